"""Say a value in its normal form, which parses back to an equal value."""

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


def say(value: Phrase) -> str:
    """Return the normal form of a value: 每周一次 and 每周1次 are both said 每周1次."""
    match value:
        case Recurrence():
            return say_recurrence(value)
        case Total():
            return f"{'至少' if value.minimum else ''}{value.count}{value.unit}"
        case PartialDate():
            return say_date(value)
        case Deadline():
            return f"{say_date(value.date)}{value.clock or ''}前"
        case Span():
            return _say_span(value)
        case Within():
            return say_within(value)
        case LookBack():
            return f"近{say_amount(value.amount, value.unit)}"
        case Threshold():
            return say_threshold(value)
        case Quantity():
            return say_quantity(value)
        case Standing() | Vague():
            return value.words


def say_date(date: PartialDate) -> str:
    """Return the parts of a date that are known: 2023年6月30日, 6月30日, 2023年."""
    parts = ((date.year, "年"), (date.month, "月"), (date.day, "日"))
    return "".join(f"{number}{word}" for number, word in parts if number is not None)


def _say_span(span: Span) -> str:
    if span.start is None:
        return "即日起" + (f"至{say_date(span.end)}" if span.end else "")
    return f"{say_date(span.start)}至{say_date(span.end)}" if span.end else f"自{say_date(span.start)}起"
