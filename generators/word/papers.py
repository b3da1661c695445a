"""Sheets of paper and their type areas."""

from dataclasses import dataclass
from enum import Enum

from generators.word.markup import Xml, element

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20
_HEADER = 15
"""Millimetres from the upper edge of a sheet to the running head."""


def twips(millimetres: float) -> int:
    """Millimetres in Word's unit, a twentieth of a point."""
    return round(millimetres * TWIPS_PER_MM)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet as it lies before the reader; all lengths in millimetres."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    footer: float
    """From the lower edge of the sheet to the lower edge of the page number."""
    turned: bool = False
    """Whether the page number stands at the left edge, turned: where it is once the sheet is bound upright."""


class Paper(Enum):
    """The sheets our documents use.

    The upright letter has the margins of GB/T 9704-2012 (type area 156 x 225 mm, page number 7 mm
    below it). Lying sheets hold tables and have narrower margins, to give the columns room; so have
    upright sheets that are a grid of fields.
    """

    A4_PORTRAIT = Sheet(width=210, height=297, top=37, right=26, bottom=35, left=28, footer=23)
    A4_SHEET = Sheet(width=210, height=297, top=25, right=20, bottom=25, left=25, footer=14)
    A4_LANDSCAPE = Sheet(width=297, height=210, top=25, right=20, bottom=20, left=20, footer=11)
    A4_TURNED = Sheet(width=297, height=210, top=25, right=20, bottom=20, left=20, footer=11, turned=True)
    A3_LANDSCAPE = Sheet(width=420, height=297, top=25, right=20, bottom=20, left=20, footer=11)

    @property
    def text_width(self) -> int:
        """Width of the type area in twips, margins rounded as they are written."""
        sheet = self.value
        return twips(sheet.width) - twips(sheet.left) - twips(sheet.right)

    @property
    def text_height(self) -> int:
        """Height of the type area in twips."""
        sheet = self.value
        return twips(sheet.height) - twips(sheet.top) - twips(sheet.bottom)


@dataclass(frozen=True, kw_only=True)
class Margins:
    """Relationship ids of what stands in the margins of every page."""

    header: str
    odd_footer: str
    even_footer: str
    odd_side: str = ""
    even_side: str = ""
    """The page number of a turned sheet; without one it stands below like others."""


def section_xml(paper: Paper, margins: Margins) -> Xml:
    """Build `w:sectPr` of one section."""
    turned = paper.value.turned and margins.odd_side
    odd, even = (margins.odd_side, margins.even_side) if turned else (margins.odd_footer, margins.even_footer)
    return element(
        "w:sectPr",
        None,
        element("w:headerReference", {"w:type": "default", "r:id": margins.header}),
        element("w:headerReference", {"w:type": "even", "r:id": margins.header}),
        element("w:footerReference", {"w:type": "default", "r:id": odd}),
        element("w:footerReference", {"w:type": "even", "r:id": even}),
        element("w:type", {"w:val": "nextPage"}),
        *_sheet_xml(paper.value),
    )


def _sheet_xml(sheet: Sheet) -> tuple[Xml, Xml]:
    """Build the size of a sheet and its margins."""
    size: dict[str, str | int] = {"w:w": twips(sheet.width), "w:h": twips(sheet.height)}
    if sheet.width > sheet.height:
        size["w:orient"] = "landscape"
    distances = {
        "w:top": twips(sheet.top),
        "w:right": twips(sheet.right),
        "w:bottom": twips(sheet.bottom),
        "w:left": twips(sheet.left),
        "w:header": twips(_HEADER),
        "w:footer": twips(sheet.footer),
        "w:gutter": 0,
    }
    return element("w:pgSz", size), element("w:pgMar", distances)
