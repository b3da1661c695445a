"""The duties of a list: how many there are of each kind, then a table for each post."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generators.model.labels import Labels
from generators.model.policy import Strength
from generators.model.ticks import DATE_BOX, Outcome, Tick, mark_sheet, name_box
from generators.phrases.numbers import say_han
from generators.view.applicability import Relation
from generators.view.checklist import Checklist, ChecklistItem, Sheet, is_stricter
from generators.view.checklist.carry import NOTHING, Carried
from generators.view.handbook.cards import Rhythm
from generators.word.blocks import (
    Block,
    Control,
    ControlKind,
    KeptBlocks,
    Paragraph,
    PlacedRow,
    PreparedRow,
    Table,
    Text,
    cell,
    paragraph,
)
from generators.word.kept_blocks import KEPT_BLOCKS
from generators.word.rows import heading_row, text_row
from generators.word.styles import Style

TICKED = "√"
"""Stands in the typefaces of official papers, beside □."""
COLUMNS: dict[str, tuple[float, Style]] = {
    "number": (9, Style.CELL_SMALL),
    "level": (13, Style.CELL_SMALL),
    "who": (25, Style.ITEM_SMALL),
    "does": (50, Style.ITEM_SMALL),
    "standard": (22, Style.ITEM_COMPACT),
    "timing": (22, Style.CELL_SMALL),
    "grounds": (28, Style.ITEM_COMPACT),
    "basis": (54, Style.ITEM_COMPACT),
    "evidence": (23, Style.ITEM_SMALL),
    "outcome": (25, Style.ITEM_COMPACT),
}
"""Key of the heading -> share of the width, style of the cells."""
BLANK_TICK = Tick()
LAST = tuple(Outcome)[-1]
KEPT = 3072
"""How many rows are kept: lists share most of theirs."""
MONTHS = range(1, 13)
DENSE = (Rhythm.DAY, Rhythm.WEEK)
"""Come round too often to count by month."""
RINGS = "①②③④⑤⑥⑦⑧⑨⑩"
"""Number the places that ask one duty alike."""


@dataclass(frozen=True, kw_only=True, eq=False)
class KeptSheet:
    """What lists say of a sheet that many enterprises share."""

    sheet: Sheet
    """Kept, so that the identity of its duties is not given to others."""
    blocks: KeptBlocks
    """Its name and the table of its duties, with nothing entered."""
    rhythms: list[Rhythm]
    """How often each of its duties comes round."""
    due: list[int]
    """How many fall due in each month."""


def count_table(checklist: Checklist, sheets: Sequence[KeptSheet], labels: Labels) -> list[Block]:
    """Count the duties of each sheet by how often they come round; columns nobody needs are left out.

    The total is of the enterprise and its posts; what others do to it stands below it, uncounted.
    """
    words = labels["清单"]
    used = [item.rhythm for item in checklist.listed]
    shown = [rhythm for rhythm in Rhythm if rhythm in used]
    groups = [(one.sheet.name, one.rhythms) for one in sheets if one.sheet.relation is not Relation.RECEIVED]
    groups.append((words["total"], [item.rhythm for item in checklist.to_do]))
    groups += [(one.sheet.name, one.rhythms) for one in sheets if one.sheet.relation is Relation.RECEIVED]
    heading = (words["sheet"], words["count"], *(labels["清单频次"][rhythm.value] for rhythm in shown))
    styles = (Style.ITEM_SMALL, *(Style.CELL_SMALL for _ in heading[1:]))
    table = Table(
        weights=(60, 22, *(22 for _ in shown)),
        heading=(heading_row(heading),),
        body=tuple(text_row(styles, (name, *_counts(rhythms, shown, words["blank"]))) for name, rhythms in groups),
    )
    notes = [words["shared_note"], words["order_note"].format(blank=words["blank"])]
    notes += [f"《{basis.title}》{basis.note}。" for basis in checklist.bases if basis.note]
    return [table, *(paragraph(Style.NOTE, note) for note in notes)]


def _counts(rhythms: list[Rhythm], shown: list[Rhythm], blank: str) -> list[str]:
    """Count all duties, then those of each rhythm."""
    # Counted one by one: Python hashes a member of an enum slowly, and compares it fast.
    return [str(len(rhythms)), *[str(rhythms.count(rhythm) or blank) for rhythm in shown]]


def month_table(sheets: Sequence[KeptSheet], labels: Labels) -> list[Block]:
    """Count for each sheet what falls due in each month of the year; nothing where nothing has a date."""
    words = labels["清单"]
    shown = [(one.sheet.name, one.due) for one in sheets if any(one.due)]
    if not shown:
        return []
    heading = (words["sheet"], *(words["month"].format(month=month) for month in MONTHS))
    styles = (Style.ITEM_SMALL, *(Style.CELL_SMALL for _ in MONTHS))
    body = tuple(
        text_row(styles, (name, *(str(count or words["blank"]) for count in counts))) for name, counts in shown
    )
    table = Table(weights=(60, *(16 for _ in MONTHS)), heading=(heading_row(heading),), body=body)
    return [table, paragraph(Style.NOTE, words["months_note"])]


def _due_by_month(items: Iterable[ChecklistItem], year: int) -> list[int]:
    days = (one.end for item in items if item.rhythm not in DENSE for one in item.schedule.occurrences)
    counts = Counter(day.month for day in days if day.year == year)
    return [counts[month] for month in MONTHS]


def duty_tables(sheets: Sequence[KeptSheet], labels: Labels, carried: Carried = NOTHING) -> list[Block]:
    """Set one table of duties for each sheet, under its name, each sheet on a page of its own."""
    if carried is NOTHING:
        return [one.blocks for one in sheets]
    return [
        block
        for number, one in enumerate(sheets, start=1)
        for block in (_sheet_heading(number, one.sheet.name), _duty_table(one.sheet, labels, carried))
    ]


def _sheet_heading(number: int, name: str) -> Paragraph:
    return Paragraph(style=Style.LEVEL_2, pieces=(Text(text=f"（{say_han(number)}）{name}"),), new_page=number > 1)


_SHEETS: dict[tuple[object, ...], KeptSheet] = {}
"""By year, words, place, name and the identity of the duties, which is quicker than comparing them.

What was not asked for the longest goes.
"""


def kept_sheets(checklist: Checklist, labels: Labels) -> list[KeptSheet]:
    """Give the sheets of a list as they are written, each worked out once for all lists that have it."""
    told = (checklist.year, _row_words(labels["清单"]), *_headings(labels))
    kept: list[KeptSheet] = []
    for number, sheet in enumerate(checklist.sheets, start=1):
        key = (told, number, sheet.name, tuple(map(id, sheet.items)))
        known = _SHEETS.pop(key, None) or _keep_sheet(number, sheet, checklist.year, labels)
        if len(_SHEETS) >= KEPT_BLOCKS:
            del _SHEETS[next(iter(_SHEETS))]
        _SHEETS[key] = known
        kept.append(known)
    return kept


def _keep_sheet(number: int, sheet: Sheet, year: int, labels: Labels) -> KeptSheet:
    blocks = (_sheet_heading(number, sheet.name), _duty_table(sheet, labels, NOTHING))
    return KeptSheet(
        sheet=sheet,
        blocks=KeptBlocks(blocks=blocks),
        rhythms=[item.rhythm for item in sheet.items],
        due=_due_by_month(sheet.items, year),
    )


def _headings(labels: Labels) -> tuple[str, ...]:
    words = labels["清单栏目"]
    return tuple([words[name] for name in COLUMNS])


def _duty_table(sheet: Sheet, labels: Labels, carried: Carried) -> Table:
    said = _row_words(labels["清单"])
    ticks = carried.ticks
    rows = [
        _placed_row(item, sheet.name, number, said)
        if (tick := ticks.get((item.duty.id, sheet.name))) is None
        else PlacedRow(prepared=_ticked_row(item, sheet.name, said, tick), number=str(number))
        for number, item in enumerate(sheet.items, start=1)
    ]
    return Table(
        weights=tuple(weight for weight, _ in COLUMNS.values()),
        heading=(heading_row(_headings(labels)),),
        body=tuple(rows),
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class _RowWords:
    """The fixed words of a row; equal only to itself, because every row is looked up by its words too."""

    blank: str
    stricter: str
    free_day: str
    boxes: tuple[str, ...]
    done_on: str
    signed: str
    review_mark: str


_BOX_WORDS = tuple(box.value for box in Outcome)
_PLAIN_WORDS = ("blank", "stricter", "free_day", "done_on", "signed", "review_mark")


def _row_words(words: Mapping[str, str]) -> _RowWords:
    """Give the one record of these words."""
    return _kept_words(tuple([words[name] for name in _PLAIN_WORDS]), tuple([words[name] for name in _BOX_WORDS]))


@lru_cache(maxsize=8)
def _kept_words(plain: tuple[str, ...], boxes: tuple[str, ...]) -> _RowWords:
    return _RowWords(boxes=boxes, **dict(zip(_PLAIN_WORDS, plain, strict=True)))


_PLACED: dict[tuple[int, str, int, _RowWords], tuple[ChecklistItem, PlacedRow]] = {}
"""Rows in which nobody entered anything, by the identity of their duty; with the duty, so that no other takes it."""


def _placed_row(item: ChecklistItem, sheet: str, number: int, words: _RowWords) -> PlacedRow:
    key = (id(item), sheet, number, words)
    known = _PLACED.get(key)
    if known is None:
        if len(_PLACED) >= KEPT:
            del _PLACED[next(iter(_PLACED))]
        row = PlacedRow(prepared=_ticked_row(item, sheet, words, BLANK_TICK), number=str(number))
        known = _PLACED[key] = (item, row)
    return known[1]


def _ticked_row(item: ChecklistItem, sheet: str, words: _RowWords, tick: Tick) -> PreparedRow:
    texts = tuple(_say_duty(item, words).values())
    return _prepare_row(texts, item.duty.id, sheet if item.relation is not Relation.RECEIVED else None, tick, words)


@lru_cache(maxsize=KEPT)
def _prepare_row(texts: tuple[str, ...], duty: str, sheet: str | None, tick: Tick, words: _RowWords) -> PreparedRow:
    """Make a row of the texts of a duty; it is the same in every list that says the same of the duty."""
    styles = [style for name, (_, style) in COLUMNS.items() if name not in ("number", "outcome")]
    cells = [cell(style, text) for style, text in zip(styles, texts, strict=True)]
    outcome = cell(COLUMNS["outcome"][1], *(_outcome(duty, sheet, tick, words) if sheet else ()))
    return PreparedRow(number=COLUMNS["number"][1], cells=(*cells, outcome))


def duty_texts(item: ChecklistItem, words: Mapping[str, str]) -> Mapping[str, str]:
    """Give the texts of a duty by column; of what several places ask alike each place has its number."""
    return _say_duty(item, _row_words(words))


@lru_cache(maxsize=KEPT)
def _say_duty(item: ChecklistItem, words: _RowWords) -> Mapping[str, str]:
    sources = item.sources
    return {
        "level": item.level or words.blank,
        "who": _merge("、", (source.actors for source in sources)),
        "does": _number([_say_act(source) for source in sources]),
        "standard": _merge("；", (tuple(source.standard.split("；")) for source in sources)) or words.blank,
        "timing": (item.timing or words.blank) + (words.stricter if is_stricter(item) else "") + _say_free(item, words),
        "grounds": _merge("；", (tuple(source.grounds.split("；")) for source in sources)),
        "basis": _number([_say_basis(source, item) for source in sources]),
        "evidence": _merge("、", (source.duty.evidence for source in sources)) or words.blank,
    }


def _say_free(item: ChecklistItem, words: _RowWords) -> str:
    """Say that the one day of a duty is not worked; it stays as it is."""
    days = item.schedule.occurrences
    return words.free_day.format(why=days[0].free_day) if len(days) == 1 and days[0].free_day else ""


def _say_act(item: ChecklistItem) -> str:
    duty = item.duty
    return duty.does if duty.strength is Strength.MUST else f"【{duty.strength.value}】{duty.does}"


def _say_basis(source: ChecklistItem, item: ChecklistItem) -> str:
    """Set the clause under the title of its policy, then how often this place asks it, if not as the entry says."""
    timing = f"（{source.timing}）" if source.timing and source.timing != item.timing else ""
    return break_basis(source.basis) + timing + (f"\n{source.mark}" if source.mark else "")


def _number(texts: list[str]) -> str:
    """Put each text on a line of its own under its number; a single one, and equal ones, stand without."""
    if len(set(texts)) == 1:
        return texts[0]
    return "\n".join(f"{RINGS[place % len(RINGS)]}{text}" for place, text in enumerate(texts))


def _merge(mark: str, groups: Iterable[tuple[str, ...]]) -> str:
    """Join the texts of all groups, each once, the empty ones left out."""
    return mark.join(dict.fromkeys(text for group in groups for text in group if text))


def _outcome(duty: str, sheet: str, tick: Tick, words: _RowWords) -> Iterator[str | Control]:
    """Give the boxes to tick, a day and a place to sign, with what was entered before.

    Each box begins its line, where no program changes its typeface.
    """
    mark = mark_sheet(sheet)
    for box, label in zip(Outcome, words.boxes, strict=True):
        tag = name_box(duty, mark, box.value)
        yield Control(tag=tag, label="", kind=ControlKind.CHECK, value=TICKED if tick.outcome is box else "")
        yield f"{label}\n" + (words.done_on if box is LAST else "")
    yield Control(tag=name_box(duty, mark, DATE_BOX), label="", kind=ControlKind.DATE, value=say_day(tick.day))
    yield f"\u3000{words.signed}{tick.signed}"
    yield from (f"\n{note}" for note in tick.notes)
    if tick.review:
        yield f"\n{words.review_mark}{tick.review}"


def say_day(day: date | None) -> str:
    """Write a day as the field of a day does."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def break_basis(basis: str) -> str:
    """Set the clause under the title of its policy."""
    return basis.replace("》", "》\n", 1)
