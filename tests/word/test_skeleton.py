from xml.etree import ElementTree as ET

from generators.word.skeleton import skeleton


def test_only_what_is_ours_is_in_it() -> None:
    assert set(skeleton(identified=False).parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/header1.xml",
        "word/settings.xml",
        "word/styles.xml",
    }


def test_an_identified_one_has_places_for_the_identity() -> None:
    added = set(skeleton(identified=True).parts) - set(skeleton(identified=False).parts)
    assert added == {
        "customXml/_rels/form.xml.rels",
        "customXml/form.xml",
        "customXml/formProps.xml",
        "docProps/custom.xml",
        "word/footer3.xml",
        "word/footer4.xml",
    }


def test_it_is_small() -> None:
    assert sum(map(len, skeleton(identified=False).parts.values())) < 40_000


def test_page_numbers_belong_to_odd_and_even_pages() -> None:
    base = skeleton(identified=False)
    rels = ET.fromstring(base.parts["word/_rels/document.xml.rels"])  # noqa: S314 - our own XML
    targets = {rel.get("Id"): rel.get("Target") for rel in rels}
    assert (targets[base.margins.odd_footer], targets[base.margins.even_footer]) == ("footer1.xml", "footer2.xml")
    assert "FooterOdd" in base.parts["word/footer1.xml"].decode()
    assert "FooterEven" in base.parts["word/footer2.xml"].decode()


def test_the_number_of_a_turned_page_stands_in_a_strip_along_its_left_edge() -> None:
    base = skeleton(identified=True)
    rels = ET.fromstring(base.parts["word/_rels/document.xml.rels"])  # noqa: S314 - our own XML
    targets = {rel.get("Id"): rel.get("Target") for rel in rels}
    assert (targets[base.margins.odd_side], targets[base.margins.even_side]) == ("footer3.xml", "footer4.xml")
    odd, even = (base.parts[f"word/footer{number}.xml"].decode() for number in (3, 4))
    assert 'w:textDirection w:val="tbRl"' in odd
    assert 'w:vertAnchor="page" w:horzAnchor="page" w:tblpX="397" w:tblpY="1417"' in odd
    assert odd.replace("FooterOdd", "FooterEven") == even
