"""The list of one enterprise: its sheets and questions on our own duties, and the samples on the real content."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generators.model.condition import Operator
from generators.model.condition import Test as Comparison
from generators.model.library import Library
from generators.model.policy import Duty, Period, Strength
from generators.model.registry import Fact, FactType, RoleKind
from generators.read.library import read_library
from generators.view.applicability import Applicability, Decision, Relation, view_applicability
from generators.view.checklist import Checklist, plain_checklist, view_checklist, view_checklists
from generators.view.checklist.items import view_sheets
from generators.view.handbook.cards import Rhythm
from generators.view.status import Status
from tests.builders import clause, duty, enterprise, library, policy, role

CONTENT = Path(__file__).parent.parent.parent / "content"
DAY = date(2023, 6, 1)

APPLIES, TO_CONFIRM, NOT = Decision.APPLIES, Decision.TO_CONFIRM, Decision.NOT_APPLICABLE

BUILDER = Comparison(fact="单位类型", operator=Operator.EQUALS, values=("施工总承包",))
FIFTY = Comparison(fact="从业人数", operator=Operator.AT_LEAST, values=("50",))


FACTS = (*library().facts, Fact(name="地区", question="在哪里？", type=FactType.REGION))


def small_list(*duties: Duty, **facts: str) -> Checklist:
    content = library(
        policy(clause("二/（一）/3", *duties)),
        roles=(
            role("施工单位", condition=BUILDER),
            role("负责人", kind=RoleKind.POST, parent="施工单位"),
            role("项目经理", kind=RoleKind.POST, parent="施工单位"),
        ),
        facts=FACTS,
    )
    return view_checklist(enterprise("shi-li", **({"单位类型": "施工总承包", "地区": "440300"} | facts)), content, DAY)


def test_own_duties_come_first_then_each_posts() -> None:
    one = small_list(
        duty("zz-2023.a", who=("项目经理",)),
        duty("zz-2023.b", who=("负责人", "项目经理")),
        duty("zz-2023.c"),
    )
    assert [(sheet.name, [item.duty.id for item in sheet.items]) for sheet in one.sheets] == [
        ("本单位", ["zz-2023.c"]),
        ("项目经理", ["zz-2023.a", "zz-2023.b"]),
        ("负责人", ["zz-2023.b"]),
    ]
    assert len(one.listed) == 3


def test_posts_that_one_person_holds_share_a_sheet_that_names_them_all() -> None:
    items = small_list(
        duty("zz-2023.a", who=("项目经理",)),
        duty("zz-2023.b", who=("负责人", "项目经理")),
        duty("zz-2023.c", who=("负责人",)),
    ).items
    (sheet,) = view_sheets(items, {"项目经理": "负责人"})
    assert (sheet.name, [item.duty.id for item in sheet.items]) == (
        "负责人、项目经理",
        ["zz-2023.a", "zz-2023.b", "zz-2023.c"],
    )
    (alone,) = view_sheets(items[:1], {"项目经理": "负责人"})
    assert alone.name == "项目经理"


def test_what_must_be_done_comes_before_what_may_be() -> None:
    strengths = (Strength.ENCOURAGED, Strength.MAY, Strength.FORBIDDEN, Strength.MUST)
    one = small_list(*(duty(f"zz-2023.{strength.name}", strength=strength) for strength in strengths))
    ranked = [item.duty.strength for item in one.sheets[0].items]
    assert ranked == [Strength.FORBIDDEN, Strength.MUST, Strength.MAY, Strength.ENCOURAGED]


def test_an_item_says_when_under_which_clause_and_why() -> None:
    one = small_list(duty(recurrence="每季度至少1次", due="2022年底前", condition=FIFTY), 从业人数="80")
    (item,) = one.listed
    assert item.basis == "《某市工地用电安全方案》二（一）3"
    assert item.timing == "每季度至少1次；2022年底前（早于清单年度）"
    assert item.rhythm is Rhythm.QUARTER
    assert item.grounds == "单位类型为施工总承包；从业人数为80人，不少于50人"


def test_a_fact_nobody_gave_becomes_one_question_for_all_that_wait() -> None:
    one = small_list(duty("zz-2023.a", condition=FIFTY), duty("zz-2023.b", condition=FIFTY, does="设安全总监"))
    assert not one.sheets
    assert one.waiting == 2
    assert [(q.fact, q.question, q.duties) for q in one.questions] == [
        ("从业人数", "共多少人？", ("检查临时用电", "设安全总监"))
    ]


def test_a_value_that_cannot_be_is_named_and_counts_as_not_known() -> None:
    one = small_list(duty(condition=FIFTY), 从业人数="五十")
    assert (one.misfits, one.waiting) == (("从业人数",), 1)


def test_a_duty_that_only_a_fact_keeps_out_is_named_with_the_fact() -> None:
    one = small_list(duty(condition=FIFTY), 从业人数="8")
    assert [(out.duty.does, out.grounds) for out in one.kept_out] == [("检查临时用电", "从业人数为8人，少于50人")]


def test_a_policy_of_which_nothing_applies_is_named_with_the_reason() -> None:
    elsewhere = small_list(duty(), 地区="440000")
    assert [out.why for out in elsewhere.exclusions] == ["地区在广东省，不属于深圳市"]
    not_theirs = small_list(duty(who=("住建部门",)))
    assert [out.why for out in not_theirs.exclusions] == ["各项职责都由其他单位承担"]
    assert not elsewhere.items


def test_the_version_follows_what_the_list_says_and_nothing_else() -> None:
    first, again, other = (small_list(duty(does=does)) for does in ("查电箱", "查电箱", "查电缆"))
    assert first.version == again.version != other.version


def test_the_plain_list_keeps_what_a_fact_keeps_out_and_leaves_out_what_others_do() -> None:
    theirs = duty("zz-2023.c", who=("住建部门",))
    plain = plain_checklist(small_list(duty("zz-2023.a"), duty("zz-2023.b", condition=FIFTY), theirs, 从业人数="8"))
    assert [(one["id"], one["status"], one["relation"], one["frequency"], one["due"]) for one in plain["duties"]] == [
        ("zz-2023.a", "applies", "own", None, None),
        ("zz-2023.b", "not_applicable", "own", None, None),
    ]


def test_a_policy_that_has_run_out_stands_behind_and_is_marked() -> None:
    over = policy(clause("一", duty("aa-2020.a")), id="aa-2020", effective=Period(end="2020-12-31"))
    content = library(
        over, policy(clause("一", duty("zz-2023.a"))), roles=(role("施工单位", condition=BUILDER),), facts=FACTS
    )
    one = view_checklist(enterprise("shi-li", 单位类型="施工总承包", 地区="440300"), content, DAY)
    items = [(item.duty.id, item.in_force, item.mark) for item in one.items]
    assert [item.duty.id for item in one.sheets[0].items] == ["zz-2023.a", "aa-2020.a"]
    assert items == [("aa-2020.a", False, "已届满（有效期至2020年12月31日）"), ("zz-2023.a", True, "")]


# The nine samples, on the real content.


@cache
def content() -> Library:
    found, problems = read_library(CONTENT)
    assert not problems
    return found


@cache
def lists() -> dict[str, Checklist]:
    return {one.enterprise.id: one for one in view_checklists(content().enterprises, content(), DAY)}


@cache
def judged(enterprise_id: str) -> dict[str, Applicability]:
    (firm,) = (one for one in content().enterprises if one.id == enterprise_id)
    return {one.duty.id: one for one in view_applicability(firm, content())}


NINE = ("ax-fjsz", "ax-wy", "gz-zcb-45", "sz-fdc", "sz-gws", "sz-jl", "sz-zcb-800", "sz-zy-30", "wl-sg")


def test_the_samples_are_there_and_marked_fictional() -> None:
    samples = [one.enterprise for one in lists().values()]
    assert {one.id for one in samples} >= set(NINE)
    assert all(one.sample and one.name.startswith("示例") for one in samples if one.id in NINE)


@pytest.mark.parametrize("name", NINE)
def test_no_list_is_empty_and_few_duties_wait(name: str) -> None:
    one = lists()[name]
    assert sum(item.in_force for item in one.listed) >= 5
    assert one.waiting <= 1
    assert not one.misfits
    assert all(item.why for item in one.items)


@pytest.mark.parametrize("name", ["ax-wy", "gz-zcb-45"])
def test_what_others_do_is_listed_last_and_is_nothing_to_do(name: str) -> None:
    one = lists()[name]
    last = one.sheets[-1]
    assert last.relation is Relation.RECEIVED
    assert {item.duty.id for item in one.listed} - {item.duty.id for item in one.to_do} == {
        item.duty.id for item in last.items
    }
    assert all(sheet.relation is not Relation.RECEIVED for sheet in one.sheets[:-1])


CHAIRMAN = "sz-2020.r12.1.c"
CHAIRMAN_300 = "sz-2020.r12.1.d"
METRO = "sz-2020.r28.3.c"
STATE_SCHOOL = "sz-2020.r15.y2022.a"
TRAINING = "sz-2020.r15.2.j"
RISK_REPORT = "gd-2023.3.e"
LED_CHECK = "gd-2023.6.e"
QUARTERLY = "ax-2023.3.3.h"
YEARLY = "ax-2023.3.3.i"
OWN, POST, RECEIVED = Relation.OWN, Relation.POST, Relation.RECEIVED


@pytest.mark.parametrize(
    ("name", "duty_id", "status", "relation"),
    [
        # a safety director from 50 people in construction, from 300 elsewhere
        ("sz-zcb-800", CHAIRMAN, APPLIES, OWN),
        ("sz-zy-30", CHAIRMAN, NOT, OWN),
        ("sz-fdc", CHAIRMAN, NOT, OWN),
        ("sz-zcb-800", CHAIRMAN_300, NOT, OWN),
        ("sz-fdc", CHAIRMAN_300, APPLIES, OWN),
        ("sz-jl", CHAIRMAN_300, NOT, OWN),
        # measures for metro works only where there are some
        ("sz-zcb-800", METRO, APPLIES, OWN),
        ("sz-jl", METRO, NOT, OWN),
        # provincial state firms: asked of the firm that left it open
        ("sz-zy-30", STATE_SCHOOL, TO_CONFIRM, OWN),
        ("sz-zcb-800", STATE_SCHOOL, NOT, OWN),
        ("sz-jl", STATE_SCHOOL, NOT, OWN),
        # training of everybody binds contractors
        ("sz-zcb-800", TRAINING, APPLIES, OWN),
        ("sz-jl", TRAINING, NOT, OWN),
        # 45 points: watched, and so reports every month
        ("gz-zcb-45", RISK_REPORT, APPLIES, OWN),
        ("sz-zcb-800", RISK_REPORT, NOT, OWN),
        ("ax-fjsz", RISK_REPORT, NOT, OWN),
        # the province's plan in its cities: heads of contractors and of developers, not of supervisors
        ("gz-zcb-45", LED_CHECK, APPLIES, POST),
        ("sz-zcb-800", LED_CHECK, APPLIES, POST),
        ("sz-fdc", LED_CHECK, APPLIES, POST),
        ("sz-jl", LED_CHECK, NOT, OWN),
        ("sz-zy-30", LED_CHECK, NOT, OWN),
        # inspected every quarter, or every year where property is managed
        ("ax-fjsz", QUARTERLY, APPLIES, RECEIVED),
        ("ax-fjsz", YEARLY, NOT, RECEIVED),
        ("ax-wy", YEARLY, APPLIES, RECEIVED),
        ("ax-wy", QUARTERLY, NOT, RECEIVED),
        # monthly reports: one pair of tables each
        ("ax-fjsz", "ax-2023.att4.n4.a", APPLIES, OWN),
        ("ax-wy", "ax-2023.att4.n4.a", NOT, OWN),
        ("ax-wy", "ax-2023.att6.n2.a", APPLIES, OWN),
        # projects of the works office
        ("sz-gws", "gws-2020.1.4.h", APPLIES, OWN),
        ("sz-gws", "gws-2020.1.3.c", APPLIES, POST),
        ("sz-zcb-800", "gws-2020.1.4.h", NOT, OWN),
        # by day the safety staff, by week the project's head, by month the firm
        ("wl-sg", "wl-2021.3.3.1.a", APPLIES, OWN),
        ("wl-sg", "wl-2021.3.3.1.c", APPLIES, POST),
        ("wl-sg", "wl-2021.3.3.1.d", APPLIES, POST),
        ("wl-sg", "wl-2021.3.3.1.b", NOT, OWN),
        # inspected by those the text names it to, watched only with the points that make it a risk
        ("wl-sg", "wl-2021.3.3.2.a", APPLIES, RECEIVED),
        ("gz-zcb-45", "gd-2023.3.d", APPLIES, RECEIVED),
        ("sz-zcb-800", "gd-2023.3.d", NOT, OWN),
        ("sz-jl", "sz-2020.r14.resp.c", APPLIES, RECEIVED),
        ("sz-jl", "sz-2020.r14.resp.a", NOT, OWN),
        ("sz-gws", "gws-2020.2.1.j", APPLIES, RECEIVED),
    ],
)
def test_telling_duties_of_the_samples(name: str, duty_id: str, status: Decision, relation: Relation) -> None:
    item = judged(name)[duty_id]
    assert (item.status, item.relation) == (status, relation)


@pytest.mark.parametrize(
    ("name", "duty_id", "why"),
    [
        ("sz-zcb-800", CHAIRMAN, "从业人数为800人，不少于50人"),
        ("sz-zy-30", CHAIRMAN, "从业人数为30人，少于50人"),
        ("gz-zcb-45", RISK_REPORT, "动态扣分为45分，不少于40分"),
        ("ax-wy", QUARTERLY, "项目类型含物业服务，不含房屋建筑或市政工程"),
        ("sz-zcb-800", "gws-2020.1.4.h", "工务署项目为否"),
        ("gz-zcb-45", "sz-2020.r10.3.a", "地区在广州市，不属于深圳市"),
    ],
)
def test_the_reason_names_the_fact_and_its_value(name: str, duty_id: str, why: str) -> None:
    assert why in judged(name)[duty_id].why


@pytest.mark.parametrize(
    ("name", "post", "timings"),
    [
        (
            "sz-zcb-800",
            "企业主要负责人、施工总承包单位主要负责人",
            {"每个月至少一次": 1, "每季度至少一次": 1, "每年至少一次": 6, "至少1次": 1},
        ),
        ("gz-zcb-45", "施工总承包单位主要负责人", {"每季度": 1, "至少1次": 2}),
        ("sz-gws", "项目经理", {"每周至少一次": 2, "每两周至少一次": 1}),
    ],
)
def test_how_often_a_post_acts(name: str, post: str, timings: dict[str, int]) -> None:
    (sheet,) = (sheet for sheet in lists()[name].sheets if sheet.name == post)
    said = [item.timing for item in sheet.items]
    assert {timing: said.count(timing) for timing in timings} == timings


def test_the_legal_representative_shares_the_sheet_of_the_head() -> None:
    assert judged("sz-zcb-800")["sz-2020.r10.1.a"].posts == ("企业主要负责人",)


@pytest.mark.parametrize(("year", "status"), [(2022, Status.RUNNING), (2023, Status.OVER)], ids=["in force", "run out"])
def test_the_road_map_after_its_last_year(year: int, status: Status) -> None:
    (firm,) = (one for one in content().enterprises if one.id == "sz-zcb-800")
    one = view_checklist(firm, content(), DAY, year)
    (basis,) = (basis for basis in one.bases if "路线图" in basis.title)
    assert basis.in_year is status
    assert bool(basis.note) == (status is Status.OVER)
    first, last = one.sheets[0].items[0], one.sheets[0].items[-1]
    assert first.in_force
    assert not last.in_force
