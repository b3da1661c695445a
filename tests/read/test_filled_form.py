"""What is filled in comes back: any form, any answers."""

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generators.model.filled_form import FilledForm, Route, Status, Verdict
from generators.model.form import Column, FieldType, Form, HeaderField
from generators.read.filled.plan import plan_form
from generators.view.form import Blank, view_form
from generators.view.form_sending import Sending
from generators.word.package import packed, unpacked
from generators.write.form import form_bytes
from tests import builders
from tests.builders import LABELS
from tests.damage.damages import body_rows
from tests.damage.filling import W, changed, filled
from tests.read.form_filling import BLANKS, FORMS, PLANS, fields_of, read
from tests.sample_forms import LETTER, TABLE

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="年月日：（）□"),
    min_size=1,
    max_size=8,
)


@st.composite
def answers_to_all(draw: st.DrawFn, form: Form) -> dict[str, str]:
    """Answer every field with something of its own, or leave it blank: a few values are drawn and varied."""
    words = draw(st.lists(WORDS, min_size=1, max_size=5))
    number = draw(st.integers(0, 10**9))
    day = draw(st.dates(date(1900, 1, 1), date(2900, 1, 1)))
    step = draw(st.integers(2, 7))
    return {
        blank.tag: answer_to(blank, place, words[place % len(words)], number, day) if place % step else idle(blank)
        for place, blank in enumerate(fields_of(form))
    }


def idle(blank: Blank) -> str:
    return "□" if blank.type is FieldType.TICK else ""


def answer_to(blank: Blank, place: int, word: str, number: int, day: date) -> str:
    match blank.type:
        case FieldType.WHOLE:
            return str(number + place)
        case FieldType.DECIMAL:
            return f"{number + place}.{place % 100:02}"
        case FieldType.DATE:
            then = day + timedelta(days=place)
            return f"{then.year}年{then.month}月{then.day}日"
        case FieldType.CHOICE:
            return blank.choices[(number + place) % len(blank.choices)]
        case FieldType.TICK:
            return "☑"
        case _:
            return f"{word}{place}"


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
@settings(max_examples=15)  # of each form, and there are thirty
@given(data=st.data())
def test_any_answers_come_back(form: Form, data: st.DataObject) -> None:
    texts = data.draw(answers_to_all(form))
    back = read(filled(BLANKS[form.id], texts))
    answers = {answer.tag: answer for answer in back.answers}
    optional = {blank.tag for blank in fields_of(form) if blank.optional}
    for tag, text in texts.items():
        if tag not in answers:
            assert text in {"", "□"}, "only an idle spare row is left out"
            continue
        answer = answers[tag]
        assert answer.text == text
        assert answer.route is Route.TAG
        assert answer.verdict is (Verdict.OK if text or tag in optional else Verdict.MISSING), answer.says


def told(back: FilledForm, name: str) -> str:
    """Return what the check of a name says."""
    return next(check.says for check in back.checks if check.name == name)


def renamed(package: bytes, old: str, new: str, *parts: str) -> bytes:
    """Replace words in some parts of a file."""
    return packed(
        {
            name: content.replace(old.encode(), new.encode()) if name in parts else content
            for name, content in unpacked(package).items()
        }
    )


IDENTITIES = ("docProps/core.xml", "docProps/custom.xml", "customXml/form.xml")
ANSWERS = {"yd-2023-2.a-own.poor": "3", "yd-2023-2.head.sender": "甲公司", "yd-2023-2.head.date": "2023年5月2日"}


def test_head_and_status() -> None:
    back = read(filled(BLANKS[TABLE.id], ANSWERS))
    assert (back.form, back.version) == (TABLE.id, PLANS[TABLE.id].version)
    assert (back.sender, back.date, back.period) == ("甲公司", "2023-05-02", None)
    assert back.status is Status.INCOMPLETE


def test_a_blank_that_is_allowed_leaves_a_return_complete() -> None:
    notes = replace(TABLE.columns[-1], optional=True)
    form = replace(TABLE, columns=(*TABLE.columns[:-1], notes))
    plans = {form.id: plan_form(form, builders.policy())}
    blank = form_bytes(view_form(form, builders.policy()), LABELS, protected=True)
    texts = {one.tag: answer_to(one, 1, "甲", 3, date(2023, 5, 1)) for one in fields_of(form)}
    left_open = {tag: text for tag, text in texts.items() if not tag.endswith(".notes")}
    back = read(filled(blank, left_open), plans)
    assert back.status is Status.ACCEPTED
    note = next(one for one in back.answers if one.tag == f"{form.id}.a-own.notes")
    assert (note.verdict, note.value, note.text) == (Verdict.OK, None, "")
    assert read(filled(blank, left_open)).status is Status.INCOMPLETE


def test_a_spare_row_with_nothing_but_blanks_is_left_out_also_where_they_are_allowed() -> None:
    firm = Column(id="firm", label="企业", type=FieldType.TEXT)
    form = replace(TABLE, columns=(firm, replace(firm, id="note", label="备注", optional=True)), rows=(), spare_rows=3)
    blank = form_bytes(view_form(form, builders.policy()), LABELS, protected=True)
    back = read(filled(blank, {f"{form.id}.r2.firm": "甲"}), {form.id: plan_form(form, builders.policy())})
    table = [(one.row, one.verdict) for one in back.answers if ".head." not in one.tag]
    assert table == [("第2行", Verdict.OK), ("第2行", Verdict.OK)]


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2023年4月", "2023-04"),
        ("2023年4月份", "2023-04"),
        ("２０２３年４月", "2023-04"),
        ("2023 年 12 月", "2023-12"),
        ("2023-04", "2023-04"),
        ("2023.4", "2023-04"),
        ("2023年13月", None),
        ("2023年0月", None),
        ("4月", None),
        ("2023", None),
    ],
)
def test_the_month_is_read_as_people_write_it(written: str, period: str | None) -> None:
    month = HeaderField(id="period", label="月份")
    form = replace(TABLE, header_fields=(*TABLE.header_fields, month))
    blank = form_bytes(view_form(form, builders.policy()), LABELS, protected=True)
    plans = {form.id: plan_form(form, builders.policy())}
    assert read(filled(blank, {f"{form.id}.head.period": written}), plans).period == period


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("2023年5月", ["这份表单是为2023年4月制作的，填的是2023年5月"]),
        ("2023-04", []),
        ("四月", []),
        ("", []),
    ],
)
def test_a_month_it_was_not_made_for_is_told(written: str, says: list[str]) -> None:
    month = HeaderField(id="period", label="月份")
    form = replace(TABLE, header_fields=(*TABLE.header_fields, month))
    blank = form_bytes(view_form(form, builders.policy(), Sending(period="2023-04")), LABELS, protected=True)
    plans = {form.id: plan_form(form, builders.policy())}
    back = read(filled(blank, {**ANSWERS, f"{form.id}.head.period": written}), plans)
    assert back.made_period == "2023-04"
    assert [check.says for check in back.checks if check.name == "所属月份"] == says
    assert back.status is not Status.REJECTED


def test_answers_are_named_as_people_name_them() -> None:
    answers = {answer.tag: answer for answer in read(filled(BLANKS[TABLE.id], ANSWERS)).answers}
    poor = answers["yd-2023-2.a-own.poor"]
    assert (poor.row, poor.column, poor.unit, poor.value) == ("自有（1）", "配电箱/不合格", "台", 3)
    blocked = [answer.column for answer in answers.values() if answer.verdict is Verdict.NOT_APPLICABLE]
    assert blocked == ["配电箱/合格", "配电箱/不合格", "配电箱/整改"]


def test_identities_that_contradict_each_other_are_rejected() -> None:
    back = read(renamed(BLANKS[TABLE.id], TABLE.id, LETTER.id, IDENTITIES[0]))
    assert back.status is Status.REJECTED
    assert "矛盾" in told(back, "表单标识")
    assert back.answers == ()


def test_a_form_of_somebody_else_is_rejected() -> None:
    back = read(renamed(BLANKS[TABLE.id], TABLE.id, "别家-1", *IDENTITIES))
    assert back.status is Status.REJECTED
    assert "不是我们的表单" in told(back, "表单标识")


def test_of_another_version_only_what_labels_confirm_is_taken() -> None:
    other = renamed(filled(BLANKS[TABLE.id], ANSWERS), PLANS[TABLE.id].version, "0badc0de", *IDENTITIES)
    back = read(other)
    assert "0badc0de" in told(back, "表单版本")
    assert {answer.tag: answer.text for answer in back.answers if answer.value is not None} == ANSWERS
    altered = renamed(other, "不合格", "都合格", "word/document.xml")
    poor = next(answer for answer in read(altered).answers if answer.tag == "yd-2023-2.a-own.poor")
    assert poor.verdict is Verdict.CONFLICT


def test_a_field_that_may_stay_blank_and_that_an_older_version_had_not_is_no_fault() -> None:
    reason = HeaderField(id="reason", label="情况说明", whole_line=True, optional=True)
    newer = replace(TABLE, header_fields=(*TABLE.header_fields, reason))
    plans = {TABLE.id: plan_form(newer, builders.policy())}
    package = filled(BLANKS[TABLE.id], ANSWERS)
    back = read(package, plans)
    assert back.status is read(package).status is Status.INCOMPLETE, "not rejected for a field it never had"
    assert "另一版本" in told(back, "表单版本")
    assert not any(answer.tag.endswith("reason") for answer in back.answers)


def test_a_sender_it_was_not_made_for_is_told() -> None:
    made = form_bytes(view_form(TABLE, builders.policy()), LABELS, protected=True)
    parts = unpacked(filled(made, ANSWERS))
    ours = "<vt:lpwstr>yd-2023-2</vt:lpwstr></property>"
    custom = parts["docProps/custom.xml"].decode()
    assert ours in custom
    sender = '<property pid="9" name="FormSender"><vt:lpwstr>乙公司</vt:lpwstr></property>'
    parts["docProps/custom.xml"] = custom.replace(ours, ours + sender).encode()
    back = read(packed(parts))
    assert (back.sender, back.made_for, back.status) == ("甲公司", "乙公司", Status.REJECTED)
    assert "乙公司" in told(back, "填报单位")


def test_fields_of_another_form_are_told() -> None:
    back = read(renamed(BLANKS[TABLE.id], "yd-2023-2.b-own.mended", "ax-2023-5.a.fines", "word/document.xml"))
    assert "ax-2023-5.a.fines" in told(back, "多出的填写处")


def test_printed_figures_that_were_altered_are_told() -> None:
    back = read(renamed(BLANKS[TABLE.id], ">12<", ">13<", "word/document.xml"))
    assert "“12”改成了“13”" in told(back, "印好的内容")


def test_a_number_in_a_blocked_cell_is_a_conflict() -> None:
    back = read(renamed(BLANKS[TABLE.id], ">--<", ">4<", "word/document.xml"))
    assert [answer.verdict for answer in back.answers if answer.text == "4"] == [Verdict.CONFLICT] * 3


def test_rows_nobody_knows_are_told() -> None:
    def add(root: etree._Element) -> None:
        row = deepcopy(body_rows(root)[-1])
        for text in row.iter(f"{W}t"):
            text.text = "合计"
        body_rows(root)[-1].addnext(row)

    assert "合计" in told(read(changed(BLANKS[TABLE.id], add)), "行数")
