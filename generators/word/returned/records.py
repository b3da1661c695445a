"""What is gathered from a returned form: its tables cell by cell, its lines, which form it says it is."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Mark(Enum):
    """What is out of the ordinary in a cell or line, as people say it."""

    STRUCK = "删除线"
    HIDDEN = "隐藏文字"
    FORMULA = "公式"
    TEXT_BOX = "文本框"
    RAISED = "上标或下标"
    NESTED = "套在里面的表格"
    TRACKED_CELL = "修订过的单元格"
    SYMBOL = "符号字体"


class Identity(NamedTuple):
    """Which form a file says it is, in one of the places that say so."""

    source: str
    identifier: str
    version: str


class Said(NamedTuple):
    """What a file says of itself outside its text."""

    identities: tuple[Identity, ...]
    properties: tuple[tuple[str, str], ...]
    """Custom properties, by name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tracked:
    """Changes still marked as such: what is gone and what is new."""

    deleted: str = ""
    inserted: str = ""


class ReturnedCell(NamedTuple):
    """A cell: where it stands in the grid of its table, and all that is written in it.

    A tuple, for there are hundreds in a file and a frozen dataclass takes three times as long to make.
    """

    row: int
    column: int
    columns: int
    text: str
    """Deleted text left out, inserted text kept; line breaks and paragraphs are line feeds."""
    tags: tuple[str, ...] = ()
    bookmarks: tuple[str, ...] = ()
    """Names without `_Copy_n`."""
    marks: tuple[Mark, ...] = ()
    tracked: Tracked | None = None
    continued: bool = False
    """Part of the cell above: what is written here nobody sees."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnedTable:
    """The rows of a table, each from left to right."""

    rows: tuple[tuple[ReturnedCell, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class InlineField:
    """A field in a line of text: its tag or its bookmark, and what stands in it."""

    name: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnedLine:
    """A paragraph outside tables."""

    text: str
    tags: tuple[InlineField, ...] = ()
    bookmarks: tuple[InlineField, ...] = ()
    marks: tuple[Mark, ...] = ()
    tracked: Tracked | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnedDocument:
    """All that was gathered from a file."""

    identities: tuple[Identity, ...]
    properties: tuple[tuple[str, str], ...]
    """Custom properties, by name."""
    tables: tuple[ReturnedTable, ...]
    lines: tuple[ReturnedLine, ...]
