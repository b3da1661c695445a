"""Say a value in its normal form, which parses back to an equal value."""

from functools import singledispatch

from generators.model.times import (
    Deadline,
    LookBack,
    PartialDate,
    Phrase,
    Quantity,
    Recurrence,
    Span,
    Standing,
    Threshold,
    Total,
    Vague,
    Within,
)
from generators.phrases.quantity import say_quantity
from generators.phrases.recurrence import say_recurrence
from generators.phrases.threshold import say_threshold
from generators.phrases.units import say_amount
from generators.phrases.within import say_within


@singledispatch
def say(value: Phrase) -> str:
    """Return the normal form of a value: 每周一次 and 每周1次 are both said 每周1次."""
    raise TypeError(type(value))


say.register(Recurrence)(say_recurrence)
say.register(Within)(say_within)
say.register(Threshold)(say_threshold)
say.register(Quantity)(say_quantity)


@say.register
def _(value: Total) -> str:
    return f"{'至少' if value.minimum else ''}{value.count}{value.unit}"


@say.register
def _(value: Deadline) -> str:
    return f"{say_date(value.date)}{value.clock or ''}前"


@say.register
def _(value: LookBack) -> str:
    return f"近{say_amount(value.amount, value.unit)}"


@say.register(Standing)
@say.register(Vague)
def _(value: Standing | Vague) -> str:
    return value.words


@say.register
def _(value: Span) -> str:
    if value.start is None:
        return "即日起" + (f"至{say_date(value.end)}" if value.end else "")
    return f"{say_date(value.start)}至{say_date(value.end)}" if value.end else f"自{say_date(value.start)}起"


@say.register(PartialDate)
def say_date(date: PartialDate) -> str:
    """Return the parts of a date that are known: 2023年6月30日, 6月30日, 2023年."""
    parts = ((date.year, "年"), (date.month, "月"), (date.day, "日"))
    relative = "" if date.year_shift is None else {0: "今年", 1: "明年", -1: "去年"}[date.year_shift]
    return relative + "".join(f"{number}{word}" for number, word in parts if number is not None)
