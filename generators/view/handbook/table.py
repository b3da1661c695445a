"""A table of the handbook: what the page shows to be filtered and sorted, and the same as files to download."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from generators.model.suspect import Suspect
from generators.view.handbook.files import Download, list_downloads
from generators.view.handbook.index import Index, Link
from generators.view.suspects.words import say_in_cell

FOLDER = "tables"
"""Folder of build/ the files lie in, one folder below it for every table."""
Word = tuple[str, str]
"""A fixed word of the labels: its place, its key."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column; its heading is a word of the labels."""

    name: str
    facet: bool = False
    """Whether one chooses among its values."""
    heads: bool = False
    """Whether its cells name their rows."""
    filed: bool = False
    """Whether only the files have it: the page would grow too wide."""
    groups: bool = False
    """Whether the page says it once above the rows that share it, in place of a column; of a table one column may."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell: a fixed word, then what it names one by one, then remarks."""

    parts: tuple[Link, ...] = ()
    word: Word | None = None
    mark: str = ""
    """How its parts are marked: time, over …; none for plain ones."""
    notes: tuple[tuple[Word | None, str], ...] = ()
    """Remarks below: what each is, where that needs saying, and its text."""
    sort: str = ""
    """What it is sorted by, where that is not its text; a date is told by its ISO form."""
    due: str = ""
    """The last day, in ISO form, that readers are told has passed or not."""


BLANK = Cell()


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row, and the record it shows."""

    cells: tuple[Cell, ...]
    key: str = ""
    """The id of what it shows, for the files."""
    anchor: str = ""
    record: object = None
    suspects: tuple[Suspect, ...] = ()
    """What it shows that is to be looked at again."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with its files."""

    id: str
    title: Word | str
    """A word of the labels, or a name of the content."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    downloads: tuple[Download, ...] = ()

    @property
    def shown(self) -> tuple[int, ...]:
        """The numbers of the columns that the page has."""
        return tuple(number for number, column in enumerate(self.columns) if not (column.filed or column.groups))

    @property
    def grouped_by(self) -> int | None:
        """The number of the column whose values stand above the rows that share them."""
        return next((number for number, column in enumerate(self.columns) if column.groups), None)


def mark_suspects(table: Table) -> Table:
    """Say in a last column what is to be looked at again, in the files also why; where nothing is, there is none."""
    if not any(row.suspects for row in table.rows):
        return table
    columns = (*table.columns, Column(name="suspect", facet=True), Column(name="suspect_says", filed=True))
    return replace(table, columns=columns, rows=tuple(map(_mark_row, table.rows)))


def _mark_row(row: Row) -> Row:
    marked = Cell(word=("待复核", "badge")) if row.suspects else BLANK
    return replace(row, cells=(*row.cells, marked, text_cells(map(say_in_cell, row.suspects))))


def offer(table_id: str, index: Index) -> tuple[Download, ...]:
    """List the files of a table."""
    return list_downloads(f"{FOLDER}/{table_id}/", index.files)


def text_cell(text: str, **changes: Any) -> Cell:  # noqa: ANN401 - any field of a cell
    """Make a cell of one text."""
    return Cell(parts=(Link(text=text),), **changes) if text else BLANK


def link_cell(links: Iterable[Link], **changes: Any) -> Cell:  # noqa: ANN401 - any field of a cell
    """Make a cell that names things."""
    parts = tuple(links)
    return Cell(parts=parts, **changes) if parts or changes else BLANK


def text_cells(texts: Iterable[str], **changes: Any) -> Cell:  # noqa: ANN401 - any field of a cell
    """Make a cell of several texts."""
    return link_cell((Link(text=text) for text in texts), **changes)
