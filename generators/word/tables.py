"""Tables as XML."""

from collections.abc import Mapping

from generators.word.blocks import PlacedRow, Table
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
    placed = [row for row in table.body if isinstance(row, PlacedRow)]
    plain = [row for row in table.body if not isinstance(row, PlacedRow)]
    return element(
        "w:tbl",
        None,
        properties,
        element("w:tblGrid", None, *grid),
        *rows_xml(table.heading, widths, marks, repeated=True),
        *rows_xml(plain, widths, marks),
        *(placed_xml(row, widths) for row in placed),
    )
