"""What people entered in lists that came back, brought into a new version: kept, kept for review, or in the annex."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from generators.model.issued_list import IssuedList, IssuedRow
from generators.model.official import squeeze
from generators.model.ticks import AnnexRow, DatedTick, Doubt, ReturnedList, Tick, TickedRow
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

    Of two that say different things of a row the later one counts, and the difference is named.
    """
    ticks: dict[Spot, Tick] = {}
    dated: dict[tuple[str, date], Tick] = {}
    annex: list[AnnexRow] = []
    doubts: list[Doubt] = []
    for one, record in returned:
        comparison = Comparison(old=issued_on_paper(one, record), new=carrier.today)
        found, gone = _place_rows(one, comparison, carrier)
        for spot, tick in found.items():
            if spot in ticks and replace(ticks[spot], review="") != replace(tick, review=""):
                doubts.append(_conflict(spot, ticks[spot], tick, one, carrier))
        ticks |= found
        on_days, passed = _place_days(one, comparison, carrier)
        dated |= on_days
        annex += [row for row in (*one.annex, *gone, *passed) if row not in annex]
        doubts += [replace(doubt, where=f"{one.name} {doubt.where}") for doubt in one.doubts]
    codes = tuple(dict.fromkeys(one.code for one, _ in returned if one.code))
    return Carried(ticks=ticks, dated=dated, annex=tuple(annex), doubts=tuple(doubts), codes=codes)


def _place_rows(
    returned: ReturnedList, comparison: Comparison, carrier: Carrier
) -> tuple[dict[Spot, Tick], list[AnnexRow]]:
    """Tell what stays in the list from what goes to the annex."""
    spots = {(item.duty.id, sheet.name) for sheet in carrier.checklist.sheets for item in sheet.items}
    found: dict[Spot, Tick] = {}
    gone: list[AnnexRow] = []
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
        gone.append(_annex_row(row.tick, sheet, before, why, carrier))
    return found, gone


def _place_days(
    returned: ReturnedList, comparison: Comparison, carrier: Carrier
) -> tuple[dict[tuple[str, date], Tick], list[AnnexRow]]:
    """Tell which days somebody entered something for are still days of the list."""
    days = {(item.duty.id, day) for item in carrier.checklist.to_do for day in item.schedule.dates}
    found: dict[tuple[str, date], Tick] = {}
    gone: list[AnnexRow] = []
    for one in returned.dated:
        if one.tick.is_blank:
            continue
        before, after = _find_before(one, comparison, returned), comparison.find(one.duty)
        if after is not None and (after.duty, one.due) in days:
            found[after.duty, one.due] = _reviewed(one.tick, before, after, carrier)
            continue
        why = say_gone(one.duty, comparison.find_host(one.duty), carrier.absent) if after is None else NO_SUCH_DAY
        gone.append(_annex_row(one.tick, f"{carrier.words['day']} {one.due.isoformat()}", before, why, carrier))
    return found, gone


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


def _conflict(spot: Spot, earlier: Tick, later: Tick, returned: ReturnedList, carrier: Carrier) -> Doubt:
    does = next((row.texts.get("does", row.duty) for row in carrier.today.rows if row.duty == spot[0]), spot[0])
    before, after = say_tick(earlier, carrier.words), say_tick(later, carrier.words)
    return Doubt(
        where=f"{returned.name} {spot[1]}「{squeeze(does)}」",
        says=f"前一份填的是“{before}”，这一份是“{after}”；以这一份为准",
    )


def say_tick(tick: Tick, words: Mapping[str, str]) -> str:
    """Say what was entered, in one line."""
    parts = [
        words[tick.outcome.value] if tick.outcome else "",
        tick.day.isoformat() if tick.day else "",
        f"{words['signed']}{tick.signed}" if tick.signed else "",
        *tick.notes,
    ]
    return "，".join(part for part in parts if part)


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
