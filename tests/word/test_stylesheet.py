from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from generators.word.blocks import paragraph
from generators.word.document import document_bytes
from generators.word.styles import LOOKS, RunStyle, Style, TableStyle
from tests.word.samples import document, page


@pytest.fixture(scope="module")
def empty() -> Document:
    return docx.Document(BytesIO(document_bytes(document(page(paragraph(Style.TEXT))))))


def test_every_style_is_there_and_no_other(empty: Document) -> None:
    ids = [style.style_id for style in empty.styles]
    assert sorted(ids) == sorted([*Style, *RunStyle, *TableStyle, "TableNormal"])


def test_names_of_styles_differ(empty: Document) -> None:
    names = [style.name for style in empty.styles]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("style", Style)
def test_every_style_names_its_chinese_typeface(empty: Document, style: Style) -> None:
    fonts = empty.styles.element.find(f"w:style[@w:styleId='{style}']/w:rPr/w:rFonts", {"w": _W})
    assert fonts is not None
    assert fonts.get(qn("w:eastAsia")) == LOOKS[style].font
    assert fonts.get(qn("w:ascii")) == LOOKS[style].latin


def test_text_is_set_as_the_standard_has_it(empty: Document) -> None:
    normal = etree.tostring(empty.styles.element.find("w:style[@w:styleId='Normal']", {"w": _W})).decode()
    assert '<w:spacing w:val="-5"/><w:sz w:val="32"/>' in normal
    assert 'w:line="579" w:lineRule="exact"' in normal


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
