"""Read what was collected before: the sums of months, and what each sender reported."""

import json
from pathlib import Path

from generators.model.ledger import Month, Texts
from generators.view.ledger import Gathering
from generators.view.ledger.pairing import Key
from generators.view.ledger.plain import month_of_plain, returns_of_plain
from generators.view.ledger.progress import previous_month
from generators.view.ledger.sorting import same_name

SUMS = "*/*/sums.json"
RETURNS = "returns.json"
"""What each sender reported, in the folder of a form and month."""


def read_sums(folder: Path) -> dict[tuple[str, str], Month]:
    """Read every month below a folder of ledgers, (form id, month) -> sums; an unreadable one counts as not there."""
    found: dict[tuple[str, str], Month] = {}
    for path in sorted(folder.glob(SUMS)):
        try:
            month = month_of_plain(json.loads(path.read_text("utf-8")))
        except (OSError, ValueError):
            continue
        if month is not None and month.period == path.parent.name:
            found[path.parent.parent.name, month.period] = month
    return found


def read_earlier(folder: Path, gathering: Gathering) -> dict[Key, Texts]:
    """Read what other runs collected of the same policy for this month and the one before."""
    months = (gathering.period, previous_month(gathering.period))
    return {
        (form.id, period, same_name(name)): texts
        for form in gathering.policy_forms
        for period in months
        if (form.id, period) != (gathering.form.id, gathering.period)
        for name, texts in read_returns(folder, form.id, period).items()
    }


def read_returns(folder: Path, form_id: str, period: str) -> dict[str, Texts]:
    """Read what each sender reported on a form for a month, by name; nothing where that was not collected."""
    try:
        return returns_of_plain(json.loads((folder / form_id / period / RETURNS).read_text("utf-8")))
    except (OSError, ValueError):
        return {}
