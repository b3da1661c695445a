"""What people entered, in a new version: kept, kept for review, moved to the annex; and two files that differ."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.model.library import Library
from generators.model.ticks import AnnexRow, DatedTick, Outcome, ReturnedList, Tick
from generators.phrases import parse_recurrence
from generators.view.checklist.carry import Carried, carry, say_tick
from tests.builders import LABELS
from tests.read.list_filling import (
    DUTIES,
    OWN,
    POST,
    SPOTS,
    Written,
    carrier,
    fill,
    paper,
    returned,
    small_library,
    today,
    without_record,
)

A, B, C, D, E = DUTIES
BLANK = paper(today())
DONE = Written({"done": "√"}, "2023年6月5日", "甲")
DONE_TICK = Tick(outcome=Outcome.DONE, day=date(2023, 6, 5), signed="甲")
ALL = dict.fromkeys(SPOTS, DONE)


def carried(*packages: bytes, into: Library | None = None) -> Carried:
    content = into or small_library()
    with TemporaryDirectory() as folder:
        files: list[ReturnedList] = []
        for number, package in enumerate(packages):
            files.append(replace(returned(package, Path(folder), content), name=f"{number}.docx"))
    return carry([pair for one in files for pair in without_record(one)], carrier(today(content)))


def test_the_same_list_keeps_everything() -> None:
    found = carried(fill(BLANK, ALL))
    assert found.ticks == dict.fromkeys(SPOTS, DONE_TICK)
    assert (found.annex, found.doubts, found.to_review) == ((), (), 0)
    assert found.codes == (today().checklist.code,)


def test_what_changed_is_kept_for_review_and_what_is_gone_moves_to_the_annex() -> None:
    after = small_library(replace(A, recurrence=parse_recurrence("每周"), does="查配电箱和电缆"), B, D, E)
    found = carried(fill(BLANK, ALL), into=after)
    assert found.ticks["zz-2023.a", OWN] == replace(DONE_TICK, review="责任事项、频次或时限有变")
    assert [spot for spot, tick in found.ticks.items() if tick.review] == [("zz-2023.a", OWN)]
    (gone,) = found.annex
    assert (gone.sheet, gone.does, gone.entered, gone.why) == (
        OWN,
        "换旧缆",
        "已完成，2023-06-05，签字：甲",
        "内容中已没有这项职责",
    )


def test_a_row_that_left_its_sheet_moves_to_the_annex() -> None:
    found = carried(fill(BLANK, ALL), into=small_library(A, replace(B, who=("施工单位",)), C, D, E))
    assert [(one.sheet, one.why) for one in found.annex] == [(POST, f"职责还在，但不再列在「{POST}」的表中")]
    assert found.ticks["zz-2023.b", OWN].review == "责任岗位有变"


def test_an_annex_and_a_mark_go_on_into_the_next_version(tmp_path: Path) -> None:
    second = small_library(replace(A, does="查配电箱和电缆"), B, D, E)
    one = carried(fill(BLANK, ALL), into=second)
    again = returned(paper(today(second), one), tmp_path, second)
    two = carry(without_record(again), carrier(today(second)))
    assert two.annex == one.annex
    assert two.ticks == one.ticks


def test_the_later_of_two_files_counts_and_the_difference_is_named() -> None:
    undone = Written({"undone": "√"})
    found = carried(fill(BLANK, {SPOTS[0]: DONE, SPOTS[1]: DONE}), fill(BLANK, {SPOTS[0]: undone, SPOTS[2]: undone}))
    assert found.ticks == {
        SPOTS[0]: Tick(outcome=Outcome.UNDONE),
        SPOTS[1]: DONE_TICK,
        SPOTS[2]: Tick(outcome=Outcome.UNDONE),
    }
    assert [(one.where, one.says) for one in found.doubts] == [
        (
            "1.docx 本单位「查配电箱」",
            "前一份填的是“已完成，2023-06-05，签字：甲”，这一份是“未完成”；以这一份为准",
        )
    ]


BARE = Written({"done": "√"})
FULL = Written({"done": "√"}, "2022年3月5日", "", "见纪要")
FULL_TICK = Tick(outcome=Outcome.DONE, day=date(2022, 3, 5), notes=("见纪要",))


@pytest.mark.parametrize("entries", [(BARE, FULL), (FULL, BARE), (BARE, Written({}, "2022年3月5日"), FULL)])
def test_a_file_that_only_adds_to_another_contradicts_nothing(entries: tuple[Written, ...]) -> None:
    found = carried(*(fill(BLANK, {SPOTS[0]: one}) for one in entries))
    assert (found.ticks, found.doubts) == ({SPOTS[0]: FULL_TICK}, ())


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (Written({"done": "√"}), Written({"undone": "√"})),
        (Written({"done": "√"}, "2023年6月5日"), Written({"done": "√"}, "2023年6月6日")),
        (Written({}, "", "甲"), Written({"done": "√"}, "", "乙")),
    ],
)
def test_another_outcome_day_or_signature_is_a_contradiction(earlier: Written, later: Written) -> None:
    found = carried(fill(BLANK, {SPOTS[0]: earlier}), fill(BLANK, {SPOTS[0]: later}))
    assert found.ticks == carried(fill(BLANK, {SPOTS[0]: later})).ticks
    assert [one.where for one in found.doubts] == ["1.docx 本单位「查配电箱」"]


def test_the_days_of_two_files_are_held_together_like_their_rows() -> None:
    def file(name: str, outcome: Outcome, note: str) -> ReturnedList:
        dated = tuple(
            DatedTick(duty="zz-2023.a", due=day, tick=Tick(outcome=kind, notes=(note,)))
            for day, kind in ((march, Outcome.DONE), (april, outcome))
        )
        return ReturnedList(name=name, enterprise=None, code=None, year=2023, dated=dated)

    march, april = date(2023, 3, 31), date(2023, 4, 30)
    files = (file("0.xlsx", Outcome.DONE, "一"), file("1.xlsx", Outcome.EXCUSED, "二"))
    found = carry([pair for one in files for pair in without_record(one)], carrier(today()))
    assert {spot: replace(tick, review="") for spot, tick in found.dated.items()} == {
        ("zz-2023.a", march): Tick(outcome=Outcome.DONE, notes=("一", "二")),
        ("zz-2023.a", april): Tick(outcome=Outcome.EXCUSED, notes=("二",)),
    }
    assert [one.where for one in found.doubts] == ["1.xlsx 到期日 2023-04-30「查配电箱」"]


GONE = SPOTS[2]


def test_the_annex_names_a_duty_once_with_what_all_files_say() -> None:
    after = small_library(A, B, D, E)
    bare, full = fill(BLANK, {GONE: BARE}), fill(BLANK, {GONE: FULL})
    for packages in ((bare, full), (full, bare), (full, full)):
        found = carried(*packages, into=after)
        assert [(one.does, one.entered) for one in found.annex] == [("换旧缆", "已完成，2022-03-05，见纪要")]
        assert found.doubts == ()
    two = carried(full, fill(BLANK, {GONE: Written({"undone": "√"}, "", "", "等材料")}), into=after)
    assert [one.entered for one in two.annex] == ["未完成，等材料"]
    assert [(one.where, one.says) for one in two.doubts] == [
        (
            "1.docx 本单位「换旧缆」",
            "前一份填的是“已完成，2022-03-05，见纪要”，这一份是“未完成，等材料”；以这一份为准",
        )
    ]


def test_an_annex_meets_the_row_it_came_from() -> None:
    """A list that already went on into a new version comes back beside an older copy of it."""
    after = small_library(A, B, D, E)
    older = fill(BLANK, {GONE: FULL})
    newer = paper(today(after), carried(fill(BLANK, {GONE: BARE}), into=after))
    for packages in ((older, newer), (newer, older)):
        found = carried(*packages, into=after)
        assert [one.entered for one in found.annex] == ["已完成，2022-03-05，见纪要"]
        assert found.doubts == ()


def test_two_duties_of_one_file_never_become_one() -> None:
    """They may be worded alike."""
    alike = [AnnexRow(sheet=OWN, does="换旧缆", basis="", entered=said, why="没有了") for said in ("已完成", "未完成")]
    file = ReturnedList(name="0.docx", enterprise=None, code=None, year=2023, annex=tuple(alike))
    found = carry([(file, None), (replace(file, name="1.docx"), None)], carrier(today()))
    assert (found.annex, found.doubts) == (tuple(alike), ())


def test_what_could_not_be_read_is_marked_in_the_new_list() -> None:
    found = carried(fill(BLANK, {SPOTS[0]: Written({"done": "√", "undone": "√"}, "6月底", "甲")}))
    tick = found.ticks[SPOTS[0]]
    assert (tick.outcome, tick.day, tick.signed) == (None, None, "甲")
    assert tick.review == ("同时勾了“已完成”和“未完成”，没有带入；日期写的是“6月底”，读不出哪一天，没有带入")
    assert len(found.doubts) == 2


NAMES = st.text(st.sampled_from("甲乙丙丁ABC<&>\"'=+·"), max_size=6)
LINES = st.lists(st.text(st.sampled_from("等材料到场后再做&<>=，。1"), min_size=1, max_size=12), max_size=2)


@st.composite
def ticks(draw: st.DrawFn) -> Tick:
    return Tick(
        outcome=draw(st.sampled_from([None, *Outcome])),
        day=draw(st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))),
        signed=draw(NAMES),
        notes=tuple(draw(LINES)),
    )


def written(tick: Tick) -> Written:
    boxes = {tick.outcome.value: "√"} if tick.outcome else {}
    day = f"{tick.day.year}年{tick.day.month}月{tick.day.day}日" if tick.day else ""
    return Written(boxes, day, tick.signed, "\n".join(tick.notes))


@given(ticks())
def test_what_an_annex_says_is_heard_again(tick: Tick) -> None:
    file = ReturnedList(name="0.docx", enterprise=None, code=None, year=2023)
    row = AnnexRow(sheet=OWN, does="换旧缆", basis="", entered=say_tick(tick, LABELS["清单"]), why="没有了")
    noted = replace(row, entered="另见台账")
    found = carry([(replace(file, annex=(one,)), None) for one in (row, noted)], carrier(today()))
    parts = [part for part in (*row.entered.split("，"), "另见台账") if part]
    assert ([one.entered for one in found.annex], found.doubts) == (["，".join(parts)], ())


@given(st.dictionaries(st.sampled_from(SPOTS), ticks()))
def test_what_is_entered_comes_back_and_once_more(entered: dict[tuple[str, str], Tick]) -> None:
    wanted = {spot: tick for spot, tick in entered.items() if not tick.is_blank}
    first = carried(fill(BLANK, {spot: written(tick) for spot, tick in entered.items()}))
    assert first.ticks == wanted
    assert carried(paper(today(), first)).ticks == wanted
    assert LABELS["清单"]["review_mark"] not in repr(first.ticks)
