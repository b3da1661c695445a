"""The checks of a form run over one return: what does not hold, and what could not be tested, in a sentence.

Nothing is corrected here, and nothing is taken for zero: a blank is missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generators.model.filled_form import CheckResult
from generators.model.form import (
    HEAD,
    Check,
    CheckKind,
    CheckScope,
    Form,
    blocked_cells,
    form_name,
    form_rows,
    leaf_columns,
    name_rows,
)

Cells = Mapping[tuple[str, str], Decimal | None]
"""(row id or `HEAD`, column or head field id) -> its number; None, or left out, where it is missing or refused."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Return:
    """The numbers of one form that came back."""

    form: Form
    cells: Cells


@dataclass(frozen=True, kw_only=True, slots=True)
class _Figure:
    """A number of a check: what it is called, where it stands, its value; None where that is missing."""

    name: str
    tags: tuple[str, ...]
    value: Decimal | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Run:
    """A check over one row, or over the whole table."""

    check: Check
    where: str
    """The form, and its row where it has several."""
    whole: _Figure | None
    parts: tuple[_Figure, ...]
    before: tuple[_Figure, ...] = field(default=())
    """The parts as they were last month, for a check that compares with it."""


def run_checks(
    form: Form, values: Cells, last_month: Cells | None = None, others: Mapping[str, Return] | None = None
) -> tuple[CheckResult, ...]:
    """Run every check of a form over a return and tell what failed or was not run; what holds says nothing.

    `last_month` are the cells of the sender's return of the month before, `others` its returns of other forms for
    the same month by form id; a check that needs one that is not there says that it was not run.
    """
    returned = Return(form=form, cells=values)
    results: list[CheckResult] = []
    for check in form.checks:
        if check.kind is CheckKind.NOT_FALLING and last_month is None:
            results.append(_not_run(check, f"{form_name(form)}：没有上月的回表"))
        elif lacking := _find_lacking(check, others or {}):
            results.append(_not_run(check, f"{form_name(form)}：没有「{lacking}」的回表"))
        else:
            for run in _list_runs(check, returned, last_month or {}, others or {}):
                results += _RUNNERS[check.kind](run)
    return tuple(results)


def _find_lacking(check: Check, others: Mapping[str, Return]) -> str | None:
    named = [name.rpartition(".")[0] for name in (check.whole or "", *check.parts)]
    return next((form_id for form_id in named if form_id and form_id not in others), None)


def _list_runs(check: Check, returned: Return, last: Cells, others: Mapping[str, Return]) -> Iterator[_Run]:
    if check.scope is CheckScope.TABLE:
        yield _Run(
            check=check,
            where=form_name(returned.form),
            whole=_sum_of(check.whole, returned, others, check.only) if check.whole else None,
            parts=tuple(_sum_of(part, returned, others, check.only) for part in check.parts),
        )
        return
    for row, name in _rows_of(check, returned.form):
        asked = [part for part in check.parts if (row, part) not in blocked_cells(returned.form)]
        run = _Run(
            check=check,
            where="·".join(part for part in (form_name(returned.form), name) if part),
            whole=_cell_of(row, check.whole, returned) if check.whole else None,
            parts=tuple(_cell_of(row, part, returned) for part in asked),
            before=tuple(_cell_of(row, part, Return(form=returned.form, cells=last)) for part in asked),
        )
        if _is_asked(run, row, returned.form):
            yield run


def _rows_of(check: Check, form: Form) -> Iterator[tuple[str, str]]:
    """Yield (row id, name) of the rows a check runs on; the head is a row of its own, without a name."""
    if {field.id for field in form.header_fields} >= {name for name in (check.whole, *check.parts) if name}:
        yield HEAD, ""
        return
    rows = form_rows(form)
    for row, name in zip(rows, name_rows(rows), strict=True):
        if not check.only or row.id in check.only:
            yield row.id, name if len(rows) > 1 else ""


def _is_asked(run: _Run, row: str, form: Form) -> bool:
    """Tell whether there is anything to compare: not where cells are not to be filled, nor in a row left empty."""
    if not run.parts or (run.whole and (row, run.check.whole or "") in blocked_cells(form)):
        return False
    figures = (*run.parts, *([run.whole] if run.whole else []))
    return any(figure.value is not None for figure in figures)


def _cell_of(row: str, column: str, returned: Return) -> _Figure:
    return _Figure(
        name=_name_of(returned.form, column),
        tags=(f"{returned.form.id}.{row}.{column}",),
        value=returned.cells.get((row, column)),
    )


def _sum_of(name: str, returned: Return, others: Mapping[str, Return], only: tuple[str, ...]) -> _Figure:
    """Add a column up over its rows; one cell that is missing makes the sum unknown, but for unused spare rows."""
    other, _, column = name.rpartition(".")
    source = others[other] if other else returned
    fixed = {row.id for row in source.form.rows}
    blocked = blocked_cells(source.form)
    rows = [row.id for row in form_rows(source.form) if other or not only or row.id in only]
    rows = [row for row in rows if (row, column) not in blocked]
    asked = [row for row in rows if row in fixed or source.cells.get((row, column)) is not None]
    known = [value for row in asked if (value := source.cells.get((row, column))) is not None]
    return _Figure(
        name=f"{form_name(source.form) if other else ''}{_name_of(source.form, column)}合计",
        tags=tuple(f"{source.form.id}.{row}.{column}" for row in asked),
        value=sum(known, Decimal(0)) if known and len(known) == len(asked) else None,
    )


def _name_of(form: Form, column_id: str) -> str:
    """Return what people call a column or a head field in a sentence."""
    for _, column in leaf_columns(form.columns):
        if column.id == column_id:
            return column.short or column.label or column.name or ""
    return next(field.label for field in form.header_fields if field.id == column_id)


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
