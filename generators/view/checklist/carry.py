"""What people entered in lists that came back, brought into a new version: kept, kept for review, or in the annex."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from generators.model.issued_list import IssuedList, IssuedRow
from generators.model.official import squeeze
from generators.model.ticks import AnnexRow, DatedTick, Doubt, Outcome, ReturnedList, Tick, TickedRow
from generators.view.checklist.agreement import unite
from generators.view.checklist.records import Checklist
from generators.view.checklist.versions import (
    Comparison,
    is_same,
    issued_on_paper,
    list_aspects,
    say_aspects,
    say_gone,
)

Spot = tuple[str, str]
"""The duty that leads a row, the name of its sheet."""
_Gone = tuple[str, AnnexRow]
"""A duty, empty where an older annex no longer says which; its row in the annex."""


@dataclass(frozen=True, kw_only=True)
class Carried:
    """What a new list takes over."""

    ticks: Mapping[Spot, Tick] = field(default_factory=dict)
    dated: Mapping[tuple[str, date], Tick] = field(default_factory=dict)
    """The duty that leads a row, the day it falls due -> what was entered for that day in a spreadsheet."""
    annex: tuple[AnnexRow, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """What was not taken over, and where two files say different things."""
    codes: tuple[str, ...] = ()
    """Of the lists that came back."""

    @property
    def to_review(self) -> int:
        """Count the rows somebody must look over."""
        return sum(bool(tick.review) for tick in (*self.ticks.values(), *self.dated.values()))

    @property
    def kept(self) -> int:
        """Count the rows that stay as they were entered."""
        return len(self.ticks) + len(self.dated) - self.to_review


NOTHING = Carried()
_BETWEEN = "，"
"""Stands between the parts of an entry that is said in one line."""
NO_SUCH_DAY = "职责还在，但这一天不再是它的到期日"


@dataclass(frozen=True, kw_only=True)
class Carrier:
    """What is needed to find the new place of what was entered."""

    checklist: Checklist
    today: IssuedList
    absent: Mapping[str, str]
    """Duty -> why it is in no list."""
    names: Mapping[str, str]
    """Column -> its heading."""
    words: Mapping[str, str]
    """The fixed words of lists."""


def carry(returned: Sequence[tuple[ReturnedList, IssuedList | None]], carrier: Carrier) -> Carried:
    """Carry over what stands in lists that came back, each with the record of its code if there is one.

    What they say of the same row is joined; where they contradict each other the later one counts, and the difference
    is named.
    """
    gathered = _Gathered(carrier=carrier)
    for one, record in returned:
        gathered.add(one, Comparison(old=issued_on_paper(one, record), new=carrier.today))
    codes = tuple(dict.fromkeys(one.code for one, _ in returned if one.code))
    return Carried(
        ticks=gathered.ticks,
        dated=gathered.dated,
        annex=tuple(row for _, row in gathered.annex),
        doubts=tuple(gathered.doubts),
        codes=codes,
    )


@dataclass(kw_only=True)
class _Gathered:
    """What is taken over from the files read so far."""

    carrier: Carrier
    ticks: dict[Spot, Tick] = field(default_factory=dict)
    dated: dict[tuple[str, date], Tick] = field(default_factory=dict)
    annex: list[_Gone] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def add(self, returned: ReturnedList, comparison: Comparison) -> None:
        """Add what stands in one more file."""
        found, gone = _place_rows(returned, comparison, self.carrier)
        for (duty, sheet), tick in found.items():
            earlier, where = self.ticks.get((duty, sheet)), f"{returned.name} {sheet}"
            self.ticks[duty, sheet] = self._join(earlier, tick, where, self._does(duty))
        on_days, passed = _place_days(returned, comparison, self.carrier)
        for (duty, due), tick in on_days.items():
            earlier, where = self.dated.get((duty, due)), f"{returned.name} {_say_day(due, self.carrier)}"
            self.dated[duty, due] = self._join(earlier, tick, where, self._does(duty))
        self._add_gone([*(("", row) for row in returned.annex), *gone, *passed], returned)
        self.doubts += [replace(doubt, where=f"{returned.name} {doubt.where}") for doubt in returned.doubts]

    def _add_gone(self, rows: Sequence[_Gone], returned: ReturnedList) -> None:
        """Add rows to the annex; each of the rows there meets one row of a file."""
        free = list(range(len(self.annex)))
        for duty, row in rows:
            number = next((number for number in free if _is_same_row(self.annex[number], (duty, row))), None)
            if number is not None:
                free.remove(number)
                before, earlier = self.annex[number]
                self.annex[number] = (duty or before, self._join_gone(earlier, row, returned))
            elif row not in [one for _, one in self.annex]:
                self.annex.append((duty, row))

    def _join_gone(self, earlier: AnnexRow, later: AnnexRow, returned: ReturnedList) -> AnnexRow:
        words = self.carrier.words
        one, other = _hear_tick(earlier.entered, words), _hear_tick(later.entered, words)
        joined = self._join(one, other, f"{returned.name} {later.sheet}", later.does)
        return later if joined is other else replace(later, entered=say_tick(joined, words))

    def _join(self, earlier: Tick | None, later: Tick, where: str, does: str) -> Tick:
        """Join two entries of a row; where they contradict each other, name it and take the later one."""
        if earlier is None:
            return later
        joined = unite(earlier, later)
        if joined is not None:
            return joined
        before, after = say_tick(earlier, self.carrier.words), say_tick(later, self.carrier.words)
        says = f"前一份填的是“{before}”，这一份是“{after}”；以这一份为准"
        self.doubts.append(Doubt(where=f"{where}「{squeeze(does)}」", says=says))
        return later

    def _does(self, duty: str) -> str:
        rows = self.carrier.today.rows
        return next((row.texts.get("does", row.duty) for row in rows if row.duty == duty), duty)


def _is_same_row(one: _Gone, other: _Gone) -> bool:
    """Say whether two rows of an annex are of the same duty: by its id, or by its words where a file has only these."""
    (duty, row), (other_duty, other_row) = one, other
    if duty and other_duty:
        return (duty, row.sheet) == (other_duty, other_row.sheet)
    return _words_of(row) == _words_of(other_row)


def _words_of(row: AnnexRow) -> tuple[str, str, str]:
    return (row.sheet, squeeze(row.does), squeeze(row.basis))


def _place_rows(
    returned: ReturnedList, comparison: Comparison, carrier: Carrier
) -> tuple[dict[Spot, Tick], list[_Gone]]:
    """Tell what stays in the list from what goes to the annex."""
    spots = {(item.duty.id, sheet.name) for sheet in carrier.checklist.sheets for item in sheet.items}
    found: dict[Spot, Tick] = {}
    gone: list[_Gone] = []
    for row in returned.rows:
        if row.tick.is_blank:
            continue
        sheet, before = returned.sheets.get(row.sheet, row.sheet), _find_before(row, comparison, returned)
        after = comparison.find(row.duty)
        if after is not None and (after.duty, sheet) in spots:
            found[after.duty, sheet] = _reviewed(row.tick, before, after, carrier)
            continue
        why = (
            say_gone(row.duty, comparison.find_host(row.duty), carrier.absent)
            if after is None
            else f"职责还在，但不再列在「{sheet}」的表中"
        )
        gone.append((row.duty, _annex_row(row.tick, sheet, before, why, carrier)))
    return found, gone


def _place_days(
    returned: ReturnedList, comparison: Comparison, carrier: Carrier
) -> tuple[dict[tuple[str, date], Tick], list[_Gone]]:
    """Tell which days somebody entered something for are still days of the list."""
    days = {(item.duty.id, day) for item in carrier.checklist.to_do for day in item.schedule.dates}
    found: dict[tuple[str, date], Tick] = {}
    gone: list[_Gone] = []
    for one in returned.dated:
        if one.tick.is_blank:
            continue
        before, after = _find_before(one, comparison, returned), comparison.find(one.duty)
        if after is not None and (after.duty, one.due) in days:
            found[after.duty, one.due] = _reviewed(one.tick, before, after, carrier)
            continue
        why = say_gone(one.duty, comparison.find_host(one.duty), carrier.absent) if after is None else NO_SUCH_DAY
        gone.append((one.duty, _annex_row(one.tick, _say_day(one.due, carrier), before, why, carrier)))
    return found, gone


def _say_day(due: date, carrier: Carrier) -> str:
    return f"{carrier.words['day']} {due.isoformat()}"


def _find_before(row: TickedRow | DatedTick, comparison: Comparison, returned: ReturnedList) -> IssuedRow:
    printed = IssuedRow(digest=(), duty=row.duty, texts=returned.printed.get(row.duty, {}))
    return comparison.find_old(row.duty) or printed


def _reviewed(tick: Tick, before: IssuedRow, after: IssuedRow, carrier: Carrier) -> Tick:
    """Mark what was entered for a row that now asks something else; an older mark nobody took away stays."""
    if is_same(before, after):
        return tick
    says = say_aspects(tuple(list_aspects(before, after)), carrier.names)
    return replace(tick, review="；".join(dict.fromkeys(part for part in (tick.review, says) if part)))


def _annex_row(tick: Tick, sheet: str, before: IssuedRow, why: str, carrier: Carrier) -> AnnexRow:
    return AnnexRow(
        sheet=sheet,
        does=before.texts.get("does", before.duty),
        basis=before.texts.get("basis", ""),
        entered=say_tick(tick, carrier.words),
        why=why,
    )


def say_tick(tick: Tick, words: Mapping[str, str]) -> str:
    """Say what was entered, in one line."""
    parts = [
        words[tick.outcome.value] if tick.outcome else "",
        tick.day.isoformat() if tick.day else "",
        f"{words['signed']}{tick.signed}" if tick.signed else "",
        *tick.notes,
    ]
    return _BETWEEN.join(part for part in parts if part)


def _hear_tick(said: str, words: Mapping[str, str]) -> Tick:
    """Take apart what `say_tick` says: outcome, day, signature, and what is left as notes."""
    tick, parts = Tick(), [part for part in said.split(_BETWEEN) if part]
    outcomes = {words[outcome.value]: outcome for outcome in Outcome}
    if parts and parts[0] in outcomes:
        tick = replace(tick, outcome=outcomes[parts.pop(0)])
    if parts and (day := _to_day(parts[0])):
        tick, parts = replace(tick, day=day), parts[1:]
    if parts and parts[0].startswith(words["signed"]):
        tick = replace(tick, signed=parts.pop(0).removeprefix(words["signed"]))
    return replace(tick, notes=tuple(parts))


def _to_day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def plain_carried(carried: Carried) -> dict[str, Any]:
    """Give what was taken over as plain data."""
    return {
        "carried_from": list(carried.codes),
        "entered": [
            {"duty": duty, "sheet": sheet, **_plain_tick(tick)} for (duty, sheet), tick in carried.ticks.items()
        ],
        "dated": [
            {"duty": duty, "due": due.isoformat(), **_plain_tick(tick)} for (duty, due), tick in carried.dated.items()
        ],
        "annex": [
            {"sheet": one.sheet, "does": one.does, "basis": one.basis, "entered": one.entered, "why": one.why}
            for one in carried.annex
        ],
    }


def _plain_tick(tick: Tick) -> dict[str, Any]:
    return {
        "outcome": tick.outcome.value if tick.outcome else None,
        "day": tick.day.isoformat() if tick.day else None,
        "signed": tick.signed,
        "notes": list(tick.notes),
        "review": tick.review or None,
    }
