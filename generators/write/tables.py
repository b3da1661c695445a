"""The tables of the handbook as files: a spreadsheet to filter, and CSV for whatever else reads tables.

Every text is written as a string and can never become a formula or a link.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO, StringIO

from generators.model.labels import Labels
from generators.model.library import Library
from generators.view.handbook.index import Index
from generators.view.handbook.table import FOLDER, Cell, Row, Table
from generators.view.handbook.tables import list_tables, name_tables
from generators.view.same import once_for_each
from generators.write.csv_cell import plain_cell
from generators.write.output import ROOT, Output, digest, hash_files
from generators.write.row_heights import find_height

ENDINGS = ("xlsx", "csv")
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a date
"""Stands for the moment a workbook was made: a real one would alter tables of which nothing changed."""
KEY = "key"
_WIDE, _NARROW, _WIDEST = 40.0, 12.0, 60.0
_PADDING = 2.0
_LONGEST = 32_000
"""Characters a cell of a spreadsheet holds, a little less."""
_MARK = "\ufeff"
"""Tells spreadsheets that a CSV file is UTF-8."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MOST_ROWS = 20_000
"""How many rows that tables share are kept while the tables are said; a handbook has some thousand."""
SayRow = Callable[[Row], tuple[str, ...]]


def table_paths(library: Library, labels: Labels) -> tuple[str, ...]:
    """Name the files of every table by their paths below build/: tables/<id>/<name>.xlsx."""
    names = {table: name or labels["表格"][table] for table, name in name_tables(library).items()}
    return tuple(f"{FOLDER}/{table}/{name}.{ending}" for table, name in names.items() for ending in ENDINGS)


def table_outputs(index: Index, labels: Labels) -> Iterator[Output]:
    """Yield the files of every table."""
    writers = (ROOT / "generators" / "write" / name for name in ("tables.py", "row_heights.py", "csv_cell.py"))
    program = hash_files(*writers, ROOT / "generators" / "view" / "handbook")
    means = {"表格的写法": program, "用语": digest(repr(labels))}

    @once_for_each(_MOST_ROWS)
    def say(row: Row) -> tuple[str, ...]:
        return say_row(row, labels)

    for table in list_tables(index):
        filed = file_table(table, labels, say)
        path = f"{FOLDER}/{table.id}/{filed.title}"
        yield Output(path=f"{path}.xlsx", view=filed, means=means, make=partial(xlsx_bytes, filed))
        yield Output(path=f"{path}.csv", view=filed, means=means, make=partial(csv_bytes, filed))


@dataclass(frozen=True, kw_only=True)
class FiledTable:
    """A table as its files hold it, in texts."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shows: tuple[object, ...]
    """The records of the rows, and what is suspect of each."""


def file_table(table: Table, labels: Labels, say: SayRow | None = None) -> FiledTable:
    """Say a table as its files hold it; who says many gives what says their rows, because they share some."""
    headings, rows = lay_out(table, labels, say)
    shows = tuple((row.record, row.suspects) for row in table.rows)
    return FiledTable(title=title_of(table, labels), headings=headings, rows=rows, shows=shows)


def title_of(table: Table, labels: Labels) -> str:
    """Return the name of a table."""
    return table.title if isinstance(table.title, str) else labels[table.title[0]][table.title[1]]


def lay_out(
    table: Table, labels: Labels, say: SayRow | None = None
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the headings and the rows as texts; where rows have ids of their own, these come first."""
    words, keyed = labels["表格栏目"], any(row.key for row in table.rows)
    headings = tuple(words[column.name] for column in table.columns)
    rows = map(say or partial(say_row, labels=labels), table.rows)
    if not keyed:
        return headings, tuple(rows)
    keys = (row.key for row in table.rows)
    return (words[KEY], *headings), tuple((key, *row) for key, row in zip(keys, rows, strict=True))


def say_row(row: Row, labels: Labels) -> tuple[str, ...]:
    """Return what each cell of a row says."""
    return tuple([say_cell(cell, labels) for cell in row.cells])


def say_cell(cell: Cell, labels: Labels) -> str:
    """Return all a cell says in one line."""
    if not (cell.word or cell.notes) and len(cell.parts) <= 1:  # as most are
        return " ".join(cell.parts[0].text.split()) if cell.parts else ""
    word = labels[cell.word[0]][cell.word[1]] if cell.word else ""
    parts = labels["手册"]["separator"].join(part.text for part in cell.parts)
    notes = "；".join(f"{labels[kind[0]][kind[1]]}：{text}" if kind else text for kind, text in cell.notes)
    said = f"{word}：{parts}" if word and parts else word or parts
    return " ".join((f"{said}（{notes}）" if notes else said).split())


def csv_bytes(table: FiledTable) -> bytes:
    """Write a table as CSV that spreadsheets open as it is."""
    written = StringIO(newline="")
    csv.writer(written).writerows([plain_cell(text) for text in row] for row in (table.headings, *table.rows))
    return (_MARK + written.getvalue()).encode()


def xlsx_bytes(table: FiledTable) -> bytes:
    """Write a table as a workbook; the same table gives the same bytes."""
    import xlsxwriter  # noqa: PLC0415 - slow to load, and most builds write no table

    headings, rows = table.headings, table.rows
    content = BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as workbook:
        workbook.set_properties({"title": table.title, "created": _MADE})
        plain = {"text_wrap": True, "border": 1, "valign": "top"}
        heading = workbook.add_format({**plain, "bold": True, "bg_color": "#E7EEF5"})
        text = workbook.add_format({**plain, "quote_prefix": True})
        sheet = workbook.add_worksheet()
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        widths = [width_of(column) for column in zip(headings, *rows, strict=True)]
        for number, (name, width) in enumerate(zip(headings, widths, strict=True)):
            sheet.set_column(number, number, width)
            sheet.write_string(0, number, name, heading)
        for place, row in enumerate(rows, start=1):
            sheet.set_row(place, find_height(row, widths))
            for number, one in enumerate(row):
                sheet.write_string(place, number, one[:_LONGEST], text)
        sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    return content.getvalue()


def width_of(column: tuple[str, ...]) -> float:
    """Return how wide a column is: its longest text, within bounds; a Chinese character takes two places."""
    longest = max(len(text.encode("gbk", "replace")) for text in column)
    return min(max(longest + _PADDING, _NARROW), _WIDE if longest < 2 * _WIDEST else _WIDEST)
