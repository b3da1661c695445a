"""Rosters: a YAML list or a workbook, every sender once, every fault at its line."""

from pathlib import Path

import pytest
import xlsxwriter

from generators.model.ledger import Sender
from generators.model.roster import RosterEntry
from generators.read.roster import read_roster


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    return path


def said(path: Path) -> list[str]:
    return [f"{problem.place.line} {problem.message}" for problem in read_roster(path)[1]]


EXPECTED = (
    RosterEntry(sender=Sender(id="ax-01", name="示例甲公司"), forms=("ax-2023-4", "ax-2023-5")),
    RosterEntry(sender=Sender(id="2", name="示例乙公司")),
)


def test_a_list_is_read(tmp_path: Path) -> None:
    path = tmp_path / "名单.yaml"
    path.write_text(
        '- {编号: ax-01, 名称: 示例甲公司, 表单: [ax-2023-4, ax-2023-5]}\n- {编号: "2", 名称: 示例乙公司}\n',
        encoding="utf-8",
    )
    assert read_roster(path) == (EXPECTED, [])


def test_a_workbook_is_read_below_its_title_and_past_empty_rows(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "名单.xlsx",
        ("某县填报单位",),
        ("名称", "编号", "表单", "联系人"),
        ("示例甲公司", "ax-01", "ax-2023-4、ax-2023-5"),
        (),
        ("示例乙公司", 2),
    )
    assert read_roster(path) == (EXPECTED, [])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("单位", "序号"), ("甲", 1)], ["1 找不到「编号」和「名称」两列"]),
        ([("编号", "名称"), ("../x", "甲")], ["2 编号「../x」应由字母、数字、连字符组成"]),
        ([("编号", "名称"), ("1", "")], ["2 「1」没有写名称"]),
        ([("编号", "名称"), ("1", "甲"), ("1", "乙")], ["3 「1 乙」与「1 甲」重复"]),
        ([("编号", "名称"), ("1", "甲"), ("2", "甲")], ["3 「2 甲」与「1 甲」重复"]),
        ([("编号", "名称")], ["None 名单里没有单位"]),
    ],
)
def test_faults_of_a_workbook_are_said_at_their_row(
    rows: list[tuple[object, ...]], expected: list[str], tmp_path: Path
) -> None:
    assert said(workbook(tmp_path / "名单.xlsx", *rows)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("编号: 1\n", ["1 名单应是一列单位"]),
        ("- 甲\n", ["1 编号「」应由字母、数字、连字符组成"]),
        ("- {编号: a, 名称: 甲}\n- {编号: b, 名称: [乙]}\n", ["2 「b」的名称应是不超过100字的文字"]),
        ("[]\n", ["1 名单里没有单位"]),
    ],
)
def test_faults_of_a_list_are_said_at_their_line(text: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "名单.yaml"
    path.write_text(text, encoding="utf-8")
    assert [one.replace("None", "1") for one in said(path)] == expected


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("名单.docx", b"x", "名单不能是「.docx」文件"),
        ("名单.xlsx", b"not a workbook", "读不了名单：打不开"),
        ("名单.xlsx", None, "读不了名单：没有这个文件"),
    ],
)
def test_what_is_no_roster_is_said(name: str, content: bytes | None, expected: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    entries, (problem,) = read_roster(path)
    assert entries == ()
    assert problem.message == expected
    assert problem.hint
