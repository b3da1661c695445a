"""Read what was collected before: the sums of months, and what each sender reported."""

import json
from pathlib import Path

from generators.model.ledger import Month
from generators.view.ledger.plain import Texts, month_of_plain, returns_of_plain

SUMS = "*/*/sums.json"


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


def read_returns(folder: Path, form_id: str, period: str) -> dict[str, Texts]:
    """Read what each sender reported on a form for a month, by name; nothing where that was not collected."""
    try:
        return returns_of_plain(json.loads((folder / form_id / period / "returns.json").read_text("utf-8")))
    except (OSError, ValueError):
        return {}
