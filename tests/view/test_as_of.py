"""The content of a day: what was replaced, altered or repealed by then, and nothing later."""

from dataclasses import replace
from datetime import date

import pytest

from generators.model.amendment import AmendedDuty, Amendment, AmendmentKind
from generators.model.library import Library
from generators.model.registry import DutyLink
from generators.phrases import parse_recurrence
from generators.view.as_of import amendments_of, library_at
from generators.view.rules import compile_rules
from generators.view.status import turning_days
from tests.builders import clause, duty, form, library, policy

WEEKLY = AmendedDuty(duty="zz-2023.1.a", recurrence=parse_recurrence("每周1次"))
DAILY = AmendedDuty(duty="zz-2023.1.a", recurrence=parse_recurrence("每日1次"), evidence=("照片",))
RECORDS = (
    Amendment(id="am-2", kind=AmendmentKind.AMENDS, since="2023-09-01", amended=(DAILY,), removes=("zz-2023.1.b",)),
    Amendment(id="am-1", kind=AmendmentKind.AMENDS, since="2023-06-01", amended=(WEEKLY,)),
    Amendment(id="am-3", kind=AmendmentKind.REPLACES, since="2024-01-01", by="yy-2024", policies=("zz-2023",)),
)


def content() -> Library:
    old = policy(clause("一", duty(recurrence="每月1次", evidence=("记录",)), duty("zz-2023.1.b")))
    new = policy(clause("一", duty("yy-2024.1.a")), id="yy-2024")
    return library(
        old,
        new,
        forms=(form(),),
        links=(DutyLink(name="检查", duties=("zz-2023.1.a", "yy-2024.1.a")),),
        amendments=RECORDS,
    )


@pytest.mark.parametrize(
    ("day", "recurrence", "evidence", "duties"),
    [
        ("2023-05-31", "每月1次", ("记录",), 2),
        ("2023-06-01", "每周1次", ("记录",), 2),
        ("2023-08-31", "每周1次", ("记录",), 2),
        ("2023-09-01", "每日1次", ("照片",), 1),
    ],
)
def test_values_are_those_of_the_day(day: str, recurrence: str, evidence: tuple[str, ...], duties: int) -> None:
    found = library_at(content(), date.fromisoformat(day)).policies[0].clauses[0].duties
    assert (found[0].recurrence, found[0].evidence, len(found)) == (parse_recurrence(recurrence), evidence, duties)


def test_without_amendments_by_then_the_library_is_the_same_one() -> None:
    given = content()
    assert library_at(given, date(2023, 5, 31)) is given


def test_what_was_replaced_is_in_no_list_and_sends_out_no_form() -> None:
    at = library_at(content(), date(2024, 1, 1))
    assert at.superseded == ("zz-2023",)
    assert [rule.duty.id for rule in compile_rules(at)] == ["yy-2024.1.a"]
    assert at.forms == ()
    assert at.links == ()
    assert [one.id for one in at.policies] == ["zz-2023", "yy-2024"]


def test_the_form_of_a_duty_that_was_taken_away_is_not_sent_out() -> None:
    given = replace(content(), forms=(form(), form(id="zz-2023-2", duty="zz-2023.1.b")))
    assert [one.id for one in library_at(given, date(2023, 8, 31)).forms] == [form().id, "zz-2023-2"]
    assert [one.id for one in library_at(given, date(2023, 9, 1)).forms] == [form().id]


def test_the_days_of_amendments_turn_the_handbook() -> None:
    assert {date(2023, 6, 1), date(2023, 9, 1), date(2024, 1, 1)} <= set(turning_days(content()))


def test_a_policy_knows_what_touched_it() -> None:
    given = content()
    assert [one.id for one in amendments_of(given.policies[0], given)] == ["am-1", "am-2", "am-3"]
    assert amendments_of(given.policies[1], given) == ()
