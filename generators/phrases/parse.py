"""Parse a phrase of a known kind, as a YAML value gives it."""

from collections.abc import Callable

from generators.model.times import Kind, Phrase
from generators.phrases.dates import parse_date, parse_deadline, parse_span
from generators.phrases.quantity import parse_quantity, parse_total
from generators.phrases.recurrence import parse_recurrence
from generators.phrases.standing import parse_standing, parse_vague
from generators.phrases.threshold import parse_threshold
from generators.phrases.within import parse_lookback, parse_within

_DATED: dict[Kind, Callable[[str, int | None], Phrase | None]] = {
    Kind.DEADLINE: parse_deadline,
    Kind.SPAN: parse_span,
    Kind.DATE: parse_date,
}
_UNDATED: dict[Kind, Callable[[str], Phrase | None]] = {
    Kind.RECURRENCE: parse_recurrence,
    Kind.TOTAL: parse_total,
    Kind.WITHIN: parse_within,
    Kind.LOOKBACK: parse_lookback,
    Kind.THRESHOLD: parse_threshold,
    Kind.PERCENTAGE: parse_quantity,
    Kind.QUANTITY: parse_quantity,
    Kind.ORDINAL: parse_quantity,
    Kind.STANDING: parse_standing,
    Kind.VAGUE: parse_vague,
}


def parse(text: str, kind: Kind, year: int | None = None) -> Phrase | None:
    """Return what a whole text says as a phrase of this kind, or None; `year` is used where a date names none."""
    dated = _DATED.get(kind)
    return dated(text, year) if dated else _UNDATED[kind](text)
