"""Makes the lists of many enterprises, in whatever process it is sent to."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from generators.model.calendar import Calendar
from generators.model.enterprise import Enterprise
from generators.model.labels import Labels
from generators.model.library import Library
from generators.view.checklist import view_checklists
from generators.write.checklist import one_checklist_outputs
from generators.write.risk_list import risk_list_outputs
from generators.write.shards import Member


@dataclass(frozen=True, kw_only=True)
class ListMaker:
    """Everything a list is made from but the enterprise."""

    library: Library
    labels: Labels
    calendar: Calendar
    as_of: date
    year: int | None

    def __call__(self, enterprises: Sequence[Enterprise]) -> Iterator[tuple[Member, ...]]:
        """Make the files of each enterprise, under its id: the list of its duties, and of risks if one is due."""
        with collected_once():
            for checklist in view_checklists(enterprises, self.library, self.as_of, self.year, self.calendar):
                duties = one_checklist_outputs(checklist, self.labels, {})
                risks = risk_list_outputs(self.library, (checklist.enterprise,), self.labels, {})
                yield tuple((output.path.removeprefix("lists/"), output.make()) for output in (*duties, *risks))


@contextmanager
def collected_once() -> Iterator[None]:
    """Collect garbage at the end, and only what is new: going through all the content every now and then takes longer.

    Only spreadsheets leave rings of objects behind; whatever else is no longer used goes by itself.
    """
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(1)
        if wanted:
            gc.enable()
