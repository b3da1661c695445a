"""The ledger: all returns of all senders for one form and month, each figure traceable to its file and cell."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from generators.model.filled_form import CheckResult, FilledForm
from generators.model.form import Form
from generators.model.suspect import Suspect

Number = int | Decimal
UNREPORTED = "无"
"""Stands where a quota has no column of a monthly form to be told by."""


class ListName(Enum):
    """The lists an officer works through, in the order they are printed."""

    ABSENT = "未报"
    LATE = "逾期"
    ZERO = "零报"
    UNEVEN = "不平"
    CONFLICT = "冲突"
    UNREADABLE = "读不出"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sender:
    """One that is to report; its id names files, its name never does."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnedFile:
    """A file of the inbox: what it held, or why it could not be read. Its values are kept, the document is not."""

    file: str
    """Its path below the inbox, as shown."""
    digest: str
    """Hash of its bytes: the same file under two names is told."""
    filled: FilledForm | None = None
    refusal: str = ""
    """Why it could not be read, in words."""


Texts = dict[tuple[str, str], str]
"""(row id or `HEAD`, column or head field id) -> what was taken from there."""
Reported = FilledForm | Texts
"""What a sender reported: a return of the inbox, or what an earlier run left. Figures are made of it when needed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Companions:
    """What a return is compared with."""

    last: Reported | None = None
    """What its sender reported the month before."""
    others: dict[str, Reported] = field(default_factory=dict)
    """Form id -> what its sender reported on another form for the same month."""
    date_doubt: str = ""
    """Why its date cannot be believed for the month it is taken for, in words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A return for the form and month of a ledger."""

    name: str
    """The sender as on the roster, else as typed; the file where nobody is named."""
    sender: Sender | None
    """None when no roster is kept, or when the return cannot be taken for anybody on it."""
    file: str
    filled: FilledForm
    late: bool | None = None
    """None when the return is not dated or the form has no day."""
    replaced_by: str | None = None
    """The file that counts instead."""
    conflict: str = ""
    """Why it cannot count, in words."""
    unclear: str = ""
    """Why it is not clear which of its sender's returns is the latest, in words; then all of them are in conflict."""
    notes: tuple[str, ...] = ()
    """What else is worth saying: a month taken from its date, the same file twice."""

    @property
    def counts(self) -> bool:
        """Say whether its figures enter the total."""
        return not self.conflict and self.replaced_by is None


@dataclass(frozen=True, kw_only=True, slots=True)
class CellTotal:
    """One cell of the total."""

    tag: str
    row: str
    column: str
    unit: str | None
    value: Number | None
    """None when nobody gave a figure."""
    n: int
    """Of how many senders."""
    left_out: tuple[str, ...] = ()
    """Senders whose figure stays out until corrected, because a check says that it or its whole is wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A line of a list."""

    name: str
    file: str | None = None
    says: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WrongCell:
    """A cell that cannot be taken as it is."""

    tag: str
    row: str
    column: str
    text: str
    """What stands there."""
    says: str
    """What is wrong with it and what to do, in words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WrongCheck:
    """A certain check that failed, and the cells of which one at least is wrong."""

    check: CheckResult
    cells: tuple[WrongCell, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """What has to be corrected in a return."""

    name: str
    sender: Sender | None
    """Whom to write to; None where it is not sure whose the return is."""
    file: str
    date: str | None
    cells: tuple[WrongCell, ...] = ()
    checks: tuple[WrongCheck, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ClashingCell:
    """A cell in which returns of one sender differ."""

    row: str
    column: str
    texts: tuple[str, ...]
    """What stands in each of them, in the order of the files; empty where nothing does."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Clash:
    """Returns of one sender that cannot be put in order."""

    sender: Sender
    files: tuple[tuple[str, str | None], ...]
    """Each file with the ISO date it bears."""
    why: str
    cells: tuple[ClashingCell, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Stray:
    """A return whose file was made for the month asked for, but that says it is on another."""

    name: str
    file: str
    period: str
    """The month it says, where it is counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class UnreadFile:
    """A file that is no readable return."""

    file: str
    why: str
    likely: Sender | None = None
    """Whose it may be, after its name; it is taken for nobody's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QuotaLine:
    """One figure of the quota table and how far it is reached."""

    name: str
    quota: int
    unit: str
    reached: Number | None
    """None when the form it is taken from has not been collected."""
    source: str
    """Where the figure reached comes from, in words."""

    @property
    def lacking(self) -> Number | None:
        """Say how many are still lacking; 0 when the quota is reached."""
        if self.reached is None:
            return None
        lacking: Number = self.quota - self.reached
        return max(0, lacking)


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """The sums of the columns of one month: column id -> figure."""

    period: str
    senders: int
    """How many senders' returns are in it."""
    figures: dict[str, Number]


@dataclass(frozen=True, kw_only=True, slots=True)
class Quota:
    """A figure to be reached, and the column of a monthly form that says how far it is."""

    name: str
    form: str
    """The form that prints the quotas."""
    row: str
    column: str
    taken_from: str
    """`<form id>.<column id>`: summed over all rows of the county's total; `UNREPORTED` where no form asks for it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Incomplete:
    """A return with nothing wrong in it but cells left open; the others count."""

    name: str
    file: str
    cells: tuple[str, ...]
    """Row and column of what was left open."""
    blank: bool
    """Whether its table holds nothing at all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ledger:
    """Everything collected for one form and month."""

    form: Form
    period: str
    roster: tuple[Sender, ...] | None
    entries: tuple[Entry, ...]
    """By sender in the order of the roster, a sender's returns by date."""
    totals: tuple[CellTotal, ...]
    lists: dict[ListName, tuple[Listed, ...]]
    others: int = 0
    """How many files of the inbox are other forms or other months."""
    months: tuple[Month, ...] = ()
    """The year so far, this month last."""
    before: Month | None = None
    """The month before, which may be of another year; None where it is not known."""
    quotas: tuple[QuotaLine, ...] = ()
    letters: tuple["LetterLine", ...] = ()
    to_correct: tuple[Correction, ...] = ()
    """What goes back to its sender, in the order of the entries."""
    to_complete: tuple[Incomplete, ...] = ()
    """Of a letter, what is open stands in `letters`."""
    unread: tuple[UnreadFile, ...] = ()
    clashes: tuple[Clash, ...] = ()
    """What its sender has to be asked about, in the order of the entries."""
    strays: tuple[Stray, ...] = ()
    suspect: Suspect | None = None
    """What changed of the form's grounds since somebody confirmed it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterLine:
    """What came back of a letter from one sender."""

    name: str
    form: str
    title: str
    file: str | None
    """None where it has not come back."""
    signed: bool
    """Whether every blank of the part to be signed is filled, by the one it was made for."""
    lacking: tuple[str, ...] = ()
    """Labels of what is still empty."""
    doubt: str = ""
    """Why it cannot be taken for the one it names, in words."""
