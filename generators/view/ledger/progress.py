"""How far the quotas are reached, and how the months compare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generators.model.form import CheckKind, Form
from generators.model.form_parts import leaf_columns, leaf_units
from generators.model.ledger import UNREPORTED, Ledger, Month, Number, Quota, QuotaLine
from generators.view.ledger.columns import NUMBERS, LedgerColumn, list_columns

_COUNTED_EACH_TIME = frozenset({"条", "次", "个次", "家次", "人次", "万元"})
"""Units of what happens in a month; everything else is how things stand at its end, and is not added over months."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnYear:
    """One column over the months of a year."""

    name: str
    unit: str | None
    months: tuple[Number | None, ...]
    """This month last; None where nobody gave a figure."""
    change: Number | None
    """Against last month; None where one of the two is not known."""
    so_far: Number | None
    """The sum of the months, of what happens; else the latest figure."""
    is_sum: bool


def measure_progress(
    quotas: Iterable[Quota], forms: Iterable[Form], period: str, months: Mapping[tuple[str, str], Month]
) -> tuple[QuotaLine, ...]:
    """Compare every quota with the county's figure of the month."""
    by_id = {form.id: form for form in forms}
    return tuple(
        _measure(quota, by_id, period, months)
        for quota in quotas
        if quota.form in by_id and {quota.taken_from, quota.taken_from.rpartition(".")[0]} & {UNREPORTED, *by_id}
    )


def compare_months(ledger: Ledger) -> tuple[ColumnYear, ...]:
    """Set the months of the year beside each other, column by column."""
    cumulative = {part for check in ledger.form.checks if check.kind is CheckKind.NOT_FALLING for part in check.parts}
    return tuple(
        _compare(column, ledger, column.id in cumulative)
        for column in list_columns(ledger.form)
        if column.type in NUMBERS
    )


def previous_month(period: str) -> str:
    """Return the month before: 2023-01 gives 2022-12."""
    year, month = map(int, period.split("-"))
    return f"{year}-{month - 1:02d}" if month > 1 else f"{year - 1}-12"


def _measure(
    quota: Quota, forms: Mapping[str, Form], period: str, months: Mapping[tuple[str, str], Month]
) -> QuotaLine:
    form_id, _, column = quota.taken_from.rpartition(".")
    reported = quota.taken_from != UNREPORTED
    row = next(row for row in forms[quota.form].rows if row.id == quota.row)
    units = leaf_units(forms[quota.form].columns)
    month = months.get((form_id, period))
    source = "月报表里没有这一列，请另行统计"
    if reported:
        source = f"{forms[form_id].attachment or forms[form_id].title}“{_path_of(forms[form_id], column)}”各行合计"
    return QuotaLine(
        name=quota.name,
        quota=int(row.cells[quota.column]),
        unit=units[quota.column] or "",
        reached=month.figures.get(column) if month else None,
        source=source,
    )


def _path_of(form: Form, column_id: str) -> str:
    return next(path for path, column in leaf_columns(form.columns) if column.id == column_id)


def _compare(column: LedgerColumn, ledger: Ledger, cumulative: bool) -> ColumnYear:  # noqa: FBT001 - a fact, no option
    figures = [month.figures.get(column.id) for month in ledger.months]
    by_period = dict(zip((month.period for month in ledger.months), figures, strict=True))
    now = by_period.get(ledger.period)
    before = ledger.before.figures.get(column.id) if ledger.before else None
    is_sum = column.unit in _COUNTED_EACH_TIME and not cumulative
    known = [figure for figure in figures if figure is not None]
    total: Number = 0
    for figure in known:
        total += figure
    return ColumnYear(
        name=column.name,
        unit=column.unit,
        months=tuple(figures),
        change=now - before if now is not None and before is not None else None,
        so_far=None if not known else total if is_sum else known[-1],
        is_sum=is_sum,
    )
