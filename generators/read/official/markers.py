"""The markers of clauses: what they look like, where they may stand, how they nest."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from generators.phrases.numbers import find_whole

NUMERALS = "零一二三四五六七八九十"
STEMS, ROMANS = "甲乙丙丁戊己庚辛壬癸", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_CN = "[一二三四五六七八九十]{1,3}"
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
    Kind.CHAPTER: rf"(?P<CHAPTER>{_CN})\s*、",
    Kind.STEM: rf"(?P<STEM>[{STEMS}])\s*、(?![{STEMS}])",
    Kind.ROMAN: rf"(?P<ROMAN>[{ROMANS}])(?:\s*[、.．]|\s+)",
    Kind.GROUP: rf"[（(〔]\s*(?P<GROUP>{_CN})\s*[）)〕]",
    Kind.POINT: r"(?P<POINT>[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3})(?=[.．]?(?:\s|$|(?![0-9.．])[\u4e00-\u9fff【“《]))",
    Kind.NUMBER: r"(?P<NUMBER>[0-9０-９]{1,3})\s*(?:[.．](?![0-9０-９])|、(?![0-9０-９]))",
    Kind.BRACKET: r"[（(]\s*(?P<BRACKET>[0-9０-９]{1,3})\s*[）)]",
    Kind.HALF: r"(?P<HALF>[0-9０-９]{1,2}\s*[）)])",
    Kind.LETTER: r"(?P<LETTER>[（(]?\s*[a-zA-Z]\s*[）)]|[a-zA-Z][.．、](?![a-zA-Z0-9.．]))",
    Kind.CIRCLE: r"(?P<CIRCLE>[①-⑳])",
    Kind.ITEM: rf"(?P<ITEM>{_CN}[是要])",
}
MARKER = re.compile("|".join(SHAPES.values()))
ITEM_AFTER = re.compile(rf"[。；;]\s*{NUMERALS[2]}[是要]")
BOUNDARIES = frozenset("。；：！？;:!?")
STOPPED = re.compile(r"[\u4e00-\u9fff]\.\s*\Z")
"""The end of a sentence in a text with half-width marks."""
COMMAS = frozenset("，,")
ATTACHMENT = re.compile(
    r"[(（【\[]?(?P<name>附件|附表|附录|附图)\s*(?P<number>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[A-H](?![A-Za-z]))"
    r"[)）】\]]?(?:[：:\s]\s*\S.{0,60}|[：:])?\s*$"
)
LONE_ATTACHMENT = re.compile(r"(?P<name>附\s*[件表录图])\s*[：:]?\s*$")
"""The heading of the only attachment."""
NOTE = re.compile(r"(?P<name>注|备注)\s*[：:]")
ATTACHMENT_LIST = re.compile(r"附件\s*[：:]")
MOST_SKIPPED = 3
"""A decimal marker may leave out numbers before it; a figure like 4.15米 leaves out more."""
LISTED = re.compile(r"[0-9０-９]{1,2}[.．、](?![0-9０-９])")


_BRACKETS = {Kind.GROUP: ("（", "）"), Kind.BRACKET: ("（", "）"), Kind.HALF: ("", "）")}
_ORDINAL = re.compile("^第|(?:[编章节条]|部分)(?:之.)?$")
BARE = re.compile(r"(?P<NUMBER>[0-9]{1,2})[\s　]+(?=[\u4e00-\u9fff])")
"""A number without a stop before a heading, as standards print it; a marker only where 4.1 follows 4."""


WORN = re.compile(
    rf"(?:(?P<CHAPTER>{_CN})[\s　]+(?=[^\s。；：.]{{2,20}}$)|[（(]\s*(?P<GROUP>{_CN})[\s　]+(?=[^\s）)])"
    rf"|(?P<CLOSED>{_CN})\s*[）)]|(?P<NUMBER>[lI|])\s*[.．、](?=\s*[\u4e00-\u9fff]))"
)
"""Markers a scan wore down: 二 without its 、, （三 or 三） with one bracket, l. for 1.; only in their turn."""
GLUED = re.compile(
    r"(?P<NUMBER>[0-9]{1,2})\s*(?:、(?=[0-9]+\s*[^0-9、.．\s])"
    r"|[.．](?=(?:(?:19|20)[0-9]{2}\s*年|[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日|[0-9]+号)))"
)
"""A number before a figure: 3、7月8日前, 3.12号地块; it counts only in its turn."""


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


def match_bare(text: str) -> Marker | None:
    """Read a number without a stop at the start of a paragraph, if it may be a marker."""
    found = BARE.match(text)
    return _read_marker(found) if found else None


def match_worn(text: str) -> Marker | None:
    """Read a marker at the start of a paragraph that a scan may have worn down."""
    found = WORN.match(text)
    if not found:
        glued = GLUED.match(text)
        return _read_glued(glued) if glued else None
    if found["NUMBER"]:
        return Marker(kind=Kind.NUMBER, number=1, name="1", end=found.end())
    kind = Kind.CHAPTER if found["CHAPTER"] else Kind.GROUP
    printed = found["CHAPTER"] or found["GROUP"] or found["CLOSED"]
    number = read_numeral(printed) or 1
    name = printed if kind is Kind.CHAPTER else f"（{printed}）"
    return Marker(kind=kind, number=number, name=name, end=found.end()) if number > 1 else None


def _read_glued(found: re.Match[str]) -> Marker:
    number = int(found["NUMBER"])
    return Marker(kind=Kind.NUMBER, number=number, name=str(number), end=found.end())


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


def opens_place(line: str) -> bool:
    """Tell whether a line begins with a marker, an attachment, a note or a list of attachments."""
    return any(
        (match_marker(line), match_worn(line), ATTACHMENT.match(line), NOTE.match(line), ATTACHMENT_LIST.match(line))
    )


def closes_table(line: str) -> bool:
    """Tell whether a line can stand in no cell: an attachment or a note begins there."""
    return bool(ATTACHMENT.match(line) or NOTE.match(line))


Ranks = Mapping[Kind, float]
"""How deep each kind lies in a text: its own place in `Kind`, unless the text nests them the other way."""
NOMINAL: Ranks = {kind: float(kind) for kind in Kind}


class Outline:
    """The markers open at a point of the text, outermost first; knows which marker may come next."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        self.open: list[Marker] = []
        self.ranks = NOMINAL
        self.points: frozenset[str] = frozenset()
        """The decimal markers that count; see `orders`."""
        self.bare: frozenset[int] = frozenset()
        """The numbers without a stop that count."""
        self._last_item: dict[str, Marker] = {}

    @property
    def path(self) -> str:
        """Return the path of the place that is open."""
        return "/".join(marker.name for marker in self.open)

    def enter_named(self, name: str, *, inside: str | None = None) -> None:
        """Open a named place: at the top, or inside the named place `inside`."""
        names = [name] if inside is None else [inside, name]
        self.open = [Marker(kind=Kind.NAMED, number=0, name=part) for part in names]

    def enter(self, marker: Marker) -> None:
        """Open a marker: close what it is beside or above, keep what it is under."""
        self.open = self._parents(marker)
        if marker.kind is Kind.ITEM:
            self._last_item[self.path] = marker
        self.open.append(marker)

    def find_markers(self, text: str) -> list[Marker]:
        """Find the markers of a paragraph in order, and leave the outline as they leave it."""
        found: list[Marker] = []
        odd = self._find_odd(text)
        if odd:
            self.enter(odd)
            found.append(odd)
        for match in MARKER.finditer(text):
            marker = _read_marker(match)
            if marker and _may_stand(marker, text, found) and self._may_follow(marker, text, found):
                self.enter(marker)
                found.append(marker)
        return found

    def _find_odd(self, text: str) -> Marker | None:
        """Find a marker that is one only because it comes next: without a stop, or worn."""
        bare, worn = match_bare(text), match_worn(text)
        odd = bare if bare and bare.number in self.bare else worn
        return odd if odd and self._comes_next(odd) else None

    def _parents(self, marker: Marker) -> list[Marker]:
        kinds = [opened.kind for opened in self.open]
        if marker.kind in kinds:
            return self.open[: kinds.index(marker.kind)]
        parents = list(self.open)
        while parents and self._gives_way(parents[-1], marker):
            parents.pop()
        return parents

    def _may_follow(self, marker: Marker, text: str, found: list[Marker]) -> bool:
        if marker.kind is Kind.ITEM:
            return self._item_may_follow(marker, text, found)
        if marker.prefix:
            return marker.at_start and marker.name in self.points and self._continues(marker)
        if marker.kind is Kind.LETTER:
            return self._comes_next(marker)
        if marker.at_start:
            return True
        if marker.kind in WORDED or marker.kind in {Kind.STEM, Kind.ROMAN, Kind.CHAPTER}:
            return False
        return self._comes_next(marker)

    def _comes_next(self, marker: Marker) -> bool:
        same = [opened for opened in self.open if opened.kind is marker.kind]
        return marker.number == (same[0].number + 1 if same else 1)

    def _continues(self, marker: Marker) -> bool:
        """Tell whether a decimal marker goes on from what is open: 4.1 under 4 or 四, 4.2 after 4.1."""
        same = [opened for opened in self.open if opened.kind is marker.kind and opened.prefix == marker.prefix]
        if same:
            return same[0].number < marker.number <= same[0].number + MOST_SKIPPED
        if marker.number > MOST_SKIPPED:
            return False
        first = marker.prefix.split(".", 1)[0]
        opened = [one for one in self.open if one.kind is not Kind.NAMED and not one.prefix]
        named = any(one.name == marker.prefix.removesuffix(".0") for one in self.open)
        return named or not opened or (marker.kind is Kind.POINT and any(str(one.number) == first for one in opened))

    def _item_may_follow(self, marker: Marker, text: str, found: list[Marker]) -> bool:
        last = self._last_item.get("/".join(opened.name for opened in self._parents(marker)))
        if last and last.number == marker.number - 1 and last.name[-1] == marker.name[-1]:
            return True
        begins = marker.number == 1 and not any(last is earlier for earlier in found)
        after_comma = _find_char_before(text, marker.start) in COMMAS
        return begins and (not after_comma or bool(ITEM_AFTER.search(text, marker.end)))

    def _gives_way(self, opened: Marker, marker: Marker) -> bool:
        """Tell whether an open marker closes before a deeper-looking one of a kind not open yet."""
        if opened.kind is Kind.NAMED:
            return False
        if opened.kind is Kind.ITEM:
            return marker.at_start and not opened.at_start
        return self.ranks[opened.kind] > self.ranks[marker.kind]


def _may_stand(marker: Marker, text: str, found: list[Marker]) -> bool:
    """Tell whether a marker stands where a clause can begin: first, after a sentence, or after a marker."""
    before = _find_char_before(text, marker.start)
    adjoins = bool(found) and found[-1].end == marker.start
    ended = before in BOUNDARIES or bool(STOPPED.search(text, 0, marker.start))
    return adjoins or not before or ended or (marker.kind is Kind.ITEM and before in COMMAS)


def _find_char_before(text: str, position: int) -> str:
    """Return the last character before a position that is no white space; nothing at the start."""
    while position and text[position - 1].isspace():
        position -= 1
    return text[position - 1] if position else ""
