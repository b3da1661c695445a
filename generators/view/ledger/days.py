"""Which dates a return of a month can bear: one far away is a slip of the pen, and decides nothing."""

from calendar import monthrange
from datetime import date
from functools import cache

from generators.view.due import say_day
from generators.view.form_sending import say_period

_MONTHS_AFTER = 3
"""A monthly report is due in the month after its own; two more are left for it and its corrections."""


@cache
def doubt_day(day: str | None, period: str | None, *, monthly: bool) -> str:
    """Say why an ISO date cannot be believed for a month (2023-04); empty where it can, or where one is missing.

    No clock is asked: a monthly report is dated from the first day of its month to the last day of the second month
    after the one it is due in, anything else from the year before the month asked for to the year after it.
    """
    if day is None or period is None:
        return ""
    written, (first, last) = date.fromisoformat(day), _plausible_days(period, monthly=monthly)
    if first <= written <= last:
        return ""
    expected = f"{say_period(period)}的表应在{say_day(first)}至{say_day(last)}之间"
    return f"填报日期{say_day(written)}不可信：{expected}"


def _plausible_days(period: str, *, monthly: bool) -> tuple[date, date]:
    year, month = map(int, period.split("-"))
    if not monthly:
        return date(year - 1, 1, 1), date(year + 1, 12, 31)
    years, before = divmod(month - 1 + _MONTHS_AFTER, 12)
    last_year, last_month = year + years, before + 1
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])
