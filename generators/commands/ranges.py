"""Two states of the content, as A..B names them: what commands that compare begin with."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import click

from generators.commands import ROOT
from generators.commands.content import open_library, show_problems
from generators.model.library import Library
from generators.read.revisions import content_at, split_range


class RangeType(click.ParamType[tuple[str, str]]):
    """A range A..B of revisions or folders."""

    name = "A..B"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Split the range."""
        if isinstance(value, tuple):
            return value
        try:
            return split_range(str(value))
        except ValueError:
            self.fail(f"「{value}」不是 A..B。例：HEAD~1..（上一版到现在）、旧文件夹..新文件夹", param, ctx)


range_argument = click.argument("between", metavar="A..B", type=RangeType())


@contextmanager
def both_libraries(between: tuple[str, str], day: date) -> Iterator[tuple[Library, Library] | None]:
    """Open both sides of a range as they hold on a day; show what is wrong and give nothing then."""
    with content_at(between[0], ROOT) as (before, no_before), content_at(between[1], ROOT) as (after, no_after):
        if before is None or after is None:
            show_problems([*no_before, *no_after])
            yield None
            return
        (old, in_old), (new, in_new) = open_library(before, day=day), open_library(after, day=day)
        if in_old or in_new:
            show_problems([*in_old, *in_new])
        yield None if in_old or in_new else (old, new)
