"""The draft of a policy: YAML for a person to finish, every proposal a comment beside the place it comes from."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from generators.model.draft import Draft, DraftDeadline
from generators.model.labels import Labels
from generators.model.official import OfficialPlace, OfficialText
from generators.model.words import yaml_word
from generators.write.files import write_file

Item = TypeVar("Item")
SCHEMA = "# yaml-language-server: $schema=../build/schema/policy.schema.json"


def write_draft(path: Path, draft: Draft, text: OfficialText, policy_id: str, labels: Labels) -> None:
    """Write the draft of a policy. Raises FileExistsError: a draft that is there may hold somebody's work."""
    if path.exists():
        raise FileExistsError(path)
    write_file(path, draft_yaml(draft, text, policy_id, labels).encode())


def draft_yaml(draft: Draft, text: OfficialText, policy_id: str, labels: Labels) -> str:
    """Lay out the draft: the head, then every place in order with its hash and what was found in it."""
    words = labels["导入"]
    lines = [SCHEMA, f"# {words['head']}", f"# {words['how']}", *_head(draft, text, policy_id, labels)]
    lines.append(f"{yaml_word('clauses')}:")
    proposals = by_clause(draft, labels)
    headings = {clause.path: clause.heading for clause in draft.clauses}
    for place in parents_first(text.places, lambda one: one):
        lines += place_lines(place, headings.get(place.path, ""), proposals.get(place.path, ()), labels)
    return "\n".join(lines) + "\n"


def parents_first(items: Iterable[Item], place_of: Callable[[Item], OfficialPlace]) -> list[Item]:
    """Put what stands before the place it belongs to, as the number of a row before its task, right behind it."""
    ordered = list(items)
    paths = {place_of(item).path for item in ordered}
    seen: set[str] = set()
    placed: list[Item] = []
    waiting: dict[str, list[Item]] = defaultdict(list)
    for item in ordered:
        path = place_of(item).path
        above = path.rpartition("/")[0]
        if above in paths - seen:
            waiting[above].append(item)
            continue
        seen.add(path)
        placed += [item, *waiting.pop(path, ())]
    return [*placed, *(item for held in waiting.values() for item in held)]


def place_lines(place: OfficialPlace, heading: str, proposals: Sequence[str], labels: Labels) -> Iterator[str]:
    """Lay out one place that nobody has encoded yet, with what was found in it."""
    words = labels["导入"]
    yield f"  - {yaml_word('clause')}: {quote(place.path)}  # {words['place'].format(line=place.line)}"
    if place.row is not None:
        yield f"    {yaml_word('row')}: {place.row}"
    if place.cell is not None:
        yield f"    {yaml_word('cell')}: {quote(place.cell)}"
    if (place.heading or heading) and place.cell is None:
        yield f"    {yaml_word('title')}: {quote(place.heading or heading)}"
    yield f"    {yaml_word('hash')}: {quote(place.hash)}"
    if place.cell is None:
        yield from (f"    # {words['proposal']}　{said}" for said in proposals)


def _head(draft: Draft, text: OfficialText, policy_id: str, labels: Labels) -> Iterator[str]:
    head, words = draft.metadata, labels["导入"]
    valued = {"issuer": head.issuer, "issued": head.date, "year": str(head.year or "")}
    yield f"{yaml_word('id')}: {quote(policy_id)}"
    yield f"{yaml_word('title')}: {quote(head.title)}"
    for name, value in valued.items():
        if value and "X" not in value:
            yield f"{yaml_word(name)}: {{{yaml_word('value')}: {quote(value)}}}"
        else:
            yield f"# {yaml_word(name)}: {words['open']}"
    if head.number:
        yield f"{yaml_word('number')}: {quote(head.number)}"
    yield f"# {yaml_word('region')}: {words['open']}"
    if head.based_on:
        yield f"{yaml_word('based_on')}: [{', '.join(quote(f'《{title}》') for title in head.based_on)}]"
    yield f"{yaml_word('source')}: {quote(text.file)}"
    if head.addressees:
        yield f"{yaml_word('addressees')}: [{', '.join(map(quote, head.addressees))}]"


def by_clause(draft: Draft, labels: Labels) -> dict[str, list[str]]:
    """Say every proposal in a line, by the clause it comes from."""
    words, said = labels["导入"], defaultdict[str, list[str]](list)
    for deadline in _single_deadlines(draft):
        resolved = deadline.resolved or words["event"]
        note = f"（{words['undated']}）" if "XXXX" in resolved else ""
        said[deadline.clause].append(f"{words['deadline']}: {quote(deadline.text)} → {resolved}{note}")
    for frequency in draft.frequencies:
        said[frequency.clause].append(f"{words['frequency']}: {quote(frequency.text)}")
    for threshold in draft.thresholds:
        said[threshold.clause].append(f"{words['threshold']}: {quote(threshold.text)}")
    for phrase in draft.phrases:
        said[phrase.clause].append(f"{words[phrase.kind]}: {quote(phrase.text)}")
    for cited in draft.citations:
        unknown = "" if cited.known else f"（{words['unknown']}）"
        name = f"《{cited.title}》" if cited.title else ""
        said[cited.clause].append(f"{words['cites']}: {quote(name + cited.number)}{unknown}")
    for shared in draft.responsibilities:
        said[shared.clause].append(f"{shared.part}: [{', '.join(map(quote, shared.names))}]")
    for listed in draft.enumerations:
        members = ", ".join(map(quote, listed.members))
        said[listed.clause].append(f"{words['members']}: {quote(listed.name)} [{members}]")
    for role in draft.roles:
        unknown = "" if role.known else f"（{words['unknown']}）"
        for clause in role.clauses:
            said[clause].append(f"{words['roles']}: {quote(role.name)}{unknown}")
    return said


def _single_deadlines(draft: Draft) -> list[DraftDeadline]:
    """Return the deadlines that do not come again: 每月25日前 is said once, as a frequency."""
    again = {(frequency.clause, frequency.text) for frequency in draft.frequencies}
    return [one for one in draft.deadlines if (one.clause, one.text) not in again]


def quote(text: str) -> str:
    """Write a text as a YAML scalar, in double quotes, so that nothing in it is taken for anything else."""
    return json.dumps(text, ensure_ascii=False)
