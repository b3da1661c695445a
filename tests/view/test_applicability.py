"""Which duties apply: actors, posts, conditions, regions and periods, on a few duties of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.model.condition import Operator
from generators.model.condition import Test as Comparison
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.policy import Duty, Period, Policy, Stated, Statement
from generators.model.registry import Fact, FactType, Region, RoleKind
from generators.read.library import read_library
from generators.view.applicability import (
    DECISIONS,
    Applicability,
    Decision,
    Relation,
    judge_enterprise,
    view_applicability,
)
from generators.view.rules import compile_rules
from generators.view.status import Status
from generators.write.output import ROOT
from tests.builders import clause, duty, enterprise, library, policy, role

APPLIES, TO_CONFIRM, NOT = Decision.APPLIES, Decision.TO_CONFIRM, Decision.NOT_APPLICABLE

BUILDER = Comparison(fact="单位类型", operator=Operator.IN, values=("施工总承包",))
OFFICE = Comparison(fact="单位类型", operator=Operator.IN, values=("主管部门",))
FIFTY = Comparison(fact="从业人数", operator=Operator.AT_LEAST, values=("50",))
HOUSES = Comparison(fact="项目类型", operator=Operator.IN, values=("房屋建筑",))

ROLES = (
    role("施工单位", condition=BUILDER, aliases=("承包商",)),
    role("项目部", kind=RoleKind.DEPARTMENT, parent="施工单位"),
    role("项目经理", kind=RoleKind.POST, parent="项目部"),
    role("负责人", kind=RoleKind.POST, parent="施工单位"),
    role("法定代表人", kind=RoleKind.POST, parent="负责人"),
    role("各方", kind=RoleKind.GROUP, condition=BUILDER),
    role("工人", kind=RoleKind.GROUP, parent="各方"),
    role("住建部门", condition=OFFICE),
    role("无人认领"),
    role("大企业", parent="施工单位", condition=FIFTY),
    role("企业", condition=OFFICE),
    role("企业", condition=BUILDER, policies=("zz-2023",)),
)
FACTS = (
    Fact(name="单位类型", question="哪一类？", type=FactType.CHOICE, values=("施工总承包", "监理", "主管部门")),
    Fact(name="地区", question="在哪里？", type=FactType.REGION),
    Fact(name="从业人数", question="多少人？", type=FactType.NUMBER, unit="人"),
    Fact(name="项目类型", question="哪些项目？", type=FactType.CHOICES, values=("房屋建筑", "物业服务")),
)
REGIONS = (
    Region(code="440000", name="广东省"),
    Region(code="440300", name="深圳市", parent="440000"),
    Region(code="350000", name="福建省"),
)
KNOWN: dict[str, str | tuple[str, ...]] = {
    "单位类型": "施工总承包",
    "地区": "440300",
    "从业人数": "80",
    "项目类型": ("房屋建筑",),
}


def small_library(*policies: Policy) -> Library:
    return library(*policies, roles=ROLES, facts=FACTS, regions=REGIONS)


def firm(**changes: str | tuple[str, ...] | None) -> Enterprise:
    facts = {name: value for name, value in (KNOWN | changes).items() if value is not None}
    return enterprise("shi-li", **facts)


def judge_one(one: Duty, who: Enterprise | None = None, **of_policy: object) -> Applicability:
    (judged,) = view_applicability(who or firm(), small_library(policy(clause("一", one), **of_policy)))
    return judged


@pytest.mark.parametrize(
    ("who", "status", "relation", "posts"),
    [
        (("施工单位",), APPLIES, Relation.OWN, ()),
        (("承包商",), APPLIES, Relation.OWN, ()),
        (("各方",), APPLIES, Relation.OWN, ()),
        (("企业",), APPLIES, Relation.OWN, ()),
        (("工人",), APPLIES, Relation.POST, ("工人",)),
        (("项目部",), APPLIES, Relation.POST, ("项目部",)),
        (("项目经理",), APPLIES, Relation.POST, ("项目经理",)),
        (("负责人", "法定代表人"), APPLIES, Relation.POST, ("负责人",)),
        (("施工单位", "负责人"), APPLIES, Relation.OWN, ("负责人",)),
        (("住建部门", "施工单位"), APPLIES, Relation.OWN, ()),
        (("住建部门",), NOT, Relation.OWN, ()),
        (("无人认领",), NOT, Relation.OWN, ()),
        (("没有登记",), NOT, Relation.OWN, ()),
        ((), NOT, Relation.OWN, ()),
    ],
)
def test_actors(who: tuple[str, ...], status: Decision, relation: Relation, posts: tuple[str, ...]) -> None:
    one = judge_one(duty(who=who))
    assert (one.status, one.relation, one.posts) == (status, relation, posts)


@pytest.mark.parametrize(
    ("changes", "status", "asks"),
    [
        ({}, APPLIES, ()),
        ({"从业人数": "50"}, APPLIES, ()),
        ({"从业人数": "49"}, NOT, ()),
        ({"从业人数": None}, TO_CONFIRM, ("从业人数",)),
        ({"从业人数": "很多"}, TO_CONFIRM, ("从业人数",)),
        ({"从业人数": None, "单位类型": "监理"}, NOT, ()),
        ({"从业人数": None, "地区": None}, TO_CONFIRM, ("地区", "从业人数")),
        ({"从业人数": None, "地区": "350000"}, NOT, ()),
        ({"地区": "440000"}, NOT, ()),
    ],
)
def test_facts(changes: dict[str, str | None], status: Decision, asks: tuple[str, ...]) -> None:
    one = judge_one(duty(condition=FIFTY), firm(**changes))
    assert (one.status, one.asks) == (status, asks)


def test_a_policy_of_the_province_holds_in_its_city() -> None:
    assert judge_one(duty(), region="440000").status is APPLIES


def test_the_condition_of_a_policy_holds_for_all_its_duties() -> None:
    assert judge_one(duty(), firm(从业人数="8"), condition=FIFTY).status is NOT


RECEIVED, OWN = Relation.RECEIVED, Relation.OWN


@pytest.mark.parametrize(
    ("one", "changes", "status", "relation"),
    [
        (duty(who=("住建部门",), whom=("施工单位",)), {}, APPLIES, RECEIVED),
        (duty(who=("住建部门",), whom=("负责人",)), {}, APPLIES, RECEIVED),
        (duty(who=("住建部门",), whom=("大企业",)), {"从业人数": "80"}, APPLIES, RECEIVED),
        (duty(who=("住建部门",), whom=("大企业",)), {"从业人数": "8"}, NOT, OWN),
        (duty(who=("住建部门",), whom=("大企业",)), {"从业人数": None}, TO_CONFIRM, RECEIVED),
        (duty(who=("住建部门",), whom=("大企业", "施工单位")), {"从业人数": "8"}, APPLIES, RECEIVED),
        (duty(who=("住建部门",), whom=("施工单位",), condition=HOUSES), {"项目类型": ("物业服务",)}, NOT, RECEIVED),
        (duty(who=("住建部门",), whom=("施工单位",), condition=HOUSES), {"项目类型": None}, TO_CONFIRM, RECEIVED),
        (duty(who=("住建部门",), whom=("施工单位",)), {"单位类型": "监理"}, NOT, OWN),
        (duty(who=("住建部门",), whom=("施工单位",)), {"单位类型": "主管部门"}, APPLIES, OWN),
        (duty(who=("住建部门",), whom=("施工单位",)), {"地区": "350000"}, NOT, RECEIVED),
        (duty(who=("住建部门",), condition=HOUSES), {"项目类型": ("房屋建筑",)}, NOT, OWN),
        # who acts on its own people has a duty, not one that is done to it
        (duty(who=("施工单位",), whom=("负责人",)), {}, APPLIES, OWN),
    ],
)
def test_what_is_done_to_an_enterprise_as_one_the_text_names(
    one: Duty, changes: dict[str, str | tuple[str, ...] | None], status: Decision, relation: Relation
) -> None:
    judged = judge_one(one, firm(**changes))
    assert (judged.status, judged.relation, judged.posts) == (status, relation, ())


def test_what_another_enterprise_must_do_is_not_done_to_this_one() -> None:
    assert judge_one(duty(condition=HOUSES), firm(单位类型="监理")).status is NOT


@pytest.mark.parametrize(
    ("one", "changes", "why"),
    [
        (duty(), {}, "责任人是施工单位；地区在深圳市；单位类型为施工总承包"),
        (duty(condition=FIFTY), {"从业人数": "8"}, "情况不符：从业人数为8人，少于50人"),
        (duty(condition=FIFTY), {"从业人数": None}, "责任人是施工单位；从业人数未填写"),
        (duty(), {"地区": "350000"}, "政策不适用：地区在福建省，不属于深圳市"),
        (duty(who=("住建部门",)), {}, "责任人是住建部门；单位类型为施工总承包，不是主管部门"),
        (
            duty(who=("住建部门",), whom=("无人认领", "施工单位")),
            {},
            "由住建部门对施工单位进行；地区在深圳市；单位类型为施工总承包",
        ),
    ],
)
def test_why(one: Duty, changes: dict[str, str | None], why: str) -> None:
    assert judge_one(one, firm(**changes)).why == why


def test_only_what_asks_an_act_is_judged() -> None:
    goal = duty("zz-2023.1.b", kind=Statement.GOAL)
    judged = view_applicability(firm(), small_library(policy(clause("一", duty(), goal))))
    assert [one.duty.id for one in judged] == ["zz-2023.1.a"]


def test_a_policy_that_has_run_out_hides_nothing() -> None:
    over = policy(effective=Period(end="2020-12-31"), issued=Stated(), year=Stated())
    (one,) = view_applicability(firm(), small_library(over))
    assert (one.status, one.standing) == (APPLIES, Status.OVER)


def test_the_year_asked_for_goes_before_the_enterprises_own() -> None:
    judged = view_applicability(firm(), small_library(policy()), year=2024)
    assert [one.standing for one in judged] == [Status.OVER]


DUTIES = tuple(
    duty(f"zz-2023.1.{letter}", who=who, does=does, condition=condition)
    for letter, who, does, condition in (
        ("a", ("施工单位",), "检查用电", None),
        ("b", ("项目经理",), "检查用电", FIFTY),
        ("c", ("住建部门",), "检查用电", HOUSES),
        ("d", ("住建部门", "施工单位"), "检查用电", HOUSES),
        ("e", ("无人认领",), "检查用电", FIFTY),
    )
)
ALL_FACTS = st.fixed_dictionaries(
    {},
    optional={
        "单位类型": st.sampled_from(["施工总承包", "监理", "主管部门", "别的"]),
        "地区": st.sampled_from(["440300", "440000", "350000", "0"]),
        "从业人数": st.sampled_from(["8", "80", "许多"]),
        "项目类型": st.sampled_from([("房屋建筑",), ("物业服务",), (), ("桥",)]),
    },
)


@given(known=ALL_FACTS, more=ALL_FACTS)
def test_one_more_fact_never_turns_not_applicable_into_to_confirm(
    known: dict[str, str | tuple[str, ...]], more: dict[str, str | tuple[str, ...]]
) -> None:
    content = small_library(policy(clause("一", *DUTIES)))
    before = view_applicability(enterprise("shi-li", **known), content)
    after = view_applicability(enterprise("shi-li", **(more | known)), content)
    for earlier, later in zip(before, after, strict=True):
        assert earlier.status in (TO_CONFIRM, later.status)


REAL, _ = read_library(ROOT / "content")
RULES = compile_rules(REAL)
SAMPLES = [dict(one.facts) for one in REAL.enterprises]
USABLE: dict[str, list[str | tuple[str, ...]]] = {
    fact.name: sorted({value for facts in SAMPLES for name, value in facts.items() if name == fact.name}, key=str)
    or ["是", "否", "0", "50"]
    for fact in REAL.facts
}
SOME_FACTS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from([*values, "无法识别", ("无法识别",)]) for name, values in USABLE.items()}
)


@given(known=SOME_FACTS, more=SOME_FACTS, sample=st.sampled_from(SAMPLES))
def test_what_the_policies_ask_once_decided_stays_decided(
    known: dict[str, str | tuple[str, ...]],
    more: dict[str, str | tuple[str, ...]],
    sample: dict[str, str | tuple[str, ...]],
) -> None:
    """Both of a profile drawn and of a sample that lacks some facts; what is still open asks for nothing new."""
    partial = {name: value for name, value in sample.items() if name in known}
    for fewer, all_facts in ((known, more | known), (partial, more | sample | partial)):
        before = judge_enterprise(RULES, enterprise("shi-li", **fewer))
        after = judge_enterprise(RULES, enterprise("shi-li", **all_facts))
        for earlier, later in zip(before, after, strict=True):
            assert earlier.status in (TO_CONFIRM, later.status), earlier.duty.id
            assert set(later.asks) <= set(earlier.asks), earlier.duty.id
            assert earlier.status is not APPLIES or earlier.relation is later.relation, earlier.duty.id


@given(known=SOME_FACTS, sample=st.sampled_from(SAMPLES))
def test_a_status_is_the_one_its_reasons_give(
    known: dict[str, str | tuple[str, ...]], sample: dict[str, str | tuple[str, ...]]
) -> None:
    for one in judge_enterprise(RULES, enterprise("shi-li", **(sample | known))):
        assert one.status is DECISIONS[one.verdict.truth], one.duty.id
