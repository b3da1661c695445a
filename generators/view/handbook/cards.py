"""A duty as the pages show it: its record, where it leads, and its times and limits as printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from generators import phrases
from generators.model.changes import FieldChange
from generators.model.policy import Clause, Duty, Statement, Strength
from generators.model.suspect import Suspect
from generators.model.times import Deadline, Phrase, Span, Unit
from generators.view.changes.fields import compare_fields
from generators.view.conditions.words import say_condition
from generators.view.handbook.index import Index, Link, Spot, link_clause, link_duty, link_policy, once
from generators.view.handbook.terms import link_terms, mark_terms
from generators.view.same import once_for_each


class Rhythm(Enum):
    """How often a duty comes round, or what sets it off; the value is the key of its words in the labels."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    DATED = "dated"
    EVENT = "event"
    STANDING = "standing"


RHYTHMS = {
    Unit.HOUR: Rhythm.DAY,
    Unit.DAY: Rhythm.DAY,
    Unit.WORKDAY: Rhythm.DAY,
    Unit.WEEK: Rhythm.WEEK,
    Unit.HALF_MONTH: Rhythm.MONTH,
    Unit.MONTH: Rhythm.MONTH,
    Unit.QUARTER: Rhythm.QUARTER,
    Unit.HALF_YEAR: Rhythm.HALF_YEAR,
    Unit.YEAR: Rhythm.YEAR,
}

_KEPT = 8192
"""How many duties' times and limits are kept: cards, lists and the search tell the same."""


@dataclass(frozen=True, kw_only=True)
class Timing:
    """One time of a duty: the name of its field, and the phrase as printed."""

    field: str
    text: str


@dataclass(frozen=True, kw_only=True)
class EarlierValues:
    """The fields of a duty that an amendment gave other values, and from when."""

    since: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, kw_only=True)
class DutyCard:
    """A duty with everything a page says of it."""

    duty: Duty
    does: tuple[Link, ...]
    """What is to be done, cut where a word is explained."""
    terms: tuple[Link, ...]
    rhythm: Rhythm
    link: Link
    policy: Link
    clause: Link
    who: tuple[Link, ...]
    supervised_by: tuple[Link, ...]
    whom: tuple[Link, ...]
    timings: tuple[Timing, ...]
    limits: tuple[str, ...]
    """Its thresholds and other figures in words."""
    cites: tuple[Link, ...]
    condition: str
    earlier: tuple[EarlierValues, ...]
    """What stood before each amendment that holds by now, the earliest first."""
    suspects: tuple[Suspect, ...] = ()
    """Links of duties it is joined by, of which a ground changed since somebody confirmed them."""


def make_card(spot: Spot, index: Index) -> DutyCard:
    """Return the card of a duty; all pages share one."""
    return _all_cards(index)[spot.duty.id]


@once
def _all_cards(index: Index) -> dict[str, DutyCard]:
    return {name: _lay_out(spot, index) for name, spot in index.spots_by_duty.items()}


def _lay_out(spot: Spot, index: Index) -> DutyCard:
    duty = spot.duty
    return DutyCard(
        duty=duty,
        does=mark_terms(duty.does, spot.policy, index),
        terms=link_terms(duty.terms, spot.policy, index),
        rhythm=find_rhythm(duty),
        link=link_duty(spot),
        policy=link_policy(spot.policy),
        clause=link_clause(spot.policy, spot.clause),
        who=index.link_roles(duty.who, spot.policy.id),
        supervised_by=index.link_roles(duty.supervised_by, spot.policy.id),
        whom=index.link_roles(duty.whom, spot.policy.id),
        timings=list_timings(duty),
        limits=list_limits(duty),
        cites=index.link_cites(inherited(duty.cites, spot.clause)),
        condition=say_condition(duty.condition, index.vocabulary) if duty.condition else "",
        earlier=tuple(_view_earlier(duty, index)),
        suspects=index.suspect_links.get(duty.id, ()),
    )


def _view_earlier(duty: Duty, index: Index) -> Iterator[EarlierValues]:
    for stage in index.earlier.get(duty.id, ()):
        if stage.after is not None:
            changed = compare_fields(stage.before, stage.after, index.vocabulary)
            yield EarlierValues(since=stage.since, fields=changed)


def inherited(cites: tuple[str, ...], clause: Clause) -> tuple[str, ...]:
    """Return what a duty cites; where it names nothing, what its whole place cites."""
    return cites or clause.cites


def find_rhythm(duty: Duty) -> Rhythm:
    """Return the group a duty is listed under: its period first, then a date, then the event that sets it off."""
    if duty.recurrence:
        return RHYTHMS.get(duty.recurrence.unit, Rhythm.STANDING)
    if duty.due or duty.span:
        return Rhythm.DATED
    return Rhythm.EVENT if duty.within else Rhythm.STANDING


@once_for_each(_KEPT)
def list_timings(duty: Duty) -> tuple[Timing, ...]:
    """Return the times of a duty, each under the name of its field."""
    within = say_printed(duty.within) if duty.within else ""
    if within and duty.after:
        within = f"{within}（自{duty.after}起算）"
    texts = {
        "recurrence": say_printed(duty.recurrence),
        "total": say_printed(duty.total),
        "due": say_printed(duty.due),
        "within": within,
        "span": say_printed(duty.span),
    }
    return tuple(Timing(field=name, text=text) for name, text in texts.items() if text)


@once_for_each(_KEPT)
def list_limits(duty: Duty) -> tuple[str, ...]:
    """Return the limits and figures of a duty in words."""
    limits = [f"{threshold.fact}{say_printed(threshold.limit)}" for threshold in duty.thresholds]
    return (*limits, *(say_printed(figure) for figure in duty.figures))


def say_printed(value: Phrase | None) -> str:
    """Return a phrase as printed; one that was not read from a text in its normal form."""
    if value is None:
        return ""
    return value.text or phrases.say(value)


def find_end(due: Deadline | None, span: Span | None) -> str:
    """Return the last day of a deadline or span as ISO text, as far as it is known; empty where none is."""
    end = due.date if due else span.end if span else None
    return end.iso if end else ""


def is_asked(duty: Duty) -> bool:
    """Say whether a record asks an act of somebody."""
    return duty.kind is Statement.DUTY


STRENGTHS = (Strength.FORBIDDEN, Strength.MUST, Strength.MAY, Strength.ENCOURAGED)


def sort_cards(cards: list[DutyCard]) -> tuple[DutyCard, ...]:
    """Sort cards: what must be done before what may be, otherwise as in the text."""
    return tuple(sorted(cards, key=lambda card: STRENGTHS.index(card.duty.strength)))
