"""The workday table: held against two libraries that keep their own, and its mistakes told."""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import holidays
import pytest

from generators.model.calendar import Calendar
from generators.read.library import locate
from generators.read.workdays import read_workdays

PATH = Path(__file__).resolve().parents[2] / "content" / "workdays.yaml"
CALENDAR, PROBLEMS = read_workdays(PATH, PATH.name)
NOTICED = (2023, 2024, 2025, 2026)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)]


def test_the_table_reads_without_a_problem() -> None:
    assert PROBLEMS == []
    assert [year.year for year in CALENDAR.years] == [2023, 2024, 2025, 2026, 2027]


@pytest.mark.parametrize("year", NOTICED)
def test_every_day_is_as_chinesecalendar_has_it(year: int) -> None:
    assert [day for day in days_of(year) if CALENDAR.is_workday(day) != chinese_calendar.is_workday(day)] == []


@pytest.mark.parametrize("year", NOTICED)
def test_every_day_is_as_holidays_has_it(year: int) -> None:
    known = holidays.country_holidays("CN", years=[year, year + 1])
    assert [day for day in days_of(year) if CALENDAR.is_workday(day) != known.is_working_day(day)] == []


def test_a_year_without_its_notice_has_the_holidays_of_the_law_only() -> None:
    known = holidays.country_holidays("CN", years=[2027], observed=False)
    own = {day for day in days_of(2027) if CALENDAR.find_holiday(day)}
    assert own == set(known)
    assert all(map(CALENDAR.is_provisional, own))


@pytest.mark.parametrize("year", CALENDAR.years, ids=lambda year: str(year.year))
def test_each_year_names_its_notice_or_is_provisional(year: object) -> None:
    assert bool(getattr(year, "notice", None)) != getattr(year, "provisional", None)


def test_make_up_days_are_days_of_a_weekend() -> None:
    assert [day for year in CALENDAR.years for day in year.workdays if day.weekday() < 5] == []


def test_an_unknown_year_is_its_weeks() -> None:
    assert Calendar().is_workday(date(2040, 1, 2))
    assert not Calendar().is_workday(date(2040, 1, 1))
    assert Calendar().is_provisional(date(2040, 1, 2))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: b\n", None, "一列年份"),
        ("- {年份: 二三}\n", 1, "年份"),
        ("- {年份: 2023}\n", 1, "依据"),
        ("- {年份: 2023, 依据: x, 暂定: 是}\n", 1, "依据"),
        ("- 年份: 2023\n  依据: x\n  上班: [2023-02-30]\n", 3, "不是日期"),
        ("- 年份: 2023\n  依据: x\n  放假:\n    - {名称: 节, 起: 2023-05-03, 止: 2023-05-01}\n", 4, "止在起之前"),
        ("- {年份: 2023, 依据: x}\n- {年份: 2023, 依据: y}\n", 2, "写了两次"),
        ("- 年份: 2023\n  依据: x\n  放假日: []\n", 3, "不认识「放假日」"),
        ("- 年份: 2023\n  依据: x\n  上班: 2023-01-28\n", 3, "应是一列"),
    ],
)
def test_mistakes_are_told_where_they_stand(tmp_path: Path, text: str, line: int | None, words: str) -> None:
    (tmp_path / "工作日.yaml").write_text(text, "utf-8")
    _, problems = read_workdays(tmp_path / "工作日.yaml", "工作日.yaml")
    (problem,) = locate(problems, tmp_path)
    assert words in problem.message
    assert line is None or problem.place.line == line
