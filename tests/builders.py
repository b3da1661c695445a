"""Small records of our own words, so that a test spells out only what it is about."""

from pathlib import Path
from typing import Any, TypeVar

from generators import phrases
from generators.model.enterprise import Enterprise
from generators.model.form import Column, Form, FormRow, HeaderField, Layout
from generators.model.library import Library
from generators.model.policy import Clause, Duty, Measure, Milestone, MilestoneKind, Period, Policy, Stated
from generators.model.registry import Document, Fact, FactType, Region, Role, RoleKind, Term, TermStatus
from generators.read.labels import read_labels

LABELS, _ = read_labels(Path(__file__).parent.parent / "templates" / "labels.yaml", "labels.yaml")

Value = TypeVar("Value")


def known(value: Value | None) -> Value:
    """Return what must be there: `known(phrases.parse_deadline("2023年底前"))`."""
    assert value is not None
    return value


def duty(id: str = "zz-2023.1.a", **changes: Any) -> Duty:  # noqa: A002 - the field's own name; any field
    """Make a duty of 施工单位; give `recurrence`, `due`, `within`, `span` and `total` as phrases."""
    parsers: dict[str, Any] = {
        "recurrence": phrases.parse_recurrence,
        "total": phrases.parse_total,
        "due": phrases.parse_deadline,
        "within": phrases.parse_within,
        "span": phrases.parse_span,
    }
    for name, parser in parsers.items():
        if isinstance(changes.get(name), str):
            changes[name] = known(parser(changes[name]))
    return Duty(**({"id": id, "who": ("施工单位",), "does": "检查临时用电"} | changes))


def clause(path: str = "一", *duties: Duty, **changes: Any) -> Clause:
    """Make a clause that holds these duties."""
    return Clause(clause=path, duties=duties, **changes)


def measure_clause(path: str, title: str = "查配电箱", **lines: tuple[str, ...]) -> Clause:
    """Make a clause that holds a measure; `leads`, `implements` and `supervises` name its roles."""
    return clause(path, title=title, measure=Measure(**lines))  # type: ignore[arg-type]


def policy(*clauses: Clause, **changes: Any) -> Policy:
    """Make a policy in force in 2023 that holds these clauses, or one clause with one duty."""
    plain: dict[str, Any] = {
        "id": "zz-2023",
        "title": "某市工地用电安全方案",
        "issuer": Stated(value="某市住建局"),
        "issued": Stated(value="2023-01-10"),
        "year": Stated(value="2023"),
        "region": "440300",
        "effective": Period(start="2023-01-10", end="2023-12-31"),
        "source": "zz.txt",
        "clauses": clauses or (clause("一", duty()),),
    }
    return Policy(**(plain | changes))


def role(name: str, **changes: Any) -> Role:
    """Make an organisation."""
    plain: dict[str, Any] = {"name": name, "kind": RoleKind.ORGANISATION}
    return Role(**(plain | changes))


def form(id: str = "yd-2023-1", **changes: Any) -> Form:  # noqa: A002 - the field's own name; any field
    """Make a table form with one head field, two columns and one row."""
    plain: dict[str, Any] = {
        "id": id,
        "policy": "zz-2023",
        "attachment": "附件1",
        "title": "用电检查月报表",
        "layout": Layout.TABLE,
        "header_fields": (HeaderField(id="sender", label="填报单位"),),
        "columns": (Column(id="checked", label="检查数", unit="次"), Column(id="mended", label="整改数", unit="处")),
        "rows": (FormRow(id="r1", label="本月"),),
    }
    return Form(**(plain | changes))


def enterprise(id: str = "shi-li", **facts: str | tuple[str, ...]) -> Enterprise:  # noqa: A002 - the field's own name
    """Make a fictional enterprise with these facts known."""
    return Enterprise(id=id, name="示例建筑公司", sample=True, year=2023, facts=dict(facts))


def milestone(year: int, kind: MilestoneKind = MilestoneKind.DELIVERABLE, **changes: Any) -> Milestone:
    """Make the point of a measure in a year."""
    return Milestone(year=year, kind=kind, **changes)


def library(*policies: Policy, **changes: Any) -> Library:
    """Make a library of these policies (or the plain one) with the registries they need."""
    plain: dict[str, Any] = {
        "policies": policies or (policy(),),
        "roles": (
            role("施工单位"),
            role("项目部", kind=RoleKind.DEPARTMENT, parent="施工单位"),
            role("项目经理", kind=RoleKind.POST, parent="项目部", aliases=("项目负责人",)),
            role("住建部门"),
        ),
        "regions": (Region(code="440000", name="广东省"), Region(code="440300", name="深圳市", parent="440000")),
        "facts": (
            Fact(name="单位类型", question="属于哪一类？", type=FactType.CHOICE, values=("施工总承包", "监理")),
            Fact(name="从业人数", question="共多少人？", type=FactType.NUMBER, unit="人"),
        ),
        "documents": (Document(title="用电安全规范", number="ZZ 12-2020"),),
        "glossary": (Term(name="三级配电", explanation="逐级设配电箱", status=TermStatus.OURS),),
    }
    return Library(**(plain | changes))


def table_policy() -> Policy:
    """Make a policy with a table of tasks: a row with its leads, its duty and its three years."""
    task = clause(
        "（一）/1",
        duty("yy-2020.r1.a", recurrence="每月至少1次"),
        row=1,
        title="查配电箱",
        measure=Measure(leads=("住建部门",), implements=("施工单位",), supervises=("住建部门",)),
    )
    years = (
        milestone(2020, summary="建立台账", due=known(phrases.parse_deadline("2020年底前"))),
        milestone(2021, MilestoneKind.ONGOING, summary="持续检查"),
        milestone(2022, MilestoneKind.EMPTY),
    )
    cells = [
        clause(f"（一）/1/{one.year}年进度安排", row=1, cell=f"{one.year}年进度安排", milestones=(one,))
        for one in years
    ]
    return policy(
        clause("（一）", title="查隐患"),
        task,
        *cells,
        id="yy-2020",
        title="某市用电三年行动路线图",
        effective=Period(end="2022-12-31"),
    )
