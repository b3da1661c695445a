from dataclasses import replace

import pytest

from generators.word.papers import Margins, Paper, section_xml, twips
from tests.word.brief import brief

MARGINS = Margins(header="rId3", odd_footer="rId1", even_footer="rId2")


def test_the_letter_has_the_type_area_of_the_standard() -> None:
    assert abs(Paper.A4_PORTRAIT.text_width - twips(156)) <= 1
    assert abs(Paper.A4_PORTRAIT.text_height - twips(225)) <= 1


def test_an_upright_page() -> None:
    assert brief(section_xml(Paper.A4_PORTRAIT, MARGINS)) == (
        "sectPr(headerReference[type=default id=rId3] headerReference[type=even id=rId3]"
        " footerReference[type=default id=rId1] footerReference[type=even id=rId2]"
        " type[nextPage] pgSz[w=11906 h=16838]"
        " pgMar[top=2098 right=1474 bottom=1984 left=1587 header=850 footer=1304 gutter=0])"
    )


@pytest.mark.parametrize("paper", [Paper.A4_LANDSCAPE, Paper.A4_TURNED, Paper.A3_LANDSCAPE])
def test_a_lying_page_says_so(paper: Paper) -> None:
    assert "orient=landscape" in brief(section_xml(paper, MARGINS))


def test_a_turned_page_takes_its_number_from_the_side() -> None:
    sides = replace(MARGINS, odd_side="rId8", even_side="rId9")
    found = "footerReference[type=default id=rId8] footerReference[type=even id=rId9]"
    assert found in brief(section_xml(Paper.A4_TURNED, sides))
    assert found not in brief(section_xml(Paper.A4_LANDSCAPE, sides))
    assert "footerReference[type=default id=rId1]" in brief(section_xml(Paper.A4_TURNED, MARGINS))
