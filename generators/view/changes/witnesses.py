"""Where a duty that binds otherwise now moves in lists that are sorted by it and do not say it."""

from collections.abc import Container, Iterator
from itertools import islice

from generators.model.library import Library
from generators.model.policy import Duty, Statement
from generators.model.registry import RoleIndex
from generators.view.as_of import held_policies
from generators.view.handbook.cards import STRENGTHS, find_rhythm


def find_witnesses(old: Library, new: Library, policies: Container[str]) -> Iterator[str]:
    """Name, for each duty of some policies that binds otherwise now, one that it moves past, for each who has both.

    The duties of a role are sorted by how they bind among those that come round as often. The pages of the roles below
    name them without saying it: that the order differs is seen there only beside a duty that it moves past.
    """
    bound = _find_bound(old, new, policies)
    if not bound:
        return
    roles = RoleIndex(new.roles)
    rows = [(policy, duty, place) for place, (policy, duty) in enumerate(_asked(old))]
    places = {duty.id: place for _, duty, place in rows}
    for policy, was, now in bound.values():
        before, after = sorted((_rank(one), places[was.id]) for one in (was, now))
        between = [
            (each, {roles.find(name, other) for name in each.who})
            for other, each, place in rows
            if each.id not in bound and find_rhythm(each) is find_rhythm(was) and before < (_rank(each), place) < after
        ]
        for role in {roles.find(name, policy) for name in was.who}:
            yield from islice((each.id for each, actors in between if role in actors), 1)


def _find_bound(old: Library, new: Library, policies: Container[str]) -> dict[str, tuple[str, Duty, Duty]]:
    """Return the duties that bind otherwise now: id -> policy, as it was, as it is."""
    before = {duty.id: duty for policy, duty in _asked(old) if policy in policies}
    return {
        duty.id: (policy, before[duty.id], duty)
        for policy, duty in _asked(new)
        if duty.id in before and before[duty.id].strength is not duty.strength
    }


def _rank(duty: Duty) -> int:
    return STRENGTHS.index(duty.strength)


def _asked(library: Library) -> Iterator[tuple[str, Duty]]:
    """Yield every duty of the policies that hold, with its policy's id, in the order of the text."""
    for policy in held_policies(library):
        for clause in policy.clauses:
            yield from ((policy.id, duty) for duty in clause.duties if duty.kind is Statement.DUTY)
