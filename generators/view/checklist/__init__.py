"""一企一清单: the duties of one enterprise by post, with the reason for each, and what stands outside the list."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from generators.model.calendar import Calendar
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.view.checklist.items import in_order, say_basis, view_sheets
from generators.view.checklist.joining import is_stricter, join_items
from generators.view.checklist.records import Basis, Checklist, ChecklistItem, Exclusion, Question, Sheet
from generators.view.checklist.shared import SharedRules, shared_rules
from generators.view.checklist.surroundings import (
    view_bases,
    view_exclusions,
    view_misfits,
    view_profile,
    view_questions,
)
from generators.view.suspects import suspects_of_list
from generators.view.suspects.words import plain_suspect

__all__ = [
    "NO_NOTICES",
    "Basis",
    "Checklist",
    "ChecklistItem",
    "Exclusion",
    "Question",
    "Sheet",
    "in_order",
    "is_stricter",
    "plain_checklist",
    "plain_head",
    "plain_item",
    "say_basis",
    "view_checklist",
    "view_checklists",
]

NO_NOTICES = Calendar()
"""Monday to Friday, no holidays."""


def view_checklist(
    enterprise: Enterprise, library: Library, as_of: date, year: int | None = None, calendar: Calendar = NO_NOTICES
) -> Checklist:
    """Make the list of one enterprise, for its own year if none is given.

    The day of reading acts only through the status it gives each policy.
    """
    return view_checklists((enterprise,), library, as_of, year, calendar)[0]


def view_checklists(
    enterprises: Iterable[Enterprise],
    library: Library,
    as_of: date,
    year: int | None = None,
    calendar: Calendar = NO_NOTICES,
) -> tuple[Checklist, ...]:
    """Make the lists of many enterprises; the rules are made ready once."""
    rules = shared_rules(library, calendar)
    return tuple(_checklist(one, rules, one.year if year is None else year, as_of) for one in enterprises)


def _checklist(enterprise: Enterprise, rules: SharedRules, year: int, as_of: date) -> Checklist:
    library, vocabulary = rules.library, rules.vocabulary
    said = rules.say(enterprise.facts, year)
    judged = tuple(one for _, one, _ in said)
    items = join_items(tuple(item for _, _, item in said if item is not None), library.links)
    return Checklist(
        enterprise=enterprise,
        year=year,
        profile=view_profile(enterprise, vocabulary),
        misfits=view_misfits(enterprise, vocabulary),
        items=items,
        sheets=view_sheets(items, rules.same_posts),
        questions=view_questions(items, vocabulary),
        bases=view_bases(library.policies, judged, as_of),
        exclusions=view_exclusions(library.policies, judged, vocabulary),
        suspects=suspects_of_list(enterprise, (item.link for item in items), library),
    )


def plain_checklist(checklist: Checklist) -> dict[str, Any]:
    """Give the list as plain data: what applies, may apply or is kept out by a fact alone, with its status and why."""
    return {**plain_head(checklist), "duties": [plain_item(item) for item in checklist.items]}


def plain_head(checklist: Checklist) -> dict[str, Any]:
    """Give what a list is, without its duties, as plain data."""
    enterprise = checklist.enterprise
    return {
        "code": checklist.code,
        "version": checklist.version,
        "enterprise": enterprise.id,
        "name": enterprise.name,
        "sample": enterprise.sample,
        "profile_year": enterprise.year,
        "facts": {name: value if isinstance(value, str) else list(value) for name, value in enterprise.facts.items()},
        "year": checklist.year,
        **({"suspects": [plain_suspect(one) for one in checklist.suspects]} if checklist.suspects else {}),
    }


def plain_item(item: ChecklistItem) -> dict[str, Any]:
    """Give one duty as plain data; times that the text does not give are null.

    What several places ask alike is one duty, the strictest, with the others under `also`.
    """
    return _plain_source(item) | {
        "link": item.link or None,
        "follows": item.duty.id if is_stricter(item) else None,
        "also": [_plain_source(other) for other in item.also],
    }


def _plain_source(item: ChecklistItem) -> dict[str, Any]:
    return {
        "id": item.duty.id,
        "policy": item.policy,
        "clause": item.clause,
        "row": item.row,
        "basis": item.basis,
        "digest": item.digest,
        "status": item.status.value,
        "relation": item.relation.value,
        "in_force": item.in_force,
        "who": list(item.actors),
        "does": item.duty.does,
        "standard": item.standard,
        "frequency": item.duty.recurrence.text if item.duty.recurrence else None,
        "due": item.duty.due.date.iso if item.duty.due else None,
        "timing": item.timing or None,
        "count": item.schedule.count,
        "at_least": item.schedule.at_least,
        "dates": [day.isoformat() for day in item.schedule.dates],
        "evidence": list(item.duty.evidence),
        "why": item.why,
        "asks": list(item.asks),
    }
