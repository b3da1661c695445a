"""Tables of plain texts: a row of headings, and rows of one text to a cell."""

from collections.abc import Iterable, Sequence

from generators.word.blocks import Row, Table, cell
from generators.word.styles import Style


def heading_row(texts: Iterable[str]) -> Row:
    """Build the row of headings, in small letters."""
    return Row(cells=tuple(cell(Style.HEAD_SMALL, text) for text in texts))


def text_row(styles: Sequence[Style], texts: Sequence[str]) -> Row:
    """Build a row of texts, each in its style. Raises ValueError where there are more of one than of the other."""
    return Row(cells=tuple(cell(style, text) for style, text in zip(styles, texts, strict=True)))


def text_table(heading: Sequence[str], weights: tuple[float, ...], rows: Iterable[Sequence[str]]) -> Table:
    """Build a table of texts, all of them in small letters from the left."""
    styles = (Style.ITEM_SMALL,) * len(heading)
    return Table(weights=weights, heading=(heading_row(heading),), body=tuple(text_row(styles, row) for row in rows))
