"""Rows of a table as XML."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from generators.word.blocks import Paragraph, Row, Text
from generators.word.controls import Mark
from generators.word.grid import Slot, row_slots
from generators.word.heights import row_heights
from generators.word.markup import Xml, element, joined, valued
from generators.word.paragraphs import paragraph_xml
from generators.word.styles import Style


def rows_xml(rows: Sequence[Row], widths: Sequence[int], marks: Mapping[str, Mark], *, repeated: bool = False) -> Xml:
    """Build a `w:tr` for each row; `repeated` ones head every page.

    Raises ValueError when the cells do not fill the grid exactly.
    """
    grid = row_slots(rows, len(widths))
    heights = row_heights(rows, grid, widths)
    return joined(
        *(
            element(
                "w:tr",
                None,
                _row_properties_xml(height, repeated=repeated),
                *(_cell_xml(slot, widths, marks) for slot in slots),
            )
            for slots, height in zip(grid, heights, strict=True)
        )
    )


def _row_properties_xml(height: int, *, repeated: bool) -> Xml:
    least = element("w:trHeight", {"w:val": height, "w:hRule": "atLeast"}) if height else joined()
    header = element("w:tblHeader") if repeated else joined()
    return element("w:trPr", None, element("w:cantSplit"), least, header)


def _cell_xml(slot: Slot, widths: Sequence[int], marks: Mapping[str, Mark]) -> Xml:
    cell = slot.cell
    width = sum(widths[slot.column : slot.column + cell.columns])
    properties = _cell_properties_xml(width, cell.columns, _merge_xml(slot), upright=cell.upright)
    match _shown(slot):
        case (Paragraph(style=style, pieces=(Text() as text,), right=None, new_page=False),):
            return _plain_cell_xml(properties, style, text)
        case shown:
            return element("w:tc", None, properties, *(paragraph_xml(one, marks) for one in shown))


@lru_cache(maxsize=2048)
def _plain_cell_xml(properties: Xml, style: Style, text: Text) -> Xml:
    """Build a cell of one text: headings, counts and the like come again and again."""
    return element("w:tc", None, properties, paragraph_xml(Paragraph(style=style, pieces=(text,)), {}))


@lru_cache(maxsize=1024)
def _cell_properties_xml(width: int, columns: int, merge: Xml, *, upright: bool) -> Xml:
    return element(
        "w:tcPr",
        None,
        element("w:tcW", {"w:w": width, "w:type": "dxa"}),
        valued("w:gridSpan", columns) if columns > 1 else joined(),
        merge,
        valued("w:textDirection", "tbRlV") if upright else joined(),
        valued("w:vAlign", "center"),
    )


def _merge_xml(slot: Slot) -> Xml:
    if slot.continued:
        return element("w:vMerge")
    return valued("w:vMerge", "restart") if slot.cell.rows > 1 else joined()


def _shown(slot: Slot) -> tuple[Paragraph, ...]:
    """Tell what stands in the cell; one that goes on from above must still end in a paragraph."""
    if slot.continued:
        return (Paragraph(style=slot.cell.paragraphs[0].style),)
    return slot.cell.paragraphs
