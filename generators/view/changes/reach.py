"""Which enterprises' lists say something else after a change, without making any list where a duty alone changed."""

from collections.abc import Iterable
from datetime import date

from generators.model.changes import Changes
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.policy import Statement
from generators.view.applicability import compile_rules, judge_profile
from generators.view.checklist import view_checklist
from generators.view.checklist.items import concerns, view_item
from generators.view.checklist.records import ChecklistItem
from generators.view.conditions import Profile, Value, vocabulary_of

SILENT = frozenset({"条款", "文件", "术语", "未制表单", "任务数"})
"""Records that no list shows, unless through a duty that then differs too; a clause's own lines reach its duties."""
_ANY_DAY = date(2000, 1, 1)
Answers = tuple[Value | None, ...]


def reached_lists(
    old: Library, new: Library, changes: Changes, enterprises: Iterable[Enterprise]
) -> tuple[Enterprise, ...]:
    """Return the enterprises whose list differs.

    Where only duties changed, those alone are judged, once for all who answer alike; else whole lists are compared.
    """
    if any(one.what not in SILENT for one in changes.records) or _asking(old) != _asking(new):
        return tuple(one for one in enterprises if _version(one, old) != _version(one, new))
    clauses = {one.name for one in changes.records if one.what == "条款"}
    reach = _Reach(old, new, changes, clauses)
    return tuple(one for one in enterprises if reach.is_reached(one))


def _asking(library: Library) -> list[str]:
    """Return the policies that ask anything: a list names every one of them, also those of which nothing applies."""
    return [
        policy.id
        for policy in library.policies
        if any(duty.kind is Statement.DUTY for clause in policy.clauses for duty in clause.duties)
    ]


def _version(enterprise: Enterprise, library: Library) -> str:
    """Return the fingerprint of a list; the day plays no part in it."""
    return view_checklist(enterprise, library, _ANY_DAY, calendar=library.calendar).version


class _Reach:
    """The duties that changed, ready to be judged for many."""

    def __init__(self, old: Library, new: Library, changes: Changes, clauses: set[str]) -> None:
        changed = {one.id for one in changes.duties} | _duties_in(clauses, new) | _duties_in(clauses, old)
        self._sides = [
            (compile_rules(library, changed), vocabulary_of(library), library.calendar) for library in (old, new)
        ]
        self._facts = tuple(sorted({fact for rules, _, _ in self._sides for rule in rules for fact in rule.facts}))
        self._known: dict[tuple[int, Answers], bool] = {}

    def is_reached(self, enterprise: Enterprise) -> bool:
        answers = tuple([enterprise.facts.get(fact) for fact in self._facts])
        key = (enterprise.year, answers)
        known = self._known.get(key)
        if known is None:
            profile = {fact: value for fact, value in zip(self._facts, answers, strict=True) if value is not None}
            before, after = (self._items(side, profile, enterprise.year) for side in range(2))
            known = self._known[key] = before != after
        return known

    def _items(self, side: int, profile: Profile, year: int) -> list[ChecklistItem]:
        rules, vocabulary, calendar = self._sides[side]
        judged = judge_profile(rules, profile, year)
        return [view_item(one, year, vocabulary, calendar) for one in judged if concerns(one)]


def _duties_in(clauses: set[str], library: Library) -> set[str]:
    return {
        duty.id
        for policy in library.policies
        for clause in policy.clauses
        if " ".join(filter(None, (policy.id, clause.clause, str(clause.row or "")))) in clauses
        for duty in clause.duties
    }
