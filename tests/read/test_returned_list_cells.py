"""The last cell of a row, as people fill it in."""

from datetime import date

import pytest

from generators.model.ticks import Outcome, Tick
from generators.read.returned_list_cells import LONGEST, read_entered
from tests.builders import LABELS

WORDS = LABELS["清单"]
BLANK = "□已完成\n□未完成\n□不适用\n日期：\u3000\u3000签字："
DONE = Tick(outcome=Outcome.DONE)


def test_an_untouched_cell_is_blank() -> None:
    assert read_entered(BLANK, WORDS) == (Tick(), ())


@pytest.mark.parametrize(
    "text",
    [
        "√已完成\n□未完成\n□不适用\n日期：　签字：",
        "☑已完成\n☐未完成\n☐不适用\n日期:　签字:",
        "□√已完成\n□未完成\n□不适用\n日期：　签字：",
        "□已完成 √\n□未完成\n□不适用\n日期：",
        "（✔）已完成\n（ ）未完成\n（ ）不适用\n日期：年月日　签字：",
        "☒ 已完成\n□ 未完成\n□ 不适用",
        "■已完成□未完成□不适用\n日期：　签字：",
    ],
)
def test_a_tick_is_read_however_it_came_there(text: str) -> None:
    assert read_entered(text, WORDS) == (DONE, ())


@pytest.mark.parametrize("day", ["2023年6月5日", "2023-06-05", "2023.6.5", "2023/6/5"])
def test_a_day_a_name_and_further_lines_are_kept(day: str) -> None:
    text = f"□已完成\n√未完成\n□不适用\n日期：{day}　签字：甲\n等材料到场\n未完成原因：下雨"
    tick, says = read_entered(text, WORDS)
    assert says == ()
    assert tick == Tick(
        outcome=Outcome.UNDONE, day=date(2023, 6, 5), signed="甲", notes=("等材料到场", "未完成原因：下雨")
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("√已完成\n√未完成\n□不适用", "同时勾了“已完成”和“未完成”"),
        ("×已完成\n□未完成\n□不适用", "“×”看不出是不是勾选"),
        ("V已完成\n□未完成\n□不适用", "“V已完成”看不出勾选的是什么"),
        ("√已完成", "印好的“未完成”“不适用”不见了"),
        ("√\n□已完成\n□未完成\n□不适用", "“√”看不出勾的是哪一格"),
        ("□已完成\n□未完成\n□不适用\n√已完成", "“已完成”出现了两次"),
        ("已完成√未完成□不适用□", "“已完成√未完成□不适用□”看不出勾选的是什么"),
    ],
)
def test_what_cannot_be_told_is_said_and_nothing_is_ticked(text: str, says: str) -> None:
    tick, doubts = read_entered(text, WORDS)
    assert tick.outcome is None
    assert says in doubts
    assert says in tick.review


@pytest.mark.parametrize("day", ["6月5日", "2023年6月", "2023年2月30日", "昨天"])
def test_a_day_that_is_none_is_said_and_the_rest_counts(day: str) -> None:
    tick, doubts = read_entered(f"√已完成\n□未完成\n□不适用\n日期：{day}　签字：甲", WORDS)
    assert (tick.outcome, tick.day, tick.signed) == (Outcome.DONE, None, "甲")
    assert doubts == (f"日期写的是“{day}”，读不出哪一天",)


def test_a_mark_nobody_took_away_stays() -> None:
    tick, says = read_entered(f"√已完成\n□未完成\n□不适用\n日期：　签字：\n{WORDS['review_mark']}依据有变", WORDS)
    assert (tick.review, tick.notes, says) == ("依据有变", (), ())


def test_a_cell_full_of_text_is_not_read() -> None:
    assert read_entered("√已完成" + "长" * LONGEST, WORDS)[0] == Tick()
