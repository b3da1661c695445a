"""The checks of a form run over one return: what does not hold, and what could not be tested, in a sentence.

Nothing is corrected here, and nothing is taken for zero: a blank is missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from generators.model.filled_form import CheckResult
from generators.model.form import HEAD, Check, CheckKind, CheckScope, Form
from generators.model.form_parts import blocked_cells, form_name, form_rows, leaf_columns, name_rows

Cells = Mapping[tuple[str, str], Decimal | None]
"""(row id or `HEAD`, column or head field id) -> its number; None, or left out, where it is missing or refused."""
Written = Mapping[tuple[str, str], str]
"""(row id or `HEAD`, column or head field id) -> what stands there, right or wrong; left out where nothing does."""
_FEW = 20
"""Characters of a text that a sentence quotes."""


class _Place(NamedTuple):
    """Where a number of a check stands: what people call it, its tag, its key."""

    name: str
    tag: str
    key: tuple[str, str]


class _Line(NamedTuple):
    """A row a check compares."""

    where: str
    """The form, and its row where it has several."""
    whole: _Place | None
    parts: tuple[_Place, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckPlan:
    """A form's checks, arranged once for any number of returns."""

    form: Form
    name: str
    """What people call the form."""
    names: Mapping[str, str]
    """Column or head field id -> what people call it in a sentence."""
    rows: tuple[tuple[str, str], ...]
    """Id and name of every row."""
    fixed: frozenset[str]
    """Ids of the rows that are there in every return."""
    blocked: frozenset[tuple[str, str]]
    """Cells that are not to be filled."""
    reads_texts: bool = False
    """Whether a check asks what is written, not only how much."""
    lines: tuple[tuple[_Line, ...], ...] = ()
    """For each check of the form, the rows it compares; none for one over the whole table."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Return:
    """The numbers of one form that came back."""

    plan: CheckPlan
    cells: Cells


class _Figure(NamedTuple):
    """A number of a check: what it is called, where it stands, its value; None where that is missing."""

    name: str
    tags: tuple[str, ...]
    value: Decimal | None


class _Run(NamedTuple):
    """A check over one row, or over the whole table."""

    check: Check
    where: str
    whole: _Figure | None
    parts: tuple[_Figure, ...]
    before: tuple[_Figure, ...] = ()
    """The parts as they were last month, for a check that compares with it."""


def plan_checks(form: Form) -> CheckPlan:
    """Arrange the checks of a form."""
    rows = form_rows(form)
    names = {field.id: field.label for field in form.header_fields}
    names |= {one.id or "": one.short or one.label or one.name or "" for _, one in leaf_columns(form.columns)}
    plan = CheckPlan(
        form=form,
        name=form_name(form),
        names=names,
        rows=tuple((row.id, name) for row, name in zip(rows, name_rows(rows), strict=True)),
        fixed=frozenset(row.id for row in form.rows),
        blocked=frozenset(blocked_cells(form)),
        reads_texts=any(check.kind is CheckKind.NEEDED for check in form.checks),
    )
    return replace(plan, lines=tuple(tuple(_list_lines(check, plan)) for check in form.checks))


def run_checks(
    plan: CheckPlan,
    values: Cells,
    last_month: Cells | None = None,
    others: Mapping[str, Return] | None = None,
    written: Written | None = None,
) -> tuple[CheckResult, ...]:
    """Run every check of a form over a return and tell what failed or was not run; what holds says nothing.

    `last_month` are the cells of the sender's return of the month before, `others` its returns of other forms for
    the same month by form id; a check that needs one that is not there says that it was not run. `written` is asked
    for by a plan that reads texts.
    """
    returned = Return(plan=plan, cells=values)
    results: list[CheckResult] = []
    for check, lines in zip(plan.form.checks, plan.lines, strict=True):
        if check.kind is CheckKind.NEEDED:
            results += (result for line in lines for result in _run_needed(check, line, written or {}))
        elif check.kind is CheckKind.NOT_FALLING and last_month is None:
            results.append(_not_run(check, f"{plan.name}：没有上月的回表"))
        elif lacking := _find_lacking(check, others or {}):
            results.append(_not_run(check, f"{plan.name}：没有「{lacking}」的回表"))
        elif check.scope is CheckScope.TABLE:
            results += _RUNNERS[check.kind](_run_over_table(check, returned, others or {}))
        else:
            for line in lines:
                if run := _run_over_row(check, line, values, last_month or {}):
                    results += _RUNNERS[check.kind](run)
    return tuple(results)


def _find_lacking(check: Check, others: Mapping[str, Return]) -> str | None:
    named = [name.rpartition(".")[0] for name in (check.whole or "", *check.parts)]
    return next((form_id for form_id in named if form_id and form_id not in others), None)


def _list_lines(check: Check, plan: CheckPlan) -> Iterator[_Line]:
    """List the rows a check compares: not where the whole, or every part, is not to be filled."""
    if check.scope is CheckScope.TABLE:
        return
    for row, name in _rows_of(check, plan):
        parts = tuple(_place(row, part, plan) for part in check.parts if (row, part) not in plan.blocked)
        if parts and (row, check.whole or "") not in plan.blocked:
            where = "·".join(part for part in (plan.name, name) if part)
            yield _Line(where, _place(row, check.whole, plan) if check.whole else None, parts)


def _rows_of(check: Check, plan: CheckPlan) -> Iterator[tuple[str, str]]:
    """Yield (row id, name) of the rows a check runs on; the head is a row of its own, without a name."""
    if {field.id for field in plan.form.header_fields} >= {name for name in (check.whole, *check.parts) if name}:
        yield HEAD, ""
        return
    for row, name in plan.rows:
        if not check.only or row in check.only:
            yield row, name if len(plan.rows) > 1 else ""


def _place(row: str, column: str, plan: CheckPlan) -> _Place:
    return _Place(plan.names[column], f"{plan.form.id}.{row}.{column}", (row, column))


def _run_over_row(check: Check, line: _Line, values: Cells, last: Cells) -> _Run | None:
    """Take the numbers of a row; None for a row left empty."""
    whole = _figure(line.whole, values) if line.whole else None
    parts = tuple([_figure(part, values) for part in line.parts])
    if (whole is None or whole.value is None) and all(part.value is None for part in parts):
        return None
    before = tuple(_figure(part, last) for part in line.parts) if check.kind is CheckKind.NOT_FALLING else ()
    return _Run(check, line.where, whole, parts, before)


def _figure(place: _Place, cells: Cells) -> _Figure:
    return _Figure(place.name, (place.tag,), cells.get(place.key))


def _run_over_table(check: Check, returned: Return, others: Mapping[str, Return]) -> _Run:
    whole = _sum_of(check.whole, returned, others, check.only) if check.whole else None
    parts = tuple(_sum_of(part, returned, others, check.only) for part in check.parts)
    return _Run(check, returned.plan.name, whole, parts)


def _sum_of(name: str, returned: Return, others: Mapping[str, Return], only: tuple[str, ...]) -> _Figure:
    """Add a column up over its rows; one cell that is missing makes the sum unknown, but for unused spare rows."""
    other, _, column = name.rpartition(".")
    source = others[other] if other else returned
    plan = source.plan
    rows = [row for row, _ in plan.rows if other or not only or row in only]
    rows = [row for row in rows if (row, column) not in plan.blocked]
    asked = [row for row in rows if row in plan.fixed or source.cells.get((row, column)) is not None]
    known = [value for row in asked if (value := source.cells.get((row, column))) is not None]
    return _Figure(
        name=f"{plan.name if other else ''}{plan.names[column]}合计",
        tags=tuple(f"{plan.form.id}.{row}.{column}" for row in asked),
        value=sum(known, Decimal(0)) if known and len(known) == len(asked) else None,
    )


def _run_sum(run: _Run) -> Iterator[CheckResult]:
    whole = run.whole
    if whole is None or whole.value is None:
        yield _lacks(run, whole)
        return
    total = sum((part.value for part in run.parts if part.value is not None), Decimal(0))
    missing = [part for part in run.parts if part.value is None]
    if missing and total <= whole.value:
        yield _lacks(run, missing[0])
    elif total != whole.value:
        names = "+".join(part.name for part in run.parts if part.value is not None)
        gap = f"差{_say(abs(total - whole.value))}"
        yield _failed(run, f"{names}={_say(total)}，{_equation(whole)}，{gap}", whole, *run.parts)


def _run_not_above(run: _Run) -> Iterator[CheckResult]:
    whole = run.whole
    if whole is None or whole.value is None:
        yield _lacks(run, whole)
        return
    for part in run.parts:
        if part.value is not None and part.value > whole.value:
            more = f"多{_say(part.value - whole.value)}"
            yield _failed(run, f"{_equation(part)}，{_equation(whole)}，{more}", whole, part)


def _run_not_falling(run: _Run) -> Iterator[CheckResult]:
    for part, before in zip(run.parts, run.before, strict=True):
        if part.value is not None and before.value is not None and part.value < before.value:
            less = f"少{_say(before.value - part.value)}"
            yield _failed(run, f"{_equation(part)}，上月={_say(before.value)}，{less}", part)


def _run_together(run: _Run) -> Iterator[CheckResult]:
    whole = run.whole
    if whole is None or whole.value is None:
        yield _lacks(run, whole)
        return
    for part in run.parts:
        if part.value is not None and (part.value > 0) != (whole.value > 0):
            yield _failed(run, f"{_equation(whole)}，{_equation(part)}，应同有同无", whole, part)


def _run_equal(run: _Run) -> Iterator[CheckResult]:
    whole = run.whole
    if whole is None or whole.value is None:
        yield _lacks(run, whole)
        return
    for part in run.parts:
        if part.value is None:
            yield _lacks(run, part)
        elif part.value != whole.value:
            gap = f"差{_say(abs(part.value - whole.value))}"
            yield _failed(run, f"{_equation(whole)}，{_equation(part)}，{gap}", whole, part)


def _run_needed(check: Check, line: _Line, written: Written) -> Iterator[CheckResult]:
    """Name what is left open though the whole asks for it; a cell filled wrongly is told by itself."""
    stands = _said(line.whole, written)
    if not stands or stands in check.exempt or (check.values and stands not in check.values):
        return
    lacking = [part for part in line.parts if not _said(part, written)]
    if lacking and line.whole:
        shown = stands if len(stands) <= _FEW else f"{stands[:_FEW]}……"
        says = f"{line.whole.name}填的是“{shown}”，{'、'.join(part.name for part in lacking)}没有填"
        cells = tuple(part.tag for part in lacking)
        yield CheckResult(name=check.name, level=check.level, cells=cells, says=f"{line.where}：{says}")


def _said(place: _Place | None, written: Written) -> str:
    """Return what stands in a place, without blanks and the full stop that ends it."""
    return "".join(written.get(place.key, "").split()).rstrip("。.") if place else ""


_RUNNERS = {
    CheckKind.SUM: _run_sum,
    CheckKind.NOT_ABOVE: _run_not_above,
    CheckKind.NOT_FALLING: _run_not_falling,
    CheckKind.TOGETHER: _run_together,
    CheckKind.EQUAL: _run_equal,
}


def _failed(run: _Run, says: str, *figures: _Figure) -> CheckResult:
    return CheckResult(
        name=run.check.name,
        level=run.check.level,
        cells=tuple(tag for figure in figures for tag in figure.tags),
        says=f"{run.where}：{says}",
    )


def _lacks(run: _Run, figure: _Figure | None) -> CheckResult:
    return _not_run(run.check, f"{run.where}：{figure.name if figure else '整体'}没有可用的数", figure)


def _not_run(check: Check, says: str, figure: _Figure | None = None) -> CheckResult:
    return CheckResult(
        name=check.name,
        level=check.level,
        cells=figure.tags if figure else (),
        says=f"{says}，「{check.name}」没有核对",
        failed=False,
    )


def _equation(figure: _Figure) -> str:
    return f"{figure.name}={_say(figure.value or Decimal(0))}"


def _say(value: Decimal) -> str:
    """Write a number plainly, without an exponent and without idle zeros."""
    return f"{value.normalize():f}" if value else "0"
