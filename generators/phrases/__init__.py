"""The one small language for times, counts and thresholds: parse a phrase, say a value, scan a text."""

from generators.model.times import Kind
from generators.phrases.dates import parse_date, parse_deadline, parse_span
from generators.phrases.parse import parse
from generators.phrases.quantity import parse_quantity, parse_total
from generators.phrases.recurrence import parse_recurrence
from generators.phrases.say import say
from generators.phrases.scan import Found, scan, scan_unrecognised
from generators.phrases.standing import parse_standing, parse_vague
from generators.phrases.threshold import parse_threshold
from generators.phrases.within import parse_lookback, parse_within

__all__ = [
    "Found",
    "Kind",
    "parse",
    "parse_date",
    "parse_deadline",
    "parse_lookback",
    "parse_quantity",
    "parse_recurrence",
    "parse_span",
    "parse_standing",
    "parse_threshold",
    "parse_total",
    "parse_vague",
    "parse_within",
    "say",
    "scan",
    "scan_unrecognised",
]
