"""Tables as files: the same bytes for the same table, nothing that a spreadsheet could run."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from generators.view.handbook import Index
from generators.view.handbook.index import Link
from generators.view.handbook.table import Cell, Column, Row, Table
from generators.write.tables import FiledTable, csv_bytes, file_table, table_outputs, table_paths, xlsx_bytes
from tests.builders import LABELS, clause, duty, library, policy, table_policy

WORD = ("频次", "month")


def table(*texts: str) -> FiledTable:
    rows = tuple(
        Row(
            cells=(Cell(parts=(Link(text=text),)), Cell(word=WORD, parts=(Link(text="甲"), Link(text="乙")))), key="z.1"
        )
        for text in texts
    )
    columns = (Column(name="does", heads=True), Column(name="rhythm", facet=True))
    return file_table(Table(id="duties", title=("表格", "duties"), columns=columns, rows=rows), LABELS)


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content: bytes) -> list[list[object]]:
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python()]


def test_both_files_hold_the_headings_the_ids_and_every_cell_as_text() -> None:
    expected = [["编号", "事项", "频次"], ["z.1", "检查", "每月：甲、乙"]]
    assert read_csv(csv_bytes(table("检查"))) == expected
    assert read_xlsx(xlsx_bytes(table("检查"))) == expected


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@甲"])
def test_no_text_becomes_a_formula(text: str) -> None:
    assert read_csv(csv_bytes(table(text)))[1][1] == f"'{text}"
    content = xlsx_bytes(table(text))
    assert read_xlsx(content)[1][1] == text
    assert "<f>" not in content.decode("latin-1")


def test_a_text_of_several_lines_stays_in_its_cell() -> None:
    assert read_csv(csv_bytes(table('甲\n"乙",丙')))[1][1] == '甲 "乙",丙'


def test_the_same_table_gives_the_same_bytes() -> None:
    assert csv_bytes(table("甲", "乙")) == csv_bytes(table("甲", "乙"))
    assert xlsx_bytes(table("甲", "乙")) == xlsx_bytes(table("甲", "乙"))


def test_a_spreadsheet_opens_in_excel_as_utf_8_and_windows_lines() -> None:
    content = csv_bytes(table("检查"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 2


def test_every_table_is_written_where_the_pages_look_for_it() -> None:
    content = library(policy(clause("一", duty(does="查电箱"))), table_policy())
    index = Index(library=content, as_of=date(2023, 6, 1))
    made = {output.path: output for output in table_outputs(index, LABELS)}
    assert set(made) == set(table_paths(content, LABELS))
    assert read_csv(made["tables/duties/全部职责.csv"].make())[1][:2] == ["zz-2023.1.a", "查电箱"]
    assert "职责 zz-2023.1.a" in made["tables/duties/全部职责.xlsx"].ingredients()
