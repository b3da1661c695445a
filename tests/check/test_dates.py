"""Dates against one another."""

from typing import Any

import pytest

from generators import phrases
from generators.check.dates import check_dates, years_of
from generators.check.vocabulary import gather_vocabulary
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.policy import Clause, MilestoneKind, Period, Phase, Policy, Stated
from generators.model.problem import Place
from tests.check.samples import FILE, a_clause, a_duty, a_milestone, a_policy, said


def check(*policies: Policy, **parts: Any) -> list[str]:
    library = Library(policies=policies, **parts)
    return said(check_dates(library, gather_vocabulary(library)))


def of_clause(clause: Clause) -> list[str]:
    return check(a_policy(clause, effective=Period(start="2024-02-01", end="2024-12-31")))


@pytest.mark.parametrize(
    ("head", "years"),
    [
        ({"effective": Period(start="2022-03-01", end="2024-12-31")}, (2022, 2024)),
        ({"effective": Period(end="2022-12-31")}, (None, 2022)),
        ({"issued": Stated(value="2023-05-01")}, (2023, None)),
        ({"year": Stated(value="2023")}, (2023, None)),
        ({}, (None, None)),
    ],
)
def test_the_years_of_a_policy(head: dict[str, Any], years: tuple[int | None, int | None]) -> None:
    assert years_of(a_policy(a_clause(), **head)) == years


def test_the_years_of_a_table_are_those_of_its_columns() -> None:
    cells = [a_clause(f"一/{year}年安排", cell=f"{year}年安排") for year in (2020, 2021, 2022)]
    assert years_of(a_policy(a_clause(), *cells)) == (2020, 2022)


@pytest.mark.parametrize(
    ("head", "messages"),
    [
        ({"effective": Period(start="2024-02-01", end="2024-02-01")}, []),
        ({"effective": Period(start="2024-02-01", end="2023-02-01")}, ["有效期止于 2023-02-01，早于起始的 2024-02-01"]),
        (
            {"issued": Stated(value="2024-02-01"), "effective": Period(end="2023-12-31")},
            ["有效期止于 2023-12-31，早于印发日期 2024-02-01"],
        ),
        ({"year": Stated(value="1923")}, ["年度「1923」不像一个年份"]),
        ({"effective": Period(start="2024年", end="2023-12-31")}, []),
    ],
)
def test_the_head_of_a_policy(head: dict[str, Any], messages: list[str]) -> None:
    assert check(a_policy(a_clause(), **head)) == messages


@pytest.mark.parametrize(
    ("due", "messages"),
    [
        ("2024年底前", []),
        ("4月底前", []),
        ("2025年1月前", ["职责「jia.1」的期限「2025年1月前」不在政策的年份（2024 至 2024 年）内"]),
        ("2020年底前", ["职责「jia.1」的期限「2020年底前」不在政策的年份（2024 至 2024 年）内"]),
    ],
)
def test_a_duty_is_due_within_the_years_of_its_policy(due: str, messages: list[str]) -> None:
    assert of_clause(a_clause("一", a_duty(due=phrases.parse_deadline(due)))) == messages


@pytest.mark.parametrize(
    ("span", "messages"),
    [
        ("2024年5月至2024年11月", []),
        ("5月至11月底", []),
        ("2024年11月至2024年5月", ["起止「2024年11月至2024年5月」的止在起之前"]),
    ],
)
def test_a_span_runs_forwards(span: str, messages: list[str]) -> None:
    assert of_clause(a_clause("一", a_duty(span=phrases.parse_span(span)))) == messages


MILESTONES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "fine": ({"year": 2024, "summary": "建成"}, []),
    "an empty cell": ({"year": 2024, "kind": MilestoneKind.EMPTY}, []),
    "outside": ({"year": 2026, "summary": "建成"}, ["「一」的节点的年度 2026 不在政策的年份（2024 至 2024 年）内"]),
    "another year": (
        {"year": 2024, "summary": "建成", "due": phrases.parse_deadline("2023年底前")},
        ["「一」的节点是 2024 年的，期限却是「2023年底前」"],
    ),
    "no date": ({"summary": "建成"}, ["「一」的节点既没有年度也没有期限"]),
    "no result": ({"year": 2024}, ["「一」的节点是成果，却没有摘要"]),
}


@pytest.mark.parametrize(("fields", "messages"), MILESTONES.values(), ids=MILESTONES.keys())
def test_milestones(fields: dict[str, Any], messages: list[str]) -> None:
    assert of_clause(a_clause("一", milestones=(a_milestone(**fields),))) == messages


def test_what_could_not_be_read_of_a_milestone_is_not_missed_again() -> None:
    library = Library(policies=(a_policy(a_clause("一", milestones=(a_milestone(summary="建成"),))),))
    assert check_dates(library, gather_vocabulary(library, [Place(file=FILE).inside("期限")])) == []


def test_a_milestone_is_of_the_year_of_its_column() -> None:
    cell = a_clause("一/2024年安排", cell="2024年安排", milestones=(a_milestone(year=2023, summary="建成"),))
    assert check(a_policy(a_clause(), cell)) == ["「一/2024年安排」的节点的年度是 2023，栏目却是「2024年安排」"]


def test_a_phase_ends_after_the_one_before_it() -> None:
    ends = ["2024年3月底前", "2024年9月底前", "2024年6月底前"]
    clauses = [
        a_clause(f"{number}", phase=Phase(name=f"第{number}段", due=phrases.parse_deadline(end)))
        for number, end in enumerate(ends, start=1)
    ]
    assert check(a_policy(*clauses)) == ["阶段「第3段」结束在前一阶段「第2段」结束之前"]


def test_the_year_of_a_list_is_a_year() -> None:
    firm = Enterprise(id="jia", name="甲", year=24, facts={})
    assert check(enterprises=(firm,)) == ["年度「24」不像一个年份"]
