"""A form as it is printed: what stands where, and every blank with the name it is found by again."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum

from generators.model.enterprise import Enterprise
from generators.model.form import Column, FieldType, Form, FormRow, HeaderField, Layout, leaf_columns, leaf_units
from generators.model.policy import Clause, Duty, OtherReading, Policy
from generators.view.form_heading import HeadingCell, measure_columns, view_heading

HEAD = "head"
"""Stands for the row in the tags of blanks outside the table."""
SEAL = "（盖章）"

_BLANK = re.compile(r"\{([a-z_]+)\}")
_VERSION_LENGTH = 8
_UNPRINTED = frozenset({"place", "checks", "short", "asked_by", "added_for", "prefill", "carried"})
"""What a form holds without printing it: no part of its version."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Blank:
    """Something to fill in."""

    tag: str
    """`<form id>.<row id>.<column id>`, or `<form id>.head.<field id>`; unique in the form."""
    label: str
    """How a reader calls it: 国标·项目数量/总数."""
    type: FieldType
    unit: str | None = None
    choices: tuple[str, ...] = ()
    value: str = ""
    """What is filled in beforehand; empty in a blank form."""


Piece = str | Blank


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyCell:
    """A cell below the headings: printed text or a blank."""

    content: Piece
    columns: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class FormView:
    """All that a form prints, with the documents it rests on."""

    id: str
    version: str
    """Short hash of the form's content: two papers of one version ask the same."""
    layout: Layout
    attachment: str | None
    title: str
    issuer: str
    issued: str | None
    """ISO date of the policy."""
    head: tuple[tuple[str, Blank], ...] = ()
    """Label and blank of each field above the table."""
    heading: tuple[tuple[HeadingCell, ...], ...] = ()
    weights: tuple[float, ...] = ()
    """How the columns share the width: the characters each needs on a line."""
    rows: tuple[tuple[BodyCell, ...], ...] = ()
    notes: tuple[str, ...] = ()
    recipient: tuple[Piece, ...] = ()
    body: tuple[tuple[Piece, ...], ...] = ()
    signer: tuple[tuple[Piece, ...], ...] = ()
    signatures: tuple[tuple[Piece, ...], ...] = ()
    copies: tuple[tuple[str, str | None], ...] = ()
    """Where each copy goes, and what for."""
    due: str | None = None
    """By when and to whom, with the clause."""


def view_form(form: Form, policy: Policy, enterprise: Enterprise | None = None) -> FormView:
    """Build what a form prints; the name of an enterprise goes where it is addressed and where its seal will stand."""
    blanks = {field.id: _head_blank(form, field, enterprise) for field in form.header_fields}
    letter = form.layout is Layout.LETTER
    return FormView(
        id=form.id,
        version=form_version(form),
        layout=form.layout,
        attachment=form.attachment,
        title=form.title,
        issuer=policy.issuer.value or "",
        issued=policy.issued.value,
        head=() if letter else tuple((_head_label(field), blanks[field.id]) for field in form.header_fields),
        heading=view_heading(form.columns, form.rows),
        weights=measure_columns(form.columns, form.rows),
        rows=tuple(_view_rows(form)),
        notes=form.notes,
        recipient=fill_blanks(form.recipient or "", blanks),
        body=tuple(fill_blanks(text, blanks) for text in form.body),
        signer=tuple(fill_blanks(text, blanks) for text in form.signer),
        signatures=tuple(fill_blanks(text, blanks) for text in form.signatures),
        copies=tuple((copy.to, copy.note) for copy in form.copies),
        due=say_due(form, policy),
    )


def form_version(form: Form) -> str:
    """Name the content of a form in 8 hex digits; what stands in no field leaves no trace in it."""
    return hashlib.sha256(repr(_content(form)).encode()).hexdigest()[:_VERSION_LENGTH]


def _content(value: object) -> object:
    """Return what is said, without places and without what is left out: a new field of the model changes nothing."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_content(item) for item in value]
    if not is_dataclass(value):
        return value
    said = {one.name: getattr(value, one.name) for one in fields(value) if one.name not in _UNPRINTED}
    return {name: _content(one) for name, one in said.items() if one not in (None, (), {}, "", False)}


def find_blanks(view: FormView) -> Iterator[Blank]:
    """Yield every blank in the order of reading."""
    yield from (blank for _, blank in view.head)
    for row in view.rows:
        yield from (cell.content for cell in row if isinstance(cell.content, Blank))
    for line in (view.recipient, *view.body, *view.signer, *view.signatures):
        yield from (piece for piece in line if isinstance(piece, Blank))


def _view_rows(form: Form) -> Iterator[tuple[BodyCell, ...]]:
    columns = leaf_columns(form.columns)
    units = leaf_units(form.columns)
    for row, name in zip(form.rows, name_rows(form.rows), strict=True):
        yield tuple(_view_row(form, row, name, columns, units))


def _view_row(
    form: Form, row: FormRow, name: str, columns: tuple[tuple[str, Column], ...], units: dict[str, str | None]
) -> Iterator[BodyCell]:
    ids = [column.id or "" for _, column in columns]
    ends = {merged.start: ids.index(merged.end) for merged in row.merged}
    position = 0
    while position < len(columns):
        path, column = columns[position]
        end = ends.get(ids[position], position)
        last = columns[end][1]
        label = path if last is column else f"{path}至{last.label}"
        printed = row.cells.get(ids[position])
        content = printed if printed is not None else _cell_blank(form, row, column, f"{name}·{label}", units)
        yield BodyCell(content=content, columns=end - position + 1)
        position = end + 1


def _cell_blank(form: Form, row: FormRow, column: Column, label: str, units: dict[str, str | None]) -> Blank:
    return Blank(
        tag=f"{form.id}.{row.id}.{column.id}",
        label=label,
        type=column.type,
        unit=units[column.id or ""],
        choices=column.values,
    )


def name_rows(rows: tuple[FormRow, ...]) -> tuple[str, ...]:
    """Name rows apart: by their label, numbered where several share it, or by their position."""
    labels = [row.label or f"第{number}行" for number, row in enumerate(rows, start=1)]
    return tuple(
        f"{label}（{labels[: number + 1].count(label)}）" if labels.count(label) > 1 else label
        for number, label in enumerate(labels)
    )


def _head_blank(form: Form, field: HeaderField, enterprise: Enterprise | None) -> Blank:
    addressed = f"{{{field.id}}}" in (form.recipient or "")
    value = enterprise.name if enterprise and (field.seal or addressed) else ""
    return Blank(tag=f"{form.id}.{HEAD}.{field.id}", label=field.label, type=field.type, value=value)


def _head_label(field: HeaderField) -> str:
    return f"{field.label}{SEAL if field.seal else ''}："


def fill_blanks(text: str, blanks: dict[str, Blank]) -> tuple[Piece, ...]:
    """Put blanks where a text names them in braces."""
    pieces: list[Piece] = []
    for number, part in enumerate(_BLANK.split(text)):
        if number % 2:
            pieces.append(blanks[part])
        elif part:
            pieces.append(part)
    return tuple(pieces)


def say_due(form: Form, policy: Policy) -> str | None:
    """Say by when and to whom a form is due, after which clause, and what its own attachment says instead."""
    found = find_duty(form.duty, policy)
    if found is None:
        return None
    clause, duty = found
    when = duty.recurrence or duty.due or duty.within or (clause.phase.due if clause.phase else None)
    receivers = () if form.copies else find_receivers(form, policy)
    others = "、".join(f"{reading.clause}写作{reading.text}" for reading in _find_other_readings(form, policy))
    parts = [
        f"{'报送期限' if receivers else '期限'}：{when.text}" if when else "",
        f"报送对象：{'、'.join(receivers)}" if receivers else "",
        f"依据：{policy.number or policy.title} {clause.clause}",
        f"另一说法：{others}" if others else "",
    ]
    return "；".join(part for part in parts if part)


def find_duty(duty_id: str | None, policy: Policy) -> tuple[Clause, Duty] | None:
    """Find a duty and the place it stands at."""
    return next(((clause, duty) for clause in policy.clauses for duty in clause.duties if duty.id == duty_id), None)


def find_receivers(form: Form, policy: Policy) -> tuple[str, ...]:
    """Name who receives a form: what its own attachment says goes before the clause of its duty."""
    reports = [(clause.clause, report) for clause in policy.clauses for report in clause.reports]
    own = [report for clause, report in reports if _is_part(clause, form)]
    chosen = own or [report for _, report in reports if report.duty == form.duty]
    return tuple(dict.fromkeys(to for report in chosen for to in report.to))


def _find_other_readings(form: Form, policy: Policy) -> Iterator[OtherReading]:
    for clause in policy.clauses:
        for report in clause.reports:
            if report.duty == form.duty:
                yield from (reading for reading in report.other_readings if _is_part(reading.clause, form))


def _is_part(clause: str, form: Form) -> bool:
    return clause.split("/", maxsplit=1)[0] == form.attachment
