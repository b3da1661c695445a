"""The draft of a revised policy: every unchanged encoding as it was, beside each change what changed in the text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generators.model.draft import Draft
from generators.model.labels import Labels
from generators.model.official import OfficialPlace, squeeze
from generators.model.policy import Clause, Duty, Policy
from generators.model.revision import Fate, Revised
from generators.model.words import yaml_word
from generators.phrases import say
from generators.view.revision import say_difference
from generators.view.revision.summary import count_fates, say_place
from generators.write.draft import by_clause, parents_first, place_lines, quote
from generators.write.files import write_file
from generators.write.moved_block import move_block

_QUOTED = re.compile(r'"(.+?)"')
_TIMES = ("recurrence", "total", "due", "within", "span")
Key = tuple[str, int | None]
Blocks = Mapping[Key, Sequence[str]]


def write_revision(path: Path, text: str) -> None:
    """Write the draft. Raises FileExistsError: one that is there may hold somebody's work."""
    if path.exists():
        raise FileExistsError(path)
    write_file(path, text.encode())


@dataclass(frozen=True, kw_only=True)
class Revision:
    """A new version of a policy, with all that its draft is laid out from."""

    policy: Policy
    revised: tuple[Revised, ...]
    draft: Draft
    """What is found in the new text."""
    before: Draft | None
    """What is found in the old text in the same way, where it is at hand: only what is new is proposed."""
    source: str
    """File name of the new text."""


def revision_yaml(head: Sequence[str], blocks: Blocks, revision: Revision, labels: Labels) -> str:
    """Lay out the draft: the old head, the places of the new text in order, at the end what is gone."""
    words = labels["修订"]
    lines = [f"# {words['head']}", f"# {count_fates(revision.revised)}", *_new_head(revision, words), *head]
    writer = _Writer(blocks, revision, labels)
    here = [(one, one.new) for one in revision.revised if one.new is not None and one.fate is not Fate.MERGED]
    for one, new in parents_first(here, lambda pair: pair[1]):
        lines += writer.lines_of(one, new)
    gone = [one for one in revision.revised if one.fate is Fate.REMOVED]
    lines += [f"# {words['gone']}"] * bool(gone)
    for one in gone:
        lines += [f"# {line}" for line in writer.block_of(one.old)]
    return "\n".join(lines) + "\n"


def _new_head(revision: Revision, words: Mapping[str, str]) -> Iterator[str]:
    """Say what the head of the new text holds that is not encoded, for a person to put in place of the old."""
    policy, head = revision.policy, revision.draft.metadata
    found: list[tuple[str, object, object]] = [
        ("title", policy.title, head.title),
        ("number", policy.number, head.number),
        ("issuer", policy.issuer.value, head.issuer),
        ("issued", policy.issued.value, head.date),
        ("year", policy.year.value, str(head.year or "")),
        ("addressees", policy.addressees, tuple(head.addressees)),
        ("based_on", policy.based_on, tuple(f"《{title}》" for title in head.based_on)),
        ("source", policy.source, revision.source),
    ]
    for name, was, now in found:
        if now and now != was:
            value = quote(now) if isinstance(now, str) else f"[{', '.join(map(quote, now))}]"  # type: ignore[call-overload]
            yield f"# {words['proposal']}　{yaml_word(name)}: {value}"


class _Writer:
    """Writes places with what became of them."""

    def __init__(self, blocks: Blocks, revision: Revision, labels: Labels) -> None:
        self._blocks, self._labels, self._words = blocks, labels, labels["修订"]
        self._proposals = by_clause(revision.draft, labels)
        self._known = by_clause(revision.before, labels) if revision.before else {}
        self._title = revision.draft.metadata.title
        self._merged: dict[Key, list[Revised]] = defaultdict(list)
        self._split: dict[Key, list[Revised]] = defaultdict(list)
        for one in revision.revised:
            if one.fate is Fate.MERGED and one.new:
                self._merged[one.new.path, one.new.row].append(one)
            if one.fate is Fate.SPLIT and one.old:
                self._split[one.old.clause, one.old.row].append(one)

    def block_of(self, clause: Clause | None) -> Sequence[str]:
        """Return the lines in which somebody encoded a clause."""
        return self._blocks.get((clause.clause, clause.row), ()) if clause else ()

    def lines_of(self, one: Revised, new: OfficialPlace) -> Iterator[str]:
        """Lay out one place of the new text."""
        if one.fate is Fate.UNCHANGED:
            yield from self.block_of(one.old)
        elif one.fate is Fate.MOVED and one.old:
            yield self._note("moved", one.old)
            yield from move_block(self.block_of(one.old), one.old, new)
        elif one.fate is Fate.CHANGED and one.old:
            yield from self._changed(one, one.old, new)
            yield from move_block(self.block_of(one.old), one.old, new)
        else:
            yield from self._come(one, new)

    def _come(self, one: Revised, new: OfficialPlace) -> Iterator[str]:
        """Lay out a place that nobody has encoded, with what of an encoding belongs there."""
        if one.fate is Fate.SPLIT and one.old:
            yield self._note("split", one.old)
            duties = "、".join(duty.id for duty in one.astray)
            yield from [f"  #   {self._words['split_duties']} {duties}"] if duties else []
        else:
            yield f"  # {self._words['added']}"
        yield from place_lines(new, "", self._proposals.get(new.path, ()), self._labels)

    def _changed(self, one: Revised, old: Clause, new: OfficialPlace) -> Iterator[str]:
        yield self._note("changed" if old.clause == new.path else "changed_and_moved", old)
        if one.was is not None:
            yield from (f"  #   {said}" for said in say_difference(one.was.text, new.text))
        else:
            yield f"  #   {self._words['no_text']}"
        if new.heading and old.title and new.heading != old.title:
            yield f"  #   {self._words['proposal']}　{yaml_word('title')}: {quote(new.heading)}"
        yield from self._duties(one, old)
        fresh = self._fresh(old, new, had_text=one.was is not None)
        yield from (f"  #   {self._words['proposal']}　{said}" for said in fresh)
        for other in self._merged[new.path, new.row]:
            if other.old:
                yield self._note("merged", other.old)
                yield from (f"  # {line}" for line in self.block_of(other.old))

    def _duties(self, one: Revised, old: Clause) -> Iterator[str]:
        """Say where the duties of a changed place went, which of them nothing is left of, and what times they held."""
        split = self._split[old.clause, old.row]
        for other in split:
            yield f"  #   {self._words['split_to']}".format(place=_say_new(other.new))
        moved = {duty.id for other in split for duty in other.astray}
        for duty in one.astray:
            yield f"  #   {self._words['moved_out' if duty.id in moved else 'lost']}".format(duty=duty.id)
        for duty in old.duties:
            if times := _times_of(duty):
                yield f"  #   {self._words['held']} {duty.id}: {'，'.join(times)}"

    def _fresh(self, old: Clause, new: OfficialPlace, *, had_text: bool) -> Iterator[str]:
        """Yield what is proposed for a place and was not for the old one, or is not held by its encoding.

        What is found in the cells of a row is proposed for the row.
        """
        row, was = (path if new.cell is None else path.rpartition("/")[0] for path in (new.path, old.clause))
        known, held = set(self._known.get(was, ())), "\n".join(self.block_of(old))
        for said in self._proposals.get(row, ()):
            quoted = _QUOTED.search(said)
            text = quoted[1] if quoted else ""
            is_here = new.cell is None or (text and text in squeeze(new.text))
            is_new = said not in known if had_text else not (text and text in held)
            if is_here and is_new and f"《{self._title}》" not in said:  # what a policy calls itself is no citation
                yield said

    def _note(self, word: str, clause: Clause) -> str:
        return f"  # {self._words[word]}".format(place=say_place(clause.clause, clause.row))


def _say_new(place: OfficialPlace | None) -> str:
    return say_place(place.path, place.row) if place else ""


def _times_of(duty: Duty) -> list[str]:
    values = [(name, getattr(duty, name)) for name in _TIMES]
    said = [f"{yaml_word(name)} {say(value)}" for name, value in values if value is not None]
    return [*said, *(f"{yaml_word('thresholds')} {say(one.limit)}" for one in duty.thresholds)]
