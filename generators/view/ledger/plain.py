"""The ledger as plain values for other programs, and the sums of a month as an earlier run left them."""

from decimal import Decimal
from typing import Any

from generators.model.ledger import CellTotal, Entry, Ledger, Month, Number, Texts


def plain_ledger(ledger: Ledger) -> dict[str, Any]:
    """Return what `--json` prints: every return, every cell of the total, the lists by name."""
    return {
        "form": ledger.form.id,
        "period": ledger.period,
        "senders": [_plain_entry(entry) for entry in ledger.entries],
        "totals": [_plain_total(total) for total in ledger.totals],
        "lists": {name.value: list(dict.fromkeys(one.name for one in listed)) for name, listed in ledger.lists.items()},
    }


def plain_month(ledger: Ledger) -> dict[str, Any]:
    """Return the sums of the ledger's month, to be read again when a later month is collected."""
    own = next((month for month in ledger.months if month.period == ledger.period), None)
    return {
        "form": ledger.form.id,
        "period": ledger.period,
        "senders": own.senders if own else 0,
        "figures": {name: str(figure) for name, figure in own.figures.items()} if own else {},
    }


def plain_returns(ledger: Ledger) -> dict[str, Any]:
    """Return what each sender's return holds, to be compared with the next month's and carried over into its form."""
    return {
        "form": ledger.form.id,
        "period": ledger.period,
        "senders": {entry.name: _plain_cells(entry) for entry in ledger.entries if entry.counts},
    }


def returns_of_plain(plain: Any) -> dict[str, Texts]:  # noqa: ANN401 - whatever a file holds
    """Take the returns from what `plain_returns` gave: sender -> cell -> text; nothing for anything else."""
    try:
        return {
            str(name): {_cell(place): str(text) for place, text in cells.items()}
            for name, cells in plain["senders"].items()
        }
    except (TypeError, KeyError, ValueError, AttributeError):
        return {}


def month_of_plain(plain: Any) -> Month | None:  # noqa: ANN401 - whatever a file holds
    """Take the sums of a month from what `plain_month` gave; None for anything else."""
    try:
        figures = {str(name): _number(str(figure)) for name, figure in plain["figures"].items()}
        return Month(period=str(plain["period"]), senders=int(plain["senders"]), figures=figures)
    except (TypeError, KeyError, ValueError, AttributeError, ArithmeticError):
        return None


def _number(text: str) -> Number:
    return Decimal(text) if "." in text else int(text)


def _plain_cells(entry: Entry) -> dict[str, str]:
    """Return cell -> value of everything that was taken, without the id of the form."""
    answers = (answer for answer in entry.filled.answers if answer.value is not None)
    return {answer.tag.split(".", 1)[1]: str(answer.value) for answer in answers}


def _cell(place: str) -> tuple[str, str]:
    row, _, column = place.partition(".")
    return row, column


def _plain_entry(entry: Entry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "file": entry.file,
        "status": entry.filled.status.value,
        "late": entry.late,
        "replaced_by": entry.replaced_by,
    }


def _plain_total(total: CellTotal) -> dict[str, Any]:
    value = float(total.value) if isinstance(total.value, Decimal) else total.value
    return {"row": total.row, "column": total.column, "value": value, "n": total.n}
