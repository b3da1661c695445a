"""What an import proposes: each proposal with its clause, and no look-alike among them."""

import pytest

from generators.model.draft import Draft
from generators.model.registry import Document, Role, RoleKind
from generators.read.imported_text import split_imported_text
from generators.view.draft import view_draft
from generators.view.draft.tables import name_kind
from tests.builders import library
from tests.read.numbered_texts import CHAPTERED, print_lines

NOTICE = """
河建安〔2024〕8号

河湾市住房和城乡建设局关于印发《河湾市塔吊
专项检查方案》的通知
各施工单位、监理单位：
现将方案印发给你们。
河湾市住房和城乡建设局
2024年3月5日

河湾市塔吊专项检查方案
根据《河湾市安全规定》（河府〔2023〕2号）和《塔吊规程》（JGJ/T 77-2010），制定本方案。
一、排查
（一）全面排查。5月至11月底，每台塔吊检查2轮。牵头单位：质安站；责任单位：各施工单位、监理单位。
（二）整改。发现隐患后3个工作日内整改（质安站牵头，各区局配合），6月30日前报送总结。
二、要求
2018年上半年，全市共发生事故3起。落实“三个必须”（管行业必须管安全、管业务必须管安全、管生产必须管安全）。
"""


def draft(text: str, **content: object) -> Draft:
    imported = split_imported_text(text, "x.txt")
    return view_draft(imported.official, imported.tables, library(**content))


def test_the_head_of_a_notice_is_read() -> None:
    head = draft(NOTICE).metadata
    assert head.title == "河湾市塔吊专项检查方案"
    assert (head.number, head.issuer, head.date) == ("河建安〔2024〕8号", "河湾市住房和城乡建设局", "2024-03-05")
    assert head.addressees == ("各施工单位", "监理单位")
    assert head.based_on == ("河湾市安全规定", "塔吊规程")


def test_a_text_without_head_leaves_it_empty() -> None:
    head = draft("\n".join(print_lines(CHAPTERED))).metadata
    assert head.title == "河湾市在建工地消防检查办法"
    assert (head.number, head.issuer, head.date, head.year, head.addressees) == ("", "", "", None, ())


def test_deadlines_are_dated_as_far_as_the_text_does() -> None:
    found = {one.text: (one.resolved, one.clause) for one in draft(NOTICE).deadlines}
    assert found == {
        "5月至11月底": ("2024-05-01/2024-11-30", "一/（一）"),
        "发现隐患后3个工作日内": (None, "一/（二）"),
        "6月30日前": ("2024-06-30", "一/（二）"),
    }


def test_a_year_that_nothing_gives_stays_open() -> None:
    text = "塔吊方案\n一、排查\n各项目要在6月30日前完成排查，并报送质安站。"
    assert [one.resolved for one in draft(text).deadlines] == ["XXXX-06-30"]


@pytest.mark.parametrize(
    "sentence",
    [
        "2018年上半年，全市共发生事故3起。",
        "2022年1月至6月，查处违法行为20起，同比下降3%。",
        "各单位落实24小时值班制度。",
        "本办法自2024年7月1日起施行。",
        "《2023年6月底前完成的工作》已经印发，请各单位学习掌握有关内容。",
        "塔吊净距不小于1.5米，满足二、三级要求。",
    ],
)
def test_look_alikes_are_no_deadlines(sentence: str) -> None:
    assert not draft(f"塔吊方案\n一、说明\n{sentence}").deadlines


def test_frequencies_thresholds_and_the_rest_carry_their_clause() -> None:
    found = draft("\n".join(print_lines(CHAPTERED)))
    assert [(one.text, one.unit, one.interval, one.at_least, one.clause) for one in found.frequencies] == [
        ("每周至少检查一次", "week", 1, 1, "二/（一）/1"),
        ("每两天检查一次", "day", 2, 1, "二/（一）/3"),
        ("每月22日前后", "month", 1, None, "二/（二）/1"),
        ("每季度至少培训一次", "quarter", 1, 1, "三/（二）"),
        ("每月一次", "month", 1, 1, "三/（二）"),
    ]
    assert [(one.op, one.value, one.unit, one.clause) for one in found.thresholds] == [
        (">=", "2", "具", "二/（一）/1"),
        (">=", "50", "人", "二/（二）/2"),
    ]
    assert ("近两年", "lookback", "三/（二）") in [(one.text, one.kind, one.clause) for one in found.phrases]
    assert any(one.kind == "standing" for one in found.phrases)


def test_documents_are_cited_with_their_numbers_and_whether_they_are_known() -> None:
    known = Document(title="塔吊规程", number="JGJ/T 77-2010")
    found = {one.title: (one.number, one.known) for one in draft(NOTICE, documents=(known,)).citations if one.title}
    assert found["河湾市安全规定"] == ("河府〔2023〕2号", False)
    assert found["塔吊规程"] == ("JGJ/T 77-2010", True)


def test_responsibility_is_read_off_lines_and_brackets() -> None:
    found = [(one.part, one.names, one.clause) for one in draft(NOTICE).responsibilities]
    assert found == [
        ("牵头单位", ("质安站",), "一/（一）"),
        ("责任单位", ("各施工单位", "监理单位"), "一/（一）"),
        ("牵头", ("质安站",), "一/（二）"),
        ("配合", ("各区局",), "一/（二）"),
    ]


def test_actors_are_found_by_their_longest_name() -> None:
    roles = (Role(name="施工单位", kind=RoleKind.ORGANISATION), Role(name="各施工单位", kind=RoleKind.ORGANISATION))
    found = {one.name: (one.clauses, one.known) for one in draft(NOTICE, roles=roles).roles}
    assert found["各施工单位"] == (("通知", "一/（一）"), True)
    assert "施工单位" not in found


def test_a_counted_list_has_as_many_members_as_it_counts() -> None:
    (found,) = draft(NOTICE).enumerations
    assert (found.name, len(found.members), found.clause) == ("三个必须", 3, "二")


def test_a_table_of_tasks_shows_what_its_columns_hold() -> None:
    rows = [
        ["序号", "重点任务", "责任单位", "2023年进度安排", "完成时限"],
        ["1", "（一）查塔吊", "质安站、各区局", "完成一半", "2023年底前"],
        ["2", "（二）查基坑", "各区局；质安站。", "全部完成", "2023年6月底前"],
    ]
    text = "塔吊路线图\n\n" + "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    found = draft(text)
    (table,) = found.tables
    assert table.kinds == ("number", "task", "responsibility", "2023", "deadline")
    assert [clause.path for clause in found.clauses] == ["（一）", "（二）"]
    assert [(one.resolved, one.clause) for one in found.deadlines] == [
        ("2023-12-31", "（一）"),
        ("2023-06-30", "（二）"),
    ]
    assert [one.names for one in found.responsibilities] == [("质安站", "各区局"), ("各区局", "质安站")]


@pytest.mark.parametrize(
    ("column", "kind"),
    [("序号", "number"), ("牵头单位", "responsibility"), ("2021年进度安排", "2021"), ("工作任务", "task"), ("甲", "")],
)
def test_a_column_is_known_by_its_heading(column: str, kind: str) -> None:
    assert name_kind(column) == kind
