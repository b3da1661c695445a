"""The ledger of one form and month, from the files of an inbox: pure, one file of values after another."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generators.model.form import Form
from generators.model.ledger import Ledger, Month, Quota, ReturnedFile, Sender
from generators.view.due import Due
from generators.view.ledger.cells import add_cells, sum_columns
from generators.view.ledger.letters import view_letters
from generators.view.ledger.lists import make_lists
from generators.view.ledger.progress import measure_progress
from generators.view.ledger.sorting import Assigned, assign_months, sort_month

__all__ = ["Gathering", "Known", "assign_form", "view_ledger"]

Known = Mapping[tuple[str, str], Month]
"""(form id, month) -> the sums of its columns, as an earlier run left them."""


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """Everything a ledger is made from."""

    form: Form
    period: str
    files: tuple[ReturnedFile, ...]
    forms: tuple[Form, ...]
    roster: tuple[Sender, ...] | None = None
    due: Due | None = None
    monthly: frozenset[str] = frozenset()
    """Ids of the forms that come back every month; returns of others are taken for the month asked for."""
    quotas: tuple[Quota, ...] = ()
    known: Known = field(default_factory=dict)

    @property
    def policy_forms(self) -> tuple[Form, ...]:
        """Give the forms of the same policy, whose returns are compared with each other."""
        return tuple(form for form in self.forms if form.policy == self.form.policy)


def view_ledger(gathering: Gathering) -> Ledger:
    """Sort the returns, add them up, list what needs work, compare with the quotas and the months before."""
    assigned = assign_form(gathering, gathering.form)
    last_day = gathering.due.day if gathering.due else None
    entries = sort_month(assigned, gathering.period, gathering.roster, last_day)
    months = _find_months(gathering)
    own = {entry.file for entry in entries}
    lists = make_lists(gathering.form, entries, gathering.files, gathering.roster)
    unread = {one.file for one in lists[list(lists)[-1]]}
    return Ledger(
        form=gathering.form,
        period=gathering.period,
        roster=gathering.roster,
        entries=entries,
        totals=add_cells(gathering.form, entries),
        lists=lists,
        others=sum(file.file not in own | unread for file in gathering.files),
        months=tuple(
            month
            for (form_id, period), month in sorted(months.items())
            if form_id == gathering.form.id and gathering.period[:4] + "-01" <= period <= gathering.period
        ),
        quotas=measure_progress(gathering.quotas, gathering.forms, gathering.period, months),
        letters=view_letters(gathering.files, gathering.forms, gathering.form.policy),
    )


def _find_months(gathering: Gathering) -> dict[tuple[str, str], Month]:
    """Add up every month of every form that asks for numbers; what the inbox holds goes before what is known."""
    months = dict(gathering.known)
    for form in gathering.policy_forms:
        assigned = assign_form(gathering, form)
        for period in sorted({one.period for one in assigned if one.period}):
            entries = sort_month(assigned, period, gathering.roster, None)
            counting = sum(entry.counts for entry in entries)
            figures = sum_columns(form, add_cells(form, entries))
            months[form.id, period] = Month(period=period, senders=counting, figures=figures)
    return months


def assign_form(gathering: Gathering, form: Form) -> tuple[Assigned, ...]:
    """Tell the month of every return of a form."""
    return assign_months(gathering.files, form.id, gathering.period, monthly=form.id in gathering.monthly)
