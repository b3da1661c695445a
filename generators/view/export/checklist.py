"""What every duty of every policy means for one enterprise in one year, as plain records."""

from generators.model.calendar import Calendar
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.view.applicability import Applicability, view_applicability
from generators.view.calendar import view_schedule
from generators.view.export.times import Plain
from generators.view.status import Status


def view_checklist_records(
    enterprise: Enterprise, library: Library, calendar: Calendar, year: int | None = None
) -> list[Plain]:
    """Return {id, status, relation, in_force, why, asks, count, at_least, dates} of each duty, in order.

    The year is the enterprise's own if not given.
    """
    listed = enterprise.year if year is None else year
    return [_plain_duty(one, listed, calendar) for one in view_applicability(enterprise, library, listed)]


def _plain_duty(one: Applicability, year: int, calendar: Calendar) -> Plain:
    schedule = view_schedule(one.duty, year, calendar)
    return {
        "id": one.duty.id,
        "status": one.status.value,
        "relation": one.relation.value,
        "in_force": one.standing is Status.RUNNING,
        "why": one.why,
        "asks": list(one.asks),
        "count": schedule.count,
        "at_least": schedule.at_least,
        "dates": [day.isoformat() for day in schedule.dates],
    }
