"""A form as it is printed: what stands where, and every blank with the name it is found by again."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum

from generators.model.form import HEAD, Colour, Column, FieldType, Form, FormRow, HeaderField, Layout
from generators.model.form_parts import form_rows, leaf_columns, leaf_units, name_rows, optional_labels, row_cells
from generators.model.policy import Policy
from generators.model.suspect import Suspect
from generators.view.due import find_due, say_day_meant
from generators.view.form_due import say_due
from generators.view.form_heading import HeadingCell, measure_columns, view_heading
from generators.view.form_sending import NOBODY, Sending, find_cell, find_known

SEAL = "（盖章）"

_BLANK = re.compile(r"\{([a-z_]+)\}")
_VERSION_LENGTH = 8
_UNPRINTED = frozenset({"place", "checks", "short", "asked_by", "added_for", "prefill", "carried", "optional"})
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
    width: int | None = None
    """Characters that stay open in a line of text."""
    optional: bool = False
    """Whether it may stay blank."""


Piece = str | Blank


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyCell:
    """A cell below the headings: printed text or a blank."""

    content: Piece
    columns: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadField:
    """A field outside the table with its label beside it."""

    label: str
    """With its unit and the mark of a seal."""
    blank: Blank
    seal: bool = False
    whole_line: bool = False
    lines: int = 1


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
    head: tuple[HeadField, ...] = ()
    """The fields above the table or in the grid of a sheet."""
    heading: tuple[tuple[HeadingCell, ...], ...] = ()
    weights: tuple[float, ...] = ()
    """How the columns share the width: the characters each needs on a line."""
    rows: tuple[tuple[BodyCell, ...], ...] = ()
    legend: tuple[tuple[Colour, str], ...] = ()
    notes: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    """What may stay blank, on a form of our own layout; what a policy prints is left as it is."""
    recipient: tuple[Piece, ...] = ()
    body: tuple[tuple[Piece, ...], ...] = ()
    signer: tuple[tuple[Piece, ...], ...] = ()
    signatures: tuple[tuple[Piece, ...], ...] = ()
    copies: tuple[tuple[str, str | None], ...] = ()
    """Where each copy goes, and what for."""
    copy_number: int | None = None
    """Which of the copies this one is, counted from 1."""
    due: str | None = None
    """By when and to whom, with the clause."""
    sender: str = ""
    """Who is to fill it in; empty in a blank form."""
    number: str = ""
    """The sender's number on the roster."""
    period: str = ""
    """The month it is for, e.g. 2023-04; empty in a blank form."""
    suspect: Suspect | None = None
    """What changed of its grounds since somebody confirmed it; no part of its version."""


def view_form(form: Form, policy: Policy, sending: Sending = NOBODY, suspect: Suspect | None = None) -> FormView:
    """Build what a form prints, with what is known of its sender filled in."""
    blanks = {field.id: _head_blank(form, field, sending) for field in form.header_fields}
    letter = form.layout is Layout.LETTER
    rows = form_rows(form)
    return FormView(
        id=form.id,
        version=form_version(form),
        layout=form.layout,
        attachment=form.attachment,
        title=form.title,
        issuer=policy.issuer.value or "",
        issued=policy.issued.value,
        head=() if letter else tuple(_head_field(field, blanks[field.id]) for field in form.header_fields),
        heading=view_heading(form.columns, rows),
        weights=measure_columns(form.columns, rows),
        rows=tuple(_view_rows(form, rows, sending)),
        legend=tuple((entry.colour, entry.label) for entry in form.legend),
        notes=form.notes,
        optional=() if form.attachment else optional_labels(form),
        recipient=fill_blanks(form.recipient or "", blanks),
        body=tuple(fill_blanks(text, blanks) for text in form.body),
        signer=tuple(fill_blanks(text, blanks) for text in form.signer),
        signatures=tuple(fill_blanks(text, blanks) for text in form.signatures),
        copies=tuple((copy.to, copy.note) for copy in form.copies),
        copy_number=sending.copy_number,
        due=say_due(form, policy, _say_day(form, policy, sending)),
        sender=sending.enterprise.name if sending.enterprise else "",
        number=sending.number,
        period=sending.period or "",
        suspect=suspect,
    )


def _say_day(form: Form, policy: Policy, sending: Sending) -> str:
    """Say the day a form is due; nothing for one that is made for no month, or whose rule names no day."""
    due = find_due(form, policy, sending.period, sending.calendar) if sending.period else None
    return say_day_meant(due) if due else ""


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
    yield from (field.blank for field in view.head)
    for row in view.rows:
        yield from (cell.content for cell in row if isinstance(cell.content, Blank))
    for line in (view.recipient, *view.body, *view.signer, *view.signatures):
        yield from (piece for piece in line if isinstance(piece, Blank))


def _view_rows(form: Form, rows: tuple[FormRow, ...], sending: Sending) -> Iterator[tuple[BodyCell, ...]]:
    units, leaves = leaf_units(form.columns), leaf_columns(form.columns)
    for row, name in zip(rows, name_rows(rows), strict=True):
        cells: list[BodyCell] = []
        for path, column, span in row_cells(row, leaves):
            key = column.id or ""
            content: Piece | None = row.cells.get(key)
            if content is None:
                known = find_cell(column, (row.id, key), sending)
                content = _cell_blank(f"{form.id}.{row.id}.{key}", f"{name}·{path}", column, units[key], known)
            cells.append(BodyCell(content=content, columns=span))
        yield tuple(cells)


def _cell_blank(tag: str, label: str, column: Column, unit: str | None, value: str) -> Blank:
    return Blank(
        tag=tag,
        label=label,
        type=column.type,
        unit=unit,
        choices=column.values,
        value=value,
        optional=column.optional,
    )


def _head_blank(form: Form, field: HeaderField, sending: Sending) -> Blank:
    addressed = f"{{{field.id}}}" in (form.recipient or "")
    return Blank(
        tag=f"{form.id}.{HEAD}.{field.id}",
        label=field.label,
        type=field.type,
        unit=field.unit,
        choices=field.values,
        value=find_known(field, sending, named=field.seal or addressed),
        width=field.width,
        optional=field.optional,
    )


def _head_field(field: HeaderField, blank: Blank) -> HeadField:
    unit = f"（{field.unit}）" if field.unit else ""
    return HeadField(
        label=f"{field.label}{unit}{SEAL if field.seal else ''}",
        blank=blank,
        seal=field.seal,
        whole_line=field.whole_line,
        lines=field.lines or 1,
    )


def fill_blanks(text: str, blanks: dict[str, Blank]) -> tuple[Piece, ...]:
    """Put blanks where a text names them in braces."""
    pieces: list[Piece] = []
    for number, part in enumerate(_BLANK.split(text)):
        if number % 2:
            pieces.append(blanks[part])
        elif part:
            pieces.append(part)
    return tuple(pieces)
