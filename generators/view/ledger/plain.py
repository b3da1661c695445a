"""The ledger as plain values for other programs, and the sums of a month as an earlier run left them."""

from decimal import Decimal
from typing import Any

from generators.model.ledger import (
    CellTotal,
    Correction,
    Entry,
    Ledger,
    LetterLine,
    Month,
    Number,
    QuotaLine,
    Texts,
    WrongCell,
)
from generators.view.suspects.words import plain_suspect


def plain_ledger(ledger: Ledger) -> dict[str, Any]:
    """Return what `--json` prints: every return, every cell of the total, the lists by name; then what explains them.

    The first five keys are the ones other programs rely on; an officer's programs find the reasons in the others.
    """
    return {
        "form": ledger.form.id,
        "period": ledger.period,
        "senders": [_plain_entry(entry) for entry in ledger.entries],
        "totals": [_plain_total(total) for total in ledger.totals],
        "lists": {name.value: list(dict.fromkeys(one.name for one in listed)) for name, listed in ledger.lists.items()},
        "left_out": [_plain_left_out(total) for total in ledger.totals if total.left_out],
        "to_correct": [_plain_correction(one) for one in ledger.to_correct],
        "to_complete": [
            {"name": one.name, "file": one.file, "cells": one.cells, "blank": one.blank} for one in ledger.to_complete
        ],
        "unreadable": [
            {"file": one.file, "says": one.why, "likely": one.likely and one.likely.name} for one in ledger.unread
        ],
        "quotas": [_plain_quota(one) for one in ledger.quotas],
        "months": [plain_sums(month) for month in ledger.months],
        "letters": [_plain_letter(one) for one in ledger.letters],
        "suspect": plain_suspect(ledger.suspect) if ledger.suspect else None,
    }


def plain_month(ledger: Ledger) -> dict[str, Any]:
    """Return the sums of the ledger's month, to be read again when a later month is collected."""
    own = next((month for month in ledger.months if month.period == ledger.period), None)
    return {
        "form": ledger.form.id,
        **(plain_sums(own) if own else {"period": ledger.period, "senders": 0, "figures": {}}),
    }


def plain_sums(month: Month) -> dict[str, Any]:
    """Return the sums of a month, figures as texts: no digit of them is lost."""
    figures = {name: str(figure) for name, figure in month.figures.items()}
    return {"period": month.period, "senders": month.senders, "figures": figures}


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


def take_texts(entry: Entry) -> Texts:
    """Return what was taken of a return, as a later run reads it from `plain_returns`."""
    return {_cell(place): text for place, text in _plain_cells(entry).items()}


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
    return {"row": total.row, "column": total.column, "value": _plain_number(total.value), "n": total.n}


def _plain_number(number: Number | None) -> float | None:
    return float(number) if isinstance(number, Decimal) else number


def _plain_left_out(total: CellTotal) -> dict[str, Any]:
    return {"row": total.row, "column": total.column, "names": list(total.left_out)}


def _plain_correction(one: Correction) -> dict[str, Any]:
    return {
        "name": one.name,
        "file": one.file,
        "cells": [{**_plain_cell(cell), "text": cell.text, "says": cell.says} for cell in one.cells],
        "checks": [
            {
                "name": wrong.check.name,
                "cells": [{**_plain_cell(cell), "text": cell.text} for cell in wrong.cells],
                "says": wrong.check.says,
                "reason": wrong.check.reason or None,
            }
            for wrong in one.checks
        ],
    }


def _plain_cell(cell: WrongCell) -> dict[str, Any]:
    return {"row": cell.row, "column": cell.column}


def _plain_quota(one: QuotaLine) -> dict[str, Any]:
    return {
        "name": one.name,
        "quota": one.quota,
        "reached": _plain_number(one.reached),
        "lacking": _plain_number(one.lacking),
        "unit": one.unit,
        "source": one.source,
    }


def _plain_letter(one: LetterLine) -> dict[str, Any]:
    return {
        "name": one.name,
        "form": one.form,
        "file": one.file,
        "signed": one.signed,
        "lacking": list(one.lacking),
        "says": one.doubt,
    }
