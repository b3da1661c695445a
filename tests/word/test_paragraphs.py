from dataclasses import replace

from generators.word.blocks import Control, Text, paragraph
from generators.word.controls import number_controls
from generators.word.markup import element
from generators.word.paragraphs import page_break_xml, paragraph_xml
from generators.word.styles import RunStyle, Style
from tests.word.brief import brief


def test_the_style_is_all_the_formatting() -> None:
    assert brief(paragraph_xml(paragraph(Style.TITLE, "通知"), {})) == 'p(pPr(pStyle[Title]) r(t"通知"))'


def test_ordinary_paragraphs_name_no_style() -> None:
    assert brief(paragraph_xml(paragraph(Style.NORMAL, "正文"), {})) == 'p(r(t"正文"))'
    assert brief(paragraph_xml(paragraph(Style.NORMAL), {})) == "p"


def test_line_feeds_and_tabs_are_elements() -> None:
    assert brief(paragraph_xml(paragraph(Style.NORMAL, "总\r\n数\t个"), {})) == ('p(r(t"总" br t"数" tab t"个"))')


def test_blanks_at_the_ends_are_kept() -> None:
    assert 'xml:space="preserve"> 甲 <' in paragraph_xml(paragraph(Style.NORMAL, " 甲 "), {})


def test_signs_latin_and_chinese_share_are_chinese() -> None:
    assert brief(paragraph_xml(paragraph(Style.NORMAL, "“双机”"), {})) == ('p(r(rPr(rFonts[hint=eastAsia]) t"“双机”"))')


def test_a_few_words_can_have_a_style() -> None:
    lead = Text(text="（一）分工。", style=RunStyle.LEAD_2)
    assert brief(paragraph_xml(paragraph(Style.TEXT, lead, "各负其责。"), {})) == (
        'p(pPr(pStyle[BodyText]) r(rPr(rStyle[LeadKai]) t"（一）分工。") r(t"各负其责。"))'
    )


def test_a_field_stands_among_the_words() -> None:
    field = Control(tag="a", label="甲")
    shown = brief(paragraph_xml(paragraph(Style.NORMAL, "共", field, "项"), number_controls([field])))
    assert shown.startswith('p(r(t"共") sdt(')
    assert shown.endswith(' r(t"项"))')


def test_a_paragraph_can_end_a_section() -> None:
    assert brief(paragraph_xml(paragraph(Style.NORMAL, "末"), {}, element("w:sectPr"))) == ('p(pPr(sectPr) r(t"末"))')


def test_an_indent_that_depends_on_the_words() -> None:
    moved = replace(paragraph(Style.DATE, "甲"), right=2.5)
    assert brief(paragraph_xml(moved, {})) == ('p(pPr(pStyle[Date] ind[rightChars=250 right=788]) r(t"甲"))')


def test_a_paragraph_can_begin_a_page() -> None:
    first = replace(paragraph(Style.DATE, "甲"), new_page=True)
    assert brief(paragraph_xml(first, {})) == 'p(pPr(pStyle[Date] pageBreakBefore) r(t"甲"))'


def test_a_paragraph_can_stay_with_the_next() -> None:
    kept = replace(paragraph(Style.DATE, "甲"), with_next=True, new_page=True)
    assert brief(paragraph_xml(kept, {})) == 'p(pPr(pStyle[Date] keepNext pageBreakBefore) r(t"甲"))'


def test_a_page_break() -> None:
    assert brief(page_break_xml()) == "p(r(br[type=page]))"
