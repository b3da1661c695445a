"""Small records for the tests of checks: only what a test is about has to be said."""

from typing import Any

from generators.model.library import Library
from generators.model.policy import Clause, Duty, Enumeration, Milestone, Policy, Stated
from generators.model.problem import Place, Problem

FILE = "content/policies/jia.yaml"


def a_duty(does: str = "做", **fields: Any) -> Duty:
    known: dict[str, Any] = {"id": "jia.1", "does": does, "place": Place(file=FILE)}
    return Duty(**known | fields)


def a_milestone(**fields: Any) -> Milestone:
    return Milestone(place=Place(file=FILE), **fields)


def an_enumeration(name: str, *members: str, **fields: Any) -> Enumeration:
    return Enumeration(name=name, members=members, place=Place(file=FILE), **fields)


def a_clause(clause: str = "一", *duties: Duty, **fields: Any) -> Clause:
    return Clause(clause=clause, duties=duties, place=Place(file=FILE), **fields)


def a_policy(*clauses: Clause, **fields: Any) -> Policy:
    known: dict[str, Any] = {"id": "jia", "title": "甲", "issuer": Stated(value="乙"), "region": "990000"}
    known |= {"source": "jia.txt", "clauses": clauses, "place": Place(file=FILE)}
    return Policy(**known | fields)


def a_library(*clauses: Clause, **fields: Any) -> Library:
    """Make a library of one policy with these clauses."""
    return Library(policies=(a_policy(*clauses),), **fields)


def said(problems: list[Problem]) -> list[str]:
    return [problem.message for problem in problems]
