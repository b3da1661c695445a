"""The parts that all documents share, made once with python-docx.

The default template of python-docx brings 877 KB of styles, a thumbnail, Japanese theme fonts and
somebody's custom XML; we keep its package and its styles interface and put in only what is ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from generators.word.footers import footer_xml, side_xml
from generators.word.markup import element, root, valued
from generators.word.package import unpacked
from generators.word.papers import Margins
from generators.word.styles import FONT_STANDINS, LATIN_FONT, Style
from generators.word.stylesheet import fill_styles

HEADER_PART = "word/header1.xml"
CUSTOM_PART = "docProps/custom.xml"
FORM_ITEM_PART = "customXml/form.xml"
FORM_ITEM_PROPERTIES_PART = "customXml/formProps.xml"

_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
}


@dataclass(frozen=True, kw_only=True)
class Skeleton:
    """A document without text."""

    parts: Mapping[str, bytes]
    margins: Margins


@cache
def skeleton(*, identified: bool) -> Skeleton:
    """Make the skeleton; an identified one has places for the identity of a form, and for numbers of turned pages.

    The caller replaces `word/document.xml`, `word/settings.xml`, `docProps/core.xml` and the parts
    named here, which are empty.
    """
    document = docx.Document()
    _drop_unused(document)
    fill_styles(document.styles)
    _relate(document, "word/fontTable.xml", _FONT_TABLE, _font_table_xml())
    margins = Margins(
        header=_relate(document, HEADER_PART, _HEADER, b""),
        odd_footer=_relate(document, "word/footer1.xml", _FOOTER, footer_xml(Style.FOOTER_ODD)),
        even_footer=_relate(document, "word/footer2.xml", _FOOTER, footer_xml(Style.FOOTER_EVEN)),
    )
    if identified:
        margins = replace(
            margins,
            odd_side=_relate(document, "word/footer3.xml", _FOOTER, side_xml(Style.FOOTER_ODD)),
            even_side=_relate(document, "word/footer4.xml", _FOOTER, side_xml(Style.FOOTER_EVEN)),
        )
        _add_identity(document)
    target = BytesIO()
    document.save(target)
    return Skeleton(parts=unpacked(target.getvalue()), margins=margins)


_FONT_TABLE = (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE)
_HEADER = (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)
_FOOTER = (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)


def _drop_unused(document: WordDocument) -> None:
    for rels in (document.part.rels, document.part.package.rels):
        for name in [name for name, rel in rels.items() if rel.reltype not in _KEPT]:
            del rels[name]


def _relate(document: WordDocument, name: str, kind: tuple[str, str], content: bytes) -> str:
    """Add a part to the document and return the id of the relationship."""
    content_type, relationship = kind
    return document.part.relate_to(_part(document, name, content_type, content), relationship)


def _part(document: WordDocument, name: str, content_type: str, content: bytes) -> Part:
    return Part(PackURI(f"/{name}"), content_type, content, document.part.package)


def _add_identity(document: WordDocument) -> None:
    """Empty parts for the identity.

    The item has a name of its own: a second `item1.xml` would be written beside the first.
    """
    custom = _part(document, CUSTOM_PART, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, b"")
    document.part.package.relate_to(custom, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    item = _part(document, FORM_ITEM_PART, CONTENT_TYPE.XML, b"")
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
    properties = _part(document, FORM_ITEM_PROPERTIES_PART, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, b"")
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _font_table_xml() -> bytes:
    """List the typefaces by name, with what may stand in for them."""
    fonts = [
        element("w:font", {"w:name": font}, valued("w:altName", standin), valued("w:charset", "86"))
        for font, standin in FONT_STANDINS.items()
    ]
    latin = element("w:font", {"w:name": LATIN_FONT}, valued("w:charset", "00"))
    return root("w:fonts", *fonts, latin)
