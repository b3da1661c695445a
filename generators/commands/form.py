"""The command `form`: one form as Word files."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from generators.commands import FOUND_PROBLEMS
from generators.commands.content import find_enterprise, find_form, open_content, show_problems
from generators.commands.options import PeriodType, day_of
from generators.model.filled_form import TAKEN
from generators.model.form import Form
from generators.model.labels import Labels
from generators.model.library import Library
from generators.model.problem import Place, Problem
from generators.read.filled.plan import plan_forms
from generators.read.filled_form import read_filled_form
from generators.view.form import FormView, view_form
from generators.view.form_sending import Sending
from generators.view.suspects import suspect_form
from generators.write.file_names import copy_numbers, file_name
from generators.write.form import write_form


@click.command(help="把一张表单写成 Word 文件。例：form ax-2023-4 --enterprise ax-fjsz --period 2023-04")
@click.argument("form_id", metavar="编号")
@click.option(
    "--out",
    metavar="文件",
    type=click.Path(path_type=Path, dir_okay=False),
    help="写到哪个文件；默认在当前文件夹，以题名命名。",
)
@click.option(
    "--enterprise",
    "enterprise_id",
    metavar="企业",
    help="企业编号，或企业档案文件的路径：预填名称和企业画像里已知的情况。",
)
@click.option("--period", metavar="月份", type=PeriodType(), help="所属月份，如 2023-04。")
@click.option(
    "--last", type=click.Path(path_type=Path, dir_okay=False), metavar="文件", help="上月的回表：带过来不常变的几项。"
)
@click.option(
    "--copy",
    "copy_number",
    metavar="第几份",
    type=click.IntRange(min=1),
    help="只写第几份；默认每份一个文件，各注明去向。",
)
@click.option("--unprotected", is_flag=True, help="不加保护：填写处以外也能改。")
@click.option("--force", is_flag=True, help="文件已存在时覆盖。")
def command(  # noqa: PLR0913 - one for each option
    *,
    form_id: str,
    out: Path | None,
    enterprise_id: str | None,
    period: str | None,
    last: Path | None,
    copy_number: int | None,
    unprotected: bool,
    force: bool,
) -> int:
    """Write one form, each of its copies; an existing file stays as it is unless the reader insists."""
    library, labels, problems = open_content(day=day_of(period))
    if problems:
        return show_problems(problems)
    form = find_form(form_id, library)
    if copy_number and copy_number > len(form.copies):
        copies = f"一共 {len(form.copies)} 份" if form.copies else "不分几份，不用写 --copy"
        says = f"表单「{form_id}」没有第 {copy_number} 份，{copies}。"
        raise click.BadParameter(says, param_hint="--copy")
    enterprise, problems = find_enterprise(enterprise_id, library, "--enterprise") if enterprise_id else (None, [])
    last_month, found = carry_over(last, form, library) if last else ({}, [])
    problems += found
    if problems:
        return show_problems(problems)
    sending = Sending(
        enterprise=enterprise,
        period=period,
        calendar=library.calendar,
        last_month=last_month,
        copy_number=copy_number,
    )
    views = view_copies(form, library, sending, together=out is not None)
    return write_views(views, out, labels, protected=not unprotected, force=force)


def view_copies(form: Form, library: Library, sending: Sending, *, together: bool) -> list[FormView]:
    """Lay out the copy that is asked for, or all; `together` is one that names where each goes and is none of them."""
    numbers = (sending.copy_number,) if sending.copy_number or together else copy_numbers(form)
    policy, suspect = library.policy_of(form), suspect_form(form, library)
    return [view_form(form, policy, replace(sending, copy_number=number), suspect) for number in numbers]


def write_views(views: Sequence[FormView], out: Path | None, labels: Labels, *, protected: bool, force: bool) -> int:
    """Write each view to a file of its name, or the only one to `out`; all or none where files exist."""
    paths = [out or Path(file_name(view, labels, protected=protected)) for view in views]
    existing = [path for path in paths if path.exists()]
    if existing and not force:
        click.echo(f"{'、'.join(map(str, existing))} 已存在，没有改动。要覆盖请加 --force。", err=True)
        return FOUND_PROBLEMS
    for view, path in zip(views, paths, strict=True):
        write_form(view, path, labels, protected=protected)
        click.echo(f"{path}")
    return 0


def carry_over(path: Path, form: Form, library: Library) -> tuple[dict[tuple[str, str], str], list[Problem]]:
    """Read what the sender's return of last month held, by row and column; only sure answers are carried over."""
    filled, problems = read_filled_form(path, plan_forms(library), form.id)
    if filled is None or filled.form != form.id:
        says = filled.checks[0].says if filled and filled.checks else "不是这张表单的回表"
        place, hint = Place(file=path.name), f"应是上月填好的 {form.id}"
        return {}, problems or [Problem(place=place, message=says, hint=hint)]
    values = {}
    for answer in filled.answers:
        if answer.verdict in TAKEN and answer.value is not None:
            row, _, column = answer.tag.removeprefix(f"{form.id}.").partition(".")
            values[row, column] = str(answer.value)
    return values, []
