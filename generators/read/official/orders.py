"""How a text numbers its clauses, learnt from the markers its paragraphs begin with before any is taken for one.

Most texts nest 一、（一）1.（1）①; some put （一） under 1. or 1. under 第一条. Decimal numbers are markers only where
a text counts by them, and a number without a stop only where 4.1 follows 4.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generators.read.official.blocks import Block, Paragraph, Table
from generators.read.official.doubtful_markers import match_bare
from generators.read.official.markers import NOMINAL, Kind, Marker, Ranks, match_marker
from generators.read.official.openings import ATTACHMENT, name_attachment

FEWEST_POINTS = 2
"""A text counts by decimals when it has at least so many of them, and one of them is a first."""
_ORDERED = tuple(kind for kind in Kind if kind not in {Kind.NAMED, Kind.ITEM})


@dataclass(frozen=True, kw_only=True)
class Order:
    """How deep each kind of marker lies, which decimals count, and which bare numbers."""

    ranks: Ranks
    points: frozenset[str] = frozenset()
    bare: frozenset[int] = frozenset()


PLAIN = Order(ranks=NOMINAL)


def learn_orders(blocks: Iterable[Block], headings: Mapping[str, int]) -> dict[str, Order]:
    """Learn how the body (by the name "") and each attachment number their clauses."""
    texts: dict[str, list[str]] = {"": []}
    name, left = "", Counter(headings)
    for block in blocks:
        found = ATTACHMENT.match(block.text) if isinstance(block, Paragraph) else None
        if found:
            left[name_attachment(found)] -= 1
            name = name if left[name_attachment(found)] else name_attachment(found)
        held = [block] if isinstance(block, Paragraph) else _paragraphs_of(block)
        texts.setdefault(name, []).extend(paragraph.text for paragraph in held)
    return {name: learn_order(each) for name, each in texts.items()}


def _paragraphs_of(table: Table) -> Iterator[Paragraph]:
    return (paragraph for row in table.rows for cell in row for paragraph in cell)


def learn_order(paragraphs: Iterable[str]) -> Order:
    """Learn the order from the texts of the paragraphs of one part of a document: its body, or one attachment."""
    texts = list(paragraphs)
    printed = [marker for text in texts if (marker := match_marker(text)) and marker.kind is not Kind.ITEM]
    points = _find_points(printed)
    kept = [marker for marker in printed if not marker.prefix or marker.name in points]
    bare = _find_bare(texts, points)
    return Order(ranks=_rank(kept), points=points, bare=bare)


def _find_points(printed: Sequence[Marker]) -> frozenset[str]:
    names = {marker.name for marker in printed if marker.prefix and marker.number}
    firsts = {name for name in names if name.endswith(".1")}
    return frozenset(names) if len(names) >= FEWEST_POINTS and firsts else frozenset()


def _find_bare(texts: Sequence[str], points: frozenset[str]) -> frozenset[int]:
    under = {int(name.split(".", 1)[0]) for name in points}
    numbers = [marker.number for text in texts if (marker := match_bare(text))]
    last = max(under, default=0)
    return frozenset(number for number in numbers if 0 < number <= last + 1) if under & set(numbers) else frozenset()


def _rank(markers: Sequence[Marker]) -> Ranks:
    ranks = dict(NOMINAL)
    for outer, inner in combinations(_ORDERED, 2):
        if _nests(markers, inner, outer) > _nests(markers, outer, inner) and not _is_above(markers, outer, inner):
            ranks[inner] = min(ranks[inner], ranks[outer] - 0.5)
    return ranks


def _nests(markers: Sequence[Marker], above: Kind, below: Kind) -> int:
    """Count how often `below` begins anew between two markers of `above` that follow one another."""
    count, last, begun = 0, None, False
    for marker in markers:
        if marker.kind is above:
            count += begun and last is not None and marker.number == last + 1
            last, begun = marker.number, False
        elif marker.kind is below:
            begun = begun or marker.number == 1
        elif NOMINAL[marker.kind] < min(NOMINAL[above], NOMINAL[below]):
            last, begun = None, False
    return count


def _is_above(markers: Sequence[Marker], outer: Kind, inner: Kind) -> bool:
    """Tell whether the outer kind comes first in the text: then a few stray numbers turn nothing round."""
    kinds = [marker.kind for marker in markers if marker.kind in {outer, inner}]
    return bool(kinds) and kinds[0] is outer
