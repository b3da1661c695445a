"""A new version of a text held against the encoding of the old one, place by place."""

from dataclasses import dataclass
from enum import Enum

from generators.model.official import OfficialPlace
from generators.model.policy import Clause, Duty


class Fate(Enum):
    """What became of a place; the value is the word users read."""

    UNCHANGED = "未变"
    MOVED = "移动"
    CHANGED = "改动"
    SPLIT = "拆出"
    """A new place whose text stood in a clause that has another place now."""
    ADDED = "新增"
    MERGED = "并入"
    """A clause whose text stands in the place of another now."""
    REMOVED = "删去"


@dataclass(frozen=True, kw_only=True, slots=True)
class Revised:
    """One place: what became of it, where it stands now, how it was encoded."""

    fate: Fate
    new: OfficialPlace | None = None
    """None for a place that is gone; of one that was merged, the place its text stands in now."""
    old: Clause | None = None
    """None for a new place; of one that was split off, the clause its text stood in."""
    was: OfficialPlace | None = None
    """The old text of the place, where the old official text is at hand."""
    astray: tuple[Duty, ...] = ()
    """Of a reworded place, duties its new text does not speak of; of one that was split off, those it speaks of."""
