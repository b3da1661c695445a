"""What many duties share: conditions and dates stand once, in a table, and are named by their place there."""

import json
from typing import Any

from generators.model.calendar import Calendar
from generators.model.condition import Condition
from generators.model.policy import Duty
from generators.view.calendar import Occurrence, Schedule, view_schedule
from generators.view.conditions import condition_tree

NEVER: dict[str, Any] = {"any": []}
"""The condition of a role that says nowhere which enterprises it means."""

_WRITE = json.JSONEncoder(ensure_ascii=False).encode


class Trees:
    """Conditions as trees."""

    def __init__(self) -> None:
        """Begin with none."""
        self.rows: list[dict[str, Any]] = []
        self._places: dict[str, int] = {}

    def place(self, condition: Condition | None) -> int | None:
        """Put a condition into the table; no condition has no place."""
        return None if condition is None else self.place_tree(condition_tree(condition))

    def place_tree(self, tree: dict[str, Any]) -> int:
        """Put a tree into the table."""
        key = _WRITE(tree)
        if key not in self._places:
            self._places[key] = len(self.rows)
            self.rows.append(tree)
        return self._places[key]


class Schedules:
    """Dates, by year: duties with the same times fall due on the same days."""

    def __init__(self, years: tuple[int, ...], calendar: Calendar) -> None:
        """Begin with none."""
        self.rows: list[dict[str, Any]] = []
        self.years, self.calendar = years, calendar
        self._places: dict[str, int] = {}

    def place(self, duty: Duty) -> int | None:
        """Put the dates of a duty into the table; a duty without times has none."""
        times = (duty.recurrence, duty.total, duty.due, duty.span)
        if not any(times):
            return None
        key = repr(times)
        if key not in self._places:
            self._places[key] = len(self.rows)
            self.rows.append(self._row(duty))
        return self._places[key]

    def _row(self, duty: Duty) -> dict[str, Any]:
        schedules = {year: view_schedule(duty, year, self.calendar) for year in self.years}
        at_least = next((one.at_least for one in schedules.values()), None)
        return {"atLeast": at_least, "years": {str(year): _plain(one) for year, one in schedules.items()}}


def _plain(schedule: Schedule) -> list[Any]:
    """Give how often, then every date: 20230101-20230131 for a stretch, 20230430|星期日| for a day that is named."""
    return [schedule.count, " ".join(map(_say, schedule.occurrences))]


def _say(one: Occurrence) -> str:
    days = f"{one.end:%Y%m%d}" if one.start == one.end else f"{one.start:%Y%m%d}-{one.end:%Y%m%d}"
    return f"{days}|{one.free_day or ''}|{1 if one.provisional else ''}" if one.named else days
