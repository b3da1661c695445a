"""The markers open at a point of an official text, and which of them may come next."""

import re

from generators.read.official.doubtful_markers import match_bare, match_glued, match_worn
from generators.read.official.markers import NOMINAL, NUMERALS, WORDED, Kind, Marker, find_markers
from generators.read.official.sentences import STOP

ITEM_AFTER = re.compile(rf"[。；;]\s*{NUMERALS[2]}[是要]")
BOUNDARIES = frozenset("。；：！？;:!?")
COMMAS = frozenset("，,")
MOST_SKIPPED = 3
"""A decimal marker may leave out numbers before it; a figure like 4.15米 leaves out more."""


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
        doubtful = self._find_doubtful(text)
        if doubtful:
            self.enter(doubtful)
            found.append(doubtful)
        for marker in find_markers(text):
            if _may_stand(marker, text, found) and self._may_follow(marker, text, found):
                self.enter(marker)
                found.append(marker)
        return found

    def _find_doubtful(self, text: str) -> Marker | None:
        """Find a marker that is one only because it comes next."""
        bare = match_bare(text)
        doubtful = bare if bare and bare.number in self.bare else match_worn(text) or match_glued(text)
        return doubtful if doubtful and self._comes_next(doubtful) else None

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
    ended = before in BOUNDARIES or bool(STOP.search(text, 0, marker.start))
    return adjoins or not before or ended or (marker.kind is Kind.ITEM and before in COMMAS)


def _find_char_before(text: str, position: int) -> str:
    """Return the last character before a position that is no white space; nothing at the start."""
    while position and text[position - 1].isspace():
        position -= 1
    return text[position - 1] if position else ""
