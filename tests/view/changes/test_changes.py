"""Two states of the content: every change is noticed, and said as more or less than before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from generators.check.content import check_content
from generators.model.changes import ChangeKind, Effect
from generators.model.condition import Operator, Test
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.policy import Strength
from generators.view.as_of import library_at
from generators.view.changes import plain_changes, view_changes
from generators.view.changes.concerned import Concerns, changes_by_role
from generators.view.changes.fields import compare_fields
from generators.view.changes.reach import reached_lists
from generators.view.checklist import view_checklist
from generators.view.conditions import vocabulary_of
from tests.builders import clause, duty, enterprise, form, library, policy, role
from tests.conftest import LongRun
from tests.mutations import mutations
from tests.view.changes.edits import EDITS, make_edits
from tests.view.changes.full_library import FULL
from tests.view.changes.wide_library import draw_library

DAY = date(2023, 1, 1)


def with_duty(**changes: Any) -> Library:
    return library(policy(clause("一", duty(**changes))))


def test_the_same_content_has_no_changes() -> None:
    assert view_changes(FULL, FULL).is_empty
    assert view_changes(with_duty(), with_duty()).is_empty


@pytest.mark.parametrize(
    ("where", "changed"), list(mutations(FULL)), ids=lambda value: value if isinstance(value, str) else ""
)
def test_any_change_of_any_field_is_noticed(where: str, changed: Library) -> None:
    assert not view_changes(FULL, changed).is_empty, where
    assert plain_changes(view_changes(FULL, changed)) != plain_changes(view_changes(FULL, FULL))


def test_every_kind_of_record_was_changed() -> None:
    kinds = {where.split(".")[-1].split("[")[0] for where, _ in mutations(FULL)}
    assert {"recurrence", "due", "evidence", "strength", "members", "deliverables", "metrics", "leads"} <= kinds


@pytest.mark.parametrize(
    ("field", "old", "new", "effect"),
    [
        ("recurrence", "每月1次", "每周1次", Effect.TIGHTER),
        ("recurrence", "每月2次", "每月1次", Effect.LOOSER),
        ("recurrence", None, "每年1次", Effect.TIGHTER),
        ("recurrence", "每季度", None, Effect.LOOSER),
        ("due", "2023年6月底前", "2023年5月底前", Effect.TIGHTER),
        ("due", "2023年6月底前", "2023年12月底前", Effect.LOOSER),
        ("due", "6月底前", "2023年5月底前", Effect.OTHER),
        ("within", "24小时内", "12小时内", Effect.TIGHTER),
        ("within", "3日内", "5日内", Effect.LOOSER),
        ("total", "1轮", "2轮", Effect.TIGHTER),
        ("strength", Strength.ENCOURAGED, Strength.MUST, Effect.TIGHTER),
        ("strength", Strength.MUST, Strength.MAY, Effect.LOOSER),
        ("strength", Strength.MUST, Strength.FORBIDDEN, Effect.OTHER),
        ("who", ("施工单位",), ("施工单位", "监理"), Effect.TIGHTER),
        ("who", ("施工单位",), ("监理",), Effect.OTHER),
        ("evidence", ("甲", "乙"), ("甲",), Effect.LOOSER),
        ("consequence", None, "记分", Effect.TIGHTER),
        ("does", "检查", "查看", Effect.REWORDED),
    ],
)
def test_a_changed_field_asks_more_or_less(field: str, old: Any, new: Any, effect: Effect) -> None:
    before, after = duty(**{field: old}), duty(**{field: new})
    (found,) = compare_fields(before, after, vocabulary_of(FULL))
    assert found.effect is effect


def test_added_changed_and_removed_duties_are_told_apart() -> None:
    old = library(policy(clause("一", duty(), duty("zz-2023.1.b"), duty("zz-2023.1.c", recurrence="每月1次"))))
    new = library(
        policy(clause("一", duty("zz-2023.1.c", recurrence="每周1次"), duty("zz-2023.1.d"), duty(does="看一看")))
    )
    found = {one.id: one.kind for one in view_changes(old, new).duties}
    assert found == {
        "zz-2023.1.a": ChangeKind.REWORDED,
        "zz-2023.1.b": ChangeKind.REMOVED,
        "zz-2023.1.c": ChangeKind.TIGHTENED,
        "zz-2023.1.d": ChangeKind.ADDED,
    }


def test_more_of_one_and_less_of_another_is_an_adjustment() -> None:
    (found,) = view_changes(
        with_duty(recurrence="每月1次", evidence=("甲",)), with_duty(recurrence="每周1次", evidence=())
    ).duties
    assert found.kind is ChangeKind.ADJUSTED


def test_a_column_of_a_form_is_named() -> None:
    old = library(forms=(form(),))
    new = library(forms=(form(columns=form().columns[:1]),))
    (found,) = view_changes(old, new).forms
    assert [(one.name, one.old, one.new) for one in found.fields] == [("栏 mended", "整改数", "")]


def test_changes_are_sorted_by_who_acts() -> None:
    old, new = with_duty(), with_duty(who=("项目负责人",))
    assert set(changes_by_role(view_changes(old, new), new)) == {"施工单位", "项目经理"}


def roles_with_conditions(content: Library) -> Library:
    builder = Test(fact="单位类型", operator=Operator.EQUALS, values=("施工总承包",))
    return replace(content, roles=(role("施工单位", condition=builder), *content.roles[1:]))


@pytest.mark.parametrize(
    ("kind", "expected"), [("施工总承包", [ChangeKind.TIGHTENED]), ("监理", []), (None, [ChangeKind.TIGHTENED])]
)
def test_a_change_concerns_whom_it_may_apply_to(kind: str | None, expected: list[ChangeKind]) -> None:
    old = roles_with_conditions(with_duty(recurrence="每月1次"))
    new = roles_with_conditions(with_duty(recurrence="每周1次"))
    who = enterprise(地区="440300", **({"单位类型": kind} if kind else {}))
    concerns = Concerns(old, new, view_changes(old, new)).of(who)
    assert [one.kind for one in concerns] == expected


def test_whose_list_differs_is_told_without_making_lists() -> None:
    old = roles_with_conditions(with_duty(recurrence="每月1次"))
    builder = enterprise("jia", 地区="440300", 单位类型="施工总承包")
    others = (builder, enterprise("yi", 地区="440300", 单位类型="监理"), enterprise("bing", 地区="440000"))
    for _, changed in mutations(old):
        reached = {one.id for one in reached_lists(old, changed, others)}
        assert reached == {one.id for one in others if version(one, old) != version(one, changed)}


def test_lists_told_to_differ_are_those_that_do_after_random_edits_too(long_run: Callable[[int, int], LongRun]) -> None:
    run = long_run(40, 400)
    chance, old = Random(run.seed), draw_library(run.seed)
    accepted = {problem.message for problem in check_content(old)}
    for number in range(run.count):
        edits = chance.choices(EDITS, k=chance.randint(1, 2))
        new = library_at(make_edits(old, chance, accepted, edits), DAY)
        real = [one.id for one in old.enterprises if version(one, old) != version(one, new)]
        assert [one.id for one in reached_lists(old, new, old.enterprises)] == real, (run.seed, number, edits)


def version(one: Enterprise, library: Library) -> str:
    return view_checklist(one, library, DAY, calendar=library.calendar).version
