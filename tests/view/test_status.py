from datetime import date
from itertools import pairwise

import pytest

from generators import phrases
from generators.model.policy import Period, Phase, Stated
from generators.view.status import Status, phase_status, policy_status, turning_days
from tests.builders import clause, known, library, policy


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2023-01-09", Status.BEFORE),
        ("2023-01-10", Status.RUNNING),
        ("2023-12-31", Status.RUNNING),
        ("2024-01-01", Status.OVER),
    ],
)
def test_both_days_of_a_policys_period_are_inside(day: str, status: Status) -> None:
    one = policy(effective=Period(start="2023-01-10", end="2023-12-31"))
    assert policy_status(one, date.fromisoformat(day)) is status


@pytest.mark.parametrize(
    ("period", "issued", "status"),
    [
        (Period(), None, Status.UNDATED),
        (Period(), "2023-01-10", Status.RUNNING),
        (Period(), "2099-01-10", Status.BEFORE),
        (Period(end="2023-12-31"), None, Status.RUNNING),
        (Period(start="2023-07-01"), "2023-01-10", Status.BEFORE),
    ],
    ids=["nothing known", "issued", "issued later", "only an end", "start before issue date"],
)
def test_what_a_source_leaves_open(period: Period, issued: str | None, status: Status) -> None:
    one = policy(effective=period, issued=Stated(value=issued), year=Stated())
    assert policy_status(one, date(2023, 6, 1)) is status


def test_the_year_a_policy_is_for_stands_in_for_its_start() -> None:
    one = policy(effective=Period(end="2023-12-31"), issued=Stated(), year=Stated(value="2023"))
    assert policy_status(one, date(2022, 12, 31)) is Status.BEFORE
    assert policy_status(one, date(2023, 1, 1)) is Status.RUNNING


@pytest.mark.parametrize(
    ("phrase", "day", "status"),
    [
        ("2023年3月至6月", "2023-02-28", Status.BEFORE),
        ("2023年3月至6月", "2023-03-01", Status.RUNNING),
        ("2023年3月至6月", "2023-06-30", Status.RUNNING),
        ("2023年3月至6月", "2023-07-01", Status.OVER),
    ],
)
def test_a_phase_runs_from_the_first_to_the_last_day_of_its_months(phrase: str, day: str, status: Status) -> None:
    phase = Phase(name="整治", span=known(phrases.parse_span(phrase)))
    assert phase_status(phase, date.fromisoformat(day)) is status


def test_a_phase_with_a_last_day_only_is_running_until_it() -> None:
    phase = Phase(name="动员", due=known(phrases.parse_deadline("2023年2月底前")))
    assert phase_status(phase, date(2023, 2, 28)) is Status.RUNNING
    assert phase_status(phase, date(2023, 3, 1)) is Status.OVER


def test_a_phase_without_a_year_is_undated() -> None:
    phase = Phase(name="动员", due=known(phrases.parse_deadline("3月底前")))
    assert phase_status(phase, date(2023, 2, 28)) is Status.UNDATED


def test_turning_days_are_the_first_days_and_those_after_the_last() -> None:
    phase = Phase(name="整治", span=known(phrases.parse_span("2023年3月至6月")))
    one = policy(clause("一", phase=phase), effective=Period(start="2023-01-10", end="2023-12-31"))
    days = [date(2023, 1, 10), date(2023, 3, 1), date(2023, 7, 1), date(2024, 1, 1)]
    assert list(turning_days(library(one))) == days


def test_a_status_changes_on_turning_days_and_on_no_other() -> None:
    one = policy(effective=Period(start="2023-01-10", end="2023-01-20"))
    turns = turning_days(library(one))
    days = [date(2023, 1, day) for day in range(5, 28)]
    changed = [day for before, day in pairwise(days) if policy_status(one, before) is not policy_status(one, day)]
    assert tuple(changed) == turns
