"""Automatic numbers of Word, as they are printed before a paragraph."""

import pytest
from lxml import etree

from generators.phrases.numbers import say_han
from generators.word.numbering import Numbering
from generators.word.returned.names import W

ARTICLES = "chineseCountingThousand"


def numbered(shape: str, text: str, start: int, *levels: int) -> list[str]:
    """Return the numbers of paragraphs of these levels in a list whose levels all look alike."""
    level = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    shapes = "".join(level.format(one, start, shape, text.replace("%1", f"%{one + 1}")) for one in (0, 1))
    lists = etree.fromstring(
        f'<w:numbering xmlns:w="{W[1:-1]}"><w:abstractNum w:abstractNumId="7">{shapes}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    numbering = Numbering(lists, None, say_han)
    return [numbering.next_label(_properties(level), "") for level in levels]


def _properties(level: int) -> etree._Element:
    return etree.fromstring(
        f'<w:pPr xmlns:w="{W[1:-1]}"><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    )


@pytest.mark.parametrize(
    ("shape", "text", "start", "said"),
    [
        ("decimal", "%1.", 9, "9."),
        ("chineseCounting", "%1、", 12, "十二、"),
        (ARTICLES, "第%1条", 100, "第一百条"),
        (ARTICLES, "第%1条", 101, "第一百零一条"),
        ("ideographDigital", "（%1）", 20, "（二十）"),
        ("decimalEnclosedCircle", "%1", 20, "⑳"),
        ("decimalEnclosedCircle", "%1", 21, "21"),
        ("lowerLetter", "%1)", 3, "c)"),
        ("bullet", "·", 1, ""),
    ],
)
def test_a_number_is_written_as_its_list_writes_it(shape: str, text: str, start: int, said: str) -> None:
    assert numbered(shape, text, start, 0) == [said]


def test_a_higher_level_starts_the_lower_ones_anew() -> None:
    assert numbered("decimal", "%1.", 1, 0, 1, 1, 0, 1) == ["1.", "1.", "2.", "2.", "1."]
