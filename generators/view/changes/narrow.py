"""Two states of the content cut down to what their difference can reach, so that what it changes is soon told.

Every page, table, list and form is put together of what single duties, clauses and policies give to it, each in its
place. What gives the same on both sides may be left out of both, as long as the registries are the same: the same
outputs are equal then and the same ones differ. What stays is

- a policy in which more differs than what its duties say, whole: what a measure, a phase or a word means in a policy
  depends on the rest of it;
- of one in which only that differs, all places, but of the duties those alone that stand where one differs;
- of all others the heads, the duties that links join with those that stay, and, where a duty binds otherwise now, one
  that it moves past: lists are sorted by how duties bind, and the short ones do not say it.

What is told of the whole at once, and cannot be seen in a part, the views take from `Index.whole`: which roles have
most duties, which facts any condition looks at.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from generators.model.amendment import Amendment
from generators.model.library import Library
from generators.model.policy import Clause, Duty, Policy
from generators.model.registry import DutyLink
from generators.model.suspect import Suspect, TargetKind
from generators.view.changes.sharing import share_alike
from generators.view.changes.witnesses import find_witnesses
from generators.view.same import Same

MOST = 0.5
"""Of all duties: where more than these stay, the whole is compared as fast."""
SHARED = ("roles", "regions", "facts", "documents", "glossary", "topics", "enterprises", "calendar")
"""What duties of any policy are shown, judged or dated with: where these differ, anything may."""
Named = TypeVar("Named")


def narrow(
    old: Library, new: Library, most: float = MOST, shared: Iterable[str] = SHARED
) -> tuple[Library, Library] | None:
    """Leave out of both libraries what is the same in them and rests on nothing that differs.

    None where that cannot be told, because one of the `shared` registries differs, or where more than a share of the
    duties would stay. What both have alike is the same object in both afterwards.
    """
    if any(getattr(old, name) != getattr(new, name) for name in shared) or not _same_order(old, new):
        return None
    kept = _find_kept(old, new)
    sides = _leave_out(old, kept), _leave_out(new, kept)
    if any(_count(side) > most * _count(whole) for side, whole in zip(sides, (old, new), strict=True)):
        return None
    return sides[0], share_alike(*sides, SHARED)


def _same_order(old: Library, new: Library) -> bool:
    """Tell whether what both have stands in the same order: of what is left out, nobody would see that it moved."""
    return all(
        [name for name in before if name in after] == [name for name in after if name in before]
        for before, after in (
            ([one.id for one in old.policies], [one.id for one in new.policies]),
            ([one.id for one in old.forms], [one.id for one in new.forms]),
            ([one.name for one in old.links], [one.name for one in new.links]),
        )
    )


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """What stays on both sides."""

    whole: frozenset[str]
    """Policies that stay as they are."""
    places: frozenset[str]
    """Policies of which all places stay."""
    duties: frozenset[str]
    forms: frozenset[str]


def _find_kept(old: Library, new: Library) -> _Kept:
    before, after = ({one.id: one for one in library.policies} for library in (old, new))
    forms = _differing(*({one.id: one for one in library.forms} for library in (old, new)))
    whole, places, duties = _of_other_records(old, new, forms), set[str](), set[str]()
    for name in _differing_policies(old, new) - whole:
        standing = _beside(before[name], after[name]) if name in before and name in after else None
        if standing is None:
            whole.add(name)
        else:
            places.add(name)
            duties |= standing
    for library in (old, new):
        duties |= {duty.id for clause in _clauses_of(library, whole) for duty in clause.duties}
    marked = _differing(*(_suspects(library, TargetKind.FORM) for library in (old, new)))
    duties |= {form.duty for form in (*old.forms, *new.forms) if form.id in marked and form.duty}  # who is asked for it
    duties |= set(find_witnesses(old, new, _differing_policies(old, new)))
    duties = join_more(old, new, duties)
    forms |= marked
    forms |= {one.id for one in (*old.forms, *new.forms) if one.policy in whole or one.duty in duties}
    return _Kept(whole=frozenset(whole), places=frozenset(places), duties=frozenset(duties), forms=frozenset(forms))


def _differing_policies(old: Library, new: Library) -> frozenset[str]:
    """Name the policies that differ; the latest answer is kept, because outputs and lists ask for the same."""
    return _compare_policies(Same(old), Same(new))


@lru_cache(maxsize=1)
def _compare_policies(old: Same[Library], new: Same[Library]) -> frozenset[str]:
    return frozenset(_differing(*({one.id: one for one in side.record.policies} for side in (old, new))))


def _of_other_records(old: Library, new: Library, forms: Container[str]) -> set[str]:
    """Name the policies that forms or amendments rest on that differ, and those that hold on one side alone."""
    differing = [form for library in (old, new) for form in library.forms if form.id in forms]
    named = {*_amended(old, new), *(form.policy for form in differing), *(form.duty for form in differing if form.duty)}
    return {
        policy.id
        for library in (old, new)
        for policy in library.policies
        if any(name == policy.id or name.startswith(f"{policy.id}.") for name in named)
    } | (set(old.superseded) ^ set(new.superseded))


def _beside(before: Policy, after: Policy) -> set[str] | None:
    """Name the duties at the places where one differs; None where more differs than what they say.

    Who has which duties where must be the same: measures gather the actors of theirs, and count them.
    """
    if not alike(_without_duties(before), _without_duties(after)):
        return None
    pairs = [(one, other) for one, other in zip(before.clauses, after.clauses, strict=True) if not alike(one, other)]
    if any(list(map(_who, one.duties)) != list(map(_who, other.duties)) for one, other in pairs):
        return None
    return {duty.id for one, _ in pairs for duty in one.duties}


def _without_duties(policy: Policy) -> Policy:
    return replace(policy, clauses=tuple(replace(clause, duties=()) for clause in policy.clauses))


def _who(duty: Duty) -> tuple[object, ...]:
    return (duty.id, duty.kind, duty.who)


def _differing(before: Mapping[str, Named], after: Mapping[str, Named]) -> set[str]:
    return {
        name
        for name in before.keys() | after.keys()
        if name not in before or name not in after or not alike(before[name], after[name])
    }


def alike(one: object, other: object) -> bool:
    """Tell whether two records say the same, word by word: phrases are equal that only mean the same."""
    return one is other or repr(one) == repr(other)


def _amended(old: Library, new: Library) -> Iterator[str]:
    """Name the policies and duties of which an amendment says something else, or that are otherwise than before."""
    before, after = ({one.id: one for one in library.amendments} for library in (old, new))
    for name in _differing(before, after):
        for one in filter(None, (before.get(name), after.get(name))):
            yield from _touched_by(one)
    stages = [{f"{one.amendment} {one.before.id}": one for one in library.earlier} for library in (old, new)]
    for name in _differing(*stages):
        yield name.rsplit(" ", 1)[1]


def _touched_by(one: Amendment) -> Iterator[str]:
    yield from (*one.policies, *one.removes, *(amended.duty for amended in one.amended))
    yield from [one.by] if one.by else ()


def join_more(old: Library, new: Library, duties: set[str]) -> set[str]:
    """Add all duties that links join with these, near or far, and those that a link joins otherwise now."""
    links = [link for library in (old, new) for link in library.links]
    other = _differing(*({link.name: link for link in library.links} for library in (old, new)))
    other |= _differing(*(_suspects(library, TargetKind.LINK) for library in (old, new)))
    return _spread(duties | {name for link in links if link.name in other for name in link.duties}, links)


def _suspects(library: Library, kind: TargetKind) -> dict[str, Suspect]:
    return {one.name: one for one in library.suspects if one.kind is kind}


def _spread(found: set[str], links: Iterable[DutyLink]) -> set[str]:
    """Add what any of them is joined with, until nothing is added."""
    by_duty: dict[str, list[DutyLink]] = defaultdict(list)
    for link in links:
        for name in link.duties:
            by_duty[name].append(link)
    waiting = list(found)
    while waiting:
        for link in by_duty.get(waiting.pop(), ()):
            waiting += [name for name in link.duties if name not in found]
            found.update(link.duties)
    return found


def _leave_out(library: Library, kept: _Kept) -> Library:
    return replace(
        library,
        policies=tuple(
            policy if policy.id in kept.whole else replace(policy, clauses=tuple(_leave_clauses(policy, kept)))
            for policy in library.policies
        ),
        forms=tuple(form for form in library.forms if form.id in kept.forms),
    )


def _leave_clauses(policy: Policy, kept: _Kept) -> Iterator[Clause]:
    for clause in policy.clauses:
        duties = tuple(duty for duty in clause.duties if duty.id in kept.duties)
        if duties or policy.id in kept.places:
            yield clause if duties == clause.duties else replace(clause, duties=duties)


def _count(library: Library) -> int:
    return sum(len(clause.duties) for clause in _clauses_of(library))


def _clauses_of(library: Library, policies: Container[str] | None = None) -> Iterator[Clause]:
    chosen = (policy for policy in library.policies if policies is None or policy.id in policies)
    return (clause for policy in chosen for clause in policy.clauses)
