"""A short way to write down small pieces of Word XML, so that tests can be read.

`p(pPr(pStyle[Title]) r(t"通知"))` is a paragraph of one style and one run: children in round
brackets, attributes in square ones (a lone `w:val` without its name), text in quotation marks.
"""

from collections.abc import Mapping

from lxml import etree

from generators.word.blocks import Table
from generators.word.controls import Mark
from generators.word.markup import NAMESPACES, Xml
from generators.word.tables import table_pieces

_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


def brief(xml: Xml) -> str:
    """Write XML down in short, elements one after the other."""
    return " ".join(_brief(child) for child in etree.fromstring(f"<all {_DECLARED}>{xml}</all>"))


def table_xml(table: Table, width: int, marks: Mapping[str, Mark]) -> Xml:
    """Join the pieces of a table."""
    return Xml(b"".join(table_pieces(table, width, marks)).decode())


def _brief(element: etree._Element) -> str:
    attributes = {etree.QName(str(name)).localname: str(value) for name, value in element.attrib.items()}
    shown = " ".join(f"{name}={value}" for name, value in attributes.items() if name != "space")
    if list(attributes) == ["val"]:
        shown = attributes["val"]
    children = " ".join(_brief(child) for child in element)
    return (
        etree.QName(element).localname
        + (f"[{shown}]" if shown else "")
        + (f'"{element.text!s}"' if element.text else "")
        + (f"({children})" if children else "")
    )
