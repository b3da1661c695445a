"""Many enterprises at once, and what was found wrong with their roster."""

from dataclasses import dataclass

from generators.model.enterprise import Enterprise
from generators.model.problem import Problem

NUMBER, CODE, NAME, YEAR = "编号", "统一社会信用代码", "名称", "年度"
"""Headings of a roster's columns that are no facts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """A row of a roster that does not hold, in texts that print."""

    id: str
    """Its number, else its code, as written; empty where neither can be read."""
    name: str
    why: str
    """Each fault with its cell, or with the place of the row in a list."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfileRoster:
    """The enterprises of a roster whose rows hold; each id stands once and is safe as the name of a folder."""

    enterprises: tuple[Enterprise, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Why the other rows were left out."""
    left_out: tuple[LeftOut, ...] = ()
    """These rows, in the order of the roster."""
    remarks: tuple[Problem, ...] = ()
    """What looks strange in rows that hold."""
    readable: bool = True
    """Whether its rows could be told apart at all; if not, nothing may be written."""
