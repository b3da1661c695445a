"""What is due when: in each month of any year, in each phase, on each date, and whatever comes round."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.policy import Clause, Duty, Milestone, Phase, Policy
from generators.view.calendar import view_schedule
from generators.view.handbook.cards import DutyCard, Rhythm, find_end, find_rhythm, is_asked, make_card, say_printed
from generators.view.handbook.duties import rhythm_cell
from generators.view.handbook.index import Index, Link, Spot, link_clause, link_duty, link_policy, once
from generators.view.handbook.table import BLANK, Cell, Column, Row, Table, link_cell, mark_suspects, offer, text_cell
from generators.view.status import Standing, phase_period, phase_status

PERIODIC = (Rhythm.DAY, Rhythm.WEEK, Rhythm.MONTH, Rhythm.QUARTER, Rhythm.HALF_YEAR, Rhythm.YEAR)
SELDOM = (Rhythm.QUARTER, Rhythm.HALF_YEAR, Rhythm.YEAR)
"""What comes round in some months and not in others."""
PERIODS, DATES = "periods", "dates"
"""Ids of the two tables."""
PERIOD_COLUMNS = (
    Column(name="rhythm", facet=True),
    Column(name="what", heads=True),
    Column(name="who", facet=True),
    Column(name="policy", facet=True),
    Column(name="clause"),
)
DATE_COLUMNS = (
    Column(name="day"),
    Column(name="year", facet=True),
    Column(name="month", facet=True),
    Column(name="what", heads=True),
    Column(name="kind", facet=True),
    Column(name="who", facet=True),
    Column(name="policy", facet=True),
)
_MONTHS = range(1, 13)


@dataclass(frozen=True, kw_only=True)
class DatedLine:
    """One thing that is due on a day."""

    kind: str
    """duty, milestone or phase: a key of the labels."""
    iso: str
    """The last day, as far as the text gives it: 2023年3月初 has no day."""
    text: str
    printed: str
    who: tuple[Link, ...]
    link: Link
    policy: Link
    record: Duty | Milestone | Phase

    @property
    def year(self) -> str:
        """The year; empty where the text leaves it open."""
        return self.iso[:4] if self.iso[:4].isdecimal() else ""

    @property
    def month(self) -> int | None:
        """The month, where the text gives one."""
        found = self.iso[5:7]
        return int(found) if found.isdecimal() else None


@dataclass(frozen=True, kw_only=True)
class MonthLine:
    """One thing that falls into a month: on a date of one year, or every year."""

    link: Link
    year: str
    """Empty where it comes round every year, or the text leaves the year open."""
    printed: str
    policy: Link
    record: Duty | Milestone | Phase


@dataclass(frozen=True, kw_only=True)
class MonthBlock:
    """What falls into a month of any year."""

    month: int
    lines: tuple[MonthLine, ...]


@dataclass(frozen=True, kw_only=True)
class PhaseBlock:
    """A phase of a policy, with what is asked in it."""

    phase: Phase
    link: Link
    policy: Link
    period: str
    standing: Standing
    since: str
    until: str
    """Its first and last day in ISO form, as far as they are known."""
    cards: tuple[DutyCard, ...]


@dataclass(frozen=True, kw_only=True)
class DeadlinesPage:
    """Everything with a time."""

    months: tuple[MonthBlock, ...]
    monthly_count: int
    """How many duties come round every month or more often, and so fall into every one."""
    phases: tuple[PhaseBlock, ...]
    dates: Table
    periods: Table


@once
def view_deadlines(index: Index) -> DeadlinesPage:
    """Lay out the page of deadlines, in the order of dates and then of the text."""
    lines = sorted(_lines(index), key=_find_place)
    cards = _periodic_cards(index)
    return DeadlinesPage(
        months=_view_months(lines, cards, index),
        monthly_count=sum(card.rhythm not in SELDOM for card in cards),
        phases=tuple(_view_phases(index)),
        dates=_table(DATES, DATE_COLUMNS, tuple(_dated_row(line, index) for line in lines), index),
        periods=_table(PERIODS, PERIOD_COLUMNS, tuple(map(_periodic_row, cards)), index),
    )


def _table(table_id: str, columns: tuple[Column, ...], rows: tuple[Row, ...], index: Index) -> Table:
    downloads = offer(table_id, index)
    table = Table(id=table_id, title=("表格", table_id), columns=columns, rows=rows, downloads=downloads)
    return mark_suspects(table)


def _periodic_cards(index: Index) -> tuple[DutyCard, ...]:
    """Return what comes round, the most frequent first."""
    spots = [spot for spot in index.spots if is_asked(spot.duty) and find_rhythm(spot.duty) in PERIODIC]
    return tuple(sorted((make_card(spot, index) for spot in spots), key=lambda card: PERIODIC.index(card.rhythm)))


def _periodic_row(card: DutyCard) -> Row:
    where = (text_cell(card.policy.text), link_cell((card.clause,)))
    cells = (rhythm_cell(card), link_cell((card.link,)), link_cell(card.who), *where)
    return Row(cells=cells, key=card.duty.id, record=card.duty, suspects=card.suspects)


def _dated_row(line: DatedLine, index: Index) -> Row:
    cells = (
        text_cell(line.printed, mark="time", sort=line.iso, due=line.iso),
        text_cell(f"{line.year}年") if line.year else Cell(word=("期限页", "year_open")),
        text_cell(f"{line.month}月", sort=f"{line.month:02}") if line.month else BLANK,
        link_cell((Link(text=line.text, address=line.link.address),)),
        Cell(word=("期限页", line.kind)),
        link_cell(line.who),
        text_cell(line.policy.text),
    )
    key = line.record.id if isinstance(line.record, Duty) else ""
    return Row(cells=cells, key=key, record=line.record, suspects=index.suspect_links.get(key, ()))


def _view_months(lines: list[DatedLine], cards: tuple[DutyCard, ...], index: Index) -> tuple[MonthBlock, ...]:
    """Sort what is due into the twelve months: first what comes round in them, then the dates of all years."""
    found: dict[int, list[MonthLine]] = defaultdict(list)
    for card in cards:
        if card.rhythm in SELDOM:
            for month in months_of(card.duty, index):
                printed = "、".join(timing.text for timing in card.timings)
                line = MonthLine(link=card.link, year="", printed=printed, policy=card.policy, record=card.duty)
                found[month].append(line)
    for one in lines:
        if one.month:
            link = Link(text=one.text, address=one.link.address)
            dated = MonthLine(link=link, year=one.year, printed=one.printed, policy=one.policy, record=one.record)
            found[one.month].append(dated)
    return tuple(MonthBlock(month=month, lines=tuple(found[month])) for month in _MONTHS)


def months_of(duty: Duty, index: Index) -> tuple[int, ...]:
    """Return the months in which a duty that comes round is due; they are the same every year."""
    dates = view_schedule(duty, index.as_of.year, index.library.calendar).dates
    return tuple(sorted({day.month for day in dates}))


def _view_phases(index: Index) -> Iterator[PhaseBlock]:
    for policy in index.held:
        for clause in policy.clauses:
            if clause.phase:
                yield _view_phase(policy, clause, clause.phase, index)


def _view_phase(policy: Policy, clause: Clause, phase: Phase, index: Index) -> PhaseBlock:
    start, end = phase_period(phase)
    inside = f"{clause.clause}/"
    parts = [part for part in policy.clauses if part is clause or part.clause.startswith(inside)]
    spots = [Spot(policy=policy, clause=part, duty=duty) for part in parts for duty in part.duties if is_asked(duty)]
    return PhaseBlock(
        phase=phase,
        link=Link(text=phase.name, address=link_clause(policy, clause).address),
        policy=link_policy(policy),
        period=say_printed(phase.span) or say_printed(phase.due),
        standing=Standing(of=phase.name, status=phase_status(phase, index.as_of)),
        since=start.isoformat() if start else "",
        until=end.isoformat() if end else "",
        cards=tuple(make_card(spot, index) for spot in spots),
    )


def _lines(index: Index) -> Iterator[DatedLine]:
    for policy in index.held:
        for clause in policy.clauses:
            yield from _duty_lines(policy, clause, index)
            yield from _milestone_lines(policy, clause)
            if clause.phase:
                yield from _phase_lines(policy, clause, clause.phase)


def _duty_lines(policy: Policy, clause: Clause, index: Index) -> Iterator[DatedLine]:
    for duty in clause.duties:
        iso = find_end(duty.due, duty.span)
        if is_asked(duty) and iso and duty.recurrence is None:
            yield DatedLine(
                kind="duty",
                iso=iso,
                text=duty.does,
                printed=say_printed(duty.due) or say_printed(duty.span),
                who=index.link_roles(duty.who, policy.id),
                link=link_duty(Spot(policy=policy, clause=clause, duty=duty)),
                policy=link_policy(policy),
                record=duty,
            )


def _milestone_lines(policy: Policy, clause: Clause) -> Iterator[DatedLine]:
    for milestone in clause.milestones:
        iso = find_end(milestone.due, None)
        if iso:
            yield DatedLine(
                kind="milestone",
                iso=iso,
                text=milestone.summary or "",
                printed=say_printed(milestone.due),
                who=(),
                link=link_clause(policy, clause),
                policy=link_policy(policy),
                record=milestone,
            )


def _phase_lines(policy: Policy, clause: Clause, phase: Phase) -> Iterator[DatedLine]:
    iso = find_end(phase.due, phase.span)
    if iso:
        yield DatedLine(
            kind="phase",
            iso=iso,
            text=phase.name,
            printed=say_printed(phase.span) or say_printed(phase.due),
            who=(),
            link=link_clause(policy, clause),
            policy=link_policy(policy),
            record=phase,
        )


def _find_place(line: DatedLine) -> str:
    """Sort a month without a day before its days, except a phase, which lasts to its end; open years come last."""
    return f"{'' if line.year else '9'}{line.iso}{'-99' if line.kind == 'phase' else ''}"
