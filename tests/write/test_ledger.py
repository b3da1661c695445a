"""The files of a collection: a spreadsheet no text of which is a formula, and papers that stay as they are."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from generators.model.filled_form import Answer, CheckResult, Route, Status, Verdict
from generators.model.form import REASON, CheckLevel, HeaderField
from generators.model.ledger import Entry, Ledger, ReturnedFile, Sender
from generators.model.suspect import BasisChange, Suspect, TargetKind
from generators.view.due import Due
from generators.view.ledger import Gathering, view_ledger
from generators.write.ledger import ledger_outputs, name_sender
from generators.write.ledger.workbook import workbook_bytes
from tests import builders
from tests.builders import LABELS
from tests.view.returns import FORM, PERIOD, answer, returned
from tests.word.lint import package_faults

DUE = Due(day=date(2023, 5, 1), rule="次月1日前", clause="示建〔2023〕1号一/1", free_day="劳动节假期")
HOSTILE = ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "http://x", "0012", "a\x00b<&>"]
ROSTER = (Sender(id="s1", name="第1队"), Sender(id="s2", name="第2队"), Sender(id="坏/../名", name="第3队"))


def ledger(*texts: str, roster: tuple[Sender, ...] | None = None) -> Ledger:
    files = [
        returned(
            f"{number}.docx",
            sender=f"第{number}队",
            answers=(replace(answer("a.boxes", number), cell="第1表第2行第3列"), note(text)),
        )
        for number, text in enumerate(texts, start=1)
    ]
    return view_ledger(Gathering(form=FORM, period=PERIOD, files=tuple(files), forms=(FORM,), roster=roster, due=DUE))


def note(text: str) -> Answer:
    return replace(answer("a.found", None, Verdict.REFUSED), text=text, says="不是整数", route=Route.LABEL)


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: list(workbook.get_sheet_by_name(name).to_python()) for name in workbook.sheet_names}


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(package: bytes) -> str:
    return "".join(map(str, etree.fromstring(parts(package)["word/document.xml"]).itertext()))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_a_number_or_a_link_outside(text: str) -> None:
    content = parts(workbook_bytes(ledger(text), DUE, LABELS))
    joined = b"".join(part for name, part in content.items() if name.startswith("xl/worksheets"))
    assert b"<f>" not in joined
    assert b"<f " not in joined
    assert not any(b"External" in part for name, part in content.items() if name.endswith(".rels"))
    found = sheets(workbook_bytes(ledger(text), DUE, LABELS))["台账"][1][8]
    assert isinstance(found, str)
    assert found.replace("\x00", "") == text.replace("\x00", "").replace("\t", "\t")


def test_texts_from_forms_carry_the_quote_prefix() -> None:
    content = parts(workbook_bytes(ledger("=1"), DUE, LABELS))
    styles = etree.fromstring(content["xl/styles.xml"])
    formats = styles.find("{*}cellXfs")
    assert formats is not None
    cells = etree.fromstring(content["xl/worksheets/sheet1.xml"]).iter("{*}c")
    texts = [cell for cell in cells if cell.get("t") in {"s", "inlineStr"} and not (cell.get("r") or "").endswith("1")]
    own = [cell for cell in texts if (cell.get("r") or "")[1:] != "1"]
    assert own
    assert all(formats[int(cell.get("s") or 0)].get("quotePrefix") == "1" for cell in own)


def test_every_figure_has_its_file_and_cell() -> None:
    found = sheets(workbook_bytes(ledger("x", "y"), DUE, LABELS))
    line, source = found["台账"][1], found["来源"][1]
    assert line[:7] == ["第1队", "1.docx", "2023-04-30", "收下", "计入", "自有", 1.0]
    assert source[1] == "1.docx"
    assert source[6] == "第1表第2行第3列"
    assert [row[0] for row in found["台账"][1:]] == ["第1队", "第1队", "第2队", "第2队"], "one for each row"


def test_what_was_not_taken_is_shown_as_typed_and_told() -> None:
    line = sheets(workbook_bytes(ledger("约12"), DUE, LABELS))["台账"][1]
    assert line[8] == "约12"
    assert "不是整数" in str(line[-1])


def test_the_other_sheets_hold_totals_lists_and_the_rule() -> None:
    found = sheets(workbook_bytes(ledger("x", "y", roster=ROSTER), DUE, LABELS))
    assert found["合计"][1][:5] == ["自有", "配电箱", "个", 3.0, 2.0]
    assert found["清单"][1][:2] == ["未报", "第3队"]
    assert "次月1日前" in str(found["说明"][1][1])


def test_the_same_ledger_gives_the_same_bytes() -> None:
    assert workbook_bytes(ledger("x"), DUE, LABELS) == workbook_bytes(ledger("x"), DUE, LABELS)


def outputs(made: Ledger) -> dict[str, bytes]:
    return {output.path: output.make() for output in ledger_outputs(made, builders.policy(), DUE, LABELS)}


def ingredients(made: Ledger) -> dict[str, dict[str, str]]:
    return {output.path: output.ingredients() for output in ledger_outputs(made, builders.policy(), DUE, LABELS)}


def test_a_missing_sender_gets_a_letter_of_its_own() -> None:
    files = outputs(ledger("x", roster=ROSTER))
    reminders = sorted(path for path in files if path.startswith("催报/"))
    assert len(reminders) == 2
    assert reminders[1] == "催报/s2.docx"
    assert re.fullmatch(r"催报/[0-9a-f]{16}\.docx", reminders[0]), "no word of the roster that could lead elsewhere"
    said = text_of(files["催报/s2.docx"])
    assert "第2队：" in said
    assert "2023年5月1日前" in said
    assert "劳动节假期" in said
    assert "第3队" not in said


@pytest.mark.parametrize("path", ["全县合计.docx", "回表清单.docx", "月度工作总结（草稿）.docx", "催报/s2.docx"])
def test_papers_are_sound(path: str) -> None:
    files = outputs(ledger("x", *HOSTILE[-1:], roster=ROSTER[:1]))
    files |= outputs(ledger("x", roster=ROSTER))
    assert package_faults(files[path]) == ()


def test_one_more_return_leaves_the_other_letters_alone() -> None:
    before, after = ingredients(ledger("x", roster=ROSTER)), ingredients(ledger("x", "y", roster=ROSTER))
    assert set(before) - set(after) == {"催报/s2.docx"}
    assert [path for path in after if path.startswith("催报/") and before[path] != after[path]] == []
    changed = {path for path in after if before[path] != after[path]}
    assert changed == {path for path in after if not path.startswith("催报/")}


def test_the_summary_says_figures_change_and_what_is_left_to_write() -> None:
    said = text_of(outputs(ledger("x", "y", roster=ROSTER))["月度工作总结（草稿）.docx"])
    for words in ("应报3个单位，收到2个单位的回表，计入合计2个", "未报1个：第3队", "配电箱", "［下月的工作安排］"):
        assert words in said


def test_a_conflict_is_not_counted_as_reported() -> None:
    made = ledger("x", roster=ROSTER)
    stranger: Entry = replace(made.entries[0], name="谁", sender=None, conflict="不在名单上")
    said = text_of(outputs(replace(made, entries=(*made.entries, stranger)))["回表清单.docx"])
    assert "收到1个单位的回表，计入合计1个" in said


@pytest.mark.parametrize(("sender_id", "plain"), [("zhen-01", True), ("../x", False), ("一", False), ("", False)])
def test_only_plain_ids_name_files(sender_id: str, plain: bool) -> None:  # noqa: FBT001 - a column
    named = name_sender(Sender(id=sender_id, name="x"))
    assert (named == sender_id) is plain
    assert re.fullmatch(r"[A-Za-z0-9_-]+", named)


WRONG = CheckResult(
    name="合格",
    level=CheckLevel.CERTAIN,
    cells=(f"{FORM.id}.a.boxes", f"{FORM.id}.a.good"),
    says="合格=5，配电箱=3，多2",
    reason="=两个箱跨月",
)


def wrong_ledger(*, with_third: bool = False) -> Ledger:
    """Return a ledger of a first team that has to correct its figures, and perhaps of a third that came later."""
    cells = (
        replace(answer("a.boxes", 3), row="自有", column="配电箱"),
        replace(note("约12"), row="自有", column="隐患"),
    )
    files = [returned("1.docx", answers=cells, checks=(WRONG,), status=Status.REJECTED)]
    files += [returned("3.docx", sender="第3队")] if with_third else []
    unread = ReturnedFile(file="s2 四月.pdf", digest="2", refusal="这是 PDF。请报 Word 表单。")
    gathering = Gathering(form=FORM, period=PERIOD, files=(*files, unread), forms=(FORM,), roster=ROSTER, due=DUE)
    return view_ledger(gathering)


def test_a_letter_asks_for_the_correction_cell_by_cell() -> None:
    files = outputs(wrong_ledger())
    assert [path for path in files if path.startswith("更正/")] == ["更正/s1.docx"]
    said = text_of(files["更正/s1.docx"])
    for words in ("第1队：", "1.docx", "2023年4月30日", "自有·隐患", "约12", "不是整数", WRONG.says, "不计入全县合计"):
        assert words in said
    assert "情况说明" not in said, "the form has no such field"
    assert package_faults(files["更正/s1.docx"]) == ()


def test_without_a_roster_no_name_from_a_form_names_a_letter() -> None:
    file = returned("1.docx", sender="con", answers=(note("约12"),), status=Status.REJECTED)
    made = view_ledger(Gathering(form=FORM, period=PERIOD, files=(file,), forms=(FORM,), due=DUE))
    (path,) = (path for path in outputs(made) if path.startswith("更正/"))
    assert re.fullmatch(r"更正/[0-9a-f]{16}\.docx", path)


def test_the_letter_tells_of_the_field_for_reasons_where_there_is_one() -> None:
    form = replace(FORM, header_fields=(*FORM.header_fields, HeaderField(id=REASON, label="情况说明")))
    assert "情况说明" in text_of(outputs(replace(wrong_ledger(), form=form))["更正/s1.docx"])


def test_letters_stay_as_they_are_when_somebody_else_reports() -> None:
    before, after = outputs(wrong_ledger()), outputs(wrong_ledger(with_third=True))
    assert before["更正/s1.docx"] == after["更正/s1.docx"]
    assert before["催报/s2.docx"] == after["催报/s2.docx"]


def test_a_reason_stands_beside_its_check_in_every_file_and_is_no_formula() -> None:
    files = outputs(wrong_ledger())
    beside = f"【必然】{WRONG.says}（单位说明：=两个箱跨月）"
    found = sheets(files["台账.xlsx"])
    assert beside in str(found["台账"][1][-1])
    assert [row[:2] for row in found["清单"] if beside in str(row[3])] == [["不平", "第1队"]]
    assert beside in text_of(files["回表清单.docx"])
    assert beside in text_of(files["月度工作总结（草稿）.docx"])


def test_what_has_to_be_corrected_is_listed_beside_the_lists() -> None:
    files = outputs(wrong_ledger())
    rows = sheets(files["台账.xlsx"])["待更正"]
    assert [row[:4] for row in rows[1:]] == [
        ["第1队", "1.docx", "自有·隐患", "约12"],
        ["第1队", "1.docx", "自有·配电箱", "3"],
    ]
    assert "待更正（1）" in text_of(files["回表清单.docx"])
    assert "待更正1个：第1队" in text_of(files["月度工作总结（草稿）.docx"])


def test_the_total_sheet_says_whose_figures_stay_out_and_why() -> None:
    rows = sheets(outputs(wrong_ledger())["台账.xlsx"])["合计"]
    by_column = {row[1]: row for row in rows[1:] if row[0] == "自有"}
    assert by_column["配电箱"][3:] == ["", 0.0, "第1队", ""]
    assert by_column["隐患"][3:] == ["", 0.0, "", "第1队"]


def test_a_reminder_tells_of_the_file_that_could_not_be_read() -> None:
    files = outputs(wrong_ledger())
    assert "“s2 四月.pdf”，看文件名可能是贵单位报送的，但读不出来：这是 PDF。请报 Word 表单。" in text_of(
        files["催报/s2.docx"]
    )
    (other,) = (path for path in files if path.startswith("催报/") and path != "催报/s2.docx")
    assert "s2" not in text_of(files[other])


def test_a_column_is_as_wide_and_a_row_as_high_as_its_text() -> None:
    content = parts(workbook_bytes(wrong_ledger(), DUE, LABELS))
    lists = next(
        part for name, part in sorted(content.items()) if name.startswith("xl/worksheets") and "未报".encode() in part
    )
    widths = [float(one.get("width") or 0) for one in etree.fromstring(lists).iter("{*}col")]
    assert min(widths) >= 9
    assert max(widths) > 30


def marked(found: Ledger) -> set[str]:
    """Name the files that say that the form is to be looked at again."""
    outputs = {one.path: one.make() for one in ledger_outputs(found, builders.policy(), DUE, LABELS)}
    texts = {
        path: content.decode()
        if path.endswith(".json")
        else b"".join(parts(content).values()).decode("utf-8", "ignore")
        for path, content in outputs.items()
    }
    assert texts.keys() - {"sums.json", "returns.json"} > {"台账.xlsx", "ledger.json"}
    return {path for path, text in texts.items() if "2024-03-01 确认之后" in text or '"suspect": {' in text}


def test_every_file_says_that_the_form_is_to_be_looked_at_again() -> None:
    """But those that are read again by a later run and by nobody else."""
    found = wrong_ledger()
    assert marked(found) == set()
    change = BasisChange(basis="zz-2023 一", cited="《某方案》一", says="改了职责：zz-2023.1.a 检查")
    suspect = Suspect(
        kind=TargetKind.FORM, name=FORM.id, confirmed_by="编写组", confirmed_on="2024-03-01", changes=(change,)
    )
    paths = {one.path for one in ledger_outputs(found, builders.policy(), DUE, LABELS)}
    assert {path.split("/")[0] for path in paths} >= {"催报", "更正"}
    assert marked(replace(found, suspect=suspect)) == paths - {"sums.json", "returns.json"}
