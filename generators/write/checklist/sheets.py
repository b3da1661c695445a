"""The duties of a list: a table for each post, on pages of its own.

What lists share is kept: whole sheets, and of the sheets that differ the runs of rows that do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generators.model.labels import Labels
from generators.phrases.numbers import say_han
from generators.view.checklist import Checklist, ChecklistItem, Sheet
from generators.view.checklist.carry import NOTHING, Carried
from generators.word.blocks import Block, KeptBlocks, Paragraph, PlacedRow, Table, Text
from generators.word.kept_blocks import KEPT_BLOCKS, KEPT_RUNS, ROWS_TOGETHER
from generators.word.rows import heading_row
from generators.word.styles import Style
from generators.write.checklist.counts import SheetCounts, add_counts, count_duties, say_counts
from generators.write.checklist.duties import COLUMNS, RowWords, blank_row, row_words, ticked_row


class SheetWords(NamedTuple):
    """The fixed words of all sheets, and their year; looked up by what holds them, not by their texts."""

    year: int
    row: RowWords
    heading: PlacedRow


@dataclass(frozen=True, kw_only=True, eq=False)
class KeptSheet:
    """What lists say of a sheet that many enterprises share."""

    sheet: Sheet
    """Kept, so that the identity of its duties is not given to others."""
    blocks: KeptBlocks
    """Its name and the table of its duties, with nothing entered."""
    counts: SheetCounts


class _KeptRun(NamedTuple):
    """Rows that follow one another in many sheets."""

    items: tuple[ChecklistItem, ...]
    """Kept for the same reason."""
    rows: tuple[PlacedRow, ...]
    counts: tuple[int, ...]


def duty_tables(
    checklist: Checklist, sheets: Sequence[KeptSheet], labels: Labels, carried: Carried = NOTHING
) -> list[Block]:
    """Set one table of duties for each sheet, under its name, each sheet on a page of its own."""
    if carried is NOTHING:
        return [one.blocks for one in sheets]
    words = sheet_words(checklist.year, labels)
    return [
        block
        for number, sheet in enumerate(checklist.sheets, start=1)
        for block in (_sheet_heading(number, sheet.name), _table(_carried_rows(sheet, words.row, carried), words))
    ]


def _carried_rows(sheet: Sheet, words: RowWords, carried: Carried) -> tuple[PlacedRow, ...]:
    ticks = [carried.ticks.get((item.duty.id, sheet.name)) for item in sheet.items]
    rows = [
        blank_row(item, sheet.name, words) if tick is None else ticked_row(item, sheet.name, words, tick)
        for item, tick in zip(sheet.items, ticks, strict=True)
    ]
    return tuple([PlacedRow(row, str(number)) for number, row in enumerate(rows, start=1)])


def _sheet_heading(number: int, name: str) -> Paragraph:
    return Paragraph(style=Style.LEVEL_2, pieces=(Text(text=f"（{say_han(number)}）{name}"),), new_page=number > 1)


def _table(rows: tuple[PlacedRow, ...], words: SheetWords) -> Table:
    return Table(weights=tuple([weight for weight, _ in COLUMNS.values()]), heading=(words.heading,), body=rows)


_SHEETS: dict[tuple[object, ...], KeptSheet] = {}
"""By words, place, name and the identity of the duties, which is quicker than comparing them.

What was not asked for the longest goes: it stands first.
"""


def kept_sheets(checklist: Checklist, labels: Labels) -> list[KeptSheet]:
    """Give the sheets of a list as they are written, each worked out once for all lists that have it."""
    words = sheet_words(checklist.year, labels)
    kept: list[KeptSheet] = []
    for number, sheet in enumerate(checklist.sheets, start=1):
        key = (words, number, sheet.name, tuple(map(id, sheet.items)))
        known = _SHEETS.pop(key, None) or _keep_sheet(number, sheet, words)
        if len(_SHEETS) >= KEPT_BLOCKS:
            del _SHEETS[next(iter(_SHEETS))]
        _SHEETS[key] = known
        kept.append(known)
    return kept


def sheet_words(year: int, labels: Labels) -> SheetWords:
    """Give the one record of these words."""
    words = labels["清单栏目"]
    return _kept_words(year, row_words(labels["清单"]), tuple([words[name] for name in COLUMNS]))


@lru_cache(maxsize=8)
def _kept_words(year: int, row: RowWords, heading: tuple[str, ...]) -> SheetWords:
    return SheetWords(year, row, heading_row(heading))


def _keep_sheet(number: int, sheet: Sheet, words: SheetWords) -> KeptSheet:
    starts = range(0, len(sheet.items), ROWS_TOGETHER)
    runs = [_kept_run(sheet.name, start, sheet.items[start : start + ROWS_TOGETHER], words) for start in starts]
    table = _table(tuple([row for run in runs for row in run.rows]), words)
    return KeptSheet(
        sheet=sheet,
        blocks=KeptBlocks(blocks=(_sheet_heading(number, sheet.name), table)),
        counts=say_counts(sheet.name, sheet.relation, add_counts([run.counts for run in runs]), words.row.blank),
    )


_RUNS: dict[tuple[object, ...], _KeptRun] = {}
"""By words, name of the sheet, place in it and the identity of the duties; what stands first goes first."""


def _kept_run(name: str, start: int, items: tuple[ChecklistItem, ...], words: SheetWords) -> _KeptRun:
    key = (words, name, start, tuple(map(id, items)))
    known = _RUNS.pop(key, None) or _keep_run(name, start, items, words)
    if len(_RUNS) >= KEPT_RUNS:
        del _RUNS[next(iter(_RUNS))]
    _RUNS[key] = known
    return known


def _keep_run(name: str, start: int, items: tuple[ChecklistItem, ...], words: SheetWords) -> _KeptRun:
    rows = [blank_row(item, name, words.row) for item in items]
    placed = tuple([PlacedRow(row, str(number)) for number, row in enumerate(rows, start=start + 1)])
    return _KeptRun(items, placed, count_duties(items, words.year))
