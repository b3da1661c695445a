"""The command `checklist`: the list of one enterprise, as files, with what was entered in older versions of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from generators.commands import FOUND_PROBLEMS, ROOT
from generators.commands.content import find_enterprise, open_content, say_problem, show_problems
from generators.commands.given_file import require_file
from generators.commands.issued import WORKBOOKS, Today, list_words, make_today, owner_of, read_list, year_of
from generators.commands.options import as_of_option, year_option
from generators.model.issued_list import IssuedList
from generators.model.labels import Labels
from generators.model.library import Library
from generators.model.problem import Place, Problem
from generators.model.ticks import ReturnedList
from generators.view.checklist import Checklist
from generators.view.checklist.carry import NOTHING, Carried, Carrier, carry
from generators.view.suspects.words import say_suspect
from generators.write.checklist import one_checklist_outputs
from generators.write.list_versions import keep_versions, write_list
from generators.write.output import Output
from generators.write.risk_list import risk_list_outputs

CONTINUED = "-续"
"""Ends the names of lists that hold what was entered before, so that `build` leaves them alone."""
RETURNED = (".docx", *WORKBOOKS)
"""What ends the names of lists that come back."""
Return = tuple[ReturnedList, IssuedList | None]


@click.command(
    help="生成一家企业的一企一清单（Word、Excel、日历和 JSON）；政策要求的，另有风险清单。"
    "「企业」写编号，或企业档案文件的路径。"
    "收回的清单用 --carry 带入，例：checklist sz-jl --carry 收回.docx"
)
@click.argument("enterprise", metavar="企业")
@year_option
@as_of_option
@click.option(
    "--carry",
    "files",
    metavar="文件",
    multiple=True,
    type=click.Path(path_type=Path),
    help="收回的清单（.docx 或 .xlsx）：把勾选、日期、签字和备注带入新的一版，写成“清单-续”。"
    "可以写几次，填的合在一起，矛盾的以后写的为准。",
)
@click.option(
    "--out", metavar="文件夹", type=click.Path(path_type=Path, file_okay=False), help="放在哪个文件夹，默认 build/。"
)
def command(*, enterprise: str, year: int | None, as_of: date, files: tuple[Path, ...], out: Path | None) -> int:
    """Write the files of one list."""
    for path in files:
        require_file(path, "--carry", RETURNED)
    library, labels, problems = open_content(day=as_of)
    if problems:
        return show_problems(problems)
    found, problems = find_enterprise(enterprise, library)
    if found is None:
        return show_problems(problems)
    today, folder = make_today(found, library, labels, as_of, year), out or ROOT / "build"
    returns, problems = read_returns(files, today.checklist, library, labels, folder)
    if problems:
        return show_problems(problems)
    carried = carry(returns, make_carrier(today)) if returns else NOTHING
    write_files(folder, today, carried)
    write_outputs_of(folder, risk_list_outputs(library, (found,), labels))
    return report(today.checklist, carried)


def read_returns(
    files: Sequence[Path], checklist: Checklist, library: Library, labels: Labels, folder: Path
) -> tuple[list[Return], list[Problem]]:
    """Read the lists that came back; one of another enterprise or year is a problem."""
    words, returns, problems = list_words(library, labels), [], []
    for path in files:
        returned, record, found = read_list(path, words, (folder,))
        problems += found
        if returned is not None:
            stranger = find_stranger(returned, record, checklist)
            problems += [Problem(place=Place(file=path.name), message=stranger)] if stranger else []
            returns.append((returned, record))
    return returns, problems


def find_stranger(returned: ReturnedList, record: IssuedList | None, checklist: Checklist) -> str:
    """Say why a file cannot go into a list; empty where it can."""
    owner, year = owner_of(returned, record), year_of(returned, record)
    if returned.code == checklist.code:
        return ""
    if owner is None or year is None:
        return f"代码 {returned.code} 的清单认不出是哪家企业、哪个年度的，没有带入"
    if owner != checklist.enterprise.id:
        return f"这是企业「{owner}」的清单，不能带入「{checklist.enterprise.id}」的清单"
    if year != checklist.year:
        return f"这是{year}年度的清单，不能带入{checklist.year}年度的清单：上一年度做过的，新年度要另做"
    return ""


def make_carrier(today: Today) -> Carrier:
    """Give what carrying needs to know of today's list."""
    return Carrier(
        checklist=today.checklist,
        today=today.on_paper,
        absent=today.absent,
        names=today.labels["清单栏目"],
        words=today.labels["清单"],
    )


def write_files(folder: Path, today: Today, carried: Carried) -> None:
    """Write the files and the record of their code; nothing that somebody filled in is overwritten."""
    keep_versions(folder)
    outputs = one_checklist_outputs(today.checklist, today.labels, {}, carried)
    write_outputs_of(folder, outputs, CONTINUED if carried is not NOTHING else "")
    keep_versions(folder)


def write_outputs_of(folder: Path, outputs: Sequence[Output], suffix: str = "") -> None:
    """Write files and name each; what somebody filled in is kept beside it."""
    for path, kept in write_list(folder, outputs, suffix):
        if kept:
            click.echo(f"{path} 有人改过，改过的一份另存为 {kept.name}。", err=True)
        click.echo(path)


def report(checklist: Checklist, carried: Carried) -> int:
    """Say what the list holds and what was taken over; what was not taken over is named."""
    for doubt in carried.doubts:
        click.echo(say_problem(Problem(place=Place(file=doubt.where), message=doubt.says)), err=True)
    head = f"{checklist.enterprise.name}，{checklist.year}年度"
    received = len(checklist.listed) - len(checklist.to_do)
    others = f"（另有 {received} 项由其他单位对本单位进行）" if received else ""
    click.echo(f"{head}：适用 {len(checklist.to_do)} 项{others}，待确认 {checklist.waiting} 项。")
    for one in checklist.suspects:
        click.echo(f"【待复核】{say_suspect(one)}", err=True)
    if carried is not NOTHING:
        click.echo(
            f"带入填写的内容：照旧 {carried.kept} 行，需复核 {carried.to_review} 行，移入附录 {len(carried.annex)} 行；"
            f"读不准或互相矛盾的 {len(carried.doubts)} 处。"
        )
    return FOUND_PROBLEMS if carried.doubts else 0
