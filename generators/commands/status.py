"""The command `status`: whether a printed or returned list is still current, and what changed since."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from generators.commands import FOUND_PROBLEMS
from generators.commands.content import find_enterprise, open_content, say_problem, show_problems
from generators.commands.issued import Today, find_record, list_words, make_today, owner_of, read_list, year_of
from generators.commands.options import as_of_option
from generators.model.enterprise import Enterprise
from generators.model.issued_list import IssuedList
from generators.model.labels import Labels
from generators.model.library import Library
from generators.model.official import squeeze
from generators.model.problem import Place, Problem
from generators.read.issued_lists import CODE
from generators.view.checklist import view_checklists
from generators.view.checklist.versions import (
    ChangeKind,
    RowChange,
    compare,
    issued_on_paper,
    say_aspect,
    say_facts,
)

_LONGEST_ACT = 60


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything a question is answered from."""

    library: Library
    labels: Labels
    as_of: date
    folders: tuple[Path, ...]
    enterprise: Enterprise | None
    """As the asker names it; None leaves it to the content and the records."""


@click.command(
    help="查一份一企一清单是否仍然有效、变了什么。写清单上的 8 位代码，或打印、收回的 .docx、.xlsx 文件。"
    "例：status V56OABKE"
)
@click.argument("asked", metavar="代码或文件")
@click.option("--enterprise", metavar="企业", help="清单是哪家企业的：编号或企业档案文件；查不到时才要写。")
@click.option(
    "--in",
    "folders",
    metavar="文件夹",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="清单曾写到别的文件夹（--out）时，写那个文件夹；可以写几次。",
)
@as_of_option
def command(*, asked: str, enterprise: str | None, folders: tuple[Path, ...], as_of: date) -> int:
    """Answer for a code or a file."""
    library, labels, problems = open_content(day=as_of)
    if problems:
        return show_problems(problems, closing="")
    named, problems = find_enterprise(enterprise, library, "--enterprise") if enterprise else (None, [])
    if problems:
        return show_problems(problems, closing="")
    desk = Desk(library=library, labels=labels, as_of=as_of, folders=folders, enterprise=named)
    path, code = Path(asked), asked.strip().upper()
    if path.is_file() or path.suffix:
        return answer_file(path, desk)
    if not CODE.fullmatch(code):
        raise click.BadParameter(f"「{asked}」不是清单代码（8 位大写字母和数字 2 至 7），也没有这个文件。")
    return answer_code(code, desk)


def answer_code(code: str, desk: Desk) -> int:
    """Say whether the list of a code is current."""
    enterprises = (desk.enterprise,) if desk.enterprise else desk.library.enterprises
    current = view_checklists(enterprises, desk.library, desk.as_of, calendar=desk.library.calendar)
    for checklist in current:
        if checklist.code == code:
            click.echo(f"{checklist.enterprise.name}，{checklist.year}年度清单，代码 {code}：仍然有效。")
            return 0
    record = find_record(code, desk.folders)
    if record is None or record.enterprise is None:
        click.echo(
            f"没有代码为 {code} 的清单：现行清单和生成过的记录里都找不到。\n"
            "    提示：核对有没有抄错（没有数字 0、1、8、9）；清单写在别的文件夹时，用 --in 指出",
            err=True,
        )
        return FOUND_PROBLEMS
    owner = find_owner(record.enterprise.id, record, desk)
    assert owner is not None  # noqa: S101 - for the type checker: a record knows its enterprise
    today = make_today(owner, desk.library, desk.labels, desk.as_of, record.year)
    for line in say_answer(record, today, today.recorded, record.enterprise):
        click.echo(line)
    return 0


def find_owner(name: str | None, record: IssuedList | None, desk: Desk) -> Enterprise | None:
    """Find the enterprise of a list as it is known now: as named, in the content, else as it was then."""
    if desk.enterprise is not None:
        return desk.enterprise
    found = {one.id: one for one in desk.library.enterprises}.get(name or "")
    return found or (record.enterprise if record else None)


def answer_file(path: Path, desk: Desk) -> int:
    """Say whether a list that was printed or came back is current, and what could not be read in it."""
    returned, record, problems = read_list(path, list_words(desk.library, desk.labels), desk.folders)
    if returned is None:
        return show_problems(problems, closing="")
    owner, year = find_owner(owner_of(returned, record), record, desk), year_of(returned, record)
    if owner is None or year is None:
        missing = "企业" if owner is None else "年度"
        says = f"代码 {returned.code} 的清单：内容和记录里都找不到它的{missing}"
        return show_problems(
            [_complain(path, says, "用 --enterprise 指出企业档案文件，或用 --in 指出清单所在文件夹")], ""
        )
    today = make_today(owner, desk.library, desk.labels, desk.as_of, year)
    then = record.enterprise if record else None
    for line in say_answer(issued_on_paper(returned, record), today, today.on_paper, then):
        click.echo(line)
    entered = sum(not tick.is_blank for tick in returned.ticks)
    click.echo(f"文件里填写了 {entered} 行；读不准的 {len(returned.doubts)} 处。")
    for doubt in returned.doubts:
        click.echo(say_problem(_complain(path, f"{doubt.where}：{doubt.says}")), err=True)
    return 0


def _complain(path: Path, message: str, hint: str = "") -> Problem:
    return Problem(place=Place(file=path.name), message=message, hint=hint)


def say_answer(old: IssuedList, today: Today, new: IssuedList, then: Enterprise | None) -> Iterator[str]:
    """Say whether a version is current; where it is not, every row that is new, changed or gone."""
    head = f"{new.enterprise.name if new.enterprise else ''}，{new.year}年度清单，代码 {old.code}："
    if old.code == new.code:
        yield f"{head}仍然有效。"
        return
    changes = compare(old, new, today.absent)
    counts = Counter(change.kind for change in changes)
    yield (
        f"{head}已更新，现行代码 {new.code}。"
        + "，".join(f"{kind.value} {counts[kind]} 项" for kind in ChangeKind)
        + "。"
    )
    facts = say_facts(then, new.enterprise) if then and new.enterprise else ()
    if facts:
        yield f"企业情况有变：{'、'.join(facts)}"
    for change in changes:
        yield say_change(change, today.labels["清单栏目"])
    if not changes:
        yield "各项职责没有变动；变的是企业情况、待确认的问题、日期或不列入的说明，已填写的内容仍然有效。"


def say_change(change: RowChange, names: Mapping[str, str]) -> str:
    """Say what became of one row, with its clause."""
    texts = change.row.texts
    does = squeeze(texts.get("does", ""))
    act = does if len(does) <= _LONGEST_ACT else f"{does[:_LONGEST_ACT]}…"
    said = f"{change.kind.value} {change.duty}　{squeeze(texts.get('basis', ''))}：{act}"
    if change.kind is ChangeKind.REMOVED:
        return f"{said}（{change.why}）"
    if change.kind is ChangeKind.CHANGED:
        return f"{said}（{'；'.join(say_aspect(one, names) for one in change.aspects) or '适用条件等有变'}）"
    return said
