"""The times and thresholds of a new text, sorted by what they may become; look-alikes are left aside."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generators.model.draft import DraftDeadline, DraftFrequency, DraftMetadata, DraftPhrase, DraftTable, DraftThreshold
from generators.model.official import OfficialPlace, OfficialText
from generators.model.times import Deadline, Kind, Recurrence, Span, Threshold, Within
from generators.phrases import Found, parse_date, scan
from generators.phrases.blanks import tidy
from generators.phrases.numbers import NUMBER, find_whole
from generators.phrases.units import BEFORE
from generators.phrases.within import ADVANCE
from generators.view.draft.look_alikes import is_look_alike
from generators.view.export.times import first_day, last_day

_RECURRING_DAY = re.compile(rf"\d\s*[日号时点]?{BEFORE}$|[一二三四五六日天末底]{BEFORE}$|[日号时点班]{BEFORE}$")
"""每月25日前: a deadline that comes again."""
_SAME_DAY = re.compile(
    r"(?<![每适])(?:当[日天]|次日(?:\d{1,2}[时点])?前?)(?!起|[0-9一二三四五六七八九十])"
    r"(?=[^，。；\n]{0,12}(?:报|下发|整改|完成|消除|处[置理]|录入|清|告知|送|上传|公布|注销))"
)
_TEN_DAYS = re.compile(rf"每旬(?:[^，。；\n\d]{{0,8}}?(?P<count>{NUMBER})次)?")
_LABELLED = re.compile(
    r"(?:完成|截止|办结|整改|报送|落实|治理)(?:的)?(?:时限|期限|时间|日期)\s*[：:为是]\s*"
    r"(?P<date>(?:(?:19|20)\d\d\s*年)?\s*\d{1,2}\s*月\s*(?:\d{1,2}\s*日|底))(?![前以之至到])"
)
"""完成时限：2026年11月30日."""
_PLAN_END = re.compile(r"[“\"]?十(?P<plan>[一二三四五六七八九])五[”\"]?(?:规划)?(?:期)?末")
FIRST_PLAN_END = 2005
"""The year the tenth five-year plan ended with; 十四五 ended in 2025."""
_COLUMN_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_TITLE_LINE = re.compile(
    r"^\s*(?:[0-9０-９]{1,2}[.．、])?[^，。；]{0,60}(?:月报表|季报表|年报表|日报表|统计表|台账|方案|办法)"
    r"(?:[（(][^）)]*[）)])?\s*$"
)


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """The phrases of a text by what they may become."""

    deadlines: tuple[DraftDeadline, ...]
    frequencies: tuple[DraftFrequency, ...]
    thresholds: tuple[DraftThreshold, ...]
    others: tuple[DraftPhrase, ...]


def find_phrases(text: OfficialText, tables: Sequence[DraftTable], head: DraftMetadata) -> Phrases:
    """Find the phrases of every place; a date without a year has that of the text, or of the column it stands in."""
    columns, year = _YearColumns(tables), head.year
    own_title = re.compile(rf"《[^》]*》|{_spaced(head.title)}" if head.title else r"《[^》]*》")
    found = [
        (clause_of(place), place, one)
        for place in text.places
        for stretch in columns.part(place, year)
        for one in _scan_stretch(place, own_title, *stretch)
    ]
    return Phrases(
        deadlines=tuple(_deadlines(text, found, year)),
        frequencies=(
            *(
                _frequency(one, one.value, clause)
                for clause, place, one in found
                if isinstance(one.value, Recurrence) and not _is_name(place, one)
            ),
            *(ten_days for place in text.places for ten_days in _ten_days(place)),
        ),
        thresholds=tuple(
            DraftThreshold(
                text=one.text, op=one.value.op.value, value=str(one.value.value), unit=one.value.unit, clause=clause
            )
            for clause, _, one in found
            if isinstance(one.value, Threshold)
        ),
        others=tuple(
            DraftPhrase(text=one.text, kind=one.kind.value, clause=clause)
            for clause, _, one in found
            if one.kind in {Kind.TOTAL, Kind.LOOKBACK, Kind.PERCENTAGE, Kind.STANDING, Kind.VAGUE}
        ),
    )


def clause_of(place: OfficialPlace) -> str:
    """Return the path of the clause a place belongs to: a cell belongs to its row's."""
    return place.path.rpartition("/")[0] or place.path if place.cell is not None else place.path


class _YearColumns:
    """Knows which lines of a text stand in the column of a year."""

    def __init__(self, tables: Sequence[DraftTable]) -> None:
        self._years = defaultdict[tuple[str, str], list[int]](list)
        for table in tables:
            for row in table.rows:
                for cell, kind in zip(row, table.kinds, strict=False):
                    for line in cell.split("\n") if kind.isdecimal() else ():
                        self._years[table.clause, line.strip()].append(int(kind))

    def part(self, place: OfficialPlace, year: int | None) -> Iterator[tuple[int, str, int | None]]:
        """Part the text of a place where the year changes: where a part begins, the part, its year."""
        named = _COLUMN_YEAR.search(place.cell or "")
        if named or not any(clause == place.path for clause, _ in self._years):
            yield 0, place.text, int(named[0]) if named else year
            return
        start = 0
        for line in place.text.split("\n"):
            years = self._years.get((place.path, line.strip()))
            yield start, line, years.pop(0) if years else year
            start += len(line) + 1


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


def _deadlines(
    text: OfficialText, found: list[tuple[str, OfficialPlace, Found]], year: int | None
) -> Iterator[DraftDeadline]:
    """Yield what is to be done by a day, once or again and again, and what is to be done before an event."""
    for clause, place, one in found:
        resolved = _resolve(one)
        if resolved is not None and not is_look_alike(place, one, year):
            yield DraftDeadline(text=one.text, resolved=resolved or None, clause=clause)
    for place in text.places:
        yield from _unspoken(place, year)


def _unspoken(place: OfficialPlace, year: int | None) -> Iterator[DraftDeadline]:
    """Yield deadlines the phrase language has no word for: before an event, on its day, on a labelled day."""
    clause, clean = clause_of(place), tidy(place.text)
    for found in (*ADVANCE.finditer(clean.text), *_SAME_DAY.finditer(clean.text)):
        yield DraftDeadline(
            text=clean.original[clean.start(found.start()) : clean.end(found.end())], resolved=None, clause=clause
        )
    for found in _LABELLED.finditer(place.text):
        if date := parse_date(found["date"], year):
            yield DraftDeadline(text=found["date"], resolved=date.iso, clause=clause)
    for found in _PLAN_END.finditer(place.text):
        end = FIRST_PLAN_END + 5 * (find_whole(found["plan"]) or 0)
        yield DraftDeadline(text=found[0], resolved=f"{end}-12-31", clause=clause)


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


def _ten_days(place: OfficialPlace) -> Iterator[DraftFrequency]:
    """Yield what is asked every ten days, a period the phrase language has no word for."""
    for found in _TEN_DAYS.finditer(place.text):
        count = found["count"] and find_whole(found["count"])
        yield DraftFrequency(
            text=found[0], unit="ten_days", interval=1, at_least=count or None, clause=clause_of(place)
        )


def _is_name(place: OfficialPlace, one: Found) -> bool:
    """Tell whether 月报表 is only the name of a form or of an attachment."""
    start = place.text.rfind("\n", 0, one.start) + 1
    end = place.text.find("\n", one.end)
    line = place.text[start : end if end >= 0 else len(place.text)]
    return not re.search(r"每|逐", one.text) and bool(_TITLE_LINE.match(line))


def _frequency(one: Found, value: Recurrence, clause: str) -> DraftFrequency:
    return DraftFrequency(
        text=one.text, unit=value.unit.value, interval=value.interval, at_least=value.at_least, clause=clause
    )
