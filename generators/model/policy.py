"""What a policy is: its places in order, and at each place what it asks, names, dates and leaves open."""

from dataclasses import dataclass, field
from enum import Enum

from generators.model.condition import Condition
from generators.model.problem import NOWHERE, Place
from generators.model.times import Deadline, LookBack, PartialDate, Quantity, Recurrence, Span, Threshold, Total, Within
from generators.model.words import yaml_word

READING = {"extra": "forbid", "alias_generator": yaml_word}
"""How pydantic reads these classes in `read/`: Chinese keys, unknown keys refused. A plain dict: no import here."""


class Strength(Enum):
    """How strongly a duty binds."""

    MUST = "必须"
    MAY = "可以"
    ENCOURAGED = "鼓励"
    FORBIDDEN = "禁止"


class Statement(Enum):
    """What a record states; only DUTY asks an act of somebody."""

    DUTY = "职责"
    GOAL = "目标"
    RULE = "规则"
    DEFINITION = "定义"
    PRINCIPLE = "原则"
    CONSEQUENCE = "后果"
    DECLARATION = "声明"


class MilestoneKind(Enum):
    """What a dated cell or point says of its year."""

    DELIVERABLE = "成果"
    ONGOING = "持续"
    EMPTY = "空缺"
    CUT_OFF = "中断"


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyThreshold:
    """A limit a duty names, and the fact it limits."""

    __pydantic_config__ = READING
    limit: Threshold
    """The limit as printed, e.g. 50人以上."""
    fact: str
    """What is counted or measured, e.g. 从业人数."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """One atomic thing one kind of actor must do, or one thing a place states without asking an act."""

    __pydantic_config__ = READING
    id: str
    """Stable id, ASCII: policy id, short place, letter, e.g. gd-2023.6.e."""
    kind: Statement = Statement.DUTY
    """What the record states; 职责 if left out."""
    who: tuple[str, ...] = ()
    """Who acts, as printed; each a name or alias in roles.yaml."""
    inferred: str | None = None
    """Why this actor, where the place itself names none; left out when the actor is explicit."""
    supervised_by: tuple[str, ...] = ()
    """Who urges or checks, as printed."""
    whom: tuple[str, ...] = ()
    """Whom the act is done to, as printed: inspected, trained, summoned; each in roles.yaml."""
    does: str
    """What is to be done, in our own short words."""
    strength: Strength = Strength.MUST
    """How strongly it binds; 必须 if left out."""
    recurrence: Recurrence | None = None
    """How often, as printed, e.g. 每两周至少一次."""
    total: Total | None = None
    """How many times in all, e.g. 2轮."""
    due: Deadline | None = None
    """By when, e.g. 2020年底前."""
    within: Within | None = None
    """Within how long of an event, e.g. 24小时内."""
    after: str | None = None
    """The event the time limit runs from, where the phrase itself does not name it."""
    span: Span | None = None
    """From when to when, e.g. 5月至11月底."""
    thresholds: tuple[DutyThreshold, ...] = ()
    """Limits that the duty names."""
    figures: tuple[Quantity | LookBack | PartialDate, ...] = ()
    """Other figures, as printed, that no other field can hold."""
    cites: tuple[str, ...] = ()
    """Documents it cites: 《title》, with 第N条 where printed; each in documents.yaml."""
    terms: tuple[str, ...] = ()
    """Quoted terms, as printed, without the quotes."""
    evidence: tuple[str, ...] = ()
    """Records that show it is done."""
    condition: Condition | None = None
    """On which facts it applies; left out when it always does for its actor."""
    consequence: str | None = None
    """What follows when it is not done, in our own words."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What a numbered clause or table row asks for as a whole: its title and who leads, implements, supervises."""

    __pydantic_config__ = READING
    title: str | None = None
    """Its title; the clause's heading if left out."""
    leads: tuple[str, ...] = ()
    implements: tuple[str, ...] = ()
    supervises: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Metric:
    """One result of a milestone: what is counted and the value it must reach."""

    __pydantic_config__ = READING
    what: str
    value: Quantity | Threshold | None = None
    """The figure as printed, e.g. 100%; left out where the result has none."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Milestone:
    """A dated point of a measure."""

    __pydantic_config__ = READING
    year: int | None = None
    """The year of the table column; left out elsewhere, where the date says it."""
    kind: MilestoneKind = MilestoneKind.DELIVERABLE
    summary: str | None = None
    """What is there by then, in our own words; left out for an empty cell."""
    due: Deadline | None = None
    recurrence: Recurrence | None = None
    total: Total | None = None
    metrics: tuple[Metric, ...] = ()
    terms: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Enumeration:
    """A list with its members, named by the text or by us; scoped to its policy."""

    __pydantic_config__ = READING
    name: str
    members: tuple[str, ...] = ()
    """The members as printed, one by one; none where the source lists none."""
    open: bool = False
    """Whether the list ends in 等."""
    ours: bool = False
    """Whether the name is ours, not the text's."""
    reworded: bool = False
    """Whether the members are shortened in our words, because the text's are whole sentences."""
    count: int | None = None
    """How many members the text has, where neither the name nor the order of the text can prove it."""
    note: str | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Phase:
    """A stretch of time the policy names, with what is there at its end."""

    __pydantic_config__ = READING
    name: str
    due: Deadline | None = None
    span: Span | None = None
    deliverables: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherReading:
    """Another place of the same policy that says it differently."""

    __pydantic_config__ = READING
    clause: str
    text: str
    """The differing phrase, e.g. 每月3日前."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What is handed in to whom; its sender, date and frequency are those of the duty it names."""

    __pydantic_config__ = READING
    what: str
    to: tuple[str, ...]
    duty: str
    """Id of the duty to report."""
    other_readings: tuple[OtherReading, ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiver:
    """One fact of the text that is deliberately not encoded, with its own reason."""

    __pydantic_config__ = READING
    text: str
    """The fact as printed; for a telephone number or mailbox the word 联系方式, so that none is kept here."""
    nth: int = 1
    """Which occurrence, where the place holds several of the same."""
    reason: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """What the source leaves open, contradicts or breaks off, and which reading we use."""

    __pydantic_config__ = READING
    says: str
    used: str | None = None
    """The reading used; left out where the question stays open."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """A place in a policy's text and everything that stands there."""

    __pydantic_config__ = READING
    clause: str
    """Markers as printed, outermost first, joined by /: 二/（二）/6; or 前言, 通知, 末段, 附件4."""
    row: int | None = None
    """Row of a responsibility table, 1 for the first; left out elsewhere."""
    cell: str | None = None
    """Column heading of a table cell, e.g. 责任分工; left out elsewhere."""
    title: str | None = None
    """Its printed heading; one that is a whole sentence is shortened in our words."""
    hash: str | None = None
    """Hash of the official text of this place, as `trace --hashes` prints it."""
    measure: Measure | None = None
    duties: tuple[Duty, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    phase: Phase | None = None
    reports: tuple[Report, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    cites: tuple[str, ...] = ()
    """Documents cited for the whole place; its duties inherit them."""
    terms: tuple[str, ...] = ()
    """Quoted terms of the whole place; its duties inherit them."""
    figures: tuple[Quantity | LookBack | PartialDate, ...] = ()
    """Figures of the whole place that belong to no record."""
    span: Span | None = None
    due: Deadline | None = None
    waivers: tuple[Waiver, ...] = ()
    shared: dict[str, int] = field(default_factory=dict)
    """A phrase printed once that governs several records: how many fields rest on it."""
    doubts: tuple[Doubt, ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """A value the source may leave open: the value, and why we take it where it is inferred."""

    __pydantic_config__ = READING
    value: str | None = None
    inferred: str | None = None
    """The passage that shows it, in our words; left out when the text states it."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """From when to when a policy applies; an end left open stays open."""

    __pydantic_config__ = READING
    start: str | None = None
    """ISO date."""
    end: str | None = None
    """ISO date, the day included."""
    inferred: str | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """An official document we apply."""

    __pydantic_config__ = READING
    id: str
    title: str
    issuer: Stated
    number: str | None = None
    """Document number (发文字号), as printed."""
    issued: Stated = Stated()
    """ISO date of issue."""
    year: Stated = Stated()
    """The year the policy says it is for; gives the year to dates that leave it out."""
    region: str
    """行政区划代码, six digits, in regions.yaml."""
    effective: Period = Period()
    based_on: tuple[str, ...] = ()
    """Documents it is made after: 《title》, each in documents.yaml."""
    source: str
    """File name of the official text."""
    addressees: tuple[str, ...] = ()
    summary: str | None = None
    """What it is about, in our own words."""
    condition: Condition | None = None
    """Whom it concerns at all, beyond the region."""
    clauses: tuple[Clause, ...]
    doubts: tuple[Doubt, ...] = ()
    checked: str | None = field(default=None, compare=False)
    """ISO date on which somebody last looked whether it still holds; changes nothing for anybody."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)
