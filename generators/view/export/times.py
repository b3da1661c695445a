"""Phrases as plain values: {text, …} or None."""

from calendar import monthrange
from decimal import Decimal
from typing import Any

from generators.model.times import (
    Deadline,
    LookBack,
    PartialDate,
    Quantity,
    Recurrence,
    Span,
    Threshold,
    Total,
    Unit,
    Within,
)

Plain = dict[str, Any]
_COMMON_YEAR = 2001
"""A year without a leap day: February of an open year has 28."""


def plain_number(value: int | Decimal) -> int | float:
    """Return a number JSON can hold; whole ones stay whole."""
    return int(value) if value == int(value) else float(value)


def plain_recurrence(value: Recurrence | None) -> Plain | None:
    """Return {text, unit, interval, at_least, anchor}."""
    if value is None:
        return None
    return {
        "text": value.text,
        "unit": value.unit.value,
        "interval": value.interval,
        "at_least": value.at_least,
        "anchor": value.anchor,
    }


def plain_total(value: Total | None) -> Plain | None:
    """Return {text, count}."""
    return None if value is None else {"text": value.text, "count": value.count}


def plain_deadline(value: Deadline | None) -> Plain | None:
    """Return {text, date}: ISO, XXXX for a year left open, no day where the text has none."""
    return None if value is None else {"text": value.text, "date": value.date.iso}


def plain_within(value: Within | None, after: str | None) -> Plain | None:
    """Return {text, amount, unit, iso, after}; `after` from the phrase, else as the record says it."""
    if value is None:
        return None
    return {
        "text": value.text,
        "amount": plain_number(value.amount),
        "unit": value.unit.value,
        "iso": value.unit.duration(value.amount),
        "after": value.after or after,
    }


def plain_span(value: Span | None) -> Plain | None:
    """Return {text, start, end}: the first day of the start, the last of the end; an open end is None."""
    if value is None:
        return None
    return {
        "text": value.text,
        "start": first_day(value.start) if value.start else None,
        "end": last_day(value.end) if value.end else None,
    }


def first_day(date: PartialDate) -> str:
    """Return the ISO date a stretch begins on: 5月 is the 1st of May; an open year stays XXXX."""
    month = date.month or 1
    return PartialDate(year=date.year, month=month, day=date.day or 1).iso


def last_day(date: PartialDate) -> str:
    """Return the ISO date a stretch ends on: 9月 is the 30th of September; an open year stays XXXX."""
    month = date.month or 12
    length = monthrange(date.year or _COMMON_YEAR, month)[1]
    return PartialDate(year=date.year, month=month, day=date.day or length).iso


def plain_threshold(value: Threshold, fact: str) -> Plain:
    """Return {text, fact, op, value, unit}."""
    return {
        "text": value.text,
        "fact": fact,
        "op": value.op.value,
        "value": plain_number(value.value),
        "unit": value.unit,
    }


def plain_metric(value: Quantity | Threshold | None) -> str | None:
    """Return the figure a result must reach, the comparison left out: 达100% is 100%."""
    if isinstance(value, Threshold):
        return f"{plain_number(value.value)}{value.unit}"
    return value.text if value else None


def plain_figure(value: Quantity | LookBack | PartialDate) -> Plain:
    """Return {text, value, unit}; a time has its unit in code (day, year), anything else as printed."""
    if isinstance(value, LookBack):
        return {"text": value.text, "value": plain_number(value.amount), "unit": value.unit.value}
    if isinstance(value, PartialDate):
        return {"text": value.text, "value": value.year, "unit": Unit.YEAR.value}
    unit = value.unit_code.value if value.unit_code else value.unit
    return {"text": value.text, "value": plain_number(value.value), "unit": unit}
