"""What a new version changes: every place of the new text aligned with the encoding of the old one.

The stored hashes tell exactly which places are unchanged, and which only stand elsewhere now: a hash is taken of
path, row and text, so that of a moved place is found by trying the old path with the new text. What is left is
changed where the path is the same, else new or gone; with the old text at hand, a place that was renumbered and
reworded at once is found by likeness.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generators.model.official import OfficialPlace, OfficialText, hash_place, squeeze
from generators.model.policy import Clause
from generators.model.revision import Fate, Revised

ALIKE = 0.6
"""From this likeness on, 0 to 1, two texts under different numbers are one place reworded."""
Key = tuple[str, int | None]
Aligned = tuple[int, Clause, Fate]
_WORD = re.compile(r"[A-Za-z0-9.]+|[^\sA-Za-z0-9]")
_CONTEXT = 12


def view_revision(clauses: Sequence[Clause], new: OfficialText, old: OfficialText | None) -> tuple[Revised, ...]:
    """Align a new text with the encoded clauses; places in the order of the new text, then those that are gone."""
    aligning = _Aligning(clauses, new, old)
    for step in (aligning.unchanged, aligning.moved, aligning.changed, aligning.likely):
        for at, clause, fate in list(step()):
            aligning.take(at, clause, fate)
    return aligning.revised()


def _key_of(clause: Clause) -> Key:
    return (clause.clause, clause.row)


class _Aligning:
    """Takes places and clauses that belong together, the surest first; each is taken once."""

    def __init__(self, clauses: Sequence[Clause], new: OfficialText, old: OfficialText | None) -> None:
        self._places = new.places
        self._left = {_key_of(clause): clause for clause in clauses}
        self._was = {(place.path, place.row): place for place in old.places} if old else {}
        self._found: dict[int, Revised] = {}

    def take(self, at: int, clause: Clause, fate: Fate) -> None:
        """Note what became of a clause, unless its place or the clause is taken."""
        key = _key_of(clause)
        if at not in self._found and key in self._left:
            del self._left[key]
            self._found[at] = Revised(fate=fate, new=self._places[at], old=clause, was=self._was.get(key))

    def revised(self) -> tuple[Revised, ...]:
        """Return all places; what is in no pair is new or gone."""
        kept = [self._found.get(at) or Revised(fate=Fate.ADDED, new=place) for at, place in enumerate(self._places)]
        gone = [Revised(fate=Fate.REMOVED, old=clause, was=self._was.get(key)) for key, clause in self._left.items()]
        return (*kept, *gone)

    def unchanged(self) -> Iterator[Aligned]:
        """Find the places whose hash is the stored one."""
        for at, place in enumerate(self._places):
            clause = self._left.get((place.path, place.row))
            if clause is not None and clause.hash == place.hash:
                yield at, clause, Fate.UNCHANGED

    def moved(self) -> Iterator[Aligned]:
        """Find the places whose text stood under another number."""
        for clause in self._left.values():
            for at, place in self._free():
                if clause.hash == hash_place(path=clause.clause, row=clause.row, text=place.text):
                    yield at, clause, Fate.MOVED

    def changed(self) -> Iterator[Aligned]:
        """Find the places that say something else under the same number."""
        for at, place in self._free():
            clause = self._left.get((place.path, place.row))
            before = self._was.get((place.path, place.row))
            if clause is None:
                continue
            if before is None or likeness(before.text, place.text) >= ALIKE or not self._is_elsewhere(before):
                yield at, clause, Fate.CHANGED

    def likely(self) -> Iterator[Aligned]:
        """Find the places that were renumbered and reworded at once, the likest first."""
        pairs = [
            (likeness(self._was[key].text, place.text), at, clause)
            for key, clause in self._left.items()
            if key in self._was
            for at, place in self._free()
        ]
        for alike, at, clause in sorted(pairs, key=lambda pair: -pair[0]):
            if alike >= ALIKE:
                yield at, clause, Fate.CHANGED

    def _free(self) -> Iterator[tuple[int, OfficialPlace]]:
        return ((at, place) for at, place in enumerate(self._places) if at not in self._found and place.text.strip())

    def _is_elsewhere(self, before: OfficialPlace) -> bool:
        """Tell whether another free place is like this one was: then the number holds something else now."""
        return any(likeness(before.text, place.text) >= ALIKE for _, place in self._free())


def likeness(one: str, other: str) -> float:
    """Say how alike two texts are, 0 to 1; white space does not count."""
    matcher = SequenceMatcher(None, squeeze(one), squeeze(other), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def say_difference(before: str, after: str) -> tuple[str, ...]:
    """Say word by word what changed: 原“每月”改为“每周”, each with some text before it to find it by."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    said: list[str] = []
    for action, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if action == "equal":
            continue
        near = "".join(new[max(start - _CONTEXT, 0) : start])
        where = f"“…{near}”后" if near else "开头"
        gone, come = "".join(old[first:last]), "".join(new[start:end])
        if gone and come:
            said.append(f"{where}：“{gone}”改为“{come}”")
        else:
            said.append(f"{where}：{'增加' if come else '删去'}“{come or gone}”")
    return tuple(said)
