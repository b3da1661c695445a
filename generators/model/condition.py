"""Conditions on facts: a small tree, the same for Python, JSON and the browser."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Operator(Enum):
    """How a fact is compared; the value is the word in YAML."""

    IN = "属于"
    AT_LEAST = "不少于"
    AT_MOST = "不多于"
    ABOVE = "多于"
    BELOW = "少于"
    EQUALS = "等于"


SYMBOLS = {
    Operator.IN: "in",
    Operator.AT_LEAST: ">=",
    Operator.AT_MOST: "<=",
    Operator.ABOVE: ">",
    Operator.BELOW: "<",
    Operator.EQUALS: "=",
}
"""The operator as the exported tree writes it."""


class Joint(Enum):
    """How the parts of a group combine; the value is the word in YAML."""

    ALL = "全部满足"
    ANY = "任一满足"
    NONE = "均不满足"


@dataclass(frozen=True, kw_only=True, slots=True)
class Test:
    """One comparison of one fact; `values` holds one text, or several for IN."""

    __test__ = False  # pytest takes every class of this name for a group of tests
    fact: str
    operator: Operator
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Several conditions joined."""

    joint: Joint
    parts: tuple["Condition", ...]


Condition = Test | Group


def find_tests(condition: Condition) -> Iterator[Test]:
    """Yield every comparison in the tree, in order."""
    if isinstance(condition, Test):
        yield condition
        return
    for part in condition.parts:
        yield from find_tests(part)
