"""Conditions and profiles against the registry of facts."""

from typing import Any

import pytest

from generators.check.conditions import check_conditions
from generators.check.vocabulary import gather_vocabulary
from generators.model.condition import Condition, Group, Joint, Operator
from generators.model.condition import Test as Comparison
from generators.model.enterprise import Enterprise, Project
from generators.model.library import Library
from generators.model.problem import Place
from generators.model.registry import Fact, FactType, Region
from tests.check.samples import a_clause, a_duty, a_policy, said

FACTS = (
    Fact(name="从业人数", question="几人？", type=FactType.NUMBER, unit="人"),
    Fact(name="类型", question="哪类？", type=FactType.CHOICE, values=("施工", "监理")),
    Fact(name="作业", question="哪些？", type=FactType.CHOICES, values=("基坑", "塔吊")),
    Fact(name="有塔吊", question="有吗？", type=FactType.YES_NO),
    Fact(name="地区", question="哪里？", type=FactType.REGION),
    Fact(name="备注", question="？", type=FactType.TEXT),
)


def check(**parts: Any) -> list[str]:
    library = Library(facts=FACTS, regions=(Region(code="990000", name="甲省"),), **parts)
    return said(check_conditions(library, gather_vocabulary(library)))


def a_test(fact: str, operator: Operator, *values: str) -> Comparison:
    return Comparison(fact=fact, operator=operator, values=values)


CONDITIONS: dict[str, tuple[Comparison, list[str]]] = {
    "a number": (a_test("从业人数", Operator.AT_LEAST, "50"), []),
    "a decimal": (a_test("从业人数", Operator.BELOW, "0.5"), []),
    "a number that is none": (
        a_test("从业人数", Operator.AT_LEAST, "五十"),
        ["职责「jia.1」的适用里的情况「从业人数」应是数字，这里是「五十」"],
    ),
    "full-width digits": (
        a_test("从业人数", Operator.AT_LEAST, "５０"),
        ["职责「jia.1」的适用里的情况「从业人数」应是数字，这里是「５０」"],
    ),
    "a choice": (a_test("类型", Operator.IN, "施工", "监理"), []),
    "a choice that is none": (
        a_test("类型", Operator.IN, "施工", "设计"),
        ["职责「jia.1」的适用里的情况「类型」没有取值「设计」"],
    ),
    "choices compared": (
        a_test("作业", Operator.ABOVE, "1"),
        ["职责「jia.1」的适用里的情况「作业」的类型是「多选」，不能用「多于」比较"],
    ),
    "yes": (a_test("有塔吊", Operator.EQUALS, "是"), []),
    "neither yes nor no": (
        a_test("有塔吊", Operator.EQUALS, "有"),
        ["职责「jia.1」的适用里的情况「有塔吊」没有取值「有」"],
    ),
    "a region": (a_test("地区", Operator.EQUALS, "990000"), []),
    "a region nobody knows": (
        a_test("地区", Operator.EQUALS, "990001"),
        ["职责「jia.1」的适用里的情况「地区」没有取值「990001」"],
    ),
    "a text": (a_test("备注", Operator.EQUALS, "随便"), []),
    "a fact nobody knows": (
        a_test("人数", Operator.AT_LEAST, "50"),
        ["职责「jia.1」的适用里的情况「人数」不在 facts.yaml 中"],
    ),
}


@pytest.mark.parametrize(("condition", "messages"), CONDITIONS.values(), ids=CONDITIONS.keys())
@pytest.mark.parametrize("joint", [None, *Joint])
def test_conditions(condition: Condition, messages: list[str], joint: Joint | None) -> None:
    whole = Group(joint=joint, parts=(condition,)) if joint else condition
    assert check(policies=(a_policy(a_clause("一", a_duty(condition=whole))),)) == messages


PROFILES: dict[str, tuple[dict[str, str | tuple[str, ...]], list[str]]] = {
    "fine": ({"从业人数": "80", "作业": ("基坑", "塔吊"), "类型": "施工", "地区": "990000"}, []),
    "unknown fact": ({"人数": "80"}, ["企业「a」的情况「人数」不在 facts.yaml 中"]),
    "no number": ({"从业人数": "80人"}, ["企业「a」的情况「从业人数」应是数字，这里是「80人」"]),
    "two of one": ({"类型": ("施工", "监理")}, ["企业「a」的情况「类型」只能有一个取值"]),
    "one of several": ({"作业": ("基坑", "爆破")}, ["企业「a」的情况「作业」没有取值「爆破」"]),
}


@pytest.mark.parametrize(("facts", "messages"), PROFILES.values(), ids=PROFILES.keys())
def test_profiles(facts: dict[str, str | tuple[str, ...]], messages: list[str]) -> None:
    assert check(enterprises=(Enterprise(id="a", name="甲", year=2024, facts=facts),)) == messages


def test_a_region_that_is_not_registered_is_told_of_differently_to_an_enterprise_and_in_content() -> None:
    condition = a_test("地区", Operator.EQUALS, "990001")
    library = Library(
        facts=FACTS,
        regions=(Region(code="990000", name="甲省"),),
        policies=(a_policy(a_clause("一", a_duty(condition=condition))),),
        enterprises=(Enterprise(id="a", name="甲", year=2024, facts={"地区": "990001"}),),
    )
    asked, told = (problem.hint for problem in check_conditions(library, gather_vocabulary(library)))
    assert asked == "登记到 regions.yaml（上级写 990000 甲省），或改用已登记的：990000 甲省"
    assert told == "按代码，990001 在甲省之内，没有单独登记：写 990000（甲省）"


def test_facts_that_could_not_be_read_make_no_fact_unknown() -> None:
    firm = Enterprise(id="a", name="甲", year=2024, facts={"人数": "80"})
    library = Library(enterprises=(firm,))
    assert check_conditions(library, gather_vocabulary(library, [Place(file="content/facts.yaml")])) == []


PROJECTS: dict[str, tuple[tuple[Project, ...], list[str]]] = {
    "fine": (
        (Project(id="1", name="东楼", kind="房建", stage="主体", works=("基坑",)), Project(id="2-a", name="西楼")),
        [],
    ),
    "twice": ((Project(id="1", name="东楼"), Project(id="1", name="西楼")), ["企业「a」的项目「1」的编号重复"]),
    "no name of a file": (
        (Project(id="../1", name="东楼"),),
        ["企业「a」的项目「../1」的编号只能用小写字母、数字和连字符"],
    ),
    "no such stage": (
        (Project(id="1", name="东楼", stage="开工"),),
        ["企业「a」的项目「1」的阶段没有取值「开工」"],
    ),
    "not what the firm says": (
        (Project(id="1", name="东楼", kind="隧道"),),
        ["企业「a」的项目「1」的类别「隧道」，企业的情况「项目类型」里没有"],
    ),
    "no such work": (
        (Project(id="1", name="东楼", works=("爆破",)),),
        ["企业「a」的项目「1」的危险作业没有取值「爆破」"],
    ),
}


@pytest.mark.parametrize(("projects", "messages"), PROJECTS.values(), ids=PROJECTS.keys())
def test_projects(projects: tuple[Project, ...], messages: list[str]) -> None:
    stages = Fact(name="项目阶段", question="？", type=FactType.CHOICES, values=("主体",))
    works = Fact(name="危险作业", question="？", type=FactType.CHOICES, values=("基坑",))
    kinds = Fact(name="项目类型", question="？", type=FactType.CHOICES, values=("房建", "隧道"))
    firm = Enterprise(id="a", name="甲", year=2024, facts={"项目类型": ("房建",)}, projects=projects)
    library = Library(enterprises=(firm,), facts=(stages, works, kinds))
    assert [problem.message for problem in check_conditions(library, gather_vocabulary(library))] == messages
