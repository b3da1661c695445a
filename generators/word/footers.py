"""Page numbers: below the type area, or along the left edge of a sheet that is bound turned."""

from generators.word.markup import Xml, element, escaped, root, valued
from generators.word.papers import Paper, twips
from generators.word.styles import Style, TableStyle

_STRIP, _GAP = 8, 5
"""Millimetres: the strip along the left edge, and what lies between it and the type area."""


def footer_xml(style: Style) -> bytes:
    """Set the page number below the type area."""
    return root("w:ftr", _number_xml(style))


def side_xml(style: Style) -> bytes:
    """Set the page number along the left edge, reading upright once the sheet is bound with upright ones.

    GB/T 9704-2012 8: the head of a lying table is at the left of the upright page, on odd and even pages, so what
    is the right of an upright page is the lower end of the strip. A floating table is what programs agree on.
    """
    width = twips(_STRIP)
    grid = element("w:tblGrid", None, element("w:gridCol", {"w:w": width}))
    seam = element("w:p", None, element("w:pPr", None, valued("w:pStyle", Style.SEAM)))
    return root("w:ftr", element("w:tbl", None, _strip_xml(width), grid, _strip_row_xml(style, width)), seam)


def _strip_xml(width: int) -> Xml:
    """Place the strip on the page."""
    sheet = Paper.A4_TURNED.value
    place: dict[str, str | int] = {
        "w:leftFromText": 0,
        "w:rightFromText": 0,
        "w:vertAnchor": "page",
        "w:horzAnchor": "page",
        "w:tblpX": twips(sheet.left - _GAP - _STRIP),
        "w:tblpY": twips(sheet.top),
    }
    return element(
        "w:tblPr",
        None,
        valued("w:tblStyle", TableStyle.BLANK),
        element("w:tblpPr", place),
        element("w:tblW", {"w:w": width, "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
    )


def _strip_row_xml(style: Style, width: int) -> Xml:
    """Fill the strip with one cell as high as the type area, written from top to bottom."""
    tall = element("w:trHeight", {"w:val": Paper.A4_TURNED.text_height, "w:hRule": "exact"})
    properties = element(
        "w:tcPr",
        None,
        element("w:tcW", {"w:w": width, "w:type": "dxa"}),
        valued("w:textDirection", "tbRl"),
        valued("w:vAlign", "center"),
    )
    cell = element("w:tc", None, properties, _number_xml(style))
    return element("w:tr", None, element("w:trPr", None, tall), cell)


def _number_xml(style: Style) -> Xml:
    """Set the page number between dashes, as GB/T 9704-2012 7.5 has it."""
    number = element("w:fldSimple", {"w:instr": " PAGE "}, _run_xml("1"))
    properties = element("w:pPr", None, valued("w:pStyle", style))
    return element("w:p", None, properties, _run_xml("— "), number, _run_xml(" —"))


def _run_xml(text: str) -> Xml:
    return element("w:r", None, element("w:t", {"xml:space": "preserve"}, escaped(text)))
