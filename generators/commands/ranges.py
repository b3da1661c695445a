"""Two states of the content, as A..B names them: what commands that compare begin with."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import click

from generators.commands import ROOT
from generators.commands.content import open_library, say_problem, show_problems
from generators.model.library import Library
from generators.model.problem import Problem
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


def missing(problems: Sequence[Problem]) -> click.UsageError:
    """Say which side of a range is not there: a wrong command line."""
    return click.BadParameter("\n".join(map(say_problem, problems)), param_hint="A..B")


@contextmanager
def both_libraries(between: tuple[str, str], day: date) -> Iterator[tuple[Library, Library] | None]:
    """Open both sides of a range as they hold on a day; show what is wrong and give nothing then.

    Raises click.UsageError where a side is not there.
    """
    with content_at(between[0], ROOT) as (before, no_before), content_at(between[1], ROOT) as (after, no_after):
        if before is None or after is None:
            raise missing([*no_before, *no_after])
        (old, in_old), (new, in_new) = open_library(before, day=day), open_library(after, day=day)
        if in_old or in_new:
            show_problems([*in_old, *in_new])
        yield None if in_old or in_new else (old, new)
