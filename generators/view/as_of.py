"""The library of a day: what replaces, alters or repeals is applied from its first day on."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date

from generators.model.amendment import AmendedDuty, Amendment
from generators.model.library import Library
from generators.model.policy import Clause, Duty, Policy

_NOT_VALUES = frozenset({"duty", "place"})


def library_at(library: Library, day: date) -> Library:
    """Return the library as it holds on a day; without amendments by then it is the same one.

    A policy that was replaced or repealed keeps its page, which says so; nothing of it stands in a list any more, and
    its forms are not sent out.
    """
    held = sorted((one for one in library.amendments if one.since <= day.isoformat()), key=lambda one: one.since)
    if not held:
        return library
    gone = frozenset(name for one in held for name in one.policies)
    changed = _values_of(held)
    removed = frozenset(name for one in held for name in one.removes)
    policies = tuple(_amend_policy(policy, changed, removed) for policy in library.policies)
    duties = {
        duty.id for policy in policies if policy.id not in gone for clause in policy.clauses for duty in clause.duties
    }
    links = (replace(link, duties=tuple(name for name in link.duties if name in duties)) for link in library.links)
    return replace(
        library,
        policies=policies,
        forms=tuple(form for form in library.forms if form.policy not in gone),
        unmade_forms=tuple(form for form in library.unmade_forms if form.policy not in gone),
        links=tuple(link for link in links if len(link.duties) > 1),
        superseded=tuple(policy.id for policy in policies if policy.id in gone),
    )


def amendments_of(policy: Policy, library: Library) -> tuple[Amendment, ...]:
    """Return what replaces, alters or repeals a policy or a duty of it, the earliest first."""
    own = {policy.id} | {duty.id for clause in policy.clauses for duty in clause.duties}
    touching = (
        one
        for one in library.amendments
        if own & {*one.policies, *one.removes, *(amended.duty for amended in one.amended)}
    )
    return tuple(sorted(touching, key=lambda one: one.since))


def _values_of(held: Iterable[Amendment]) -> dict[str, list[AmendedDuty]]:
    found: dict[str, list[AmendedDuty]] = {}
    for one in held:
        for amended in one.amended:
            found.setdefault(amended.duty, []).append(amended)
    return found


def _amend_policy(policy: Policy, changed: dict[str, list[AmendedDuty]], removed: frozenset[str]) -> Policy:
    clauses = tuple(_amend_clause(clause, changed, removed) for clause in policy.clauses)
    same = all(one is other for one, other in zip(clauses, policy.clauses, strict=True))
    return policy if same else replace(policy, clauses=clauses)


def _amend_clause(clause: Clause, changed: dict[str, list[AmendedDuty]], removed: frozenset[str]) -> Clause:
    if not any(duty.id in changed or duty.id in removed for duty in clause.duties):
        return clause
    kept = (duty for duty in clause.duties if duty.id not in removed)
    return replace(clause, duties=tuple(_amend_duty(duty, changed.get(duty.id, [])) for duty in kept))


def _amend_duty(duty: Duty, changed: Iterable[AmendedDuty]) -> Duty:
    """Give a duty its later values, one amendment after the other."""
    for one in changed:
        duty = replace(duty, **{name: getattr(one, name) for name in amended_fields(one)})
    return duty


def amended_fields(one: AmendedDuty) -> tuple[str, ...]:
    """Name the fields an amendment gives another value."""
    return tuple(each.name for each in fields(one) if each.name not in _NOT_VALUES and getattr(one, each.name))
