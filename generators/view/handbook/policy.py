"""The page of one policy: its head, then every clause in the order of the text with all that stands there."""

from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.official import OfficialPlace
from generators.model.policy import Clause, Doubt, Duty, Enumeration, Milestone, OtherReading, Phase, Policy, Report
from generators.view.clauses import say_clause, say_reading
from generators.view.handbook.anchors import clause_anchor, enumeration_anchor
from generators.view.handbook.cards import DutyCard, Timing, is_asked, list_timings, make_card, say_printed
from generators.view.handbook.index import Index, Link, Spot
from generators.view.handbook.policy_head import PolicyHead, view_head
from generators.view.handbook.retired import Moved, list_moved
from generators.view.handbook.terms import TermCard, gather_cards, link_terms
from generators.view.status import Standing, phase_period, phase_status

HIGHEST_HEADING = 2
LOWEST_HEADING = 6


@dataclass(frozen=True, kw_only=True)
class PhaseLine:
    """A phase and where the day lies in it."""

    phase: Phase
    period: str
    standing: Standing
    since: str
    until: str
    """Its first and last day in ISO form, as far as they are known."""


@dataclass(frozen=True, kw_only=True)
class ReportLine:
    """A report with its sender and date, which are those of its duty."""

    report: Report
    duty: Duty | None
    sent_by: tuple[Link, ...]
    to: tuple[Link, ...]
    timings: tuple[Timing, ...]
    other_readings: tuple[OtherReading, ...]


@dataclass(frozen=True, kw_only=True)
class MilestoneLine:
    """A milestone with its time and figures as printed."""

    milestone: Milestone
    timings: tuple[str, ...]
    metrics: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class EnumerationBlock:
    """An enumeration and its permanent anchor."""

    enumeration: Enumeration
    anchor: str


@dataclass(frozen=True, kw_only=True)
class MeasureLine:
    """Who leads, implements and supervises a measure; `title` only where it differs from the heading."""

    title: str
    lines: tuple[tuple[str, tuple[Link, ...]], ...]
    """(name of the field, roles) for each line that names somebody."""


@dataclass(frozen=True, kw_only=True)
class GoneDuty:
    """A duty that no longer holds, and from when; old links still find it."""

    duty: Duty
    since: str


@dataclass(frozen=True, kw_only=True)
class ClauseBlock:
    """A place of the text and everything that stands there."""

    clause: Clause
    anchor: str
    level: int
    """Of its heading, 2 to 6."""
    marker: str
    path: str
    title: str
    official: OfficialPlace | None
    """The official text, where it was given."""
    paragraphs: tuple[str, ...]
    """Its paragraphs."""
    measure: MeasureLine | None
    cards: tuple[DutyCard, ...]
    gone: tuple[GoneDuty, ...]
    """What it asked until an amendment took it away."""
    statements: tuple[Duty, ...]
    """What the place states without asking an act."""
    enumerations: tuple[EnumerationBlock, ...]
    phase: PhaseLine | None
    reports: tuple[ReportLine, ...]
    milestones: tuple[MilestoneLine, ...]
    cites: tuple[Link, ...]
    terms: tuple[Link, ...]
    timings: tuple[str, ...]
    doubts: tuple[Doubt, ...]

    @property
    def is_blank(self) -> bool:
        """Tell a cell of which there is nothing to show: what it names stands beside its row."""
        parts = (self.official, self.measure, self.phase, self.doubts, self.cites, self.terms, self.timings)
        lists = (self.cards, self.statements, self.enumerations, self.reports, self.milestones)
        return self.clause.cell is not None and not any((*parts, *lists))


@dataclass(frozen=True, kw_only=True)
class PolicyPage:
    """One policy, whole."""

    head: PolicyHead
    has_official: bool
    duty_count: int
    statement_count: int
    clauses: tuple[ClauseBlock, ...]
    terms: tuple[TermCard, ...]
    """What the slogans and terms of the page mean."""
    moved: tuple[Moved, ...]
    """Places that links still lead to, though they are gone."""


def view_policy(policy: Policy, index: Index) -> PolicyPage:
    """Lay out the page of a policy."""
    places = {(place.path, place.row): place for place in _official_places(policy, index)}
    blocks = tuple(
        _view_clause(policy, clause, places.get((clause.clause, clause.row)), index) for clause in policy.clauses
    )
    return PolicyPage(
        head=view_head(policy, index),
        has_official=bool(places),
        duty_count=sum(len(block.cards) for block in blocks),
        statement_count=sum(len(block.statements) for block in blocks),
        clauses=blocks,
        terms=gather_cards(((policy, link) for block in blocks for link in _named(block)), index),
        moved=list_moved(policy.id, index),
    )


def _named(block: ClauseBlock) -> Iterator[Link]:
    for card in block.cards:
        yield from (*card.does, *card.terms)
    yield from block.terms


def _official_places(policy: Policy, index: Index) -> tuple[OfficialPlace, ...]:
    official = index.official.get(policy.id)
    return official.places if official else ()


def _view_clause(policy: Policy, clause: Clause, official: OfficialPlace | None, index: Index) -> ClauseBlock:
    spots = [Spot(policy=policy, clause=clause, duty=duty) for duty in clause.duties]
    return ClauseBlock(
        clause=clause,
        anchor=clause_anchor(clause.clause, clause.row),
        level=min(HIGHEST_HEADING + clause.clause.count("/"), LOWEST_HEADING),
        marker=clause.clause.rsplit("/", 1)[-1],
        path=say_clause(clause.clause, clause.row),
        title=clause.title or (clause.measure and clause.measure.title) or "",
        official=official,
        paragraphs=tuple(official.text.split("\n")) if official else (),
        measure=_view_measure(policy, clause, index),
        cards=tuple(make_card(spot, index) for spot in spots if is_asked(spot.duty)),
        gone=tuple(_list_gone(policy, clause, index)),
        statements=tuple(duty for duty in clause.duties if not is_asked(duty)),
        enumerations=tuple(_view_enumeration(policy, clause, one) for one in clause.enumerations),
        phase=_view_phase(clause, index),
        reports=tuple(_view_report(policy, report, index) for report in clause.reports),
        milestones=tuple(view_milestone(milestone) for milestone in clause.milestones),
        cites=index.link_cites(clause.cites),
        terms=link_terms(clause.terms, policy, index),
        timings=tuple(filter(None, (say_printed(clause.due), say_printed(clause.span)))),
        doubts=clause.doubts,
    )


def _list_gone(policy: Policy, clause: Clause, index: Index) -> Iterator[GoneDuty]:
    for stage in index.library.earlier:
        same = (stage.clause.clause, stage.clause.row) == (clause.clause, clause.row)
        if stage.after is None and same and stage.before.id.startswith(f"{policy.id}."):
            yield GoneDuty(duty=stage.before, since=stage.since)


def _view_measure(policy: Policy, clause: Clause, index: Index) -> MeasureLine | None:
    measure = clause.measure
    if measure is None:
        return None
    named = {"leads": measure.leads, "implements": measure.implements, "supervises": measure.supervises}
    title = measure.title if measure.title and clause.title and measure.title != clause.title else ""
    lines = tuple((name, index.link_roles(roles, policy.id)) for name, roles in named.items() if roles)
    return MeasureLine(title=title, lines=lines) if lines or title else None


def _view_enumeration(policy: Policy, clause: Clause, enumeration: Enumeration) -> EnumerationBlock:
    return EnumerationBlock(enumeration=enumeration, anchor=enumeration_anchor(policy.id, clause, enumeration.name))


def _view_phase(clause: Clause, index: Index) -> PhaseLine | None:
    phase = clause.phase
    if phase is None:
        return None
    period = say_printed(phase.span) or say_printed(phase.due)
    standing = Standing(of=phase.name, status=phase_status(phase, index.as_of))
    start, end = phase_period(phase)
    return PhaseLine(
        phase=phase,
        period=period,
        standing=standing,
        since=start.isoformat() if start else "",
        until=end.isoformat() if end else "",
    )


def _view_report(policy: Policy, report: Report, index: Index) -> ReportLine:
    spot = index.spots_by_duty.get(report.duty)
    return ReportLine(
        report=report,
        duty=spot.duty if spot else None,
        sent_by=index.link_roles(spot.duty.who, policy.id) if spot else (),
        to=index.link_roles(report.to, policy.id),
        timings=list_timings(spot.duty) if spot else (),
        other_readings=tuple(map(say_reading, report.other_readings)),
    )


def view_milestone(milestone: Milestone) -> MilestoneLine:
    """Lay out a milestone: its times and figures as printed; what the summary says is not said again."""
    times = (milestone.due, milestone.recurrence, milestone.total)
    metrics = tuple(f"{metric.what}{say_printed(metric.value)}" for metric in milestone.metrics)
    return MilestoneLine(
        milestone=milestone,
        timings=tuple(say_printed(time) for time in times if time),
        metrics=tuple(said for said in metrics if said != milestone.summary),
    )
