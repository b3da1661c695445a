"""Dates, deadlines and spans, each told by its ISO form."""

import pytest

from generators.model.times import PartialDate
from generators.phrases import parse_date, parse_deadline, parse_span

DEADLINES = [
    ("2020年底前", "2020-12-31"),
    ("2020年年底前", "2020-12-31"),
    ("4月底前", "XXXX-04-30"),
    ("2023年10月底前", "2023-10-31"),
    ("2023 年 4 月 30 日前", "2023-04-30"),
    ("于２０２３年４月３０日前", "2023-04-30"),
    ("二〇二三年六月三十日前", "2023-06-30"),
    ("2023.6.30前", "2023-06-30"),
    ("6月30日以前", "XXXX-06-30"),
    ("6月30日之前", "XXXX-06-30"),
    ("2023年3月初前", "2023-03"),
    ("3月上旬前", "XXXX-03"),
    ("2023年3月前", "2023-03"),
    ("2022年前", "2022"),
    ("2022年内", "2022-12-31"),
    ("9月内", "XXXX-09-30"),
    ("年底前", "XXXX-12-31"),
    ("上半年前", "XXXX-06-30"),
    ("2023年第三季度末前", "2023-09-30"),
    ("2月底前", "XXXX-02-28"),
    ("2024年2月底前", "2024-02-29"),
    ("2023年5月8日截止", "2023-05-08"),
]
NO_DEADLINES = [
    "",
    "前",
    "6月30日",
    "6月30日前后",
    "2023年底",
    "月日前",
    "6月31日前",
    "13月底前",
    "2023年前三季度",
    "三年内",
    "尽快",
]
SPANS = [
    ("5月至11月底", "XXXX-05", "XXXX-11-30"),
    ("2021年9月1日至2022年3月31日", "2021-09-01", "2022-03-31"),
    ("2020年至2022年", "2020", "2022"),
    ("2020—2022年", "2020", "2022"),
    ("2023年5月至8月", "2023-05", "2023-08"),
    ("4月1日至30日", "XXXX-04-01", "XXXX-04-30"),
    ("4-6月", "XXXX-04", "XXXX-06"),
    ("2018年上半年", "2018-01", "2018-06-30"),
    ("前三季度", "XXXX-01", "XXXX-09-30"),
    ("自2020年4月起", "2020-04", None),
    ("2021年9月1号起", "2021-09-01", None),
    ("即日起至12月底", None, "XXXX-12-31"),
    ("即日起", None, None),
]
NO_SPANS = ["", "自发布之日起", "3至5人", "2023年", "4月1日至31日起重"]
DATES = [
    ("2023年3月10日", "2023-03-10"),
    ("2022年度", "2022"),
    ("2023年底", "2023-12-31"),
    ("6月", "XXXX-06"),
    ("2023-06-30", "2023-06-30"),
]
NO_DATES = ["", "上半年", "近年", "3个月", "2023年6月31日", "第3季度", "120年"]


@pytest.mark.parametrize(("text", "iso"), DEADLINES)
def test_deadline(text: str, iso: str) -> None:
    deadline = parse_deadline(text)
    assert deadline is not None
    assert (deadline.date.iso, deadline.text) == (iso, text)


@pytest.mark.parametrize("text", NO_DEADLINES)
def test_no_deadline(text: str) -> None:
    assert parse_deadline(text) is None


@pytest.mark.parametrize(("text", "start", "end"), SPANS)
def test_span(text: str, start: str | None, end: str | None) -> None:
    span = parse_span(text)
    assert span is not None
    assert (span.start and span.start.iso, span.end and span.end.iso) == (start, end)


@pytest.mark.parametrize("text", NO_SPANS)
def test_no_span(text: str) -> None:
    assert parse_span(text) is None


@pytest.mark.parametrize(("text", "iso"), DATES)
def test_date(text: str, iso: str) -> None:
    date = parse_date(text)
    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "year", "iso", "inferred"),
    [
        ("4月底前", 2023, "2023-04-30", True),
        ("2月底前", 2024, "2024-02-29", True),
        ("2月28日前", 2024, "2024-02-28", True),
        ("2021年4月底前", 2023, "2021-04-30", False),
        ("今年底前", 2023, "2023-12-31", True),
        ("明年6月底前", 2023, "2024-06-30", True),
        ("明年6月底前", None, "XXXX-06-30", False),
    ],
)
def test_year_of_the_context(text: str, year: int | None, iso: str, *, inferred: bool) -> None:
    deadline = parse_deadline(text, year)
    assert deadline is not None
    assert (deadline.date.iso, deadline.date.year_inferred) == (iso, inferred)


def test_a_time_of_day_is_kept() -> None:
    deadline = parse_deadline("2023年12月31日17时前")
    assert deadline is not None
    assert deadline.clock == "17时"


def test_where_the_year_came_from_is_no_part_of_the_date() -> None:
    assert PartialDate(year=2023, year_inferred=True) == PartialDate(year=2023, text="2023年")
