"""What people enter in a list: one box of a row, a day, a name, remarks; and a list that came back with all of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from zlib import crc32

from generators.model.issued_list import RowDigest

LONGEST_TAG = 64
"""Characters of the name of a field; Word opens no file with a longer one."""
DATE_BOX = "date"
LIST_IDENTIFIER = "checklist"
"""What a file says it is, where a form says its id."""


class Outcome(Enum):
    """What became of a duty; the value is the name of its box in the file."""

    DONE = "done"
    UNDONE = "undone"
    EXCUSED = "excused"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """What a person entered in one row."""

    outcome: Outcome | None = None
    day: date | None = None
    signed: str = ""
    notes: tuple[str, ...] = ()
    """Further lines, as written."""
    review: str = ""
    """What changed since it was entered, and nobody has looked over yet."""

    @property
    def is_blank(self) -> bool:
        """Say whether nobody entered anything."""
        return self.outcome is None and self.day is None and not self.signed and not self.notes


@dataclass(frozen=True, kw_only=True, slots=True)
class TickedRow:
    """A row of a returned list whose duty is certain."""

    duty: str
    """Id of the duty that leads the row."""
    sheet: str
    """Mark of the sheet the row stands on."""
    tick: Tick


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedTick:
    """What was entered for one date of a duty, in a spreadsheet."""

    duty: str
    due: date
    tick: Tick


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnexRow:
    """What was entered for a row that is no longer in the list, in words."""

    sheet: str
    does: str
    basis: str
    entered: str
    why: str
    """Why the row is gone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """Something in a returned list that is not taken over, and why."""

    where: str
    says: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnedList:
    """A list that came back."""

    name: str
    """Of its file."""
    enterprise: str | None
    """Id of the enterprise; None where the file no longer says it."""
    code: str | None
    year: int | None
    digests: tuple[RowDigest, ...] = ()
    """For each row what it asks; none where the file lost them."""
    printed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Id of the duty that leads a row -> column -> what the paper prints there."""
    sheets: Mapping[str, str] = field(default_factory=dict)
    """Mark of a sheet -> its name."""
    rows: tuple[TickedRow, ...] = ()
    dated: tuple[DatedTick, ...] = ()
    annex: tuple[AnnexRow, ...] = ()
    """What earlier versions moved to the annex."""
    doubts: tuple[Doubt, ...] = ()

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Give all that was entered, row by row."""
        return (*(row.tick for row in self.rows), *(one.tick for one in self.dated))


def mark_sheet(sheet: str) -> str:
    """Give the mark that stands for a sheet in the name of a field: a duty shared by posts has a row on each."""
    return f"{crc32(sheet.encode()):08x}"


def name_box(duty: str, sheet: str, box: str) -> str:
    """Name a field of a row so that it can be read back: the duty, the mark of its sheet, the box."""
    return f"{duty[: LONGEST_TAG - len(sheet) - len(box) - 2]}/{sheet}/{box}"
