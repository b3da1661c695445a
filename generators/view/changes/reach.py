"""Which enterprises' lists say something else after a change, judged by the duties alone that the change can reach."""

from collections.abc import Iterable
from datetime import date

from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.view.applicability import compile_rules, judge_profile
from generators.view.changes.narrow import narrow
from generators.view.checklist import view_checklist
from generators.view.checklist.items import concerns, view_item
from generators.view.checklist.joining import join_items
from generators.view.checklist.surroundings import view_exclusions
from generators.view.conditions import Profile, Value, vocabulary_of

LISTED = ("roles", "regions", "facts", "calendar")
"""The registries that lists are judged, worded and dated with."""
_ANY_DAY = date(2000, 1, 1)
Answers = tuple[Value | None, ...]


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


class _Reach:
    """What rests on a difference, ready to be judged for many."""

    def __init__(self, old: Library, new: Library) -> None:
        self._sides = [(library, compile_rules(library), vocabulary_of(library)) for library in (old, new)]
        self._facts = tuple(sorted({fact for _, rules, _ in self._sides for rule in rules for fact in rule.facts}))
        self._known: dict[tuple[int, Answers], bool] = {}

    def is_reached(self, enterprise: Enterprise) -> bool:
        """Tell whether both sides say something else to an enterprise."""
        answers = tuple([enterprise.facts.get(fact) for fact in self._facts])
        key = (enterprise.year, answers)
        known = self._known.get(key)
        if known is None:
            profile = {fact: value for fact, value in zip(self._facts, answers, strict=True) if value is not None}
            before, after = (self._said(side, profile, enterprise.year) for side in range(2))
            known = self._known[key] = before != after
        return known

    def _said(self, side: int, profile: Profile, year: int) -> tuple[object, ...]:
        """Give what a version is taken of, as far as it may differ."""
        library, rules, vocabulary = self._sides[side]
        judged = judge_profile(rules, profile, year)
        items = (view_item(one, year, vocabulary, library.calendar) for one in judged if concerns(one))
        joined = join_items(tuple(items), library.links)
        return (*(item.fingerprint for item in joined), *view_exclusions(library.policies, judged, vocabulary))
