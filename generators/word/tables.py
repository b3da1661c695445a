"""Tables as XML, in pieces that a document joins once: a long list is too long to be copied again and again."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from generators.word.blocks import PlacedRow, Row, Table
from generators.word.controls import Mark
from generators.word.grid import column_widths
from generators.word.markup import HOLE, element, valued
from generators.word.prepared import written_row
from generators.word.styles import TableStyle
from generators.word.table_rows import rows_xml


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
    rows: Sequence[Row | PlacedRow], widths: tuple[int, ...], marks: Mapping[str, Mark], *, repeated: bool
) -> list[bytes]:
    """Write placed rows as they come, and plain ones that follow one another together."""
    pieces: list[bytes] = []
    plain: list[Row] = []
    for row in rows:
        if isinstance(row, Row):
            plain.append(row)
            continue
        if plain:
            pieces.append(rows_xml(plain, widths, marks, repeated=repeated).encode())
            plain = []
        pieces += written_row(row.prepared, widths, repeated).parts(row.number)
    if plain:
        pieces.append(rows_xml(plain, widths, marks, repeated=repeated).encode())
    return pieces
