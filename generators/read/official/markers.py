"""The markers of clauses: what they look like, where they may stand, how they nest."""

import re
from dataclasses import dataclass
from enum import IntEnum

NUMERALS = "零一二三四五六七八九十"
_CN = "[一二三四五六七八九十]{1,3}"


class Kind(IntEnum):
    """The kinds of markers, outermost first; NAMED stands for 附件4, 注 and the like."""

    NAMED = 0
    CHAPTER = 1
    GROUP = 2
    NUMBER = 3
    BRACKET = 4
    CIRCLE = 5
    ITEM = 6


SHAPES = {
    Kind.CHAPTER: rf"(?P<CHAPTER>{_CN})、",
    Kind.GROUP: rf"[（(](?P<GROUP>{_CN})[）)]",
    Kind.NUMBER: r"(?P<NUMBER>[0-9０-９]{1,3})(?:[.．](?![0-9０-９])|、(?![0-9０-９]))",
    Kind.BRACKET: r"[（(](?P<BRACKET>[0-9０-９]{1,3})[）)]",
    Kind.CIRCLE: r"(?P<CIRCLE>[①-⑳])",
    Kind.ITEM: rf"(?P<ITEM>{_CN}[是要])",
}
MARKER = re.compile("|".join(SHAPES.values()))
ITEM_AFTER = re.compile(rf"[。；;]\s*{NUMERALS[2]}[是要]")
BOUNDARIES = frozenset("。；：！？;:!?")
COMMAS = frozenset("，,")
ATTACHMENT = re.compile(r"附件\s*(?P<number>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?:\s+\S.{0,60})?\s*$")
NOTE = re.compile(r"(?P<name>注|备注)\s*[：:]")
ATTACHMENT_LIST = re.compile(r"附件\s*[：:]")
LISTED = re.compile(r"[0-9０-９]{1,2}[.．、](?![0-9０-９])")


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


def read_numeral(text: str) -> int | None:
    """Read the number of a marker: 12, １２, 十二, 二十, ③; None for what is no number (十十)."""
    if text.isdecimal():
        return int(text)
    if text.isdigit():
        return ord(text) - ord("①") + 1
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or tens == "十":
        return None
    return (NUMERALS.index(tens or "一") * 10 if ten else 0) + (NUMERALS.index(ones) if ones else 0)


def match_marker(text: str, position: int = 0) -> Marker | None:
    """Read the marker that stands at a position, if one does."""
    found = MARKER.match(text, position)
    return _read_marker(found) if found else None


def _read_marker(found: re.Match[str]) -> Marker | None:
    kind = Kind[found.lastgroup or ""]
    printed = found[kind.name]
    digits = printed[:-1] if kind is Kind.ITEM else printed
    number = read_numeral(digits)
    if number is None:
        return None
    name = str(number) if digits.isdecimal() else printed
    bracketed = f"（{name}）" if kind in {Kind.GROUP, Kind.BRACKET} else name
    return Marker(kind=kind, number=number, name=bracketed, start=found.start(), end=found.end())


def opens_place(line: str) -> bool:
    """Tell whether a line begins with a marker, an attachment, a note or a list of attachments."""
    return any((match_marker(line), ATTACHMENT.match(line), NOTE.match(line), ATTACHMENT_LIST.match(line)))


def closes_table(line: str) -> bool:
    """Tell whether a line can stand in no cell: an attachment or a note begins there."""
    return bool(ATTACHMENT.match(line) or NOTE.match(line))


class Outline:
    """The markers open at a point of the text, outermost first; knows which marker may come next."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        self.open: list[Marker] = []
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
        for match in MARKER.finditer(text):
            marker = _read_marker(match)
            if marker and _may_stand(marker, text, found) and self._may_follow(marker, text, found):
                self.enter(marker)
                found.append(marker)
        return found

    def _parents(self, marker: Marker) -> list[Marker]:
        kinds = [opened.kind for opened in self.open]
        if marker.kind in kinds:
            return self.open[: kinds.index(marker.kind)]
        parents = list(self.open)
        while parents and _gives_way(parents[-1], marker):
            parents.pop()
        return parents

    def _may_follow(self, marker: Marker, text: str, found: list[Marker]) -> bool:
        if marker.kind is Kind.ITEM:
            return self._item_may_follow(marker, text, found)
        if marker.at_start:
            return True
        same = [opened for opened in self.open if opened.kind is marker.kind]
        return marker.kind is not Kind.CHAPTER and marker.number == (same[0].number + 1 if same else 1)

    def _item_may_follow(self, marker: Marker, text: str, found: list[Marker]) -> bool:
        last = self._last_item.get("/".join(opened.name for opened in self._parents(marker)))
        if last and last.number == marker.number - 1 and last.name[-1] == marker.name[-1]:
            return True
        begins = marker.number == 1 and not any(last is earlier for earlier in found)
        after_comma = _find_char_before(text, marker.start) in COMMAS
        return begins and (not after_comma or bool(ITEM_AFTER.search(text, marker.end)))


def _may_stand(marker: Marker, text: str, found: list[Marker]) -> bool:
    """Tell whether a marker stands where a clause can begin: first, after a sentence, or after a marker."""
    before = _find_char_before(text, marker.start)
    adjoins = bool(found) and found[-1].end == marker.start
    return adjoins or not before or before in BOUNDARIES or (marker.kind is Kind.ITEM and before in COMMAS)


def _find_char_before(text: str, position: int) -> str:
    """Return the last character before a position that is no white space; nothing at the start."""
    while position and text[position - 1].isspace():
        position -= 1
    return text[position - 1] if position else ""


def _gives_way(opened: Marker, marker: Marker) -> bool:
    """Tell whether an open marker closes before a deeper-looking one of a kind not open yet."""
    if opened.kind is Kind.NAMED:
        return False
    if opened.kind is Kind.ITEM:
        return marker.at_start and not opened.at_start
    return opened.kind > marker.kind
