from dataclasses import replace
from datetime import timedelta

import pytest

from generators.word.blocks import Control, PageBreak, Row, Section, Table, cell, paragraph
from generators.word.document import document_bytes
from generators.word.markup import Xml
from generators.word.package import unpacked
from generators.word.papers import Paper, section_xml
from generators.word.properties import Identity
from generators.word.skeleton import skeleton
from generators.word.styles import Style
from tests.word.brief import brief, table_xml
from tests.word.lint import package_faults
from tests.word.packages import document_xml
from tests.word.samples import LETTER, MOMENT, REPORT, document, page

ONE_CELL = Table(weights=(1,), body=(Row(cells=(cell(Style.CELL, "甲"),)),))
WORDS = paragraph(Style.NORMAL, "甲")


BASE = skeleton(identified=False)


def body(*sections: Section) -> str:
    """Write down the text of a document, sections and the one table by their names."""
    xml = document_xml(document(*sections)).decode()
    shown = brief(Xml(xml[xml.index("<w:body>") : xml.index("</w:document>")]))
    for paper in Paper:
        section = section_xml(paper, BASE.margins)
        shown = shown.replace(brief(section), paper.name)
    table = table_xml(ONE_CELL, Paper.A4_PORTRAIT.text_width, {})
    return shown.replace(brief(table), "TABLE").replace("p(pPr(pStyle[Seam]))", "SEAM")


def test_words_and_the_section_they_stand_in() -> None:
    assert body(page(WORDS)) == 'body(p(r(t"甲")) A4_PORTRAIT)'


def test_a_section_ends_in_its_last_paragraph() -> None:
    assert body(page(WORDS, paper=Paper.A3_LANDSCAPE), page(WORDS)) == (
        'body(p(pPr(A3_LANDSCAPE) r(t"甲")) p(r(t"甲")) A4_PORTRAIT)'
    )


def test_tables_do_not_grow_together_and_never_come_last() -> None:
    assert body(page(ONE_CELL, ONE_CELL)) == "body(TABLE SEAM TABLE SEAM A4_PORTRAIT)"
    assert body(page(ONE_CELL), page(WORDS)) == ('body(TABLE p(pPr(pStyle[Seam] A4_PORTRAIT)) p(r(t"甲")) A4_PORTRAIT)')


def test_a_page_break_stands_between_its_neighbours() -> None:
    assert body(page(WORDS, PageBreak(), WORDS)) == ('body(p(r(t"甲")) p(r(br[type=page])) p(r(t"甲")) A4_PORTRAIT)')


FORM = document(LETTER, REPORT, identity=Identity(identifier="monthly", version="1"), protected=True)


def test_the_same_document_gives_the_same_bytes() -> None:
    first = document_bytes(FORM)
    skeleton.cache_clear()
    assert document_bytes(FORM) == first
    later = replace(FORM, modified=MOMENT + timedelta(days=1))
    changed = {name for name, part in unpacked(document_bytes(later)).items() if part != unpacked(first)[name]}
    assert changed == {"docProps/core.xml"}


def test_every_part_is_filled_and_sound() -> None:
    package = document_bytes(FORM)
    assert package_faults(package) == ()
    assert all(unpacked(package).values())


def test_a_field_may_come_once_in_all_sections() -> None:
    field = Control(tag="a", label="甲")
    twice = document(page(paragraph(Style.TEXT, field)), page(paragraph(Style.TEXT, field)))
    with pytest.raises(ValueError, match="comes twice"):
        document_bytes(twice)


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(ValueError, match="needs"):
        document_bytes(document())
    with pytest.raises(ValueError, match="needs"):
        document_bytes(document(page()))
