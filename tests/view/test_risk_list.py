"""Lists of risks: who gets them, and what stands on them beforehand."""

from dataclasses import replace

from generators.model.condition import Operator, Test
from generators.model.enterprise import Enterprise, Project
from generators.model.form import Colour, Column, FieldType, Form, HeaderField, Layout
from generators.model.library import Library
from generators.model.registry import Fact, FactType
from generators.view.form import find_blanks
from generators.view.risk_list import ROOM, RiskList, view_risk_lists
from tests import builders

SPARE = ROOM + 4


def make_form(id: str, *head: HeaderField, columns: tuple[Column, ...] = ()) -> Form:  # noqa: A002 - the field's own name
    work = Column(id="point", label="风险点", type=FieldType.TEXT, prefill="危险作业")
    number = Column(id="no", label="序号", type=FieldType.FIXED)
    cause = Column(id="cause", label="主要危险因素", type=FieldType.TEXT)
    return builders.form(
        id,
        layout=Layout.WIDE_TABLE,
        header_fields=head,
        columns=(number, *columns, work, cause),
        rows=(),
        spare_rows=SPARE,
        duty="zz-2023.1.a",
    )


COLOURS = ("红·重大风险", "黄·一般风险")
FIRM = make_form(
    "zz-firm",
    HeaderField(id="firm", label="企业名称", prefill="企业名称"),
    columns=(
        Column(id="project", label="工程项目", type=FieldType.TEXT, prefill="工程项目"),
        Column(id="stage", label="项目阶段", type=FieldType.TEXT, prefill="项目阶段"),
    ),
)
SITE = make_form(
    "zz-site",
    HeaderField(id="project", label="工程项目", seal=True, prefill="工程项目"),
    HeaderField(id="overall", label="整体风险", type=FieldType.CHOICE, values=COLOURS, prefill="项目风险颜色"),
)
BUILDER = replace(
    builders.role("施工单位"), condition=Test(fact="单位类型", operator=Operator.EQUALS, values=("施工总承包",))
)
FACTS = (
    Fact(name="单位类型", question="哪一类？", type=FactType.CHOICE, values=("施工总承包", "监理")),
    Fact(name="地区", question="在哪里？", type=FactType.REGION),
)
FORMS = (FIRM, SITE, builders.form("zz-1", duty="zz-2023.1.a"))
LIBRARY = builders.library(roles=(BUILDER,), facts=FACTS, forms=FORMS)


def make_firm(*projects: Project, works: tuple[str, ...] = (), **facts: str) -> Enterprise:
    known = {"单位类型": "施工总承包", "地区": "440300", **facts}
    return replace(builders.enterprise(**known, 危险作业=works), projects=projects)


def lists_of(enterprise: Enterprise, library: Library = LIBRARY) -> tuple[RiskList, ...]:
    return view_risk_lists(library, (enterprise,))


def filled(one: RiskList) -> dict[str, str]:
    return {blank.tag.split(".", 1)[1]: blank.value for blank in find_blanks(one.view) if blank.value}


def test_an_enterprise_and_each_of_its_projects_have_a_list_with_a_row_for_each_dangerous_work() -> None:
    east = Project(id="1", name="东楼", stage="主体结构", colour=Colour.RED, works=("高支模", "起重机械"))
    west = Project(id="2", name="西楼", works=("深基坑",))
    firm, first, second = lists_of(make_firm(east, west, works=("高支模", "起重机械", "深基坑", "拆除")))
    assert filled(firm) == {
        "head.firm": "示例建筑公司",
        "r1.project": "东楼",
        "r1.stage": "主体结构",
        "r1.point": "高支模",
        "r2.project": "东楼",
        "r2.stage": "主体结构",
        "r2.point": "起重机械",
        "r3.project": "西楼",
        "r3.point": "深基坑",
        "r4.point": "拆除",
    }
    assert filled(first) == {
        "head.project": "东楼",
        "head.overall": "红·重大风险",
        "r1.point": "高支模",
        "r2.point": "起重机械",
    }
    assert filled(second) == {"head.project": "西楼", "r1.point": "深基坑"}


def test_without_known_works_a_list_is_blank_but_for_its_name() -> None:
    (firm,) = lists_of(make_firm())
    assert filled(firm) == {"head.firm": "示例建筑公司"}


def test_nobody_of_whom_no_policy_asks_it_gets_a_list() -> None:
    assert lists_of(make_firm(地区="500156")) == ()
    assert lists_of(make_firm(单位类型="监理")) == ()
    unknown = builders.enterprise(地区="440300")
    assert lists_of(unknown) == ()


def test_what_does_not_fit_goes_on_in_another_file_and_every_file_leaves_room() -> None:
    works = ("深基坑", "高支模", "起重机械", "脚手架", "盾构")
    parts = lists_of(make_firm(works=works))
    assert [(one.project, one.part) for one in parts] == [(None, 1), (None, 2)]
    points = [[value for tag, value in filled(one).items() if tag.endswith(".point")] for one in parts]
    assert points == [["深基坑", "高支模", "起重机械", "脚手架"], ["盾构"]]
