"""When a form is due: the rule, the day, what other places say, days that are not worked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators import phrases
from generators.model.calendar import Calendar, Holiday, WorkdayYear, say_free_day
from generators.model.policy import OtherReading, Policy, Report
from generators.view.due import find_day, find_due, say_due_day
from tests import builders

MAY_DAY = Holiday(name="劳动节", start=date(2023, 4, 29), end=date(2023, 5, 3))
CALENDAR = Calendar(
    years=(
        WorkdayYear(
            year=2023, notice="示发〔2022〕1号", holidays=(MAY_DAY,), workdays=(date(2023, 4, 23), date(2023, 5, 6))
        ),
        WorkdayYear(year=2027, provisional=True),
    )
)
FORM = builders.form(attachment="附件3", duty="zz-2023.1.a")


def policy(phrase: str, *others: OtherReading) -> Policy:
    report = Report(what="月报", to=("县局",), duty="zz-2023.1.a", other_readings=others)
    clause = builders.clause("一/1", builders.duty("zz-2023.1.a", recurrence=phrase), reports=(report,))
    return builders.policy(clause, number="示建〔2023〕1号")


@pytest.mark.parametrize(
    ("phrase", "period", "day"),
    [
        ("次月1日前", "2023-04", date(2023, 5, 1)),
        ("下一个月3日前", "2023-12", date(2024, 1, 3)),
        ("每月1日前", "2023-03", date(2023, 4, 1)),
        ("每月25日前", "2023-03", date(2023, 3, 25)),
        ("次月25日前", "2023-03", date(2023, 4, 25)),
        ("每月底前", "2023-02", date(2023, 2, 28)),
        ("每季度", "2023-02", None),
        ("每月至少1次", "2023-02", None),
    ],
)
def test_a_rule_means_a_day(phrase: str, period: str, day: date | None) -> None:
    rule = phrases.parse_recurrence(phrase)
    assert rule is not None
    assert find_day(rule, period) == day


@pytest.mark.parametrize(("text", "day"), [("2023年6月30日前", date(2023, 6, 30)), ("6月30日前", None)])
def test_a_deadline_without_a_year_means_no_day(text: str, day: date | None) -> None:
    rule = phrases.parse_deadline(text)
    assert rule is not None
    assert find_day(rule, "2023-03") == day


def test_both_readings_are_recorded_and_the_one_used_is_said() -> None:
    due = find_due(FORM, policy("次月1日前", OtherReading(clause="附件3/注/2", text="每月3日前")), "2023-05", CALENDAR)
    assert due is not None
    assert due.day == date(2023, 6, 1)
    assert [(one.clause, one.day) for one in due.others] == [("附件3注2", date(2023, 6, 3))]
    assert say_due_day(due) == (
        "2023年6月1日前（含当日），按“次月1日前”（示建〔2023〕1号 一1）；"
        "附件3注2写作“每月3日前”（即2023年6月3日前），未采用"
    )


def test_what_another_attachment_says_is_not_told() -> None:
    due = find_due(FORM, policy("次月1日前", OtherReading(clause="附件4/注/2", text="每月3日前")), "2023-05", CALENDAR)
    assert due is not None
    assert due.others == ()


def test_a_day_off_stays_the_day_and_says_so() -> None:
    due = find_due(FORM, policy("次月1日前"), "2023-04", CALENDAR)
    assert due is not None
    assert (due.day, due.free_day, due.next_workday) == (date(2023, 5, 1), "劳动节假期", date(2023, 5, 4))
    assert "当日是劳动节假期" in say_due_day(due)
    assert "期限不变" in say_due_day(due)


@pytest.mark.parametrize(("period", "provisional"), [("2023-05", False), ("2026-12", True), ("2030-01", True)])
def test_a_year_without_its_notice_is_provisional(period: str, provisional: bool) -> None:  # noqa: FBT001 - a column
    due = find_due(FORM, policy("次月1日前"), period, CALENDAR)
    assert due is not None
    assert due.provisional is provisional
    assert ("暂定" in say_due_day(due)) is provisional


def test_a_form_without_a_dated_duty_has_no_day() -> None:
    assert find_due(builders.form(), policy("次月1日前"), "2023-04", CALENDAR) is None
    assert find_due(FORM, policy("每季度"), "2023-04", CALENDAR) is None


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2023, 4, 28), None),
        (date(2023, 4, 29), "劳动节假期"),
        (date(2023, 4, 23), None),
        (date(2023, 5, 6), None),
        (date(2023, 5, 7), "星期日"),
        (date(2031, 3, 1), "星期六"),
    ],
)
def test_days_off_say_why(day: date, why: str | None) -> None:
    assert say_free_day(day, CALENDAR) == why


@given(st.dates(date(2023, 1, 1), date(2027, 12, 31)))
def test_the_next_workday_is_the_first_one(day: date) -> None:
    following = CALENDAR.next_workday(day)
    between = [date.fromordinal(one) for one in range(day.toordinal() + 1, following.toordinal())]
    assert following > day
    assert CALENDAR.is_workday(following)
    assert not any(map(CALENDAR.is_workday, between))
