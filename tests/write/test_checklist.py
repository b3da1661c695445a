"""The Word list and the JSON beside it: what stands in them, that they are sound, and how LibreOffice draws them."""

import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from generators.model.condition import Operator
from generators.model.condition import Test as Comparison
from generators.model.library import Library
from generators.model.policy import Duty, Period, Strength
from generators.model.registry import DutyLink, Fact, FactType, RoleKind
from generators.model.ticks import AnnexRow
from generators.read.library import read_library
from generators.view.checklist import view_checklists
from generators.view.checklist.carry import Carried
from generators.word.document import document_bytes
from generators.word.package import unpacked
from generators.word.returned import ReturnedDocument, read_returned
from generators.write.checklist import list_outputs
from generators.write.checklist.paper import lay_out
from generators.write.manifest import explain
from generators.write.output import Output
from tests.builders import LABELS, clause, duty, enterprise, library, policy, role
from tests.word.lint import package_faults
from tests.word.rendering import converted, page_lines

CONTENT = Path(__file__).parent.parent.parent / "content"
DAY = date(2023, 6, 1)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

BUILDER = Comparison(fact="单位类型", operator=Operator.EQUALS, values=("施工总承包",))
FIFTY = Comparison(fact="从业人数", operator=Operator.AT_LEAST, values=("50",))


def small_library(*duties: Duty, **facts: str) -> Library:
    old = policy(clause("一", duty("aa-2020.a", does="查旧缆")), id="aa-2020", effective=Period(end="2020-12-31"))
    return library(
        old,
        policy(clause("二/（一）/3", *duties)),
        policy(clause("一", duty("xx-2023.a")), id="xx-2023", title="外省方案", region="350000"),
        roles=(
            role("施工单位", condition=BUILDER),
            role("项目经理", kind=RoleKind.POST, parent="施工单位"),
        ),
        facts=(*library().facts, Fact(name="地区", question="在哪里？", type=FactType.REGION)),
        enterprises=(enterprise("shi-li", **({"单位类型": "施工总承包", "地区": "440300"} | facts)),),
    )


DUTIES = (
    duty("zz-2023.a", recurrence="每月至少1次", evidence=("检查记录",)),
    duty("zz-2023.b", who=("项目经理",), does="带班<检查>&记录", strength=Strength.ENCOURAGED),
    duty("zz-2023.c", does="设安全总监", condition=FIFTY),
    duty("zz-2023.d", does="堵塞通道", strength=Strength.FORBIDDEN),
)


def checklist_outputs(content: Library, day: date) -> list[Output]:
    return list_outputs(view_checklists(content.enterprises, content, day), LABELS)


def outputs(content: Library) -> dict[str, Output]:
    return {Path(output.path).suffix: output for output in checklist_outputs(content, DAY)}


def cells(package: bytes) -> list[list[str]]:
    """Read the rows of all tables, each a list of the texts of its cells."""
    with ZipFile(BytesIO(package)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    return [
        ["".join(str(part) for part in cell.itertext(f"{W}t")) for cell in row.iter(f"{W}tc")]
        for row in body.iter(f"{W}tr")
    ]


def row_of(package: bytes, words: str) -> list[str]:
    return next(row for row in cells(package) if words in row)


def test_each_enterprise_gets_its_folder() -> None:
    assert [output.path for output in checklist_outputs(small_library(*DUTIES), DAY)] == [
        "lists/shi-li/清单.docx",
        "lists/shi-li/清单.xlsx",
        "lists/shi-li/清单.ics",
        "lists/shi-li/清单.json",
    ]


def test_a_duty_is_one_row_with_the_reason_and_the_clause() -> None:
    package = outputs(small_library(*DUTIES, 从业人数="80"))[".docx"].make()
    assert row_of(package, "检查临时用电") == [
        "1",
        "单位",
        "施工单位",
        "检查临时用电",
        "—",
        "每月至少1次",
        "单位类型为施工总承包",
        "《某市工地用电安全方案》二（一）3",
        "检查记录",
        "□已完成□未完成□不适用日期：\u3000\u3000签字：",
    ]
    assert "单位类型为施工总承包；从业人数为80人，不少于50人" in row_of(package, "设安全总监")


def test_strength_is_said_where_it_is_not_plain_must() -> None:
    package = outputs(small_library(*DUTIES))[".docx"].make()
    assert row_of(package, "【鼓励】带班<检查>&记录")[2] == "项目经理"
    assert row_of(package, "【禁止】堵塞通道")[2] == "施工单位"


def test_what_has_run_out_stands_last_and_is_marked() -> None:
    package = outputs(small_library(*DUTIES))[".docx"].make()
    row = row_of(package, "查旧缆")
    assert (row[0], row[7].endswith("已届满（有效期至2020年12月31日）")) == ("3", True)


def test_questions_and_reasons_for_leaving_out() -> None:
    asked = outputs(small_library(*DUTIES))[".docx"].make()
    assert row_of(asked, "共多少人？") == ["从业人数", "共多少人？", "1", "设安全总监"]
    assert row_of(asked, "《外省方案》")[1] == "地区在深圳市，不属于350000"
    small = outputs(small_library(*DUTIES, 从业人数="8"))[".docx"].make()
    assert row_of(small, "设安全总监")[2] == "从业人数为8人，少于50人"
    assert not any("共多少人？" in row for row in cells(small))


def test_the_summary_counts_by_post_and_by_frequency() -> None:
    package = outputs(small_library(*DUTIES))[".docx"].make()
    assert row_of(package, "责任主体或岗位") == ["责任主体或岗位", "职责数", "每月", "未写明时间"]
    assert row_of(package, "本单位") == ["本单位", "3", "1", "2"]
    assert row_of(package, "合计（不重复）") == ["合计（不重复）", "4", "1", "3"]


def test_each_month_counts_what_ends_in_it() -> None:
    duties = (
        duty("zz-2023.a", recurrence="每季度"),
        duty("zz-2023.b", due="2023年3月10日前"),
        duty("zz-2023.c", recurrence="每周"),
    )
    package = outputs(small_library(*duties))[".docx"].make()
    (months,) = (row for row in cells(package) if row[0] == "本单位" and len(row) == 13)
    assert months[1:] == ["—", "—", "2", "—", "—", "1", "—", "—", "1", "—", "—", "1"]


def test_a_duty_asked_twice_is_one_row_that_says_which_frequency_it_follows() -> None:
    link = DutyLink(name="查临时用电", duties=("zz-2023.a", "zz-2023.e"))
    other = duty("zz-2023.e", recurrence="每周", does="巡查临时用电", evidence=("巡查记录",))
    package = outputs(replace(small_library(*DUTIES, other), links=(link,)))[".docx"].make()
    row = row_of(package, "①巡查临时用电②检查临时用电")
    assert row[5:9] == [
        "每周（从严，见依据①）",
        "单位类型为施工总承包",
        "①《某市工地用电安全方案》二（一）3②《某市工地用电安全方案》二（一）3（每月至少1次）",
        "巡查记录、检查记录",
    ]


def test_one_day_that_is_not_worked_is_told_and_stays() -> None:
    package = outputs(small_library(duty("zz-2023.a", due="2023年4月30日前")))[".docx"].make()
    assert row_of(package, "检查临时用电")[5] == "2023年4月30日前（当日是星期日，日期不变）"


def tags(package: bytes) -> list[str]:
    with ZipFile(BytesIO(package)) as archive:
        return re.findall(r'<w:tag w:val="([^"]+)"', archive.read("word/document.xml").decode())


def test_boxes_are_fields_named_by_duty_sheet_and_box() -> None:
    shared = duty("zz-2023.a", who=("施工单位", "项目经理"))
    found = tags(outputs(small_library(shared))[".docx"].make())
    assert len(found) == len(set(found))
    mine = [tag.split("/") for tag in found if tag.startswith("zz-2023.a/")]
    assert [box for _, _, box in mine] == ["done", "undone", "excused", "date"] * 2  # once on each sheet
    assert set(found) < set(tags(outputs(small_library(duty("zz-2023.0"), shared))[".docx"].make()))


def test_a_tick_can_be_read_back_by_duty_and_sheet() -> None:
    package = outputs(small_library(duty("zz-2023.a"), duty("zz-2023.b")))[".docx"].make()
    with ZipFile(BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before, tag, after = parts["word/document.xml"].decode().partition("zz-2023.b/")
    parts["word/document.xml"] = (before + tag + after.replace("□", "☑", 1)).encode()
    ticked = BytesIO()
    with ZipFile(ticked, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    document = read_returned(ticked.getvalue())
    assert isinstance(document, ReturnedDocument)
    written = {cell.tags[0]: cell.text for table in document.tables for row in table.rows for cell in row if cell.tags}
    outcome = {tag.split("/")[0]: text.split("\n")[0] for tag, text in written.items()}
    assert outcome["zz-2023.b"] == "☑已完成"
    assert outcome["zz-2023.a"] == "□已完成"


def test_each_sheet_has_pages_of_its_own() -> None:
    package = outputs(small_library(*DUTIES))[".docx"].make()
    with ZipFile(BytesIO(package)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    breaks = [
        "".join(str(part) for part in one.itertext(f"{W}t"))
        for one in body.iter(f"{W}p")
        if one.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert breaks == ["三、职责清单", "（二）项目经理", "四、待确认的问题"]


def test_json_tells_the_same_with_the_same_version() -> None:
    both = outputs(small_library(*DUTIES))
    plain = json.loads(both[".json"].make())
    assert {one["id"]: one["status"] for one in plain["duties"]} == {
        "aa-2020.a": "applies",
        "zz-2023.a": "applies",
        "zz-2023.b": "applies",
        "zz-2023.c": "to_confirm",
        "zz-2023.d": "applies",
    }
    assert plain["duties"][3]["asks"] == ["从业人数"]
    assert plain["version"] in row_of(both[".docx"].make(), "版本号")
    assert plain["code"] in row_of(both[".docx"].make(), "清单代码")


def test_the_same_content_gives_the_same_bytes_on_any_day_of_the_same_status() -> None:
    content = small_library(*DUTIES)
    first, again = (checklist_outputs(content, day) for day in (date(2023, 6, 1), date(2023, 6, 2)))
    assert [output.make() for output in first] == [output.make() for output in again]
    assert [output.ingredients() for output in first] == [output.ingredients() for output in again]


def test_a_list_depends_on_its_own_duties_only() -> None:
    theirs = duty("zz-2023.e", who=("住建部门",), does="抽查工地", due="2023年底前")
    before = small_library(*DUTIES, theirs)
    for changed, same in ((replace(theirs, does="巡查工地"), True), (replace(theirs, who=("施工单位",)), False)):
        after = small_library(*DUTIES, changed)
        for old, new in zip(checklist_outputs(before, DAY), checklist_outputs(after, DAY), strict=True):
            assert (old.ingredients() == new.ingredients()) is same
            assert (old.make() == new.make()) is same


@pytest.fixture(scope="module")
def samples() -> dict[str, bytes]:
    found, problems = read_library(CONTENT)
    assert not problems
    return {output.path: output.make() for output in checklist_outputs(found, DAY)}


def test_a_policy_that_runs_out_changes_the_word_list_alone_and_is_named() -> None:
    content = small_library(duty("zz-2023.a"))
    on, after = (checklist_outputs(content, day) for day in (date(2023, 12, 31), date(2024, 1, 1)))
    reasons = {
        new.path: explain(old.ingredients(), new.ingredients())
        for old, new in zip(on, after, strict=True)
        if old.ingredients() != new.ingredients()
    }
    assert set(reasons.values()) == {"状态 zz-2023 有变"}
    assert all(path.endswith(".docx") for path in reasons)


def test_word_finds_no_fault_in_the_samples(samples: dict[str, bytes]) -> None:
    lists = {path: package for path, package in samples.items() if path.endswith(".docx")}
    assert len(lists) >= 9
    assert {path: package_faults(package) for path, package in lists.items() if package_faults(package)} == {}


def test_every_listed_duty_of_a_sample_stands_in_its_word_list(samples: dict[str, bytes]) -> None:
    plain = json.loads(samples["lists/gz-zcb-45/清单.json"])
    shown = {text for row in cells(samples["lists/gz-zcb-45/清单.docx"]) for text in row}
    listed = [one["does"] for one in plain["duties"] if one["status"] == "applies"]
    assert len(listed) >= 15
    assert [does for does in listed if does not in shown] == []


@pytest.mark.needs("libreoffice", "pdftotext", "fonts")
def test_every_page_names_its_version_and_repeats_the_headings(samples: dict[str, bytes], tmp_path: Path) -> None:
    name = "lists/sz-gws/清单"
    pages = page_lines(converted(samples[f"{name}.docx"], "pdf", tmp_path))
    version = json.loads(samples[f"{name}.json"])["version"]
    assert len(pages) > 10
    assert all(version in page[0] for page in pages)
    inside = [page for page in pages if any("□已完成" in line for line in page)]
    assert len(inside) > 8
    assert all(any("责任事项" in line for line in page) for page in inside)


def test_where_people_sign_stands_on_the_page_of_the_policies(samples: dict[str, bytes]) -> None:
    """The heading and every row of theirs are kept with the next, and so is the seam; no other row is."""
    *_, others, bases, _ = tables_of(samples["lists/sz-zy-30/清单.docx"])
    assert "列入职责" in "".join(map(str, bases.itertext()))
    assert all(is_kept(one) for one in bases.iter(f"{W}p"))
    assert is_kept(bases.getnext())
    assert not any(is_kept(one) for one in others.iter(f"{W}p"))


def test_with_an_annex_its_last_row_stands_where_people_sign() -> None:
    content = small_library(*DUTIES)
    (checklist,) = view_checklists(content.enterprises, content, DAY)
    gone = [AnnexRow(sheet="本单位", does=does, basis="一", entered="已完成", why="职责已取消") for does in "甲乙"]
    made = document_bytes(lay_out(checklist, LABELS, Carried(annex=tuple(gone))))
    *_, bases, annex, _ = tables_of(made)
    assert not any(is_kept(one) for one in bases.iter(f"{W}p"))
    *_, first, last = annex.findall(f"{W}tr")
    assert "甲" in "".join(map(str, first.itertext()))
    assert not any(is_kept(one) for one in first.iter(f"{W}p"))
    assert all(is_kept(one) for one in last.iter(f"{W}p"))


def tables_of(package: bytes) -> list[etree._Element]:
    return etree.fromstring(unpacked(package)["word/document.xml"])[0].findall(f"{W}tbl")


def is_kept(one: etree._Element | None) -> bool:
    return one is not None and one.find(f"{W}pPr/{W}keepNext") is not None


def test_the_bytes_of_a_list_do_not_depend_on_the_lists_before(
    samples: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor on their order, nor on what a process has kept: a row that lists share is deflated once for all."""
    for output in reversed(checklist_outputs(read_library(CONTENT)[0], DAY)):
        if output.path.endswith(".docx"):
            monkeypatch.setattr("generators.word.shared_pieces._STRETCHES", {})
            monkeypatch.setattr("generators.write.checklist.sheets._SHEETS", {})
            monkeypatch.setattr("generators.write.checklist.sheets._RUNS", {})
            assert output.make() == samples[output.path], output.path
