"""Paragraphs as XML."""

import re
from collections.abc import Mapping
from functools import lru_cache

from generators.word.blocks import Control, Paragraph, Piece, Text
from generators.word.controls import Mark, control_xml
from generators.word.markup import Xml, element, escaped, joined, valued
from generators.word.pictures import picture_xml
from generators.word.styles import RunStyle, Style, character_width

# Quotation marks, dashes, dots and signs that Latin and Chinese share: without the hint Word takes
# them from the Latin typeface, half as wide as the Chinese ones.
_SHARED_SIGNS = re.compile("[\u00a0-\u00ff\u2000-\u2bff]")
_BREAKS = re.compile("([\n\t])")
_SIMPLE = re.compile('(?!\\s)[^&<>"\x00-\x1f\u0080-\u00ff\u2000-\u2bff\ud800-\udfff\ufffe\uffff]+(?<!\\s)')
"""A text without breaks, signs to escape and those above, and without blanks around it: most are."""
_BREAK_XML = {"\n": element("w:br"), "\t": element("w:tab")}


def paragraph_xml(paragraph: Paragraph, marks: Mapping[str, Mark], section: Xml | None = None) -> Xml:
    """Build `w:p`; `section` is the section that this paragraph ends, if any."""
    pieces = [_piece_xml(piece, marks) for piece in paragraph.pieces]
    properties = _properties_xml(paragraph, section or joined())
    return element("w:p", None, properties, *pieces)


def page_break_xml() -> Xml:
    """Build a paragraph that ends the page."""
    return element("w:p", None, element("w:r", None, element("w:br", {"w:type": "page"})))


def _properties_xml(paragraph: Paragraph, section: Xml) -> Xml:
    style, right = paragraph.style, paragraph.right
    return _format_xml(style, right, section, new_page=paragraph.new_page, with_next=paragraph.with_next)


# A list says the same few things in hundreds of cells: what recurs is built once.
@lru_cache(maxsize=1024)
def _format_xml(style: Style, right: float | None, section: Xml, *, new_page: bool, with_next: bool) -> Xml:
    named = joined() if style is Style.NORMAL else valued("w:pStyle", style)
    kept = element("w:keepNext") if with_next else joined()
    breaks = element("w:pageBreakBefore") if new_page else joined()
    content = joined(named, kept, breaks, _indent_xml(style, right), section)
    return element("w:pPr", None, content) if content else joined()


def _indent_xml(style: Style, right: float | None) -> Xml:
    if right is None:
        return joined()
    twips = round(right * character_width(style))
    return element("w:ind", {"w:rightChars": round(right * 100), "w:right": twips})


def _piece_xml(piece: Piece, marks: Mapping[str, Mark]) -> Xml:
    if isinstance(piece, Text):
        return _run_xml(piece)
    return control_xml(piece, marks) if isinstance(piece, Control) else picture_xml(piece)


def _run_xml(piece: Text) -> Xml:
    return plain_run_xml(piece.text) if piece.style is None else _styled_run_xml(piece.text, piece.style)


@lru_cache(maxsize=2048)
def plain_run_xml(text: str) -> Xml:
    """Build `w:r` of a text that looks as its paragraph does."""
    if _SIMPLE.fullmatch(text):
        return Xml(f"{_BEFORE_SIMPLE}{text}{_AFTER_SIMPLE}")
    return _styled_run_xml(text, None)


def _styled_run_xml(text: str, style: RunStyle | None) -> Xml:
    content = [_text_xml(part) for part in _BREAKS.split(text.replace("\r", "")) if part]
    return element("w:r", None, _run_properties_xml(text, style), *content)


def _run_properties_xml(text: str, style: RunStyle | None) -> Xml:
    named = valued("w:rStyle", style) if style else joined()
    hint = _SHARED_SIGNS.search(text)
    fonts = element("w:rFonts", {"w:hint": "eastAsia"}) if hint else joined()
    return element("w:rPr", None, named, fonts) if named or fonts else joined()


def _text_xml(part: str) -> Xml:
    if part in _BREAK_XML:
        return _BREAK_XML[part]
    space = {"xml:space": "preserve"} if part != part.strip() else None
    return element("w:t", space, escaped(part))


_BEFORE_SIMPLE, _AFTER_SIMPLE = _styled_run_xml("甲", None).split("甲")
