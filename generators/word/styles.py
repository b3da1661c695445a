"""What every style looks like: one table, so that no document carries formatting of its own.

Sizes and faces follow GB/T 9704-2012: text in 3号 (16 pt) 仿宋, 22 lines of 28 characters to the
page. The grid comes from exact lines of 28.95 pt and letters set 0.25 pt closer, because Word's own
character grid is drawn differently by LibreOffice.
"""

from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from generators.word.papers import TWIPS_PER_POINT


class Font(StrEnum):
    """Typefaces for Chinese text; none is shipped with our files."""

    FANG = "仿宋_GB2312"
    KAI = "楷体_GB2312"
    HEI = "黑体"
    TITLE = "方正小标宋简体"
    SONG = "宋体"


LATIN_FONT = "Times New Roman"

FONT_STANDINS = {
    Font.FANG: "仿宋",
    Font.KAI: "楷体",
    Font.HEI: "SimHei",
    Font.TITLE: "宋体",
    Font.SONG: "SimSun",
}
"""What Word takes where a face is missing: newer Windows has 仿宋 but not 仿宋_GB2312."""


class Align(Enum):
    """How lines stand between the margins; the values are Word's."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    BOTH = "both"


class _Name(StrEnum):
    """What stands in the file as it is. Compared as a text, so hashed as one: much is looked up by styles."""

    __hash__ = str.__hash__


class Style(_Name):
    """Paragraph styles; the value is the style id in the file."""

    NORMAL = "Normal"
    TEXT = "BodyText"
    TITLE = "Title"
    LEVEL_1 = "Heading1"
    LEVEL_2 = "Heading2"
    LEVEL_3 = "Heading3"
    LEVEL_4 = "Heading4"
    RECIPIENT = "Recipient"
    ATTACHMENT_LIST = "AttachmentList"
    ATTACHMENT_MARK = "AttachmentMark"
    SIGNATURE = "Signature"
    DATE = "Date"
    NOTE = "Note"
    TABLE_TITLE = "TableTitle"
    HEAD = "Head"
    HEAD_SMALL = "HeadSmall"
    HEAD_COMPACT = "HeadCompact"
    CELL = "Cell"
    CELL_SMALL = "CellSmall"
    CELL_COMPACT = "CellCompact"
    ITEM = "Item"
    ITEM_SMALL = "ItemSmall"
    ITEM_COMPACT = "ItemCompact"
    HEADER = "Header"
    FOOTER_ODD = "FooterOdd"
    FOOTER_EVEN = "FooterEven"
    SEAM = "Seam"
    """A line of one point, where Word wants a paragraph and the reader should see none."""


class RunStyle(_Name):
    """Character styles for a few words inside a paragraph."""

    STRONG = "Strong"
    LEAD_1 = "LeadHei"
    """An opening in 黑体 of a paragraph that goes on in 仿宋."""
    LEAD_2 = "LeadKai"
    """The same in 楷体."""
    RED = "ColourRed"
    ORANGE = "ColourOrange"
    YELLOW = "ColourYellow"
    BLUE = "ColourBlue"


class TableStyle(_Name):
    """Table styles; borders and the place of text in cells are set here."""

    GRID = "TableGrid"
    BLANK = "TableBlank"
    """No lines: for the fields above a table."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """The look of a paragraph style; lengths in points, indents in characters of its own size."""

    name: str
    built_in: bool = False
    font: Font = Font.FANG
    latin: str = LATIN_FONT
    size: float = 16
    bold: bool = False
    align: Align = Align.BOTH
    line: float | None = 28.95
    """Exact height of a line; None leaves it to the font."""
    closer: float = 0.25
    """How much closer than set solid the characters stand."""
    before: float = 0
    after: float = 0
    first_line: int = 0
    left: int = 0
    hanging: int = 0
    right: int = 0
    outline: int | None = None
    new_page: bool = False
    keep_with_next: bool = False


_CELL = Look(name="单元格居中", size=10.5, align=Align.CENTRE, line=None, closer=0)
_ITEM = replace(_CELL, name="单元格文字", align=Align.LEFT)
_HEAD = replace(_CELL, name="表头", font=Font.HEI)
_FOOTER = Look(name="页码", font=Font.SONG, latin=Font.SONG, size=14, line=None, closer=0, align=Align.RIGHT)

LOOKS: dict[Style, Look] = {
    Style.NORMAL: Look(name="Normal", built_in=True),
    Style.TEXT: Look(name="Body Text", built_in=True, first_line=2),
    Style.TITLE: Look(
        name="Title",
        built_in=True,
        font=Font.TITLE,
        size=22,
        closer=0,
        align=Align.CENTRE,
        before=28.95,
        after=28.95,
    ),
    Style.LEVEL_1: Look(name="heading 1", built_in=True, font=Font.HEI, first_line=2, outline=0, keep_with_next=True),
    Style.LEVEL_2: Look(name="heading 2", built_in=True, font=Font.KAI, first_line=2, outline=1, keep_with_next=True),
    Style.LEVEL_3: Look(name="heading 3", built_in=True, first_line=2, outline=2),
    Style.LEVEL_4: Look(name="heading 4", built_in=True, first_line=2, outline=3),
    Style.RECIPIENT: Look(name="主送机关"),
    Style.ATTACHMENT_LIST: Look(name="附件说明", left=5, hanging=3, before=28.95),
    Style.ATTACHMENT_MARK: Look(name="附件标记", font=Font.HEI, new_page=True, keep_with_next=True, align=Align.LEFT),
    Style.SIGNATURE: Look(name="落款", align=Align.RIGHT, right=4, before=57.9, keep_with_next=True),
    Style.DATE: Look(name="日期", align=Align.RIGHT, right=4),
    Style.NOTE: Look(name="表注", size=10.5, line=16, closer=0, before=4),
    Style.TABLE_TITLE: Look(name="表名", font=Font.TITLE, size=18, closer=0, align=Align.CENTRE, after=6),
    Style.HEAD: _HEAD,
    Style.HEAD_SMALL: replace(_HEAD, name="表头小", size=9),
    Style.HEAD_COMPACT: replace(_HEAD, name="表头密", size=7.5),
    Style.CELL: _CELL,
    Style.CELL_SMALL: replace(_CELL, name="单元格居中小", size=9),
    Style.CELL_COMPACT: replace(_CELL, name="单元格居中密", size=7.5),
    Style.ITEM: _ITEM,
    Style.ITEM_SMALL: replace(_ITEM, name="单元格文字小", size=9),
    Style.ITEM_COMPACT: replace(_ITEM, name="单元格文字密", size=7.5),
    Style.HEADER: Look(name="header", built_in=True, size=9, line=None, closer=0, align=Align.RIGHT),
    Style.FOOTER_ODD: replace(_FOOTER, name="页码单页", right=1),
    Style.FOOTER_EVEN: replace(_FOOTER, name="页码双页", align=Align.LEFT, left=1),
    Style.SEAM: Look(name="接缝", size=1, line=1, closer=0),
}

RUN_LOOKS: dict[RunStyle, tuple[str, Font | None, bool]] = {
    RunStyle.STRONG: ("Strong", None, True),
    RunStyle.LEAD_1: ("段首黑体", Font.HEI, False),
    RunStyle.LEAD_2: ("段首楷体", Font.KAI, False),
    RunStyle.RED: ("红色", None, False),
    RunStyle.ORANGE: ("橙色", None, False),
    RunStyle.YELLOW: ("黄色", None, False),
    RunStyle.BLUE: ("蓝色", None, False),
}
"""Name, typeface (None: that of the paragraph) and boldness."""

RUN_COLOURS = {
    RunStyle.RED: "E60000",
    RunStyle.ORANGE: "FF8000",
    RunStyle.YELLOW: "F2C800",
    RunStyle.BLUE: "0060D0",
}
"""The four colours of risk, dark enough to be told apart on paper."""


def character_width(style: Style) -> float:
    """Tell how far apart the characters of a paragraph stand, in twips."""
    return (LOOKS[style].size - LOOKS[style].closer) * TWIPS_PER_POINT


TABLE_NAMES = {TableStyle.GRID: "Table Grid", TableStyle.BLANK: "无框线表格"}

CELL_MARGIN = 57
"""Left and right margin of a cell in twips, 1 mm: the default of 1.9 mm eats narrow columns."""

CELL_PADDING = 28
"""Upper and lower margin of a cell in twips, 0.5 mm: without it lines touch the borders."""
