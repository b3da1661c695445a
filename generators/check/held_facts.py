"""What an encoding says at a place: every fact, with the kinds of occurrence it may answer for.

A fact answers only for occurrences of its own kind: a recurrence for a recurrence, a citation for a title.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generators import phrases
from generators.check.occurrences import OccurrenceKind
from generators.model.policy import Clause
from generators.model.problem import Place
from generators.model.times import (
    Deadline,
    LookBack,
    PartialDate,
    Phrase,
    Quantity,
    Recurrence,
    Span,
    Threshold,
    Total,
    Within,
)

ANSWERS: dict[type, frozenset[OccurrenceKind]] = {
    Recurrence: frozenset({OccurrenceKind.RECURRENCE}),
    Total: frozenset({OccurrenceKind.TOTAL}),
    Deadline: frozenset({OccurrenceKind.DEADLINE, OccurrenceKind.DATE}),
    Span: frozenset({OccurrenceKind.SPAN, OccurrenceKind.DATE}),
    Within: frozenset({OccurrenceKind.WITHIN}),
    Threshold: frozenset({OccurrenceKind.THRESHOLD}),
    Quantity: frozenset({OccurrenceKind.QUANTITY, OccurrenceKind.PERCENTAGE, OccurrenceKind.ORDINAL}),
    LookBack: frozenset({OccurrenceKind.LOOKBACK}),
    PartialDate: frozenset({OccurrenceKind.DATE}),
}
"""Type of a value -> the kinds of occurrence that a field of that type answers for."""
METRIC = ANSWERS[Quantity] | ANSWERS[Threshold] | ANSWERS[Total]
"""A metric is a figure of its own: a rate, a count of things, a count of times."""

_TIMES = (("recurrence", "频次"), ("total", "总量"), ("due", "期限"), ("within", "时限"), ("span", "起止"))


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldFact:
    """One time, limit or figure in one field of one record."""

    kinds: frozenset[OccurrenceKind]
    value: str
    """Normal form of the phrase."""
    field: str
    """YAML key of the field."""
    place: Place


def find_held_facts(clause: Clause) -> Iterator[HeldFact]:
    """Yield every time, limit and figure that the records of a place hold, one per field."""
    yield from _of_record(clause, clause.place)
    if clause.phase:
        yield from _of_record(clause.phase, clause.phase.place)
    for duty in clause.duties:
        yield from _of_record(duty, duty.place)
        for index, threshold in enumerate(duty.thresholds):
            yield _held(threshold.limit, "限值", duty.place.inside("门槛", index, "限值"))
    for milestone in clause.milestones:
        yield from _of_record(milestone, milestone.place)
        for index, metric in enumerate(milestone.metrics):
            if metric.value:
                place = milestone.place.inside("指标", index, "值")
                yield HeldFact(kinds=METRIC, value=phrases.say(metric.value), field="指标", place=place)


def _of_record(record: object, place: Place) -> Iterator[HeldFact]:
    for attribute, key in _TIMES:
        value = getattr(record, attribute, None)
        if value:
            yield _held(value, key, place.inside(key))
    for index, figure in enumerate(getattr(record, "figures", ())):
        yield _held(figure, "数值", place.inside("数值", index))


def _held(value: Phrase, key: str, place: Place) -> HeldFact:
    return HeldFact(kinds=ANSWERS[type(value)], value=phrases.say(value), field=key, place=place)
