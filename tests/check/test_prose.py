"""Our own words must not say a number, period or date that the fields do not hold."""

from typing import Any

import pytest

from generators import phrases
from generators.check.prose import TELLING, atoms_of, check_prose
from generators.check.vocabulary import gather_vocabulary
from generators.model.library import Library
from generators.model.policy import Duty, DutyThreshold, Metric, MilestoneKind
from generators.model.problem import Place
from generators.model.registry import Role, RoleKind
from tests.check.samples import FILE, a_clause, a_duty, a_library, a_milestone, an_enumeration, said


def check(library: Library) -> list[str]:
    return said(check_prose(library, gather_vocabulary(library)))


def of_duty(does: str, **fields: Any) -> list[str]:
    return check(a_library(a_clause("一", a_duty(does, **fields))))


WEEKLY = phrases.parse_recurrence("每周")
TWICE_A_MONTH = phrases.parse_recurrence("每月至少2次")
DUE = phrases.parse_deadline("2024年4月底前")
FIFTY = DutyThreshold(limit=phrases.parse_threshold("50人以上"), fact="从业人数")  # type: ignore[arg-type]
HALF_A_DAY = phrases.parse_quantity("半天")

HELD: dict[str, dict[str, Any]] = {
    "每周查一遍": {"recurrence": WEEKLY},
    "一周查一次": {"recurrence": WEEKLY},
    "每月查2次": {"recurrence": TWICE_A_MONTH},
    "每月查一次": {"recurrence": phrases.parse_recurrence("每月")},
    "4月底前办完": {"due": DUE},
    "2024年4月30日前办完": {"due": DUE},
    "2024年办完": {"due": DUE},
    "50人以上的配专人": {"thresholds": (FIFTY,)},
    "满50人的配专人": {"thresholds": (FIFTY,)},
    "24小时内报告": {"within": phrases.parse_within("24小时内")},
    "学习半天": {"figures": (HALF_A_DAY,)},
    "看近两年的事故": {"figures": (phrases.parse_lookback("近2年"),)},
    "查2轮": {"total": phrases.parse_total("2轮")},
    "统一安排，进一步落实": {},
    "日常检查，定期通报": {},
    "按《2023年方案》办": {},
    "做到“八个一次”": {},
    "按GB/T 99000-2016评定": {},
}


@pytest.mark.parametrize(("does", "fields"), HELD.items(), ids=HELD.keys())
def test_what_the_fields_hold_may_be_said(does: str, fields: dict[str, Any]) -> None:
    assert of_duty(does, **fields) == []


NOT_HELD: dict[str, tuple[dict[str, Any], str]] = {
    "每月查一遍": ({"recurrence": WEEKLY}, "事项里写「每月查一遍」，频次却是「每周」"),
    "每月查3次": ({"recurrence": TWICE_A_MONTH}, "事项里写「每月查3次」，频次却是「每月至少2次」"),
    "每天巡查": ({}, "事项里写「每天」，这条记录的「频次」却没有"),
    "5月底前办完": ({"due": DUE}, "事项里写「5月底前」，期限却是「2024年4月底前」"),
    "2025年办完": ({"due": DUE}, "事项里写「2025年」，期限却是「2024年4月底前」"),
    "60人以上的配专人": ({"thresholds": (FIFTY,)}, "事项里写「60人以上」，门槛却是「50人以上」"),
    "48小时内报告": ({"within": phrases.parse_within("24小时内")}, "事项里写「48小时内」，时限却是「24小时内」"),
    "学习两天": ({"figures": (HALF_A_DAY,)}, "事项里写「两天」，数值却是「半天」"),
    "交3份": ({}, "事项里写「3份」，这条记录的「数值」却没有"),
    "完成95%": ({}, "事项里写「95%」，这条记录的「数值」却没有"),
}


@pytest.mark.parametrize(("does", "fields", "message"), [(d, *rest) for d, rest in NOT_HELD.items()])
def test_what_no_field_holds_is_said(does: str, fields: dict[str, Any], message: str) -> None:
    assert of_duty(does, **fields) == [message]


def test_the_consequence_is_held_against_the_same_fields() -> None:
    duty = a_duty("报告", consequence="超过48小时的通报", within=phrases.parse_within("24小时内"))
    assert check(a_library(a_clause("一", duty))) == ["后果里写「超过48小时」，这条记录的「门槛」却没有"]


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        ({"summary": "95%达标", "metrics": (Metric(what="达标率", value=phrases.parse_quantity("95%")),)}, []),
        ({"summary": "95%达标"}, ["摘要里写「95%」，这条记录的「指标」却没有"]),
        ({"summary": "2024年建成", "year": 2024}, []),
        ({"summary": "2023年建成", "year": 2024}, ["摘要里写「2023年」，年度却是「2024」"]),
        ({"summary": "没有这一年的安排", "kind": MilestoneKind.CUT_OFF}, []),
    ],
)
def test_the_summary_of_a_milestone_too(fields: dict[str, Any], messages: list[str]) -> None:
    assert check(a_library(a_clause("一", milestones=(a_milestone(**fields),)))) == messages


def test_a_number_in_a_name_is_no_figure() -> None:
    role = Role(name="第三方机构", kind=RoleKind.ORGANISATION)
    clause = a_clause(
        "一",
        a_duty("第三方机构查三类岗位，落实三个挂钩"),
        enumerations=(an_enumeration("岗位", "甲", "乙", "丙"), an_enumeration("三个挂钩")),
    )
    assert check(a_library(clause, roles=(role,))) == []
    assert check(a_library(a_clause("一", a_duty("查三类岗位")))) == ["事项里写「三类」，这条记录的「数值」却没有"]


def test_what_the_place_as_a_whole_holds_may_be_said() -> None:
    clause = a_clause("一", a_duty("4月底前学习半天"), due=DUE, figures=(HALF_A_DAY,))
    assert check(a_library(clause)) == []


def test_a_record_whose_figures_could_not_be_read_is_left_out() -> None:
    library = a_library(a_clause("一", a_duty("每月查")))
    unread = Place(file=FILE).inside("频次")
    assert check_prose(library, gather_vocabulary(library, [unread])) == []
    other = Place(file=FILE).inside("凭证")
    assert len(check_prose(library, gather_vocabulary(library, [other]))) == 1


@pytest.mark.parametrize("text", ["每日", "日排查", "一次", "3份", "八个", "半天", "年度", "逐月", "底前完成5月"])
def test_no_text_with_a_figure_is_passed_over(text: str) -> None:
    assert TELLING.search(text)


@pytest.mark.parametrize(("one", "other"), [("每季度", "每三个月"), ("每周1次", "每周一次"), ("每两周", "每2周")])
def test_two_ways_of_saying_the_same_are_the_same_small_facts(one: str, other: str) -> None:
    first, second = phrases.parse_recurrence(one), phrases.parse_recurrence(other)
    if first == second:
        assert set(atoms_of(first)) == set(atoms_of(second))


def test_a_duty_without_prose_is_fine() -> None:
    assert check(a_library(a_clause("一", Duty(id="jia.1", does="")))) == []
