"""Values compared with what a condition wants: numbers as numbers, regions with what lies around them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

from generators.model.condition import Operator, Test
from generators.model.library import Library
from generators.model.registry import Fact, FactType

Value = str | tuple[str, ...]
Profile = Mapping[str, Value]
"""Fact name -> value; a fact that is left out is not known."""


class Truth(Enum):
    """Whether a condition holds."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


YES, NO, UNKNOWN = Truth
_MOST_ANSWERS = 256
"""How many values each comparison remembers its answer to."""


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """What is needed to read a value: the facts by name, and the regions each region lies in."""

    facts: Mapping[str, Fact]
    regions: Mapping[str, tuple[str, ...]]
    """Code -> the code itself, then the divisions around it."""
    region_names: Mapping[str, str]
    answers: dict[Test, "Answers"] = field(default_factory=dict, compare=False, repr=False)
    """What the comparisons that rules share have said so far."""


def vocabulary_of(library: Library) -> Vocabulary:
    """Index the facts and regions of a library."""
    parents = {region.code: region.parent for region in library.regions}
    return Vocabulary(
        facts={fact.name: fact for fact in library.facts},
        regions={code: _around(code, parents) for code in parents},
        region_names={region.code: region.name for region in library.regions},
    )


def _around(code: str, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    chain: list[str] = []
    step: str | None = code
    while step is not None and step not in chain:
        chain.append(step)
        step = parents.get(step)
    return tuple(chain)


class Answers(dict[Value | None, Truth]):
    """What one comparison says to each value; worked out when the value is first met."""

    def __init__(self, test: Test, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary, self._fact = vocabulary, vocabulary.facts.get(test.fact)
        self._holds = compare(test, self._fact, vocabulary) if self._fact else None

    def __missing__(self, value: Value | None) -> Truth:
        """Work out an answer; a value the fact cannot take tells nothing."""
        if len(self) >= _MOST_ANSWERS:
            self.clear()
        truth = self[value] = self._answer(value)
        return truth

    def _answer(self, value: Value | None) -> Truth:
        if value is None or self._fact is None or self._holds is None or not fits(value, self._fact, self._vocabulary):
            return UNKNOWN
        return YES if self._holds(value) else NO


def find_answers(test: Test, vocabulary: Vocabulary) -> Answers:
    """Find what a comparison says; rules that make the same one share it."""
    if test not in vocabulary.answers:
        vocabulary.answers[test] = Answers(test, vocabulary)
    return vocabulary.answers[test]


def fits(value: Value, fact: Fact, vocabulary: Vocabulary) -> bool:
    """Say whether a value is one the fact can take; one that is not tells nothing."""
    if isinstance(value, tuple):
        return fact.type is FactType.CHOICES and all(one in fact.values for one in value)
    match fact.type:
        case FactType.CHOICE | FactType.CHOICES:
            return value in fact.values
        case FactType.YES_NO:
            return value in ("是", "否")
        case FactType.NUMBER:
            return read_number(value) is not None
        case FactType.REGION:
            return value in vocabulary.regions
        case FactType.TEXT:
            return bool(value.strip())


@lru_cache(maxsize=4096)
def read_number(text: str) -> Decimal | None:
    """Return the number a text writes plainly, or None: 1e3, 1_000, +5 and full-width digits are none."""
    return Decimal(text) if re.fullmatch(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?", text, re.ASCII) else None


def compare(test: Test, fact: Fact, vocabulary: Vocabulary) -> Callable[[Any], bool]:
    """Make the comparison of a value that fits its fact."""
    wanted = frozenset(test.values)
    if fact.type is FactType.REGION:
        return lambda value: not wanted.isdisjoint(vocabulary.regions[value])
    if fact.type is FactType.CHOICES:
        return lambda value: not wanted.isdisjoint((value,) if isinstance(value, str) else value)
    if fact.type is FactType.NUMBER:
        return _number_comparison(test)
    return lambda value: value in wanted


def _number_comparison(test: Test) -> Callable[[Any], bool]:
    limits = tuple(number for text in test.values if (number := read_number(text)) is not None)
    if len(limits) != len(test.values) or not limits:
        return lambda _: False
    limit = limits[0]
    match test.operator:
        case Operator.AT_LEAST:
            return lambda value: Decimal(value) >= limit
        case Operator.AT_MOST:
            return lambda value: Decimal(value) <= limit
        case Operator.ABOVE:
            return lambda value: Decimal(value) > limit
        case Operator.BELOW:
            return lambda value: Decimal(value) < limit
        case Operator.EQUALS | Operator.IN:
            return lambda value: Decimal(value) in limits
