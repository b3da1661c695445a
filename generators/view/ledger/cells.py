"""The cells of a form that hold numbers, and what they add up to."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generators.model.filled_form import HEAD_ROW, TAKEN, FilledForm
from generators.model.form import HEAD, CheckLevel, Form, Layout
from generators.model.form_parts import leaf_columns, leaf_units, name_rows, row_cells
from generators.model.ledger import CellTotal, Entry, Number
from generators.view.ledger.columns import NUMBERS

_FIGURES = (int, Decimal)


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberCell:
    """A cell of a fixed row, or a field of a sheet, that asks for a number."""

    tag: str
    row: str
    column: str
    """Headings joined by "/"; of a cell that covers several columns, the first to the last."""
    column_id: str
    unit: str | None


def number_cells(form: Form) -> tuple[NumberCell, ...]:
    """List the cells of the fixed rows that ask for numbers, row by row; spare rows mean something else each time.

    Of a sheet, the fields of its head come first; the numbers in a letter are days and are not added.
    """
    units, leaves = leaf_units(form.columns), leaf_columns(form.columns)
    head = (
        NumberCell(
            tag=f"{form.id}.{HEAD}.{field.id}", row=HEAD_ROW, column=field.label, column_id=field.id, unit=field.unit
        )
        for field in form.header_fields
        if form.layout is Layout.SHEET and field.type in NUMBERS
    )
    return *head, *(
        NumberCell(
            tag=f"{form.id}.{row.id}.{column.id}",
            row=name,
            column=path,
            column_id=column.id or "",
            unit=units[column.id or ""],
        )
        for row, name in zip(form.rows, name_rows(form.rows), strict=True)
        for path, column, _ in row_cells(row, leaves)
        if column.type in NUMBERS and column.id not in row.cells
    )


def add_cells(form: Form, entries: Iterable[Entry]) -> tuple[CellTotal, ...]:
    """Add up, cell by cell, what the counting returns hold; what a certain check calls wrong stays out and is named."""
    cells = number_cells(form)
    sums: dict[str, Number] = {}
    counts = dict.fromkeys((cell.tag for cell in cells), 0)
    left_out: dict[str, list[str]] = {cell.tag: [] for cell in cells}
    for entry in (one for one in entries if one.counts):
        wrong = wrong_cells(entry.filled)
        for tag, value in find_numbers(entry.filled, counts):
            if tag in wrong:
                left_out[tag].append(entry.name)
            else:
                sums[tag] = sums.get(tag, 0) + value
                counts[tag] += 1
    return tuple(
        CellTotal(
            tag=cell.tag,
            row=cell.row,
            column=cell.column,
            unit=cell.unit,
            value=sums.get(cell.tag),
            n=counts[cell.tag],
            left_out=tuple(left_out[cell.tag]),
        )
        for cell in cells
    )


def wrong_cells(filled: FilledForm) -> frozenset[str]:
    """Return the tags that failed certain checks name, the whole of each among them."""
    certain = (check for check in filled.checks if check.failed and check.level is CheckLevel.CERTAIN)
    return frozenset(tag for check in certain for tag in check.cells)


def find_numbers(filled: FilledForm, wanted: Container[str]) -> Iterator[tuple[str, Number]]:
    """Yield tag and figure of every answer of these cells that carries one."""
    for answer in filled.answers:
        value = answer.value
        if isinstance(value, _FIGURES) and answer.verdict in TAKEN and answer.tag in wanted:
            yield answer.tag, value


def sum_columns(form: Form, totals: Iterable[CellTotal]) -> dict[str, Number]:
    """Add up the total of each column over its rows: column id -> figure; a column nobody filled is left out."""
    ids = {cell.tag: cell.column_id for cell in number_cells(form)}
    sums: dict[str, Number] = {}
    for total in totals:
        if total.value is not None:
            sums[ids[total.tag]] = sums.get(ids[total.tag], 0) + total.value
    return sums
