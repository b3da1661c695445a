"""Conditions on facts, three-valued: a fact nobody gave leaves the question open, it never means no."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

from generators.model.condition import Condition, Joint, Operator, Test
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """Whether a condition holds, by which comparisons, and what to ask where that is open."""

    truth: Truth
    tests: tuple[Test, ...] = ()
    """The comparisons that decided."""
    asks: tuple[str, ...] = ()
    """The facts an open verdict waits for; none for YES and NO."""


Judge = Callable[[Profile], Verdict]

_MOST_ANSWERS = 256
"""How many values each comparison remembers its answer to."""
ALWAYS = Verdict(truth=Truth.YES)
NEVER = Verdict(truth=Truth.NO)


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """What is needed to read a value: the facts by name, and the regions each region lies in."""

    facts: Mapping[str, Fact]
    regions: Mapping[str, tuple[str, ...]]
    """Code -> the code itself, then the divisions around it."""
    region_names: Mapping[str, str]


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


def compile_condition(condition: Condition | None, vocabulary: Vocabulary) -> Judge:
    """Make the judge of a condition once, to ask it of many profiles; no condition always holds.

    Open comparisons follow Kleene's logic, so that giving one more fact can settle a verdict but
    never reopen one.
    """
    if condition is None:
        return lambda _: ALWAYS
    if isinstance(condition, Test):
        return _compile_test(condition, vocabulary)
    judges = tuple(compile_condition(part, vocabulary) for part in condition.parts)
    match condition.joint:
        case Joint.ALL:
            return _compile_joint(judges, Truth.NO)
        case Joint.ANY:
            return _compile_joint(judges, Truth.YES)
        case Joint.NONE:
            any_of = _compile_joint(judges, Truth.YES)
            return lambda profile: _negated(any_of(profile))


def _compile_joint(judges: tuple[Judge, ...], decisive: Truth) -> Judge:
    """Make the judge of several conditions joined; the first that is decisive ends it."""

    def judge(profile: Profile) -> Verdict:
        kept: list[Verdict] = []
        for one in judges:
            verdict = one(profile)
            if verdict.truth is decisive:
                return verdict
            kept.append(verdict)
        return _merged(kept, decisive)

    return judge


def join_all(verdicts: Iterable[Verdict]) -> Verdict:
    """Hold when all hold; the first that fails decides."""
    return _join(verdicts, decisive=Truth.NO)


def join_any(verdicts: Iterable[Verdict]) -> Verdict:
    """Hold when one holds; the first that does decides. None at all does not hold."""
    return _join(verdicts, decisive=Truth.YES)


def _join(verdicts: Iterable[Verdict], decisive: Truth) -> Verdict:
    kept: list[Verdict] = []
    for verdict in verdicts:
        if verdict.truth is decisive:
            return verdict
        kept.append(verdict)
    return _merged(kept, decisive)


_MERGED: dict[tuple[object, ...], tuple[list[Verdict], Verdict]] = {}
"""Verdicts by identity, with what is decisive -> these verdicts, so that no other gets their identity; what they make.

A comparison answers with one of three verdicts, made once: the same ones meet for one enterprise after the other.
"""
_MOST_MERGED = 16_384


def _merged(kept: list[Verdict], decisive: Truth) -> Verdict:
    if len(kept) == 1:
        return kept[0]
    key = (decisive is Truth.NO, *map(id, kept))
    known = _MERGED.get(key)
    if known is None:
        if len(_MERGED) >= _MOST_MERGED:
            _MERGED.clear()
        known = _MERGED[key] = (kept, _merge(kept, decisive))
    return known[1]


def _merge(kept: list[Verdict], decisive: Truth) -> Verdict:
    """Put together verdicts of which none is decisive."""
    still_open = [verdict for verdict in kept if verdict.truth is Truth.UNKNOWN]
    if len(still_open or kept) == 1:
        return (still_open or kept)[0]
    tests = tuple(dict.fromkeys(test for verdict in still_open or kept for test in verdict.tests))
    asks = tuple(dict.fromkeys(fact for verdict in still_open for fact in verdict.asks))
    other = Truth.YES if decisive is Truth.NO else Truth.NO
    return Verdict(truth=Truth.UNKNOWN if still_open else other, tests=tests, asks=asks)


def _negated(verdict: Verdict) -> Verdict:
    truth = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}[verdict.truth]
    return Verdict(truth=truth, tests=verdict.tests, asks=verdict.asks)


def _compile_test(test: Test, vocabulary: Vocabulary) -> Judge:
    """Make the judge of one comparison; its three answers are built once."""
    yes = Verdict(truth=Truth.YES, tests=(test,))
    no = Verdict(truth=Truth.NO, tests=(test,))
    unknown = Verdict(truth=Truth.UNKNOWN, tests=(test,), asks=(test.fact,))
    fact = vocabulary.facts.get(test.fact)
    if fact is None:
        return lambda _: unknown
    holds = compare(test, fact, vocabulary)
    name = test.fact

    @lru_cache(maxsize=_MOST_ANSWERS)
    def answer(value: Value | None) -> Verdict:
        if value is None or not fits(value, fact, vocabulary):
            return unknown
        return yes if holds(value) else no

    return lambda profile: answer(profile.get(name))


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
