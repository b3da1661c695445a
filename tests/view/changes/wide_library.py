"""A library of many small policies that share roles, facts, words, documents and links, drawn with a seed.

What the pools below hold is little, so that much of it stands in several policies: what one of them says, another says
too, and what counts or gathers over all of them is told apart from what does not.
"""

from dataclasses import replace
from random import Random
from typing import Any

from generators.model.changes import ChangeKind
from generators.model.condition import Operator, Test
from generators.model.enterprise import Project
from generators.model.form import PROJECT, WORK, Column, FieldType, Form, HeaderField, Layout
from generators.model.library import Library
from generators.model.policy import (
    Clause,
    Duty,
    DutyThreshold,
    Enumeration,
    Measure,
    Metric,
    Milestone,
    Phase,
    Policy,
    Report,
    Statement,
    Strength,
)
from generators.model.registry import Document, DocumentStatus, DutyLink, Fact, FactType, RoleKind, Topic
from generators.model.update import Update, UpdateLine
from generators.phrases import parse_deadline, parse_quantity, parse_threshold
from tests.builders import clause, duty, enterprise, form, known, library, policy, role, table_policy

ORGANISATIONS = (
    "施工单位",
    "监理单位",
    "建设单位",
    "住建部门",
    "应急部门",
    "街道办",
    "协会",
    "检测机构",
    "产权单位",
)
POSTS = ("项目经理", "总监", "安全员", "电工", "班组长", "资料员")
ACTS = (
    "检查临时用电",
    "报送三级配电记录",
    "清理配电间",
    "演练断电救援",
    "培训电工",
    "落实查漏电",
    "整改三级配电",
    "登记电箱",
)
LINKED = ("施工单位", "监理单位", "住建部门", "项目经理")
"""Whose duties are joined."""
OFTEN = ("每月至少1次", "每周至少1次", "每季度1次", "每日1次", "每年至少2次", None, None)
DATES = ("2023年6月底前", "2023年3月15日前", "2023年底前", "5月底前", None, None, None)
DOCUMENTS = ("用电安全规范", "配电箱标准", "旧规程")
POLICIES = 9
WORDS = ("一", "二", "三")


def draw_library(seed: int) -> Library:
    """Draw one."""
    chance = Random(seed)
    policies = tuple(draw_policy(f"p{number}-2023", chance) for number in range(1, POLICIES + 1))
    plain = library(*policies, table_policy())
    roles = (
        *(role(name, condition=_type_is(name) if name in ("施工单位", "监理单位") else None) for name in ORGANISATIONS),
        role("项目部", kind=RoleKind.DEPARTMENT, parent="施工单位", aliases=("工地",)),
        *(role(name, kind=RoleKind.POST, parent="项目部") for name in POSTS),
        role("参建单位", kind=RoleKind.GROUP, aliases=("各方",)),
    )
    return replace(
        plain,
        roles=roles,
        facts=(
            Fact(name="单位类型", question="属于哪一类？", type=FactType.CHOICE, values=("施工", "监理")),
            Fact(name="从业人数", question="共多少人？", type=FactType.NUMBER, unit="人"),
            Fact(name="有塔吊", question="有没有？", type=FactType.YES_NO, values=("是", "否")),
            Fact(name="地区", question="在哪里？", type=FactType.REGION),
            Fact(name="危险作业", question="有哪些？", type=FactType.CHOICES, values=("吊装", "动火")),
        ),
        documents=(
            Document(title="用电安全规范", status=DocumentStatus.IN_FORCE),
            Document(title="配电箱标准", status=DocumentStatus.IN_FORCE),
            Document(title="旧规程", status=DocumentStatus.REPLACED, replaced_by="配电箱标准"),
        ),
        topics=(
            Topic(id="power", name="用电", words=("用电", "电箱")),
            Topic(id="staff", name="培训", words=("培训",)),
        ),
        links=tuple(_links(policies)),
        forms=(*_forms(policies),),
        enterprises=(
            enterprise("shi-li", 单位类型="施工", 地区="440300"),
            replace(
                enterprise("jian-li", 单位类型="监理", 从业人数="60", 地区="440300"),
                projects=(Project(id="a1", name="一号", works=("吊装",)),),
            ),
            replace(
                enterprise("da-shi", 单位类型="施工", 从业人数="300", 有塔吊="是", 地区="440300"),
                projects=(Project(id="b1", name="二号", works=("动火", "吊装")),),
            ),
        ),
        updates=(
            Update(
                id="2023-02-01",
                day="2023-02-01",
                title="新政策",
                told=(UpdateLine(kind=ChangeKind.ADDED, record="p1-2023.1.a", does="检查临时用电"),),
            ),
        ),
    )


def _type_is(name: str) -> Test:
    return Test(fact="单位类型", operator=Operator.IN, values=(name[:2],))


def draw_policy(name: str, chance: Random) -> Policy:
    """Draw a policy of a few clauses."""
    number = name.partition("-")[0]
    clauses: list[Clause] = []
    for place, word in enumerate(WORDS[: chance.randint(2, 3)], start=1):
        clauses.append(_draw_clause(name, word, str(place), chance))
        if chance.random() < 0.5:
            inner = tuple(draw_duty(f"{name}.{place}.{letter}", chance) for letter in "kl")
            clauses.append(clause(f"{word}/（一）", *inner, title="再查" if chance.random() < 0.5 else None))
    return policy(*clauses, id=name, title=f"某市用电办法{number}", summary=f"{number}的摘要")


def _draw_clause(name: str, word: str, place: str, chance: Random) -> Clause:
    duties = tuple(draw_duty(f"{name}.{place}.{letter}", chance) for letter in "abc"[: chance.randint(1, 3)])
    more: dict[str, Any] = {}
    if chance.random() < 0.6:
        leads = (chance.choice(ORGANISATIONS),) if chance.random() < 0.5 else ()
        more["measure"] = Measure(title=f"措施{place}", leads=leads)
    if chance.random() < 0.3:
        members = ("甲", "乙", "丙")[: chance.randint(2, 3)]
        more["enumerations"] = (Enumeration(name=chance.choice(("查漏电", "防触电")), members=members),)
    if chance.random() < 0.3:
        more["reports"] = (Report(what="总结", to=("住建部门",), duty=duties[0].id),)
    if chance.random() < 0.3:
        more["phase"] = Phase(name=f"第{place}阶段", due=known(parse_deadline("2023年9月底前")))
    if chance.random() < 0.3:
        due = known(parse_deadline("2023年10月底前"))
        metric = Metric(what="率", value=parse_quantity("100%"))
        more["milestones"] = (Milestone(summary="建台账", due=due, metrics=(metric,)),)
    if chance.random() < 0.3:
        more["cites"] = (f"《{chance.choice(DOCUMENTS)}》",)
    return clause(word, *duties, title=f"查电{place}", **more)


def draw_duty(name: str, chance: Random) -> Duty:
    """Draw a duty."""
    kind = chance.choice((Statement.DUTY,) * 9 + (Statement.RULE,))
    recurrence = chance.choice(OFTEN)
    more: dict[str, Any] = {}
    if chance.random() < 0.2:
        more["condition"] = chance.choice(
            (
                Test(fact="从业人数", operator=Operator.AT_LEAST, values=("50",)),
                Test(fact="有塔吊", operator=Operator.IN, values=("是",)),
            )
        )
    if chance.random() < 0.2:
        more["thresholds"] = (DutyThreshold(limit=known(parse_threshold("50人以上")), fact="从业人数"),)
    if kind is Statement.DUTY:
        more["whom"] = (chance.choice(ORGANISATIONS),) if chance.random() < 0.3 else ()
        more["supervised_by"] = (chance.choice(ORGANISATIONS),) if chance.random() < 0.3 else ()
    return duty(
        name,
        kind=kind,
        who=tuple(chance.sample((*ORGANISATIONS, *POSTS, "工地", "各方"), chance.randint(1, 2))),
        does=chance.choice(ACTS),
        strength=chance.choice((Strength.MUST, Strength.MUST, Strength.MAY)),
        recurrence=recurrence,
        due=None if recurrence else chance.choice(DATES),
        evidence=(chance.choice(("记录", "照片", "台账")),) if chance.random() < 0.5 else (),
        cites=(f"《{chance.choice(DOCUMENTS)}》",) if chance.random() < 0.2 else (),
        terms=("三级配电",) if chance.random() < 0.2 else (),
        **more,
    )


def _links(policies: tuple[Policy, ...]) -> list[DutyLink]:
    """Join what policies ask the same actor, two or three at a time."""
    found: dict[str, list[str]] = {}
    for one in policies:
        for each in (each for part in one.clauses for each in part.duties):
            if each.kind is Statement.DUTY and each.who[0] in LINKED:
                found.setdefault(each.who[0], []).append(each.id)
    groups = [names[at : at + 3] for names in found.values() for at in range(0, len(names), 3)]
    return [
        DutyLink(name=f"同一件事{place}", duties=tuple(names)) for place, names in enumerate(groups) if len(names) > 1
    ]


def _forms(policies: tuple[Policy, ...]) -> list[Form]:
    """Make a form of each of three policies that rests on a duty, and a list of risks."""
    duties = [
        next(each for part in one.clauses for each in part.duties if each.kind is Statement.DUTY) for one in policies
    ]
    made = [
        form(f"{one.id}-form", policy=one.id, attachment=None, title=f"用电表{one.id}", duty=each.id, asked_by="二")
        for one, each in zip(policies[:3], duties, strict=False)
    ]
    risks = Form(
        id="risks",
        policy=policies[3].id,
        title="风险清单",
        layout=Layout.TABLE,
        duty=duties[3].id,
        asked_by="二",
        header_fields=(HeaderField(id="project", label="项目", prefill=PROJECT),),
        columns=(Column(id="work", label="作业", type=FieldType.TEXT, prefill=WORK),),
        spare_rows=8,
    )
    return [*made, risks]
