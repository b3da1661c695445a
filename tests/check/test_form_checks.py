"""Checks of a return, as tables: what the cells hold, what is said."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.check import form_checks
from generators.check.form_checks import Cells, Return, plan_checks
from generators.commands.content import open_library
from generators.model.filled_form import CheckResult
from generators.model.form import Check, CheckKind, CheckLevel, CheckScope, Column, Form, HeaderField
from tests import builders

FORMS = {form.id: form for form in open_library()[0].forms}
COLOURS = ("red", "orange", "yellow", "blue")


def row(row_id: str, **cells: int | str | None) -> dict[tuple[str, str], Decimal | None]:
    return {(row_id, name): None if value is None else Decimal(value) for name, value in cells.items()}


def run_checks(
    form: Form, cells: Cells, last: Cells | None = None, others: dict[str, Return] | None = None
) -> tuple[CheckResult, ...]:
    return form_checks.run_checks(plan_checks(form), cells, last, others)


def said(form: Form, cells: dict[tuple[str, str], Decimal | None], name: str) -> list[str]:
    return [result.says for result in run_checks(form, cells) if result.name == name]


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"red": 2, "orange": 5, "yellow": 10, "blue": 20, "total": 37}, []),
        (
            {"red": 2, "orange": 5, "yellow": 10, "blue": 20, "total": 38},
            ["附件5·第1行：红+橙+黄+蓝=37，项目总数=38，差1"],
        ),
        (
            {"red": 2, "orange": 5, "yellow": 10, "blue": 20, "total": None},
            ["项目总数没有可用的数，「四色合计」没有核对"],
        ),
        ({"red": 2, "orange": None, "yellow": 10, "blue": 20, "total": 37}, ["橙没有可用的数，「四色合计」没有核对"]),
        # Whatever the missing one is, the others are already too many.
        ({"red": 30, "orange": None, "yellow": 10, "blue": 0, "total": 37}, ["红+黄+蓝=40，项目总数=37，差3"]),
        ({"red": 0, "orange": 0, "yellow": 0, "blue": 0, "total": 0}, []),
    ],
)
def test_four_colours_add_up(cells: dict[str, int | None], says: list[str]) -> None:
    first = [one for one in said(FORMS["ax-2023-5"], row("a", **cells), "四色合计") if "第1行" in one]
    assert len(first) == len(says)
    assert all(expected in one for one, expected in zip(first, says, strict=True))


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"fined": 2, "fines": "1.50"}, []),
        ({"fined": 0, "fines": 0}, []),
        ({"fined": 2, "fines": 0}, ["附件7：罚款企业数=2，罚款金额=0，应同有同无"]),
        ({"fined": 0, "fines": "0.5"}, ["附件7：罚款企业数=0，罚款金额=0.5，应同有同无"]),
        ({"fined": 2, "fines": None}, []),
        ({"fined": None, "fines": 3}, ["附件7：罚款企业数没有可用的数，「罚款企业与金额」没有核对"]),
    ],
)
def test_fines_have_both_a_count_and_an_amount_or_neither(cells: dict[str, int | str | None], says: list[str]) -> None:
    assert said(FORMS["ax-2023-7"], row("a", **cells), "罚款企业与金额") == says


@pytest.mark.parametrize(
    ("form", "cells", "says", "level", "tags"),
    [
        (
            "ax-2023-4",
            {"total": 3, "aaa": 5, "provincial": 3, "municipal": 0, "qualified": 1},
            "附件4·国标（1）：国家级AAA项目=5，项目总数=3，多2",
            CheckLevel.CERTAIN,
            ("ax-2023-4.a-national.total", "ax-2023-4.a-national.aaa"),
        ),
        (
            "ax-2023-4",
            {"total": 9, "found": 4, "mended": 6},
            "附件4·国标（1）：整改隐患数量=6，自查隐患数量=4，多2",
            CheckLevel.HINT,
            ("ax-2023-4.a-national.found", "ax-2023-4.a-national.mended"),
        ),
        (
            "gd-2023-monthly",
            {"sites": 3, "sites_checked": 4},
            "重点监控企业安全管理和隐患整治情况月报：已排查项目=4，在建项目=3，多1",
            CheckLevel.CERTAIN,
            ("gd-2023-monthly.head.sites", "gd-2023-monthly.head.sites_checked"),
        ),
    ],
)
def test_a_part_above_its_whole(
    form: str, cells: dict[str, int | None], says: str, level: CheckLevel, tags: tuple[str, ...]
) -> None:
    place = "head" if form.startswith("gd") else "a-national"
    (result,) = [one for one in run_checks(FORMS[form], row(place, **cells)) if one.failed]
    assert (result.says, result.level, result.cells) == (says, level, tags)


def test_cells_that_are_not_to_be_filled_are_not_checked() -> None:
    results = run_checks(FORMS["ax-2023-4"], row("a-provincial", total=3, aaa=9, benchmark=3))
    assert not [one for one in results if one.failed]
    assert not [one for one in results if "省标（1）" in one.says and one.name == "创建提升不超过总数"]


def test_a_running_total_does_not_fall() -> None:
    form = FORMS["ax-2023-6"]
    last = row("a", benchmark=5, signs=4)
    results = run_checks(form, row("a", total=9, benchmark=3, signs=4), last)
    fallen = [one for one in results if one.name == "累计数不减少"]
    assert [one.says for one in fallen] == ["附件6：标杆数量=3，上月=5，少2"]
    assert fallen[0].level is CheckLevel.HINT
    (unknown,) = [one for one in run_checks(form, row("a", benchmark=3)) if one.name == "累计数不减少"]
    assert (unknown.failed, unknown.says) == (False, "附件6：没有上月的回表，「累计数不减少」没有核对")


@pytest.mark.parametrize(
    ("other", "failed", "says"),
    [
        (None, False, "附件6：没有「ax-2023-7」的回表，「与表（二）项目总数相等」没有核对"),
        ({"total": None}, False, "附件6：附件7项目总数合计没有可用的数，「与表（二）项目总数相等」没有核对"),
        ({"total": 8}, True, "附件6：项目总数合计=9，附件7项目总数合计=8，差1"),
        ({"total": 9}, None, None),
    ],
)
def test_two_forms_agree(other: dict[str, int | None] | None, failed: bool | None, says: str | None) -> None:  # noqa: FBT001
    others = {"ax-2023-7": Return(plan=plan_checks(FORMS["ax-2023-7"]), cells=row("a", **other))} if other else {}
    results = run_checks(FORMS["ax-2023-6"], row("a", total=9), others=others)
    found = [(one.failed, one.says) for one in results if one.name == "与表（二）项目总数相等"]
    assert found == ([] if says is None else [(failed, says)])


def table(*checks: Check) -> Form:
    return builders.form(
        columns=(Column(id="whole", label="应到"), Column(id="part", label="实到")),
        rows=(),
        spare_rows=3,
        checks=checks,
    )


def check(**changes: object) -> Check:
    plain: dict[str, object] = {
        "name": "到会",
        "kind": CheckKind.NOT_ABOVE,
        "level": CheckLevel.CERTAIN,
        "whole": "whole",
        "parts": ("part",),
        "says": "不会更多",
    }
    return Check(**(plain | changes))  # type: ignore[arg-type]


def test_a_row_left_empty_is_no_matter_of_checks() -> None:
    assert not [one.says for one in run_checks(FORMS["ax-2023-5"], row("a", total=3, red=3)) if "第2行" in one.says]


def test_spare_rows_count_only_when_used() -> None:
    cells = row("r1", whole=3, part=4) | row("r2", part=1)
    assert [(one.failed, one.says) for one in run_checks(table(check()), cells)] == [
        (True, "附件1·第1行：实到=4，应到=3，多1"),
        (False, "附件1·第2行：应到没有可用的数，「到会」没有核对"),
    ]


def test_a_check_may_name_its_rows_or_take_the_whole_table() -> None:
    cells = row("r1", whole=3, part=4) | row("r2", whole=9, part=4)
    assert run_checks(table(check(only=("r2",))), cells) == ()
    assert run_checks(table(check(scope=CheckScope.TABLE)), cells) == ()
    (result,) = run_checks(table(check(scope=CheckScope.TABLE)), cells | row("r2", whole=1, part=4))
    assert result.says == "附件1：实到合计=8，应到合计=4，多4"
    assert len(result.cells) == 4


PATROL = FORMS["wl-2021-patrol"]
FIVE = {"level": "一般", "person": "某", "measure": "补栏杆", "due": "2021-06-30"}


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"fault": "未发现"}, []),
        ({"fault": "未 发现。", "finder": "某"}, []),
        ({"fault": "临边无防护", **FIVE}, []),
        ({"fault": "临边无防护", **FIVE, "measure": "  "}, ["隐患情况填的是“临边无防护”，措施没有填"]),
        ({"fault": "临边无防护"}, ["隐患情况填的是“临边无防护”，等级、责任、措施、时限没有填"]),
        ({"fault": "临" * 30, **FIVE, "due": ""}, [f"隐患情况填的是“{'临' * 20}……”，时限没有填"]),
        ({"fault": "塔吊", **FIVE, "level": "重大", "money": "2"}, ["等级填的是“重大”，预案没有填"]),
        ({"fault": "塔吊", **FIVE, "level": "重大", "money": "2", "plan": "有"}, []),
        ({"finder": "某"}, []),
    ],
)
def test_a_row_with_a_hazard_says_which_of_its_cells_are_open(cells: dict[str, str], says: list[str]) -> None:
    written = {("r3", name): text for name, text in cells.items()}
    results = form_checks.run_checks(plan_checks(PATROL), {}, written=written)
    assert [one.says for one in results] == [f"“日周月”隐患排查记录·第3行：{one}" for one in says]
    assert all(one.failed and one.level is CheckLevel.HINT for one in results)


def test_what_is_needed_names_the_open_cells_and_no_other() -> None:
    written = {("r1", "fault"): "临边无防护", ("r1", "level"): "一般", ("r1", "person"): "某"}
    (result,) = form_checks.run_checks(plan_checks(PATROL), {}, written=written)
    assert result.cells == ("wl-2021-patrol.r1.measure", "wl-2021-patrol.r1.due")


def test_a_letter_or_a_form_without_checks_says_nothing() -> None:
    assert run_checks(replace(table(), header_fields=(HeaderField(id="a", label="甲"),)), row("r1", whole=1)) == ()


@given(st.lists(st.integers(0, 99), min_size=4, max_size=4), st.integers(0, 400))
def test_a_sum_fails_exactly_when_it_does_not_meet(parts: list[int], total: int) -> None:
    cells = row("a", total=total, **dict(zip(COLOURS, parts, strict=True)))
    failed = {one.name for one in run_checks(FORMS["ax-2023-7"], cells) if one.failed}
    assert ("四色合计" in failed) == (sum(parts) != total)
    assert ("各色不超过总数" in failed) == (max(parts) > total)


def test_every_check_of_the_content_can_run() -> None:
    for form in FORMS.values():
        rows = [fixed.id for fixed in form.rows] or ["r1"]
        columns = [name for one in form.checks for name in (one.whole, *one.parts) if name and "." not in name]
        ones = {(place, name): Decimal(1) for place in (*rows, "head") for name in columns}
        others = {other.id: Return(plan=plan_checks(other), cells={}) for other in FORMS.values()}
        for result in run_checks(form, ones, ones, others):
            assert result.says.startswith(form.attachment or form.title)
