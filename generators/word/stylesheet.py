"""The table of looks as Word styles."""

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.styles.styles import Styles
from docx.text.parfmt import ParagraphFormat

from generators.word.markup import NAMESPACES, Xml, element, joined, valued
from generators.word.papers import TWIPS_PER_POINT
from generators.word.styles import (
    CELL_MARGIN,
    CELL_PADDING,
    LATIN_FONT,
    LOOKS,
    RUN_COLOURS,
    RUN_LOOKS,
    TABLE_NAMES,
    Align,
    Font,
    Look,
    RunStyle,
    Style,
    TableStyle,
    character_width,
)

_ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.BOTH: WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def fill_styles(styles: Styles) -> None:
    """Replace all styles of a document by ours."""
    sheet = styles.element
    for old in list(sheet):
        sheet.remove(old)
    sheet.append(_parsed(_defaults_xml()))
    for style in LOOKS:
        _add_paragraph_style(styles, style)
    for run_style in RUN_LOOKS:
        _add_run_style(styles, run_style)
    sheet.append(_parsed(_plain_table_xml()))
    for table_style in TableStyle:
        sheet.append(_parsed(_table_style_xml(table_style)))


def _add_paragraph_style(styles: Styles, style: Style) -> None:
    look = LOOKS[style]
    added: ParagraphStyle = styles.add_style(  # type: ignore[no-untyped-call]
        look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=look.built_in
    )
    added.style_id = style
    added.quick_style = True
    if style is Style.NORMAL:
        added.element.default = True
    else:
        added.base_style = styles["Normal"]
    _set_font(added, look.font, look.latin)
    added.font.size = Pt(look.size)
    added.font.bold = look.bold
    _set_spacing(added, look)
    _set_paragraph(added.paragraph_format, look)
    _set_indents(added, look, character_width(style))


def _add_run_style(styles: Styles, style: RunStyle) -> None:
    name, font, bold = RUN_LOOKS[style]
    added: CharacterStyle = styles.add_style(  # type: ignore[no-untyped-call]
        name, WD_STYLE_TYPE.CHARACTER, builtin=style is RunStyle.STRONG
    )
    added.style_id = style
    if font is not None:
        _set_font(added, font, LATIN_FONT)
    if bold:
        added.font.bold = True
    if style in RUN_COLOURS:
        added.font.color.rgb = RGBColor.from_string(RUN_COLOURS[style])


def _set_font(style: CharacterStyle, font: Font, latin: str) -> None:
    """Set the faces of all four scripts; `font.name` alone leaves the Chinese one out."""
    style.font.name = latin
    fonts = style.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:cs"), latin)


def _set_spacing(style: ParagraphStyle, look: Look) -> None:
    """Letters closer than set solid; python-docx has no word for it."""
    spacing = style.element.rPr.makeelement(qn("w:spacing"), {qn("w:val"): str(-round(look.closer * TWIPS_PER_POINT))})
    # The schema wants it before the size.
    style.element.rPr.insert_element_before(spacing, "w:sz")


def _set_paragraph(paragraph: ParagraphFormat, look: Look) -> None:
    paragraph.alignment = _ALIGNMENTS[look.align]
    paragraph.space_before = Pt(look.before)
    paragraph.space_after = Pt(look.after)
    paragraph.widow_control = False
    paragraph.page_break_before = look.new_page
    paragraph.keep_with_next = look.keep_with_next
    if look.line is None:
        paragraph.line_spacing = 1.0
    else:
        paragraph.line_spacing = Pt(look.line)
        paragraph.line_spacing_rule = WD_LINE_SPACING.EXACTLY


def _set_indents(style: ParagraphStyle, look: Look, width: float) -> None:
    """Indents in characters, which Word follows, and in twips, for programs that do not."""
    properties = style.element.get_or_add_pPr()
    indents = properties.get_or_add_ind()
    for name, characters in (
        ("left", look.left),
        ("right", look.right),
        ("hanging" if look.hanging else "firstLine", look.hanging or look.first_line),
    ):
        indents.set(qn(f"w:{name}Chars"), str(characters * 100))
        indents.set(qn(f"w:{name}"), str(round(characters * width)))
    _insert_switches(properties, look)


def _insert_switches(properties: BaseOxmlElement, look: Look) -> None:
    """Add what python-docx has no word for: the outline level, and no snapping to a page grid."""
    # The schema wants it before the spacing.
    properties.insert_element_before(_parsed(valued("w:snapToGrid", 0)), "w:spacing")
    if look.outline is not None:
        properties.append(_parsed(valued("w:outlineLvl", look.outline)))


def _parsed(xml: Xml) -> BaseOxmlElement:
    """Make an element of python-docx from XML that uses the prefix w."""
    spaces = f' xmlns:w="{NAMESPACES["w"]}"'
    name_end = min(xml.index(mark) for mark in (" ", "/", ">") if mark in xml)
    return parse_xml(xml[:name_end] + spaces + xml[name_end:])


def _defaults_xml() -> Xml:
    language = element("w:lang", {"w:val": "en-US", "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"})
    runs = element("w:rPrDefault", None, element("w:rPr", None, language))
    return element("w:docDefaults", None, runs, element("w:pPrDefault"))


def _plain_table_xml() -> Xml:
    """Build the style all tables go back to; Word wants it in every document."""
    return element(
        "w:style",
        {"w:type": "table", "w:default": 1, "w:styleId": "TableNormal"},
        valued("w:name", "Normal Table"),
        element("w:tblPr", None, _cell_margins_xml()),
    )


def _table_style_xml(style: TableStyle) -> Xml:
    borders = _borders_xml() if style is TableStyle.GRID else joined()
    return element(
        "w:style",
        {"w:type": "table", "w:styleId": style},
        valued("w:name", TABLE_NAMES[style]),
        valued("w:basedOn", "TableNormal"),
        element("w:tblPr", None, borders, _cell_margins_xml()),
        element("w:tcPr", None, valued("w:vAlign", "center")),
    )


def _cell_margins_xml() -> Xml:
    return element(
        "w:tblCellMar",
        None,
        *(
            element(f"w:{side}", {"w:w": width, "w:type": "dxa"})
            for side, width in (
                ("top", CELL_PADDING),
                ("left", CELL_MARGIN),
                ("bottom", CELL_PADDING),
                ("right", CELL_MARGIN),
            )
        ),
    )


def _borders_xml() -> Xml:
    line: dict[str, str | int] = {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "auto"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return element("w:tblBorders", None, *(element(f"w:{side}", line) for side in sides))
