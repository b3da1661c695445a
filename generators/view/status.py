"""Whether a policy or a phase is running on a given day, and the days on which that changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from generators.model.library import Library
from generators.model.policy import Phase, Policy
from generators.model.times import PartialDate

ONE_DAY = timedelta(days=1)
LAST_MONTH = 12


class Status(Enum):
    """Where a day lies in a stretch of time; the value is the key of its words in the labels."""

    BEFORE = "before"
    RUNNING = "running"
    OVER = "over"
    UNDATED = "undated"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The status of one thing, so that a rebuild can say which status turned."""

    of: str
    """Id of the policy, or name of the phase."""
    status: Status


@dataclass(frozen=True, kw_only=True)
class ListVersion:
    """The version of an enterprise's list, so that a rebuild can say whose list is another one now."""

    of: str
    """Id of the enterprise."""
    code: str


def policy_status(policy: Policy, as_of: date) -> Status:
    """Return where a day lies in a policy's effective period; a policy without an end stays in force.

    Where the start is left open the date of issue stands in for it, then the first day of the year
    the policy says it is for; without these an end alone decides.
    """
    start, end = policy_period(policy)
    if start is None and end is None:
        return Status.UNDATED
    return _compare(start, end, as_of)


def policy_period(policy: Policy) -> tuple[date | None, date | None]:
    """Return the first and last day of a policy, as far as they are known (see `policy_status`)."""
    start = policy.effective.start or policy.issued.value or (policy.year.value and f"{policy.year.value}-01-01")
    end = policy.effective.end
    return (date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


def phase_status(phase: Phase, as_of: date) -> Status:
    """Return where a day lies in a phase; one whose end is not known is undated."""
    start, end = phase_period(phase)
    if end is None:
        return Status.UNDATED
    return _compare(start, end, as_of)


def phase_period(phase: Phase) -> tuple[date | None, date | None]:
    """Return the first and last day of a phase, as far as they are known."""
    span = phase.span
    start = first_day(span.start) if span and span.start else None
    end = last_day(span.end) if span and span.end else None
    due = last_day(phase.due.date) if phase.due else None
    return start, end or due


def turning_days(library: Library) -> tuple[date, ...]:
    """Return the days on which some status becomes another: the first days, and the days after the last."""
    return tuple(sorted(set(_turns(library))))


def _turns(library: Library) -> Iterator[date]:
    periods = [policy_period(policy) for policy in library.policies]
    phases = (clause.phase for policy in library.policies for clause in policy.clauses if clause.phase)
    yield from (date.fromisoformat(one.since) for one in library.amendments)
    for start, end in [*periods, *map(phase_period, phases)]:
        if start:
            yield start
        if end:
            yield end + ONE_DAY


def latest_day(library: Library) -> date | None:
    """Return the latest day on which a policy was issued or began; None where none says so."""
    days = (one for policy in library.policies for one in (policy.issued.value, policy.effective.start) if one)
    return max(map(date.fromisoformat, days), default=None)


def first_day(day: PartialDate) -> date | None:
    """Return the first day a date may mean: 2023年3月 begins on the 1st; None without a year."""
    if day.year is None:
        return None
    return date(day.year, day.month or 1, day.day or 1)


def last_day(day: PartialDate) -> date | None:
    """Return the last day a date may mean: 2023年3月 ends on the 31st; None without a year."""
    if day.year is None:
        return None
    month = day.month or LAST_MONTH
    if day.day:
        return date(day.year, month, day.day)
    return (date(day.year, month, 28) + timedelta(days=4)).replace(day=1) - ONE_DAY


def _compare(start: date | None, end: date | None, as_of: date) -> Status:
    if start and as_of < start:
        return Status.BEFORE
    if end and as_of > end:
        return Status.OVER
    return Status.RUNNING
