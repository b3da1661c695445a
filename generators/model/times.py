"""Times, counts and thresholds as values: what the phrases of a policy mean.

Every value carries `text`, the phrase as it was written. It takes no part in comparison: two
phrases that mean the same are equal. Where a source leaves a part open the part is None, never
a guess.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum


class Unit(Enum):
    """A unit of time; the value is its name in code, `word` its name in Chinese."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    WEEK = "week"
    HALF_MONTH = "half_month"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def word(self) -> str:
        """Return the Chinese word for one of this unit."""
        return _WORDS[self]

    def duration(self, amount: int | Decimal) -> str:
        """Return the ISO 8601 duration of an amount of this unit; a workday counts as a day."""
        lead, size, letter = _DURATIONS[self]
        return f"{lead}{size * amount}{letter}"


_WORDS = {
    Unit.MINUTE: "分钟",
    Unit.HOUR: "小时",
    Unit.DAY: "日",
    Unit.WORKDAY: "工作日",
    Unit.WEEK: "周",
    Unit.HALF_MONTH: "半月",
    Unit.MONTH: "月",
    Unit.QUARTER: "季度",
    Unit.HALF_YEAR: "半年",
    Unit.YEAR: "年",
}

_DURATIONS = {
    Unit.MINUTE: ("PT", 1, "M"),
    Unit.HOUR: ("PT", 1, "H"),
    Unit.DAY: ("P", 1, "D"),
    Unit.WORKDAY: ("P", 1, "D"),
    Unit.WEEK: ("P", 1, "W"),
    Unit.HALF_MONTH: ("P", 15, "D"),
    Unit.MONTH: ("P", 1, "M"),
    Unit.QUARTER: ("P", 3, "M"),
    Unit.HALF_YEAR: ("P", 6, "M"),
    Unit.YEAR: ("P", 1, "Y"),
}


class Comparison(Enum):
    """How a threshold compares; 以上, 达 and 不少于 include the number, as do 以下 and 不超过."""

    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    EQUAL = "="


class Kind(Enum):
    """What a phrase says; the value is its name in data."""

    RECURRENCE = "recurrence"
    TOTAL = "total"
    DEADLINE = "deadline"
    SPAN = "span"
    WITHIN = "within"
    LOOKBACK = "lookback"
    THRESHOLD = "threshold"
    PERCENTAGE = "percentage"
    QUANTITY = "quantity"
    ORDINAL = "ordinal"
    DATE = "date"
    STANDING = "standing"
    VAGUE = "vague"


@dataclass(frozen=True, kw_only=True, slots=True)
class Recurrence:
    """Something done again and again: 每两周至少1次, 每月22日前后, 次月1日前."""

    text: str = field(default="", compare=False)
    unit: Unit
    interval: int = 1
    """How many units lie between two times: 每两周 is 2."""
    at_least: int | None = None
    """How many times in each period; None where the phrase gives no count."""
    minimum: bool = False
    """Whether 至少, 不少于 or 以上 is printed with the count."""
    anchor: str | None = None
    """The place within the period as printed: 22日前后, 次月1日前."""
    anchor_month: int | None = None
    """The month of the anchor in a year, 1 to 12."""
    anchor_day: int | None = None
    """The day of the anchor's month, or of the week for 每周五; 31 also stands for 底 and 末."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Total:
    """A count of doing something in all, without a period: 2轮, 至少1次."""

    text: str = field(default="", compare=False)
    count: int
    unit: str = "次"
    minimum: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PartialDate:
    """A date of which parts may be unknown."""

    text: str = field(default="", compare=False)
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_shift: int | None = None
    """For 今年, 明年 and 去年 while the year itself is open: 0, 1 and -1."""
    year_inferred: bool = field(default=False, compare=False)
    """Whether the year came from outside the sentence."""
    year_carried: bool = field(default=False, compare=False)
    """Whether the year came from an earlier date of the same sentence."""

    @property
    def iso(self) -> str:
        """Return the date as far as it is known: 2020-12-31, 2023-03, XXXX-06-30."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        month = "XX" if self.month is None else f"{self.month:02d}"
        if self.day is not None:
            return f"{year}-{month}-{self.day:02d}"
        return year if self.month is None else f"{year}-{month}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A last day: 2020年底前; the day named is still in time."""

    text: str = field(default="", compare=False)
    date: PartialDate
    clock: str | None = None
    """The time of that day as printed: 17时."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A stretch of time; an end that is None is open (即日起 has no dated start)."""

    text: str = field(default="", compare=False)
    start: PartialDate | None = None
    end: PartialDate | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Within:
    """A limit counted from an event: 处罚决定之日起7个工作日内."""

    text: str = field(default="", compare=False)
    amount: int | Decimal
    unit: Unit
    after: str | None = None
    """The event the limit runs from; None where the phrase names none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LookBack:
    """A stretch that ends now: 近两年."""

    text: str = field(default="", compare=False)
    amount: int | Decimal
    unit: Unit


@dataclass(frozen=True, kw_only=True, slots=True)
class Threshold:
    """A number something is compared with: 50人以上."""

    text: str = field(default="", compare=False)
    op: Comparison
    value: int | Decimal
    unit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """A number with its measure word: 半天, 500个, 100%, 第21条."""

    text: str = field(default="", compare=False)
    value: int | Decimal
    unit: str
    unit_code: Unit | None = None
    """The unit of time, where the measure word is one."""
    upto: int | Decimal | None = None
    """The upper end of a range: 3至5人."""
    ordinal: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A duty that never pauses, kept as words: 24小时值班."""

    text: str = field(default="", compare=False)
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Vague:
    """A time the source leaves to judgement, kept as words and never given a number: 定期."""

    text: str = field(default="", compare=False)
    words: str


Phrase = (
    Recurrence | Total | PartialDate | Deadline | Span | Within | LookBack | Threshold | Quantity | Standing | Vague
)
