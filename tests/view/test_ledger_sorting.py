"""Which return counts: senders, dates, months; what cannot be put in order."""

from dataclasses import replace
from datetime import date

import pytest

from generators.model.filled_form import Answer, Value
from generators.model.ledger import ListName, Sender
from generators.view.ledger import Gathering
from generators.view.ledger.days import doubt_day
from generators.view.ledger.pairing import pair_returns
from generators.view.ledger.sorting import month_of
from tests.view.returns import FORM, PERIOD, ROSTER, answer, entry, ledger_of, names, returned, total


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
