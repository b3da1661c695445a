"""What a row of the spreadsheet is, in a hidden cell beside it: a row that was sorted or copied is still known.

Plain JSON on one line, since a cell is text: the list in the cell of the heading, below it each row.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from generators.model.issued_list import RowDigest

_KIND = "一企一清单"
_LONGEST = 8000
"""Characters of a mark; the longest of ours has a few hundred."""

_LONGEST_NAME = 100


@dataclass(frozen=True, kw_only=True)
class ListMark:
    """Whose list a sheet is, and which version."""

    code: str
    enterprise: str
    year: int


@dataclass(frozen=True, kw_only=True)
class RowMark:
    """Which duty a row is, the names of the sheets it stands on, and what it asks."""

    duty: str
    sheets: tuple[str, ...]
    digest: RowDigest


@dataclass(frozen=True, kw_only=True)
class DateMark:
    """Which duty falls due on which day."""

    duty: str
    day: date


def write_mark(mark: ListMark | RowMark | DateMark) -> str:
    """Write a mark as one line."""
    match mark:
        case ListMark():
            parts: list[Any] = [_KIND, mark.code, mark.enterprise, mark.year]
        case RowMark():
            parts = [mark.duty, mark.sheets, mark.digest]
        case DateMark():
            parts = [mark.duty, mark.day.isoformat()]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def parse_list_mark(text: str) -> ListMark | None:
    """Read what was written of a list; None where it is nothing of the kind."""
    match _parse(text):
        case [kind, str() as code, str() as enterprise, int() as year] if kind == _KIND and _is_name(code, enterprise):
            return ListMark(code=code, enterprise=enterprise, year=year)
    return None


def parse_row_mark(text: str) -> RowMark | None:
    """Read what was written of a row; None where it is nothing of the kind."""
    match _parse(text):
        case [str() as duty, [*sheets], [*digest]]:
            names = tuple(one for one in sheets if isinstance(one, str))
            pairs = tuple(pair for one in digest if (pair := _parse_pair(one)))
            whole = len(names) == len(sheets) and len(pairs) == len(digest)
            if whole and pairs and pairs[0][0] == duty:
                return RowMark(duty=duty, sheets=names, digest=pairs)
    return None


def parse_date_mark(text: str) -> DateMark | None:
    """Read what was written of a date; None where it is nothing of the kind."""
    match _parse(text):
        case [str() as duty, str() as day]:
            try:
                return DateMark(duty=duty, day=date.fromisoformat(day))
            except ValueError:
                return None
    return None


def _is_name(*texts: str) -> bool:
    return all(text.isprintable() and 0 < len(text) <= _LONGEST_NAME for text in texts)


def _parse_pair(one: object) -> tuple[str, str] | None:
    match one:
        case [str() as duty, str() as digest]:
            return duty, digest
    return None


def _parse(text: str) -> object:
    try:
        return json.loads(text) if len(text) <= _LONGEST else None
    except (ValueError, RecursionError):
        return None
