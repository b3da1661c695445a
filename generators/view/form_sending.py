"""For whom a form is made, and what is therefore known before it is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generators.model.calendar import Calendar
from generators.model.enterprise import Enterprise
from generators.model.form import ENTERPRISE, HEAD, PERIOD, Column, FieldType, HeaderField


@dataclass(frozen=True, kw_only=True, slots=True)
class Sending:
    """For whom, for which month and as which copy a form is made."""

    enterprise: Enterprise | None = None
    number: str = ""
    """The sender's number on the roster."""
    period: str | None = None
    """Year and month, e.g. 2023-04."""
    calendar: Calendar = field(default_factory=Calendar)
    """Which days are worked, to say so of the day it is due."""
    copy_number: int | None = None
    """Which of the copies it is, counted from 1."""
    last_month: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(row id or `HEAD`, column or field id) -> what stood there last month."""
    known: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(row id or `HEAD`, column or field id) -> what is known of it; goes before everything else."""


NOBODY = Sending()
"""For a blank form."""


def find_known(asked: HeaderField, sending: Sending, *, named: bool) -> str:
    """Return what is known of a head field: from the profile, the month, the last return; empty where nothing is.

    `named` says that the name of an enterprise stands here by itself: where its seal goes, or where it is addressed.
    """
    cell = (HEAD, asked.id)
    known = sending.known.get(cell) or _known_value(asked, sending, named=named)
    return _fitting(asked, known or _find_last(asked, cell, sending))


def find_cell(asked: Column, cell: tuple[str, str], sending: Sending) -> str:
    """Return what is known of a cell of the table, else last month's value where the column carries it over."""
    return _fitting(asked, sending.known.get(cell) or _find_last(asked, cell, sending))


def _find_last(asked: HeaderField | Column, cell: tuple[str, str], sending: Sending) -> str:
    return _fitting(asked, sending.last_month.get(cell, "")) if asked.carried else ""


def say_period(period: str) -> str:
    """Say a month as people write it: 2023-04 is 2023年4月."""
    year, month = period.split("-")
    return f"{year}年{int(month)}月"


def _known_value(asked: HeaderField, sending: Sending, *, named: bool) -> str:
    if asked.prefill == PERIOD:
        return say_period(sending.period) if sending.period else ""
    if sending.enterprise is None:
        return ""
    if asked.prefill and asked.prefill != ENTERPRISE:
        value = sending.enterprise.facts.get(asked.prefill, "")
        return value if isinstance(value, str) else "、".join(value)
    return sending.enterprise.name if named or asked.prefill == ENTERPRISE else ""


def _fitting(asked: HeaderField | Column, value: str) -> str:
    """Leave out a value that is none of the choices."""
    return value if asked.type is not FieldType.CHOICE or value in asked.values else ""
