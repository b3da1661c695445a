"""The ledger from values: what is added up, what goes back to its sender, which lists there are."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.model.filled_form import Answer, CheckResult, Status, Verdict
from generators.model.form import CheckLevel
from generators.model.ledger import ListName, ReturnedFile, Sender
from generators.view.form import view_form
from generators.view.ledger.cells import number_cells
from generators.view.ledger.corrections import find_not_taken, list_lines
from generators.view.ledger.likely import find_likely
from generators.view.ledger.paper import fill_total, say_total
from tests import builders
from tests.sample_forms import TABLE
from tests.view.returns import FORM, ROSTER, answer, entry, ledger_of, names, returned, total


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


def test_returns_with_cells_left_open_are_named_with_these_cells() -> None:
    left_open = replace(answer("a.good", "", Verdict.MISSING), row="自有", column="合格")
    head = replace(answer("head.unit", "第2队"), row="表头", column="填报单位")
    ledger = ledger_of(
        returned("甲", answers=(answer("a.boxes", 3), left_open), status=Status.INCOMPLETE),
        returned("乙", sender="第2队", answers=(head, left_open), status=Status.INCOMPLETE),
        returned("丙", sender="第3队"),
    )
    assert [(one.name, one.cells, one.blank) for one in ledger.to_complete] == [
        ("第1队", ("自有·合格",), False),
        ("第2队", ("自有·合格",), True),
    ]
    assert total(ledger, "a.boxes") == (6, 2), "what is filled in counts"


def test_a_return_completed_since_is_not_asked_to_be_completed() -> None:
    first = returned("缺", date="2023-04-28", status=Status.INCOMPLETE)
    assert ledger_of(first, returned("全", date="2023-04-29")).to_complete == ()


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
