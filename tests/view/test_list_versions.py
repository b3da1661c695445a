"""What changed between two versions of a list, and that a digest changes with what is asked and with nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from generators.model.issued_list import IssuedList
from generators.model.library import Library
from generators.model.policy import Duty, Strength
from generators.model.registry import DutyLink
from generators.phrases import parse_deadline, parse_recurrence
from generators.view.checklist.digests import parse_digests
from generators.view.checklist.versions import ChangeKind, RowChange, compare, say_aspects, say_facts
from tests.builders import LABELS, clause, duty, policy
from tests.read.list_filling import BUILDER, DUTIES, small_library, today

A, B, C, D, E = DUTIES
NEW = duty("zz-2023.f", does="验收配电箱")
COMMON = DutyLink(name="查线", duties=("zz-2023.a", "zz-2023.d"))


def versions(before: Library, after: Library) -> tuple[RowChange, ...]:
    new = today(after)
    changes = compare(today(before).on_paper, new.on_paper, new.absent)
    # what two records say of each other must be what two papers say
    recorded = compare(today(before).recorded, new.recorded, new.absent)
    assert [(one.kind, one.duty) for one in recorded] == [(one.kind, one.duty) for one in changes]
    return changes


def digest(one: Duty, content: Library | None = None) -> str:
    listed = today(content or small_library(one)).checklist.listed
    return next(item.digest for item in listed if item.duty.id == one.id)


@pytest.mark.parametrize(
    "change",
    [
        {"who": ("施工单位", "项目经理")},
        {"does": "查电缆"},
        {"strength": Strength.ENCOURAGED},
        {"recurrence": parse_recurrence("每季度至少1次")},
        {"due": parse_deadline("2023年6月底前")},
        {"evidence": ("照片",)},
        {"cites": ("《某标准》",)},
        {"condition": BUILDER},
    ],
)
def test_a_digest_changes_with_what_is_asked(change: dict[str, Any]) -> None:
    assert digest(A) != digest(replace(A, **change))


def test_a_digest_changes_with_the_clause() -> None:
    moved = replace(small_library(A), policies=(policy(clause("二/（一）/4", A)),))
    assert digest(A) != digest(A, moved)


def test_a_digest_does_not_change_with_the_enterprise() -> None:
    assert digest(A) == digest(A, small_library(A, B, 从业人数="90"))


def test_digests_come_back_whatever_becomes_of_their_blanks() -> None:
    checklist = today(small_library(*DUTIES, links=(COMMON,))).checklist
    digests = tuple(item.digests for item in checklist.listed)
    assert {len(row) for row in digests} == {1, 2}
    text = checklist.digests
    assert parse_digests(text) == digests == parse_digests(text.replace("\n", "  "))
    assert parse_digests("what stands here instead") == ()
    assert parse_digests("") == ()


def test_a_list_without_a_change_has_none() -> None:
    assert versions(small_library(), small_library()) == ()


def test_every_change_is_named_with_what_it_changes() -> None:
    after = small_library(replace(A, recurrence=parse_recurrence("每周")), C, replace(D, condition=BUILDER), E, NEW)
    assert [(one.kind, one.duty) for one in versions(small_library(), after)] == [
        (ChangeKind.CHANGED, "zz-2023.a"),
        (ChangeKind.CHANGED, "zz-2023.d"),
        (ChangeKind.ADDED, "zz-2023.f"),
        (ChangeKind.REMOVED, "zz-2023.b"),
    ]
    changed, silent, _, gone = versions(small_library(), after)
    assert [(one.column, one.before, one.after) for one in changed.aspects] == [("timing", "每月至少1次", "每周")]
    assert say_aspects(changed.aspects, LABELS["清单栏目"]) == "频次或时限有变"
    assert say_aspects(silent.aspects, LABELS["清单栏目"]) == "适用条件等有变"
    assert gone.why == "内容中已没有这项职责"


def test_a_row_joined_to_another_is_gone_and_says_where() -> None:
    changes = versions(small_library(), small_library(*DUTIES, links=(COMMON,)))
    assert [(one.kind, one.duty) for one in changes] == [
        (ChangeKind.CHANGED, "zz-2023.a"),
        (ChangeKind.REMOVED, "zz-2023.d"),
    ]
    assert changes[1].why.startswith("现与「")


def test_a_row_whose_lead_passed_to_another_is_the_same_row() -> None:
    before = small_library(*DUTIES, links=(COMMON,))
    often = replace(D, recurrence=parse_recurrence("每周"))
    after = small_library(A, B, C, often, E, links=(COMMON,))
    assert [(one.kind, one.duty) for one in versions(before, after)] == [(ChangeKind.CHANGED, "zz-2023.d")]


def test_what_applies_no_longer_says_why() -> None:
    after = small_library(*DUTIES, 单位类型="监理")
    changes = versions(small_library(), after)
    assert {one.kind for one in changes} == {ChangeKind.REMOVED}
    assert all("单位类型为监理，不是施工总承包" in one.why for one in changes)


def test_without_digests_the_printed_words_decide() -> None:
    new, old = today().on_paper, today().on_paper
    bare = replace(old, rows=tuple(replace(row, digest=()) for row in old.rows))
    assert compare(bare, new, {}) == ()
    other = today(small_library(A, B, C, replace(D, does="设台账"), E)).on_paper
    assert [one.duty for one in compare(bare, other, {})] == ["zz-2023.d"]


def test_a_record_comes_back() -> None:
    recorded: IssuedList = today().recorded
    assert recorded.enterprise == small_library().enterprises[0]
    assert recorded.code == today().checklist.code
    assert [row.duty for row in recorded.rows] == [item.duty.id for item in today().checklist.listed]


def test_facts_that_changed_are_named() -> None:
    before = small_library(从业人数="8").enterprises[0]
    after = small_library(单位类型="监理").enterprises[0]
    assert say_facts(before, after) == ("单位类型", "从业人数")
    assert say_facts(before, replace(before, name="新名")) == ("名称",)


def test_the_code_stands_for_content_enterprise_and_year() -> None:
    codes = {
        today().checklist.code,
        today(year=2024).checklist.code,
        today(small_library(A)).checklist.code,
        today(small_library(从业人数="9")).checklist.code,
    }
    assert len(codes) == 4
    assert today().checklist.code == today().checklist.code
