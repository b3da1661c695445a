"""Conditions as the neutral tree that JSON, Python and the browser share."""

from typing import Any

from generators.model.condition import SYMBOLS, Condition, Group, Operator, Test
from generators.view.conditions.comparing import read_number


def condition_tree(condition: Condition) -> dict[str, Any]:
    """Write a condition as the neutral tree that JSON, Python and the browser share.

    {"all": […]}, {"any": […]}, {"none": […]} or {"fact", "op", "value"}; the value of "in" is a
    list of texts, that of "=" a text, that of the four inequalities a number.
    """
    if isinstance(condition, Group):
        return {condition.joint.name.lower(): [condition_tree(part) for part in condition.parts]}
    return {"fact": condition.fact, "op": SYMBOLS[condition.operator], "value": _tree_value(condition)}


def _tree_value(test: Test) -> object:
    if test.operator is Operator.IN:
        return list(test.values)
    number = read_number(test.values[0])
    if test.operator is Operator.EQUALS or number is None:
        return test.values[0]
    return int(number) if number == number.to_integral_value() else float(number)
