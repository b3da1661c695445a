"""The rows of a table of tasks: columns, years, kinds and who answers, each noticed when it is wrong."""

import pytest

from generators.check.role_names import find_cell_lines, find_labelled_lines, find_names
from generators.check.trace_rows import allowed_kinds, check_cell, check_receivers, check_responsibilities
from generators.model.official import OfficialPlace
from generators.model.policy import Measure, MilestoneKind
from tests.check.samples import a_clause, a_duty, a_milestone, said

KNOWN = ("各施工公司", "施工公司", "监督站", "协会")
CELL = "各施工公司认真落实；监督站、协会负责督促指导。"


def a_place(text: str, cell: str | None = None) -> OfficialPlace:
    return OfficialPlace(path="一", row=1, cell=cell, text=text, line=1)


def test_the_longest_name_is_found() -> None:
    assert find_names("请各施工公司和协会照办", KNOWN) == ("各施工公司", "协会")


def test_a_cell_says_who_implements_and_who_supervises() -> None:
    lines = list(find_cell_lines(CELL, KNOWN))
    assert [(line.part, line.names) for line in lines] == [("实施", ("各施工公司",)), ("督促指导", ("监督站", "协会"))]


def test_who_is_acted_upon_is_no_actor() -> None:
    (line,) = find_cell_lines("由协会组织对施工公司开展培训。", KNOWN)
    assert line.names == ("协会",)


def test_a_label_says_the_part() -> None:
    lines = find_labelled_lines("（牵头单位：协会；监督指导单位：监督站）", KNOWN)
    assert [(line.part, line.names) for line in lines] == [("牵头", ("协会",)), ("督促指导", ("监督站",))]


@pytest.mark.parametrize(
    ("measure", "complaints"),
    [
        (Measure(implements=("各施工公司",), supervises=("监督站", "协会")), 0),
        (Measure(implements=("各施工公司",), supervises=("监督站",)), 1),
        (Measure(implements=("施工公司",), supervises=("监督站", "协会")), 2),
        (Measure(implements=("各施工公司", "监督站"), supervises=("协会",)), 2),
        (None, 3),
    ],
)
def test_a_missing_wrong_or_moved_actor_is_noticed(measure: Measure | None, complaints: int) -> None:
    problems = check_responsibilities(a_clause(measure=measure), a_place("任务。"), CELL, KNOWN)
    assert len(list(problems)) == complaints


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", {MilestoneKind.EMPTY}),
        ("持续做好。", {MilestoneKind.ONGOING}),
        ("2030年底前，建成样板。", {MilestoneKind.DELIVERABLE}),
        ("建成样板，并", {MilestoneKind.CUT_OFF}),
        ("按部署参加。", {MilestoneKind.DELIVERABLE, MilestoneKind.ONGOING}),
    ],
)
def test_the_kind_follows_from_the_cell(text: str, kinds: set[MilestoneKind]) -> None:
    assert set(allowed_kinds(text)) == kinds


def test_a_year_cell_has_milestones_of_its_year() -> None:
    place = a_place("持续做好。", "2030年安排")
    right = a_milestone(year=2030, kind=MilestoneKind.ONGOING)
    wrong = a_milestone(year=2031, kind=MilestoneKind.EMPTY)
    assert not list(check_cell(a_clause(cell="2030年安排", milestones=(right,)), place))
    assert len(said(list(check_cell(a_clause(cell="2030年安排", milestones=(wrong,)), place)))) == 2
    assert len(said(list(check_cell(a_clause(cell="2030年安排"), place)))) == 1
    assert len(said(list(check_cell(a_clause(cell="2031年安排", milestones=(right,)), place)))) == 1


def test_whom_an_act_is_done_to_stands_in_the_text() -> None:
    place = a_place("监督站每月检查各施工公司一次。")
    named, invented = (a_clause("一", a_duty(whom=(name,))) for name in ("各施工公司", "监理公司"))
    assert not list(check_receivers(named, place))
    assert said(list(check_receivers(invented, place))) == ["职责「jia.1」的对象「监理公司」不在原文这一处"]
