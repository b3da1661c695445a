"""Read who is to report: a YAML list, or the first sheet of a workbook, with 编号, 名称 and, if wanted, 表单."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from generators.model.ledger import Sender
from generators.model.problem import Place, Problem
from generators.model.profiles import NAME, NUMBER
from generators.model.roster import PLAIN_ID, RosterEntry
from generators.read.library import locate
from generators.read.sheet_cells import split_parts, text_of
from generators.read.yaml_file import read_yaml

FORMS = "表单"
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
LARGEST_FILE = 10 * 1024 * 1024
LONGEST_NAME = 100

_HINT = "写成 - {编号: xx-01, 名称: 某某单位}；要发几种表的再写 表单: [ax-2023-4, ax-2023-5]"
_SHEET_HINT = "第一行写列名：编号、名称，要发几种表的再加一列 表单（用顿号隔开）"
_HEADING_ROWS = 10
"""The headings stand in one of the first rows, below a title perhaps."""

_Line = tuple[dict[str, Any], Place]
"""A line of a roster by its keys, and where it stands."""


def read_roster(path: Path) -> tuple[tuple[RosterEntry, ...], list[Problem]]:
    """Read a roster; every number and every name comes once. Problems carry their line."""
    suffix = path.suffix.lower()
    if suffix in (".yaml", ".yml"):
        lines, problems, hint = *_read_list(path), _HINT
    elif suffix in WORKBOOKS:
        lines, problems, hint = *_read_sheet(path), _SHEET_HINT
    else:
        says = f"名单不能是「{path.suffix or path.name}」文件"
        return (), [Problem(place=Place(file=path.name), message=says, hint="用 .yaml 或 .xlsx")]
    entries: list[RosterEntry] = []
    for line, place in lines:
        entry, message = _read_entry(line, entries)
        if entry:
            entries.append(replace(entry, place=place.inside(FORMS) if FORMS in line else place))
        else:
            problems.append(Problem(place=place, message=message, hint=hint))
    if not entries and not problems:
        problems.append(Problem(place=Place(file=path.name), message="名单里没有单位", hint=hint))
    return tuple(entries), locate(problems, path.parent)


def _read_list(path: Path) -> tuple[list[_Line], list[Problem]]:
    raw, problems = read_yaml(path, path.name)
    if raw is None:
        return [], problems
    if not isinstance(raw, list):
        return [], [*problems, Problem(place=Place(file=path.name), message="名单应是一列单位", hint=_HINT)]
    return [
        (item if isinstance(item, dict) else {}, Place(file=path.name, keys=(index,))) for index, item in enumerate(raw)
    ], problems


def _read_sheet(path: Path) -> tuple[list[_Line], list[Problem]]:
    """Read the first sheet; empty rows are passed over."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return [], [_unreadable(path, "文件太大")]
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (OSError, CalamineError, ValueError) as error:
        return [], [_unreadable(path, "没有这个文件" if isinstance(error, FileNotFoundError) else "打不开")]
    texts = [[text_of(cell) for cell in row] for row in rows]
    start = next((number for number, row in enumerate(texts[:_HEADING_ROWS]) if {NUMBER, NAME} <= set(row)), None)
    if start is None:
        message = "找不到「编号」和「名称」两列"
        return [], [Problem(place=Place(file=path.name, line=1), message=message, hint=_SHEET_HINT)]
    headings = texts[start]
    return [
        (dict(zip(headings, row, strict=False)), Place(file=path.name, line=number))
        for number, row in enumerate(texts[start + 1 :], start=start + 2)
        if any(row)
    ], []


def _unreadable(path: Path, why: str) -> Problem:
    return Problem(
        place=Place(file=path.name, line=1), message=f"读不了名单：{why}", hint="用 Excel 或 WPS 另存为 .xlsx"
    )


def _read_entry(line: dict[str, Any], before: Iterable[RosterEntry]) -> tuple[RosterEntry | None, str]:
    """Return the sender of a line, or what is wrong with it."""
    number, name = line.get(NUMBER), line.get(NAME)
    if not isinstance(number, str) or not PLAIN_ID.fullmatch(number):
        return None, f"编号「{number or ''}」应由字母、数字、连字符组成"
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME:
        return None, f"「{number}」没有写名称" if not name else f"「{number}」的名称应是不超过{LONGEST_NAME}字的文字"
    sender = Sender(id=number, name=name.strip())
    for entry in before:
        if sender.id == entry.sender.id or sender.name == entry.sender.name:
            return None, f"「{sender.id} {sender.name}」与「{entry.sender.id} {entry.sender.name}」重复"
    return RosterEntry(sender=sender, forms=tuple(_list_forms(line.get(FORMS)))), ""


def _list_forms(value: object) -> Iterator[str]:
    texts = value if isinstance(value, list) else [value]
    for text in texts:
        if isinstance(text, str):
            yield from split_parts(text)
