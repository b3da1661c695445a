"""The demo inbox through `collect`: every figure below was added up by hand from the tables of the builder."""

import json
import shutil
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from lxml import etree
from python_calamine import CalamineWorkbook

from generators.commands.collect import command
from tests.damage.filling import filled
from tests.examples.inbox import building
from tests.examples.inbox.building import APRIL, BUILDING, MARCH, PROPERTY, ROSTER, TOWNS, Sent
from tests.word.lint import package_faults

UNREADABLE = ["带宏.docx", "旧式.docx", "炸弹.docx"]
Collected = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    building.build_inbox(folder / "inbox")
    (folder / "名单.yaml").write_text(ROSTER, "utf-8")
    return folder


@pytest.fixture(scope="module")
def collected(demo: Path) -> Collected:
    return {
        (form, period): json.loads(collect(demo, form, period, "--json").stdout)
        for form in (BUILDING, PROPERTY)
        for period in (MARCH, APRIL)
    }


def collect(folder: Path, form: str, period: str, *options: str) -> Any:
    arguments = [str(folder / "inbox"), "--form", form, "--period", period, "--out", str(folder / "out")]
    roster = ["--roster", str(folder / "名单.yaml")]
    return CliRunner().invoke(command, [*arguments, *roster, *options], standalone_mode=False)


def towns(*numbers: int) -> list[str]:
    return [TOWNS[number - 1] for number in numbers]


def total(result: dict[str, Any], column: str, row: str) -> tuple[Any, int]:
    return next((one["value"], one["n"]) for one in result["totals"] if (one["row"], one["column"]) == (row, column))


def test_the_inbox_holds_40_files(demo: Path) -> None:
    assert len(list(building.file_names(demo / "inbox"))) == 40


LISTS = {
    # Town 9 sent nothing, town 8 on 3 April, town 10 zeros.
    (BUILDING, MARCH): {"未报": towns(9), "逾期": towns(8), "零报": towns(10), "不平": [], "冲突": []},
    # Town 7's file is the bomb, town 9 sent nothing, town 10 signed as town 1; town 4 sent two of one date.
    (BUILDING, APRIL): {
        "未报": towns(7, 9, 10),
        "逾期": towns(8),
        "零报": [],
        "不平": towns(3),
        "冲突": towns(4, 1),
    },
    (PROPERTY, MARCH): {"未报": towns(10), "逾期": [], "零报": [], "不平": [], "冲突": []},
    # Town 9's file has a macro, town 10 signed as nobody on the roster.
    (PROPERTY, APRIL): {
        "未报": towns(9, 10),
        "逾期": [],
        "零报": towns(3),
        "不平": [],
        "冲突": ['=HYPERLINK("http://x")'],
    },
}


@pytest.mark.parametrize("key", LISTS, ids="-".join)
def test_the_lists_name_whom_they_should(collected: Collected, key: tuple[str, str]) -> None:
    assert collected[key]["lists"] == {**LISTS[key], "读不出": UNREADABLE}


TOTALS = [
    # March, towns 1 to 8 and ten zeros: 10 x (1+...+8) = 360; 1+...+8 = 36; eight times 1; 3 x 36; 2 x 36.
    (BUILDING, MARCH, "国标（1）", "项目数量/总数", 360, 9),
    (BUILDING, MARCH, "国标（1）", "创建提升数量/合格项目", 36, 9),
    (BUILDING, MARCH, "国标（1）", "标杆数量/工程项目/层级", None, None),
    (BUILDING, MARCH, "国标（1）", "落实“一企一策”数量/健全三张清单/自查隐患数量", 108, 9),
    (BUILDING, MARCH, "国标（1）", "落实“一企一策”数量/健全三张清单/整改隐患数量", 72, 9),
    (BUILDING, MARCH, "国标（2）", "项目数量/总数", 0, 9),
    # April, towns 1, 2 (corrected to 25), 5, 6, 8 count, of town 3 not the two cells that cannot both be right:
    # 10+25+50+60+80 = 225; 1+2+5+6+8 = 22.
    (BUILDING, APRIL, "国标（1）", "项目数量/总数", 225, 5),
    (BUILDING, APRIL, "国标（1）", "创建提升数量/合格项目", 22, 5),
    # Town 6 wrote 约12: 4+7+10+16+25 = 62 of towns 1, 2, 3, 5, 8. Mended: 2 x (1+2+3+5+6+8) = 50.
    (BUILDING, APRIL, "国标（1）", "落实“一企一策”数量/健全三张清单/自查隐患数量", 62, 5),
    (BUILDING, APRIL, "国标（1）", "落实“一企一策”数量/健全三张清单/整改隐患数量", 50, 6),
    # Town 2's correction says 0: 1+0+3+5+6+8 = 23.
    (BUILDING, APRIL, "国标（1）", "示范岗位/岗位", 23, 6),
    # March, towns 1 to 9: 10 x 45; 3 x 45.
    (PROPERTY, MARCH, "地标", "项目数量/总数", 450, 9),
    (PROPERTY, MARCH, "地标", "落实“一企一策”数量/自查隐患数量", 135, 9),
    # April, towns 1, 2 (２０ and 1,007条 are read), 3 (zeros), 4 to 8: 10+20+0+40+50+60+70+80 = 330;
    # 4+1007+0+13+16+19+22+25 = 1106; 标杆 seven times 1.
    (PROPERTY, APRIL, "地标", "项目数量/总数", 330, 8),
    (PROPERTY, APRIL, "地标", "落实“一企一策”数量/自查隐患数量", 1106, 8),
    (PROPERTY, APRIL, "地标", "标杆数量/标杆数量", 7, 8),
]


@pytest.mark.parametrize(("form", "period", "row", "column", "value", "n"), TOTALS)
def test_totals_are_those_added_by_hand(  # noqa: PLR0913, PLR0917 - one for each column of the table
    collected: Collected, form: str, period: str, row: str, column: str, value: int | None, n: int | None
) -> None:
    named = {(one["row"], one["column"]) for one in collected[form, period]["totals"]}
    if n is None:
        assert (row, column) not in named, "a printed column is no figure"
    else:
        assert total(collected[form, period], column, row) == (value, n)


def test_every_return_says_what_became_of_it(collected: Collected) -> None:
    senders = {one["file"]: one for one in collected[BUILDING, APRIL]["senders"]}
    assert len(senders) == 10
    assert senders["二镇.docx"]["replaced_by"] == "二镇（更正）.docx"
    assert senders["二镇（更正）.docx"] == {
        "name": TOWNS[1],
        "file": "二镇（更正）.docx",
        "status": "accepted_with_warnings",  # 示范岗位 fell from 2 to 0
        "late": False,
        "replaced_by": None,
    }
    assert senders["合格比总数多.docx"]["status"] == "rejected"
    assert senders["大约.docx"]["status"] == "rejected"
    assert senders["节后.docx"]["late"] is True
    assert senders["转过格式.docx"]["status"] != "rejected"


def test_what_is_rejected_or_unreadable_gives_exit_code_1(demo: Path) -> None:
    assert collect(demo, BUILDING, APRIL).return_value == 1


def test_json_is_alone_on_stdout(demo: Path) -> None:
    run = collect(demo, PROPERTY, APRIL, "--json")
    told = json.loads(run.stdout)
    assert list(told)[:5] == ["form", "period", "senders", "totals", "lists"]
    assert list(told)[5:] == [
        "left_out",
        "to_correct",
        "to_complete",
        "unreadable",
        "quotas",
        "months",
        "letters",
        "suspect",
    ]
    assert all(list(one) == ["name", "file", "status", "late", "replaced_by"] for one in told["senders"])
    assert all(list(one) == ["row", "column", "value", "n"] for one in told["totals"])
    assert list(told["lists"]) == ["未报", "逾期", "零报", "不平", "冲突", "读不出"]


def test_one_more_return_changes_only_what_it_changes(demo: Path, tmp_path: Path) -> None:
    shutil.copytree(demo / "inbox", tmp_path / "inbox")
    (tmp_path / "名单.yaml").write_text(ROSTER, "utf-8")
    collect(tmp_path, BUILDING, APRIL)
    folder = tmp_path / "out/ledger" / BUILDING / APRIL
    before, bytes_of = stamps(folder), contents(folder)
    assert {name for name in before if name.startswith("催报")} == {f"催报/zhen-{town:02d}.docx" for town in (7, 9, 10)}
    assert "没有" not in collect(tmp_path, BUILDING, APRIL).stderr
    assert stamps(folder) == before, "nothing arrived, nothing changes"
    building.write(tmp_path / "inbox/补报.docx", building.make_return(BUILDING, APRIL, Sent(file="补报.docx", town=9)))
    collect(tmp_path, BUILDING, APRIL)
    after = stamps(folder)
    assert set(before) - set(after) == {"催报/zhen-09.docx"}
    unchanged = {name for name in after if before.get(name) == after[name]}
    assert unchanged == {
        *("催报/zhen-07.docx", "催报/zhen-10.docx"),
        *("更正/zhen-03.docx", "更正/zhen-04.docx", "更正/zhen-06.docx"),
    }
    for name in unchanged:
        assert bytes_of[name] == (folder / name).read_bytes(), "others' letters say nothing of who else reported"


def test_last_month_is_remembered_when_its_inbox_is_gone(tmp_path: Path) -> None:
    (tmp_path / "名单.yaml").write_text(ROSTER, "utf-8")
    for period, posts in ((MARCH, "5"), (APRIL, "4")):
        shutil.rmtree(tmp_path / "inbox", ignore_errors=True)
        sent = Sent(file="一镇.docx", town=1, changes={"posts": posts})
        building.write(tmp_path / "inbox/一镇.docx", building.make_return(BUILDING, period, sent))
        result = json.loads(collect(tmp_path, BUILDING, period, "--json").stdout)
        assert result["senders"][0]["status"] == ("accepted" if period == MARCH else "accepted_with_warnings")
    said = text_of(tmp_path / "out/ledger" / BUILDING / APRIL / "月度工作总结（草稿）.docx")
    assert "示范岗位/岗位个4减1" in said


def test_the_summary_holds_the_figures_added_by_hand(demo: Path, collected: Collected) -> None:
    assert collected
    said = text_of(demo / "out/ledger" / BUILDING / APRIL / "月度工作总结（草稿）.docx")
    for figures in (
        "项目数量/总数个225减135225",  # 360 in March; how things stand is not added over months
        "自查隐患数量条62减46170（累计）",  # 108 in March
        "整改隐患数量条50减22122（累计）",
        "示范岗位/岗位个23减1323",  # 1+2+...+8 = 36 in March
        "工程项目标杆2个6已完成",
        "工程项目标化合格39个2217个",
        "工程项目示范岗位118个2395个",
        "物业小区标杆3个7已完成",
        "物业小区标化合格110个3377个",  # 1+2+4+5+6+7+8 = 33
        "物业小区示范岗位30个—未汇总月报表里没有这一列",
        "2023年3月（9个单位）、2023年4月（6个单位）",
        "示例三镇：国标（1）·项目数量/总数；示例三镇：国标（1）·创建提升数量/合格项目",
    ):
        assert figures in said


def test_a_file_that_cannot_be_read_is_told_to_the_one_who_may_have_sent_it(tmp_path: Path) -> None:
    (tmp_path / "名单.yaml").write_text(ROSTER, "utf-8")
    building.write(tmp_path / "inbox/zhen-07 四月.pdf", b"%PDF-1.4")
    building.write(tmp_path / "inbox/示例八镇.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048))
    result = json.loads(collect(tmp_path, BUILDING, APRIL, "--json").stdout)
    assert [(one["file"], one["likely"]) for one in result["unreadable"]] == [
        ("zhen-07 四月.pdf", TOWNS[6]),
        ("示例八镇.doc", TOWNS[7]),
    ]
    assert result["lists"]["未报"] == list(TOWNS)
    folder = tmp_path / "out/ledger" / BUILDING / APRIL / "催报"
    assert "收到一份文件“zhen-07 四月.pdf”" in text_of(folder / "zhen-07.docx")
    assert "收到一份文件" not in text_of(folder / "zhen-09.docx")


def test_a_reason_goes_with_its_check_into_every_paper(tmp_path: Path) -> None:
    (tmp_path / "名单.yaml").write_text(ROSTER, "utf-8")
    sent = Sent(file="三镇.docx", town=3, changes={"qualified": "99"})
    made = building.make_return(BUILDING, APRIL, sent)
    building.write(tmp_path / "inbox/三镇.docx", filled(made, {f"{BUILDING}.head.reason": "有项目跨两个镇"}))
    result = json.loads(collect(tmp_path, BUILDING, APRIL, "--json").stdout)
    assert result["senders"][0]["status"] == "rejected", "a reason silences nothing"
    assert result["to_correct"][0]["checks"][0]["reason"] == "有项目跨两个镇"
    assert total(result, "项目数量/总数", "国标（1）") == (None, 0)
    folder = tmp_path / "out/ledger" / BUILDING / APRIL
    for paper in ("回表清单.docx", "月度工作总结（草稿）.docx", "更正/zhen-03.docx"):
        assert "（单位说明：有项目跨两个镇）" in text_of(folder / paper)


def test_a_sender_is_asked_which_of_two_returns_counts(demo: Path, collected: Collected) -> None:
    assert collected
    said = text_of(demo / "out/ledger" / BUILDING / APRIL / "更正/zhen-04.docx")
    assert "关于核实2023年4月报表的通知" in said
    assert "贵单位交来2份2023年4月" in said
    assert "第1份“四镇 1.docx”（填报日期2023年4月28日）；第2份“四镇 2.docx”（填报日期2023年4月28日）" in said
    assert "这几份有下列1格填得不同" in said
    assert "1国标（1）·项目数量/总数4041请告知以哪一份为准" in said


def test_a_date_beyond_belief_is_said_and_beats_no_correction(tmp_path: Path) -> None:
    (tmp_path / "名单.yaml").write_text(ROSTER, "utf-8")
    for file, town, date in (("远.docx", 1, "9999年12月31日"), ("更正.docx", 1, ""), ("独.docx", 2, "2032年4月30日")):
        sent = Sent(file=file, town=town, date=date)
        building.write(tmp_path / "inbox" / file, building.make_return(BUILDING, APRIL, sent))
    result = json.loads(collect(tmp_path, BUILDING, APRIL, "--json").stdout)
    assert result["lists"]["冲突"] == towns(1)
    assert total(result, "项目数量/总数", "国标（1）") == (20, 1)
    statuses = {one["file"]: one["status"] for one in result["senders"]}
    assert statuses == {
        "远.docx": "accepted_with_warnings",
        "更正.docx": "accepted",
        "独.docx": "accepted_with_warnings",
    }
    folder = tmp_path / "out/ledger" / BUILDING / APRIL
    assert "“远.docx”的填报日期9999年12月31日不可信，分不出以哪一份为准" in text_of(folder / "更正/zhen-01.docx")
    ledger = CalamineWorkbook.from_path(folder / "台账.xlsx").get_sheet_by_name("台账").to_python()
    assert any("填报日期2032年4月30日不可信" in str(value) for row in ledger for value in row)


SUMMARY = "ax-2023-summary"


def test_a_month_typed_differently_from_the_one_it_was_made_for_is_named(tmp_path: Path) -> None:
    (tmp_path / "名单.yaml").write_text(ROSTER, "utf-8")
    fields = {"period": "2023年5月", "date": "2023年5月31日"}
    texts = {f"{SUMMARY}.head.{name}": text for name, text in fields.items()}
    building.write(tmp_path / "inbox/五月.docx", filled(building.blank(SUMMARY, TOWNS[0], APRIL), texts))
    may = json.loads(collect(tmp_path, SUMMARY, "2023-05", "--json").stdout)
    assert [one["file"] for one in may["senders"]] == ["五月.docx"], "what is typed says where it goes"
    sheet = CalamineWorkbook.from_path(tmp_path / "out/ledger" / SUMMARY / "2023-05/台账.xlsx")
    cells = [str(value) for row in sheet.get_sheet_by_name("台账").to_python() for value in row]
    assert any("这份表单是为2023年4月制作的，填的是2023年5月" in cell for cell in cells)
    run = collect(tmp_path, SUMMARY, APRIL)
    assert f"{TOWNS[0]}　“五月.docx”是为本月制作的，填的是2023年5月，归入2023年5月" in run.stdout
    reminder = text_of(tmp_path / "out/ledger" / SUMMARY / APRIL / "催报/zhen-01.docx")
    assert "“五月.docx”，是为2023年4月制作的，填的却是2023年5月" in reminder


LETTER = "ax-2023-2"


def test_letters_that_came_back_are_kept_and_the_others_are_reminded(tmp_path: Path) -> None:
    (tmp_path / "名单.yaml").write_text(ROSTER, "utf-8")
    fields = {"unit": TOWNS[0], "representative": "示例甲", "signed_month": "5", "signed_day": "6"}
    texts = {f"{LETTER}.head.{name}": text for name, text in fields.items()}
    building.write(tmp_path / "inbox/a.docx", filled(building.blank(LETTER, TOWNS[0], ""), texts))
    building.write(tmp_path / "inbox/b.docx", filled(building.blank(LETTER, TOWNS[1], ""), {}))
    result = json.loads(collect(tmp_path, LETTER, APRIL, "--json").stdout)
    assert result["lists"]["未报"] == towns(*range(3, 11))
    assert result["totals"] == []
    folder = tmp_path / "out/ledger" / LETTER / APRIL
    sheet = CalamineWorkbook.from_path(folder / "台账.xlsx").get_sheet_by_name("告知承诺").to_python()
    assert sorted([row[1:4] for row in sheet[1:]], key=lambda row: TOWNS.index(row[0])) == [
        [TOWNS[0], "a.docx", "已签"],
        [TOWNS[1], "b.docx", "已收到，未签全"],
        *([town, "", "没有收回"] for town in towns(*range(3, 11))),
    ]
    assert "签字盖章" in text_of(folder / "催报/zhen-03.docx")
    assert "还没有签全，缺：法定代表人签名、承诺月份、承诺日" in text_of(folder / "催报/zhen-02.docx")
    assert not (folder / "催报/zhen-01.docx").exists()
    assert [one["name"] for one in result["letters"] if one["signed"]] == [TOWNS[0]]
    assert "签回情况（10）" in text_of(folder / "回表清单.docx")


def text_of(paper: Path) -> str:
    with ZipFile(paper) as archive:
        return "".join(map(str, etree.fromstring(archive.read("word/document.xml")).itertext()))


def test_the_same_inbox_gives_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        shutil.copytree(demo / "inbox", tmp_path / out / "inbox")
        (tmp_path / out / "名单.yaml").write_text(ROSTER, "utf-8")
        collect(tmp_path / out, BUILDING, APRIL)
    assert contents(tmp_path / "one" / "out") == contents(tmp_path / "two" / "out")


def test_the_papers_are_sound_and_no_name_became_a_path(demo: Path, collected: Collected) -> None:
    assert collected
    papers = list((demo / "out").rglob("*.docx"))
    assert len(papers) == 4 * 3 + 1 + 3 + 1 + 2 + 2 + 1, (
        "three for each of four months, a reminder each, two corrections, one sender that has to say which counts"
    )
    for paper in papers:
        assert package_faults(paper.read_bytes()) == (), paper.name
        assert "示例" not in paper.name


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "名单.yaml").write_text(ROSTER, "utf-8")
    run = collect(tmp_path, BUILDING, APRIL)
    assert run.return_value == 1
    assert "没有文件" in run.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("options", [["--form", "ax-2023-44"], ["--period", "2023-13"], ["--roster", "没有.yaml"]])
def test_a_wrong_command_line_gives_2(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "inbox").mkdir()
    plain = {"--form": BUILDING, "--period": APRIL}
    arguments = [one for pair in {**plain, options[0]: options[1]}.items() for one in pair]
    assert CliRunner().invoke(command, [str(tmp_path / "inbox"), *arguments]).exit_code == 2


def stamps(folder: Path) -> dict[str, int]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.stat().st_mtime_ns for name, path in found.items() if name != "manifest.json"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
