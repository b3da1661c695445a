"""The dates of a list as a calendar file (RFC 5545): one all-day event for each date, with a reminder.

Dates are written out one by one, because some programs refuse rules of recurrence. What is due every day is left
out: it needs no reminder. So is what others do, whose dates are theirs.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import lru_cache

from generators.model.labels import Labels
from generators.view.applicability import Relation
from generators.view.calendar import Occurrence
from generators.view.checklist import Checklist, ChecklistItem
from generators.view.handbook.cards import Rhythm
from generators.view.suspects.words import say_suspect

_LINE = 75
"""Octets a line may have; a longer one is folded."""
_BITS, _INSIDE = 0xC0, 0x80
"""The first two bits of an octet inside a character of UTF-8."""
_ONE_DAY = timedelta(days=1)
_ESCAPES = str.maketrans({chr(code): None for code in range(32)} | {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
"""Signs that have a meaning of their own in a text value; control characters have no place there."""


def ics_bytes(checklist: Checklist, labels: Labels) -> bytes:
    """Make the calendar file; the same list gives the same bytes."""
    words = labels["清单"]
    notes, identity = (words["day_off"], words["provisional"]), f"@{checklist.enterprise.id}.anjian-handbook"
    title = words["full_title"].format(enterprise=checklist.enterprise.name, year=checklist.year)
    pieces = [_fold(line) for line in _OPENING]
    pieces.append(_fold(f"X-WR-CALNAME:{_escape(title)}"))
    if checklist.suspects:
        said = "\n".join(words["suspect"].format(says=say_suspect(one)) for one in checklist.suspects)
        pieces.append(_fold(f"X-WR-CALDESC:{_escape(said)}"))
    for item in checklist.listed:
        for name, event in _events(item, checklist.year, notes):
            pieces += (_BEGIN, _fold(name + identity), event)
    return b"".join([*pieces, _fold("END:VCALENDAR")])


def list_events(checklist: Checklist) -> Iterator[tuple[ChecklistItem, Occurrence]]:
    """Yield every date of the enterprise's own duties and of its posts', the daily ones left out."""
    for item in checklist.listed:
        for occurrence in _occurrences(item):
            yield item, occurrence


def _occurrences(item: ChecklistItem) -> Iterator[Occurrence]:
    """Yield the dates of the strictest place, then the last days that only other places name."""
    if item.relation is Relation.RECEIVED or item.rhythm is Rhythm.DAY:
        return
    yield from item.schedule.occurrences
    taken = set(item.schedule.dates)
    for other in item.also:
        for occurrence in other.schedule.occurrences if other.duty.due else ():
            if occurrence.end not in taken:
                taken.add(occurrence.end)
                yield occurrence


_OPENING = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//anjian-handbook//checklist//ZH", "CALSCALE:GREGORIAN")
_BEGIN = b"BEGIN:VEVENT\r\n"


@lru_cache(maxsize=2048)
def _events(item: ChecklistItem, year: int, notes: tuple[str, str]) -> tuple[tuple[str, bytes], ...]:
    """Give the events of a duty: the beginning of the identity of each, to which the enterprise is added, and the rest.

    All enterprises that have the duty share them.
    """
    return tuple(
        (
            f"UID:{item.duty.id}-{occurrence.end:%Y%m%d}",
            b"".join(_fold(line) for line in _event(item, occurrence, year, notes)),
        )
        for occurrence in _occurrences(item)
    )


def _event(item: ChecklistItem, occurrence: Occurrence, year: int, notes: tuple[str, str]) -> Iterator[str]:
    """Write one event; its identity is that of the duty and the day, so that a new version replaces the old."""
    mark = f"【{item.out_of_force}】" if item.out_of_force else ""
    day, act = occurrence.end, _escape(f"{item.duty.does}{mark}")
    yield f"DTSTAMP:{year}0101T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + _ONE_DAY:%Y%m%d}"
    yield f"SUMMARY:{act}"
    yield f"DESCRIPTION:{_escape(_describe(item, occurrence, notes))}"
    yield f"CATEGORIES:{','.join(_escape(name) for name in item.actors)}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{act}"
    yield "TRIGGER:-P3D"
    yield "END:VALARM"
    yield "END:VEVENT"


def _describe(item: ChecklistItem, occurrence: Occurrence, notes: tuple[str, str]) -> str:
    lines = [f"{'、'.join(item.actors)}：{item.timing}"]
    lines += [f"{source.basis}{f'　{source.mark}' if source.mark else ''}" for source in item.sources]
    return "\n".join([*lines, *([note] if (note := _say_day_off(occurrence, *notes)) else [])])


def say_day_off(occurrence: Occurrence, words: Mapping[str, str]) -> str:
    """Say that a day the text names is not worked and stays as it is, or that this is not settled yet."""
    return _say_day_off(occurrence, words["day_off"], words["provisional"])


def _say_day_off(occurrence: Occurrence, day_off: str, provisional: str) -> str:
    if occurrence.free_day:
        return day_off.format(why=occurrence.free_day)
    return provisional if occurrence.provisional else ""


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)


def _fold(line: str) -> bytes:
    """End a line with CRLF; fold it where it is too long, never inside a character."""
    rest, parts = line.encode(), []
    while len(rest) > _LINE:
        cut = _LINE
        while rest[cut] & _BITS == _INSIDE:
            cut -= 1
        parts.append(rest[:cut])
        rest = b" " + rest[cut:]
    return b"\r\n".join([*parts, rest]) + b"\r\n"
