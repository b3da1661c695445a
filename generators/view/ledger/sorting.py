"""Sorts returns: which month each is for, who sent it, which of a sender's counts.

Nothing is guessed in silence: what cannot be told is a conflict and counts nowhere until it is settled.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generators.model.filled_form import FilledForm
from generators.model.ledger import Entry, ReturnedFile, Sender
from generators.view.due import say_day
from generators.view.ledger.days import doubt_day

_MONTH_END = 25
"""From this day on, a return that names no month is taken to be on its own month; before it, on the month before."""
_WIDE = str.maketrans("（）", "()")


@dataclass(frozen=True, kw_only=True, slots=True)
class Assigned:
    """A return and the month it is for."""

    file: ReturnedFile
    filled: FilledForm
    period: str | None
    """None where the file does not tell."""
    note: str = ""
    date_doubt: str = ""
    """Why its date cannot be believed for this month, in words."""


def assign_months(files: Iterable[ReturnedFile], form_id: str, asked: str, *, monthly: bool) -> tuple[Assigned, ...]:
    """Tell the month of every return of a form.

    A month that is written goes before the date. Where neither is there, the month asked for is taken, unless the
    returns are of several months. A form that is no monthly one is taken for the month asked for.
    """
    own = [(file, file.filled) for file in files if file.filled and file.filled.form == form_id and file.filled.answers]
    found = [_assign(file, filled, asked, monthly=monthly) for file, filled in own]
    if {one.period for one in found} <= {asked, None}:
        note = "没有写明月份和日期，按本月归入"
        found = [one if one.period else replace(one, period=asked, note=note) for one in found]
    return tuple(_with_doubt(one, monthly=monthly) for one in found)


def _with_doubt(one: Assigned, *, monthly: bool) -> Assigned:
    doubt = doubt_day(one.filled.date, one.period, monthly=monthly)
    return replace(one, date_doubt=doubt) if doubt else one


def sort_month(
    assigned: Iterable[Assigned], period: str, roster: tuple[Sender, ...] | None, last_day: date | None
) -> tuple[Entry, ...]:
    """Make the entries of one month; one whose month cannot be told stands in every month, as a conflict."""
    known = None if roster is None else {same_name(sender.name): sender for sender in reversed(roster)}
    entries = [_enter(one, known, last_day) for one in assigned if one.period in {period, None}]
    by_sender: dict[str, list[Entry]] = {}
    by_file = {one.file.file: one for one in assigned}
    for entry in entries:
        by_sender.setdefault(same_name(entry.name), []).append(entry)
    settled = [one for group in by_sender.values() for one in _settle(group, by_file)]
    order = {sender.id: number for number, sender in enumerate(roster or ())}
    return tuple(sorted(settled, key=lambda one: _place(one, order)))


def same_name(name: str) -> str:
    """Return a name without what never tells two senders apart: blanks and the width of brackets."""
    return "".join(name.split()).translate(_WIDE)


def _assign(file: ReturnedFile, filled: FilledForm, asked: str, *, monthly: bool) -> Assigned:
    if not monthly:
        return Assigned(file=file, filled=filled, period=asked)
    if filled.period:
        return Assigned(file=file, filled=filled, period=filled.period)
    if filled.date is None:
        return Assigned(file=file, filled=filled, period=None)
    period = month_of(date.fromisoformat(filled.date))
    return Assigned(file=file, filled=filled, period=period, note="没有写明月份，按填报日期归入")


def month_of(day: date) -> str:
    """Return the month a report of this day is on: the month before, at the end of a month its own."""
    if day.day >= _MONTH_END:
        return f"{day.year}-{day.month:02d}"
    return f"{day.year}-{day.month - 1:02d}" if day.month > 1 else f"{day.year - 1}-12"


def _enter(one: Assigned, known: Mapping[str, Sender] | None, last_day: date | None) -> Entry:
    typed = one.filled.sender
    sender = known.get(same_name(typed)) if known and typed else None
    dated = date.fromisoformat(one.filled.date) if one.filled.date else None
    doubt = doubt_sender(typed, one.filled.made_for, stranger=known is not None and sender is None)
    return Entry(
        name=sender.name if sender else typed or one.file.file,
        sender=None if doubt else sender,
        file=one.file.file,
        filled=one.filled,
        late=dated > last_day if dated and last_day else None,
        conflict=doubt or ("" if one.period else "没有写明月份和日期，看不出是哪个月的"),
        notes=(one.note,) if one.note else (),
    )


def sender_of(entry: Entry) -> Sender:
    """Return whose an entry is. Without a roster the name is a stranger's word: its id is none that names a file."""
    return entry.sender or Sender(id=f"“{entry.name}”", name=entry.name)


def doubt_sender(typed: str | None, made_for: str | None, *, stranger: bool) -> str:
    """Say why a return cannot be taken for the sender it names; a form speaks for the one it was made for."""
    if not typed:
        return f"填报单位没有填{f'，表是发给“{made_for}”的' if made_for else ''}"
    if made_for and same_name(made_for) != same_name(typed):
        return f"表是发给“{made_for}”的，填报单位写的是“{typed}”"
    return f"填报单位“{typed}”不在这张表的名单上" if stranger else ""


def _settle(group: Sequence[Entry], by_file: Mapping[str, Assigned]) -> list[Entry]:
    """Let the latest return of a sender count; the same file twice is one return."""
    digests = {entry.file: by_file[entry.file].file.digest for entry in group}
    firsts: dict[str, Entry] = {}
    for entry in sorted(group, key=lambda one: one.file):
        firsts.setdefault(digests[entry.file], entry)
    settled = [_as_copy(entry, firsts[digests[entry.file]]) for entry in group]
    clear = [entry for entry in settled if entry.counts]
    if len(clear) <= 1:
        return settled
    others = {entry.file: entry for entry in _choose(clear, by_file)}
    return [others.get(entry.file, entry) for entry in settled]


def _as_copy(entry: Entry, first: Entry) -> Entry:
    if entry.file == first.file:
        return entry
    return replace(entry, replaced_by=first.file, notes=(*entry.notes, f"与“{first.file}”内容相同"))


def _choose(entries: Sequence[Entry], by_file: Mapping[str, Assigned]) -> list[Entry]:
    """Let the latest by the form's own date count; the earlier ones name it.

    Dates that are equal, missing or beyond belief are a conflict.
    """
    latest = max((entry.filled.date for entry in entries if entry.filled.date), default=None)
    last = [entry for entry in entries if entry.filled.date == latest]
    why = next(filter(None, (_doubt_order(by_file[entry.file]) for entry in entries)), "")
    if not why and latest and len(last) > 1:
        why = f"填报日期都是{say_day(date.fromisoformat(latest))}"
    if why:
        names = "、".join(f"“{entry.file}”" for entry in entries)
        says = f"交来几份，{why}，分不出先后：{names}"
        return [replace(entry, conflict=says, unclear=why) for entry in entries]
    return [entry if entry is last[0] else replace(entry, replaced_by=last[0].file) for entry in entries]


def _doubt_order(one: Assigned) -> str:
    if one.filled.date is None:
        return "有的没有填报日期"
    day = say_day(date.fromisoformat(one.filled.date))
    return f"“{one.file.file}”的填报日期{day}不可信" if one.date_doubt else ""


def _place(entry: Entry, order: dict[str, int]) -> tuple[int, str, str, str]:
    known = order.get(entry.sender.id, len(order)) if entry.sender else len(order)
    return known, entry.name, entry.filled.date or "", entry.file
