"""Tables of plain texts: a row of headings, and rows of one text to a cell.

The rows are prepared, because the same headings and many of the same texts stand in one document after the other.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from generators.word.blocks import PlacedRow, PreparedRow, RowFrame, Table, cell
from generators.word.prepared import KEPT
from generators.word.styles import Style


def heading_row(texts: Iterable[str]) -> PlacedRow:
    """Build the row of headings, in small letters."""
    shown = tuple(texts)
    return _prepared((Style.HEAD_SMALL,) * len(shown), shown)


def text_row(styles: Sequence[Style], texts: Sequence[str]) -> PlacedRow:
    """Build a row of texts, each in its style. Raises ValueError where there are more of one than of the other."""
    return _prepared(tuple(styles), tuple(texts))


@lru_cache(maxsize=KEPT)
def _prepared(styles: tuple[Style, ...], texts: tuple[str, ...]) -> PlacedRow:
    return PlacedRow(prepared=PreparedRow(_frame(styles), texts))


@lru_cache(maxsize=64)
def _frame(styles: tuple[Style, ...]) -> RowFrame:
    """Give the one frame of texts in these styles."""
    return RowFrame(spell=lambda texts: tuple([cell(style, text) for style, text in zip(styles, texts, strict=True)]))


def text_table(heading: Sequence[str], weights: tuple[float, ...], rows: Iterable[Sequence[str]]) -> Table:
    """Build a table of texts, all of them in small letters from the left."""
    styles = (Style.ITEM_SMALL,) * len(heading)
    return Table(weights=weights, heading=(heading_row(heading),), body=tuple(text_row(styles, row) for row in rows))
