"""The dates of a duty: every convention against a count by hand, with a calendar on paper."""

from datetime import date
from typing import Any

import pytest

from generators.model.calendar import Calendar, Holiday, WorkdayYear
from generators.view.calendar import Schedule, view_schedule
from tests.builders import duty

CALENDAR = Calendar(
    years=(
        WorkdayYear(
            year=2023,
            notice="示发〔2022〕1号",
            holidays=(Holiday(name="劳动节", start=date(2023, 4, 29), end=date(2023, 5, 3)),),
        ),
    )
)


def schedule(year: int = 2023, **times: Any) -> Schedule:
    return view_schedule(duty(**times), year, CALENDAR)


@pytest.mark.parametrize(
    ("phrase", "year", "count", "first", "last"),
    [
        ("每日", 2023, 365, "2023-01-01", "2023-12-31"),
        ("每日", 2024, 366, "2024-01-01", "2024-12-31"),
        ("每周", 2023, 52, "2023-01-08", "2023-12-31"),
        ("每周", 2024, 53, "2024-01-07", "2025-01-05"),  # its last Monday is 30 December
        ("每周", 2022, 52, "2022-01-09", "2023-01-01"),  # 1 and 2 January belong to a week of 2021
        ("每两周", 2023, 26, "2023-01-15", "2023-12-31"),
        ("每两周", 2024, 26, "2024-01-14", "2024-12-29"),  # the 53rd week is left over
        ("每半月", 2023, 24, "2023-01-15", "2023-12-31"),
        ("每月", 2023, 12, "2023-01-31", "2023-12-31"),
        ("每两个月", 2023, 6, "2023-02-28", "2023-12-31"),
        ("每季度", 2023, 4, "2023-03-31", "2023-12-31"),
        ("每半年", 2023, 2, "2023-06-30", "2023-12-31"),
        ("每年", 2023, 1, "2023-12-31", "2023-12-31"),
    ],
)
def test_periods_are_whole_and_end_on_their_last_day(phrase: str, year: int, count: int, first: str, last: str) -> None:
    found = schedule(year, recurrence=phrase)
    assert found.count == count == len(found.occurrences)
    assert (found.dates[0].isoformat(), found.dates[-1].isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("phrase", "dates"),
    [
        ("每月22日前后", [f"2023-{month:02d}-22" for month in range(1, 13)]),
        ("次月1日前", [f"2023-{month:02d}-01" for month in range(1, 13)]),
        ("每月3日前", [f"2023-{month:02d}-03" for month in range(1, 13)]),
        ("每季度末月25日前", ["2023-03-25", "2023-06-25", "2023-09-25", "2023-12-25"]),
        ("每季度首月10日前", ["2023-01-10", "2023-04-10", "2023-07-10", "2023-10-10"]),
        ("每季度末", ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"]),
        ("每年12月25日前", ["2023-12-25"]),
        ("每年6月", ["2023-06-30"]),
        ("每年6月底前", ["2023-06-30"]),
    ],
)
def test_a_place_within_the_period_is_the_date(phrase: str, dates: list[str]) -> None:
    assert [day.isoformat() for day in schedule(recurrence=phrase).dates] == dates


def test_the_end_of_a_month_is_its_own_last_day() -> None:
    assert [day.day for day in schedule(2024, recurrence="每月底前").dates][:4] == [31, 29, 31, 30]


def test_a_weekday_is_that_day_of_each_week() -> None:
    fridays = schedule(recurrence="每周五").dates
    assert fridays[0] == date(2023, 1, 6)
    assert {day.weekday() for day in fridays} == {4}


def test_workdays_follow_the_table() -> None:
    may = [day for day in schedule(recurrence="每个工作日").dates if day.month == 5]
    assert may[0] == date(2023, 5, 4)
    assert len(may) == 20  # 23 days from Monday to Friday without the first three


@pytest.mark.parametrize(
    ("times", "count", "at_least"),
    [
        ({"recurrence": "每月至少2次"}, 12, 2),
        ({"recurrence": "每月"}, 12, None),
        ({"recurrence": "年度自评", "total": "1次"}, 1, 1),
        ({"total": "2轮"}, 2, None),
        ({"total": "至少3次"}, 3, 3),
        ({"due": "2023年底前"}, None, None),
        ({"within": "24小时内"}, None, None),
        ({"recurrence": "每两年"}, None, None),
        ({}, None, None),
    ],
)
def test_a_count_comes_only_from_a_number_of_the_text(
    times: dict[str, Any], count: int | None, at_least: int | None
) -> None:
    found = schedule(**times)
    assert (found.count, found.at_least) == (count, at_least)


@pytest.mark.parametrize(
    ("times", "year", "dates"),
    [
        ({"due": "2023年4月30日前"}, 2023, [date(2023, 4, 30)]),
        ({"due": "2023年底前"}, 2023, [date(2023, 12, 31)]),
        ({"due": "2020年底前"}, 2023, []),
        ({"due": "2023年3月初前"}, 2023, []),  # no day
        ({"due": "4月底前"}, 2023, []),  # no year
        ({"span": "2023年5月至11月底"}, 2023, [date(2023, 11, 30)]),
        ({"within": "24小时内"}, 2023, []),
        ({"total": "2轮"}, 2023, []),
        ({}, 2023, []),
    ],
)
def test_a_date_is_one_only_with_year_and_day(times: dict[str, Any], year: int, dates: list[date]) -> None:
    assert list(schedule(year, **times).dates) == dates


def test_a_stretch_lasts_from_its_first_day() -> None:
    (one,) = schedule(span="2023年5月至11月底").occurrences
    assert (one.start, one.end, one.named) == (date(2023, 5, 1), date(2023, 11, 30), False)


def test_a_named_day_that_is_not_worked_stays_and_says_so() -> None:
    days = {one.end.month: one for one in schedule(recurrence="每月1日前").occurrences}
    assert (days[5].end, days[5].free_day) == (date(2023, 5, 1), "劳动节假期")
    assert days[10].free_day == "星期日"
    assert days[3].free_day is None
    assert not days[5].provisional


def test_the_end_of_a_period_may_be_a_free_day() -> None:
    assert {one.free_day for one in schedule(recurrence="每周").occurrences} == {None}


def test_a_year_without_a_notice_is_provisional() -> None:
    assert {one.provisional for one in schedule(2031, recurrence="每月1日前").occurrences} == {True}
