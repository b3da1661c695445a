"""Dates against one another: periods, phases, milestones, due dates."""

import re
from collections.abc import Iterator
from datetime import date

from generators.check.vocabulary import Vocabulary
from generators.model.library import Library
from generators.model.policy import Clause, Milestone, MilestoneKind, Policy
from generators.model.problem import Place, Problem
from generators.model.times import Deadline, PartialDate, Span

_FIRST_YEAR, _LAST_YEAR = 1949, 2100
_COLUMN_YEAR = re.compile(r"(20\d\d)年")


def check_dates(library: Library, known: Vocabulary) -> list[Problem]:
    """Complain of dates that do not exist, run backwards, or lie outside the years of their policy."""
    problems: list[Problem] = []
    for policy in library.policies:
        problems += _check_head(policy)
        years = years_of(policy)
        for clause in policy.clauses:
            problems += _check_clause(clause, years)
            for milestone in clause.milestones:
                if not known.hurt_keys(milestone.place):
                    problems += _check_complete(milestone, clause)
        problems += _check_phases(policy)
    for enterprise in library.enterprises:
        if enterprise.year:
            problems += _check_year(enterprise.year, enterprise.place.inside("年度"))
    return problems


def years_of(policy: Policy) -> tuple[int | None, int | None]:
    """Return first and last year of a policy: its period, else issue and columns of its table; None is open."""
    columns = [int(match[1]) for clause in policy.clauses if (match := _COLUMN_YEAR.match(clause.cell or ""))]
    start, end = _year(policy.effective.start), _year(policy.effective.end)
    starts = [start] if start else [_year(policy.issued.value), _year(policy.year.value), *columns]
    ends = [end] if end else columns
    return min(filter(None, starts), default=None), max(filter(None, ends), default=None)


def _year(iso: str | None) -> int | None:
    return int(iso[:4]) if iso and iso[:4].isdecimal() else None


def _check_head(policy: Policy) -> Iterator[Problem]:
    start, end = _day(policy.effective.start), _day(policy.effective.end)
    place = policy.place.inside("有效期", "止")
    if start and end and end < start:
        yield Problem(place=place, message=f"有效期止于 {end}，早于起始的 {start}", hint="核对起止两个日期")
    issued = _day(policy.issued.value)
    if issued and end and end < issued:
        yield Problem(place=place, message=f"有效期止于 {end}，早于印发日期 {issued}", hint="核对有效期和印发日期")
    year = _year(policy.year.value)
    if year:
        yield from _check_year(year, policy.place.inside("年度", "值"))


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _check_year(year: int, place: Place) -> Iterator[Problem]:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        yield Problem(place=place, message=f"年度「{year}」不像一个年份", hint="写四位年份，如 2023")


def _check_clause(clause: Clause, years: tuple[int | None, int | None]) -> Iterator[Problem]:
    for record in (clause, clause.phase, *clause.duties, *clause.milestones):
        if record is None:
            continue
        span: Span | None = getattr(record, "span", None)
        if span:
            yield from _check_span(span, record.place.inside("起止"))
        if record.due:
            yield from _check_exists(record.due.date, record.due.text, record.place.inside("期限"))
    for duty in clause.duties:
        if duty.due:
            yield from _check_within(duty.due, years, duty.place.inside("期限"), f"职责「{duty.id}」的期限")
    for milestone in clause.milestones:
        yield from _check_milestone(milestone, clause, years)


def _check_span(span: Span, place: Place) -> Iterator[Problem]:
    for end in (span.start, span.end):
        if end:
            yield from _check_exists(end, span.text, place)
    if not (span.start and span.end) or None in (span.start.year, span.end.year):
        return
    if _first_day(span.start) > _last_day(span.end):
        message = f"起止「{span.text}」的止在起之前"
        yield Problem(place=place, message=message, hint="核对两个日期；跨年的写明年份")


def _first_day(day: PartialDate) -> tuple[int, int, int]:
    return day.year or 0, day.month or 1, day.day or 1


def _last_day(day: PartialDate) -> tuple[int, int, int]:
    return day.year or 0, day.month or 12, day.day or 31


def _check_exists(day: PartialDate, text: str, place: Place) -> Iterator[Problem]:
    """Complain of 2月30日, and of 2月29日 in a year that has none."""
    if day.month is None or day.day is None:
        return
    leap = day.year or 2000
    try:
        date(leap, day.month, day.day)
    except ValueError:
        yield Problem(place=place, message=f"「{text}」里的日期不存在", hint="核对月和日")


def _check_within(due: Deadline, years: tuple[int | None, int | None], place: Place, says: str) -> Iterator[Problem]:
    first, last = years
    year = due.date.year
    if year is None or ((first is None or first <= year) and (last is None or year <= last)):
        return
    period = f"{first or '……'} 至 {last or '……'} 年"
    yield Problem(
        place=place, message=f"{says}「{due.text}」不在政策的年份（{period}）内", hint="核对年份和政策的有效期"
    )


def _check_milestone(milestone: Milestone, clause: Clause, years: tuple[int | None, int | None]) -> Iterator[Problem]:
    first, last = years
    says = f"「{clause.clause}」的节点"
    year = milestone.year
    column = _COLUMN_YEAR.match(clause.cell or "")
    place = milestone.place.inside("年度")
    if year is not None and column and int(column[1]) != year:
        yield Problem(place=place, message=f"{says}的年度是 {year}，栏目却是「{clause.cell}」", hint="年度照栏目写")
    elif year is not None and ((first and year < first) or (last and year > last)):
        message = f"{says}的年度 {year} 不在政策的年份（{first or '……'} 至 {last or '……'} 年）内"
        yield Problem(place=place, message=message, hint="核对年度和政策的有效期")
    if milestone.due:
        where = milestone.place.inside("期限")
        if year is not None and milestone.due.date.year not in (None, year):
            message = f"{says}是 {year} 年的，期限却是「{milestone.due.text}」"
            yield Problem(place=where, message=message, hint="核对年度和期限")
        else:
            yield from _check_within(milestone.due, years, where, f"{says}的期限")


def _check_complete(milestone: Milestone, clause: Clause) -> Iterator[Problem]:
    says = f"「{clause.clause}」的节点"
    if milestone.year is None and milestone.due is None:
        yield Problem(place=milestone.place, message=f"{says}既没有年度也没有期限", hint="补上期限，或记为职责")
    if milestone.kind is MilestoneKind.DELIVERABLE and not milestone.summary and not milestone.metrics:
        yield Problem(place=milestone.place, message=f"{says}是成果，却没有摘要", hint="用一句话写明成果")


def _check_phases(policy: Policy) -> Iterator[Problem]:
    """Complain of a phase that ends before the phase before it ends."""
    before: tuple[str, tuple[int, int, int]] | None = None
    for clause in policy.clauses:
        phase = clause.phase
        end = phase and ((phase.span and phase.span.end) or (phase.due and phase.due.date))
        if not phase or not end or end.year is None:
            continue
        last = _last_day(end)
        if before and last < before[1]:
            message = f"阶段「{phase.name}」结束在前一阶段「{before[0]}」结束之前"
            yield Problem(place=phase.place, message=message, hint="核对各阶段的起止和次序")
        before = (phase.name, last)
