"""The handbook of a day: what was replaced keeps its page and leaves the ways in; what was altered says since when."""

from dataclasses import replace
from datetime import date

import pytest

from generators.model.amendment import AmendedDuty, Amendment, AmendmentKind
from generators.model.library import Library
from generators.phrases import parse_recurrence
from generators.view.as_of import library_at
from generators.view.handbook import Index, view_handbook
from generators.view.handbook.cards import make_card
from generators.view.handbook.deadlines import view_deadlines
from generators.view.handbook.home import view_home
from generators.view.handbook.policy import PolicyPage, view_policy
from generators.view.handbook.policy_head import Change
from generators.view.handbook.roles import view_role
from generators.view.search import EntryKind, view_search
from generators.write.handbook import handbook_outputs
from tests.builders import LABELS, clause, duty, library, policy, role

OFTEN = AmendedDuty(duty="zz-2023.1.a", recurrence=parse_recurrence("每周1次"))
RECORDS = (
    Amendment(id="often", kind=AmendmentKind.AMENDS, since="2023-06-01", amended=(OFTEN,), removes=("zz-2023.1.b",)),
    Amendment(id="new", kind=AmendmentKind.REPLACES, since="2024-01-01", by="yy-2024", policies=("zz-2023",)),
)


def content() -> Library:
    old = policy(clause("一", duty(recurrence="每月1次", due="2023年6月30日前"), duty("zz-2023.1.b", does="存底")))
    new = policy(clause("一", duty("yy-2024.1.a", recurrence="每日1次")), id="yy-2024", title="新办法")
    return library(old, new, roles=(role("施工单位"),), amendments=RECORDS)


def index_at(day: str) -> Index:
    return Index(library=library_at(content(), date.fromisoformat(day)), as_of=date.fromisoformat(day))


def page_at(day: str, policy_id: str = "zz-2023") -> PolicyPage:
    index = index_at(day)
    return view_policy(index.policies[policy_id], index)


def amendments(page: PolicyPage) -> dict[str, Change]:
    kinds = ("change_amended_by", "change_replaced_by", "change_repealed_by", "change_replaces")
    return {one.kind: one for one in page.head.changes if one.kind in kinds}


@pytest.mark.parametrize(
    ("day", "kind", "to_come"),
    [
        ("2023-05-31", None, [True, True]),
        ("2023-06-01", "amended", [False, True]),
        ("2024-01-01", "replaced", [False, False]),
    ],
)
def test_the_head_says_what_became_of_a_policy(day: str, kind: str | None, to_come: list[bool]) -> None:
    page = page_at(day)
    assert (page.head.turn.kind if page.head.turn else None) == kind
    assert [one.to_come for one in amendments(page).values()] == to_come


def test_all_changes_are_told_with_what_they_touch() -> None:
    told = amendments(page_at("2024-01-01"))
    altered = told["change_amended_by"]
    assert (altered.day, [one.address for one in altered.duties]) == (
        "2023-06-01",
        ["policies/zz-2023.html#zz-2023.1.a"],
    )
    assert [(one.text, one.address) for one in altered.removed] == [("存底", "policies/zz-2023.html#zz-2023.1.b")]
    assert [one.address for one in told["change_replaced_by"].links] == ["policies/yy-2024.html"]
    (follows,) = amendments(page_at("2023-05-31", "yy-2024")).values()
    assert (follows.kind, follows.to_come, follows.links[0].address) == (
        "change_replaces",
        True,
        "policies/zz-2023.html",
    )


def test_an_altered_duty_says_since_when_and_what_stood_before() -> None:
    index = index_at("2023-06-01")
    (earlier,) = make_card(index.spots_by_duty["zz-2023.1.a"], index).earlier
    assert earlier.since == "2023-06-01"
    assert [(one.name, one.old, one.new) for one in earlier.fields] == [("频次", "每月1次", "每周1次")]
    before = index_at("2023-05-31")
    assert make_card(before.spots_by_duty["zz-2023.1.a"], before).earlier == ()


@pytest.mark.parametrize(("day", "count"), [("2023-05-31", 3), ("2023-06-01", 2), ("2024-01-01", 1)])
def test_what_no_longer_holds_leads_nowhere_in(day: str, count: int) -> None:
    index = index_at(day)
    assert view_home(index).duty_count == count
    assert view_role(index.library.roles[0], index).duty_count == count
    named = repr(view_deadlines(index)) + repr([page.view for page in view_handbook(index) if page.path == "measures"])
    assert ("zz-2023.1.a" in named) is (day != "2024-01-01")
    assert "policies/zz-2023" in {page.path for page in view_handbook(index)}


def test_the_page_of_a_replaced_policy_says_so_at_its_top() -> None:
    pages = {one.path: one.make().decode() for one in handbook_outputs(index_at("2024-01-01"), LABELS)}
    page = pages["handbook/policies/zz-2023.md"]
    assert page.index("不再适用") < page.index("发布机关")
    assert '<a href="../policies/yy-2024.html">新办法</a>' in page
    assert "自 2023-06-01 起：频次：每周1次（此前：每月1次）" in page
    assert "已被取代" in pages["handbook/policies/index.md"]
    coming = {one.path: one.make().decode() for one in handbook_outputs(index_at("2023-05-31"), LABELS)}
    assert "将于 <time>2024-01-01</time> 被取代" in coming["handbook/policies/zz-2023.md"]


def test_what_was_taken_away_is_told_at_its_place() -> None:
    (block,) = page_at("2023-06-01").clauses
    assert [(one.duty.id, one.since) for one in block.gone] == [("zz-2023.1.b", "2023-06-01")]
    assert page_at("2023-05-31").clauses[0].gone == ()


def test_the_search_finds_the_page_alone_of_what_no_longer_holds() -> None:
    found = view_search(index_at("2024-01-01"), {})
    assert [(one.kind, one.id) for one in found.entries if "zz-2023" in one.policies or one.id == "zz-2023"] == [
        (EntryKind.POLICY, "zz-2023")
    ]


def test_a_repeal_names_nobody() -> None:
    records = (replace(RECORDS[1], kind=AmendmentKind.REPEALS, by=None),)
    given = library_at(replace(content(), amendments=records), date(2024, 1, 1))
    index = Index(library=given, as_of=date(2024, 1, 1))
    turn = view_policy(index.policies["zz-2023"], index).head.turn
    assert turn is not None
    assert (turn.kind, turn.by, turn.is_end) == ("repealed", None, True)
