"""Whom a change concerns: the roles that act, and of each enterprise what is new, stricter, looser or gone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generators.model.changes import ChangeKind, Changes, DutyChange, FormChange
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.policy import Statement
from generators.model.registry import RoleIndex
from generators.view.applicability import Decision, judge_rule
from generators.view.periods import view_standing
from generators.view.rules import Rule, compile_rules

BROAD = frozenset({"角色", "地区", "情况", "政策"})
"""Records on which it depends whom any duty concerns."""
_RANKS = tuple(ChangeKind)
_HOLDING = (Decision.APPLIES, Decision.TO_CONFIRM)


@dataclass(frozen=True, kw_only=True)
class Concern:
    """One change as it concerns one enterprise."""

    change: DutyChange
    kind: ChangeKind
    """For this enterprise: a duty that begins to apply is new to it, one that ends to apply is gone."""
    before: Decision | None
    after: Decision | None
    posts: tuple[str, ...] = ()


class Concerns:
    """Judges, for many enterprises, the duties that changed or may concern others now; ready-made once."""

    def __init__(self, old: Library, new: Library, changes: Changes) -> None:
        self._old, self._new, self._changes = old, new, changes
        self._by_id = {one.id: one for one in changes.duties}

    @cached_property
    def _is_broad(self) -> bool:
        return any(one.what in BROAD for one in self._changes.records)

    @cached_property
    def _rules(self) -> tuple[dict[str, Rule], dict[str, Rule]]:
        only = None if self._is_broad else frozenset(self._by_id)
        before, after = (
            {rule.duty.id: rule for rule in compile_rules(library, only)} for library in (self._old, self._new)
        )
        return before, after

    def of(self, enterprise: Enterprise) -> tuple[Concern, ...]:
        """Say what changes for one enterprise: new first, then stricter, looser, otherwise, gone."""
        before, after = self._rules
        found = [
            self._judge(name, enterprise, before.get(name), after.get(name))
            for name in dict.fromkeys([*after, *before])
        ]
        return tuple(sorted(filter(None, found), key=lambda one: _RANKS.index(one.kind)))

    @cached_property
    def _form_rules(self) -> tuple[Rule, ...]:
        only = frozenset(one.form.duty for one in self._changes.forms if one.form.duty)
        return (*compile_rules(self._old, only), *compile_rules(self._new, only))

    def forms_of(self, enterprise: Enterprise, own: Sequence[Concern]) -> tuple[FormChange, ...]:
        """Return the changed forms that a duty of the enterprise asks, though the duty itself stayed as it was.

        A form that rests on no duty is everybody's to whom its policy changed.
        """
        asked = {rule.duty.id for rule in self._form_rules if _decide(rule, enterprise) in _HOLDING}
        policies = {one.change.policy.id for one in own}
        return tuple(
            one
            for one in self._changes.forms
            if one.form.duty in asked or (one.form.duty is None and one.form.policy in policies)
        )

    def _judge(self, name: str, enterprise: Enterprise, old: Rule | None, new: Rule | None) -> Concern | None:
        was, now = (_decide(rule, enterprise) for rule in (old, new))
        if not {was, now} & {Decision.APPLIES, Decision.TO_CONFIRM}:
            return None
        change = self._by_id.get(name)
        rule = new or old
        if rule is None or (change is None and was is now):
            return None
        if change is None:
            change = DutyChange(
                kind=ChangeKind.ADJUSTED, id=name, policy=rule.policy, clause=rule.clause, duty=rule.duty
            )
        kind = _kind_for(change.kind, was, now)
        actors = judge_rule(rule, enterprise.facts, view_standing(rule.policy, enterprise.year)).posts
        return Concern(change=change, kind=kind, before=was, after=now, posts=actors)


def _decide(rule: Rule | None, enterprise: Enterprise) -> Decision | None:
    if rule is None:
        return None
    return judge_rule(rule, enterprise.facts, view_standing(rule.policy, enterprise.year)).status


def _kind_for(kind: ChangeKind, was: Decision | None, now: Decision | None) -> ChangeKind:
    held, holds = (one in {Decision.APPLIES, Decision.TO_CONFIRM} for one in (was, now))
    if holds and not held:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if held and not holds else kind


def changes_by_role(changes: Changes, library: Library) -> dict[str, tuple[DutyChange, ...]]:
    """Sort the changed duties by who acts, before or after: each under the name of the role in roles.yaml."""
    roles = RoleIndex(library.roles)
    found: dict[str, list[DutyChange]] = {}
    for one in changes.duties:
        if one.duty.kind is not Statement.DUTY:
            continue
        names = dict.fromkeys([*one.duty.who, *(one.before.who if one.before else ())])
        for name in names:
            role = roles.find(name, one.policy.id)
            found.setdefault(role.name if role else name, []).append(one)
    return {name: tuple(sorted(listed, key=lambda one: _RANKS.index(one.kind))) for name, listed in found.items()}


def forms_by_role(changes: Changes, old: Library, new: Library) -> dict[str, tuple[FormChange, ...]]:
    """Sort the changed forms by who acts in the duty that asks for them."""
    roles = RoleIndex(new.roles)
    libraries = (old, new)
    duties = {
        duty.id: duty
        for one in libraries
        for policy in one.policies
        for clause in policy.clauses
        for duty in clause.duties
    }
    found: dict[str, list[FormChange]] = {}
    for one in changes.forms:
        duty = duties.get(one.form.duty or "")
        for name in duty.who if duty else ():
            role = roles.find(name, one.form.policy)
            found.setdefault(role.name if role else name, []).append(one)
    return {name: tuple(listed) for name, listed in found.items()}


def count_kinds(changed: Iterable[DutyChange | FormChange | Concern]) -> dict[ChangeKind, int]:
    """Count changes by kind, in the order notices list them."""
    kinds = [one.kind for one in changed]
    return {kind: kinds.count(kind) for kind in ChangeKind if kind in kinds}
