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
    sheet = Paper.A4_TURNED
    width, height = twips(_STRIP), sheet.text_height
    place: dict[str, str | int] = {
        "w:leftFromText": 0,
        "w:rightFromText": 0,
        "w:vertAnchor": "page",
        "w:horzAnchor": "page",
        "w:tblpX": twips(sheet.value.left - _GAP - _STRIP),
        "w:tblpY": twips(sheet.value.top),
    }
    table = element(
        "w:tblPr",
        None,
        valued("w:tblStyle", TableStyle.BLANK),
        element("w:tblpPr", place),
        element("w:tblW", {"w:w": width, "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
    )
    cell = element(
        "w:tc",
        None,
        element(
            "w:tcPr",
            None,
            element("w:tcW", {"w:w": width, "w:type": "dxa"}),
            valued("w:textDirection", "tbRl"),
            valued("w:vAlign", "center"),
        ),
        _number_xml(style),
    )
    tall = element("w:trPr", None, element("w:trHeight", {"w:val": height, "w:hRule": "exact"}))
    grid = element("w:tblGrid", None, element("w:gridCol", {"w:w": width}))
    seam = element("w:p", None, element("w:pPr", None, valued("w:pStyle", Style.SEAM)))
    return root("w:ftr", element("w:tbl", None, table, grid, element("w:tr", None, tall, cell)), seam)


def _number_xml(style: Style) -> Xml:
    """Set the page number between dashes, as GB/T 9704-2012 7.5 has it."""
    number = element("w:fldSimple", {"w:instr": " PAGE "}, _run_xml("1"))
    properties = element("w:pPr", None, valued("w:pStyle", style))
    return element("w:p", None, properties, _run_xml("— "), number, _run_xml(" —"))


def _run_xml(text: str) -> Xml:
    return element("w:r", None, element("w:t", {"xml:space": "preserve"}, escaped(text)))
