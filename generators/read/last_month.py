"""Read what senders reported the month before, from wherever that is kept: ledgers, or the files they sent."""

from collections.abc import Iterable
from pathlib import Path

from generators.model.form import Form
from generators.model.ledger import Texts
from generators.model.library import Library
from generators.read.filled.plan import plan_forms
from generators.read.inbox import read_inbox
from generators.read.sums import RETURNS, read_returns
from generators.view.form_due import is_monthly
from generators.view.ledger import Gathering
from generators.view.ledger.pairing import list_reported
from generators.view.ledger.sorting import same_name

LEDGERS = (".", "ledger", "build/ledger")
"""Where ledgers lie below a folder that is given: it is theirs, or one that holds it."""

Reports = dict[str, Texts]
"""A sender's name without what never tells two apart -> what it reported."""


def read_last_month(folder: Path, forms: Iterable[Form], period: str, library: Library) -> dict[str, Reports]:
    """Read what each sender reported on these forms for a month: form id -> sender -> cell -> text.

    Where the folder holds ledgers, they are read; else its files, as returns: of a sender whose returns cannot be put
    in order, or that are another's, nothing is taken.
    """
    asked = tuple(forms)
    if is_ledgers(folder):
        return read_ledgers(folder, asked, period)
    files = tuple(read_inbox(folder, plan_forms(library)))
    monthly = frozenset(form.id for form in library.forms if is_monthly(form, library.policy_of(form)))
    gathered = (
        Gathering(form=form, period=period, files=files, forms=library.forms, monthly=monthly) for form in asked
    )
    return {gathering.form.id: _by_name(list_reported(gathering)) for gathering in gathered}


def read_ledgers(folder: Path, forms: Iterable[Form], period: str) -> dict[str, Reports]:
    """Read what `collect` left of these forms for a month; nothing of a form that was not collected."""
    return {form.id: _by_name(_find_returns(folder, form.id, period)) for form in forms}


def is_ledgers(folder: Path) -> bool:
    """Tell a folder that `collect` wrote, or one that holds it, from one of returns."""
    below = (folder / place for place in LEDGERS)
    return (folder / RETURNS).is_file() or any(any(place.glob(f"*/*/{RETURNS}")) for place in below)


def _find_returns(folder: Path, form_id: str, period: str) -> Reports:
    """Read a form's ledger: below the folder, or the folder itself where it is the one of the form and month."""
    if (folder / RETURNS).is_file():
        own = folder.resolve()
        return read_returns(own.parent.parent, form_id, period) if own.parts[-2:] == (form_id, period) else {}
    found = (read_returns(folder / place, form_id, period) for place in LEDGERS)
    return next(filter(None, found), {})


def _by_name(reports: Reports) -> Reports:
    return {same_name(name): texts for name, texts in reports.items()}
