"""The dates of a duty in a year: the periods it comes round in, the days it names, and what has no day.

How a year is counted, so that a count by hand agrees:

- Only whole periods count: each day of the year, each month, quarter and half-year. A week is an ISO week, Monday to
  Sunday, and belongs to the year its Monday lies in; the last one may end in January.
- 每两周 takes those weeks two by two from the first one; a week left over makes no period. The same holds for every
  interval (每两个月: six). A period longer than a year (每两年) is a rule without a date.
- A duty may be done at any time of its period; its date is the last day. Where the text names a place within the
  period, the date is that day: 每月22日前后 the 22nd, 每月底前 the last day of each month.
- 次月1日前 is the 1st of every month of the year: that of January closes December of the year before.
- A last day and a stretch stand in the year they end in. A date without a year or without a day (3月初) is no date.
- A limit from an event (24小时内) has no date until the event is there.
- The period of the policy plays no part: a policy that has run out is dated as if it went on.
- A day that is not worked stays as it is, because none of the policies says otherwise; the occurrence says so.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from generators.model.calendar import Calendar, say_free_day
from generators.model.policy import Duty
from generators.model.times import Deadline, PartialDate, Recurrence, Span, Total, Unit
from generators.view.same import Same, once_for_each
from generators.view.status import first_day, last_day

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF_YEAR: 6, Unit.YEAR: 12}
"""Units that are made of months of the calendar year."""
_PLACES = {"首月": 0, "第一": 0, "第二": 1}
"""Words for a month within a period -> how many months after its first."""
_WEEK = timedelta(days=7)
_ONE_DAY = timedelta(days=1)
_DECEMBER = 12
_SUNDAY = 6
_MID_MONTH = 15
_KEPT = 16_384
"""How many duties' schedules are kept: they are the same for every enterprise.

To hash a duty takes longer than to date most of them.
"""
_KEPT_TIMES = 2048
"""How many schedules are kept by the times they follow from: most duties share theirs with others."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A run of days, both ends included."""

    start: date
    end: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Occurrence:
    """One time a duty is due: the days it may be done on, the last of them its date."""

    start: date
    end: date
    named: bool = False
    """Whether the text names the day, so that it matters whether it is worked; else it is the end of a period."""
    free_day: str | None = None
    """Why a named day is not worked: 劳动节假期, 星期日; the day stays as it is."""
    provisional: bool = False
    """Whether no notice says yet how the year of a named day is worked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """The occurrences of a duty in a year."""

    count: int | None = None
    """How many periods the year has, or the total the text prints; None where it gives no number."""
    at_least: int | None = None
    """How many times in each of them, where the text says so; of a total, the total if it is a minimum (至少1次)."""
    occurrences: tuple[Occurrence, ...] = ()

    @property
    def dates(self) -> tuple[date, ...]:
        """Give the date of each occurrence."""
        return tuple(one.end for one in self.occurrences)


@once_for_each(_KEPT)
def view_schedule(duty: Duty, year: int, calendar: Calendar) -> Schedule:
    """Date a duty for a calendar year; without occurrences its times, if any, are rules without a date."""
    times = _Times(recurrence=duty.recurrence, total=duty.total, due=duty.due, span=duty.span)
    return _date(times, year, Same(calendar))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Times:
    """What the dates of a duty follow from."""

    recurrence: Recurrence | None
    total: Total | None
    due: Deadline | None
    span: Span | None


@lru_cache(maxsize=_KEPT_TIMES)
def _date(times: _Times, year: int, by: Same[Calendar]) -> Schedule:
    occurrences = tuple(_occurrences(times, year, by.record))
    total, recurrence = times.total, times.recurrence
    if recurrence:
        count = count_periods(recurrence, year, by.record)
        at_least = recurrence.at_least or (total.count if total else None)
        return Schedule(count=count, at_least=at_least, occurrences=occurrences)
    if total:
        return Schedule(count=total.count, at_least=total.count if total.minimum else None, occurrences=occurrences)
    return Schedule(occurrences=occurrences)


def count_periods(rule: Recurrence, year: int, calendar: Calendar) -> int | None:
    """Count the whole periods of a year; None where not one fits into it, or the unit is shorter than a day."""
    return len(list_periods(rule.unit, rule.interval, year, calendar)) or None


def list_periods(unit: Unit, interval: int, year: int, calendar: Calendar) -> tuple[Stretch, ...]:
    """List the whole periods of a year: its units, so many at a time."""
    units = tuple(_units(unit, year, calendar))
    groups = (units[start : start + interval] for start in range(0, len(units) - interval + 1, interval))
    return tuple(Stretch(start=group[0].start, end=group[-1].end) for group in groups)


def _units(unit: Unit, year: int, calendar: Calendar) -> Iterator[Stretch]:
    if unit in _MONTHS:
        yield from _months(year, _MONTHS[unit])
    elif unit is Unit.HALF_MONTH:
        for month in _months(year, 1):
            middle = month.start.replace(day=_MID_MONTH)
            yield Stretch(start=month.start, end=middle)
            yield Stretch(start=middle + _ONE_DAY, end=month.end)
    elif unit is Unit.WEEK:
        yield from _weeks(year)
    elif unit in (Unit.DAY, Unit.WORKDAY):
        days = (one for month in _months(year, 1) for one in _days(month))
        yield from (Stretch(start=day, end=day) for day in days if unit is Unit.DAY or calendar.is_workday(day))


def _months(year: int, size: int) -> Iterator[Stretch]:
    for last in range(size, _DECEMBER + 1, size):
        yield Stretch(start=date(year, last - size + 1, 1), end=_month_end(year, last))


def _weeks(year: int) -> Iterator[Stretch]:
    monday = date(year, 1, 1) + timedelta(days=-date(year, 1, 1).weekday() % 7)
    while monday.year == year:
        yield Stretch(start=monday, end=monday + timedelta(days=_SUNDAY))
        monday += _WEEK


def _days(stretch: Stretch) -> Iterator[date]:
    for past in range((stretch.end - stretch.start).days + 1):
        yield stretch.start + timedelta(days=past)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _occurrences(times: _Times, year: int, calendar: Calendar) -> Iterator[Occurrence]:
    """Yield what comes round; without that what has a last day; without that the stretch it lasts."""
    if times.recurrence:
        for period in list_periods(times.recurrence.unit, times.recurrence.interval, year, calendar):
            yield _come_round(times.recurrence, period, calendar)
    elif times.due:
        yield from _fall_due(times.due, year, calendar)
    elif times.span:
        yield from _last(times.span, year)


def _come_round(rule: Recurrence, period: Stretch, calendar: Calendar) -> Occurrence:
    day = find_anchor(rule, period)
    if day is not None:
        return _name_day(day, calendar)
    if rule.anchor_month is not None and rule.unit is Unit.YEAR:
        month = date(period.end.year, rule.anchor_month, 1)
        return Occurrence(start=month, end=_month_end(month.year, month.month))
    return Occurrence(start=period.start, end=period.end)


def find_anchor(rule: Recurrence, period: Stretch) -> date | None:
    """Find the day a rule names within a period; None where it names none, or several."""
    if rule.anchor_day is None:
        return None
    if rule.unit is Unit.WEEK:
        return period.start + timedelta(days=rule.anchor_day - 1)
    if rule.unit not in _MONTHS:
        return None
    month = _anchor_month(rule, period)
    last = _month_end(period.end.year, month)
    return last.replace(day=min(rule.anchor_day, last.day))


def _anchor_month(rule: Recurrence, period: Stretch) -> int:
    """Return the month named, or told by its place in the period; without either the last one."""
    if rule.anchor_month:
        return rule.anchor_month
    places = (word for word in _PLACES if word in (rule.anchor or ""))
    return min(period.start.month + next((_PLACES[word] for word in places), _DECEMBER), period.end.month)


def _fall_due(due: Deadline, year: int, calendar: Calendar) -> Iterator[Occurrence]:
    day = _known_day(due.date)
    if day and day.year == year:
        yield _name_day(day, calendar)


def _last(span: Span, year: int) -> Iterator[Occurrence]:
    end = last_day(span.end) if span.end else None
    if end and end.year == year:
        start = first_day(span.start) if span.start else None
        yield Occurrence(start=min(start or end, end), end=end)


def _known_day(day: PartialDate) -> date | None:
    """Return a date of which every part is known."""
    return date(day.year, day.month, day.day) if day.year and day.month and day.day else None


def _name_day(day: date, calendar: Calendar) -> Occurrence:
    return Occurrence(
        start=day,
        end=day,
        named=True,
        free_day=say_free_day(day, calendar),
        provisional=calendar.is_provisional(day),
    )
