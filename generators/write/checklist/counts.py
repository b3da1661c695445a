"""How many duties a list has: by sheet and how often they come round, and by sheet and month."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generators.model.labels import Labels
from generators.view.applicability import Relation
from generators.view.checklist import Checklist, ChecklistItem
from generators.view.handbook.cards import Rhythm
from generators.word.styles import Style
from generators.write.checklist.parts import Part

MONTHS = range(1, 13)
DENSE = (Rhythm.DAY, Rhythm.WEEK)
"""Come round too often to count by month."""
RHYTHMS = tuple(Rhythm)
_NONE = (0,) * (1 + len(RHYTHMS) + len(MONTHS))
RHYTHM_KEYS = tuple(rhythm.value for rhythm in Rhythm)


class SheetCounts(NamedTuple):
    """How many duties a sheet has, as it is written."""

    name: str
    relation: Relation
    of_rhythm: tuple[str, ...]
    """All, then those of each rhythm."""
    of_month: tuple[str, ...]
    """What falls due in each month; nothing where nothing has a date."""


def count_duties(items: Iterable[ChecklistItem], year: int) -> tuple[int, ...]:
    """Count some duties: all, those of each rhythm, and what falls due in each month of the year."""
    duties = tuple(items)
    return (*_count_rhythms(duties), *_due_by_month(duties, year))


def add_counts(counts: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """Add up what `count_duties` counted."""
    return tuple(map(sum, zip(_NONE, *counts, strict=True)))


def say_counts(name: str, relation: Relation, counts: tuple[int, ...], blank: str) -> SheetCounts:
    """Write the counts of a sheet."""
    of_rhythm, of_month = counts[: 1 + len(RHYTHMS)], counts[1 + len(RHYTHMS) :]
    return SheetCounts(
        name=name,
        relation=relation,
        of_rhythm=_say_rhythms(of_rhythm, blank),
        of_month=tuple([str(count or blank) for count in of_month]) if any(of_month) else (),
    )


def _say_rhythms(counts: Sequence[int], blank: str) -> tuple[str, ...]:
    return (str(counts[0]), *[str(count or blank) for count in counts[1:]])


def _count_rhythms(items: Iterable[ChecklistItem]) -> list[int]:
    rhythms = [item.rhythm for item in items]
    # Counted one by one: Python hashes a member of an enum slowly, and compares it fast.
    return [len(rhythms), *[rhythms.count(rhythm) for rhythm in RHYTHMS]]


def _due_by_month(items: Iterable[ChecklistItem], year: int) -> list[int]:
    days = (one.end for item in items if item.rhythm not in DENSE for one in item.schedule.occurrences)
    counts = Counter(day.month for day in days if day.year == year)
    return [counts[month] for month in MONTHS]


def count_part(checklist: Checklist, sheets: Sequence[SheetCounts], labels: Labels) -> Part:
    """Count the duties of each sheet by how often they come round; columns nobody needs are left out.

    The total is of the enterprise and its posts; what others do to it stands below it, uncounted.
    """
    words = labels["清单"]
    shown = [place for place, count in enumerate(_count_rhythms(checklist.listed)) if count or not place]
    counts = _say_rhythms(_count_rhythms(checklist.to_do), words["blank"])
    total = SheetCounts(words["total"], Relation.OWN, counts, ())
    own = [one for one in sheets if one.relation is not Relation.RECEIVED]
    received = [one for one in sheets if one.relation is Relation.RECEIVED]
    names = (words["count"], *[labels["清单频次"][key] for key in RHYTHM_KEYS])
    return Part(
        weights=(60, *(22 for _ in shown)),
        styles=(Style.ITEM_SMALL, *(Style.CELL_SMALL for _ in shown)),
        heading=(words["sheet"], *[names[place] for place in shown]),
        rows=tuple([(one.name, *[one.of_rhythm[place] for place in shown]) for one in (*own, total, *received)]),
        notes=(
            words["shared_note"],
            words["order_note"].format(blank=words["blank"]),
            *[f"《{basis.title}》{basis.note}。" for basis in checklist.bases if basis.note],
        ),
    )


def month_part(sheets: Sequence[SheetCounts], labels: Labels) -> Part:
    """Count for each sheet what falls due in each month of the year; nothing where nothing has a date."""
    words = labels["清单"]
    rows = tuple([(one.name, *one.of_month) for one in sheets if one.of_month])
    if not rows:
        return Part()
    return Part(
        weights=(60, *(16 for _ in MONTHS)),
        styles=(Style.ITEM_SMALL, *(Style.CELL_SMALL for _ in MONTHS)),
        heading=(words["sheet"], *[words["month"].format(month=month) for month in MONTHS]),
        rows=rows,
        notes=(words["months_note"],),
    )
