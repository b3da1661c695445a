from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from generators.model import condition
from generators.model.enterprise import Project
from generators.model.form import Check, CheckKind, CheckLevel
from generators.model.library import Library
from generators.model.official import OfficialPlace, OfficialText
from generators.model.policy import Duty, Enumeration, Metric, MilestoneKind, OtherReading, Report, Statement, Strength
from generators.model.registry import Document, DocumentStatus, RoleKind
from generators.view.handbook import Index, view_handbook
from generators.view.handbook.anchors import clause_anchor, role_page
from generators.view.handbook.cards import DutyCard, Rhythm, find_rhythm, make_card
from generators.view.handbook.deadlines import view_deadlines
from generators.view.handbook.enterprises import view_enterprises
from generators.view.handbook.enumerations import view_enumerations
from generators.view.handbook.files import list_downloads
from generators.view.handbook.forms import view_forms
from generators.view.handbook.home import view_home
from generators.view.handbook.measures import view_measures
from generators.view.handbook.policy import PolicyPage, view_milestone, view_policy
from generators.view.handbook.policy_head import name_regions
from generators.view.handbook.roadmap import view_roadmap
from generators.view.handbook.roles import RolePage, view_role, view_roles
from generators.view.handbook.sources import view_sources
from tests.builders import (
    clause,
    duty,
    enterprise,
    form,
    library,
    measure_clause,
    milestone,
    policy,
    role,
    table_policy,
)

Item = TypeVar("Item")


def index_of(content: Library, **changes: object) -> Index:
    return Index(library=content, as_of=date(2023, 6, 1), **changes)  # type: ignore[arg-type]


def only(items: Iterable[Item]) -> Item:
    (item,) = items
    return item


def policy_page(*clauses: object, **changes: object) -> PolicyPage:
    content = library(policy(*clauses, **changes))  # type: ignore[arg-type]
    return view_policy(content.policies[0], index_of(content))


def card_of(one: Duty) -> DutyCard:
    index = index_of(library(policy(clause("一", one))))
    return make_card(only(index.spots), index)


def role_view(name: str, content: Library) -> RolePage:
    one = next(one for one in content.roles if one.name == name)
    return view_role(one, index_of(content))


@pytest.mark.parametrize(
    ("path", "row", "anchor"),
    [
        ("二/（二）/6", None, "c-2-p2-n6"),
        ("（二）/2/（1）", 10, "c-p2-n2-b1-r10"),
        ("一/5/二要", None, "c-1-n5-w2"),
        ("三/（一）/三是", None, "c-3-p1-s3"),
        ("十二", None, "c-12"),
        ("前言", None, "c-preface"),
        ("附件4/注/1", None, "c-a4-note-n1"),
        ("（一）/1/2020年进度安排", 3, "c-p1-n1-y2020-r3"),
    ],
)
def test_the_anchor_of_a_clause_is_ascii_and_made_of_its_path(path: str, row: int | None, anchor: str) -> None:
    assert clause_anchor(path, row) == anchor


def test_anchors_of_markers_that_look_alike_differ() -> None:
    paths = ["一", "（一）", "1", "（1）", "一是", "一要", "附件1", "前言", "别的", "另外的"]
    anchors = {clause_anchor(path) for path in paths}
    assert len(anchors) == len(paths)
    assert all(anchor.isascii() for anchor in anchors)


def test_every_page_has_an_ascii_path_of_its_own() -> None:
    paths = [page.path for page in view_handbook(index_of(library(policy(), table_policy())))]
    assert len(paths) == len(set(paths))
    assert all(path.isascii() for path in paths)
    assert {"index", "policies/zz-2023", "policies/yy-2020", "roadmap", "forms"} <= set(paths)


def test_a_name_with_two_meanings_has_two_pages() -> None:
    roles = (
        role("企业", policies=("zz-2023",)),
        role("企业", policies=("yy-2020",)),
        role("各企业", aliases=("企业",)),
    )
    content = library(policy(clause("一", duty(who=("企业",)))), table_policy(), roles=roles)
    pages = [page for page in view_handbook(index_of(content)) if page.title == "企业"]
    assert len({page.path for page in pages}) == 2
    assert [page.view.duty_count for page in pages if isinstance(page.view, RolePage)] == [1, 0]


def test_the_head_of_a_policy_gives_regions_from_the_widest_down() -> None:
    regions = library().regions
    assert name_regions("440300", regions) == ("广东省", "深圳市")
    assert name_regions("999999", regions) == ("999999",)


def test_clauses_keep_the_order_of_the_text_and_get_headings_by_depth() -> None:
    page = policy_page(clause("前言"), clause("一"), clause("一/（一）"), clause("一/（一）/1/（1）/一是/再下"))
    assert [(block.marker, block.level) for block in page.clauses] == [
        ("前言", 2),
        ("一", 2),
        ("（一）", 3),
        ("再下", 6),
    ]


def test_what_asks_no_act_is_no_card() -> None:
    goal = duty("zz-2023.1.b", kind=Statement.GOAL, who=())
    page = policy_page(clause("一", duty(), goal))
    block = only(page.clauses)
    assert [card.duty.id for card in block.cards] == ["zz-2023.1.a"]
    assert block.statements == (goal,)
    assert (page.duty_count, page.statement_count) == (1, 1)


def test_a_card_says_times_as_printed_with_the_name_of_their_field() -> None:
    one = duty(recurrence="每两周至少一次", within="24小时内", after="发现隐患", total="2轮")
    card = card_of(one)
    assert [(timing.field, timing.text) for timing in card.timings] == [
        ("recurrence", "每两周至少一次"),
        ("total", "2轮"),
        ("within", "24小时内（自发现隐患起算）"),
    ]


def test_a_card_says_its_condition_in_words() -> None:
    tested = condition.Test(fact="从业人数", operator=condition.Operator.AT_LEAST, values=("50",))
    card = card_of(duty(condition=tested))
    assert card.condition == "从业人数不少于50人"


def test_a_duty_that_cites_nothing_inherits_the_cites_of_its_place() -> None:
    content = library(
        policy(clause("一", duty(), duty("zz-2023.1.b", cites=("《别的》",)), cites=("《用电安全规范》第三条",)))
    )
    index = index_of(content)
    cited = [[link.text for link in make_card(spot, index).cites] for spot in index.spots]
    assert cited == [["《用电安全规范》第三条"], ["《别的》"]]


@pytest.mark.parametrize(
    ("fields", "rhythm"),
    [
        ({"recurrence": "每日"}, Rhythm.DAY),
        ({"recurrence": "每两周至少一次"}, Rhythm.WEEK),
        ({"recurrence": "每半年"}, Rhythm.HALF_YEAR),
        ({"due": "2023年底前"}, Rhythm.DATED),
        ({"recurrence": "每月", "due": "2023年底前"}, Rhythm.MONTH),
        ({"within": "24小时内"}, Rhythm.EVENT),
        ({}, Rhythm.STANDING),
    ],
)
def test_a_duty_is_listed_under_its_period_first(fields: dict[str, str], rhythm: Rhythm) -> None:
    assert find_rhythm(duty(**fields)) is rhythm


def test_the_official_text_stands_beside_the_clause_it_belongs_to() -> None:
    content = library(policy(clause("一"), clause("二")))
    official = OfficialText(file="zz.txt", places=(OfficialPlace(path="二", text="甲\n乙", line=3),))
    page = view_policy(content.policies[0], index_of(content, official={"zz-2023": official}))
    assert [block.paragraphs for block in page.clauses] == [(), ("甲", "乙")]
    assert page.has_official
    assert not policy_page().has_official


def test_a_report_takes_sender_and_time_from_its_duty() -> None:
    other = OtherReading(clause="附件6", text="每月3日前")
    report = Report(what="用电月报", to=("住建部门",), duty="zz-2023.1.a", other_readings=(other,))
    page = policy_page(clause("一", duty(recurrence="次月1日前"), reports=(report,)))
    line = only(only(page.clauses).reports)
    assert [link.text for link in line.sent_by] == ["施工单位"]
    assert [timing.text for timing in line.timings] == ["次月1日前"]


def test_a_superseded_document_is_flagged_where_it_is_cited_and_names_what_replaced_it() -> None:
    documents = (
        Document(title="旧标准", status=DocumentStatus.REPLACED, replaced_by="新标准", aliases=("旧标",)),
        Document(title="新标准", status=DocumentStatus.IN_FORCE),
    )
    content = library(policy(clause("一", duty(cites=("《旧标》第二条",)))), documents=documents)
    index = index_of(content)
    assert only(make_card(only(index.spots), index).cites).flag == "已被替代"
    page = view_sources(index)
    entry = only(page.superseded)
    assert entry.replaced_by is not None
    assert entry.replaced_by.address == f"sources.html#{page.table.rows[1].anchor}"
    assert [link.text for link in only(entry.citations).clauses] == ["一"]


def test_a_role_page_holds_its_own_duties_those_above_it_and_those_it_supervises() -> None:
    content = library(
        policy(
            clause(
                "一",
                duty("zz-2023.1.a", who=("项目负责人",), recurrence="每月"),
                duty("zz-2023.1.b", who=("施工单位",), recurrence="每日", supervised_by=("项目经理",)),
                duty("zz-2023.1.c", who=("住建部门",)),
            )
        )
    )
    page = role_view("项目经理", content)
    assert [card.duty.id for group in page.groups for card in group.cards] == ["zz-2023.1.a"]
    assert [(one.role.text, one.duty_count) for one in page.inherited] == [("施工单位", 1)]
    assert [link.text for link in page.above] == ["施工单位", "项目部"]
    assert [card.duty.id for card in page.supervised] == ["zz-2023.1.b"]


def test_own_duties_are_grouped_by_rhythm_the_most_frequent_first_and_must_before_may() -> None:
    content = library(
        policy(
            clause(
                "一",
                duty("zz-2023.1.a", recurrence="每年"),
                duty("zz-2023.1.b", recurrence="每日", strength=Strength.ENCOURAGED),
                duty("zz-2023.1.c", recurrence="每日"),
            )
        )
    )
    page = role_view("施工单位", content)
    assert [(group.rhythm, [card.duty.id[-1] for card in group.cards]) for group in page.groups] == [
        (Rhythm.DAY, ["c", "b"]),
        (Rhythm.YEAR, ["a"]),
    ]


def test_the_tree_of_roles_hangs_every_role_once() -> None:
    content = library()
    page = view_roles(index_of(content))

    def names(branches: Iterable[object]) -> list[str]:
        return [name for one in branches for name in (one.role.name, *names(one.branches))]  # type: ignore[attr-defined]

    assert names(page.branches) == ["施工单位", "项目部", "项目经理", "住建部门"]


def test_the_table_of_responsibilities_gathers_the_actors_of_the_places_below() -> None:
    content = library(
        policy(
            measure_clause("一", leads=("住建部门",)),
            clause("一/（一）", duty("zz-2023.1.a", who=("施工单位",))),
            measure_clause("一/（二）"),
            clause("一/（二）/1", duty("zz-2023.1.b", who=("项目经理",))),
        )
    )
    page = view_measures(index_of(content))
    assert [([link.text for link in row.leads], [link.text for link in row.actors]) for row in page.rows] == [
        (["住建部门"], ["施工单位"]),
        ([], ["项目经理"]),
    ]


def test_a_result_that_is_the_summary_is_said_once() -> None:
    line = view_milestone(milestone(2020, summary="完成轮训", metrics=(Metric(what="完成轮训"), Metric(what="考核"))))
    assert line.metrics == ("考核",)


def test_the_roadmap_has_a_cell_for_every_year_of_a_row() -> None:
    roadmap = only(view_roadmap(index_of(library(policy(), table_policy()))).roadmaps)
    row = only(only(roadmap.groups).rows)
    assert roadmap.years == (2020, 2021, 2022)
    assert [cell.line and cell.line.milestone.kind for cell in row.cells] == [
        MilestoneKind.DELIVERABLE,
        MilestoneKind.ONGOING,
        MilestoneKind.EMPTY,
    ]
    assert row.title == "查配电箱"


def test_deadlines_are_sorted_by_their_last_day_and_open_years_come_last() -> None:
    content = library(
        policy(
            clause(
                "一",
                duty("zz-2023.1.a", due="6月30日前"),
                duty("zz-2023.1.b", due="2023年底前"),
                duty("zz-2023.1.c", due="2023年2月底前"),
                duty("zz-2023.1.d", recurrence="每月"),
                duty("zz-2023.1.e", due="2023年3月初前"),
            )
        )
    )
    page = view_deadlines(index_of(content))
    dates = [row.cells[0].due for row in page.dates.rows]
    assert dates == ["2023-02-28", "2023-03", "2023-12-31", "XXXX-06-30"]
    assert [row.cells[0].word for row in page.periods.rows] == [("频次", "month")]


def test_lists_of_one_name_stay_apart_and_know_of_each_other() -> None:
    first = clause("一", enumerations=(Enumeration(name="五到位", members=("甲",)),))
    second = clause("二", enumerations=(Enumeration(name="五到位", members=("乙",)),))
    entries = only(view_enumerations(index_of(library(policy(first, second)))).policies).named
    assert [entry.namesakes for entry in entries] == [1, 1]
    assert len({entry.anchor for entry in entries}) == 2


def test_files_are_offered_by_folder() -> None:
    files = ("forms/a/表.docx", "forms/a/表.json", "forms/ab/别.docx")
    download = only(list_downloads("forms/a/", files))
    assert (download.name, download.format) == ("表.docx", "docx")
    assert download.address == "forms/a/%E8%A1%A8.docx"


def test_several_files_are_told_apart_by_what_differs_and_variants_hang_below() -> None:
    names = ("附件1-书-第1份甲", "附件1-书-第1份甲（不加保护）", "附件1-书-第2份乙")
    downloads = list_downloads("forms/a/", [f"forms/a/{name}.docx" for name in names])
    assert [(one.label, [other.label for other in one.variants]) for one in downloads] == [
        ("第1份甲", ["不加保护"]),
        ("第2份乙", []),
    ]


def test_a_name_that_ends_in_brackets_is_no_variant_of_a_file_that_is_not_there() -> None:
    download = only(list_downloads("forms/a/", ("forms/a/月报（一）.docx",)))
    assert download.label == "月报（一）"


def test_of_an_enterprise_the_duties_stand_first_and_risks_are_called_by_their_project() -> None:
    projects = (Project(id="10", name="东楼", stage="主体结构", works=("拆除",)), Project(id="2", name="西楼"))
    names = ("风险清单-2.docx", "风险清单-10.docx", "风险清单.docx", "清单.ics", "清单.xlsx", "清单.docx")
    firm = replace(enterprise("jia"), projects=projects)
    index = index_of(library(enterprises=(firm,)), files=[f"lists/jia/{name}" for name in names])
    entry = only(view_enterprises(index).enterprises)
    assert entry.projects == (("东楼", "主体结构，拆除"), ("西楼", ""))
    assert [(one.label, one.format) for one in entry.downloads] == [
        ("清单", "docx"),
        ("清单", "xlsx"),
        ("清单", "ics"),
        ("风险清单", "docx"),
        ("风险清单：东楼", "docx"),
        ("风险清单：西楼", "docx"),
    ]


def test_a_form_says_what_has_to_hold_and_what_it_means_where_it_does_not() -> None:
    checks = tuple(
        Check(name=says, kind=CheckKind.SUM, level=level, whole="checked", parts=("mended",), says=says)
        for level, says in ((CheckLevel.HINT, "甲"), (CheckLevel.CERTAIN, "乙"), (CheckLevel.HINT, "丙"))
    )
    entry = only(view_forms(index_of(library(policy(clause("一", duty())), forms=(form(checks=checks),)))).forms)
    assert [(group.level, tuple(check.says for check in group.checks)) for group in entry.checks] == [
        (CheckLevel.CERTAIN, ("乙",)),
        (CheckLevel.HINT, ("甲", "丙")),
    ]


def test_a_form_says_who_sends_it_to_whom_by_when() -> None:
    instead = (OtherReading(clause="附件1/注", text="每月3日前"), OtherReading(clause="附件9", text="每月5日前"))
    report = Report(what="用电月报", to=("住建部门",), duty="zz-2023.1.a", other_readings=instead)
    content = library(
        policy(clause("一", duty(recurrence="次月1日前"), reports=(report,))), forms=(form(duty="zz-2023.1.a"),)
    )
    entry = only(view_forms(index_of(content)).forms)
    assert [link.text for link in (*entry.sent_by, *entry.sent_to)] == ["施工单位", "住建部门"]
    assert [timing.text for timing in entry.timings] == ["次月1日前"]
    assert [reading.text for reading in entry.other_readings] == ["每月3日前"]
    assert [reading.clause for reading in entry.other_readings] == ["附件1注"]


def test_home_offers_the_roles_with_most_duties_but_no_groups_of_people() -> None:
    roles = (role("甲"), role("乙"), role("丙", kind=RoleKind.GROUP))
    duties = (duty("zz-2023.1.a", who=("乙", "丙")), duty("zz-2023.1.b", who=("乙", "甲")))
    home = view_home(index_of(library(policy(clause("一", *duties)), roles=roles)))
    assert [(one.link.text, one.duty_count) for one in home.roles] == [("乙", 2), ("甲", 1)]
    assert home.roles[0].link.address == role_page("乙")
