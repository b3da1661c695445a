"""The times and thresholds of a new text, sorted by what they may become; look-alikes are left aside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.draft import DraftDeadline, DraftFrequency, DraftPhrase, DraftThreshold
from generators.model.official import OfficialPlace, OfficialText
from generators.model.times import Deadline, Kind, Recurrence, Span, Threshold, Within
from generators.phrases import Found, scan
from generators.view.export.times import first_day, last_day

_SENTENCE = re.compile(r"[。；;！？!?\n]")
_STATISTIC = re.compile(
    r"同比|环比|增长|下降|上升|死亡\d*人|共发生|发生(?:了)?[^，。；、]{0,20}\d+\s*(?:起|宗|件)|以来|统计|数据显示|通报(?:了|的)"
    r"|共(?:查处|检查|排查|整改|开展|完成|受理|处罚)|累计|[\d一二三四五六七八九十]+\s*(?:起|宗)(?:事故|案件|案例)"
    r"|情况如下|存在以下"
)
_ASKS = re.compile(
    r"应当|必须|不得|(?<![重主需首紧摘纲扼概])要(?![素求点害件领义])|请|完成|报送|上报|前(?:将|把)|力争|确保|实现"
)
_TITLE_LINE = re.compile(
    r"^\s*(?:[0-9０-９]{1,2}[.．、])?[^，。；]{0,60}(?:月报表|季报表|年报表|日报表|统计表|台账|方案|办法)"
    r"(?:[（(][^）)]*[）)])?\s*$"
)
_PUBLISHED = re.compile(r"公布|发布|印发|施行|实施|修订|修正|通过")


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """The phrases of a text by what they may become."""

    deadlines: tuple[DraftDeadline, ...]
    frequencies: tuple[DraftFrequency, ...]
    thresholds: tuple[DraftThreshold, ...]
    others: tuple[DraftPhrase, ...]


def find_phrases(text: OfficialText, year: int | None) -> Phrases:
    """Find the phrases of every place; `year` is that of dates without one."""
    found = [(clause_of(place), place, one) for place in text.places for one in _scan_place(place, year)]
    return Phrases(
        deadlines=tuple(_deadlines(found)),
        frequencies=tuple(
            _frequency(one, one.value, clause)
            for clause, place, one in found
            if isinstance(one.value, Recurrence) and not _is_name(place, one)
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


def _scan_place(place: OfficialPlace, year: int | None) -> Iterator[Found]:
    """Scan the text of a place; what stands in a title is no time of this text."""
    titles = [found.span() for found in re.finditer(r"《[^》]*》", place.text)]
    for one in scan(place.text, year):
        if not any(start < one.start and one.end < end for start, end in titles):
            yield one


def _deadlines(found: list[tuple[str, OfficialPlace, Found]]) -> Iterator[DraftDeadline]:
    for clause, place, one in found:
        resolved = _resolve(one)
        if resolved is not None and not _is_look_alike(place, one):
            yield DraftDeadline(text=one.text, resolved=resolved or None, clause=clause)


def _resolve(one: Found) -> str | None:
    """Return what a phrase dates to, nothing where an event dates it; None for what is no deadline."""
    match one.value:
        case Deadline():
            return one.value.date.iso
        case Span(start=start, end=end) if end is not None:
            return f"{first_day(start)}/{last_day(end)}" if start is not None else last_day(end)
        case Within():
            return ""
    return None


def _is_look_alike(place: OfficialPlace, one: Found) -> bool:
    """Tell a date of a report on what happened, or of a publication, from one by which something is to be done."""
    start = max((found.end() for found in _SENTENCE.finditer(place.text, 0, one.start)), default=0)
    after = _SENTENCE.search(place.text, one.end)
    sentence = place.text[start : after.start() if after else len(place.text)]
    if isinstance(one.value, Span):
        told = _STATISTIC.search(sentence) and not _ASKS.search(sentence)
        return bool(told or (_PUBLISHED.match(place.text, one.end) and one.value.start is None))
    return isinstance(one.value, Deadline) and bool(_STATISTIC.search(sentence)) and not _ASKS.search(sentence)


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
