"""Places of a new text and encoded clauses put together, the surest first."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from generators.model.official import OfficialPlace, OfficialText, hash_place, squeeze
from generators.model.policy import Clause
from generators.model.revision import Fate, Revised
from generators.view.revision.duties import SURELY, find_lost, find_there, holds, sure_pairs
from generators.view.revision.likeness import FEWEST, Pairs, clause_pairs, pairs_of, share

Key = tuple[str, int | None]
ALIKE, ALIKE_HERE = 0.5, 0.35
"""From this likeness on two texts are one place reworded: under different numbers, and under the same."""
HELD, HELD_HERE = 0.6, 0.3
"""Without the old text: how much of what was encoded stands in a new text that is the same place reworded."""
INSIDE = 0.7
"""How much of a text stands in another that it was split off from, or merged into."""
_SAME_HEADING = 0.2
"""What a heading that stayed adds to a likeness."""


def view_revision(clauses: Sequence[Clause], new: OfficialText, old: OfficialText | None) -> tuple[Revised, ...]:
    """Align a new text with the encoded clauses; places in the order of the new text, then those that are gone.

    The cells of a row follow their row: many a cell says the same as others.
    """
    aligning = _Aligning(clauses, new, old)
    aligning.pair_unchanged(cells=False)
    aligning.pair_moved()
    aligning.pair_likely()
    aligning.pair_bare_headings()
    aligning.pair_cells()
    aligning.pair_unchanged(cells=True)
    return aligning.revised()


def texts_of(clauses: Sequence[Clause], old: OfficialText) -> Iterator[tuple[Key, OfficialPlace]]:
    """Yield the clauses whose encoded text is that of the old text: where it is another, it says nothing of them."""
    places = {(one.path, one.row): one for one in old.places}
    for clause in clauses:
        place = places.get(key_of(clause))
        if place is not None and place.hash == clause.hash:
            yield key_of(clause), place


def key_of(clause: Clause) -> Key:
    """Name a clause as places are named."""
    return (clause.clause, clause.row)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pair:
    score: float
    at: int
    clause: Clause


class _Aligning:
    """Takes places and clauses that belong together; each is taken once."""

    def __init__(self, clauses: Sequence[Clause], new: OfficialText, old: OfficialText | None) -> None:
        self._places = new.places
        self._clauses = clauses
        self._order = {key_of(clause): number for number, clause in enumerate(clauses)}
        self._left = {key_of(clause): clause for clause in clauses}
        self._was: Mapping[Key, OfficialPlace] = dict(texts_of(clauses, old)) if old else {}
        self._found: dict[int, Revised] = {}
        self._said = [pairs_of(place.text) for place in new.places]

    def revised(self) -> tuple[Revised, ...]:
        """Return all places; what is in no pair is new or gone, or was part of another."""
        changed = [(at, one) for at, one in self._found.items() if one.fate is Fate.CHANGED]
        for at, one in changed:
            if one.old:
                self._found[at] = replace(one, astray=find_lost(one.old, one.was, self._said[at]))
        new = [self._found.get(at) or self._come(at) for at in range(len(self._places))]
        return (*new, *map(self._go, self._left.values()))

    def pair_unchanged(self, *, cells: bool) -> None:
        """Take the places whose hash is the stored one: those outside tables, or the cells."""
        for at, place in enumerate(self._places):
            clause = self._left.get((place.path, place.row))
            if clause is not None and clause.hash == place.hash and (place.cell is not None) == cells:
                self._take(at, clause, Fate.UNCHANGED)

    def pair_moved(self) -> None:
        """Take the places whose text stood under another number; of several alike, the next after the one before."""
        free = [(at, squeeze(self._places[at].text)) for at in self._free() if self._places[at].cell is None]
        for clause in [one for one in self._left.values() if one.cell is None]:
            path, row = key_of(clause)
            alike = [
                at
                for at, text in free
                if text and at not in self._found and clause.hash == hash_place(path=path, row=row, text=text)
            ]
            if alike:
                expected = self._after(clause)
                self._take(min(alike, key=lambda at: (at < expected, abs(at - expected))), clause, Fate.MOVED)

    def pair_likely(self) -> None:
        """Take the places that were reworded, renumbered or not, the likest first."""
        places = [at for at in self._free() if self._places[at].cell is None and self._places[at].text.strip()]
        pairs = [
            pair
            for clause in self._left.values()
            if clause.cell is None
            for pair in self._judge(clause, self._pairs_of(clause), places)
        ]
        for pair in sorted(pairs, key=lambda one: (-one.score, abs(one.at - self._order[key_of(one.clause)]))):
            self._take(pair.at, pair.clause, Fate.CHANGED)

    def _judge(self, clause: Clause, said: Pairs, places: Sequence[int]) -> Iterator[_Pair]:
        """Yield the places that may be a clause reworded, and how surely each is."""
        key, asked = key_of(clause), sure_pairs(clause)
        has_text = key in self._was
        for at in places:
            place, now = self._places[at], self._said[at]
            here = (place.path, place.row) == key
            same = bool(place.heading) and place.heading == clause.title
            common = len(said & now)
            if has_text:
                alike, least = 2 * common / (len(said) + len(now) or 1), ALIKE_HERE if here else ALIKE
                # the first part of one that was split
                inside = len(now) >= FEWEST and common >= INSIDE * len(now)
            else:
                alike, least = common / (len(said) or 1), HELD_HERE if here else HELD
                inside = any(share(one, now) >= SURELY for one in asked)  # a part of what was asked
            enough = has_text or here or len(said) >= FEWEST
            if (enough and (alike >= least or inside)) or (same and here):
                yield _Pair(score=alike + _SAME_HEADING * same + _SAME_HEADING / 2 * here, at=at, clause=clause)

    def pair_bare_headings(self) -> None:
        """Take the places under the same number of which only a heading was encoded: no duty is misplaced."""
        for at in list(self._free()):
            place = self._places[at]
            clause = self._left.get((place.path, place.row))
            if clause is not None and clause.cell is None and not holds(clause):
                self._take(at, clause, Fate.CHANGED)

    def pair_cells(self) -> None:
        """Take the cells of rows that belong together, column by column."""
        rows = self._pair_rows()
        cells: dict[tuple[int | None, str | None], int] = {
            (one.row, one.cell): at for at, one in enumerate(self._places) if one.cell is not None
        }
        for clause in [one for one in self._left.values() if one.cell is not None]:
            at = cells.get((rows.get(clause.row), clause.cell))
            if at is not None and at not in self._found:
                place, (path, row) = self._places[at], key_of(clause)
                same = clause.hash == hash_place(path=path, row=row, text=place.text)
                stayed = Fate.UNCHANGED if (place.path, place.row) == (path, row) else Fate.MOVED
                self._take(at, clause, stayed if same else Fate.CHANGED)

    def _pair_rows(self) -> dict[int | None, int | None]:
        """Return row -> the row that most of its places are paired with."""
        votes: dict[int | None, Counter[int | None]] = defaultdict(Counter)
        for one in self._found.values():
            if one.old and one.new and one.old.row is not None and one.new.row is not None and one.old.cell is None:
                votes[one.old.row][one.new.row] += 1
        return {row: found.most_common(1)[0][0] for row, found in votes.items()}

    def _take(self, at: int, clause: Clause, fate: Fate) -> None:
        """Note what became of a clause, unless its place or the clause is taken."""
        key = key_of(clause)
        if at not in self._found and key in self._left:
            del self._left[key]
            self._found[at] = Revised(fate=fate, new=self._places[at], old=clause, was=self._was.get(key))

    def _come(self, at: int) -> Revised:
        """Say of a place that is in no pair whether its text, or what is asked there, stood in a clause that has."""
        place, said = self._places[at], self._said[at]
        for one, now in self._changed() if place.cell is None and len(said) >= FEWEST else ():
            was = pairs_of(one.was.text) if one.was else frozenset()
            duties = find_there(one.old, now, said) if one.old else ()
            if duties or share(said, was) >= INSIDE > share(said, now):
                return Revised(fate=Fate.SPLIT, new=place, old=one.old, was=one.was, astray=duties)
        return Revised(fate=Fate.ADDED, new=place)

    def _go(self, clause: Clause) -> Revised:
        """Say of a clause that is in no pair whether its text stands in a place that was another's."""
        was, said = self._was.get(key_of(clause)), self._pairs_of(clause)
        if clause.cell is None and len(said) >= FEWEST:
            held = ((share(said, now), at, into.new) for at, (into, now) in enumerate(self._changed()))
            most, _, into = max(held, default=(0.0, 0, None), key=itemgetter(0, 1))
            if most >= (INSIDE if was else HELD):
                return Revised(fate=Fate.MERGED, new=into, old=clause, was=was)
        return Revised(fate=Fate.REMOVED, old=clause, was=was)

    def _changed(self) -> Iterator[tuple[Revised, Pairs]]:
        """Yield the clauses that were reworded, each with what its new text says."""
        return ((one, self._said[at]) for at, one in self._found.items() if one.fate is Fate.CHANGED)

    def _free(self) -> Iterator[int]:
        return (at for at in range(len(self._places)) if at not in self._found)

    def _after(self, clause: Clause) -> int:
        """Return where a clause is expected: behind the place of the nearest clause before it that is paired."""
        places = {key_of(one.old): at for at, one in self._found.items() if one.old}
        for before in reversed(self._clauses[: self._order[key_of(clause)]]):
            if key_of(before) in places:
                return places[key_of(before)] + 1
        return 0

    def _pairs_of(self, clause: Clause) -> Pairs:
        """Return what the old text of a clause says, or else its encoding."""
        was = self._was.get(key_of(clause))
        return pairs_of(was.text) if was else clause_pairs(clause)
