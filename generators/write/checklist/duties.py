"""The rows of a list: what each says of a duty, and what is ticked in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

from generators.model.policy import Strength
from generators.model.ticks import DATE_BOX, Outcome, Tick, mark_sheet, name_box
from generators.view.applicability import Relation
from generators.view.checklist import ChecklistItem, is_stricter
from generators.word.blocks import Cell, Control, ControlKind, PreparedRow, RowFrame, cell
from generators.word.prepared import KEPT_FRAMES
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
KEPT = 2304
"""How many rows are kept: lists share most of theirs."""
RINGS = "①②③④⑤⑥⑦⑧⑨⑩"
"""Number the places that ask one duty alike."""


@dataclass(frozen=True, kw_only=True, eq=False)
class RowWords:
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


def row_words(words: Mapping[str, str]) -> RowWords:
    """Give the one record of these words."""
    return _kept_words(tuple([words[name] for name in _PLAIN_WORDS]), tuple([words[name] for name in _BOX_WORDS]))


@lru_cache(maxsize=8)
def _kept_words(plain: tuple[str, ...], boxes: tuple[str, ...]) -> RowWords:
    return RowWords(boxes=boxes, **dict(zip(_PLAIN_WORDS, plain, strict=True)))


_BLANK_ROWS: dict[tuple[int, str, RowWords], tuple[ChecklistItem, PreparedRow]] = {}
"""Rows in which nobody entered anything, by the identity of their duty; with the duty, so that no other takes it."""


def blank_row(item: ChecklistItem, sheet: str, words: RowWords) -> PreparedRow:
    """Set what a sheet says of a duty, with nothing entered."""
    key = (id(item), sheet, words)
    known = _BLANK_ROWS.get(key)
    if known is None:
        if len(_BLANK_ROWS) >= KEPT:
            del _BLANK_ROWS[next(iter(_BLANK_ROWS))]
        known = _BLANK_ROWS[key] = (item, ticked_row(item, sheet, words, BLANK_TICK))
    return known[1]


def ticked_row(item: ChecklistItem, sheet: str, words: RowWords, tick: Tick) -> PreparedRow:
    """Set what a sheet says of a duty, with what somebody entered."""
    texts = tuple(_say_duty(item, words).values())
    return _prepare_row(texts, item.duty.id, sheet if item.relation is not Relation.RECEIVED else None, tick, words)


@lru_cache(maxsize=KEPT)
def _prepare_row(texts: tuple[str, ...], duty: str, sheet: str | None, tick: Tick, words: RowWords) -> PreparedRow:
    """Make a row of the texts of a duty; it is the same in every list that says the same of the duty."""
    return PreparedRow(_frame(duty, sheet, tick, words), texts)


@lru_cache(maxsize=KEPT_FRAMES)
def _frame(duty: str, sheet: str | None, tick: Tick, words: RowWords) -> RowFrame:
    """Give the one frame of what lists say of a duty in a sheet."""
    return RowFrame(number=COLUMNS["number"][1], spell=partial(_cells, duty, sheet, tick, words))


def _cells(duty: str, sheet: str | None, tick: Tick, words: RowWords, texts: tuple[str, ...]) -> tuple[Cell, ...]:
    styles = [style for name, (_, style) in COLUMNS.items() if name not in ("number", "outcome")]
    outcome = cell(COLUMNS["outcome"][1], *(_outcome(duty, sheet, tick, words) if sheet else ()))
    return (*[cell(style, text) for style, text in zip(styles, texts, strict=True)], outcome)


def duty_texts(item: ChecklistItem, words: Mapping[str, str]) -> Mapping[str, str]:
    """Give the texts of a duty by column; of what several places ask alike each place has its number."""
    return _say_duty(item, row_words(words))


@lru_cache(maxsize=KEPT)
def _say_duty(item: ChecklistItem, words: RowWords) -> Mapping[str, str]:
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


def _say_free(item: ChecklistItem, words: RowWords) -> str:
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


def _outcome(duty: str, sheet: str, tick: Tick, words: RowWords) -> Iterator[str | Control]:
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
