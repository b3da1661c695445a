"""Rosters of profiles: what is read, and every fault at its cell while the other rows go on."""

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.profiles import ProfileRoster
from generators.model.registry import Fact, FactType, Region
from generators.read.profile_rows import address, say_wrong_code
from generators.read.profiles import read_profiles
from generators.write.roster_template import template_bytes
from tests.builders import LABELS

LIBRARY = Library(
    facts=(
        Fact(name="单位类型", question="哪一类？", type=FactType.CHOICE, values=("施工总承包", "监理")),
        Fact(name="地区", question="在哪里？", type=FactType.REGION),
        Fact(name="从业人数", question="多少人？", type=FactType.NUMBER, unit="人"),
        Fact(name="危险作业", question="有哪些？", type=FactType.CHOICES, values=("深基坑", "盾构")),
        Fact(name="重点项目", question="有没有？", type=FactType.YES_NO),
    ),
    regions=(Region(code="440300", name="深圳市"),),
)
HEADINGS = ("编号", "统一社会信用代码", "名称", "年度", "单位类型", "地区", "从业人数", "危险作业", "重点项目")
GOOD = ("good", "", "示例好公司", 2023)
Cells = Sequence[object]


def workbook(path: Path, *rows: Cells) -> Path:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("企业")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    return path


def said(path: Path, year: int | None = None) -> list[str]:
    found = read_profiles(path, LIBRARY, year)
    return [f"{one.place.file.rpartition('!')[2]} {one.message}" for one in (*found.problems, *found.remarks)]


def test_a_row_becomes_a_profile(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "名单.xlsx",
        ("某市企业名单",),
        (*HEADINGS, "备注：联系人"),
        ("sz-1", "", "示例甲公司", 2023, "监理", "440300 深圳市", 800, "深基坑、盾构", "是", "不读"),
        (),
        ("", "", "示例乙公司", "2022", "", "深圳市", 12.5, "盾构"),
    )
    found = read_profiles(path, LIBRARY)
    facts: dict[str, str | tuple[str, ...]] = {
        "单位类型": "监理",
        "地区": "440300",
        "从业人数": "800",
        "危险作业": ("深基坑", "盾构"),
        "重点项目": "是",
    }
    assert found.enterprises == (
        Enterprise(id="sz-1", name="示例甲公司", year=2023, facts=facts),
        Enterprise(
            id="row-5",
            name="示例乙公司",
            year=2022,
            facts={"地区": "440300", "从业人数": "12.5", "危险作业": ("盾构",)},
        ),
    )
    assert found.problems == found.remarks == ()


def test_the_code_is_the_id_where_there_is_no_other(tmp_path: Path) -> None:
    code = "91110000600037341L"
    path = workbook(tmp_path / "名单.xlsx", HEADINGS, ("", code.lower(), "示例甲公司", 2023))
    assert [one.id for one in read_profiles(path, LIBRARY).enterprises] == [code]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("../../x", "", "甲", 2023), "C3 编号应由字母、数字、连字符组成，这里是「../../x」"),
        (("con", "", "甲", 2023), "C3 编号应由字母、数字、连字符组成，这里是「con」"),
        (("a/b", "", "甲", 2023), "C3 编号应由字母、数字、连字符组成，这里是「a/b」"),
        (("..", "", "甲", 2023), "C3 编号应由字母、数字、连字符组成，这里是「..」"),
        (("=cmd", "", "甲", 2023), "C3 编号应由字母、数字、连字符组成，这里是「=cmd」"),
        (("中文", "", "甲", 2023), "C3 编号应由字母、数字、连字符组成，这里是「中文」"),
        ((1234567890123456789, "", "甲", 2023), "A3 「编号」存成了数字，后几位可能已经丢失，无法还原"),
        (("GOOD", "", "甲", 2023), "C3 编号「GOOD」与 C2 重复"),
        (("x", "", "示例好公司", 2023), "C3 企业「示例好公司」与 C2 重名"),
        (("x", 911100006000373410, "甲", 2023), "B3 「统一社会信用代码」存成了数字，后几位可能已经丢失，无法还原"),
        (
            ("x", "9.11110000600037E+17", "甲", 2023),
            "B3 统一社会信用代码「9.11110000600037E+17」应是 18 位，这里是 20 位",
        ),
        (("x", "9111000060003734", "甲", 2023), "B3 统一社会信用代码「9111000060003734」应是 18 位，这里是 16 位"),
        (("x", "91110000600037342L", "甲", 2023), "B3 统一社会信用代码「91110000600037342L」校验码不对，有一位写错了"),
        (("x", "", "", 2023), "C3 没有写名称"),
        (("x", "", "甲" * 101, 2023), "C3 名称超过 100 字"),
        (("x", "", "甲\x07乙", 2023), "C3 「名称」里有看不见的字符 U+0007"),
        (("x", "", "甲\u202e乙", 2023), "C3 「名称」里有看不见的字符 U+202E"),
        (("x", "", "甲\n乙", 2023), "C3 「名称」里有看不见的字符 U+000A"),
        (("x", "", "甲\u200b乙", 2023), "C3 「名称」里有看不见的字符 U+200B"),
        (("x\x1b", "", "甲", 2023), "A3 「编号」里有看不见的字符 U+001B"),
        (("x", "", "甲", 2023, "", "", "", "深\x00基坑"), "H3 「危险作业」里有看不见的字符 U+0000"),
        (("x", "", "甲", ""), "D3 没有写年度"),
        (("x", "", "甲", "明年"), "D3 年度应是四位年份，这里是「明年」"),
        (("x", "", "甲", 2023, "总包"), "E3 企业「x」的情况「单位类型」没有取值「总包」"),
        (("x", "", "甲", 2023, "", "999999"), "F3 企业「x」的情况「地区」没有取值「999999」"),
        (("x", "", "甲", 2023, "", "", "八百"), "G3 企业「x」的情况「从业人数」应是数字，这里是「八百」"),
        (("x", "", "甲", 2023, "", "", "", "深基坑、盾够"), "H3 企业「x」的情况「危险作业」没有取值「盾够」"),
        (("x", "", "甲", 2023, "", "", "", "", True), "I3 企业「x」的情况「重点项目」没有取值「TRUE」"),
        (("x", "", "甲", 2023, "监" * 501), "E3 「单位类型」超过 500 字"),
    ],
)
def test_a_bad_row_is_said_at_its_cell_and_the_good_one_goes_on(row: Cells, expected: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "名单.xlsx", HEADINGS, GOOD, row)
    assert said(path) == [expected]
    assert [one.id for one in read_profiles(path, LIBRARY).enterprises] == ["good"]


@pytest.mark.parametrize(
    ("region", "hint"),
    [
        ("440305 南山区", "按代码，440305 在深圳市之内，没有单独登记：写 440300（深圳市）"),
        (440305, "按代码，440305 在深圳市之内，没有单独登记：写 440300（深圳市）"),
        ("440600 佛山市", "按代码，440600 不在已登记的地区之内，"),
    ],
)
def test_a_region_nobody_registered_is_told_where_it_lies(region: object, hint: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "名单.xlsx", HEADINGS, ("x", "", "甲", 2023, "", region))
    (problem,) = read_profiles(path, LIBRARY).problems
    assert problem.place.file.endswith("!F2")
    assert problem.hint.startswith(hint)


def test_a_region_in_a_list_is_told_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "名单.yaml"
    path.write_text('- {编号: x, 名称: 甲, 年度: 2023, 情况: {地区: "440305"}}\n', encoding="utf-8")
    (problem,) = read_profiles(path, LIBRARY).problems
    assert problem.hint.endswith("写 440300（深圳市）")


@pytest.mark.parametrize("name", ["甲<b>公司", "甲&乙公司", "../../甲", "=cmd|'/c calc'!A0", "@SUM(A1)"])
def test_a_strange_name_is_said_and_kept_as_it_is(name: str, tmp_path: Path) -> None:
    found = read_profiles(workbook(tmp_path / "名单.xlsx", HEADINGS, ("x", "", name, 2023)), LIBRARY)
    assert [(one.id, one.name) for one in found.enterprises] == [("x", name)]
    (remark,) = found.remarks
    assert remark.place.file == "名单.xlsx:企业!C2"
    assert remark.message.startswith("留意：名称里有「")


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("编号", "企业"), ["A1 前 10 行里找不到「名称」一列"]),
        (("名称", "从业人员数"), ["B1 没有「从业人员数」这一列"]),
        (("名称", "年度", "年度"), ["C1 列名「年度」与 B1 重复"]),
        (("名称", "年\x07度"), ["B1 有看不见的字符 U+0007"]),
    ],
)
def test_wrong_headings_stop_everything(headings: Cells, expected: list[str], tmp_path: Path) -> None:
    path = workbook(tmp_path / "名单.xlsx", headings, ("甲", 2023))
    assert said(path) == expected
    assert not read_profiles(path, LIBRARY).readable


def test_formulas_errors_and_merged_cells_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("企业")
        for column, heading in enumerate(HEADINGS):
            sheet.write(0, column, heading)
        for row, number in enumerate(("a", "b", "c", "d", "good"), start=1):
            sheet.write_row(row, 0, (number, "", f"示例{number}公司", 2023))
        sheet.write_formula(1, 6, "=1+1", None, 2)
        sheet.write_formula(2, 6, "=1/0", None, "#DIV/0!")
        sheet.merge_range(3, 4, 4, 4, "监理")
    assert said(path) == ["G2 「从业人数」是公式", "G3 「从业人数」是公式", "E4 合并的单元格", "E5 合并的单元格"]
    assert [one.id for one in read_profiles(path, LIBRARY).enterprises] == ["good"]


def test_a_pasted_error_is_no_empty_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "源.xlsx", HEADINGS, GOOD, ("x", "", "甲", 2023, "", "", 7))
    mended = tmp_path / "名单.xlsx"
    with ZipFile(path) as source, ZipFile(mended, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b'<c r="G3"><v>7</v>', b'<c r="G3" t="e"><v>#N/A</v>'))
    assert said(mended) == ["G3 「从业人数」是错误值"]


def test_a_title_above_may_be_merged_but_not_the_headings(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("企业")
        sheet.merge_range(0, 0, 0, 3, "某市企业名单")
        sheet.write_row(1, 0, ("名称", "年度"))
        sheet.write_row(2, 0, ("示例甲公司", 2023))
    assert [one.id for one in read_profiles(path, LIBRARY).enterprises] == ["row-3"]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("企业")
        sheet.merge_range(0, 0, 1, 0, "名称")
        sheet.write_row(2, 0, ("示例甲公司", 2023))
    assert said(path, 2023) == ["A1 列名所在的行有合并的单元格"]


def test_rows_are_counted_from_the_top_of_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("企业")
        sheet.write_row(2, 1, ("名称", "年度"))
        sheet.write_row(4, 1, ("示例甲公司", "去年"))
    assert said(path) == ["C5 年度应是四位年份，这里是「去年」"]


def test_a_million_empty_rows_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("企业")
        sheet.write_row(0, 0, ("名称", "年度"))
        sheet.write_row(1, 0, ("示例甲公司", 2023))
        sheet.write_row(1_000_000, 0, ("示例乙公司", "x"))
    assert said(path) == ["B1000001 年度应是四位年份，这里是「x」"]
    assert [one.id for one in read_profiles(path, LIBRARY).enterprises] == ["row-2"]


def test_a_million_rows_of_blank_cells_with_a_border_are_passed_over(tmp_path: Path) -> None:
    blank = "".join(f'<row r="{row}"><c r="C{row}" s="0"/></row>' for row in range(3, 1_000_003)).encode()
    path = workbook(tmp_path / "源.xlsx", HEADINGS, GOOD)
    drawn = tmp_path / "名单.xlsx"
    with ZipFile(path) as source, ZipFile(drawn, "w", ZIP_DEFLATED, compresslevel=1) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"</sheetData>", blank + b"</sheetData>"))
    found = read_profiles(drawn, LIBRARY)
    assert ([one.id for one in found.enterprises], found.problems) == (["good"], ())


def test_a_cell_far_away_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("企业")
        sheet.write_row(0, 0, ("名称", "年度"))
        sheet.write(1_048_575, 16_383, "x")
    assert said(path) == ["名单.xlsx 读不了企业名单：表格太大，最右或最下有多余的内容"]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("名单.docx", b"x", "企业名单不能是「.docx」文件"),
        ("名单.xlsx", b"x", "读不了企业名单：打不开"),
        ("名单.xlsx", None, "读不了企业名单：没有这个文件"),
        ("名单.yaml", b"a: 1\n", "企业名单应是一列企业档案"),
        ("名单.yaml", b"[]\n", "名单里没有企业"),
    ],
)
def test_what_is_no_roster_is_said(name: str, content: bytes | None, expected: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    found = read_profiles(tmp_path / name, LIBRARY)
    assert [one.message for one in found.problems] == [expected]
    assert ("核对路径" in found.problems[0].hint) == (content is None)
    assert not found.readable


def read_listed(path: Path, *lines: str) -> ProfileRoster:
    """Write a roster in YAML and read it."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return read_profiles(path, LIBRARY)


def test_a_yaml_list_is_read_and_faults_have_their_line(tmp_path: Path) -> None:
    found = read_listed(
        tmp_path / "名单.yaml",
        "- {编号: sz-1, 名称: 示例甲公司, 年度: 2023, 情况: {单位类型: 监理}}",
        "- {编号: ../x, 名称: 示例乙公司, 年度: 2023, 情况: {}}",
        "- {编号: sz-3, 名称: 示例丙公司, 年度: 2023, 情况: {单位类型: 总包}}",
    )
    assert [one.id for one in found.enterprises] == ["sz-1"]
    assert [one.place.line for one in found.problems] == [2, 3]


def test_a_yaml_list_says_duplicates_and_strange_names_too(tmp_path: Path) -> None:
    found = read_listed(
        tmp_path / "名单.yaml",
        "- {编号: sz-1, 名称: '=cmd|../<b>&', 年度: 2023, 情况: {}}",
        "- {编号: SZ-1, 名称: 示例乙公司, 年度: 2023, 情况: {}}",
        '- {编号: sz-3, 名称: "示例\\a公司", 年度: 2023, 情况: {}}',
    )
    assert [(one.id, one.name) for one in found.enterprises] == [("sz-1", "=cmd|../<b>&")]
    assert [(one.place.line, one.message) for one in found.problems] == [
        (2, "编号「SZ-1」与 第1家 重复"),
        (3, "名称里有看不见的字符 U+0007"),
    ]
    assert [(one.place.line, one.message) for one in found.remarks] == [(1, "留意：名称里有「../」")]


def test_what_is_left_out_of_a_yaml_list_is_named_by_its_place(tmp_path: Path) -> None:
    found = read_listed(
        tmp_path / "名单.yaml",
        "- {编号: sz-1, 名称: 示例甲公司, 年度: 2023, 情况: {}}",
        "- 示例乙公司",
        "- {编号: SZ-1, 名称: [示例丙公司], 年度: 2023, 情况: {}}",
        '- {编号: sz-4, 名称: "示例\\a丁公司", 年度: 2023, 情况: {}}',
    )
    assert [(one.id, one.name) for one in found.left_out] == [("", ""), ("SZ-1", ""), ("sz-4", "示例?丁公司")]
    assert [one.why.partition("：")[0] for one in found.left_out] == ["第2家", "第3家", "第4家"]
    assert found.left_out[2].why == "第4家：名称里有看不见的字符 U+0007"


def test_the_template_is_a_roster_with_every_column(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(template_bytes(LIBRARY, LABELS))
    assert said(path) == ["名单.xlsx 名单里没有企业"]
    assert template_bytes(LIBRARY, LABELS) == template_bytes(LIBRARY, LABELS)
    with ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<dataValidation ") == len(HEADINGS)
    assert "选项!$H$2:$H$3" in sheet


def test_cells_are_named_as_spreadsheets_do() -> None:
    assert [address(6, 1), address(0, 25), address(9, 26), address(0, 702)] == ["B7", "Z1", "AA10", "AAA1"]


def test_a_code_without_fault_passes() -> None:
    assert say_wrong_code("91110000600037341L") == ""
    assert say_wrong_code("911100006000373 1L") != ""


def test_one_code_stands_in_one_row_and_tells_namesakes_apart(tmp_path: Path) -> None:
    first, second = "91110000600037341L", "91350100M000100Y43"
    path = workbook(
        tmp_path / "名单.xlsx",
        HEADINGS,
        ("a", first, "示例甲公司", 2023),
        ("b", first, "示例乙公司", 2023),
        ("c", second, "示例甲公司", 2023),
    )
    assert said(path) == [f"C3 统一社会信用代码「{first}」与 C2 重复"]
    assert [one.id for one in read_profiles(path, LIBRARY).enterprises] == ["a", "c"]
