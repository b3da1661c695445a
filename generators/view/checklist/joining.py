"""The same duty once: what several places ask is one entry, under the strictest of their frequencies."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from generators.model.policy import Strength
from generators.model.registry import DutyLink
from generators.view.applicability import Decision
from generators.view.checklist.records import ChecklistItem

_KEPT = 2048
"""How many joined duties are kept: they are the same for most enterprises."""
_STRENGTHS = (Strength.ENCOURAGED, Strength.MAY, Strength.MUST)


def join_items(items: tuple[ChecklistItem, ...], links: Iterable[DutyLink]) -> tuple[ChecklistItem, ...]:
    """Join the linked duties that apply in the same relation; the strictest leads, where the first of them stood."""
    joined = {item.duty.id: item for item in items}
    places: dict[str, int] = {}
    for link in links:
        linked = [item for name in link.duties if (item := joined.get(name)) and item.status is Decision.APPLIES]
        if len(linked) < 2:  # noqa: PLR2004 - one alone has nothing to be joined with
            continue
        places = places or {item.duty.id: place for place, item in enumerate(items)}
        linked.sort(key=lambda item: places[item.duty.id])
        for relation in dict.fromkeys([item.relation for item in linked]):
            group = [item for item in linked if item.relation is relation]
            if len(group) > 1:
                joined[group[0].duty.id] = join(tuple(group), link.name)
                for item in group[1:]:
                    del joined[item.duty.id]
    return tuple(joined.values())


@lru_cache(maxsize=_KEPT)
def join(group: tuple[ChecklistItem, ...], name: str) -> ChecklistItem:
    """Make one entry of a group, in the order of the text: its strictest, with the others beside it."""
    strictest = max(group, key=how_strict)
    others = tuple(item for item in group if item is not strictest)
    return replace(
        strictest,
        link=name,
        also=others,
        in_force=any(item.in_force for item in group),
        posts=_union(item.posts for item in group),
    )


def how_strict(item: ChecklistItem) -> tuple[int, int, int]:
    """Rank a duty: what must be done above what may be, then by how often a year, then what has a last day."""
    schedule = item.schedule
    each = schedule.at_least or 1 if item.duty.recurrence else 1
    return rank_strength(item.duty.strength), (schedule.count or 0) * each, int(bool(schedule.occurrences))


def rank_strength(strength: Strength) -> int:
    """Rank how strongly something is asked."""
    return _STRENGTHS.index(strength) if strength in _STRENGTHS else len(_STRENGTHS)


def is_stricter(item: ChecklistItem) -> bool:
    """Say whether the leading place asks more often than another, so that the list must say which one it follows."""
    return any(how_strict(item)[1] > how_strict(other)[1] for other in item.also)


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))
