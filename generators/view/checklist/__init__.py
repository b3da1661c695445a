"""一企一清单: the duties of one enterprise by post, with the reason for each, and what stands outside the list."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.view.applicability import Applicability, compile_rules, judge_enterprise
from generators.view.checklist.items import concerns, say_basis, view_item, view_sheets
from generators.view.checklist.records import Basis, Checklist, ChecklistItem, Exclusion, Question, Sheet
from generators.view.checklist.surroundings import (
    view_bases,
    view_exclusions,
    view_misfits,
    view_profile,
    view_questions,
)
from generators.view.conditions import vocabulary_of

__all__ = [
    "Basis",
    "Checklist",
    "ChecklistItem",
    "Exclusion",
    "Question",
    "Sheet",
    "plain_checklist",
    "say_basis",
    "view_checklist",
    "view_checklists",
]


def view_checklist(enterprise: Enterprise, library: Library, as_of: date, year: int | None = None) -> Checklist:
    """Make the list of one enterprise, for its own year if none is given.

    The day of reading acts only through the status it gives each policy.
    """
    return view_checklists((enterprise,), library, as_of, year)[0]


def view_checklists(
    enterprises: Iterable[Enterprise], library: Library, as_of: date, year: int | None = None
) -> tuple[Checklist, ...]:
    """Make the lists of many enterprises; the rules are made ready once."""
    rules = compile_rules(library)
    years = ((enterprise, enterprise.year if year is None else year) for enterprise in enterprises)
    return tuple(
        _checklist(enterprise, judge_enterprise(rules, enterprise, listed), listed, library, as_of)
        for enterprise, listed in years
    )


def _checklist(
    enterprise: Enterprise, judged: tuple[Applicability, ...], year: int, library: Library, as_of: date
) -> Checklist:
    vocabulary = vocabulary_of(library)
    items = tuple(view_item(one, year, vocabulary) for one in judged if concerns(one))
    return Checklist(
        enterprise=enterprise,
        year=year,
        profile=view_profile(enterprise, vocabulary),
        misfits=view_misfits(enterprise, vocabulary),
        items=items,
        sheets=view_sheets(items),
        questions=view_questions(items, vocabulary),
        bases=view_bases(library.policies, judged, as_of),
        exclusions=view_exclusions(library.policies, judged, vocabulary),
    )


def plain_checklist(checklist: Checklist) -> dict[str, Any]:
    """Give the list as plain data: what applies, may apply or is kept out by a fact alone, with its status and why."""
    return {
        "enterprise": checklist.enterprise.id,
        "name": checklist.enterprise.name,
        "year": checklist.year,
        "duties": [plain_item(item) for item in checklist.items],
    }


def plain_item(item: ChecklistItem) -> dict[str, Any]:
    """Give one duty as plain data; times that the text does not give are null."""
    return {
        "id": item.duty.id,
        "policy": item.policy,
        "clause": item.clause,
        "row": item.row,
        "status": item.status.value,
        "relation": item.relation.value,
        "in_force": item.in_force,
        "who": list(item.actors),
        "does": item.duty.does,
        "frequency": item.duty.recurrence.text if item.duty.recurrence else None,
        "due": item.duty.due.date.iso if item.duty.due else None,
        "timing": item.timing or None,
        "evidence": list(item.duty.evidence),
        "why": item.why,
        "asks": list(item.asks),
    }
