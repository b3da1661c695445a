"""What stands in the cells of a spreadsheet, as text."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time

EXACT = 10**15
"""Spreadsheets keep fifteen digits of a number; of a longer one the rest is lost."""
_BETWEEN = re.compile(r"[、，,;；\s]+")


def text_of(value: object) -> str:
    """Return what a cell shows: a whole number without the .0 that spreadsheets keep."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        return str(int(value))
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value).strip()


def split_parts(text: str) -> Iterator[str]:
    """Split a cell that names several things: 甲、乙."""
    return filter(None, _BETWEEN.split(text))
