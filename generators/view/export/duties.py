"""Clauses, measures, duties, milestones, phases and reports as plain records."""

import re
from collections.abc import Iterator

from generators.model.condition import Condition
from generators.model.library import Library
from generators.model.policy import Clause, Duty, Milestone, Policy
from generators.view.as_of import interval_of
from generators.view.conditions import Vocabulary, condition_tree, say_condition
from generators.view.export.times import (
    Plain,
    plain_deadline,
    plain_figure,
    plain_metric,
    plain_recurrence,
    plain_span,
    plain_threshold,
    plain_total,
    plain_within,
)

_ITEM = re.compile(r"[一二三四五六七八九十]+[是要]")


def view_clauses(policy: Policy) -> Iterator[Plain]:
    """Yield {policy, clause, level, heading, hash, row} for every place of the text."""
    for clause in policy.clauses:
        yield {
            "policy": policy.id,
            "clause": clause.clause,
            "level": clause.clause.count("/") + 1,
            "heading": clause.title,
            "hash": clause.hash,
            "row": clause.row,
        }


def clause_path(clause: Clause) -> str:
    """Return the markers of a place as printed; the heading of a table's cell is none."""
    return clause.clause.removesuffix(f"/{clause.cell}") if clause.cell else clause.clause


def view_measures(policy: Policy) -> Iterator[Plain]:
    """Yield every measure with the ids of the duties at its clause and below it."""
    for clause in policy.clauses:
        if clause.measure:
            yield {
                "id": measure_id(policy, clause),
                "policy": policy.id,
                "clause": clause.clause,
                "row": clause.row,
                "title": clause.measure.title or clause.title,
                "leads": list(clause.measure.leads),
                "implements": list(clause.measure.implements),
                "supervises": list(clause.measure.supervises),
                "duties": [duty.id for below in clauses_of_measure(policy, clause) for duty in below.duties],
            }


def measure_id(policy: Policy, clause: Clause) -> str:
    """Name a measure: policy id and its row, or the numbers of its clause."""
    if clause.row is not None:
        return f"{policy.id}.r{clause.row}"
    place = clause.clause.rsplit("/", 1)[-1] if clause.clause.rsplit("/", 1)[-1].isdigit() else clause.clause
    return f"{policy.id}.{place}"


def clauses_of_measure(policy: Policy, measure: Clause) -> Iterator[Clause]:
    """Yield the clause of a measure and the places below it; in a table, the places of its row."""
    for clause in policy.clauses:
        same = clause.clause == measure.clause or clause.clause.startswith(f"{measure.clause}/")
        if same and clause.row == measure.row:
            yield clause


def find_measure(policy: Policy, clause: Clause) -> Clause | None:
    """Return the clause of the measure that a place belongs to."""
    above = [
        other
        for other in policy.clauses
        if other.measure
        and other.row == clause.row
        and (clause.clause == other.clause or clause.clause.startswith(f"{other.clause}/"))
    ]
    return above[-1] if above else None


def view_duties(policy: Policy, library: Library, vocabulary: Vocabulary) -> Iterator[Plain]:
    """Yield every record of every place: duties, and by `kind` what else the places state."""
    for clause in policy.clauses:
        measure = find_measure(policy, clause)
        supervises = measure.measure.supervises if measure and measure.measure else ()
        for duty in clause.duties:
            plain = _plain_duty(policy, clause, duty, supervises)
            plain["condition"] = plain_condition(duty.condition, vocabulary)
            plain |= plain_interval(duty, policy, library)
            yield plain


def plain_interval(duty: Duty, policy: Policy, library: Library) -> Plain:
    """Return the first and the last day on which a duty with these values holds; None where an end is open."""
    start, end = interval_of(duty, policy, library)
    return {"from": start.isoformat() if start else None, "to": end.isoformat() if end else None}


def _plain_duty(policy: Policy, clause: Clause, duty: Duty, supervises: tuple[str, ...]) -> Plain:
    path = clause_path(clause)
    last = path.rsplit("/", 1)[-1]
    return {
        "id": duty.id,
        "policy": policy.id,
        "clause": path,
        "row": clause.row,
        "item": last if _ITEM.fullmatch(last) else None,
        "kind": duty.kind.name.lower(),
        "who": list(duty.who),
        "who_explicit": bool(duty.who) and duty.inferred is None,
        "supervised_by": list(duty.supervised_by or _supervisors(duty, supervises)),
        "whom": list(duty.whom),
        "does": duty.does,
        "strength": duty.strength.name.lower(),
        "recurrence": plain_recurrence(duty.recurrence),
        "total": plain_total(duty.total),
        "due": plain_deadline(duty.due),
        "within": plain_within(duty.within, duty.after),
        "span": plain_span(duty.span),
        "thresholds": [plain_threshold(threshold.limit, threshold.fact) for threshold in duty.thresholds],
        "figures": [plain_figure(figure) for figure in duty.figures],
        "cites": list(dict.fromkeys((*duty.cites, *clause.cites))),
        "terms": list(dict.fromkeys((*duty.terms, *_shared_terms(clause, duty)))),
        "evidence": list(duty.evidence),
        "condition": None,
        "consequence": duty.consequence,
    }


def _supervisors(duty: Duty, supervises: tuple[str, ...]) -> tuple[str, ...]:
    """Return who supervises the measure, for an act asked of others than themselves."""
    return supervises if duty.who and not set(duty.who) & set(supervises) else ()


def _shared_terms(clause: Clause, duty: Duty) -> list[str]:
    """Return the terms of a clause, the printed names of its lists among them, that concern one of its records.

    They are written once, at the clause: those a record's own words hold are its; one that no record's words
    hold concerns them all.
    """
    terms = (*clause.terms, *(enumeration.name for enumeration in clause.enumerations if not enumeration.ours))
    return [term for term in terms if term in duty.does or not any(term in other.does for other in clause.duties)]


def plain_condition(condition: Condition | None, vocabulary: Vocabulary) -> Plain | None:
    """Return {text, tree}: in words, and as the tree programs evaluate."""
    if condition is None:
        return None
    return {"text": say_condition(condition, vocabulary), "tree": condition_tree(condition)}


def view_milestones(policy: Policy) -> Iterator[Plain]:
    """Yield every milestone; one per row and year of a roadmap."""
    for clause in policy.clauses:
        for milestone in clause.milestones:
            yield {
                "policy": policy.id,
                "row": clause.row,
                "clause": clause_path(clause),
                "year": milestone.year or _year_of(milestone),
                "kind": milestone.kind.name.lower(),
                "summary": milestone.summary,
                "due": plain_deadline(milestone.due),
                "metrics": [{"what": metric.what, "value": plain_metric(metric.value)} for metric in milestone.metrics],
            }


def _year_of(milestone: Milestone) -> int | None:
    return milestone.due.date.year if milestone.due else None


def view_phases(policy: Policy) -> Iterator[Plain]:
    """Yield {policy, clause, name, start, end, deliverables}; dates that are left open are None or partial."""
    for clause in policy.clauses:
        phase = clause.phase
        if phase:
            span = plain_span(phase.span) or {"start": None, "end": None}
            yield {
                "policy": policy.id,
                "clause": clause_path(clause),
                "name": phase.name,
                "start": span["start"],
                "end": phase.due.date.iso if phase.due else span["end"],
                "deliverables": list(phase.deliverables),
            }


def view_reports(policy: Policy) -> Iterator[Plain]:
    """Yield what is handed in, with the sender, date and frequency of the duty to do so."""
    duties = {duty.id: duty for clause in policy.clauses for duty in clause.duties}
    for clause in policy.clauses:
        for report in clause.reports:
            duty = duties.get(report.duty)
            yield {
                "policy": policy.id,
                "clause": clause_path(clause),
                "what": report.what,
                "from": list(duty.who) if duty else [],
                "to": list(report.to),
                "due": _plain_due(duty) if duty else None,
                "recurrence": plain_recurrence(duty.recurrence) if duty else None,
                "other_readings": [
                    {"clause": reading.clause, "text": reading.text} for reading in report.other_readings
                ],
            }


def _plain_due(duty: Duty) -> Plain | None:
    """Return when a report is due: a time from an event (24小时内) has no date until that happens."""
    if duty.due is None and duty.within:
        return {"text": duty.within.text, "date": None}
    return plain_deadline(duty.due)
