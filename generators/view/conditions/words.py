"""Conditions and what a profile answers to them, in words."""

from generators.model.condition import Condition, Group, Joint, Operator, Test
from generators.model.registry import Fact, FactType
from generators.view.conditions.comparing import Profile, Value, Vocabulary, compare, fits

JOINING = {Joint.ALL: "，且", Joint.ANY: "，或", Joint.NONE: "，或"}
OPPOSITES = {
    Operator.AT_LEAST: Operator.BELOW,
    Operator.AT_MOST: Operator.ABOVE,
    Operator.ABOVE: Operator.AT_MOST,
    Operator.BELOW: Operator.AT_LEAST,
}
NAMED_VALUES = 3
"""How many values of a long list are named."""


def say_condition(condition: Condition, vocabulary: Vocabulary) -> str:
    """Say a condition in words: 从业人数不少于50人，且单位类型为监理."""
    if isinstance(condition, Test):
        return _say_test(condition, vocabulary)
    parts = [say_condition(part, vocabulary) for part in condition.parts]
    if len(parts) > 1:
        nested = [isinstance(part, Group) and len(part.parts) > 1 for part in condition.parts]
        parts = [f"（{part}）" if inner else part for part, inner in zip(parts, nested, strict=True)]
    joined = JOINING[condition.joint].join(parts)
    return f"不属于：{joined}" if condition.joint is Joint.NONE else joined


def _say_test(test: Test, vocabulary: Vocabulary) -> str:
    fact = vocabulary.facts.get(test.fact)
    if test.operator in OPPOSITES:
        return f"{test.fact}{test.operator.value}{_with_unit(test.values[0], fact)}"
    values = [_say_value(value, fact, vocabulary) for value in test.values]
    return f"{test.fact}{_link(fact)}{_one_of(values)}"


def say_outcome(test: Test, profile: Profile, vocabulary: Vocabulary) -> str:
    """Say what the profile answers to one comparison, and what was asked where the answer does not show it."""
    fact = vocabulary.facts.get(test.fact)
    value = profile.get(test.fact)
    if fact is None or value is None:
        return f"{test.fact}未填写"
    if not fits(value, fact, vocabulary):
        return f"{test.fact}填写有误（{say_value(value, fact, vocabulary)}）"
    holds = compare(test, fact, vocabulary)(value)
    said = f"{test.fact}{_link(fact)}{say_value(value, fact, vocabulary)}"
    if test.operator in OPPOSITES:
        operator = test.operator if holds else OPPOSITES[test.operator]
        return f"{said}，{operator.value}{_with_unit(test.values[0], fact)}"
    if fact.type is FactType.REGION and value not in test.values:
        wanted = _one_of([_say_value(one, fact, vocabulary) for one in test.values])
        return f"{said}，{'属于' if holds else '不属于'}{wanted}"
    if holds or fact.type is FactType.YES_NO:
        return said
    wanted = _shortened([_say_value(one, fact, vocabulary) for one in test.values])
    return f"{said}，{'不含' if fact.type is FactType.CHOICES else '不是'}{wanted}"


def say_value(value: Value, fact: Fact, vocabulary: Vocabulary) -> str:
    """Say a value as a reader writes it: with its unit, a region by its name, several values in a row."""
    values = (value,) if isinstance(value, str) else value
    return "、".join(_say_value(one, fact, vocabulary) for one in values) or "无"


def _say_value(value: str, fact: Fact | None, vocabulary: Vocabulary) -> str:
    if fact is not None and fact.type is FactType.REGION:
        return vocabulary.region_names.get(value, value)
    return _with_unit(value, fact)


def _with_unit(value: str, fact: Fact | None) -> str:
    return value + (fact.unit or "" if fact is not None else "")


def _link(fact: Fact | None) -> str:
    if fact is None:
        return "为"
    return {FactType.CHOICES: "含", FactType.REGION: "在"}.get(fact.type, "为")


def _one_of(values: list[str]) -> str:
    return values[0] if len(values) == 1 else "、".join(values[:-1]) + "或" + values[-1]


def _shortened(values: list[str]) -> str:
    if len(values) <= NAMED_VALUES:
        return _one_of(values)
    return f"{'、'.join(values[:NAMED_VALUES])}等{len(values)}类之一"
