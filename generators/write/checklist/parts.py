"""A part of a list: a table of texts under a heading, with notes below it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from generators.word.blocks import (
    AnyRow,
    Cell,
    KeptBlocks,
    Paragraph,
    PlacedRow,
    PreparedRow,
    RowFrame,
    Table,
    Text,
    TextRow,
    paragraph,
)
from generators.word.prepared import KEPT
from generators.word.rows import heading_row
from generators.word.styles import Style

KEPT_PARTS = 256
"""How many parts are kept: most lists say in one what others say too."""


class Part(NamedTuple):
    """What stands below the heading of a part, in plain texts, so that lists that say the same are told quickly."""

    weights: tuple[float, ...] = ()
    """How the columns share the width."""
    styles: tuple[Style, ...] = ()
    """Of the texts of a row."""
    heading: tuple[str, ...] = ()
    """None: there is no table."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Where one is short of texts, its first one takes the room of those."""
    notes: tuple[str, ...] = ()
    with_next: bool = False
    """Whether its rows stand on the page of what comes after the part; it is short, and has no notes."""


def left_styles(columns: Sequence[str]) -> tuple[Style, ...]:
    """Give the styles of texts that all begin at the left."""
    return (Style.ITEM_SMALL,) * len(columns)


@lru_cache(maxsize=KEPT_PARTS)
def kept_part(heading: str, part: Part, new_page: bool) -> KeptBlocks:  # noqa: FBT001 - quicker to look up by place
    """Set a part under its heading, once for all lists that say the same."""
    body = tuple([_shared_row(part.styles, texts, part.with_next) for texts in part.rows])
    return KeptBlocks(blocks=_set(heading, part, body, new_page=new_page))


def own_part(heading: str, part: Part, *, new_page: bool) -> tuple[Paragraph | Table, ...]:
    """Set a part under its heading, in which few lists say the same."""
    return _set(heading, part, tuple([_own_row(part.styles, texts) for texts in part.rows]), new_page=new_page)


def _set(heading: str, part: Part, body: tuple[AnyRow, ...], *, new_page: bool) -> tuple[Paragraph | Table, ...]:
    tables = (Table(weights=part.weights, heading=(heading_row(part.heading),), body=body),) if part.heading else ()
    notes = (paragraph(Style.NOTE, note) for note in part.notes)
    return (Paragraph(style=Style.LEVEL_1, pieces=(Text(text=heading),), new_page=new_page), *tables, *notes)


def _own_row(styles: tuple[Style, ...], texts: tuple[str, ...]) -> TextRow:
    short = len(styles) - len(texts)
    return TextRow(styles[short:], texts, (1 + short, *(1 for _ in texts[1:])))


@lru_cache(maxsize=KEPT)
def _shared_row(styles: tuple[Style, ...], texts: tuple[str, ...], with_next: bool) -> PlacedRow:  # noqa: FBT001 - quicker to look up by place
    return PlacedRow(PreparedRow(_shared_frame(styles, with_next), texts))


@lru_cache(maxsize=64)
def _shared_frame(styles: tuple[Style, ...], with_next: bool) -> RowFrame:  # noqa: FBT001 - as above
    """Give the one frame of texts in these styles."""

    def spell(texts: tuple[str, ...]) -> tuple[Cell, ...]:
        cells = _own_row(styles, texts).spelled().cells
        return tuple([_with_next(one) for one in cells]) if with_next else cells

    return RowFrame(spell=spell)


def _with_next(one: Cell) -> Cell:
    return replace(one, paragraphs=tuple([replace(paragraph, with_next=True) for paragraph in one.paragraphs]))
