"""What an import proposes for a new official text; a person decides.

Every proposal names its clause and the words it rests on.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftClause:
    """A numbered place of the text, or the title of an attachment."""

    path: str
    level: int
    heading: str
    hash: str
    line: int
    row: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftDeadline:
    """A last day, a stretch of time or a limit from an event."""

    text: str
    resolved: str | None
    """A date, a range 2011-05-01/2011-11-30, XXXX-06-30 where the year is open; None where nothing dates it."""
    clause: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftFrequency:
    """Something done again and again."""

    text: str
    unit: str
    interval: int
    at_least: int | None
    clause: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftThreshold:
    """A number something is compared with."""

    text: str
    op: str
    value: str
    unit: str
    clause: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftPhrase:
    """Any other phrase: a look-back, a total, a figure, a vague or never-ending time."""

    text: str
    kind: str
    clause: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftCitation:
    """A document the text names."""

    title: str
    number: str
    clause: str
    known: bool = False
    """Whether documents.yaml has it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftRole:
    """An actor the text names."""

    name: str
    clauses: tuple[str, ...]
    known: bool = False
    """Whether roles.yaml has it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftResponsibility:
    """A line or a cell that says who leads, implements or assists."""

    part: str
    """As printed: 牵头单位, 责任单位, 配合单位."""
    names: tuple[str, ...]
    clause: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftEnumeration:
    """A list the text names or prints."""

    name: str
    members: tuple[str, ...]
    clause: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftTable:
    """A table: its columns with what each seems to hold, and its rows."""

    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    """Of each column: number, task, responsibility, deadline, the year 2020, or nothing."""
    rows: tuple[tuple[str, ...], ...]
    clause: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftMetadata:
    """What stands above and below the text; empty where the text does not say."""

    title: str = ""
    number: str = ""
    issuer: str = ""
    date: str = ""
    """ISO; XXXX-XX-XX parts where they are open, empty where there is none."""
    year: int | None = None
    """The year of dates that leave it out: that of the issue, else of the title."""
    addressees: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """All that an import proposes."""

    metadata: DraftMetadata = field(default_factory=DraftMetadata)
    clauses: tuple[DraftClause, ...] = ()
    deadlines: tuple[DraftDeadline, ...] = ()
    frequencies: tuple[DraftFrequency, ...] = ()
    thresholds: tuple[DraftThreshold, ...] = ()
    phrases: tuple[DraftPhrase, ...] = ()
    citations: tuple[DraftCitation, ...] = ()
    roles: tuple[DraftRole, ...] = ()
    responsibilities: tuple[DraftResponsibility, ...] = ()
    enumerations: tuple[DraftEnumeration, ...] = ()
    tables: tuple[DraftTable, ...] = ()
