"""The tables of a new text, with what each column seems to hold."""

import re
from collections.abc import Sequence

from generators.model.draft import DraftTable
from generators.model.official import OfficialText, squeeze

KINDS = (
    ("number", re.compile(r"^(?:序号|编号|No\.?|序)$")),
    ("year", re.compile(r"(?:19|20)\d\d年")),
    ("deadline", re.compile(r"时限|时间|期限|进度|节点|完成日期|截止")),
    ("responsibility", re.compile(r"责任|分工|牵头|负责|配合|落实单位|实施单位|部门|单位$")),
    ("task", re.compile(r"任务|措施|内容|事项|要求|项目|工作")),
    ("deliverable", re.compile(r"成果|目标|指标|标准")),
    ("remark", re.compile(r"备注|说明")),
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def view_tables(tables: Sequence[tuple[tuple[str, ...], ...]], text: OfficialText) -> tuple[DraftTable, ...]:
    """Show every table that has a row under its heading."""
    return tuple(_view(table, text) for table in tables if len(table) > 1)


def _view(table: tuple[tuple[str, ...], ...], text: OfficialText) -> DraftTable:
    columns = tuple(squeeze(cell) for cell in table[0])
    return DraftTable(
        columns=columns, kinds=tuple(map(name_kind, columns)), rows=table[1:], clause=_clause_of(table, text)
    )


def name_kind(column: str) -> str:
    """Say what a column holds, by its heading: a year column says which year; empty where the heading does not tell."""
    kind = next((kind for kind, pattern in KINDS if pattern.search(column)), "")
    year = _YEAR.search(column)
    return year[0] if kind == "year" and year else kind


def _clause_of(table: tuple[tuple[str, ...], ...], text: OfficialText) -> str:
    """Find the place a table stands in: the one that holds its heading."""
    heading = next((squeeze(cell) for cell in table[0] if cell.strip()), "")
    words = [squeeze(cell) for cell in table[0] if cell.strip()]
    for place in text.places:
        held = squeeze(place.text)
        if heading and all(word in held for word in words):
            return place.path
    return ""
