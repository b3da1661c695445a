"""The years a list can be for. Apart from the rest, because the form of the page needs no more."""

from generators.model.library import Library
from generators.view.status import policy_period


def list_years(library: Library) -> tuple[int, ...]:
    """List the years a list can be for: from the first policy to the year after the last known table of workdays."""
    starts = (policy_period(policy)[0] for policy in library.policies)
    known = {start.year for start in starts if start} | {one.year for one in library.enterprises}
    known |= {one.year + 1 for one in library.calendar.years}
    return tuple(range(min(known), max(known) + 1)) if known else ()
