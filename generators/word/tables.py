"""Tables as XML."""

from collections.abc import Iterator, Mapping, Sequence

from generators.word.blocks import PlacedRow, Row, Table
from generators.word.controls import Mark
from generators.word.grid import column_widths
from generators.word.markup import Xml, element, valued
from generators.word.prepared import placed_xml
from generators.word.table_rows import rows_xml


def table_xml(table: Table, width: int, marks: Mapping[str, Mark]) -> Xml:
    """Build `w:tbl`, `width` twips wide.

    Raises ValueError when the cells do not fill the grid exactly.
    """
    widths = column_widths(table.weights, width)
    properties = element(
        "w:tblPr",
        None,
        valued("w:tblStyle", table.style),
        element("w:tblW", {"w:w": width, "w:type": "dxa"}),
        valued("w:jc", "center"),
        element("w:tblLayout", {"w:type": "fixed"}),
    )
    grid = [element("w:gridCol", {"w:w": one}) for one in widths]
    return element(
        "w:tbl",
        None,
        properties,
        element("w:tblGrid", None, *grid),
        *_rows_xml(table.heading, widths, marks, repeated=True),
        *_rows_xml(table.body, widths, marks, repeated=False),
    )


def _rows_xml(
    rows: Sequence[Row | PlacedRow], widths: tuple[int, ...], marks: Mapping[str, Mark], *, repeated: bool
) -> Iterator[Xml]:
    plain: list[Row] = []
    for row in rows:
        if isinstance(row, Row):
            plain.append(row)
            continue
        if plain:
            yield from rows_xml(plain, widths, marks, repeated=repeated)
            plain = []
        yield placed_xml(row, widths, repeated=repeated)
    yield from rows_xml(plain, widths, marks, repeated=repeated)
