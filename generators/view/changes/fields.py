"""Fields of two versions of a record held against each other: what differs, and whether it asks more or less.

More often, earlier, sooner, more times, more strongly bound, shown by more, with more consequences, without the
condition it had: tighter. A limit that moved may be either, and so may another actor: adjusted. Other words alone:
reworded.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields
from decimal import Decimal
from enum import Enum
from typing import Any

from generators.model.changes import Effect, FieldChange
from generators.model.condition import Condition
from generators.model.policy import Duty, DutyThreshold, Strength
from generators.model.times import Deadline, PartialDate, Phrase, Recurrence, Total, Unit, Within
from generators.model.words import YAML_WORDS
from generators.phrases import say
from generators.view.conditions import Vocabulary, say_condition

DAYS = {
    Unit.MINUTE: Decimal(1) / 1440,
    Unit.HOUR: Decimal(1) / 24,
    Unit.DAY: Decimal(1),
    Unit.WORKDAY: Decimal(7) / 5,
    Unit.WEEK: Decimal(7),
    Unit.HALF_MONTH: Decimal(15),
    Unit.MONTH: Decimal(30),
    Unit.QUARTER: Decimal(91),
    Unit.HALF_YEAR: Decimal(182),
    Unit.YEAR: Decimal(365),
}
"""Days in a unit, near enough to tell more from less."""
WORDS_ONLY = frozenset({"does", "inferred", "terms", "cites", "figures", "note", "summary", "title", "place"})
_STRENGTHS = (Strength.ENCOURAGED, Strength.MAY, Strength.MUST)
_NOTHING = (None, (), "")


def compare_fields(
    old: object, new: object, vocabulary: Vocabulary, but: frozenset[str] = frozenset()
) -> tuple[FieldChange, ...]:
    """Compare two records of one kind, field by field, but for some; where they stand in files does not count."""
    return tuple(_differing(old, new, vocabulary, but))


def _differing(old: Any, new: Any, vocabulary: Vocabulary, but: frozenset[str]) -> Iterator[FieldChange]:  # noqa: ANN401 - any record
    for one in fields(old):
        before, after = getattr(old, one.name), getattr(new, one.name)
        if one.name in {"place", "id", *but} or before == after:
            continue
        yield FieldChange(
            name=YAML_WORDS.get(one.name, one.name),
            old=say_value(before, vocabulary),
            new=say_value(after, vocabulary),
            effect=_judge(one.name, before, after) if isinstance(old, Duty) else Effect.OTHER,
        )


def _judge(name: str, old: Any, new: Any) -> Effect:  # noqa: ANN401 - any value of a duty
    if name in WORDS_ONLY:
        return Effect.REWORDED
    judge = _JUDGES.get(name)
    return judge(old, new) if judge else Effect.OTHER


def _more(old: Decimal | int | None, new: Decimal | int | None) -> Effect:
    """Say that more is tighter; something where nothing was is more."""
    before, after = (Decimal(-1) if value is None else Decimal(value) for value in (old, new))
    return Effect.OTHER if before == after else Effect.TIGHTER if after > before else Effect.LOOSER


def _recurrence(old: Recurrence | None, new: Recurrence | None) -> Effect:
    return _more(*(None if one is None else _a_year(one) for one in (old, new)))


def _a_year(one: Recurrence) -> Decimal:
    return DAYS[Unit.YEAR] / (DAYS[one.unit] * one.interval) * (one.at_least or 1)


def _total(old: Total | None, new: Total | None) -> Effect:
    return _more(old.count if old else None, new.count if new else None)


def _within(old: Within | None, new: Within | None) -> Effect:
    return _more(*(None if one is None else -(DAYS[one.unit] * one.amount) + 10**9 for one in (old, new)))


def _due(old: Deadline | None, new: Deadline | None) -> Effect:
    if old is None or new is None:
        return Effect.TIGHTER if old is None else Effect.LOOSER
    before, after = (_day(one.date) for one in (old, new))
    if (old.date.year is None) != (new.date.year is None):
        return Effect.OTHER
    return Effect.OTHER if before == after else Effect.TIGHTER if after < before else Effect.LOOSER


def _day(date: PartialDate) -> tuple[int, int, int]:
    return (date.year or 0, date.month or 12, date.day or 31)


def _strength(old: Strength, new: Strength) -> Effect:
    if old not in _STRENGTHS or new not in _STRENGTHS:
        return Effect.OTHER
    return _more(_STRENGTHS.index(old), _STRENGTHS.index(new))


def _set(old: tuple[str, ...], new: tuple[str, ...]) -> Effect:
    """Say that what only grew is tighter, what only shrank looser."""
    before, after = set(old), set(new)
    if before < after:
        return Effect.TIGHTER
    return Effect.LOOSER if after < before else Effect.OTHER


def _presence(old: object, new: object) -> Effect:
    if old is None or new is None:
        return Effect.TIGHTER if old is None else Effect.LOOSER
    return Effect.OTHER


def _absence(old: object, new: object) -> Effect:
    if old is None or new is None:
        return Effect.LOOSER if old is None else Effect.TIGHTER
    return Effect.OTHER


_JUDGES: dict[str, Callable[[Any, Any], Effect]] = {
    "recurrence": _recurrence,
    "total": _total,
    "due": _due,
    "within": _within,
    "strength": _strength,
    "who": _set,
    "evidence": _set,
    "supervised_by": _set,
    "consequence": _presence,
    "condition": _absence,
}


def say_value(value: Any, vocabulary: Vocabulary) -> str:  # noqa: ANN401 - any value of a record
    """Say a value as people read it; nothing is an empty text."""
    if value in _NOTHING:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str | int | Decimal):
        return str(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return "、".join(say_value(one, vocabulary) for one in value)
    return _say_record(value, vocabulary)


def _say_record(value: Any, vocabulary: Vocabulary) -> str:  # noqa: ANN401 - any record
    if isinstance(value, Condition):
        return say_condition(value, vocabulary)
    if isinstance(value, DutyThreshold):
        return f"{value.fact}{say(value.limit)}"
    if isinstance(value, dict):
        return "、".join(f"{key} {say_value(one, vocabulary)}" for key, one in value.items())
    if isinstance(value, Phrase):
        return say(value)
    said = [say_value(getattr(value, one.name), vocabulary) for one in fields(value) if one.name != "place"]
    return " ".join(text for text in said if text)
