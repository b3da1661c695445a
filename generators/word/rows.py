"""Tables of plain texts: a row of headings, and rows of one text to a cell.

The rows are prepared, because the same headings and many of the same texts stand in one document after the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from generators.word.blocks import Cell, Paragraph, PlacedRow, PreparedRow, RowFrame, Table, cell
from generators.word.prepared import KEPT
from generators.word.styles import Style


def heading_row(texts: Iterable[str], *, with_next: bool = False) -> PlacedRow:
    """Build the row of headings, in small letters."""
    shown = tuple(texts)
    return _prepared((Style.HEAD_SMALL,) * len(shown), shown, with_next)


def text_row(styles: Sequence[Style], texts: Sequence[str], *, with_next: bool = False) -> PlacedRow:
    """Build a row of texts, each in its style; it may stand on the page of what comes after it.

    Raises ValueError where there are more of one than of the other.
    """
    if len(styles) != len(texts):
        raise ValueError(f"{len(texts)} texts in {len(styles)} styles")
    return _prepared(tuple(styles), tuple(texts), with_next)


@lru_cache(maxsize=KEPT)
def _prepared(styles: tuple[Style, ...], texts: tuple[str, ...], with_next: bool) -> PlacedRow:  # noqa: FBT001 - quicker to look up by place
    return PlacedRow(prepared=PreparedRow(_frame(styles, with_next), texts))


@lru_cache(maxsize=64)
def _frame(styles: tuple[Style, ...], with_next: bool) -> RowFrame:  # noqa: FBT001 - as above
    """Give the one frame of texts in these styles."""

    def spell(texts: tuple[str, ...]) -> tuple[Cell, ...]:
        cells = tuple([cell(style, text) for style, text in zip(styles, texts, strict=True)])
        return kept_with_next(cells) if with_next else cells

    return RowFrame(spell=spell)


def kept_with_next(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Let the cells of a row stand on the page of what comes after it."""
    return tuple([replace(one, paragraphs=tuple(map(_with_next, one.paragraphs))) for one in cells])


def _with_next(one: Paragraph) -> Paragraph:
    return replace(one, with_next=True)


def text_table(heading: Sequence[str], weights: tuple[float, ...], rows: Iterable[Sequence[str]]) -> Table:
    """Build a table of texts, all of them in small letters from the left."""
    styles = (Style.ITEM_SMALL,) * len(heading)
    return Table(weights=weights, heading=(heading_row(heading),), body=tuple(text_row(styles, row) for row in rows))
