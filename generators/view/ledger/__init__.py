"""The ledger of one form and month, from the files of an inbox: pure, one file of values after another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generators.model.form import Form, Layout
from generators.model.ledger import Ledger, Month, Quota, ReturnedFile, Sender, Stray
from generators.model.suspect import Suspect
from generators.view.due import Due
from generators.view.ledger.cells import add_cells, sum_columns
from generators.view.ledger.clashes import find_clashes
from generators.view.ledger.corrections import find_corrections, find_incomplete
from generators.view.ledger.letters import view_letters
from generators.view.ledger.likely import find_unread
from generators.view.ledger.lists import make_lists
from generators.view.ledger.progress import measure_progress, previous_month
from generators.view.ledger.sorting import Assigned, assign_months, doubt_sender, sort_month

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
    suspect: Suspect | None = None
    """Why the form is to be looked at again, if it is."""

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
    unread = find_unread(gathering.files, gathering.roster or ())
    strays = tuple(_find_strays(assigned, gathering.period))
    told = {entry.file for entry in entries} | {one.file for one in unread}
    return Ledger(
        form=gathering.form,
        period=gathering.period,
        roster=gathering.roster,
        entries=entries,
        totals=add_cells(gathering.form, entries),
        lists=make_lists(gathering.form, entries, gathering.roster, unread, strays),
        others=sum(file.file not in told for file in gathering.files),
        months=tuple(
            month
            for (form_id, period), month in sorted(months.items())
            if form_id == gathering.form.id and gathering.period[:4] + "-01" <= period <= gathering.period
        ),
        before=months.get((gathering.form.id, previous_month(gathering.period))),
        quotas=measure_progress(gathering.quotas, gathering.forms, gathering.period, months),
        letters=view_letters(gathering.files, gathering.policy_forms, gathering.form, gathering.roster),
        to_correct=find_corrections(entries),
        to_complete=() if gathering.form.layout is Layout.LETTER else find_incomplete(entries),
        unread=unread,
        clashes=find_clashes(entries),
        strays=strays,
        suspect=gathering.suspect,
    )


def _find_strays(assigned: Iterable[Assigned], period: str) -> Iterator[Stray]:
    """Find the returns whose files were made for this month and that say another."""
    for one in assigned:
        filled = one.filled
        elsewhere = one.period not in {period, None} and filled.made_period == period
        if elsewhere and filled.sender and not doubt_sender(filled.sender, filled.made_for, stranger=False):
            yield Stray(name=filled.sender, file=one.file.file, period=one.period or "")


def _find_months(gathering: Gathering) -> dict[tuple[str, str], Month]:
    """Add up every month of every form that asks for numbers.

    The month that is collected is what the inbox holds, be it nothing. Of another month, the inbox may hold no more
    than a late correction: what is known of more senders goes before it, until that month is collected again.
    """
    months = dict(gathering.known)
    for form in gathering.policy_forms:
        assigned = assign_form(gathering, form)
        asked = {gathering.period} if form.id == gathering.form.id else set()
        for period in sorted({one.period for one in assigned if one.period} | asked):
            entries = sort_month(assigned, period, gathering.roster, None)
            counting = sum(entry.counts for entry in entries)
            known = months.get((form.id, period))
            if period not in asked and known is not None and known.senders > counting:
                continue
            figures = sum_columns(form, add_cells(form, entries))
            months[form.id, period] = Month(period=period, senders=counting, figures=figures)
    return months


def assign_form(gathering: Gathering, form: Form) -> tuple[Assigned, ...]:
    """Tell the month of every return of a form; of a letter sent out in copies, equal ones count as one."""
    files = (_digest_answers(file, form) for file in gathering.files) if form.copies else gathering.files
    return assign_months(files, form.id, gathering.period, monthly=form.id in gathering.monthly)


def _digest_answers(file: ReturnedFile, form: Form) -> ReturnedFile:
    """Name a copy of a letter by what is filled in: the copies differ in where they go."""
    if file.filled is None or file.filled.form != form.id:
        return file
    return replace(file, digest=repr([(answer.tag, answer.text, answer.verdict) for answer in file.filled.answers]))
