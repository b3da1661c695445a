"""Spreadsheets of a list that came back, filled in with openpyxl: read, carried over, doubted where they must be."""

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from generators.commands.issued import list_words
from generators.model.library import Library
from generators.model.problem import Problem
from generators.model.ticks import Outcome, ReturnedList, Tick
from generators.read.library import read_library
from generators.read.returned_list_xlsx import read_returned_workbook
from generators.view.applicability import Relation
from generators.view.checklist import view_checklist
from generators.view.checklist.carry import NOTHING, Carried, carry
from generators.write.checklist.xlsx import xlsx_bytes
from generators.write.output import ROOT
from tests.builders import LABELS, duty
from tests.damage.libreoffice import saved_as
from tests.read.list_filling import DUTIES, OWN, POST, carrier, small_library, today, without_record

WORDS = {**LABELS["清单"], **LABELS["清单栏目"]}
DUTY_SHEET, DATE_SHEET = WORDS["duties"], WORDS["dates"]
BLANK = xlsx_bytes(today().checklist, LABELS)
Change = Callable[[Any], None]


def columns_of(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[1] if cell.value}


def row_of(sheet: Worksheet, does: str, due: date | None = None) -> int:
    """Find a row by what is to be done, and by its day."""
    columns = columns_of(sheet)
    for row in range(2, sheet.max_row + 1):
        day = sheet.cell(row, columns[WORDS["day"]]).value if due else None
        same = not due or (isinstance(day, datetime) and day.date() == due)
        if same and sheet.cell(row, columns[WORDS["does"]]).value == does:
            return row
    raise AssertionError(does)


def write(sheet: Worksheet, row: int, **values: object) -> None:
    columns = columns_of(sheet)
    for key, value in values.items():
        sheet.cell(row, columns[WORDS[key]]).value = value


def changed(package: bytes, change: Change) -> bytes:
    book, content = openpyxl.load_workbook(BytesIO(package)), BytesIO()
    change(book)
    book.save(content)
    return content.getvalue()


def read(package: bytes, folder: Path, content: Library | None = None) -> tuple[ReturnedList | None, list[Problem]]:
    path = folder / "收回.xlsx"
    path.write_bytes(package)
    return read_returned_workbook(path, list_words(content or small_library(), LABELS))


def returned(package: bytes, folder: Path, content: Library | None = None) -> ReturnedList:
    found, problems = read(package, folder, content)
    assert not problems
    assert found is not None
    return found


def ticks(found: ReturnedList) -> dict[tuple[str, str], Tick]:
    return {(row.duty, found.sheets[row.sheet]): row.tick for row in found.rows if not row.tick.is_blank}


def fill(book: Any) -> None:
    sheet, dates = book[DUTY_SHEET], book[DATE_SHEET]
    write(sheet, row_of(sheet, "带班查线"), outcome="已完成", done_day=date(2023, 6, 5), remarks="附照片")
    write(sheet, row_of(sheet, "换旧缆"), outcome="不适用")
    write(dates, row_of(dates, "查配电箱", date(2023, 3, 31)), outcome="未完成", remarks="停工")


FILLED = changed(BLANK, fill)
DONE = Tick(outcome=Outcome.DONE, day=date(2023, 6, 5), notes=("附照片",))
TICKS = {
    ("zz-2023.b", OWN): DONE,
    ("zz-2023.b", POST): DONE,
    ("zz-2023.c", OWN): Tick(outcome=Outcome.EXCUSED),
}
DATED = {("zz-2023.a", date(2023, 3, 31)): Tick(outcome=Outcome.UNDONE, notes=("停工",))}


def test_a_list_says_what_it_is_and_what_its_rows_ask(tmp_path: Path) -> None:
    found, checklist = returned(BLANK, tmp_path), today().checklist
    assert (found.enterprise, found.code, found.year) == ("shi-li", checklist.code, 2023)
    assert set(found.digests) == {item.digests for item in checklist.listed}
    assert found.printed["zz-2023.a"]["timing"] == "每月至少1次"
    assert all(tick.is_blank for tick in found.ticks)
    assert found.doubts == ()


def test_what_others_do_to_the_enterprise_is_read_too(tmp_path: Path) -> None:
    """Otherwise it would count as new in a list of which no record was kept."""
    content = read_library(ROOT / "content")[0]
    firm = next(one for one in content.enterprises if one.id == "sz-zcb-800")
    checklist = view_checklist(firm, content, date(2023, 6, 1), calendar=content.calendar)
    assert any(item.relation is Relation.RECEIVED for item in checklist.listed)
    found = returned(xlsx_bytes(checklist, LABELS), tmp_path, content)
    assert set(found.digests) == {item.digests for item in checklist.listed}
    assert found.doubts == ()


def test_what_was_chosen_is_read_for_every_sheet_the_duty_stands_on(tmp_path: Path) -> None:
    found = returned(FILLED, tmp_path)
    assert ticks(found) == TICKS
    assert {(one.duty, one.due): one.tick for one in found.dated if not one.tick.is_blank} == DATED
    assert found.doubts == ()


def test_it_is_carried_into_the_new_files_and_read_from_them_again(tmp_path: Path) -> None:
    carried = carry(without_record(returned(FILLED, tmp_path)), carrier(today()))
    assert (carried.ticks, carried.dated, carried.annex, carried.doubts) == (TICKS, DATED, (), ())
    again = returned(xlsx_bytes(today().checklist, LABELS, carried), tmp_path)
    assert ticks(again) == TICKS
    assert {(one.duty, one.due): one.tick for one in again.dated if not one.tick.is_blank} == DATED


def test_what_changed_is_marked_and_what_is_gone_moves_to_the_annex(tmp_path: Path) -> None:
    """A duty shown by another record; one that is gone; one that is now due once a year."""
    other = replace(DUTIES[1], evidence=("巡查记录",))
    yearly = duty("zz-2023.a", does="查配电箱", recurrence="每年至少1次", evidence=("检查记录",))
    content = small_library(yearly, other, *DUTIES[3:])
    carried = carry(without_record(returned(FILLED, tmp_path)), carrier(today(content)))
    assert carried.ticks["zz-2023.b", POST].review == "履职凭证有变"
    assert [(row.sheet, row.does, row.entered) for row in carried.annex] == [
        (OWN, "换旧缆", "不适用"),
        ("到期日 2023-03-31", "查配电箱", "未完成，停工"),
    ]
    again = returned(xlsx_bytes(today(content).checklist, LABELS, carried), tmp_path, content)
    assert ticks(again)["zz-2023.b", POST] == carried.ticks["zz-2023.b", POST], "the mark is read back as such"


def test_rows_may_be_sorted_columns_moved_and_lines_put_above(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        fill(book)
        sheet = book[DUTY_SHEET]
        values = [[cell.value for cell in row] for row in sheet.iter_rows()]
        heading, *body = values
        Random(4).shuffle(body)
        order = list(range(len(heading)))
        Random(5).shuffle(order)
        sheet.delete_rows(1, len(values))
        for row in (
            [],
            ["本企业说明"],
            [heading[place] for place in order],
            *([one[p] for p in order] for one in body),
        ):
            sheet.append([None, *row])

    found = returned(changed(BLANK, change), tmp_path)
    assert ticks(found) == TICKS
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("values", "tick", "says"),
    [
        ({"outcome": "做了"}, Tick(), "“做了”不是可选的完成情况"),
        ({"outcome": " 已完成 "}, Tick(outcome=Outcome.DONE), ""),
        ({"outcome": '="已完成"'}, Tick(), "“完成情况”是公式"),
        ({"outcome": "#N/A", "remarks": "好"}, Tick(notes=("好",)), "“完成情况”是错误值"),
        ({"done_day": "=TODAY()"}, Tick(), "“完成日期”是公式"),
        ({"done_day": "2023年6月5日"}, Tick(day=date(2023, 6, 5)), ""),
        ({"done_day": "六月"}, Tick(), "日期写的是“六月”，读不出哪一天"),
        ({"done_day": 45000}, Tick(), ""),
        ({"done_day": date(1900, 3, 1)}, Tick(), "日期写的是"),
        ({"done_day": True, "outcome": 1}, Tick(), "“1”不是可选的完成情况"),
        ({"remarks": "甲\n乙"}, Tick(notes=("甲", "乙")), ""),
        ({"remarks": "很" * 3000}, Tick(), "备注有 3000 个字，不像填写的内容"),
        ({"remarks": 5}, Tick(notes=("5",)), ""),
    ],
)
def test_what_is_no_plain_value_is_said(values: Mapping[str, object], tick: Tick, says: str, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book[DUTY_SHEET]
        row = row_of(sheet, "设电工台账")
        write(sheet, row, **values)
        for cell in sheet[row]:
            if cell.value == "#N/A":
                cell.data_type = "e"
            if cell.value == 45000:
                cell.number_format = "yyyy-mm-dd"

    found = returned(changed(BLANK, change), tmp_path)
    expected = replace(tick, day=date(2023, 3, 15)) if values.get("done_day") == 45000 else tick
    seen = ticks(found).get(("zz-2023.d", OWN), Tick())
    assert replace(seen, review="") == expected
    assert says in "".join(one.says for one in found.doubts)
    assert bool(found.doubts) == bool(says)
    assert all(one.where.startswith("职责清单第") and "设电工台账" in one.where for one in found.doubts)


def test_a_bare_number_is_no_day(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book[DUTY_SHEET]
        write(sheet, row_of(sheet, "换旧缆"), done_day=45000)
        sheet.cell(row_of(sheet, "换旧缆"), columns_of(sheet)[WORDS["done_day"]]).number_format = "General"

    (doubt,) = returned(changed(BLANK, change), tmp_path).doubts
    assert doubt.says == "日期写的是“45000”，读不出哪一天"


def last_column(sheet: Worksheet) -> int:
    return int(max(columns_of(sheet).values()))


def test_a_row_without_its_mark_is_reported_where_something_was_entered(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        fill(book)
        sheet = book[DUTY_SHEET]
        for does in ("换旧缆", "设电工台账"):
            sheet.cell(row_of(sheet, does), last_column(sheet)).value = None

    found = returned(changed(BLANK, change), tmp_path)
    assert set(ticks(found)) == {("zz-2023.b", OWN), ("zz-2023.b", POST)}
    assert [one.says for one in found.doubts] == ["行末隐藏的标记不见了，不能确定是哪一项职责，没有带入"]


def test_marks_that_were_not_sorted_along_are_noticed(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        fill(book)
        sheet = book[DUTY_SHEET]
        one, other = (sheet.cell(row_of(sheet, does), last_column(sheet)) for does in ("换旧缆", "设电工台账"))
        one.value, other.value = other.value, one.value

    found = returned(changed(BLANK, change), tmp_path)
    assert ("zz-2023.d", OWN) not in ticks(found)
    assert [one.says for one in found.doubts] == ["行末的标记属于另一行，可能只对一部分列排了序，没有带入"]


def test_a_row_that_stands_twice_counts_only_where_both_say_the_same(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        fill(book)
        sheet = book[DUTY_SHEET]
        for does in ("换旧缆", "带班查线"):
            sheet.append([cell.value for cell in sheet[row_of(sheet, does)]])
        write(sheet, sheet.max_row - 1, outcome="已完成")

    found = returned(changed(BLANK, change), tmp_path)
    assert set(ticks(found)) == {("zz-2023.b", OWN), ("zz-2023.b", POST)}
    assert [one.says for one in found.doubts] == ["同一行在文件里有两份，填的不一样，都没有带入"]


def test_a_column_that_is_gone_is_said(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        fill(book)
        book[DUTY_SHEET].delete_cols(columns_of(book[DUTY_SHEET])[WORDS["outcome"]])

    found = returned(changed(BLANK, change), tmp_path)
    assert ticks(found)["zz-2023.b", OWN] == replace(DONE, outcome=None)
    assert [one.says for one in found.doubts] == ["找不到“完成情况”一列，没有带入"]


def without_mark(book: Any) -> None:
    book[DUTY_SHEET].delete_cols(last_column(book[DUTY_SHEET]))


def renamed(book: Any) -> None:
    book[DUTY_SHEET].title = "别的"


def of_another(book: Any) -> None:
    heading = book[DATE_SHEET].cell(1, last_column(book[DATE_SHEET]))
    heading.value = str(heading.value).replace(today().checklist.code, "AAAABBBB")


@pytest.mark.parametrize(
    ("change", "says"),
    [(without_mark, "没有清单代码"), (renamed, "没有清单代码"), (of_another, "互相矛盾")],
)
def test_what_is_no_list_is_refused(change: Change, says: str, tmp_path: Path) -> None:
    found, problems = read(changed(BLANK, change), tmp_path)
    assert found is None
    assert says in problems[0].message


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a workbook", BLANK[:2000]])
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    found, (problem,) = read(content, tmp_path)
    assert (found, "读不了" in problem.message) == (None, True)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    found, (problem,) = read_returned_workbook(tmp_path / "没有.xlsx", list_words(small_library(), LABELS))
    assert (found, "打不开" in problem.message) == (None, True)


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    content = BytesIO(BLANK)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/large.bin", bytes(101 * 1024 * 1024))
    found, (problem,) = read(content.getvalue(), tmp_path)
    assert (found, problem.message) == (None, "读不了：解开后太大")


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused_and_never_breaks(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Parts of the workbook with signs replaced, taken out or doubled."""
    draw, content = Random(seed), BytesIO()
    with zipfile.ZipFile(BytesIO(FILLED)) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            part = bytearray(old.read(name))
            for _ in range(draw.choice((0, 0, 1, 5))):
                place = draw.randrange(len(part))
                part[place : place + draw.randint(0, 3)] = draw.randbytes(draw.randint(0, 3))
            new.writestr(name, bytes(part))
    found, problems = read(content.getvalue(), tmp_path_factory.mktemp("damaged"))
    assert (found is None) == bool(problems)


OUTCOMES = st.sampled_from([None, *Outcome])
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
REMARKS = st.text(st.characters(categories=["L", "N", "P"]), max_size=30).map(str.strip)
ENTRIES = st.dictionaries(st.sampled_from([one.does for one in DUTIES]), st.tuples(OUTCOMES, DAYS, REMARKS), min_size=1)


@settings(max_examples=30)
@given(entries=ENTRIES)
def test_whatever_is_entered_comes_back(
    entries: dict[str, tuple[Outcome | None, date | None, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    def change(book: Any) -> None:
        sheet = book[DUTY_SHEET]
        for does, (outcome, day, remark) in entries.items():
            said = WORDS[outcome.value] if outcome else None
            write(sheet, row_of(sheet, does), outcome=said, done_day=day, remarks=remark and f"备注{remark}")

    found = returned(changed(BLANK, change), tmp_path_factory.mktemp("filled"))
    by_text = {one.does: one.id for one in DUTIES}
    expected = {
        by_text[does]: Tick(outcome=outcome, day=day, notes=(f"备注{remark}".removesuffix("；"),) if remark else ())
        for does, (outcome, day, remark) in entries.items()
    }
    assert {row.duty: row.tick for row in found.rows if not row.tick.is_blank} == {
        name: tick for name, tick in expected.items() if not tick.is_blank
    }
    assert found.doubts == ()


def test_nothing_to_carry_leaves_the_columns_empty() -> None:
    assert xlsx_bytes(today().checklist, LABELS, NOTHING) == BLANK
    assert Carried().kept == 0


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("way", [("ods", "xlsx"), ("xls", "xlsx")])
def test_what_libreoffice_saved_in_another_format_and_back_is_read(way: tuple[str, ...], tmp_path: Path) -> None:
    files = [tmp_path / "sent" / "清单.xlsx"]
    files[0].parent.mkdir()
    files[0].write_bytes(FILLED)
    for number, target in enumerate(way):
        files = saved_as(target, files, tmp_path / str(number))
    found = returned(files[0].read_bytes(), tmp_path)
    assert (ticks(found), found.doubts) == (TICKS, ())
    assert {(one.duty, one.due): one.tick for one in found.dated if not one.tick.is_blank} == DATED
