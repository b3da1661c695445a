"""The ledger as a spreadsheet: one row for each sender and row of the form, every figure with its file and cell.

Texts come from strangers: they are written as strings with a quote prefix and can never become formulas or links.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generators.model.filled_form import TAKEN, Answer, Verdict
from generators.model.form import FieldType
from generators.model.labels import Labels
from generators.model.ledger import Ledger
from generators.view.due import Due
from generators.view.ledger.columns import list_columns
from generators.write.ledger.lines import Line, list_lines
from generators.write.ledger.sheets import Value, list_sheets

_LONGEST = 32_000
"""Characters a cell of a spreadsheet holds, a little less."""
_WIDTH, _WORDS, _LINE = 10, 24, 15
"""Of a column of the form, and of one for words, in digits: a Chinese character takes two; of a line, in points."""
_REMARKS, _NARROW = 60, 9
"""Of the column of remarks, and of any column of the other sheets at least; no column is wider than remarks."""
_HIGHEST = 400
"""Of a row, in points; programs take a little more."""
_A3 = 8
"""What spreadsheets call the paper."""
_FIRST = {"sender": 28, "file": 28, "date": 12, "status": 14, "counts": 20, "row": 12}
"""The columns before those of the form: key of the heading -> width."""
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


@dataclass(frozen=True, kw_only=True)
class _Looks:
    """How cells look."""

    heading: Format
    text: Format
    number: Format
    doubtful: Format


def workbook_bytes(ledger: Ledger, due: Due | None, labels: Labels) -> bytes:
    """Make the spreadsheet; the same ledger gives the same bytes."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as workbook:
        workbook.set_properties({"title": ledger.form.title, "created": _moment(ledger.period)})
        looks = _Looks(
            heading=workbook.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E7EEF5"}),
            text=workbook.add_format({"text_wrap": True, "border": 1, "valign": "top", "quote_prefix": True}),
            number=workbook.add_format({"border": 1, "valign": "top"}),
            doubtful=workbook.add_format(
                {"text_wrap": True, "border": 1, "valign": "top", "quote_prefix": True, "bg_color": "#FCE4D6"}
            ),
        )
        own = labels["台账"]
        sheet, sources = (workbook.add_worksheet(own[name]) for name in ("ledger", "sources"))
        _write_ledger(sheet, sources, ledger, looks, labels)
        for name, heading, rows in list_sheets(ledger, due, {**labels["汇总"], **own}):
            _write_table(workbook.add_worksheet(name), heading, rows, looks)
        for one in workbook.worksheets():
            _set_paper(one)
    return content.getvalue()


def _set_paper(sheet: Worksheet) -> None:
    """Let a sheet print as wide as a lying A3, its headings on every page."""
    sheet.set_paper(_A3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _moment(period: str) -> datetime:
    """Date the file with its month, never with the day it was made."""
    return datetime.fromisoformat(f"{period}-01")


def _write_ledger(sheet: Worksheet, sources: Worksheet, ledger: Ledger, looks: _Looks, labels: Labels) -> None:
    words = {**labels["汇总"], **labels["台账"]}
    columns = list_columns(ledger.form)
    shown = [f"{column.name}（{column.unit}）" if column.unit else column.name for column in columns]
    heading = (*(words[name] for name in _FIRST), *shown, words["remarks"])
    own = [_WORDS if column.type is FieldType.TEXT else _WIDTH for column in columns]
    widths = (*_FIRST.values(), *own, _REMARKS)
    for one in (sheet, sources):
        _set_height(one, 0, zip(heading, widths, strict=True))
        _write_heading(one, heading, looks)
        one.freeze_panes(1, 1)
        for number, width in enumerate(widths):
            one.set_column(number, number, width)
    for number, line in enumerate(list_lines(ledger, tuple(column.id for column in columns), labels), start=1):
        texts = (*line.first, *map(_text_of, line.shown), line.remarks)
        _set_height(sheet, number, zip(texts, widths, strict=True))
        _write_line(sheet, sources, number, line, looks)


def _text_of(shown: Answer | str | None) -> str | None:
    return shown.text if isinstance(shown, Answer) else shown


def _write_line(sheet: Worksheet, sources: Worksheet, number: int, line: Line, looks: _Looks) -> None:
    for position, text in enumerate(line.first):
        _write(sheet, number, position, text, looks.text)
        _write(sources, number, position, text, looks.text)
    link = f"internal:'{sources.get_name()}'!A{number + 1}"
    sheet.write_url(number, len(line.first) - 1, link, looks.text, _safe(line.first[-1]))
    for position, shown in enumerate(line.shown, start=len(line.first)):
        _write_answer(sheet, sources, (number, position), shown, looks)
    _write(sheet, number, len(line.first) + len(line.shown), line.remarks, looks.text)


def _write_answer(
    sheet: Worksheet, sources: Worksheet, place: tuple[int, int], shown: Answer | str | None, looks: _Looks
) -> None:
    if not isinstance(shown, Answer):
        _write(sheet, *place, shown, looks.text)
        return
    sure = shown.verdict in TAKEN
    if sure:
        _write(sheet, *place, shown.value, looks.text)
    else:
        doubtful = shown.verdict in (Verdict.REFUSED, Verdict.CONFLICT)
        _write(sheet, *place, shown.text, looks.doubtful if doubtful else looks.text)
    if shown.cell:
        _write(sources, *place, shown.cell, looks.text)


def _write_table(sheet: Worksheet, heading: Sequence[str], rows: Iterable[Sequence[Value]], looks: _Looks) -> None:
    _write_heading(sheet, heading, looks)
    sheet.freeze_panes(1, 0)
    body = [tuple(row) for row in rows]
    widths = [_measure(column) for column in zip(heading, *body, strict=True)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for number, row in enumerate(body, start=1):
        _set_height(sheet, number, zip(row, widths, strict=True))
        for column, value in enumerate(row):
            _write(sheet, number, column, value, looks.text)


def _measure(texts: Iterable[Value]) -> int:
    """Tell how wide a column is for its longest text."""
    longest = max(_width(line) for text in texts for line in str(text or "").split("\n"))
    return min(max(longest + 2, _NARROW), _REMARKS)


def _set_height(sheet: Worksheet, row: int, cells: Iterable[tuple[Value, int]]) -> None:
    """Make a row as high as its longest text is in its column, as not every program does; before it is written."""
    lines = max(_count_lines(text, width) for text, width in cells)
    if lines > 1:
        sheet.set_row(row, min(lines * _LINE, _HIGHEST))


def _count_lines(text: Value, width: int) -> int:
    if not isinstance(text, str) or len(text) * 2 < width:
        return 1
    return sum(max(1, -(-_width(line) // (width - 1))) for line in text.split("\n"))


def _width(text: str) -> int:
    """Tell the width of a text in digits; a Chinese character takes two."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def _write_heading(sheet: Worksheet, heading: Sequence[str], looks: _Looks) -> None:
    for column, text in enumerate(heading):
        sheet.write_string(0, column, text, looks.heading)


def _write(sheet: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
    """Write a number as a number and everything else as a string, which no program takes for a formula."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, _safe(value), look)
    else:
        sheet.write_number(row, column, float(value), look)


def _safe(text: str) -> str:
    return text[:_LONGEST]
