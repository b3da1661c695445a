from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from generators.word.markup import element, escaped, joined, root, valued


def test_signs_of_markup_stay_text() -> None:
    assert escaped('强度<C30 & "A"') == "强度&lt;C30 &amp; &quot;A&quot;"


def test_characters_without_a_place_in_xml_are_left_out() -> None:
    assert escaped("甲\x00\x0b\ufffe\ud800乙\t丙") == "甲乙\t丙"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn"))))
def test_any_text_comes_back_from_a_parser(text: str) -> None:
    read = ET.fromstring(element("t", {"a": text}, escaped(text)))  # noqa: S314 - our own XML
    assert (read.text or "") == text
    assert read.get("a") == text


def test_an_element_without_content_closes_itself() -> None:
    assert element("w:b") == "<w:b/>"
    assert valued("w:jc", "center") == '<w:jc w:val="center"/>'
    assert element("w:p", None, joined(element("w:r"), element("w:r"))) == "<w:p><w:r/><w:r/></w:p>"


def test_a_part_declares_its_namespaces() -> None:
    assert ET.fromstring(root("w:ftr")).tag.endswith("wordprocessingml/2006/main}ftr")  # noqa: S314
