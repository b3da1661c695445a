"""The command `collect`: a folder of returns becomes the ledger of one form and month."""

import gc
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from generators.check.returns import check_returns
from generators.commands import FOUND_PROBLEMS, ROOT
from generators.commands.content import find_form, open_content, show_problems
from generators.commands.options import PeriodType, day_of
from generators.model.filled_form import Status
from generators.model.form import Form, Layout
from generators.model.labels import Words
from generators.model.ledger import Ledger, Listed, ListName, Sender
from generators.model.library import Library
from generators.model.policy import Policy
from generators.model.problem import Problem
from generators.read.filled.plan import plan_forms
from generators.read.inbox import read_inbox
from generators.read.roster import read_roster
from generators.read.sums import read_earlier, read_sums
from generators.view.due import Due, find_due, say_due_day
from generators.view.form_due import is_monthly
from generators.view.form_sending import say_period
from generators.view.ledger import Gathering, view_ledger
from generators.view.ledger.pairing import pair_returns
from generators.view.ledger.plain import plain_ledger
from generators.view.suspects import suspect_form
from generators.view.suspects.words import say_suspect
from generators.write.ledger import ledger_outputs
from generators.write.ledger.papers import list_corrections, list_incomplete, list_letters, say_counts
from generators.write.manifest import Step, read_manifest, write_manifest, write_outputs
from generators.write.output import Output

_JSON_HELP = (
    "把结果输出为 JSON，不输出别的：form、period、senders、totals、lists；另有 left_out（没有计入的格）、"
    "to_correct（待更正）、to_complete（没有填全）、unreadable（读不出）、quotas（任务进度）、months（本年各月）、letters（签回情况）、suspect（表单待复核的，变了什么；没有时为空）。"
)
_SHOWN = 10
"""Lines of a list the screen shows; all of them stand in the files."""


@click.command(help="汇总一个文件夹里的回表。例：collect 收件夹 --form ax-2023-4 --period 2023-04 --roster 名单.yaml")
@click.argument("inbox", metavar="收件夹", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--form", "form_id", required=True, metavar="编号", help="汇总哪一张表单。")
@click.option("--period", required=True, type=PeriodType(), metavar="月份", help="所属月份，如 2023-04。")
@click.option(
    "--roster",
    metavar="文件",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="应报单位名单（.yaml 或 .xlsx）；没有名单就不列未报、不催报。",
)
@click.option(
    "--out", metavar="文件夹", type=click.Path(path_type=Path, file_okay=False), help="放文件的文件夹，默认 build/。"
)
@click.option("--json", "as_json", is_flag=True, help=_JSON_HELP)
def command(  # noqa: PLR0913 - one for each option
    *, inbox: Path, form_id: str, period: str, roster: Path | None, out: Path | None, as_json: bool
) -> int:
    """Read, sort, add up, write what changed; what is rejected or unreadable is written down and gives 1."""
    library, labels, problems = open_content(day=day_of(period))
    if problems:
        return show_problems(problems)
    form = find_form(form_id, library, "--form")
    folder = (out or ROOT / "build") / "ledger"
    gathering, policy, problems = gather(library, form, period, roster, folder)
    if problems:
        return show_problems(problems)
    plans = plan_forms(library)
    gc.freeze()  # the content stays to the end: looking through it for garbage would be a quarter of the reading
    files = tuple(read_inbox(inbox, plans))
    if not files:
        click.echo(f"收件夹 {inbox} 里没有文件；把回表放进去再汇总。没有写出任何文件。", err=True)
        return FOUND_PROBLEMS
    gathering = replace(gathering, files=files)
    pairs = pair_returns(gathering, read_earlier(folder, gathering))
    ledger = view_ledger(replace(gathering, files=check_returns(pairs, gathering.policy_forms)))
    steps = write_ledger(folder / form.id / period, ledger_outputs(ledger, policy, gathering.due, labels))
    if as_json:
        click.echo(json.dumps(plain_ledger(ledger), ensure_ascii=False, indent=2))
    else:
        say_ledger(ledger, gathering.due, labels["汇总"])
        say_steps(steps, folder / form.id / period)
    return FOUND_PROBLEMS if has_returned(ledger) else 0


def gather(
    library: Library, form: Form, period: str, roster: Path | None, folder: Path
) -> tuple[Gathering, Policy, list[Problem]]:
    """Gather everything a ledger is made from but the returns."""
    policy = library.policy_of(form)
    senders, problems = find_senders(roster, form)
    gathering = Gathering(
        form=form,
        period=period,
        files=(),
        forms=library.forms,
        roster=senders,
        due=find_due(form, policy, period, library.calendar),
        monthly=frozenset(one.id for one in library.forms if one.policy == policy.id and is_monthly(one, policy)),
        quotas=library.quotas,
        known=read_sums(folder),
        suspect=suspect_form(form, library),
    )
    return gathering, policy, problems


def write_ledger(folder: Path, outputs: list[Output]) -> list[Step]:
    """Write what changed since the last run into the folder of the form and month."""
    manifest = read_manifest(folder)
    steps = write_outputs(folder, outputs, manifest)
    write_manifest(folder, manifest)
    return steps


def find_senders(path: Path | None, form: Form) -> tuple[tuple[Sender, ...] | None, list[Problem]]:
    """Read who is to send a form, if a roster is kept: all on it, but for those it gives other forms."""
    if path is None:
        return None, []
    entries, problems = read_roster(path)
    return tuple(one.sender for one in entries if not one.forms or form.id in one.forms), problems


def has_returned(ledger: Ledger) -> bool:
    """Say whether something has to go back to its sender."""
    rejected = any(entry.filled.status is Status.REJECTED for entry in ledger.entries if entry.replaced_by is None)
    return rejected or bool(ledger.lists[ListName.UNREADABLE])


def say_ledger(ledger: Ledger, due: Due | None, words: Words) -> None:
    """Say what was collected and which lists have lines."""
    click.echo(f"{ledger.form.attachment or ''}《{ledger.form.title}》{say_period(ledger.period)}")
    if due:
        click.echo(f"期限：{say_due_day(due)}")
    if ledger.suspect:
        click.echo(f"【待复核】{say_suspect(ledger.suspect, f'《{ledger.form.title}》')}", err=True)
    click.echo(f"{say_counts(ledger, words)}；别的表单和月份的文件 {ledger.others} 个。")
    for name, listed in ledger.lists.items():
        say_list(name.value, listed)
    say_list(words["to_correct"], list_corrections(ledger))
    if ledger.form.layout is Layout.LETTER:
        say_list(words["letters"], list_letters(ledger, words))
    else:
        say_list(words["to_complete"], list_incomplete(ledger, words))


def say_list(name: str, listed: Sequence[Listed]) -> None:
    """Say how many lines a list has, and the first of them."""
    click.echo(f"{name} {len(listed)}")
    for one in listed[:_SHOWN]:
        about = (one.name, one.file if one.file != one.name else None, one.says)
        click.echo(f"    {'　'.join(part for part in about if part)}")
    if len(listed) > _SHOWN:
        click.echo(f"    …… 共 {len(listed)} 行，见 回表清单.docx")


def say_steps(steps: Sequence[Step], folder: Path) -> None:
    """Say what was written."""
    for step in steps:
        click.echo(f"{step.action} {step.path}")
    removed = sum(step.removes for step in steps)
    click.echo(f"写出 {len(steps) - removed} 个文件，移除 {removed} 个，在 {folder}")
