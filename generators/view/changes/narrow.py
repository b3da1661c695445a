"""Two states of the content cut down to what their difference can reach, so that what it changes is soon told.

Every page, table, list and form is put together of what single duties, clauses and policies give to it, each in its
place. What a policy gives in which nothing differs is the same on both sides, as long as the registries are: left out
of both, it leaves the same outputs equal and the same ones different. Policies that differ stay whole, because what
stands in a policy depends on the rest of it (a measure on its duties, a word on its lists); of the others stay their
heads, and the duties that links join with what stayed.

What is told of the whole at once, and cannot be seen in a part, the views take from `Index.whole`: which roles have
most duties, which facts any condition looks at.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from generators.model.amendment import Amendment
from generators.model.library import Library
from generators.model.policy import Clause, Policy
from generators.model.registry import DutyLink
from generators.model.suspect import TargetKind

MOST = 0.5
"""Of all duties: where more than these stay, the whole is compared as fast."""
SHARED = ("roles", "regions", "facts", "documents", "glossary", "topics", "enterprises", "calendar")
"""What duties of any policy are shown, judged or dated with: where these differ, anything may."""
Named = TypeVar("Named")


def narrow(old: Library, new: Library, most: float = MOST) -> tuple[Library, Library] | None:
    """Leave out of both libraries what is the same in them and rests on nothing that differs.

    None where that cannot be told, or where more than a share of the duties would stay. What both have alike is the
    same object in both afterwards.
    """
    if any(getattr(old, name) != getattr(new, name) for name in SHARED) or not _same_order(old, new):
        return None
    kept = _find_kept(old, new)
    sides = _leave_out(old, kept), _leave_out(new, kept)
    if any(_count(side) > most * _count(whole) for side, whole in zip(sides, (old, new), strict=True)):
        return None
    return sides[0], _share(*sides)


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

    policies: frozenset[str]
    duties: frozenset[str]
    """Those of other policies that stay."""
    forms: frozenset[str]


def _find_kept(old: Library, new: Library) -> _Kept:
    forms = _differing(*({one.id: one for one in library.forms} for library in (old, new)))
    policies = {*_differing(*({one.id: one for one in library.policies} for library in (old, new)))}
    policies |= set(old.superseded) ^ set(new.superseded)
    policies |= {form.policy for library in (old, new) for form in library.forms if form.id in forms}
    asked = {form.duty for library in (old, new) for form in library.forms if form.id in forms and form.duty}
    touched = asked | {*_amended(old, new)}
    policies |= {
        policy.id
        for library in (old, new)
        for policy in library.policies
        if any(name == policy.id or name.startswith(f"{policy.id}.") for name in touched)
    }
    return _Kept(
        policies=frozenset(policies),
        duties=frozenset(_joined(old, new, policies)),
        forms=frozenset(forms | {one.id for one in (*old.forms, *new.forms) if one.policy in policies}),
    )


def _differing(before: Mapping[str, Named], after: Mapping[str, Named]) -> set[str]:
    return {
        name
        for name in before.keys() | after.keys()
        if name not in before or name not in after or not _alike(before[name], after[name])
    }


def _alike(one: object, other: object) -> bool:
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


def _joined(old: Library, new: Library, policies: Iterable[str]) -> set[str]:
    """Name all duties that links join, near or far, with a policy that stays, or that a link joins otherwise now."""
    whole = set(policies)
    links = [link for library in (old, new) for link in library.links]
    other = _differing(*({link.name: link for link in library.links} for library in (old, new)))
    other |= _differing(*(_suspect_links(library) for library in (old, new)))
    found = {
        duty.id
        for library in (old, new)
        for policy in library.policies
        if policy.id in whole
        for clause in policy.clauses
        for duty in clause.duties
    }
    found |= {name for link in links if link.name in other for name in link.duties}
    return _spread(found, links)


def _suspect_links(library: Library) -> dict[str, object]:
    return {one.name: one for one in library.suspects if one.kind is TargetKind.LINK}


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
            policy if policy.id in kept.policies else replace(policy, clauses=tuple(_clauses(policy, kept)))
            for policy in library.policies
        ),
        forms=tuple(form for form in library.forms if form.id in kept.forms),
    )


def _clauses(policy: Policy, kept: _Kept) -> Iterator[Clause]:
    for clause in policy.clauses:
        duties = tuple(duty for duty in clause.duties if duty.id in kept.duties)
        if duties:
            yield replace(clause, duties=duties)


def _count(library: Library) -> int:
    return sum(len(clause.duties) for clause in _clauses_of(library))


def _clauses_of(library: Library) -> Iterator[Clause]:
    return (clause for policy in library.policies for clause in policy.clauses)


def _share(old: Library, new: Library) -> Library:
    """Return the new library with what it has alike with the old one as the old one's own."""
    return replace(
        new,
        **{name: getattr(old, name) for name in SHARED},
        policies=tuple(_share_policies(old, new)),
        forms=_take(new.forms, _by_text(old.forms)),
    )


def _share_policies(old: Library, new: Library) -> Iterator[Policy]:
    policies, clauses = _by_text(old.policies), _by_text(_clauses_of(old))
    duties = _by_text(duty for clause in _clauses_of(old) for duty in clause.duties)
    for policy in new.policies:
        same = tuple(replace(one, duties=_take(one.duties, duties)) for one in policy.clauses)
        yield policies.get(repr(policy), replace(policy, clauses=_take(same, clauses)))


def _by_text(records: Iterable[Named]) -> dict[str, Named]:
    return {repr(one): one for one in records}


def _take(records: tuple[Named, ...], known: Mapping[str, Named]) -> tuple[Named, ...]:
    return tuple(known.get(repr(one), one) for one in records)
