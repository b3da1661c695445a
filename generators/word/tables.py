"""Tables as XML, in pieces that a document joins once: a long list is too long to be copied again and again."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from generators.word.blocks import PlacedRow, Row, Table
from generators.word.controls import Mark
from generators.word.grid import column_widths
from generators.word.markup import HOLE, element, valued
from generators.word.prepared import placed_pieces
from generators.word.styles import TableStyle
from generators.word.table_rows import rows_xml


def table_pieces(table: Table, width: int, marks: Mapping[str, Mark]) -> list[bytes]:
    """Give `w:tbl`, `width` twips wide.

    Raises ValueError when the cells do not fill the grid exactly.
    """
    widths = column_widths(table.weights, width)
    opening, closing = _frame(table.style, widths)
    heading = _rows_pieces(table.heading, widths, marks, repeated=True)
    body = _rows_pieces(table.body, widths, marks, repeated=False)
    return [opening, *heading, *body, closing]


@lru_cache(maxsize=256)
def _frame(style: TableStyle, widths: tuple[int, ...]) -> tuple[bytes, bytes]:
    """Write what stands before the rows and after them."""
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
    return opening.encode(), closing.encode()


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
        pieces += placed_pieces(row, widths, repeated)
    if plain:
        pieces.append(rows_xml(plain, widths, marks, repeated=repeated).encode())
    return pieces
