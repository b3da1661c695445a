"""What the browser makes lists from: the years, shared dates and conditions, actors, what the form asks."""

from dataclasses import replace
from datetime import date
from typing import Any

from generators.model.calendar import Calendar, WorkdayYear
from generators.model.condition import Operator
from generators.model.condition import Test as Comparison
from generators.model.library import Library
from generators.model.policy import Duty
from generators.model.registry import Fact, FactType, Region, RoleKind
from generators.view.handbook import Index
from generators.view.handbook.own_list import OwnListPage, view_own_list
from generators.view.own_list.plain import plain_own_list
from generators.view.own_list.tables import NEVER, Schedules, Trees
from generators.view.own_list.years import list_years
from tests.builders import clause, duty, enterprise, library, policy, role

BUILDER = Comparison(fact="单位类型", operator=Operator.EQUALS, values=("施工总承包",))


def content(*duties: Duty, **changes: Any) -> Library:
    known = {"roles": (role("施工单位", condition=BUILDER), role("住建部门"))}
    return library(policy(clause("二", *duties)), **(known | changes))


def page_of(found: Library) -> OwnListPage:
    return view_own_list(Index(library=found, as_of=date(2023, 6, 1)))


def test_the_years_go_from_the_first_policy_to_the_one_after_the_last_known_calendar() -> None:
    calendar = Calendar(years=(WorkdayYear(year=2025),))
    assert list_years(content(duty(), calendar=calendar)) == (2023, 2024, 2025, 2026)
    assert list_years(Library()) == ()


def test_duties_with_the_same_times_share_their_dates() -> None:
    said = plain_own_list(
        content(duty("a", recurrence="每月"), duty("b", recurrence="每月"), duty("c", recurrence="每年"))
    )
    assert [one["schedule"] for one in said["duties"]] == [0, 0, 1]
    assert len(said["schedules"]) == 2


def test_a_duty_without_times_has_no_dates() -> None:
    assert plain_own_list(content(duty("a", within="24小时内")))["duties"][0]["schedule"] is None


def test_a_stretch_has_two_ends_and_a_named_day_says_why_it_is_off() -> None:
    schedules = Schedules((2023,), Calendar())
    schedules.place(duty(recurrence="每半年"))
    schedules.place(duty(due="2023年4月30日前"))
    half_year, dated = (row["years"]["2023"] for row in schedules.rows)
    assert half_year == [2, "20230101-20230630 20230701-20231231"]
    assert dated == [None, "20230430|星期日|1"]


def test_a_condition_stands_once() -> None:
    trees = Trees()
    assert [trees.place(BUILDER), trees.place(None), trees.place_tree(NEVER), trees.place(BUILDER)] == [0, None, 1, 0]
    assert len(trees.rows) == 2


def test_an_actor_names_its_post_its_kind_and_which_enterprises_it_is() -> None:
    roles = (role("施工单位", condition=BUILDER), role("项目经理", parent="施工单位", kind=RoleKind.POST))
    said = plain_own_list(content(duty("a", who=("施工单位", "项目经理", "没有登记")), roles=roles))
    firm, manager, unknown = said["duties"][0]["actors"]
    assert firm[:3] == ["施工单位", None, "单位"]
    assert manager[:3] == ["项目经理", "项目经理", "岗位"]
    assert unknown[:3] == ["没有登记", None, None]
    assert said["trees"][firm[3]] == said["trees"][manager[3]] != said["trees"][unknown[3]] == NEVER


def test_each_year_says_where_a_policy_stands() -> None:
    (one,) = plain_own_list(content(duty(), calendar=Calendar(years=(WorkdayYear(year=2023),))))["policies"]
    assert one["standings"]["2023"] == ["running", "", ""]
    assert one["standings"]["2024"][:2] == ["over", "已届满（有效期至2023年12月31日）"]


def test_only_samples_are_offered_as_a_start() -> None:
    real, sample = enterprise("real", 从业人数="30"), enterprise("sample", 从业人数="30")
    firms = (replace(real, sample=False), replace(sample, sample=True))
    found = content(duty(), enterprises=firms)
    assert [one["id"] for one in plain_own_list(found)["samples"]] == ["sample"]
    assert [one.id for one in page_of(found).samples] == ["sample"]


def test_questions_no_condition_looks_at_stand_apart() -> None:
    facts = (
        Fact(name="单位类型", question="哪一类？", type=FactType.CHOICE, values=("施工总承包",)),
        Fact(name="地区", question="在哪里？", type=FactType.REGION),
        Fact(name="备注", question="还有什么？", type=FactType.TEXT),
    )
    page = page_of(content(duty(), facts=facts))
    assert [one.fact.name for one in page.deciding] == ["单位类型", "地区"]
    assert [(one.fact.name, one.number) for one in page.printed] == [("备注", 3)]


def test_a_region_stands_inside_its_parent() -> None:
    regions = (
        Region(code="440300", name="深圳市", parent="440000"),
        Region(code="500000", name="重庆市"),
        Region(code="440000", name="广东省"),
    )
    found = [(one.region.name, one.depth) for one in page_of(content(duty(), regions=regions)).regions]
    assert found == [("重庆市", 0), ("广东省", 0), ("深圳市", 1)]
