"""The library of a day: what replaces, alters or repeals is applied from its first day on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, timedelta

from generators.model.amendment import AmendedDuty, Amendment, Earlier
from generators.model.library import Library
from generators.model.policy import Clause, Duty, Policy
from generators.view.status import policy_period

_NOT_VALUES = frozenset({"duty", "place"})
_ONE_DAY = timedelta(days=1)
_Touch = tuple[Amendment, AmendedDuty | None]
"""An amendment, and what it writes of a duty; nothing where it takes it away."""


def library_at(library: Library, day: date) -> Library:
    """Return the library as it holds on a day; without amendments by then it is the same one.

    A policy that was replaced or repealed keeps its page, which says so; nothing of it stands in a list any more, and
    its forms are not sent out; nor is the form of a duty that was taken away.
    """
    held = sorted((one for one in library.amendments if one.since <= day.isoformat()), key=lambda one: one.since)
    if not held:
        return library
    gone = frozenset(name for one in held for name in one.policies)
    stages = _stages_of(library, held)
    ended = frozenset(name for name, listed in stages.items() if listed[-1].after is None)
    policies = tuple(_amend_policy(policy, stages) for policy in library.policies)
    duties = {
        duty.id for policy in policies if policy.id not in gone for clause in policy.clauses for duty in clause.duties
    }
    links = (replace(link, duties=tuple(name for name in link.duties if name in duties)) for link in library.links)
    return replace(
        library,
        policies=policies,
        forms=tuple(form for form in library.forms if form.policy not in gone and form.duty not in ended),
        unmade_forms=tuple(form for form in library.unmade_forms if form.policy not in gone),
        links=tuple(link for link in links if len(link.duties) > 1),
        superseded=tuple(policy.id for policy in policies if policy.id in gone),
        earlier=tuple(stage for listed in stages.values() for stage in listed),
    )


def held_policies(library: Library) -> tuple[Policy, ...]:
    """Return the policies that hold on the day the library is of."""
    return tuple(policy for policy in library.policies if policy.id not in library.superseded)


def amendments_of(policy: Policy, library: Library) -> tuple[Amendment, ...]:
    """Return what replaces, alters or repeals a policy or a duty of it, the earliest first."""
    touching = (one for one in library.amendments if policy.id in one.policies or duties_of(one, policy))
    return tuple(sorted(touching, key=lambda one: one.since))


def duties_of(one: Amendment, policy: Policy) -> tuple[str, ...]:
    """Name the duties of a policy that an amendment alters or takes away; their ids begin with the policy's."""
    named = dict.fromkeys((*(amended.duty for amended in one.amended), *one.removes))
    return tuple(name for name in named if name.startswith(f"{policy.id}."))


def interval_of(duty: Duty, policy: Policy, library: Library) -> tuple[date | None, date | None]:
    """Return the first and the last day on which a duty holds with the values it has in a library of a day.

    An end that nothing in the content says is None; a period over before the values began says nothing of them.
    """
    start, end = policy_period(policy)
    applied = {one.amendment: one.since for one in library.earlier if one.before.id == duty.id}
    touching = (one for one in library.amendments if policy.id in one.policies or duty.id in duties_of(one, policy))
    later = [date.fromisoformat(one.since) - _ONE_DAY for one in touching if one.id not in applied]
    since = max(map(date.fromisoformat, applied.values()), default=start)
    ends = [*later, *([end] if end else [])]
    return since, min((one for one in ends if since is None or one >= since), default=None)


def amended_fields(one: AmendedDuty) -> tuple[str, ...]:
    """Name the fields an amendment gives another value."""
    return tuple(each.name for each in fields(one) if each.name not in _NOT_VALUES and getattr(one, each.name))


def _stages_of(library: Library, held: Iterable[Amendment]) -> dict[str, tuple[Earlier, ...]]:
    """Return what became of each duty that was touched, one amendment after the other."""
    touches: dict[str, list[_Touch]] = defaultdict(list)
    for one in held:
        for amended in one.amended:
            touches[amended.duty].append((one, amended))
        for name in one.removes:
            touches[name].append((one, None))
    clauses = (clause for policy in library.policies for clause in policy.clauses)
    return {
        duty.id: tuple(_stages(duty, clause, touches[duty.id]))
        for clause in clauses
        for duty in clause.duties
        if duty.id in touches
    }


def _stages(duty: Duty, clause: Clause, touches: Iterable[_Touch]) -> Iterator[Earlier]:
    for one, amended in touches:
        after = None if amended is None else _amend_duty(duty, amended)
        yield Earlier(since=one.since, amendment=one.id, before=duty, after=after, clause=clause)
        if after is None:
            return
        duty = after


def _amend_duty(duty: Duty, amended: AmendedDuty) -> Duty:
    return replace(duty, **{name: getattr(amended, name) for name in amended_fields(amended)})


def _amend_policy(policy: Policy, stages: Mapping[str, tuple[Earlier, ...]]) -> Policy:
    clauses = tuple(_amend_clause(clause, stages) for clause in policy.clauses)
    same = all(one is other for one, other in zip(clauses, policy.clauses, strict=True))
    return policy if same else replace(policy, clauses=clauses)


def _amend_clause(clause: Clause, stages: Mapping[str, tuple[Earlier, ...]]) -> Clause:
    if not any(duty.id in stages for duty in clause.duties):
        return clause
    now = (stages[duty.id][-1].after if duty.id in stages else duty for duty in clause.duties)
    return replace(clause, duties=tuple(duty for duty in now if duty is not None))
