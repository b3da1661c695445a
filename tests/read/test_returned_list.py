"""Lists that came back: whole, with what programs lose, and damaged."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from generators.commands.issued import list_words
from generators.model.ticks import Outcome, Tick, mark_sheet, name_box
from generators.read.returned_list import read_returned_list
from generators.word.controls import bookmark_name
from generators.word.package import packed, unpacked
from tests.builders import LABELS, duty
from tests.damage.filling import W, changed
from tests.read.form_filling import BLANKS
from tests.read.list_filling import (
    OWN,
    POST,
    SPOTS,
    Written,
    cell_of,
    control_of,
    fill,
    paper,
    read,
    returned,
    run_of,
    small_library,
    today,
)

BLANK = paper(today())
FIRST, SECOND, SHARED = SPOTS[0], SPOTS[1], SPOTS[4]
FILLED = {
    FIRST: Written({"done": "√"}, "2023年6月5日", "甲", "附照片"),
    SHARED: Written({"excused": "☑"}),
}
TICKS = {
    FIRST: Tick(outcome=Outcome.DONE, day=date(2023, 6, 5), signed="甲", notes=("附照片",)),
    SHARED: Tick(outcome=Outcome.EXCUSED),
}
Change = Callable[[Any], None]


def ticks(package: bytes, folder: Path) -> dict[tuple[str, str], Tick]:
    found = returned(package, folder)
    return {(row.duty, found.sheets[row.sheet]): row.tick for row in found.rows if not row.tick.is_blank}


def doubts(package: bytes, folder: Path) -> list[str]:
    return [one.says for one in returned(package, folder).doubts]


def test_a_list_says_what_it_is_and_what_its_rows_ask(tmp_path: Path) -> None:
    found, checklist = returned(BLANK, tmp_path), today().checklist
    assert (found.enterprise, found.code, found.year) == ("shi-li", checklist.code, 2023)
    assert found.digests == tuple(item.digests for item in checklist.listed)
    assert set(found.sheets.values()) == {OWN, POST}
    assert found.printed["zz-2023.a"]["timing"] == "每月至少1次"
    assert len(found.rows) == len(SPOTS)
    assert all(row.tick.is_blank for row in found.rows)
    assert found.doubts == ()


def test_what_was_entered_is_read(tmp_path: Path) -> None:
    assert ticks(fill(BLANK, FILLED), tmp_path) == TICKS


def lose(*names: str) -> Change:
    def change(root: etree._Element) -> None:
        for name in names:
            for one in list(root.iter(f"{W}{name}")):
                parent = one.getparent()
                assert parent is not None
                parent.remove(one)

    return change


def test_bookmarks_do_where_a_program_lost_the_tags(tmp_path: Path) -> None:
    assert ticks(changed(fill(BLANK, FILLED), lose("tag")), tmp_path) == TICKS


def test_tags_do_where_the_bookmarks_are_gone(tmp_path: Path) -> None:
    assert ticks(changed(fill(BLANK, FILLED), lose("bookmarkStart", "bookmarkEnd")), tmp_path) == TICKS


def test_a_row_that_lost_both_is_reported_and_not_guessed(tmp_path: Path) -> None:
    package = changed(fill(BLANK, FILLED), lose("tag", "bookmarkStart", "bookmarkEnd"))
    assert ticks(package, tmp_path) == {}
    assert doubts(package, tmp_path) == ["控件和书签都丢了，不能确定是哪一项职责，没有带入"] * 2


def test_one_lost_box_of_four_does_no_harm(tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        control = control_of(root, name_box(FIRST[0], mark_sheet(FIRST[1]), "done"))
        parent, run = control.getparent(), run_of(root, name_box(FIRST[0], mark_sheet(FIRST[1]), "done"))
        assert parent is not None
        parent.replace(control, run)

    assert ticks(changed(fill(BLANK, FILLED), change), tmp_path) == TICKS


def merge_down(root: etree._Element) -> None:
    for spot, value in ((FIRST, "restart"), (SECOND, "continue")):
        properties = cell_of(root, spot).find(f"{W}tcPr")
        assert properties is not None
        etree.SubElement(properties, f"{W}vMerge").set(f"{W}val", value)


def merge_across(root: etree._Element) -> None:
    cell = cell_of(root, FIRST)
    properties, before = cell.find(f"{W}tcPr"), cell.getprevious()
    assert properties is not None
    assert before is not None
    etree.SubElement(properties, f"{W}gridSpan").set(f"{W}val", "2")
    row = cell.getparent()
    assert row is not None
    row.remove(before)


def strike(root: etree._Element) -> None:
    run = run_of(root, name_box(FIRST[0], mark_sheet(FIRST[1]), "done"))
    properties = etree.Element(f"{W}rPr")
    etree.SubElement(properties, f"{W}strike")
    run.insert(0, properties)


def swap_cells(root: etree._Element) -> None:
    one, other = cell_of(root, FIRST), cell_of(root, SECOND)
    here, there = one.getparent(), other.getparent()
    assert here is not None
    assert there is not None
    here.append(other)
    there.append(one)


def join_cells(root: etree._Element) -> None:
    one, other = cell_of(root, FIRST), cell_of(root, SECOND)
    one.extend(other.findall(f"{W}p"))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (merge_down, "单元格合并或拆分过"),
        (merge_across, "单元格合并或拆分过"),
        (strike, "这一格有删除线"),
        (swap_cells, "填写处属于另一项职责"),
        (join_cells, "这一行有几项职责的填写处"),
    ],
)
def test_a_damaged_row_is_reported_and_the_others_count(change: Change, says: str, tmp_path: Path) -> None:
    package = changed(fill(BLANK, FILLED), change)
    assert ticks(package, tmp_path) == {SHARED: TICKS[SHARED]}
    assert f"{says}，没有带入" in doubts(package, tmp_path)


def double(root: etree._Element) -> None:
    row = cell_of(root, FIRST).getparent()
    assert row is not None
    row.addnext(etree.fromstring(etree.tostring(row)))


def test_a_row_that_stands_twice_counts_once(tmp_path: Path) -> None:
    assert ticks(changed(fill(BLANK, FILLED), double), tmp_path) == TICKS


def test_a_row_that_stands_twice_and_differs_does_not_count(tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        double(root)
        run = run_of(root, name_box(FIRST[0], mark_sheet(FIRST[1]), "done"))
        text = run.find(f"{W}t")
        assert text is not None
        text.text = "□"

    package = changed(fill(BLANK, FILLED), change)
    assert ticks(package, tmp_path) == {SHARED: TICKS[SHARED]}
    assert doubts(package, tmp_path) == ["同一行在文件里有两份，填的不一样，都没有带入"]


def test_two_ticks_in_a_row_are_named_with_the_row(tmp_path: Path) -> None:
    package = fill(BLANK, {FIRST: Written({"done": "√", "undone": "√"}, "2023年6月5日")})
    found = returned(package, tmp_path)
    assert [(one.where, one.says) for one in found.doubts] == [
        ("本单位第1行「查配电箱」", "同时勾了“已完成”和“未完成”")
    ]
    assert ticks(package, tmp_path)[FIRST].day == date(2023, 6, 5)


def test_a_form_is_no_list(tmp_path: Path) -> None:
    found, problems = read(next(iter(BLANKS.values())), tmp_path)
    assert found is None
    assert [one.message for one in problems] == ["这不是一企一清单，没有清单代码"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04garbage", BLANK[:4000]])
def test_what_is_no_word_file_is_refused(content: bytes, tmp_path: Path) -> None:
    found, problems = read(content, tmp_path)
    assert found is None
    assert problems[0].hint


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    found, problems = read_returned_list(tmp_path / "没有.docx", list_words(small_library(), LABELS))
    assert found is None
    assert problems[0].message.startswith("打不开")


def test_codes_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    parts = unpacked(BLANK)
    code = today().checklist.code
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(code.encode(), b"AAAAAAAA")
    found, problems = read(packed(parts), tmp_path)
    assert found is None
    assert problems[0].message == f"文件里的清单代码互相矛盾：{'、'.join(sorted(('AAAAAAAA', code)))}"


def test_what_says_nothing_of_itself_but_prints_its_code_is_known_by_it(tmp_path: Path) -> None:
    parts = {name: part for name, part in unpacked(fill(BLANK, FILLED)).items() if not name.startswith("customXml")}
    parts["docProps/core.xml"] = unpacked(
        paper(
            today(),
        )
    )["docProps/core.xml"].replace(b"checklist", b"")
    parts["docProps/custom.xml"] = parts["docProps/custom.xml"].replace(b"FormId", b"Lost").replace(b"FormS", b"Lost")
    found = returned(packed(parts), tmp_path)
    assert (found.enterprise, found.code, found.digests) == (None, today().checklist.code, ())
    assert len(found.rows) == len(SPOTS)


def test_bookmarks_are_those_of_the_tags() -> None:
    with_tags = {one.get(f"{W}val", "") for one in tree().iter(f"{W}tag")}
    bookmarks = {one.get(f"{W}name", "") for one in tree().iter(f"{W}bookmarkStart")}
    assert {bookmark_name(tag) for tag in with_tags} <= bookmarks


def tree() -> etree._Element:
    return etree.fromstring(unpacked(BLANK)["word/document.xml"])


@pytest.mark.parametrize("lost", [(), ("tag",)])
def test_a_duty_with_a_name_longer_than_any_tag_is_known(lost: tuple[str, ...], tmp_path: Path) -> None:
    one = duty("zz-2023." + "x" * 60, does="查长名")
    content = small_library(one, duty("zz-2023." + "x" * 20))
    package = changed(fill(paper(today(content)), {(one.id, OWN): Written({"done": "√"})}), lose(*lost))
    rows = returned(package, tmp_path, content).rows
    assert [row.duty for row in rows if row.tick.outcome] == [one.id]


def test_a_file_that_claims_thousands_of_sheets_is_read_all_the_same(tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        lose("tag")(root)
        body = root.find(f"{W}body")
        assert body is not None
        for number in range(3000):
            line = etree.Element(f"{W}p")
            run = etree.SubElement(line, f"{W}r")
            etree.SubElement(run, f"{W}t").text = f"（一）第{number}表"
            body.insert(len(body) - 1, line)

    assert ticks(changed(fill(BLANK, FILLED), change), tmp_path) == TICKS


def test_the_printed_year_does_where_the_properties_are_lost(tmp_path: Path) -> None:
    parts = unpacked(BLANK)
    parts["docProps/custom.xml"] = parts["docProps/custom.xml"].replace(b"FormPeriod", b"Lost")
    assert returned(packed(parts), tmp_path).year == today().checklist.year


def test_years_that_contradict_each_other_are_none(tmp_path: Path) -> None:
    parts = unpacked(BLANK)
    parts["docProps/custom.xml"] = parts["docProps/custom.xml"].replace(b">2023<", b">2031<")
    assert returned(packed(parts), tmp_path).year is None


@pytest.mark.parametrize(
    ("font", "place", "wanted"),
    [
        ("Wingdings", "F0FE", Outcome.DONE),
        ("Wingdings 2", "F052", Outcome.DONE),
        ("Wingdings 2", "0050", Outcome.DONE),
        ("Wingdings", "F0A8", None),
    ],
)
def test_a_symbol_that_somebody_inserted_is_a_tick(
    font: str, place: str, wanted: Outcome | None, tmp_path: Path
) -> None:
    package = changed(BLANK, lambda root: insert_symbol(root, font, place))
    found = returned(package, tmp_path)
    assert next(row.tick.outcome for row in found.rows if row.duty == FIRST[0]) is wanted
    assert found.doubts == ()


def test_a_symbol_nobody_knows_is_reported(tmp_path: Path) -> None:
    package = changed(BLANK, lambda root: insert_symbol(root, "Webdings", "F061"))
    assert doubts(package, tmp_path) == ["“已完成”前的方框不见了"]


def insert_symbol(root: etree._Element, font: str, place: str) -> None:
    run = run_of(root, name_box(FIRST[0], mark_sheet(FIRST[1]), "done"))
    for text in run.findall(f"{W}t"):
        run.remove(text)
    etree.SubElement(run, f"{W}sym", {f"{W}font": font, f"{W}char": place})
