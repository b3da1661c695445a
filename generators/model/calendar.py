"""Which days are workdays: weeks as they are, changed by the holidays and make-up days of each year's notice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
WEEKEND = {5: "星期六", 6: "星期日"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Holiday:
    """Days off in a row; both ends are off."""

    name: str
    start: date
    end: date


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkdayYear:
    """What the notice of one year changes."""

    year: int
    notice: str | None = None
    """Number of the notice; none where it is not out yet."""
    provisional: bool = False
    """Whether the notice is not out: only the holidays themselves are known, no make-up days."""
    holidays: tuple[Holiday, ...] = ()
    workdays: tuple[date, ...] = ()
    """Days of a weekend that are worked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """The years we know of."""

    years: tuple[WorkdayYear, ...] = ()

    def is_workday(self, day: date) -> bool:
        """Tell whether a day is worked; in a year we know nothing of, Monday to Friday."""
        if any(day in year.workdays for year in self.years):
            return True
        return day.weekday() < SATURDAY and self.find_holiday(day) is None

    def find_holiday(self, day: date) -> str | None:
        """Return the holiday a day belongs to, also where it is a weekend within it."""
        return next((one.name for one in self._holidays() if one.start <= day <= one.end), None)

    def next_workday(self, day: date) -> date:
        """Return the first workday after a day."""
        following = day + timedelta(days=1)
        while not self.is_workday(following):
            following += timedelta(days=1)
        return following

    def is_provisional(self, day: date) -> bool:
        """Tell whether no notice says yet how the year of a day is worked."""
        known = next((year for year in self.years if year.year == day.year), None)
        return known is None or known.provisional

    def _holidays(self) -> Iterable[Holiday]:
        return (holiday for year in self.years for holiday in year.holidays)


def say_free_day(day: date, calendar: Calendar) -> str | None:
    """Say why a day is not worked: 劳动节假期, 星期日; None for a workday."""
    if calendar.is_workday(day):
        return None
    holiday = calendar.find_holiday(day)
    return f"{holiday}假期" if holiday else WEEKEND.get(day.weekday())
