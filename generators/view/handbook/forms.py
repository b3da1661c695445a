"""The page of forms: what is handed in to whom by when, with the Word files to download."""

from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.form import Check, CheckLevel, Form
from generators.model.form_parts import optional_labels
from generators.model.policy import OtherReading
from generators.model.suspect import Suspect, TargetKind
from generators.view.clauses import say_reading
from generators.view.form_due import find_other_readings, find_receivers
from generators.view.handbook.cards import Timing, list_timings
from generators.view.handbook.files import Download, list_downloads
from generators.view.handbook.index import Index, Link, link_clause, link_duty, link_policy
from generators.view.handbook.prose import list_prose
from generators.view.handbook.table import Column, Row, Table, link_cell, mark_suspects, offer, text_cell, text_cells

FORMS = "forms"
COLUMNS = (
    Column(name="form", heads=True),
    Column(name="sent_by", facet=True),
    Column(name="sent_to", facet=True),
    Column(name="timing"),
    Column(name="policy", facet=True),
    Column(name="attachment"),
)
_GUIDE = "round-trip"


@dataclass(frozen=True, kw_only=True)
class CheckGroup:
    """What has to hold in a return, by what it means when it does not."""

    level: CheckLevel
    checks: tuple[Check, ...]


@dataclass(frozen=True, kw_only=True)
class FormEntry:
    """A form, who sends it to whom by when, and its files."""

    form: Form
    policy: Link
    duty: Link | None
    clause: Link | None
    sent_by: tuple[Link, ...]
    sent_to: tuple[Link, ...]
    timings: tuple[Timing, ...]
    other_readings: tuple[OtherReading, ...]
    """What the form's own attachment says of its date instead."""
    optional: tuple[str, ...]
    """Labels of what may stay blank."""
    checks: tuple[CheckGroup, ...]
    downloads: tuple[Download, ...]
    suspect: Suspect | None = None


@dataclass(frozen=True, kw_only=True)
class FormsPage:
    """All forms."""

    forms: tuple[FormEntry, ...]
    guide: Link | None
    """The page that tells how they go out and come back."""
    table: Table
    """All of them at a glance."""


def view_forms(index: Index) -> FormsPage:
    """Lay out the page of forms."""
    guide = next((link for name, link in zip(index.prose, list_prose(index), strict=True) if name == _GUIDE), None)
    forms = tuple(_view_form(form, index) for form in index.library.forms)
    rows = tuple(map(_row, forms))
    table = Table(id=FORMS, title=("表格", FORMS), columns=COLUMNS, rows=rows, downloads=offer(FORMS, index))
    return FormsPage(forms=forms, guide=guide, table=mark_suspects(table))


def _row(entry: FormEntry) -> Row:
    form = entry.form
    cells = (
        link_cell((Link(text=form.title, address=f"forms.html#{form.id}"),)),
        link_cell(entry.sent_by),
        link_cell(entry.sent_to),
        text_cells((timing.text for timing in entry.timings), mark="time"),
        text_cell(entry.policy.text),
        text_cell(form.attachment or ""),
    )
    return Row(cells=cells, key=form.id, record=form, suspects=(entry.suspect,) if entry.suspect else ())


def _view_form(form: Form, index: Index) -> FormEntry:
    spot = index.spots_by_duty.get(form.duty or "")
    policy = index.policies.get(form.policy)
    return FormEntry(
        form=form,
        policy=link_policy(policy) if policy else Link(text=form.policy),
        duty=link_duty(spot) if spot else None,
        clause=link_clause(spot.policy, spot.clause) if spot else None,
        sent_by=index.link_roles(spot.duty.who, spot.policy.id) if spot else (),
        sent_to=index.link_roles(find_receivers(form, policy), form.policy) if policy else (),
        timings=list_timings(spot.duty) if spot else (),
        other_readings=tuple(map(say_reading, find_other_readings(form, policy))) if policy else (),
        optional=optional_labels(form),
        checks=tuple(_group_checks(form)),
        downloads=list_downloads(f"forms/{form.id}/", index.files),
        suspect=index.suspect(TargetKind.FORM, form.id),
    )


def _group_checks(form: Form) -> Iterator[CheckGroup]:
    for level in CheckLevel:
        checks = tuple(check for check in form.checks if check.level is level)
        if checks:
            yield CheckGroup(level=level, checks=checks)
