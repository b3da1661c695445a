"""Forms as plain records: those that are made, and those the policies only name."""

from collections.abc import Iterable

from generators.model.form import Check, Column, FieldType, Form, HeaderField, UnmadeForm
from generators.model.form_parts import blocked_cells, field_sources, form_source, leaf_columns
from generators.model.library import Library
from generators.model.policy import Duty, OtherReading
from generators.view.export.times import Plain, plain_deadline, plain_recurrence
from generators.view.form_due import find_duty, find_other_readings, find_receivers

MADE, UNMADE = "已制", "未制"
_Sources = dict[str, tuple[str | None, str | None]]


def view_form_record(form: Form, library: Library) -> Plain:
    """Return a form: its fields and the clauses they come from, its tree of columns, its checks, when it is due."""
    policy = library.policy_of(form)
    found = find_duty(form.duty, policy)
    sources = field_sources(form)
    return {
        "id": form.id,
        "status": MADE,
        "policy": form.policy,
        "attachment": form.attachment,
        "clause": form_source(form),
        "title": form.title,
        "other_titles": list(form.other_titles),
        "header_fields": [_plain_field(field, sources) for field in form.header_fields],
        "columns": [_plain_column(column, sources) for column in form.columns],
        "leaf_columns": [path for path, _ in leaf_columns(form.columns)],
        "rows": [{"id": row.id, "label": row.label, "cells": dict(row.cells)} for row in form.rows],
        "spare_rows": form.spare_rows,
        "blocked": [{"row": row, "column": column} for row, column in blocked_cells(form)],
        "notes": list(form.notes),
        "to": list(find_receivers(form, policy)),
        "due": _plain_due(found[1], find_other_readings(form, policy)) if found else None,
        "copies": [{"to": copy.to, "note": copy.note} for copy in form.copies],
        "checks": [_plain_check(check) for check in form.checks],
        "note": None,
    }


def _plain_due(duty: Duty, others: Iterable[OtherReading]) -> Plain:
    return {
        "duty": duty.id,
        "recurrence": plain_recurrence(duty.recurrence),
        "date": plain_deadline(duty.due),
        "other_readings": [{"clause": reading.clause, "text": reading.text} for reading in others],
    }


def view_unmade_record(form: UnmadeForm) -> Plain:
    """Return a form that is only named: the same keys, nothing in those that need a form."""
    lists = ("other_titles", "header_fields", "columns", "leaf_columns", "rows", "blocked", "notes", "to", "copies")
    nothing: Plain = {name: [] for name in (*lists, "checks")}
    return {
        "id": None,
        "status": UNMADE,
        "policy": form.policy,
        "attachment": None,
        "clause": form.asked_by,
        "title": form.title,
        **nothing,
        "spare_rows": None,
        "due": None,
        "note": form.note,
    }


def view_form_records(library: Library) -> list[Plain]:
    """Return every form that is made, then every form that is only named, each with the same keys in one order."""
    made = [view_form_record(form, library) for form in library.forms]
    keys = list(made[0]) if made else []
    unmade = [view_unmade_record(form) for form in library.unmade_forms]
    return made + [{key: record[key] for key in keys or record} for record in unmade]


def _plain_field(field: HeaderField, sources: _Sources) -> Plain:
    clause, added_for = sources[field.id]
    return {
        "id": field.id,
        "label": field.label,
        "type": field.type.value,
        "unit": field.unit,
        "values": list(field.values),
        "seal": field.seal,
        "optional": field.optional,
        "clause": clause,
        "added_for": added_for,
    }


def _plain_column(column: Column, sources: _Sources) -> Plain:
    kind = None if column.children else FieldType(column.type).value
    clause, added_for = sources.get(column.id or "", (column.asked_by, column.added_for))
    return {
        "label": column.label,
        "unit": column.unit,
        "kind": kind,
        "values": list(column.values),
        "optional": column.optional,
        "clause": clause,
        "added_for": added_for,
        "children": [_plain_column(child, sources) for child in column.children],
    }


def _plain_check(check: Check) -> Plain:
    return {
        "name": check.name,
        "kind": check.kind.value,
        "level": check.level.value,
        "whole": check.whole,
        "parts": list(check.parts),
        "scope": check.scope.value,
        "rows": list(check.only),
        "says": check.says,
    }
