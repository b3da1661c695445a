"""A form that came back: what each field holds, by which way it was found, what we make of it."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from generators.model.form import CheckLevel, FieldType

HEAD_ROW = "表头"
"""Stands for the row of a field above the table or in a letter."""

Value = int | Decimal | str | None


class Route(Enum):
    """How a field was found, the surest first."""

    TAG = "tag"
    BOOKMARK = "bookmark"
    LABEL = "label"


class Verdict(Enum):
    """What became of an answer; only OK and NORMALISED carry a value, OK none where a blank is allowed."""

    OK = "ok"
    NORMALISED = "normalised"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    REFUSED = "refused"
    CONFLICT = "conflict"


TAKEN = (Verdict.OK, Verdict.NORMALISED)
"""Of an answer that counts as filled in."""


class Status(Enum):
    """What becomes of a return as a whole."""

    ACCEPTED = "accepted"
    WARNED = "accepted_with_warnings"
    INCOMPLETE = "incomplete"
    REJECTED = "rejected"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A cell of the form as it went out."""

    tag: str
    """`<form id>.<row id>.<column id>`, or `<form id>.head.<field id>`."""
    row: str
    """Label of the row, numbered where several share it; 表头 for a field of the head."""
    column: str
    """Headings from top to bottom joined by “/”, or the label of a field of the head."""
    type: FieldType
    unit: str | None = None
    choices: tuple[str, ...] = ()
    blocked: bool = False
    """Prints “--”: not to be filled."""
    spare: bool = False
    """Stands in a row that is there in case it is needed."""
    optional: bool = False
    """May stay blank."""


class Sighting(NamedTuple):
    """What stands where a route leads."""

    route: Route
    cell: str
    """Where in the file, in words; two routes agree when they lead to one cell."""
    text: str
    """All that is written there; line breaks are line feeds."""
    doubts: tuple[str, ...] = ()
    """Why what stands here may not be what the field asks, in words: a merged cell, a heading reworded."""
    notes: tuple[str, ...] = ()
    """What is worth saying though the text is sure: tracked changes."""


class Found(NamedTuple):
    """A field and all that was seen of it."""

    asked: Asked
    sightings: tuple[Sighting, ...] = ()
    """At most one for each place, the surest route first."""
    doubts: tuple[str, ...] = ()
    """Why no place can be trusted, in words."""
    labelled: bool = False
    """Whether the printed labels lead to the field: what it asks is what the paper says."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One field's answer."""

    row: str
    column: str
    unit: str | None
    text: str | None
    """As found; None when the field was not found."""
    value: Value
    """int, Decimal, ISO date or text; None unless the verdict is OK or NORMALISED, and for a blank that is allowed."""
    route: Route | None
    verdict: Verdict
    says: str
    """Why, in words; empty where there is nothing to say."""
    tag: str = field(repr=False)
    cell: str | None = field(default=None, repr=False)
    """Where in the file, in words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckResult:
    """What a check found: a relation that does not hold, or that could not be tested."""

    name: str
    level: CheckLevel
    cells: tuple[str, ...] = ()
    """Tags of the answers concerned."""
    says: str
    failed: bool = True
    """False when it only says that it was not run."""
    reason: str = ""
    """Why the figures are right all the same, as the sender says; it stands beside the check and silences nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FilledForm:
    """A form that came back."""

    form: str | None
    """Id of the form; None when it is none of ours."""
    version: str | None
    """As the file says."""
    sender: str | None
    """As the sender wrote it."""
    made_for: str | None = None
    """The sender the file was made for, where it says so."""
    period: str | None
    """The period reported on, where the form asks for it or was made for one: 2023-04."""
    made_period: str | None = None
    """The period the file was made for, where it says so."""
    date: str | None
    """ISO date the sender wrote."""
    status: Status
    answers: tuple[Answer, ...] = ()
    checks: tuple[CheckResult, ...] = ()
