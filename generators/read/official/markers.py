"""The markers of clauses: what they look like, where they may stand, how they nest."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from generators.phrases.numbers import find_whole

NUMERALS = "零一二三四五六七八九十"
STEMS, ROMANS = "甲乙丙丁戊己庚辛壬癸", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
CN = "[一二三四五六七八九十]{1,3}"
_COUNT = r"\s*(?:[一二三四五六七八九十百零〇]{1,7}|[0-9０-９]{1,3})\s*"


class Kind(IntEnum):
    """The kinds of markers, outermost first; NAMED stands for 附件4, 注 and the like."""

    NAMED = 0
    PART = 1
    """第一编, 第一部分."""
    TITLE = 2
    """第一章."""
    SECTION = 3
    """第一节."""
    ARTICLE = 4
    """第一条; its numbers run through the whole text."""
    STEM = 5
    """甲、."""
    ROMAN = 6
    """Ⅰ."""
    CHAPTER = 7
    GROUP = 8
    NUMBER = 9
    POINT = 10
    """4.1."""
    SUBPOINT = 11
    """4.1.1."""
    DETAIL = 12
    """4.1.1.1."""
    BRACKET = 13
    HALF = 14
    """1）, with no bracket before it."""
    LETTER = 15
    """a）, （a） or a.; the first of them is an a."""
    CIRCLE = 16
    ITEM = 17


WORDED = frozenset({Kind.PART, Kind.TITLE, Kind.SECTION, Kind.ARTICLE})
"""Markers that are written as an ordinal; elsewhere than at the start of a paragraph they refer to a clause."""
POINTED = {2: Kind.POINT, 3: Kind.SUBPOINT, 4: Kind.DETAIL}
"""Decimal markers by how many numbers they hold."""
SHAPES = {
    Kind.PART: rf"(?P<PART>第{_COUNT}(?:编|部分))(?=[\s　]|[^的之、，。和与至）)])",
    Kind.TITLE: rf"(?P<TITLE>第{_COUNT}章)(?=[\s　]|[^的之、，。和与至）)])",
    Kind.SECTION: rf"(?P<SECTION>第{_COUNT}节)(?=[\s　]|[^的之、，。和与至课点）)])",
    Kind.ARTICLE: rf"(?P<ARTICLE>第{_COUNT}条(?:之[一二三四五六七八九十])?)(?=[\s　]|[^的之、，。和与至所第中款规）)])",
    Kind.CHAPTER: rf"(?P<CHAPTER>{CN})\s*、",
    Kind.STEM: rf"(?P<STEM>[{STEMS}])\s*、(?![{STEMS}])",
    Kind.ROMAN: rf"(?P<ROMAN>[{ROMANS}])(?:\s*[、.．]|\s+)",
    Kind.GROUP: rf"[（(〔]\s*(?P<GROUP>{CN})\s*[）)〕]",
    Kind.POINT: r"(?P<POINT>[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3})(?=[.．]?(?:\s|$|(?![0-9.．])[\u4e00-\u9fff【“《]))",
    Kind.NUMBER: r"(?P<NUMBER>[0-9０-９]{1,3})\s*(?:[.．](?![0-9０-９])|、(?![0-9０-９]))",
    Kind.BRACKET: r"[（(]\s*(?P<BRACKET>[0-9０-９]{1,3})\s*[）)]",
    Kind.HALF: r"(?P<HALF>[0-9０-９]{1,2}\s*[）)])",
    Kind.LETTER: r"(?P<LETTER>[（(]?\s*[a-zA-Z]\s*[）)]|[a-zA-Z][.．、](?![a-zA-Z0-9.．]))",
    Kind.CIRCLE: r"(?P<CIRCLE>[①-⑳])",
    Kind.ITEM: rf"(?P<ITEM>{CN}[是要])",
}
MARKER = re.compile("|".join(SHAPES.values()))
_BRACKETS = {Kind.GROUP: ("（", "）"), Kind.BRACKET: ("（", "）"), Kind.HALF: ("", "）")}
_ORDINAL = re.compile("^第|(?:[编章节条]|部分)(?:之.)?$")


@dataclass(frozen=True, kw_only=True)
class Marker:
    """A marker: its kind, its number, the name it has in a path, and where it stands in its paragraph."""

    kind: Kind
    number: int
    name: str
    start: int = 0
    end: int = 0

    @property
    def at_start(self) -> bool:
        """Tell whether it opens its paragraph."""
        return self.start == 0

    @property
    def prefix(self) -> str:
        """Return what a decimal marker continues: 4 for 4.1, 4.1 for 4.1.1; nothing for others."""
        return self.name.rpartition(".")[0] if self.kind in POINTED.values() else ""


def read_numeral(text: str) -> int | None:
    """Read the number of a marker: 12, １２, 十二, 二十, ③; None for what is no number (十十)."""
    if text.isdecimal():
        return int(text)
    if text in STEMS or text in ROMANS:
        return max(STEMS.find(text), ROMANS.find(text)) + 1
    if text.isdigit():
        return ord(text) - ord("①") + 1
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or tens == "十":
        return find_whole(text)
    return (NUMERALS.index(tens or "一") * 10 if ten else 0) + (NUMERALS.index(ones) if ones else 0)


def match_marker(text: str, position: int = 0) -> Marker | None:
    """Read the marker that stands at a position, if one does."""
    found = MARKER.match(text, position)
    return _read_marker(found) if found else None


def find_markers(text: str) -> Iterator[Marker]:
    """Find whatever looks like a marker, wherever it stands, in order."""
    return (marker for found in MARKER.finditer(text) if (marker := _read_marker(found)))


def _read_marker(found: re.Match[str]) -> Marker | None:
    kind = Kind[found.lastgroup or ""]
    printed = "".join(found[kind.name].split())
    number: int | None
    if kind is Kind.LETTER:
        return _read_letter(found, printed)
    if kind is Kind.POINT:
        parts = [str(int(part)) for part in re.split("[.．]", printed)]
        number, name, kind = int(parts[-1]), ".".join(parts), POINTED[len(parts)]
    elif kind in WORDED:
        number, name = read_numeral(_ORDINAL.sub("", printed)), printed
    else:
        digits = printed[:-1] if kind in {Kind.ITEM, Kind.HALF} else printed
        number = read_numeral(digits)
        name = str(number) if digits.isdecimal() else printed
    if number is None:
        return None
    before, after = ("〔", "〕") if found[0].startswith("〔") else _BRACKETS.get(kind, ("", ""))
    return Marker(kind=kind, number=number, name=f"{before}{name}{after}", start=found.start(), end=found.end())


def _read_letter(found: re.Match[str], printed: str) -> Marker:
    letter = printed.strip("（(）).．、")
    name = f"{'（' if printed[0] in '（(' else ''}{letter}{'）' if printed[-1] in '）)' else ''}"
    number = ord(letter.lower()) - ord("a") + 1
    return Marker(kind=Kind.LETTER, number=number, name=name, start=found.start(), end=found.end())


Ranks = Mapping[Kind, float]
"""How deep each kind lies in a text: its own place in `Kind`, unless the text nests them the other way."""
NOMINAL: Ranks = {kind: float(kind) for kind in Kind}
