"""The command `forms`: the blank of every form, or one for every sender of a roster."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from generators.check.hints import say_nearest
from generators.commands import FOUND_PROBLEMS, ROOT
from generators.commands.content import find_form, open_content, show_problems
from generators.commands.options import PeriodType, day_of
from generators.model.enterprise import Enterprise
from generators.model.form import Form
from generators.model.labels import Labels
from generators.model.ledger import Sender, Texts
from generators.model.library import Library
from generators.model.problem import Problem
from generators.model.roster import RosterEntry
from generators.read.last_month import Reports, read_last_month, read_ledgers
from generators.read.library import locate
from generators.read.roster import read_roster
from generators.view.form import FormView, view_form
from generators.view.form_sending import Sending, say_period
from generators.view.ledger.progress import previous_month
from generators.view.ledger.sorting import same_name
from generators.view.suspects import suspect_form
from generators.write.file_names import copy_numbers, sent_name
from generators.write.files import write_if_changed
from generators.write.form import form_bytes, form_outputs
from generators.write.manifest import Manifest, read_manifest, write_manifest, write_outputs

BLANKS = "forms/"
OUTGOING = "outgoing"
"""Below build/: what goes out to the senders of a roster, by month and form."""


@click.command(
    help="把每张表单的空白件写成 Word 文件，放进 build/forms/。加上名单和月份，就给名单上每家单位各写一份，"
    "放进 build/outgoing/；上月的回表已经用 collect 汇总的，填表人、联系电话等不常变的几项带过来，"
    "汇总放在别处或没有汇总过的，用 --last 指明。"
    "例：forms --roster 名单.xlsx --period 2023-04 --form ax-2023-4"
)
@click.option(
    "--roster",
    metavar="文件",
    type=click.Path(path_type=Path, dir_okay=False),
    help="名单：.yaml 或 .xlsx，写编号和名称。",
)
@click.option("--period", metavar="月份", type=PeriodType(), help="所属月份，如 2023-04。")
@click.option(
    "--form", "form_ids", metavar="编号", multiple=True, help="发哪张表单，可以写几次；默认照名单里的“表单”一栏。"
)
@click.option(
    "--last",
    metavar="文件夹",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="上月的回表在哪里：collect 写出的文件夹，或上月的收件夹；默认 build/ledger。",
)
def command(*, roster: Path | None, period: str | None, form_ids: tuple[str, ...], last: Path | None) -> int:
    """Write what changed; say how many files there are and how many were written."""
    library, labels, problems = open_content(day=day_of(period))
    if problems:
        return show_problems(problems)
    if roster is None:
        if period or form_ids or last:
            raise click.UsageError("--period、--form 和 --last 要同 --roster 一起用。")
        return _write_blanks(library, labels)
    if period is None:
        raise click.UsageError("给名单发表要写明月份，如 --period 2023-04。")
    for form_id in form_ids:
        find_form(form_id, library, "--form")
    entries, problems = read_roster(roster)
    problems += [] if form_ids else locate(check_wanted(entries, library), roster.parent)
    if problems:
        return show_problems(problems)
    return _write_sent(library, labels, _Sent(entries=entries, period=period, form_ids=form_ids, last=last))


def _write_blanks(library: Library, labels: Labels) -> int:
    """Write the blanks through the manifest, which `build` keeps too: so neither takes the other's work for edited."""
    build = ROOT / "build"
    manifest = read_manifest(build)
    own = Manifest(outputs={path: made for path, made in manifest.outputs.items() if path.startswith(BLANKS)})
    outputs = form_outputs(library, labels)
    steps = write_outputs(build, outputs, own)
    manifest.outputs = {path: made for path, made in manifest.outputs.items() if not path.startswith(BLANKS)}
    manifest.outputs |= own.outputs
    write_manifest(build, manifest)
    written = [step.path for step in steps if not step.removes]
    for path in written:
        click.echo(f"build/{path}")
    click.echo(f"共 {len(library.forms)} 张表单，{len(outputs)} 个文件，写出 {len(written)} 个。")
    return 0


def check_wanted(entries: Iterable[RosterEntry], library: Library) -> list[Problem]:
    """Check that every form a roster asks for is there."""
    forms = [form.id for form in library.forms]
    return [
        Problem(place=entry.place, message=f"没有编号为「{form_id}」的表单", hint=say_nearest(form_id, forms))
        for entry in entries
        for form_id in entry.forms
        if form_id not in forms
    ]


@dataclass(frozen=True, kw_only=True)
class _Sent:
    """What goes out: to whom, for which month, which forms; and where last month's returns are, if that was said."""

    entries: tuple[RosterEntry, ...]
    period: str
    form_ids: tuple[str, ...]
    last: Path | None


def _write_sent(library: Library, labels: Labels, sent: _Sent) -> int:
    forms, period = {form.id: form for form in library.forms}, sent.period
    wanted = [(entry, form_id) for entry in sent.entries for form_id in sent.form_ids or entry.forms]
    if not wanted:
        click.echo("不知道发哪张表单。加上 --form ax-2023-4，或在名单里加一栏“表单”。", err=True)
        return FOUND_PROBLEMS
    asked = [forms[form_id] for form_id in dict.fromkeys(form_id for _, form_id in wanted)]
    last = _read_last(sent, asked, library)
    written = files = 0
    for entry, form_id in wanted:
        last_month = last[form_id].get(same_name(entry.sender.name), {})
        for view in list_views(forms[form_id], entry.sender, period, library, last_month):
            path = ROOT / "build" / OUTGOING / period / form_id / sent_name(view, labels)
            written += write_if_changed(path, form_bytes(view, labels, protected=True))
            files += 1
    left_out = [entry.sender.name for entry in sent.entries if not (sent.form_ids or entry.forms)]
    if left_out:
        click.echo(f"名单没有写发哪张表单，没有做的：{'、'.join(left_out)}。", err=True)
    if sent.last:
        _say_carried(sent.last, last, period)
    click.echo(f"共 {len(sent.entries)} 家单位，{files} 个文件，写出 {written} 个，在 build/{OUTGOING}/{period}/。")
    return 0


def _read_last(sent: _Sent, forms: Sequence[Form], library: Library) -> dict[str, Reports]:
    """Read last month's returns where they were said to be, else where `collect` leaves them."""
    month = previous_month(sent.period)
    if sent.last:
        return read_last_month(sent.last, forms, month, library)
    return read_ledgers(ROOT / "build" / "ledger", forms, month)


def _say_carried(folder: Path, last: Mapping[str, Reports], period: str) -> None:
    """Say of how many senders returns were found where they were said to be; forms of which there are none by name."""
    month = say_period(previous_month(period))
    for form_id, reports in last.items():
        found = f"{len(reports)} 家单位" if reports else "没有"
        click.echo(f"{folder} 里{month} {form_id} 的回表：{found}。", err=not reports)


def list_views(form: Form, sender: Sender, period: str, library: Library, last_month: Texts) -> Iterator[FormView]:
    """Lay a form out for a sender, once for each copy, with its profile where content/ holds one of that name."""
    policy, suspect = library.policy_of(form), suspect_form(form, library)
    profile = next((one for one in library.enterprises if one.name == sender.name), None)
    enterprise = profile or Enterprise(id=sender.id, name=sender.name, year=int(period[:4]), facts={})
    for number in copy_numbers(form):
        sending = Sending(
            enterprise=enterprise,
            number=sender.id,
            period=period,
            calendar=library.calendar,
            copy_number=number,
            last_month=last_month,
        )
        yield view_form(form, policy, sending, suspect)
