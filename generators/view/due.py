"""When a form for a month is due: the rule of its duty, the day it means, and what other places say instead.

None of the policies says what becomes of a day that is not worked: it stays as it is, and we say so.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generators import phrases
from generators.model.calendar import Calendar, say_free_day
from generators.model.form import Form
from generators.model.policy import Policy
from generators.model.times import Deadline, Recurrence, Unit
from generators.view.clauses import say_reading
from generators.view.form_due import find_duty, find_other_readings, name_place

_NEXT_MONTH = ("次月", "下月", "下一个月", "下个月")
_EARLY = 10
"""Up to this day of a month it does not name, a monthly report is on the month before: 每月1日前."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherRule:
    """What another place of the policy says instead, and the day that would be."""

    clause: str
    text: str
    day: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """By when a form for a month is to be handed in; that day is still in time."""

    day: date
    rule: str
    """The phrase used: 下一个月1日前."""
    clause: str
    """Where it stands, with the policy's number, as people cite it."""
    others: tuple[OtherRule, ...] = ()
    free_day: str | None = None
    """Why the day is not worked: 劳动节假期; None for a workday."""
    next_workday: date | None = None
    """The first workday after a day that is not worked: told, never used."""
    provisional: bool = False
    """Whether the year's notice of holidays is not out yet."""


def find_due(form: Form, policy: Policy, period: str, calendar: Calendar) -> Due | None:
    """Find the day a form for a month (2023-04) is due; None where no rule gives a day."""
    found = find_duty(form.duty, policy)
    rule = found and (found[1].recurrence or found[1].due)
    day = rule and find_day(rule, period)
    if not (found and rule and day):
        return None
    free_day = say_free_day(day, calendar)
    return Due(
        day=day,
        rule=rule.text,
        clause=name_place(policy, found[0].clause),
        others=tuple(_find_others(form, policy, period)),
        free_day=free_day,
        next_workday=calendar.next_workday(day) if free_day else None,
        provisional=calendar.is_provisional(day),
    )


def find_day(rule: Recurrence | Deadline, period: str) -> date | None:
    """Return the day a rule means for a month; None where it names none."""
    if isinstance(rule, Deadline):
        known = rule.date.year and rule.date.month and rule.date.day
        return date.fromisoformat(rule.date.iso) if known else None
    if rule.unit is not Unit.MONTH or rule.anchor_day is None:
        return None
    year, month = map(int, period.split("-"))
    if rule.anchor_day <= _EARLY or any(word in (rule.anchor or "") for word in _NEXT_MONTH):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004 - months of a year
    return date(year, month, min(rule.anchor_day, monthrange(year, month)[1]))


def say_day(day: date) -> str:
    """Say a day as people write it: 2023年5月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def say_due_day(due: Due) -> str:
    """Say when a form is due, after which rule, what other places say, and what a day off changes: nothing."""
    parts = [f"{say_day(due.day)}前（含当日），按“{due.rule}”（{due.clause}）"]
    parts += [f"{other.clause}写作“{other.text}”{_say_other(other)}，未采用" for other in due.others]
    if due.free_day:
        following = f"，其后第一个工作日是{say_day(due.next_workday)}" if due.next_workday else ""
        parts.append(f"当日是{due.free_day}，文件没有写遇节假日怎么办，期限不变{following}")
    if due.provisional:
        parts.append("该年的放假通知未出，工作日暂定")
    return "；".join(parts)


def say_day_meant(due: Due) -> str:
    """Say the day a rule means for a month, to be set after the rule; that it is not worked changes nothing."""
    free_day = f"（当日是{due.free_day}，文件没有写遇节假日怎么办，期限不变）" if due.free_day else ""
    return f"，即{say_day(due.day)}前{free_day}"


def _say_other(other: OtherRule) -> str:
    return f"（即{say_day(other.day)}前）" if other.day else ""


def _find_others(form: Form, policy: Policy, period: str) -> Iterator[OtherRule]:
    for reading in map(say_reading, find_other_readings(form, policy)):
        rule = phrases.parse_recurrence(reading.text)
        yield OtherRule(clause=reading.clause, text=reading.text, day=find_day(rule, period) if rule else None)
