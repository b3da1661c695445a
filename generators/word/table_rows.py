"""Rows of a table as XML."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from generators.word.blocks import Cell, Paragraph, Row, Text, TextRow
from generators.word.controls import Mark
from generators.word.grid import Slot, row_slots
from generators.word.heights import row_heights
from generators.word.markup import HOLE, Xml, element, joined, valued
from generators.word.papers import twips
from generators.word.paragraphs import paragraph_xml, plain_run_xml
from generators.word.styles import Style


def rows_xml(rows: Sequence[Row], widths: Sequence[int], marks: Mapping[str, Mark], *, repeated: bool = False) -> Xml:
    """Build a `w:tr` for each row; `repeated` ones head every page.

    Raises ValueError when the cells do not fill the grid exactly.
    """
    if not any(cell.rows > 1 or cell.upright for row in rows for cell in row.cells):
        lines = enumerate(rows, start=1)
        return joined(*(_flat_row_xml(number, row, widths, marks, repeated=repeated) for number, row in lines))
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


def text_row_xml(row: TextRow, widths: tuple[int, ...], *, repeated: bool) -> Xml:
    """Build `w:tr` of a row of texts. Raises ValueError when its cells do not fill the grid exactly."""
    frame = _text_frame(row.styles, row.columns, widths, repeated)
    runs = [plain_run_xml(text) for text in row.texts]
    return Xml("".join([piece for pair in zip(frame, runs, strict=False) for piece in pair]) + frame[-1])


@lru_cache(maxsize=64)
def _text_frame(
    styles: tuple[Style, ...],
    columns: tuple[int, ...],
    widths: tuple[int, ...],
    repeated: bool,  # noqa: FBT001 - quicker to look up by place
) -> tuple[Xml, ...]:
    """Build what stands before, between and after the texts of a row."""
    row = TextRow(styles, (HOLE,) * len(styles), columns).spelled()
    return cut_at_texts(rows_xml((row,), widths, {}, repeated=repeated), len(styles))


def cut_at_texts(xml: Xml, texts: int) -> tuple[Xml, ...]:
    """Cut a row open at its texts, each of which is a hole; what is returned stands before, between and after them.

    Raises ValueError where they are not runs of their own that look as their paragraphs do, or other holes stand there.
    """
    pieces = xml.split(plain_run_xml(HOLE)) if texts else [xml]
    if len(pieces) != texts + 1:
        raise ValueError(f"{len(pieces) - 1} plain runs in a row of {texts} texts")
    return tuple(map(Xml, pieces))


def _flat_row_xml(number: int, row: Row, widths: Sequence[int], marks: Mapping[str, Mark], *, repeated: bool) -> Xml:
    """Build a row whose cells reach into no other: most are, and need no grid."""
    if sum([cell.columns for cell in row.cells]) != len(widths):
        raise ValueError(f"row {number} does not fill the grid of {len(widths)} columns")
    column, cells = 0, []
    for cell in row.cells:
        width = widths[column] if cell.columns == 1 else sum(widths[column : column + cell.columns])
        cells.append(_flat_cell_xml(cell, width, marks))
        column += cell.columns
    return element("w:tr", None, _row_properties_xml(twips(row.height or 0), repeated=repeated), *cells)


def _flat_cell_xml(cell: Cell, width: int, marks: Mapping[str, Mark]) -> Xml:
    first = cell.paragraphs[0]
    shaped = first.right is not None or first.new_page or first.with_next
    if len(cell.paragraphs) == 1 and len(first.pieces) == 1 and not shaped:
        (only,) = first.pieces
        if isinstance(only, Text) and only.style is None:
            return _plain_cell_xml(width, cell.columns, first.style, only.text)
    properties = _cell_properties_xml(width, cell.columns, joined(), upright=False)
    return element("w:tc", None, properties, *(paragraph_xml(one, marks) for one in cell.paragraphs))


@lru_cache(maxsize=64)
def _row_properties_xml(height: int, *, repeated: bool) -> Xml:
    least = element("w:trHeight", {"w:val": height, "w:hRule": "atLeast"}) if height else joined()
    header = element("w:tblHeader") if repeated else joined()
    return element("w:trPr", None, element("w:cantSplit"), least, header)


def _cell_xml(slot: Slot, widths: Sequence[int], marks: Mapping[str, Mark]) -> Xml:
    cell = slot.cell
    width = sum(widths[slot.column : slot.column + cell.columns])
    properties = _cell_properties_xml(width, cell.columns, _merge_xml(slot), upright=cell.upright)
    return element("w:tc", None, properties, *(paragraph_xml(one, marks) for one in _shown(slot)))


@lru_cache(maxsize=2048)
def _plain_cell_xml(width: int, columns: int, style: Style, text: str) -> Xml:
    """Build a cell of one text: headings, counts and the like come again and again."""
    properties = _cell_properties_xml(width, columns, joined(), upright=False)
    return element("w:tc", None, properties, paragraph_xml(Paragraph(style=style, pieces=(Text(text=text),)), {}))


@lru_cache(maxsize=1024)
def _cell_properties_xml(width: int, columns: int, merge: Xml, *, upright: bool) -> Xml:
    return element(
        "w:tcPr",
        None,
        element("w:tcW", {"w:w": width, "w:type": "dxa"}),
        valued("w:gridSpan", columns) if columns > 1 else joined(),
        merge,
        valued("w:textDirection", "tbRlV") if upright else joined(),
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
