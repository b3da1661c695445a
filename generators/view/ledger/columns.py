"""The columns of a ledger: those of the form's table, and before them the fields of a sheet or a letter."""

from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.form import FieldType, Form, Layout
from generators.model.form_parts import leaf_columns, leaf_units

NUMBERS = (FieldType.WHOLE, FieldType.DECIMAL)


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerColumn:
    """A column of a ledger."""

    id: str
    """Of the column, or of the field of the head."""
    name: str
    """Headings joined by "/", or the label of the field."""
    unit: str | None
    type: FieldType


def list_columns(form: Form) -> tuple[LedgerColumn, ...]:
    """List the columns of a form's ledger, left to right."""
    units = leaf_units(form.columns)
    table = (
        LedgerColumn(id=column.id or "", name=path, unit=units[column.id or ""], type=column.type)
        for path, column in leaf_columns(form.columns)
    )
    return (*_list_head(form), *table)


def has_own_head(form: Form) -> bool:
    """Say whether what a form asks stands in its head too: not of a table, whose head says who fills it in."""
    return form.layout in {Layout.SHEET, Layout.LETTER}


def _list_head(form: Form) -> Iterator[LedgerColumn]:
    """Yield the fields of a head but for the sender and the date, which every line of a ledger shows."""
    for field in form.header_fields if has_own_head(form) else ():
        if not field.seal and field.type is not FieldType.DATE:
            yield LedgerColumn(id=field.id, name=field.label, unit=field.unit, type=field.type)
