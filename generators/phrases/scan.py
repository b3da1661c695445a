"""Find every phrase in running prose, and every number that no phrase accounts for."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from generators.model.times import Deadline, Kind, PartialDate, Phrase, Span, Total
from generators.phrases import dates, quantity, standing, threshold, within
from generators.phrases.blanks import Tidy, tidy
from generators.phrases.measures import MEASURE
from generators.phrases.numbers import HAN_DIGITS
from generators.phrases.recurrence import find_recurrences


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase, and the stretch of the original text it stands in."""

    start: int
    end: int
    kind: Kind
    value: Phrase
    text: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    kind: Kind
    value: Phrase


_Reader = Callable[[re.Match[str]], Phrase | None]
_PATTERNS: tuple[tuple[Kind, re.Pattern[str], _Reader], ...] = (
    (Kind.DEADLINE, dates.DEADLINE, dates.find_deadline),
    (Kind.DEADLINE, dates.DELIVERED, dates.find_deadline),
    (Kind.DEADLINE, dates.REACHED, dates.find_deadline),
    (Kind.SPAN, dates.SPAN, dates.find_span),
    (Kind.LOOKBACK, within.LOOKBACK, within.find_lookback),
    (Kind.TOTAL, quantity.TOTAL, quantity.find_total),
    (Kind.THRESHOLD, threshold.THRESHOLD, threshold.find_threshold),
    (Kind.PERCENTAGE, quantity.PERCENTAGE, quantity.find_percentage),
    (Kind.ORDINAL, quantity.ORDINAL, quantity.find_ordinal),
    (Kind.DATE, dates.DATE, dates.find_date),
    (Kind.STANDING, standing.STANDING, lambda match: standing.parse_standing(match[0])),
    (Kind.VAGUE, standing.VAGUE, lambda match: standing.parse_vague(match[0])),
    (Kind.QUANTITY, quantity.QUANTITY, quantity.find_quantity),
)
_RANK = {kind: rank for rank, kind in enumerate([Kind.RECURRENCE, Kind.WITHIN, *(kind for kind, _, _ in _PATTERNS)])}

_SENTENCE_END = re.compile(r"[。！？!?\n]")
_TITLE = re.compile(r"《[^》\n]*》")
_MINIMUM_APART = re.compile(rf"{quantity.MINIMUM}[^，。；、！？：\n0-9每]{{1,20}}$")
_LIST = re.compile(r"[、和及与]")
_CLAUSE_END = re.compile(r"[，。；！？：\n]")
_AND = {"、", "和", "及", "与", "以及"}
_LIST_REACH = 40
_UNREADABLE = re.compile(r"每(?:隔|旬|学期|逢)[^，。；\n]{0,12}?次")
"""Periods the language has no word for: their numbers are left to `scan_unrecognised`."""


def scan(text: str, year: int | None = None) -> list[Found]:
    """Return every phrase of a text in order, none overlapping another, the longest first.

    A date without a year takes it from an earlier date of its sentence, titles in 《》 apart, else from `year`.
    """
    clean = tidy(text)
    chosen = _longest(_candidates(clean.text), clean.text)
    counted = _with_minimum(_with_deadlines(chosen, clean.text), clean.text)
    return [_found(candidate, clean) for candidate in _with_years(counted, clean.text, year)]


def _candidates(text: str) -> Iterator[_Candidate]:
    for sighting in find_recurrences(text):
        yield _Candidate(sighting.start, sighting.end, Kind.RECURRENCE, sighting.value)
    for core in within.CORE.finditer(text):
        event = within.find_event(text[max(0, core.start() - 60) : core.start()])
        if limit := within.find_within(core, event and within.event_of(event)):
            start = core.start() - (len(event[0]) if event else 0)
            yield _Candidate(start, core.end(), Kind.WITHIN, limit)
    for kind, pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            value = read(match)
            if value is not None and match.end() > match.start():
                yield _Candidate(match.start(), match.end(), kind, value)


def _longest(candidates: Iterable[_Candidate], text: str) -> list[_Candidate]:
    """Return the candidates that stay when longer ones come first, in order of place."""
    taken = {place for match in _UNREADABLE.finditer(text) for place in range(*match.span())}
    kept: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, _RANK[c.kind], c.start)):
        stretch = range(candidate.start, candidate.end)
        if taken.isdisjoint(stretch):
            taken.update(stretch)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


def _with_deadlines(candidates: list[_Candidate], text: str) -> list[_Candidate]:
    """Let days listed with a deadline be deadlines too: 6月底、12月底前."""
    result: list[_Candidate] = []
    for candidate in reversed(candidates):
        date, after = candidate.value, result[-1] if result else None
        listed = after and after.kind is Kind.DEADLINE and text[candidate.end : after.start] in _AND
        if listed and isinstance(date, PartialDate) and date.day:
            result.append(replace(candidate, kind=Kind.DEADLINE, value=Deadline(date=date)))
        else:
            result.append(candidate)
    return result[::-1]


def _with_minimum(candidates: list[_Candidate], text: str) -> list[_Candidate]:
    """Stretch a total back to the 至少 that stands apart from it, and let the totals listed after it share it."""
    result: list[_Candidate] = []
    for candidate in candidates:
        total = candidate.value
        if not isinstance(total, Total) or total.minimum:
            result.append(candidate)
            continue
        last = result[-1] if result else None
        floor = last.end if last else 0
        apart = _MINIMUM_APART.search(text, max(floor, candidate.start - 24), candidate.start)
        if apart:
            result.append(replace(candidate, start=apart.start(), value=replace(total, minimum=True)))
        elif last and _shares_minimum(last, text[last.end : candidate.start]):
            result.append(replace(candidate, value=replace(total, minimum=True)))
        else:
            result.append(candidate)
    return result


def _shares_minimum(last: _Candidate, gap: str) -> bool:
    listed = len(gap) <= _LIST_REACH and _LIST.search(gap) and not _CLAUSE_END.search(gap)
    return isinstance(last.value, Total) and last.value.minimum and bool(listed)


def _with_years(candidates: list[_Candidate], text: str, year: int | None) -> Iterator[_Candidate]:
    """Yield the candidates, dates completed with the year of their sentence or of the context."""
    titles = [match.span() for match in _TITLE.finditer(text)]
    carried: int | None = None
    position = 0
    for candidate in candidates:
        if _SENTENCE_END.search(text, position, candidate.start):
            carried = None
        position = candidate.start
        printed = _year_of(candidate.value)
        in_title = any(start <= candidate.start < end for start, end in titles)
        carried = printed if printed and not in_title else carried
        yield replace(candidate, value=_dated(candidate.value, carried, year))


def _year_of(value: Phrase) -> int | None:
    match value:
        case PartialDate():
            return value.year
        case Deadline():
            return value.date.year
        case Span():
            return next((date.year for date in (value.end, value.start) if date and date.year), None)
    return None


def _dated(value: Phrase, carried: int | None, year: int | None) -> Phrase:
    def complete(date: PartialDate) -> PartialDate:
        return dates.with_year(dates.with_year(date, carried, carried=True), year)

    match value:
        case PartialDate():
            return complete(value)
        case Deadline():
            return replace(value, date=complete(value.date))
        case Span():
            return replace(value, start=value.start and complete(value.start), end=value.end and complete(value.end))
    return value


def _found(candidate: _Candidate, clean: Tidy) -> Found:
    start, end = clean.start(candidate.start), clean.end(candidate.end)
    text = clean.original[start:end]
    return Found(start, end, candidate.kind, replace(candidate.value, text=text), text)


_NUMBER = re.compile(
    rf"\d+(?:[.,]\d+)*|(?<![{HAN_DIGITS}]){quantity.NO_NUMBER}[{HAN_DIGITS}半]+(?={MEASURE}|[个年天]半|分之)"
)
_MARKER = re.compile(
    r"(?:(?<=[\n：；。])|^)[ \t　]*[（(]?\d{1,2}(?:[）)]|[.．、](?!\d))|[（(]\d{1,2}[）)]", re.MULTILINE
)


def scan_unrecognised(
    text: str, found: Iterable[Found], skip: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, int, str]]:
    """Return every number that lies in no phrase and in no stretch to skip, with its place.

    A number is a run of Arabic digits or a Chinese numeral before a measure word; the markers of a numbered
    list are none.
    """
    covered = [(phrase.start, phrase.end) for phrase in found]
    covered += [*skip, *(match.span() for match in _MARKER.finditer(text))]
    free = bytearray(b"\1") * len(text)
    for start, end in covered:
        free[start:end] = bytes(end - start)
    numbers = (match for match in _NUMBER.finditer(text) if any(free[slice(*match.span())]))
    return [(match.start(), match.end(), match[0]) for match in numbers]
