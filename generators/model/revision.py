"""A new version of a text held against the encoding of the old one, place by place."""

from dataclasses import dataclass
from enum import Enum

from generators.model.official import OfficialPlace
from generators.model.policy import Clause


class Fate(Enum):
    """What became of a place; the value is the word users read."""

    UNCHANGED = "未变"
    MOVED = "移动"
    CHANGED = "改动"
    ADDED = "新增"
    REMOVED = "删去"


@dataclass(frozen=True, kw_only=True, slots=True)
class Revised:
    """One place: what became of it, where it stands now, how it was encoded."""

    fate: Fate
    new: OfficialPlace | None = None
    """None for a place that is gone."""
    old: Clause | None = None
    """None for a new place."""
    was: OfficialPlace | None = None
    """The old text of the place, where the old official text is at hand."""
