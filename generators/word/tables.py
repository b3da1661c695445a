"""Tables as XML, in pieces that a document joins once: a long list is too long to be copied again and again."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import cast

from generators.word.blocks import AnyRow, PlacedRow, Row, Table, TextRow
from generators.word.controls import Mark
from generators.word.grid import column_widths
from generators.word.markup import HOLE, element, valued
from generators.word.prepared import written_row
from generators.word.styles import TableStyle
from generators.word.table_rows import rows_xml, text_row_xml


def table_pieces(table: Table, width: int, marks: Mapping[str, Mark]) -> list[bytes]:
    """Give `w:tbl`, `width` twips wide.

    Raises ValueError when the cells do not fill the grid exactly.
    """
    widths, opening, closing = table_frame(table.weights, width, table.style)
    heading = _rows_pieces(table.heading, widths, marks, repeated=True)
    body = _rows_pieces(table.body, widths, marks, repeated=False)
    return [opening, *heading, *body, closing]


@lru_cache(maxsize=256)
def table_frame(weights: tuple[float, ...], width: int, style: TableStyle) -> tuple[tuple[int, ...], bytes, bytes]:
    """Give the widths of the columns in twips, and what stands before the rows and after them."""
    widths = column_widths(weights, width)
    properties = element(
        "w:tblPr",
        None,
        valued("w:tblStyle", style),
        element("w:tblW", {"w:w": sum(widths), "w:type": "dxa"}),
        valued("w:jc", "center"),
        element("w:tblLayout", {"w:type": "fixed"}),
    )
    grid = [element("w:gridCol", {"w:w": one}) for one in widths]
    whole = element("w:tbl", None, properties, element("w:tblGrid", None, *grid), HOLE)
    opening, closing = whole.split(HOLE)
    return widths, opening.encode(), closing.encode()


def _rows_pieces(
    rows: Sequence[AnyRow], widths: tuple[int, ...], marks: Mapping[str, Mark], *, repeated: bool
) -> list[bytes]:
    """Write plain rows that follow one another together, and others as they come."""
    pieces: list[bytes] = []
    for kind, some in groupby(rows, key=type):
        if kind is Row:
            plain = cast("Iterable[Row]", some)
            pieces.append(rows_xml(list(plain), widths, marks, repeated=repeated).encode())
        elif kind is TextRow:
            texts = [text_row_xml(row, widths, repeated=repeated) for row in cast("Iterable[TextRow]", some)]
            pieces.append("".join(texts).encode())
        else:
            for row in cast("Iterable[PlacedRow]", some):
                pieces += written_row(row.prepared, widths, repeated).parts(row.number)
    return pieces
