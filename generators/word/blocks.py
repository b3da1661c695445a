"""The values a document is described with."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from generators.word.papers import Paper
from generators.word.styles import RunStyle, Style, TableStyle

TAG_LIMIT = 64
"""Word refuses to open a file with a longer tag or label."""


class ControlKind(Enum):
    """What a reader can do in a field."""

    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    CHECK = "check"
    """A box □ to type over: Word's own check box does not survive LibreOffice."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """Some words; a line feed breaks the line, a tab is a tab."""

    text: str
    style: RunStyle | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Control:
    """A field to fill in.

    Raises ValueError for a tag that is empty or longer than `TAG_LIMIT`, and for choices that are
    missing, repeated or given to a field of another kind.
    """

    tag: str
    """Names the field in the file; unique in its document."""
    label: str
    """What Word shows when the field is entered; of a long one, the end. Empty where the same words stand beside it."""
    kind: ControlKind = ControlKind.TEXT
    choices: tuple[str, ...] = ()
    value: str = ""
    fill: str = ""
    """RRGGBB behind the value; empty for none."""

    def __post_init__(self) -> None:
        """Refuse what Word would refuse."""
        if not 0 < len(self.tag) <= TAG_LIMIT:
            raise ValueError(f"tag of {len(self.tag)} characters: {self.tag!r}")
        if (self.kind is ControlKind.CHOICE) != bool(self.choices):
            raise ValueError(f"choices do not fit the kind of {self.tag!r}")
        if len(set(self.choices)) != len(self.choices):
            raise ValueError(f"repeated choice in {self.tag!r}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A square picture in a line of text; its document lists it too."""

    png: bytes
    side: float
    """Millimetres."""
    describes: str
    """Read out in its place."""


Piece = Text | Control | Picture


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph of one style."""

    style: Style
    pieces: tuple[Piece, ...] = ()
    right: float | None = None
    """Right indent in characters, where it depends on the words and no style can hold it."""
    new_page: bool = False
    """Whether it begins a page; unlike a break before it, this leaves no empty page behind a full one."""
    with_next: bool = False
    """Whether it stands on the page of what comes after it; LibreOffice heeds no style that says so in a table."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A cell, given once, where its upper left corner is."""

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    rows: int = 1
    upright: bool = False
    """Characters below one another, for the headings of narrow columns."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """The cells that begin in a row, from left to right."""

    cells: tuple[Cell, ...]
    height: float | None = None
    """Least height in millimetres; None leaves it to the content."""

    @property
    def controls(self) -> tuple[Control, ...]:
        """Give its fields."""
        paragraphs = (paragraph for cell in self.cells for paragraph in cell.paragraphs)
        return tuple(piece for one in paragraphs for piece in one.pieces if isinstance(piece, Control))


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class RowFrame:
    """What rows have in common that differ in some texts alone: it is written once.

    Equal only to itself: what is to be written once has to be kept by who makes it.
    """

    spell: Callable[[tuple[str, ...]], tuple[Cell, ...]]
    """Gives the cells of a row but that of its number; each text is a piece of its own without a style, they stand in
    their order, and nothing else depends on them."""
    number: Style | None = None
    """How the number looks, in a cell before the others; None for rows without one."""
    height: float | None = None
    """Least height in millimetres; None leaves it to the content."""


@dataclass(frozen=True, eq=False, slots=True)
class PreparedRow:
    """A row that stands in many documents, the same in all of them but for its number: it is written once.

    It reaches into no other row. Equal only to itself, like its frame.
    """

    frame: RowFrame
    texts: tuple[str, ...] = ()
    """Those its frame sets."""

    def row(self, number: str) -> Row:
        """Give the row under a number."""
        frame = self.frame
        cells = frame.spell(self.texts)
        return Row(cells=cells if frame.number is None else (cell(frame.number, number), *cells), height=frame.height)


class PlacedRow(NamedTuple):
    """A prepared row under its number, in one document or in many."""

    prepared: PreparedRow
    number: str = ""
    """Digits; nothing for a row that has no number."""

    def spelled(self) -> Row:
        """Give the row as if it were no prepared one."""
        return self.prepared.row(self.number)


class TextRow(NamedTuple):
    """A row of texts, one to a cell, that few documents share: its frame is kept, its texts are put in."""

    styles: tuple[Style, ...]
    texts: tuple[str, ...]
    columns: tuple[int, ...]
    """How many columns each takes."""

    def spelled(self) -> Row:
        """Give the row as if it were no row of texts."""
        cells = [cell(style, text, columns=columns) for style, text, columns in zip(*self, strict=True)]
        return Row(cells=tuple(cells))


AnyRow = Row | PlacedRow | TextRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table as wide as the type area; spans stay within the heading or within the body.

    No cell of a plain row reaches into another kind of row.
    """

    weights: tuple[float, ...]
    """How the columns share the width."""
    heading: tuple[AnyRow, ...] = ()
    """Repeated on every page."""
    body: tuple[AnyRow, ...]
    style: TableStyle = TableStyle.GRID


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class KeptBlocks:
    """Blocks that stand in many documents, the same in all of them: they are written once, and deflated once.

    A paragraph comes first, and the tables have placed rows alone. Equal only to itself, like its rows.
    """

    blocks: tuple[Paragraph | Table, ...]


Block = Paragraph | Table | PageBreak | KeptBlocks


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Blocks on one kind of paper."""

    paper: Paper
    blocks: tuple[Block, ...]


def single_blocks(blocks: Iterable[Block]) -> Iterator[Paragraph | Table | PageBreak]:
    """Yield blocks one by one, those that are kept together too."""
    for block in blocks:
        if isinstance(block, KeptBlocks):
            yield from block.blocks
        else:
            yield block


def paragraph(style: Style, *pieces: str | Piece) -> Paragraph:
    """Build a paragraph; plain strings become text."""
    return Paragraph(
        style=style,
        # A list, because a generator takes twice as long, and a document has hundreds of paragraphs.
        pieces=tuple([Text(text=piece) if isinstance(piece, str) else piece for piece in pieces]),
    )


def cell(
    style: Style,
    *pieces: str | Piece,
    columns: int = 1,
    rows: int = 1,
    upright: bool = False,
) -> Cell:
    """Build a cell of one paragraph."""
    return Cell(paragraphs=(paragraph(style, *pieces),), columns=columns, rows=rows, upright=upright)
