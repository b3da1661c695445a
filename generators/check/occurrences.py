"""The facts that stand in a text: times, figures, titles, document numbers, quoted terms, contacts.

The coverage proof holds every one of them against the encoding, so nothing that counts may be
invisible: what no rule recognises but holds a digit, or a numeral before a measure word, comes out
as unrecognised.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from generators.model.times import Kind
from generators.phrases import Found, parse_quantity, say, scan, scan_unrecognised
from generators.phrases.documents import find_document_numbers


class OccurrenceKind(Enum):
    """What kind of fact stands in a text; the value is the word users read."""

    TITLE = "文件名"
    NUMBER = "文号"
    QUOTE = "引语"
    CONTACT = "联系方式"
    RECURRENCE = "频次"
    TOTAL = "总量"
    DEADLINE = "期限"
    SPAN = "起止"
    WITHIN = "时限"
    LOOKBACK = "回溯"
    THRESHOLD = "门槛"
    PERCENTAGE = "百分比"
    QUANTITY = "数值"
    ORDINAL = "序数"
    DATE = "日期"
    UNRECOGNISED = "未识别"


@dataclass(frozen=True, kw_only=True, slots=True)
class Occurrence:
    """One fact where it stands: `text[start:end]` of the text it was found in."""

    kind: OccurrenceKind
    value: str
    """The fact in normal form: two ways of writing the same fact have the same value."""
    text: str
    """The fact as printed."""
    start: int
    end: int


CONTACT_VALUE = "联系方式"
"""Stands for every telephone number and mailbox: none is ever compared or kept."""

_MASK = "\ufffc"
_BLANKS = re.compile(r"\s+")
_DASH = r"[-‐‑–—―－]"
_CONTACT = re.compile(
    rf"(?<![\w.+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]+"
    rf"|(?<!\d)(?:0\d{{2,3}}{_DASH}?\d{{7,8}}|1[3-9]\d{{9}}|[48]00{_DASH}?\d{{3,4}}{_DASH}?\d{{3,4}})(?!\d)"
)
_CELL = re.compile(r"(?m:^)[0-9]+(?:\.[0-9]+)?(?m:$)")
"""A figure alone in a cell of a table: a cell stands on a line of its own."""
_AMOUNT = re.compile(r"[0-9０-９]+\s*个?(?:小时|天|日)")
_REFERENCE = re.compile(rf"附[件表录]\s*\d+(?:\s*(?:[、，和及至~]|{_DASH})\s*\d+)*")
"""Attachments referred to: their numbers are clause numbers, no facts."""


def find_occurrences(text: str, year: int | None = None) -> tuple[Occurrence, ...]:
    """Find every fact in a text, in order; `year` is the year of dates that leave it out.

    What stands inside a title, a quotation or a number belongs to it and is not found again, except
    a title inside a quotation, which is a document of its own.
    """
    printed = [*_find_titles(text), *_find_quotes(text)]
    printed += _find_contacts(_mask(text, printed))
    printed += _find_numbers(_mask(text, printed))
    rest = _REFERENCE.sub(lambda found: _MASK * len(found[0]), _mask(text, printed))
    phrases = _find_phrases(rest, text, year)
    found = [*printed, *phrases]
    found += _find_cell_figures(_mask(rest, found))
    return tuple(sorted(found, key=lambda occurrence: (occurrence.start, -occurrence.end)))


def find_unrecognised(text: str, occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Find every figure that stands in no occurrence and no clause number, in order."""
    rest = _mask(text, occurrences)
    references = [found.span() for found in _REFERENCE.finditer(rest)]
    return tuple(
        _occur(OccurrenceKind.UNRECOGNISED, text, start, end)
        for start, end, _ in scan_unrecognised(rest, (), references)
    )


def _occur(kind: OccurrenceKind, text: str, start: int, end: int, value: str | None = None) -> Occurrence:
    printed = text[start:end]
    return Occurrence(
        kind=kind,
        value=_BLANKS.sub("", printed) if value is None else value,
        text=printed,
        start=start,
        end=end,
    )


def _mask(text: str, found: Iterable[Occurrence]) -> str:
    """Blot out what is found already, so that offsets stay and nothing is found twice."""
    characters = list(text)
    for occurrence in found:
        characters[occurrence.start : occurrence.end] = _MASK * (occurrence.end - occurrence.start)
    return "".join(characters)


def _find_pairs(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """Find the outermost pairs; an opening sign that never closes hides no pair after it."""
    starts: list[int] = []
    pairs: list[tuple[int, int]] = []
    for position, character in enumerate(text):
        if character == opening:
            starts.append(position)
        elif character == closing and starts:
            pairs.append((starts.pop(), position + 1))
    end = 0
    for pair in sorted(pairs):
        if pair[0] >= end:
            end = pair[1]
            yield pair


def _find_titles(text: str) -> list[Occurrence]:
    pairs = _find_pairs(text, "《", "》")
    return [
        _occur(OccurrenceKind.TITLE, text, start, end, _BLANKS.sub("", text[start + 1 : end - 1]))
        for start, end in pairs
    ]


def _find_quotes(text: str) -> list[Occurrence]:
    titles = list(_find_pairs(text, "《", "》"))
    return [
        _occur(OccurrenceKind.QUOTE, text, start, end, _BLANKS.sub("", text[start + 1 : end - 1]))
        for start, end in _find_pairs(text, "“", "”")
        if not any(first < start and end < last for first, last in titles)
    ]


def _find_contacts(text: str) -> list[Occurrence]:
    return [_occur(OccurrenceKind.CONTACT, text, *found.span(), CONTACT_VALUE) for found in _CONTACT.finditer(text)]


def _find_numbers(text: str) -> list[Occurrence]:
    return [
        _occur(OccurrenceKind.NUMBER, text, found.start, found.end, found.value)
        for found in find_document_numbers(text)
    ]


def _find_phrases(rest: str, text: str, year: int | None) -> Iterator[Occurrence]:
    for found in scan(rest, year):
        if found.kind is Kind.STANDING:
            yield from _find_amounts(found, text)
        elif found.kind is not Kind.VAGUE:
            kind = OccurrenceKind[found.kind.name]
            yield _occur(kind, text, found.start, found.end, say(found.value))


def _find_amounts(standing: Found, text: str) -> Iterator[Occurrence]:
    """Find the figures in what never pauses: 24小时值班 is kept as words, but its 24小时 can be altered."""
    for amount in _AMOUNT.finditer(text, standing.start, standing.end):
        quantity = parse_quantity(amount[0])
        yield _occur(OccurrenceKind.QUANTITY, text, *amount.span(), say(quantity) if quantity else None)


def _find_cell_figures(rest: str) -> list[Occurrence]:
    if "\n" not in rest:
        return []
    return [_occur(OccurrenceKind.QUANTITY, rest, *found.span()) for found in _CELL.finditer(rest)]
