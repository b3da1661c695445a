"""What rests on a clause is suspect once anything normative of the clause changes, until somebody confirms it anew."""

from dataclasses import fields, replace
from datetime import date

import pytest

from generators.model.amendment import AmendedDuty, Amendment, AmendmentKind
from generators.model.condition import Operator, Test
from generators.model.library import Library
from generators.model.policy import (
    Clause,
    Doubt,
    Duty,
    DutyThreshold,
    Enumeration,
    Measure,
    Metric,
    Milestone,
    OtherReading,
    Period,
    Phase,
    Report,
    Strength,
    Waiver,
)
from generators.model.registry import DutyLink, Fact, FactType
from generators.model.suspect import Suspect, TargetKind
from generators.phrases import (
    parse_deadline,
    parse_quantity,
    parse_recurrence,
    parse_span,
    parse_threshold,
    parse_total,
    parse_within,
)
from generators.view.checklist import plain_checklist, view_checklist
from generators.view.suspects import confirm_targets, find_suspects, gone_confirmations, name_target, with_suspects
from generators.view.suspects.bases import list_targets
from generators.view.suspects.words import lines_of, say_briefly, say_suspect
from tests.builders import clause, duty, enterprise, form, known, library, policy
from tests.mutations import mutations

DAY = date(2024, 3, 1)
FACTS = (*library().facts, Fact(name="地区", question="在哪里？", type=FactType.REGION))
BUILDER = Test(fact="单位类型", operator=Operator.EQUALS, values=("施工总承包",))
ROLES = tuple(replace(one, condition=BUILDER) if one.name == "施工单位" else one for one in library().roles)
US = enterprise(单位类型="施工总承包", 地区="440300")
EVERYTHING = Duty(
    id="zz-2023.2.a",
    who=("施工单位",),
    inferred="上文",
    supervised_by=("住建部门",),
    whom=("项目部",),
    does="检查临时用电",
    strength=Strength.MUST,
    recurrence=known(parse_recurrence("每月至少1次")),
    total=known(parse_total("2轮")),
    due=known(parse_deadline("2023年6月底前")),
    within=known(parse_within("24小时内")),
    after="发现",
    span=known(parse_span("2023年5月至11月底")),
    thresholds=(DutyThreshold(limit=known(parse_threshold("50人以上")), fact="从业人数"),),
    figures=(known(parse_quantity("3个")),),
    cites=("《用电安全规范》",),
    terms=("三级配电",),
    evidence=("记录",),
    consequence="通报",
)
FULL = Clause(
    clause="二",
    row=1,
    cell="责任分工",
    title="用电",
    hash="abc",
    measure=Measure(title="查", leads=("住建部门",), implements=("施工单位",), supervises=("住建部门",)),
    duties=(EVERYTHING, duty("zz-2023.2.b")),
    enumerations=(Enumeration(name="五到位", members=("甲", "乙"), note="注"),),
    phase=Phase(
        name="动员",
        due=known(parse_deadline("2023年6月底前")),
        span=known(parse_span("2023年5月至11月底")),
        deliverables=("方案",),
    ),
    reports=(
        Report(
            what="总结",
            to=("住建部门",),
            duty="zz-2023.2.b",
            other_readings=(OtherReading(clause="一", text="每月3日前"),),
        ),
    ),
    milestones=(
        Milestone(
            year=2023,
            summary="建台账",
            due=known(parse_deadline("2023年6月底前")),
            recurrence=known(parse_recurrence("每月至少1次")),
            total=known(parse_total("2轮")),
            metrics=(Metric(what="率", value=parse_quantity("100%")),),
            terms=("台账",),
            cites=("《用电安全规范》",),
        ),
    ),
    cites=("《用电安全规范》",),
    terms=("三级配电",),
    figures=(known(parse_quantity("3个")),),
    span=known(parse_span("2023年5月至11月底")),
    due=known(parse_deadline("2023年6月底前")),
    waivers=(Waiver(text="一次", reason="套话"),),
    shared={"4月底前": 2},
    doubts=(Doubt(says="没写明", used="甲"),),
)


def content(full: Clause = FULL, **changes: object) -> Library:
    """Make a library of two clauses and everything that rests on them."""
    plain: dict[str, object] = {
        "forms": (form(attachment="二"),),
        "links": (DutyLink(name="查用电", duties=("zz-2023.2.b", "zz-2023.1.a")),),
        "enterprises": (US,),
        "facts": FACTS,
        "roles": ROLES,
    }
    return library(policy(clause("一", duty()), full), **(plain | changes))


PROSE = {"guide": "# 用法\n见 zz-2023.2.b。\n", "other": "# 别的\n什么也不依据。\n"}


def confirmed(given: Library, prose: dict[str, str] = PROSE) -> Library:
    """Have everything confirmed."""
    return replace(given, confirmations=confirm_targets(given, prose, lambda _: True, "编写组", DAY))


def suspects(before: Library, after: Library, prose: dict[str, str] = PROSE) -> tuple[Suspect, ...]:
    """Find what is suspect in one state after another was confirmed."""
    return find_suspects(replace(after, confirmations=confirmed(before, prose).confirmations), prose)


def test_everything_is_filled_in() -> None:
    empty = [one.name for record in (EVERYTHING, FULL) for one in fields(record) if not getattr(record, one.name)]
    assert empty == ["condition"]


@pytest.mark.parametrize(
    ("where", "changed"), list(mutations(FULL)), ids=lambda value: value if isinstance(value, str) else ""
)
def test_any_change_of_any_field_of_a_clause_is_noticed(where: str, changed: Clause) -> None:
    found = {one.target for one in suspects(content(), content(changed))}
    assert {"同一职责 查用电", "表单 yd-2023-1", "页面 guide", "清单 shi-li"} <= found, where


@pytest.mark.parametrize(
    "changed",
    [
        {"effective": Period(start="2023-01-10", end="2024-12-31")},
        {"region": "440000"},
        {"number": "示建〔2023〕5号"},
    ],
    ids=str,
)
def test_a_change_of_the_head_of_a_policy_is_noticed(changed: dict[str, object]) -> None:
    given = content()
    after = replace(given, policies=(replace(given.policies[0], **changed),))  # type: ignore[arg-type]
    assert [one.kind for one in suspects(given, after)] == list(TargetKind)


def test_what_was_confirmed_and_did_not_change_is_not_suspect() -> None:
    assert suspects(content(), content()) == ()


def test_where_nobody_confirms_anything_nothing_is_suspect() -> None:
    assert find_suspects(content(), PROSE) == ()


def test_how_a_phrase_is_written_changes_nothing() -> None:
    written = replace(EVERYTHING, total=known(parse_total("两轮")), recurrence=known(parse_recurrence("每月至少一次")))
    assert suspects(content(), content(replace(FULL, duties=(written, FULL.duties[1])))) == ()


def test_what_rests_on_another_clause_stays_as_it_is() -> None:
    changed = replace(FULL, title="别的")
    links = (DutyLink(name="只有一", duties=("zz-2023.1.a", "zz-2023.1.b")),)
    one = clause("一", duty(), duty("zz-2023.1.b"))
    before, after = (
        library(
            policy(one, other), links=links, forms=(form(attachment="一"),), enterprises=(US,), facts=FACTS, roles=ROLES
        )
        for other in (FULL, changed)
    )
    assert [found.target for found in suspects(before, after, {})] == ["清单 shi-li"]


def test_what_changed_is_said_duty_by_duty() -> None:
    changed = replace(FULL, title="别的", duties=(replace(EVERYTHING, does="拍照"), duty("zz-2023.2.c", does="上报")))
    (link, *_) = suspects(content(), content(changed))
    (line,) = lines_of(link)
    place, _, changes = line.partition("：")
    assert place == "《某市工地用电安全方案》二（第1行）"
    assert changes == "新增职责：zz-2023.2.c 上报；改了职责：zz-2023.2.a 拍照；取消职责：zz-2023.2.b；改了标题"
    assert "确认之后变了：二（第1行） 新增职责 zz-2023.2.c；改了职责 zz-2023.2.a；取消" in say_briefly(link)
    assert say_suspect(link).startswith(
        "编写组 2024-03-01 确认之后，同一职责“查用电”依据的条款变了：《某市工地用电安全方案》二"
    )


def test_a_clause_that_is_gone_is_told() -> None:
    gone = library(policy(clause("一", duty())), forms=content().forms, enterprises=(US,), facts=FACTS, roles=ROLES)
    found = suspects(content(), gone)
    assert [one.changes[0].says for one in found if one.kind is TargetKind.LIST] == ["这一处已经没有了"]


def test_a_clause_that_begins_to_apply_is_told() -> None:
    regulator = clause("二", duty("zz-2023.2.a", who=("住建部门",)))
    ours = clause("二", duty("zz-2023.2.a"))
    before, after = (
        library(policy(clause("一", duty()), one), enterprises=(US,), facts=FACTS, roles=ROLES)
        for one in (regulator, ours)
    )
    (found,) = suspects(before, after, {})
    assert [one.says for one in found.changes] == ["新的依据；有职责：zz-2023.2.a 检查临时用电"]


def test_an_amendment_makes_what_rests_on_its_duty_suspect() -> None:
    amendment = Amendment(
        id="x",
        kind=AmendmentKind.AMENDS,
        since="2024-01-01",
        amended=(AmendedDuty(duty="zz-2023.2.b", does="停电"),),
    )
    found = suspects(content(), content(amendments=(amendment,)))
    assert [one.target for one in found] == ["同一职责 查用电", "表单 yd-2023-1", "页面 guide", "清单 shi-li"]
    assert found[0].changes[0].says == "按修订记录变了的职责：zz-2023.2.b 检查临时用电"


def test_what_nobody_ever_confirmed_is_suspect_once_somebody_confirms() -> None:
    given = confirmed(content(), {})
    (found,) = find_suspects(given, PROSE)
    assert (found.target, list(lines_of(found))) == ("页面 guide", ["还没有人对照条款确认过本页。"])


def test_confirming_one_leaves_the_others_as_they_were() -> None:
    changed = content(replace(FULL, title="别的"))
    given = replace(changed, confirmations=confirmed(content()).confirmations)
    again = confirm_targets(given, PROSE, "表单 yd-2023-1".__eq__, "县站", date(2024, 5, 1))
    left = find_suspects(replace(given, confirmations=again), PROSE)
    assert [one.target for one in left] == ["同一职责 查用电", "页面 guide", "清单 shi-li"]
    assert {one.confirmed_by for one in again if one.target == "表单 yd-2023-1"} == {"县站"}


def test_confirmations_of_what_is_gone_are_told() -> None:
    given = confirmed(content())
    assert gone_confirmations(given, PROSE) == ()
    assert [one.target for one in gone_confirmations(replace(given, forms=()), {})] == ["表单 yd-2023-1", "页面 guide"]


@pytest.mark.parametrize(
    "text",
    [
        "[看](../policies/zz-2023.html#c-2-r1)",
        "[看](../policies/zz-2023.md#zz-2023.2.a)",
        "职责 `zz-2023.2.a`。",
        "zz-2023 二 写明",
        "《某市工地用电安全方案》二（第1行）规定",
    ],
)
def test_a_page_rests_on_what_it_links_to_or_names(text: str) -> None:
    targets = {
        name_target(target): places for target, places in list_targets(content(), {"p": f"# 题\n{text}"}).items()
    }
    assert targets["页面 p"] == ("zz-2023", "zz-2023 二 第1行 责任分工")


def test_a_page_that_names_a_longer_place_does_not_rest_on_the_shorter() -> None:
    assert list_targets(content(), {"p": "# 题\nzz-2023 二/（一）"})[TargetKind.PAGE, "p"] == ()


def test_a_list_says_that_it_is_suspect_and_keeps_its_code() -> None:
    given, one = content(replace(FULL, title="别的")), content().enterprises[0]
    marked = with_suspects(replace(given, confirmations=confirmed(content()).confirmations), PROSE)
    clean, found = (view_checklist(one, each, DAY) for each in (given, marked))
    assert clean.code == found.code
    assert "suspects" not in plain_checklist(clean)
    assert [one["target"] for one in plain_checklist(found)["suspects"]] == ["清单 shi-li", "同一职责 查用电"]


def test_the_list_of_an_enterprise_of_a_roster_is_nobodys_to_confirm() -> None:
    given = content(replace(FULL, title="别的"))
    marked = with_suspects(replace(given, confirmations=confirmed(content()).confirmations), PROSE)
    other = replace(US, name="另一家")
    assert [one.target for one in view_checklist(other, marked, DAY).suspects] == ["同一职责 查用电"]
