"""What is due when: everything with a date by its date, and everything that comes round by how often."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.policy import Clause, Duty, Milestone, Phase, Policy
from generators.model.times import Deadline, Span
from generators.view.handbook.cards import DutyCard, Rhythm, find_rhythm, is_asked, make_card, say_printed
from generators.view.handbook.index import Index, Link, Spot, link_clause, link_duty, link_policy

PERIODIC = (Rhythm.DAY, Rhythm.WEEK, Rhythm.MONTH, Rhythm.QUARTER, Rhythm.HALF_YEAR, Rhythm.YEAR)


@dataclass(frozen=True, kw_only=True)
class DatedLine:
    """One thing that is due on a day."""

    kind: str
    """duty, milestone or phase: a key of the labels."""
    iso: str
    """The last day, as far as the text gives it: 2023年3月初 has no day."""
    text: str
    printed: str
    who: tuple[Link, ...]
    link: Link
    policy: Link
    record: Duty | Milestone | Phase


@dataclass(frozen=True, kw_only=True)
class YearLines:
    """What is due in one year; `year` is empty where the text leaves it open."""

    year: str
    lines: tuple[DatedLine, ...]


@dataclass(frozen=True, kw_only=True)
class PeriodLines:
    """What comes round as often."""

    rhythm: Rhythm
    cards: tuple[DutyCard, ...]


@dataclass(frozen=True, kw_only=True)
class DeadlinesPage:
    """Everything with a time."""

    periods: tuple[PeriodLines, ...]
    years: tuple[YearLines, ...]


def view_deadlines(index: Index) -> DeadlinesPage:
    """Lay out the page of deadlines, in the order of dates and then of the text."""
    by_year: dict[str, list[DatedLine]] = defaultdict(list)
    for line in sorted(_lines(index), key=_find_place):
        year = line.iso[:4]
        by_year[year if year.isdecimal() else ""].append(line)
    years = tuple(YearLines(year=year, lines=tuple(by_year[year])) for year in sorted(by_year, key=lambda y: y or "9"))
    return DeadlinesPage(periods=_view_periods(index), years=years)


def _view_periods(index: Index) -> tuple[PeriodLines, ...]:
    grouped: dict[Rhythm, list[DutyCard]] = defaultdict(list)
    for spot in index.spots:
        rhythm = find_rhythm(spot.duty)
        if is_asked(spot.duty) and rhythm in PERIODIC:
            grouped[rhythm].append(make_card(spot, index))
    return tuple(PeriodLines(rhythm=one, cards=tuple(grouped[one])) for one in PERIODIC if one in grouped)


def _lines(index: Index) -> Iterator[DatedLine]:
    for policy in index.library.policies:
        for clause in policy.clauses:
            yield from _duty_lines(policy, clause, index)
            yield from _milestone_lines(policy, clause)
            if clause.phase:
                yield from _phase_lines(policy, clause, clause.phase)


def _duty_lines(policy: Policy, clause: Clause, index: Index) -> Iterator[DatedLine]:
    for duty in clause.duties:
        iso = find_end(duty.due, duty.span)
        if is_asked(duty) and iso and duty.recurrence is None:
            yield DatedLine(
                kind="duty",
                iso=iso,
                text=duty.does,
                printed=say_printed(duty.due) or say_printed(duty.span),
                who=index.link_roles(duty.who, policy.id),
                link=link_duty(Spot(policy=policy, clause=clause, duty=duty)),
                policy=link_policy(policy),
                record=duty,
            )


def _milestone_lines(policy: Policy, clause: Clause) -> Iterator[DatedLine]:
    for milestone in clause.milestones:
        iso = find_end(milestone.due, None)
        if iso:
            yield DatedLine(
                kind="milestone",
                iso=iso,
                text=milestone.summary or "",
                printed=say_printed(milestone.due),
                who=(),
                link=link_clause(policy, clause),
                policy=link_policy(policy),
                record=milestone,
            )


def _phase_lines(policy: Policy, clause: Clause, phase: Phase) -> Iterator[DatedLine]:
    iso = find_end(phase.due, phase.span)
    if iso:
        yield DatedLine(
            kind="phase",
            iso=iso,
            text=phase.name,
            printed=say_printed(phase.span) or say_printed(phase.due),
            who=(),
            link=link_clause(policy, clause),
            policy=link_policy(policy),
            record=phase,
        )


def find_end(due: Deadline | None, span: Span | None) -> str:
    """Return the last day of a deadline or span as ISO text, as far as it is known; empty where none is."""
    end = due.date if due else span.end if span else None
    return end.iso if end else ""


def _find_place(line: DatedLine) -> str:
    """Sort a month without a day before its days, except a phase, which lasts to its end."""
    return f"{line.iso}-99" if line.kind == "phase" else line.iso
