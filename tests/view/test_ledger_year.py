"""The ledger over the months: what is known of earlier ones, quotas, sheets and letters, values for other programs."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.model.filled_form import Verdict
from generators.model.form import (
    PERIOD as PERIOD_FIELD,
)
from generators.model.form import (
    Column,
    FieldType,
    Form,
    FormRow,
    HeaderField,
    Layout,
)
from generators.model.ledger import UNREPORTED, ListName, Month, Quota, ReturnedFile
from generators.view.form import view_form
from generators.view.ledger.paper import fill_total
from generators.view.ledger.plain import month_of_plain, plain_ledger, plain_month
from generators.view.ledger.progress import compare_months, previous_month
from tests import builders
from tests.sample_forms import LETTER
from tests.view.returns import FORM, PERIOD, answer, ledger_of, names, returned


def test_the_months_of_the_year_stand_beside_each_other() -> None:
    known = {(FORM.id, "2023-02"): Month(period="2023-02", senders=1, figures={"boxes": 10, "found": 4})}
    ledger = ledger_of(
        returned("三月", period="2023-03", answers=(answer("a.boxes", 11), answer("b.boxes", 1), answer("a.found", 5))),
        returned("四月", answers=(answer("a.boxes", 15), answer("a.found", 2))),
        returned("去年", period="2022-12", answers=(answer("a.found", 99),)),
        known=known,
    )
    boxes, good, found, fines = compare_months(ledger)
    assert [month.period for month in ledger.months] == ["2023-02", "2023-03", PERIOD]
    assert (boxes.months, boxes.change, boxes.so_far, boxes.is_sum) == ((10, 12, 15), 3, 15, False)
    assert (found.months, found.change, found.so_far, found.is_sum) == ((4, 5, 2), -3, 11, True)
    assert good.so_far is None
    assert fines.change is None


def test_what_the_inbox_holds_goes_before_what_is_known() -> None:
    known = {(FORM.id, "2023-03"): Month(period="2023-03", senders=1, figures={"boxes": 99})}
    ledger = ledger_of(returned("三月", period="2023-03"), returned("四月"), known=known)
    assert [month.figures["boxes"] for month in ledger.months] == [3, 3]


def test_a_late_correction_of_an_earlier_month_does_not_stand_for_all_its_senders() -> None:
    known = {(FORM.id, "2023-03"): Month(period="2023-03", senders=9, figures={"boxes": 99})}
    ledger = ledger_of(returned("三月", period="2023-03"), returned("四月"), known=known)
    assert [month.figures["boxes"] for month in ledger.months] == [99, 3]


def test_a_month_nothing_came_for_has_no_figures_whatever_an_earlier_run_left() -> None:
    known = {
        (FORM.id, "2023-02"): Month(period="2023-02", senders=1, figures={"boxes": 10, "found": 4}),
        (FORM.id, PERIOD): Month(period=PERIOD, senders=3, figures={"boxes": 77, "found": 7}),
    }
    ledger = ledger_of(known=known)
    boxes, _, found, _ = compare_months(ledger)
    assert [(month.period, month.senders) for month in ledger.months] == [("2023-02", 1), (PERIOD, 0)]
    assert (boxes.months, boxes.change, boxes.so_far) == ((10, None), None, 10)
    assert (found.months, found.change, found.so_far) == ((4, None), None, 4)


def test_january_is_compared_with_december_and_begins_a_year() -> None:
    known = {(FORM.id, "2022-12"): Month(period="2022-12", senders=1, figures={"boxes": 10, "found": 4})}
    answers = (answer("a.boxes", 15), answer("a.found", 2))
    ledger = ledger_of(returned("一月", period="2023-01", answers=answers), known=known, period="2023-01")
    boxes, _, found, _ = compare_months(ledger)
    assert [month.period for month in ledger.months] == ["2023-01"]
    assert (boxes.change, boxes.so_far) == (5, 15)
    assert (found.change, found.so_far) == (-2, 2)


def test_after_a_month_without_returns_no_change_is_told() -> None:
    known = {
        (FORM.id, "2023-02"): Month(period="2023-02", senders=1, figures={"boxes": 10, "found": 4}),
        (FORM.id, "2023-03"): Month(period="2023-03", senders=0, figures={}),
    }
    ledger = ledger_of(returned("四月", answers=(answer("a.boxes", 15), answer("a.found", 2))), known=known)
    boxes, _, found, _ = compare_months(ledger)
    assert (boxes.months, boxes.change, boxes.so_far) == ((10, None, 15), None, 15)
    assert (found.months, found.change, found.so_far) == ((4, None, 2), None, 6)


@pytest.mark.parametrize(("period", "before"), [("2023-04", "2023-03"), ("2023-01", "2022-12")])
def test_the_month_before(period: str, before: str) -> None:
    assert previous_month(period) == before


QUOTA_FORM = builders.form(
    id="yd-2023-9",
    columns=(Column(id="good", label="合格箱", unit="个"),),
    rows=(FormRow(id="r", cells={"good": "10"}),),
)
QUOTA = Quota(name="合格箱", form="yd-2023-9", row="r", column="good", taken_from="yd-2023-3.good")


@pytest.mark.parametrize(("reached", "lacking"), [(4, 6), (10, 0), (12, 0)])
def test_a_quota_says_what_is_still_lacking(reached: int, lacking: int) -> None:
    ledger = ledger_of(returned("甲", answers=(answer("a.good", reached),)), forms=(FORM, QUOTA_FORM), quotas=(QUOTA,))
    (line,) = ledger.quotas
    assert (line.quota, line.reached, line.lacking, line.unit) == (10, reached, lacking, "个")


def test_a_quota_whose_form_nobody_collected_is_not_known() -> None:
    ledger = ledger_of(returned("甲", period="2023-03"), forms=(FORM, QUOTA_FORM), quotas=(QUOTA,))
    assert ledger.quotas[0].reached is None
    assert ledger.quotas[0].lacking is None


def test_a_quota_no_form_asks_for_is_listed_all_the_same() -> None:
    quota = replace(QUOTA, taken_from=UNREPORTED)
    (line,) = ledger_of(returned("甲"), forms=(FORM, QUOTA_FORM), quotas=(quota,)).quotas
    assert (line.quota, line.reached, line.lacking) == (10, None, None)
    assert "另行统计" in line.source


SHEET = builders.form(
    id="yd-2023-5",
    layout=Layout.SHEET,
    columns=(),
    rows=(),
    checks=(),
    header_fields=(
        HeaderField(id="firm", label="报告企业", seal=True),
        HeaderField(id="period", label="所属月份", prefill=PERIOD_FIELD),
        HeaderField(id="found", label="查出隐患", type=FieldType.WHOLE, unit="条"),
        HeaderField(id="sites", label="在建项目", type=FieldType.WHOLE, unit="个"),
    ),
)


def sheet(file: str, sender: str, found: int, sites: int, period: str = PERIOD) -> ReturnedFile:
    answers = tuple(
        replace(answer("x", value), tag=f"{SHEET.id}.head.{name}")
        for name, value in (("found", found), ("sites", sites))
    )
    return returned(file, sender=sender, form=SHEET.id, answers=answers, period=period)


def test_the_figures_of_a_sheet_are_added_up_and_compared() -> None:
    files = (sheet("甲", "第1队", 3, 5), sheet("乙", "第2队", 4, 6), sheet("三月", "第1队", 9, 10, "2023-03"))
    ledger = ledger_of(*files, form=SHEET, forms=(SHEET,), monthly=frozenset({SHEET.id}))
    assert [(one.row, one.column, one.value, one.n) for one in ledger.totals] == [
        ("表头", "查出隐患", 7, 2),
        ("表头", "在建项目", 11, 2),
    ]
    found, sites = compare_months(ledger)[-2:]
    assert (found.months, found.change, found.so_far, found.is_sum) == ((9, 7), -2, 16, True)
    assert (sites.months, sites.change, sites.so_far, sites.is_sum) == ((10, 11), 1, 11, False)
    view = fill_total(view_form(replace(SHEET, policy="zz-2023"), builders.policy()), ledger)
    assert [field.blank.value for field in view.head] == ["合计（2个单位）", "2023年4月", "7", "11"]


# --- letters


def letter(file: str, **fields: Verdict) -> ReturnedFile:
    answers = tuple(
        replace(answer("x", "字", verdict), tag=f"{LETTER.id}.head.{name}") for name, verdict in fields.items()
    )
    filled = returned(file).filled
    assert filled is not None
    return ReturnedFile(file=file, digest=file, filled=replace(filled, form=LETTER.id, answers=answers, period=None))


def test_letters_tell_who_received_and_who_signed() -> None:
    form: Form = replace(LETTER, policy=FORM.policy)
    files = (letter("甲", receiver=Verdict.OK), letter("乙", receiver=Verdict.MISSING, day=Verdict.OK))
    ledger = ledger_of(*files, forms=(FORM, form))
    assert [(one.file, one.signed, one.lacking) for one in ledger.letters] == [
        ("乙", False, ("接收单位",)),
        ("甲", True, ()),
    ]


# --- plain values


def test_plain_values_name_lists_and_each_name_once() -> None:
    plain = plain_ledger(ledger_of(returned("甲"), returned("乙")))
    assert plain["lists"] == {
        "未报": ["第2队", "第3队"],
        "逾期": [],
        "零报": [],
        "不平": [],
        "冲突": ["第1队"],
        "读不出": [],
    }
    assert plain["senders"][0] == {
        "name": "第1队",
        "file": "乙",
        "status": "accepted",
        "late": False,
        "replaced_by": None,
    }


FIGURES = st.dictionaries(
    st.sampled_from(["boxes", "good", "fines"]), st.integers(0, 10**9) | st.decimals(0, 10**6, places=2)
)


@given(FIGURES)
def test_the_sums_of_a_month_come_back(figures: dict[str, int | Decimal]) -> None:
    month = Month(period=PERIOD, senders=2, figures=figures)
    ledger = replace(ledger_of(returned("甲")), months=(month,))
    assert month_of_plain(plain_month(ledger)) == month


@pytest.mark.parametrize("plain", [None, [], {}, {"period": "2023-04", "senders": "x", "figures": {}}, {"figures": 3}])
def test_sums_somebody_spoiled_count_as_not_there(plain: object) -> None:
    assert month_of_plain(plain) is None


def test_of_a_letter_that_is_collected_those_it_did_not_come_back_from_are_named() -> None:
    form: Form = replace(LETTER, policy=FORM.policy)
    ledger = ledger_of(letter("甲", receiver=Verdict.OK), form=form, forms=(form,), monthly=frozenset())
    assert [(one.name, one.file, one.signed) for one in ledger.letters] == [
        ("第1队", "甲", True),
        ("第2队", None, False),
        ("第3队", None, False),
    ]


def test_a_letter_signed_in_anothers_name_counts_for_nobody() -> None:
    form: Form = replace(LETTER, policy=FORM.policy)
    false = letter("假", receiver=Verdict.OK)
    assert false.filled is not None
    false = replace(false, filled=replace(false.filled, made_for="第2队"))
    ledger = ledger_of(false, form=form, forms=(form,), monthly=frozenset())
    assert not any(one.signed for one in ledger.letters)
    assert [one.name for one in ledger.letters if one.file is None] == ["第1队", "第2队", "第3队"]
    assert names(ledger, ListName.ABSENT) == ["第1队", "第2队", "第3队"]


def test_equal_copies_of_a_letter_are_one_letter_and_different_ones_a_conflict() -> None:
    form: Form = replace(LETTER, policy=FORM.policy)
    first, second = letter("一份", receiver=Verdict.OK), letter("二份", receiver=Verdict.OK)
    undated = [replace(one, filled=one.filled and replace(one.filled, date=None)) for one in (first, second)]
    ledger = ledger_of(*undated, form=form, forms=(form,), monthly=frozenset())
    assert names(ledger, ListName.CONFLICT) == []
    assert [(one.file, one.replaced_by) for one in ledger.entries] == [("一份", None), ("二份", "一份")]
    other = letter("三份", receiver=Verdict.MISSING)
    other = replace(other, filled=other.filled and replace(other.filled, date=None))
    ledger = ledger_of(undated[0], other, form=form, forms=(form,), monthly=frozenset())
    assert names(ledger, ListName.CONFLICT) == ["第1队", "第1队"]
