"""The headings of a form's table: what spans what, where long ones break, how wide the columns must be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from generators.model.form import Column, FieldType, FormRow

LONGEST_UPRIGHT = 14
"""Characters of an upright heading that stay in one line."""
_SHORT = 5
"""Characters of a heading that are not worth a second line."""
_UPRIGHT_WIDTHS = (2.8, 3.9)
"""Width of an upright heading of one line and of two, margins included."""
_MARGINS = 0.9
_LEAST = 4.0
"""Characters a number, or a word printed in a cell, has room for."""
_PARTS = re.compile(r"[!-~]+|.")
"""Latin words stay whole; Chinese breaks after any character."""
_SUFFIX = "化"
"""Never begins a line: it belongs to the word before it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadingCell:
    """A heading, given once, where its upper left corner is."""

    text: str
    """The label with its unit in brackets; a line feed where it breaks."""
    upright: bool = False
    columns: int = 1
    rows: int = 1


def view_heading(columns: tuple[Column, ...], rows: tuple[FormRow, ...] = ()) -> tuple[tuple[HeadingCell, ...], ...]:
    """Lay the tree of headings out as rows of cells: a heading without any below it reaches down to the last row."""
    lines: list[list[HeadingCell]] = [[] for _ in range(_depth(columns))]
    _place_headings(columns, 0, lines, iter(measure_columns(columns, rows)))
    return tuple(tuple(line) for line in lines)


def measure_columns(columns: tuple[Column, ...], rows: tuple[FormRow, ...] = ()) -> tuple[float, ...]:
    """Tell how many characters each column needs on a line, so that headings stand in two lines and their unit."""
    return tuple(width for column in columns for width in _measure(column, rows))


def break_label(label: str, unit: str | None, width: float) -> str:
    """Break a heading into even lines where it is wider than its cell, the unit on a line of its own."""
    whole = f"{label}（{unit}）" if unit else label
    if len(whole) <= width:
        return whole
    lines = ceil(len(label) / max(1, int(width)))
    while _line_limit(label, lines) > max(width, 2):
        lines += 1
    return "\n".join(_break_evenly(label, lines) + ([f"（{unit}）"] if unit else []))


def _place_headings(
    columns: tuple[Column, ...], level: int, lines: list[list[HeadingCell]], widths: Iterator[float]
) -> None:
    for column in columns:
        below = _depth(column.children)
        spanned = [next(widths) for _ in range(_count(column))]
        text = (
            _upright_text(column)
            if column.vertical
            else break_label(column.label, column.unit, sum(spanned) - _MARGINS)
        )
        rows = 1 if below else len(lines) - level
        lines[level].append(HeadingCell(text=text, upright=column.vertical, columns=len(spanned), rows=rows))
        if below:
            _place_headings(column.children, level + 1, lines, iter(spanned))


def _upright_text(column: Column) -> str:
    unit = f"（{column.unit}）" if column.unit else ""
    if len(column.label + unit) <= LONGEST_UPRIGHT:
        return column.label + unit
    return "\n".join(_break_evenly(column.label, 2)) + unit


def _break_evenly(label: str, lines: int) -> list[str]:
    """Break into lines of about one length, an even one where the label has an even number of characters."""
    limit = _line_limit(label, lines)
    broken = [""]
    for part in _PARTS.findall(label):
        if broken[-1] and len(broken[-1] + part) > limit and part != _SUFFIX:
            broken.append("")
        broken[-1] += part
    if len(broken) > 1 and len(broken[-1]) == 1:
        broken[-2:] = [broken[-2] + broken[-1]]
    return broken


def _line_limit(label: str, lines: int) -> int:
    limit = ceil(len(label) / lines)
    return limit + 1 if len(label) % 2 == 0 and limit % 2 else limit


def _measure(column: Column, rows: tuple[FormRow, ...]) -> tuple[float, ...]:
    own = _own_width(column)
    if column.children:
        widths = measure_columns(column.children, rows)
        lacking = max(0.0, own - sum(widths)) / len(widths)
        return tuple(width + lacking for width in widths)
    printed = max((len(row.cells.get(column.id or "", "")) for row in rows), default=0)
    least = _LEAST + _MARGINS if column.type is FieldType.TEXT else _UPRIGHT_WIDTHS[0]
    return (max(own, least, min(printed, _LEAST) + _MARGINS if printed else 0),)


def _own_width(column: Column) -> float:
    if column.width is not None:
        return float(column.width)
    if column.vertical:
        return _UPRIGHT_WIDTHS["\n" in _upright_text(column)]
    if not column.label:
        return 0
    lines = 1 if len(column.label) <= _SHORT else 2
    return max(len(line) for line in _break_evenly(column.label, lines)) + _MARGINS


def _count(column: Column) -> int:
    return sum(map(_count, column.children)) or 1


def _depth(columns: tuple[Column, ...]) -> int:
    """Count the levels of printed headings."""
    return max((1 + _depth(column.children) for column in columns if column.label), default=0)
