"""The times and thresholds of a new text, sorted by what they may become; look-alikes are left aside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generators.model.draft import DraftDeadline, DraftFrequency, DraftMetadata, DraftPhrase, DraftTable, DraftThreshold
from generators.model.official import OfficialPlace, OfficialText
from generators.model.times import Deadline, Kind, Recurrence, Span, Threshold, Within
from generators.phrases import Found, scan
from generators.phrases.units import BEFORE
from generators.view.draft.look_alikes import is_look_alike
from generators.view.draft.wordless import find_ten_days, find_wordless_deadlines
from generators.view.draft.year_columns import YearColumns
from generators.view.export.times import first_day, last_day

_RECURRING_DAY = re.compile(rf"[\d一二三四五六日号天末底时点班]\s*{BEFORE}$")
"""每月25日前: a deadline that comes again."""
_TITLE_LINE = re.compile(
    r"^\s*(?:[0-9０-９]{1,2}[.．、])?[^，。；]{0,60}(?:月报表|季报表|年报表|日报表|统计表|台账|方案|办法)"
    r"(?:[（(][^）)]*[）)])?\s*$"
)
_OTHERS = frozenset({Kind.TOTAL, Kind.LOOKBACK, Kind.PERCENTAGE, Kind.STANDING, Kind.VAGUE})
InPlace = tuple[str, OfficialPlace, Found]
"""The path of a clause, the place of its text that a phrase stands in, and the phrase."""


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """The phrases of a text by what they may become."""

    deadlines: tuple[DraftDeadline, ...]
    frequencies: tuple[DraftFrequency, ...]
    thresholds: tuple[DraftThreshold, ...]
    others: tuple[DraftPhrase, ...]


def find_phrases(text: OfficialText, tables: Sequence[DraftTable], head: DraftMetadata) -> Phrases:
    """Find the phrases of every place; a date without a year has that of the text, or of the column it stands in."""
    columns, year = YearColumns(tables), head.year
    own_title = re.compile(rf"《[^》]*》|{_spaced(head.title)}" if head.title else r"《[^》]*》")
    found = [
        (clause_of(place), place, one)
        for place in text.places
        for stretch in columns.part(place, year)
        for one in _scan_stretch(place, own_title, *stretch)
    ]
    return Phrases(
        deadlines=tuple(_deadlines(text, found, year)),
        frequencies=tuple(_frequencies(text, found)),
        thresholds=tuple(_thresholds(found)),
        others=tuple(
            DraftPhrase(text=one.text, kind=one.kind.value, clause=clause)
            for clause, _, one in found
            if one.kind in _OTHERS
        ),
    )


def clause_of(place: OfficialPlace) -> str:
    """Return the path of the clause a place belongs to: a cell belongs to its row's."""
    return place.path.rpartition("/")[0] or place.path if place.cell is not None else place.path


def _spaced(title: str) -> str:
    """Return the pattern of a title, whatever white space stands in it."""
    return r"\s*".join(map(re.escape, title))


def _scan_stretch(
    place: OfficialPlace, title: re.Pattern[str], start: int, text: str, year: int | None
) -> Iterator[Found]:
    """Scan a part of the text of a place; what stands in a title is no time of this text."""
    titles = [found.span() for found in title.finditer(place.text)]
    for one in scan(text, year):
        moved = replace(one, start=start + one.start, end=start + one.end)
        if not any(first <= moved.start and moved.end <= last for first, last in titles):
            yield moved


def _deadlines(text: OfficialText, found: Sequence[InPlace], year: int | None) -> Iterator[DraftDeadline]:
    """Yield what is to be done by a day, once or again and again, and what is to be done before an event."""
    for clause, place, one in found:
        resolved = _resolve(one)
        if resolved is not None and not is_look_alike(place, one, year):
            yield DraftDeadline(text=one.text, resolved=resolved or None, clause=clause)
    for place in text.places:
        yield from find_wordless_deadlines(place.text, clause_of(place), year)


def _resolve(one: Found) -> str | None:
    """Return what a phrase dates to, nothing where an event or a period dates it; None for what is no deadline."""
    match one.value:
        case Deadline():
            return one.value.date.iso
        case Span(start=start, end=end) if end is not None:
            return f"{first_day(start)}/{last_day(end)}" if start is not None else last_day(end)
        case Within():
            return ""
        case Recurrence() if _RECURRING_DAY.search(one.text):
            return ""
    return None


def _frequencies(text: OfficialText, found: Sequence[InPlace]) -> Iterator[DraftFrequency]:
    """Yield what comes again, then what comes every ten days."""
    for clause, place, one in found:
        value = one.value
        if isinstance(value, Recurrence) and not _is_name(place, one):
            yield DraftFrequency(
                text=one.text, unit=value.unit.value, interval=value.interval, at_least=value.at_least, clause=clause
            )
    for place in text.places:
        yield from find_ten_days(place.text, clause_of(place))


def _thresholds(found: Sequence[InPlace]) -> Iterator[DraftThreshold]:
    for clause, _, one in found:
        value = one.value
        if isinstance(value, Threshold):
            yield DraftThreshold(
                text=one.text, op=value.op.value, value=str(value.value), unit=value.unit, clause=clause
            )


def _is_name(place: OfficialPlace, one: Found) -> bool:
    """Tell whether 月报表 is only the name of a form or of an attachment."""
    start = place.text.rfind("\n", 0, one.start) + 1
    end = place.text.find("\n", one.end)
    line = place.text[start : end if end >= 0 else len(place.text)]
    return not re.search(r"每|逐", one.text) and bool(_TITLE_LINE.match(line))
