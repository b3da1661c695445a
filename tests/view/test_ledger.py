"""The ledger from values: months, senders, which return counts, totals, lists, quotas, the year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.model.filled_form import Answer, CheckResult, Status, Value, Verdict
from generators.model.form import (
    PERIOD as PERIOD_FIELD,
)
from generators.model.form import (
    CheckLevel,
    Column,
    FieldType,
    Form,
    FormRow,
    HeaderField,
    Layout,
)
from generators.model.ledger import UNREPORTED, Entry, Ledger, ListName, Month, Quota, ReturnedFile, Sender
from generators.view.due import Due
from generators.view.form import view_form
from generators.view.ledger import Gathering, view_ledger
from generators.view.ledger.cells import number_cells
from generators.view.ledger.corrections import find_not_taken, list_lines
from generators.view.ledger.days import doubt_day
from generators.view.ledger.likely import find_likely
from generators.view.ledger.pairing import pair_returns
from generators.view.ledger.paper import fill_total, say_total
from generators.view.ledger.plain import month_of_plain, plain_ledger, plain_month
from generators.view.ledger.progress import compare_months, previous_month
from generators.view.ledger.sorting import month_of
from tests import builders
from tests.sample_forms import LETTER, TABLE
from tests.view.returns import FORM, PERIOD, answer, returned

ROSTER = tuple(Sender(id=f"s{number}", name=f"第{number}队") for number in (1, 2, 3))
DAY = Due(day=date(2023, 5, 1), rule="次月1日前", clause="一/1")


def ledger_of(*files: ReturnedFile, roster: tuple[Sender, ...] | None = ROSTER, **changes: Any) -> Ledger:
    plain: dict[str, Any] = {
        "form": FORM,
        "period": PERIOD,
        "forms": (FORM,),
        "due": DAY,
        "monthly": frozenset({FORM.id}),
    }
    return view_ledger(Gathering(files=files, roster=roster, **(plain | changes)))


def entry(ledger: Ledger, file: str) -> Entry:
    return next(one for one in ledger.entries if one.file == file)


def names(ledger: Ledger, name: ListName) -> list[str]:
    return [one.name for one in ledger.lists[name]]


def total(ledger: Ledger, cell: str) -> tuple[object, int]:
    return next((one.value, one.n) for one in ledger.totals if one.tag == f"{FORM.id}.{cell}")


# --- which return counts


def test_the_latest_by_its_own_date_counts_and_the_earlier_names_it() -> None:
    ledger = ledger_of(
        returned("乙", date="2023-04-28", answers=(answer("a.boxes", 5),)),
        returned("甲", date="2023-04-30", answers=(answer("a.boxes", 7),)),
        returned("丙", date="2023-04-29", answers=(answer("a.boxes", 9),)),
    )
    assert [(one.file, one.replaced_by) for one in ledger.entries] == [("乙", "甲"), ("丙", "甲"), ("甲", None)]
    assert total(ledger, "a.boxes") == (7, 1)


@pytest.mark.parametrize("dates", [("2023-04-30", "2023-04-30"), ("2023-04-30", None), (None, None)])
def test_equal_or_missing_dates_are_a_conflict_and_nothing_counts(dates: tuple[str | None, str | None]) -> None:
    ledger = ledger_of(returned("甲", date=dates[0]), returned("乙", date=dates[1]))
    assert names(ledger, ListName.CONFLICT) == ["第1队", "第1队"]
    assert total(ledger, "a.boxes") == (None, 0)
    assert names(ledger, ListName.ABSENT) == ["第2队", "第3队"], "it did report"


def test_a_single_return_without_a_date_counts_and_is_not_called_late() -> None:
    ledger = ledger_of(returned("甲", date=None))
    assert entry(ledger, "甲").counts
    assert entry(ledger, "甲").late is None


def test_the_same_file_under_two_names_is_one_return() -> None:
    one = returned("甲")
    ledger = ledger_of(one, replace(one, file="甲 (1)"))
    assert names(ledger, ListName.CONFLICT) == []
    assert entry(ledger, "甲 (1)").replaced_by == "甲"
    assert total(ledger, "a.boxes") == (3, 1)


@pytest.mark.parametrize(
    ("sender", "made_for", "words"),
    [
        ("第2队", "第1队", "表是发给“第1队”的"),
        ("外来队", None, "不在这张表的名单上"),
        (None, "第1队", "填报单位没有填"),
        (None, None, "填报单位没有填"),
    ],
)
def test_nobody_reports_for_another_in_silence(sender: str | None, made_for: str | None, words: str) -> None:
    ledger = ledger_of(returned("甲", sender=sender, made_for=made_for))
    (listed,) = ledger.lists[ListName.CONFLICT]
    assert words in listed.says
    assert total(ledger, "a.boxes") == (None, 0)
    assert names(ledger, ListName.ABSENT) == ["第1队", "第2队", "第3队"]


def test_a_false_claim_does_not_touch_the_true_return() -> None:
    ledger = ledger_of(
        returned("真", sender="第2队", date="2023-04-28"), returned("假", sender="第2队", made_for="第1队")
    )
    assert entry(ledger, "真").counts
    assert not entry(ledger, "假").counts


def test_blanks_and_brackets_do_not_tell_senders_apart() -> None:
    roster = (Sender(id="s", name="第1队（东区）"),)
    ledger = ledger_of(returned("甲", sender="第1队 (东区)"), roster=roster)
    assert names(ledger, ListName.CONFLICT) == []
    assert entry(ledger, "甲").name == "第1队（东区）"


def test_without_a_roster_everybody_may_report_and_nobody_is_missing() -> None:
    ledger = ledger_of(returned("甲", sender="谁"), roster=None)
    assert entry(ledger, "甲").counts
    assert names(ledger, ListName.ABSENT) == []


# --- dates nobody can believe


@pytest.mark.parametrize(
    ("day", "period", "monthly", "doubted"),
    [
        ("2023-04-01", PERIOD, True, False),
        ("2023-03-31", PERIOD, True, True),
        ("2023-07-31", PERIOD, True, False),
        ("2023-08-01", PERIOD, True, True),
        ("9999-12-31", PERIOD, True, True),
        ("2024-02-29", "2023-11", True, False),
        ("2024-03-01", "2023-11", True, True),
        ("2024-03-31", "2023-12", True, False),
        ("2022-01-01", PERIOD, False, False),
        ("2021-12-31", PERIOD, False, True),
        ("2024-12-31", PERIOD, False, False),
        ("2025-01-01", PERIOD, False, True),
        (None, PERIOD, True, False),
        ("9999-12-31", None, True, False),
    ],
)
def test_a_date_far_from_its_month_is_doubted(
    day: str | None,
    period: str | None,
    monthly: bool,  # noqa: FBT001 - a column
    doubted: bool,  # noqa: FBT001 - a column
) -> None:
    assert bool(doubt_day(day, period, monthly=monthly)) == doubted


def test_a_doubt_says_which_days_were_expected() -> None:
    assert doubt_day("9999-12-31", PERIOD, monthly=True) == (
        "填报日期9999年12月31日不可信：2023年4月的表应在2023年4月1日至2023年7月31日之间"
    )


@pytest.mark.parametrize(
    ("far", "said"),
    [("9999-12-31", "9999年12月31日"), ("2032-04-30", "2032年4月30日"), ("2013-04-30", "2013年4月30日")],
)
def test_a_date_beyond_belief_does_not_decide_which_return_is_the_latest(far: str, said: str) -> None:
    ledger = ledger_of(returned("远", date=far), returned("对", date="2023-04-30"))
    assert names(ledger, ListName.CONFLICT) == ["第1队", "第1队"]
    assert f"交来几份，“远”的填报日期{said}不可信，分不出先后" in ledger.lists[ListName.CONFLICT][0].says
    assert total(ledger, "a.boxes") == (None, 0)


def test_a_single_return_of_such_a_date_counts() -> None:
    assert total(ledger_of(returned("远", date="9999-12-31")), "a.boxes") == (3, 1)


def test_the_same_file_twice_is_no_matter_of_dates() -> None:
    one = returned("远", date="9999-12-31")
    assert total(ledger_of(one, replace(one, file="远 (1)")), "a.boxes") == (3, 1)


def test_the_doubt_goes_with_the_return_to_where_checks_are_run() -> None:
    gathering = Gathering(
        form=FORM,
        period=PERIOD,
        files=(returned("远", date="9999-12-31"), returned("对", sender="第2队")),
        forms=(FORM,),
        monthly=frozenset({FORM.id}),
    )
    doubts = {file.file: companions.date_doubt for file, companions in pair_returns(gathering, {})}
    assert doubts == {"远": doubt_day("9999-12-31", PERIOD, monthly=True), "对": ""}


# --- returns that cannot be put in order


def told(cell: str, row: str, column: str, value: Value) -> Answer:
    return replace(answer(cell, value), row=row, column=column)


def test_a_sender_is_shown_the_cells_in_which_its_returns_differ() -> None:
    same, written = told("a.found", "自有", "隐患", 2), replace(told("a.found", "自有", "隐患", 2), text="２")
    ledger = ledger_of(
        returned("甲", answers=(told("a.boxes", "自有", "配电箱", 3), same, told("b.boxes", "租用", "配电箱", 1))),
        returned("乙", answers=(told("a.boxes", "自有", "配电箱", 4), written)),
        returned("丙", sender="第2队"),
    )
    (clash,) = ledger.clashes
    assert (clash.sender, clash.why) == (ROSTER[0], "填报日期都是2023年4月30日")
    assert [file for file, _ in clash.files] == ["乙", "甲"]
    assert [(cell.row, cell.column, cell.texts) for cell in clash.cells] == [
        ("自有", "配电箱", ("4", "3")),
        ("租用", "配电箱", ("", "1")),
    ]


def test_without_a_roster_too_a_sender_is_asked_and_his_name_names_no_file() -> None:
    ledger = ledger_of(returned("甲", sender="zhen-01"), returned("乙", sender="zhen-01"), roster=None)
    (clash,) = ledger.clashes
    assert clash.sender == Sender(id="“zhen-01”", name="zhen-01")


def test_nobody_is_asked_about_what_another_sent_in_his_name() -> None:
    ledger = ledger_of(returned("真", sender="第2队"), returned("假", sender="第2队", made_for="第1队"))
    assert ledger.clashes == ()


# --- months


@pytest.mark.parametrize(
    ("day", "month"),
    [
        ("2023-05-01", "2023-04"),
        ("2023-04-25", "2023-04"),
        ("2023-04-24", "2023-03"),
        ("2023-01-10", "2022-12"),
        ("2023-01-31", "2023-01"),
    ],
)
def test_a_return_that_names_no_month_is_on_the_one_its_date_follows(day: str, month: str) -> None:
    assert month_of(date.fromisoformat(day)) == month


def test_returns_of_other_months_stay_out() -> None:
    ledger = ledger_of(returned("甲", period="2023-03"), returned("乙", sender="第2队", period=None, date="2023-04-02"))
    assert ledger.entries == ()
    assert ledger.others == 2


def test_a_written_month_goes_before_the_date() -> None:
    assert len(ledger_of(returned("甲", period=PERIOD, date="2023-08-01")).entries) == 1


def test_a_return_made_for_this_month_that_says_another_is_told_beside_the_name() -> None:
    ledger = ledger_of(returned("甲", period="2023-05", made_period=PERIOD, date="2023-05-31"))
    assert ledger.entries == ()
    assert ledger.lists[ListName.ABSENT][0].says == "“甲”是为本月制作的，填的是2023年5月，归入2023年5月"
    assert [one.says for one in ledger.lists[ListName.ABSENT][1:]] == ["", ""]
    assert entry(ledger_of(returned("甲", made_period="2023-03")), "甲").counts, "sorted by what is typed"


def test_a_return_without_month_and_date_is_taken_only_where_no_other_month_is_about() -> None:
    alone = returned("甲", period=None, date=None)
    assert entry(ledger_of(alone), "甲").counts
    with_march = ledger_of(alone, returned("乙", sender="第2队", period="2023-03"))
    assert "看不出是哪个月" in entry(with_march, "甲").conflict


def test_a_form_that_is_no_monthly_one_is_taken_for_the_month_asked_for() -> None:
    ledger = ledger_of(returned("甲", period=None, date="2023-01-05"), monthly=frozenset())
    assert entry(ledger, "甲").counts


# --- totals


def test_ok_and_normalised_values_are_added_cell_by_cell_and_nothing_else() -> None:
    ledger = ledger_of(
        returned("甲", answers=(answer("a.boxes", 3), answer("a.fines", Decimal("1.5")))),
        returned("乙", sender="第2队", answers=(answer("a.boxes", 4, Verdict.NORMALISED),)),
        returned("丙", sender="第3队", answers=(answer("a.boxes", 9, Verdict.REFUSED), answer("b.boxes", 1))),
    )
    assert total(ledger, "a.boxes") == (7, 2)
    assert total(ledger, "b.boxes") == (1, 1)
    assert total(ledger, "a.fines") == (Decimal("1.5"), 1)
    assert total(ledger, "a.good") == (None, 0)


def test_a_cell_that_prints_dashes_is_no_cell_of_the_total() -> None:
    assert [cell.tag.removeprefix(f"{FORM.id}.") for cell in number_cells(FORM)] == [
        *("a.boxes", "a.good", "a.found", "a.fines"),
        *("b.boxes", "b.found", "b.fines"),
    ]


def test_merged_cells_are_named_as_answers_name_them() -> None:
    merged = [(cell.row, cell.column) for cell in number_cells(TABLE) if cell.tag.endswith("b-own.good")]
    assert merged == [("自有（2）", "配电箱/合格至不合格")]


FAILED = CheckResult(
    name="合格",
    level=CheckLevel.CERTAIN,
    cells=(f"{FORM.id}.a.boxes", f"{FORM.id}.a.good"),
    says="合格=5，配电箱=3，多2",
)
BOTH = (answer("a.boxes", 3), answer("a.good", 5), answer("a.found", 2))


def test_cells_of_a_failed_certain_check_stay_out_and_the_total_says_so() -> None:
    wrong = returned("甲", answers=BOTH, checks=(FAILED,), status=Status.REJECTED)
    right = returned("乙", sender="第2队", answers=(answer("a.boxes", 4), answer("a.good", 1), answer("a.found", 1)))
    ledger = ledger_of(wrong, right)
    assert (total(ledger, "a.boxes"), total(ledger, "a.good")) == ((4, 1), (1, 1))
    assert total(ledger, "a.found") == (3, 2), "the rest of the file counts"
    assert names(ledger, ListName.UNEVEN) == ["第1队"]
    assert list(say_total(ledger))[1] == "核对必然有误、更正前不计入的2格：第1队的自有·配电箱、合格"


def test_the_total_names_the_cells_that_cannot_be_taken() -> None:
    ledger = ledger_of(
        returned("甲", answers=(answer("a.boxes", "约12", Verdict.REFUSED),), status=Status.REJECTED),
        returned("乙", sender="第2队", answers=(answer("a.boxes", 4),)),
    )
    assert total(ledger, "a.boxes") == (4, 1)
    assert find_not_taken(ledger) == {f"{FORM.id}.a.boxes": ("第1队",)}
    assert list(say_total(ledger))[1:] == ["填写不能采用、没有计入的1格：第1队的自有·配电箱"]


def test_a_total_names_every_cell_it_leaves_out_by_sender_and_row() -> None:
    tags = (f"{FORM.id}.a.boxes", f"{FORM.id}.a.good", f"{FORM.id}.a.found")
    check = replace(FAILED, cells=tags)
    files = [returned(f"{k}", sender=f"第{k}队", answers=BOTH, checks=(check,), status=Status.REJECTED) for k in (1, 2)]
    said = list(say_total(ledger_of(*files)))[1]
    assert said == ("核对必然有误、更正前不计入的6格：第1队的自有·配电箱、合格、隐患；第2队的自有·配电箱、合格、隐患")


def test_a_total_that_leaves_very_much_out_says_where_the_rest_stands() -> None:
    files = [
        returned(f"{k}", sender=f"队{k}", answers=BOTH, checks=(FAILED,), status=Status.REJECTED) for k in range(40)
    ]
    said = list(say_total(ledger_of(*files, roster=None)))[1]
    assert said.startswith("核对必然有误、更正前不计入的80格：")
    assert said.endswith("等，全部见台账“合计”页")


# --- reasons and corrections


def test_a_reason_stands_beside_the_check_and_silences_nothing() -> None:
    check = replace(FAILED, reason="上月有2个项目转入")
    ledger = ledger_of(returned("甲", answers=BOTH, checks=(check,), status=Status.REJECTED))
    assert total(ledger, "a.boxes") == (None, 0)
    (listed,) = ledger.lists[ListName.UNEVEN]
    assert listed.says == "【必然】合格=5，配电箱=3，多2（单位说明：上月有2个项目转入）"


def test_what_goes_back_says_where_what_stands_there_and_what_to_do() -> None:
    refused = replace(answer("a.found", "约12", Verdict.REFUSED), row="自有", column="隐患", says="若指 12，请改填 12")
    cells = (replace(answer("a.boxes", 3), row="自有", column="配电箱"), refused)
    ledger = ledger_of(
        returned("甲", answers=cells, checks=(FAILED,), status=Status.REJECTED),
        returned("乙", sender="第2队", status=Status.INCOMPLETE),
        returned("丙", sender="第3队", status=Status.WARNED),
    )
    (one,) = ledger.to_correct
    assert one.sender == ROSTER[0]
    assert list(list_lines(one)) == [
        ("自有·隐患", "约12", "若指 12，请改填 12"),
        ("自有·配电箱", "3", "【必然】合格=5，配电箱=3，多2"),
    ]


def test_a_return_corrected_since_is_not_asked_to_be_corrected() -> None:
    ledger = ledger_of(
        returned("错", date="2023-04-28", status=Status.REJECTED, checks=(FAILED,)), returned("对", date="2023-04-29")
    )
    assert ledger.to_correct == ()


def test_nobody_is_written_to_for_what_another_sent_in_his_name() -> None:
    ledger = ledger_of(returned("假", sender="第2队", made_for="第1队", status=Status.REJECTED))
    assert [one.sender for one in ledger.to_correct] == [None]


# --- files that cannot be read


@pytest.mark.parametrize(
    ("file", "likely"),
    [
        ("第1队 4月.pdf", "第1队"),
        ("2023-04/第 1 队.doc", "第1队"),
        ("s2-附件4.doc", "第2队"),
        ("S3.doc", "第3队"),
        ("s22.doc", None),
        ("第11队.doc", None),
        ("第1队和第2队.doc", None),
        ("s1-第2队.doc", "第2队"),
        ("报表.pdf", None),
    ],
)
def test_a_file_that_cannot_be_read_may_be_told_by_its_name(file: str, likely: str | None) -> None:
    found = find_likely(file, ROSTER)
    assert (found and found.name) == likely


def test_of_a_name_within_a_longer_one_the_longer_is_taken() -> None:
    roster = (Sender(id="a", name="一镇"), Sender(id="b", name="一镇东区"))
    assert find_likely("一镇东区.pdf", roster) == roster[1]
    assert find_likely("一镇.pdf", roster) == roster[0]


def test_a_file_that_cannot_be_read_is_no_report_and_is_told_beside_the_name() -> None:
    ledger = ledger_of(ReturnedFile(file="第2队.pdf", digest="1", refusal="这是 PDF。请报 Word 表单。"))
    assert names(ledger, ListName.ABSENT) == ["第1队", "第2队", "第3队"]
    assert [one.says for one in ledger.lists[ListName.ABSENT]] == ["", "“第2队.pdf”可能是它的，读不出", ""]
    (listed,) = ledger.lists[ListName.UNREADABLE]
    assert listed.says == "这是 PDF。请报 Word 表单；可能是第2队的"


@pytest.mark.parametrize(
    ("check", "uneven"),
    [
        (replace(FAILED, level=CheckLevel.HINT), False),
        (replace(FAILED, level=CheckLevel.HINT, name="相符"), True),
        (replace(FAILED, level=CheckLevel.HINT, name="隐患"), False),
        (replace(FAILED, failed=False), False),
    ],
)
def test_a_hint_changes_no_figure_and_lists_only_what_does_not_balance(check: CheckResult, uneven: bool) -> None:  # noqa: FBT001 - a column
    ledger = ledger_of(returned("甲", answers=BOTH, checks=(check,)))
    assert total(ledger, "a.good") == (5, 1)
    assert names(ledger, ListName.UNEVEN) == (["第1队"] if uneven else [])


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_the_total_is_the_sum_whatever_the_order(numbers: list[int]) -> None:
    files = [
        returned(f"{index}", sender=f"队{index}", answers=(answer("a.boxes", number),))
        for index, number in enumerate(numbers)
    ]
    assert total(ledger_of(*reversed(files), roster=None), "a.boxes") == (sum(numbers), len(numbers))


# --- lists


def test_late_is_told_and_changes_no_figure() -> None:
    ledger = ledger_of(returned("甲", date="2023-05-02"), returned("乙", sender="第2队", date="2023-05-01"))
    assert names(ledger, ListName.LATE) == ["第1队"]
    assert total(ledger, "a.boxes") == (6, 2)


def test_a_correction_after_the_day_makes_nobody_late() -> None:
    ledger = ledger_of(returned("甲", date="2023-04-30"), returned("乙", date="2023-05-09"))
    assert names(ledger, ListName.LATE) == []
    assert entry(ledger, "乙").late is True


@pytest.mark.parametrize(
    ("answers", "zero"),
    [
        ((answer("a.boxes", 0), answer("a.fines", Decimal("0.0"))), True),
        ((answer("a.boxes", 0), answer("a.good", None, Verdict.MISSING)), True),
        ((answer("a.boxes", 0), answer("a.good", 1)), False),
        ((answer("a.boxes", 0), answer("a.good", "约12", Verdict.REFUSED)), False),
        ((answer("a.good", None, Verdict.MISSING),), False),
    ],
)
def test_a_zero_report_says_0_and_nothing_that_could_be_more(answers: tuple[Answer, ...], zero: bool) -> None:  # noqa: FBT001 - a column
    assert names(ledger_of(returned("甲", answers=answers)), ListName.ZERO) == (["第1队"] if zero else [])


def test_what_cannot_be_read_is_listed_with_its_reason() -> None:
    stranger = CheckResult(name="表单标识", level=CheckLevel.CERTAIN, says="这不是我们的表单")
    ledger = ledger_of(
        ReturnedFile(file="坏.docx", digest="1", refusal="文件是空的"),
        returned("别的.docx", form=None, answers=(), checks=(stranger,), status=Status.REJECTED),
    )
    assert [(one.name, one.says) for one in ledger.lists[ListName.UNREADABLE]] == [
        ("坏.docx", "文件是空的"),
        ("别的.docx", "这不是我们的表单"),
    ]
    assert ledger.others == 0


# --- the paper of the county


def test_the_total_is_the_same_form_filled() -> None:
    form = replace(FORM, policy="zz-2023")
    ledger = ledger_of(returned("甲", answers=(answer("a.boxes", 3), answer("a.fines", Decimal("2.50")))))
    view = fill_total(view_form(form, builders.policy()), ledger)
    shown = {
        cell.content.tag: cell.content.value for row in view.rows for cell in row if not isinstance(cell.content, str)
    }
    assert shown[f"{FORM.id}.a.boxes"] == "3"
    assert shown[f"{FORM.id}.a.fines"] == "2.50"
    assert shown[f"{FORM.id}.a.good"] == "", "nobody gave a figure: blank is not 0"
    assert view.head[0].blank.value == "合计（1个单位）"
    assert view.notes[-1].startswith("本表由1个单位最近一次报来的表逐格相加，应报3个")


# --- months and quotas


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
