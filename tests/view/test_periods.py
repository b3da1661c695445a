"""Where a year lies against the period of a policy, and what a list says of it."""

import pytest

from generators.model.policy import Period, Stated
from generators.view.periods import mark_standing, say_standing, view_standing
from generators.view.status import Status
from tests.builders import policy


@pytest.mark.parametrize(
    ("start", "end", "issued", "standing"),
    [
        ("2023-03-01", "2023-12-31", None, Status.RUNNING),
        ("2021-01-01", "2023-01-01", None, Status.RUNNING),
        (None, "2022-12-31", None, Status.OVER),
        ("2024-01-01", None, None, Status.BEFORE),
        (None, None, "2024-05-01", Status.BEFORE),
        (None, None, None, Status.RUNNING),
    ],
)
def test_the_period_of_a_policy(start: str | None, end: str | None, issued: str | None, standing: Status) -> None:
    one = policy(effective=Period(start=start, end=end), issued=Stated(value=issued), year=Stated())
    assert view_standing(one, 2023) is standing


@pytest.mark.parametrize(
    ("standing", "mark", "says"),
    [
        (Status.OVER, "已届满（有效期至2020年12月31日）", "没有写明"),
        (Status.BEFORE, "尚未生效（自2020年2月起）", "提前准备"),
        (Status.RUNNING, "", ""),
    ],
)
def test_what_lies_outside_its_period_is_said(standing: Status, mark: str, says: str) -> None:
    one = policy(effective=Period(end="2020-12-31"), issued=Stated(value="2020-02"), year=Stated())
    assert mark_standing(one, standing) == mark
    said = say_standing(one, standing)
    assert said.startswith(mark)
    assert says in said
    assert bool(said) == bool(mark)
