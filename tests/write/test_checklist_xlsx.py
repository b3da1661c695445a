"""The spreadsheet of a list, read back: its rows, what can be chosen, and that no text is a formula."""

import html
import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from generators.model.condition import Operator
from generators.model.condition import Test as Comparison
from generators.model.policy import Duty
from generators.model.registry import Fact, FactType, RoleKind
from generators.model.ticks import AnnexRow, Outcome, Tick
from generators.read.labels import read_labels
from generators.read.library import read_library
from generators.view.applicability import Relation
from generators.view.checklist import Checklist, in_order, view_checklist
from generators.view.checklist.carry import Carried
from generators.write.checklist.duties import duty_texts
from generators.write.checklist.xlsx import xlsx_bytes
from generators.write.output import ROOT
from tests.builders import clause, duty, enterprise, library, policy, role

LABELS, _ = read_labels(ROOT / "templates" / "labels.yaml", "labels.yaml")
BUILDER = Comparison(fact="单位类型", operator=Operator.EQUALS, values=("施工总承包",))
WORDS = {**LABELS["清单"], **LABELS["清单栏目"]}
BASIS = WORDS["basis"]
FIFTY = Comparison(fact="从业人数", operator=Operator.AT_LEAST, values=("50",))


def workbook(*duties: Duty) -> bytes:
    content = library(
        policy(clause("二", *duties)),
        roles=(role("施工单位", condition=BUILDER), role("项目经理", kind=RoleKind.POST, parent="施工单位")),
        facts=(*library().facts, Fact(name="地区", question="在哪里？", type=FactType.REGION)),
    )
    firm = enterprise("shi-li", 单位类型="施工总承包", 地区="440300")
    return xlsx_bytes(view_checklist(firm, content, date(2023, 6, 1)), LABELS)


def rows(file: bytes, sheet: str) -> list[dict[str, Any]]:
    heading, *body = CalamineWorkbook.from_filelike(BytesIO(file)).get_sheet_by_name(sheet).to_python()
    return [dict(zip(map(str, heading), row, strict=True)) for row in body]


def part(file: bytes, number: int) -> str:
    with ZipFile(BytesIO(file)) as archive:
        return archive.read(f"xl/worksheets/sheet{number}.xml").decode()


def test_a_duty_is_a_row_with_its_times_and_first_and_last_day() -> None:
    (row,) = rows(workbook(duty("zz-2023.a", who=("项目经理",), recurrence="每季度", evidence=("记录",))), "职责清单")
    assert row["责任主体或岗位"] == row["责任岗位"] == "项目经理"
    assert (row["责任事项"], row["频次或时限"], row["履职凭证"]) == ("检查临时用电", "每季度", "记录")
    assert (row["年内次数"], row["首个日期"], row["末个日期"]) == (4, date(2023, 3, 31), date(2023, 12, 31))
    assert row["完成情况"] == ""


def test_every_date_is_a_row_in_order() -> None:
    file = workbook(duty("zz-2023.a", recurrence="每半年"), duty("zz-2023.b", due="2023年4月30日前", does="报方案"))
    found = rows(file, "日期")
    assert [(row["到期日"], row["责任事项"]) for row in found] == [
        (date(2023, 4, 30), "报方案"),
        (date(2023, 6, 30), "检查临时用电"),
        (date(2023, 12, 31), "检查临时用电"),
    ]
    assert found[0]["放假、时效"].startswith("当日是星期日")


def test_what_waits_for_a_fact_is_a_question() -> None:
    (row,) = rows(workbook(duty("zz-2023.a", condition=FIFTY)), "待确认的问题")
    assert (row["情况"], row["问题"], row["包括"]) == ("从业人数", "共多少人？", "检查临时用电")


def test_the_state_is_chosen_coloured_and_filtered() -> None:
    sheet = part(workbook(duty("zz-2023.a")), 1)
    assert '"已完成,未完成,不适用"' in sheet
    assert sheet.count("<cfRule ") == 3
    assert "<autoFilter " in sheet


def test_no_text_becomes_a_formula_or_a_link() -> None:
    file = workbook(duty("zz-2023.a", does="=cmd|' /C calc'!A0"), duty("zz-2023.b", does="http://x.example/<&>\x07"))
    assert re.findall(r"<f>|<hyperlink ", part(file, 1)) == []
    assert next(row["责任事项"] for row in rows(file, "职责清单")) == "=cmd|' /C calc'!A0"


def test_the_same_list_gives_the_same_bytes() -> None:
    assert workbook(duty("zz-2023.a")) == workbook(duty("zz-2023.a"))
    assert datetime(2023, 1, 1).isoformat()[:10] in ZipFile(BytesIO(workbook())).read("docProps/core.xml").decode()  # noqa: DTZ001


def sample(name: str = "") -> tuple[Checklist, bytes]:
    """Give a list with something of every kind: of 2022, where one of its policies is not yet in force."""
    content = read_library(ROOT / "content")[0]
    (firm,) = [one for one in content.enterprises if one.id == "sz-zcb-800"]
    firm = replace(firm, name=name or firm.name)
    checklist = view_checklist(firm, content, date(2023, 6, 1), 2022, content.calendar)
    return checklist, xlsx_bytes(checklist, LABELS)


def test_what_is_in_force_stands_first_and_dates_say_what_is_not() -> None:
    checklist, file = sample()
    in_force = [item for item in in_order(checklist.to_do) if item.in_force]
    found = [row["责任事项"] for row in rows(file, "职责清单")]
    assert 0 < len(in_force) < len(found) == len(checklist.to_do)
    assert found[: len(in_force)] == [duty_texts(item, WORDS)["does"] for item in in_force]
    weekly = [row for row in rows(file, "日期") if "巩固提升" in row[BASIS]]
    assert weekly
    assert all(row["放假、时效"].endswith("尚未生效（自2023年起）") for row in weekly)


def test_what_the_word_list_says_besides_stands_on_sheets_of_its_own() -> None:
    checklist, file = sample()
    received = [item for item in checklist.listed if item.relation is Relation.RECEIVED]
    assert received
    assert {row["责任事项"] for row in rows(file, "其他单位做的")} >= {item.duty.does for item in received}
    about = {row["情况"]: row["内容"] for row in rows(file, "企业情况")}
    assert (about["版本号"], about["清单代码"], about["清单年度"]) == (checklist.version, checklist.code, "2022年")
    assert dict(checklist.profile).items() <= about.items()
    assert [row["政策"] for row in rows(file, "依据的政策")] == [f"《{one.title}》" for one in checklist.bases]
    left_out = rows(file, "不列入本清单的政策和职责")
    assert [row["政策或职责"] for row in left_out[: len(checklist.exclusions)]] == [
        f"《{one.title}》" for one in checklist.exclusions
    ]
    assert all(row["为何不适用"] for row in left_out)
    assert len(left_out) == len(checklist.exclusions) + len(checklist.kept_out)


def test_every_printed_page_says_whose_list_it_is() -> None:
    checklist, file = sample(name="甲&乙" * 60)
    (head,) = re.findall("<oddHeader>(.*?)</oddHeader>", part(file, 1))
    said = html.unescape(head)
    assert said.startswith("&R甲&&乙甲&&乙")
    assert said.endswith(f"　2022年度　版本 {checklist.version}　代码 {checklist.code}")
    assert len(said) <= 255


def test_what_moved_out_of_the_list_is_an_annex() -> None:
    checklist, _ = sample()
    gone = AnnexRow(sheet="本单位", does="查旧缆", basis="一", entered="已完成", why="职责已取消")
    file = xlsx_bytes(checklist, LABELS, Carried(annex=(gone,)))
    (row,) = rows(file, "附录：已不在本清单中的填写记录")
    assert (row["责任事项"], row["原来填写的内容"], row["移出的原因"]) == ("查旧缆", "已完成", "职责已取消")


def carried_row(ticks: dict[tuple[str, str], Tick]) -> dict[str, Any]:
    one = duty("zz-2023.a", who=("施工单位", "项目经理"))
    content = library(
        policy(clause("二", one)),
        roles=(role("施工单位", condition=BUILDER), role("项目经理", kind=RoleKind.POST, parent="施工单位")),
        facts=(*library().facts, Fact(name="地区", question="在哪里？", type=FactType.REGION)),
    )
    firm = enterprise("shi-li", 单位类型="施工总承包", 地区="440300")
    file = xlsx_bytes(view_checklist(firm, content, date(2023, 6, 1)), LABELS, Carried(ticks=ticks))
    assert "<f>" not in part(file, 1)
    (row,) = rows(file, "职责清单")
    return {name: row[name] for name in ("完成情况", "完成日期", "备注")}


def test_what_was_entered_before_stands_in_its_row() -> None:
    tick = Tick(outcome=Outcome.DONE, day=date(2023, 6, 5), signed="=cmd", notes=("附照片",), review="依据有变")
    assert carried_row({("zz-2023.a", "本单位"): tick, ("zz-2023.a", "项目经理"): tick}) == {
        "完成情况": "已完成",
        "完成日期": date(2023, 6, 5),
        "备注": "=cmd，附照片；【需复核】依据有变",
    }


def test_where_posts_say_different_things_all_of_it_is_a_remark() -> None:
    ticks = {
        ("zz-2023.a", "本单位"): Tick(outcome=Outcome.DONE),
        ("zz-2023.a", "项目经理"): Tick(outcome=Outcome.UNDONE, signed="甲"),
    }
    assert carried_row(ticks) == {
        "完成情况": "",
        "完成日期": "",
        "备注": "本单位：已完成；项目经理：未完成，签字：甲",
    }


def test_rows_are_high_enough_for_their_longest_text() -> None:
    """No program has to find that out: LibreOffice does not."""
    long = duty("zz-2023.a", does="检查临时用电、脚手架和深基坑，" * 10)
    heights = re.findall(r'<row r="(\d+)"[^>]* ht="([\d.]+)"', part(workbook(long, duty("zz-2023.b", does="短")), 1))
    assert [number for number, _ in heights] == ["2", "3"]
    tall, low = (float(height) for _, height in heights)
    assert tall >= 7 * 15, "a hundred and sixty signs in a column of some twenty"
    assert low < tall
