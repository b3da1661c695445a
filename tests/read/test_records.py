"""Trees as records of the model, with what does not fit said once and left out."""

from typing import Any

import pytest

from generators.model.form import Column
from generators.model.policy import Clause, Duty, Policy, Strength
from generators.model.problem import Place
from generators.model.registry import Role, RoleKind
from generators.read.records import annotation_at, known_keys, read_record

PLACE = Place(file="a.yaml")
DUTY = {"place": PLACE, "编号": "a.1", "事项": "做"}


def read(record: type[Any], raw: dict[str, Any]) -> tuple[Any, list[tuple[tuple[str | int, ...], str]]]:
    value, problems = read_record(record, {"place": PLACE} | raw, PLACE)
    return value, [(problem.place.keys, problem.message) for problem in problems]


def test_a_record_that_fits() -> None:
    value, problems = read(Duty, {"编号": "a.1", "责任人": ["甲"], "事项": "做", "强度": "鼓励"})
    assert value == Duty(id="a.1", who=("甲",), does="做", strength=Strength.ENCOURAGED)
    assert problems == []


MISFITS: dict[str, tuple[dict[str, Any], tuple[str | int, ...], str]] = {
    "an unknown key": ({"期线": "4月底前"}, ("期线",), "不认识的键「期线」"),
    "an English key": ({"does": "做"}, ("does",), "不认识的键「does」"),
    "a wrong choice": ({"强度": "应当"}, ("强度",), "「强度」不能是「应当」"),
    "a long wrong choice": ({"强度": "应" * 30}, ("强度",), f"「强度」不能是「{'应' * 20}…」"),
    "a list for a choice": ({"强度": ["必须"]}, ("强度",), "「强度」不能是「一列」"),
    "a text for a list": ({"凭证": "记录"}, ("凭证",), "「凭证」应是一列"),
    "a mapping for a list": ({"凭证": {"甲": "乙"}}, ("凭证",), "「凭证」应是一列"),
    "a list for a text": ({"后果": ["甲"]}, ("后果",), "「后果」应是一段文字，这里是一列"),
    "a mapping for a text": ({"后果": {"甲": "乙"}}, ("后果",), "「后果」应是一段文字，这里是一组键和值"),
    "a list in a list of texts": ({"凭证": ["甲", ["乙"]]}, ("凭证", 1), "「凭证」应是一段文字，这里是一列"),
    "a text for a record": ({"门槛": ["50人"]}, ("门槛", 0), "「门槛」应写成键和值，这里是「50人」"),
}


@pytest.mark.parametrize(("extra", "keys", "message"), MISFITS.values(), ids=MISFITS.keys())
def test_a_misfit_is_said_once_and_the_rest_stays(
    extra: dict[str, Any], keys: tuple[str | int, ...], message: str
) -> None:
    value, problems = read(Duty, {"编号": "a.1", "责任人": ["甲"], "事项": "做"} | extra)
    assert problems == [(keys, message)]
    assert (value.id, value.who, value.does, value.thresholds) == ("a.1", ("甲",), "做", ())


def test_what_is_needed_and_does_not_fit_is_blanked() -> None:
    value, problems = read(Role, {"名称": ["甲"], "类别": "人"})
    assert value == Role(name="", kind=next(iter(RoleKind)))
    assert [message for _, message in problems] == ["「名称」应是一段文字，这里是一列", "「类别」不能是「人」"]


def test_several_misfits_of_one_list_do_not_move_one_another() -> None:
    duties: list[Any] = ["甲", DUTY | {"错": "1"}, ["乙"], DUTY | {"编号": "a.2", "凭证": "丙"}]
    value, problems = read(Clause, {"条款": "一", "职责": duties})
    assert [duty.id for duty in value.duties] == ["a.1", "a.2"]
    assert [keys for keys, _ in problems] == [("职责", 0), ("职责", 1, "错"), ("职责", 2), ("职责", 3, "凭证")]


def test_a_record_that_lacks_what_cannot_be_blank_is_left_out_alone() -> None:
    value, problems = read(Duty, {"编号": "a.1", "事项": "做", "门槛": [{"place": PLACE, "情况": "人数", "错": "1"}]})
    assert value.thresholds == ()
    assert {message for _, message in problems} == {"缺少「限值」", "不认识的键「错」"}


@pytest.mark.parametrize("raw", ["一段文字", ["甲"], None, 3])
def test_what_is_no_record_at_all_gives_none(raw: object) -> None:
    value, problems = read_record(Duty, raw, PLACE)
    assert value is None
    assert len(problems) == 1


def test_the_keys_of_a_record_are_found_through_lists_and_its_own_kind() -> None:
    assert "事项" in known_keys(Policy, ("条款", 3, "职责", 0))
    assert "标签" in known_keys(Column, ("下级", 0, "下级", 2))
    assert known_keys(Policy, ("没有",)) == []
    assert annotation_at(Policy, ("条款", 0, "共用", "甲")) is int
