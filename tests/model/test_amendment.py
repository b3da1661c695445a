"""Every value of a duty can be amended."""

from dataclasses import fields
from typing import get_type_hints

from generators.model.amendment import AmendedDuty
from generators.model.policy import Duty

ASK_NOTHING = {"id", "kind", "inferred", "cites", "terms", "place"}
"""What a record is, why its actor is taken for one, and the names its text holds: no amendment has another value."""


def test_a_field_of_a_duty_asks_nothing_or_can_be_amended() -> None:
    amended = {one.name for one in fields(AmendedDuty)} - {"duty", "place"}
    assert amended == {one.name for one in fields(Duty)} - ASK_NOTHING


def test_an_amended_value_is_of_the_type_the_duty_holds() -> None:
    held, amended = get_type_hints(Duty), get_type_hints(AmendedDuty)
    for name in amended.keys() & held.keys():
        assert amended[name] in (held[name], held[name] | None), name
