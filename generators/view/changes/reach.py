"""Which enterprises' lists say something else after a change, judged by the duties alone that the change can reach."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date

from generators.model.calendar import Calendar
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.policy import Policy, Statement
from generators.model.registry import DutyLink
from generators.view.applicability import judge_profile
from generators.view.changes.narrow import alike, join_more, narrow
from generators.view.checklist import view_checklist
from generators.view.checklist.items import concerns, view_item
from generators.view.checklist.joining import join_items
from generators.view.checklist.surroundings import view_exclusions
from generators.view.conditions import Profile, Vocabulary, vocabulary_of
from generators.view.rule_groups import Answers, profile_of
from generators.view.rules import Rule, compile_rules

LISTED = ("roles", "regions", "facts", "calendar")
"""The registries that lists are judged, worded and dated with."""
_ANY_DAY = date(2000, 1, 1)


def reached_lists(old: Library, new: Library, enterprises: Iterable[Enterprise]) -> tuple[Enterprise, ...]:
    """Return the enterprises whose list differs: that has another version.

    What rests on a difference is judged once for all who answer alike; where anything may, whole lists are compared.
    """
    narrowed = narrow(old, new, most=1, shared=LISTED)
    if narrowed is None:
        return tuple(one for one in enterprises if _version(one, old) != _version(one, new))
    reach = _Reach(*narrowed)
    return tuple(one for one in enterprises if reach.is_reached(one))


def _version(enterprise: Enterprise, library: Library) -> str:
    """Return the fingerprint of a list; the day plays no part in it."""
    return view_checklist(enterprise, library, _ANY_DAY, calendar=library.calendar).version


@dataclass(frozen=True, kw_only=True)
class _Side:
    """What rests on a difference, as one of both libraries has it."""

    rules: tuple[Rule, ...]
    policies: tuple[Policy, ...]
    links: tuple[DutyLink, ...]
    vocabulary: Vocabulary
    calendar: Calendar

    def say(self, profile: Profile, year: int) -> tuple[object, ...]:
        """Give what the version of a list is taken of, as far as it may differ."""
        judged = judge_profile(self.rules, profile, year)
        items = (view_item(one, year, self.calendar) for one in judged if concerns(one))
        joined = join_items(tuple(items), self.links)
        return (*(item.fingerprint for item in joined), *view_exclusions(self.policies, judged, self.vocabulary))


def _open_side(library: Library, only: Container[str] | None) -> _Side:
    rules = compile_rules(library, only)
    duties, policies = {rule.duty.id for rule in rules}, {rule.policy.id for rule in rules}
    return _Side(
        rules=rules,
        policies=tuple(policy for policy in library.policies if policy.id in policies),
        links=tuple(link for link in library.links if len(duties.intersection(link.duties)) > 1),
        vocabulary=vocabulary_of(library),
        calendar=library.calendar,
    )


class _Reach:
    """Both sides, ready to be judged for many enterprises."""

    def __init__(self, old: Library, new: Library) -> None:
        only = _find_other_duties(old, new)
        self._sides = _open_side(old, only), _open_side(new, only)
        self._facts = tuple(sorted({fact for side in self._sides for rule in side.rules for fact in rule.facts}))
        self._known: dict[tuple[int, Answers], bool] = {}

    def is_reached(self, enterprise: Enterprise) -> bool:
        """Tell whether both sides say something else to an enterprise."""
        answers = tuple([enterprise.facts.get(fact) for fact in self._facts])
        key = (enterprise.year, answers)
        known = self._known.get(key)
        if known is None:
            profile = profile_of(self._facts, answers)
            before, after = (side.say(profile, enterprise.year) for side in self._sides)
            known = self._known[key] = before != after
        return known


def _find_other_duties(old: Library, new: Library) -> set[str] | None:
    """Name the duties that differ or stand elsewhere, and what links join with them.

    None where one side has others, or has them in another order.
    What is alike on both sides is said alike, and makes no list differ.
    """
    before, after = (
        {
            duty.id: (duty, replace(clause, duties=()), replace(policy, clauses=()))
            for policy in library.policies
            for clause in policy.clauses
            for duty in clause.duties
            if duty.kind is Statement.DUTY
        }
        for library in (old, new)
    )
    if list(before) != list(after) or old.superseded != new.superseded:
        return None
    return join_more(old, new, {name for name in before if not alike(before[name], after[name])})
