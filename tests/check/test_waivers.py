"""Waivers and hints."""

import pytest

from generators.check.hints import did_you_mean, list_words
from generators.check.waivers import check_waivers
from generators.model.policy import Waiver
from generators.model.problem import Place
from tests.check.samples import FILE, a_clause, a_library, said


def a_waiver(text: str, reason: str, nth: int = 1) -> Waiver:
    return Waiver(text=text, reason=reason, nth=nth, place=Place(file=FILE))


@pytest.mark.parametrize(
    ("waivers", "messages"),
    [
        ([a_waiver("一条心", "比喻，不是数目")], []),
        ([a_waiver("一条心", "比喻，不是数目"), a_waiver("一条心", "同样是比喻", 2)], []),
        ([a_waiver("一条心", "比喻，不是数目"), a_waiver("一条心", "同样是比喻")], ["「一」的豁免「一条心」重复"]),
        ([a_waiver("一条心", "无")], ["「一」豁免「一条心」的理由太短"]),
    ],
)
def test_each_waiver_is_single_and_has_a_reason(waivers: list[Waiver], messages: list[str]) -> None:
    assert said(check_waivers(a_library(a_clause("一", waivers=tuple(waivers))))) == messages


@pytest.mark.parametrize(
    ("word", "hint"),
    [("安全总坚", "是不是「安全总监」？"), ("项目经历", "是不是「项目经理」？"), ("保险公司", "")],
)
def test_the_nearest_known_word(word: str, hint: str) -> None:
    assert did_you_mean(word, ["安全总监", "项目经理"]) == hint


def test_a_long_list_is_cut_short() -> None:
    assert list_words("甲乙") == "甲、乙"
    assert list_words("甲" * 13).endswith("……")
