"""A list as it was once made: whose it is, its code, and what each of its rows asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from generators.model.enterprise import Enterprise

RowDigest = tuple[tuple[str, str], ...]
"""The duties that a row of a list joins, each with its digest, the leading one first."""


@dataclass(frozen=True, kw_only=True)
class IssuedRow:
    """One row of duties."""

    digest: RowDigest
    """Empty where only the printed words are left to compare by."""
    duty: str
    """Id of the leading duty."""
    texts: Mapping[str, str]
    """Column -> what it prints; empty where the row was not found."""


@dataclass(frozen=True, kw_only=True)
class IssuedList:
    """One version of the list of an enterprise."""

    code: str
    year: int
    enterprise: Enterprise | None
    """As it was then; None where only the paper is left."""
    rows: tuple[IssuedRow, ...]
