"""The draft of a revised policy: every unchanged encoding as it was, beside each change what changed in the text."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generators.model.draft import Draft
from generators.model.labels import Labels
from generators.model.official import OfficialPlace
from generators.model.policy import Clause, Duty
from generators.model.revision import Fate, Revised
from generators.model.words import yaml_word
from generators.phrases import say
from generators.view.revision import say_difference
from generators.write.draft import by_clause, place_lines, quote
from generators.write.files import write_file

_TIMES = ("recurrence", "total", "due", "within", "span")
Blocks = Mapping[tuple[str, int | None], Sequence[str]]


def write_revision(path: Path, text: str) -> None:
    """Write the draft. Raises FileExistsError: one that is there may hold somebody's work."""
    if path.exists():
        raise FileExistsError(path)
    write_file(path, text.encode())


def revision_yaml(head: Sequence[str], blocks: Blocks, revised: Sequence[Revised], draft: Draft, labels: Labels) -> str:
    """Lay out the draft: the old head, the places of the new text in order, at the end what is gone."""
    words, proposals = labels["修订"], by_clause(draft, labels)
    counts = Counter(one.fate for one in revised)
    told = "，".join(f"{fate.value} {counts[fate]} 处" for fate in Fate if counts[fate])
    lines = [*(f"# {line}" for line in (words["head"], told)), *_new_head(draft, words), *head]
    for one in revised:
        if one.new is not None:
            lines += _place_block(one, one.new, blocks, proposals, labels)
    gone = [one for one in revised if one.fate is Fate.REMOVED]
    lines += [f"# {words['gone']}"] * bool(gone)
    for one in gone:
        lines += [f"# {line}" for line in _own_block(one.old, blocks)]
    return "\n".join(lines) + "\n"


def _new_head(draft: Draft, words: Mapping[str, str]) -> Iterator[str]:
    """Say what the new text's own head holds, for a person to put in place of the old."""
    head = draft.metadata
    for name, value in (("title", head.title), ("number", head.number), ("issuer", head.issuer), ("issued", head.date)):
        if value:
            yield f"# {words['proposal']}　{yaml_word(name)}: {quote(value)}"


def _place_block(
    one: Revised, new: OfficialPlace, blocks: Blocks, proposals: Mapping[str, Sequence[str]], labels: Labels
) -> Iterator[str]:
    words = labels["修订"]
    if one.old is None:
        yield f"  # {words['added']}"
        yield from place_lines(new, "", proposals.get(new.path, ()), labels)
        return
    own = list(_own_block(one.old, blocks))
    if one.fate is Fate.UNCHANGED:
        yield from own
        return
    where = _say_place(one.old.clause, one.old.row)
    yield f"  # {words['moved'] if one.fate is Fate.MOVED else words['changed']}".format(place=where)
    if one.fate is Fate.CHANGED:
        if one.was is not None:
            yield from (f"  #   {said}" for said in say_difference(one.was.text, new.text))
        else:
            yield f"  #   {words['no_text']}"
        for duty in one.old.duties:
            if times := _times_of(duty):
                yield f"  #   {words['held']} {duty.id}: {'，'.join(times)}"
        yield from (f"  #   {words['proposal']}　{said}" for said in proposals.get(new.path, ()))
    yield from _replaced(own, one.old, new)


def _own_block(clause: Clause | None, blocks: Blocks) -> Sequence[str]:
    return blocks.get((clause.clause, clause.row), ()) if clause else ()


def _times_of(duty: Duty) -> list[str]:
    values = [(name, getattr(duty, name)) for name in _TIMES]
    said = [f"{yaml_word(name)} {say(value)}" for name, value in values if value is not None]
    return [*said, *(f"{yaml_word('thresholds')} {say(one.limit)}" for one in duty.thresholds)]


def _replaced(block: Sequence[str], old: Clause, new: OfficialPlace) -> Iterator[str]:
    """Give a block its new path, row and hash; everything else stays as somebody wrote it."""
    fresh = {"clause": quote(new.path), "row": None if new.row is None else str(new.row), "hash": quote(new.hash)}
    was = {"clause": old.clause, "row": str(old.row), "hash": old.hash or ""}
    done: set[str] = set()
    for line in block:
        replaced = line
        for name, value in fresh.items():
            found = re.match(rf"^(\s*(?:-\s+)?){yaml_word(name)}:\s*[\"']?{re.escape(was[name])}[\"']?\s*(#.*)?$", line)
            if found and name not in done:
                done.add(name)
                replaced = f"{found[1]}{yaml_word(name)}: {value}" if value else f"{found[1].replace('-', ' ')}# "
                break
        yield replaced


def _say_place(path: str, row: int | None) -> str:
    return path if row is None else f"{path}（第{row}行）"
