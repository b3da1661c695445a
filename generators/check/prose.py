"""Prose against fields: a number, period or date that our own words name must stand in a field of the record too.

Both are taken apart into the same small facts (a period, a count, a date), so that 每季度带队检查一次 is held by
频次 每季度, and 满40分 by the limit 40分及以上. What the prose says less exactly than the field is no contradiction.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generators import phrases
from generators.check.held_names import NAMED
from generators.check.occurrences import Occurrence, OccurrenceKind, find_occurrences, find_unrecognised
from generators.check.vocabulary import Vocabulary
from generators.model.library import Library
from generators.model.official import squeeze
from generators.model.policy import Clause, Duty, DutyThreshold, Milestone, MilestoneKind, Policy
from generators.model.problem import Place, Problem
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
from generators.model.words import YAML_WORDS, yaml_word
from generators.phrases.measures import MEASURE

Atom = tuple[object, ...]
"""One small fact: ("每", unit, interval), ("数", number, measure word), ("日", year, month, day)."""

TELLING = re.compile(rf"[0-9０-９〇零二三四五六七八九十百千两半每年月周旬季]|日(?!常|期)|一(?:{MEASURE}|[个次遍轮回])")
"""A text without any of these names no number and no period, and is not searched: most texts, and searching is slow."""
_TIME_FIELDS: dict[OccurrenceKind, tuple[str, ...]] = {
    OccurrenceKind.RECURRENCE: ("recurrence",),
    OccurrenceKind.TOTAL: ("total",),
    OccurrenceKind.DEADLINE: ("due",),
    OccurrenceKind.DATE: ("due", "span", "year"),
    OccurrenceKind.WITHIN: ("within",),
    OccurrenceKind.SPAN: ("span",),
    OccurrenceKind.THRESHOLD: ("thresholds",),
}
"""Kind of a phrase -> the attributes that should hold it; any other figure belongs in `figures`."""
_WITHOUT_FIGURES = frozenset(YAML_WORDS.values()) - {
    yaml_word(attribute) for attributes in (*_TIME_FIELDS.values(), ("figures", "metrics")) for attribute in attributes
}
_LISTED = frozenset("项类种条张件个") | {"方面"}
"""Measure words of lists: 三类岗位 is held by a list of three at the same place."""


@dataclass(frozen=True, kw_only=True)
class _Held:
    """What the fields of a record say, as small facts, and the names a number may be part of."""

    atoms: frozenset[Atom]
    names: tuple[str, ...]
    texts: frozenset[str]
    """Figures as written, for what no phrase holds."""


def check_prose(library: Library, known: Vocabulary) -> list[Problem]:
    """Complain of every number, period and date in our words that the fields beside them do not hold.

    A record of which a field could not be read is left out: what its prose says may stand in that field.
    """
    shared = tuple(squeeze(name) for name in _names_of(library))
    return [problem for policy in library.policies for problem in _check_policy(policy, shared, known)]


def _names_of(library: Library) -> Iterator[str]:
    yield from (name for role in library.roles for name in (role.name, *role.aliases))
    yield from (title for document in library.documents for title in (document.title, *document.aliases))
    yield from (title for form in library.forms for title in (form.title, *form.other_titles))
    yield from (fact.name for fact in library.facts)
    yield from (term.name for term in library.glossary)


def _check_policy(policy: Policy, shared: tuple[str, ...], known: Vocabulary) -> Iterator[Problem]:
    stated = policy.year.value
    year = int(stated) if stated and stated.isdecimal() else None
    own = [policy.title, *(e.name for clause in policy.clauses for e in clause.enumerations)]
    own += [term for clause in policy.clauses for duty in clause.duties for term in duty.terms]
    numbered = tuple(name for name in (*shared, *map(squeeze, own)) if TELLING.search(name))
    for clause in policy.clauses:
        for record, key, text in _find_prose(clause):
            if text and TELLING.search(text) and not _may_miss_a_field(record.place, known):
                names = (*numbered, *_names_here(clause))
                yield from _check_text(text, record, record.place.inside(key), _gather(clause, record, names), year)


def _may_miss_a_field(place: Place, known: Vocabulary) -> bool:
    """Say whether a field that holds figures could not be read, or a key nobody knows may be meant for one."""
    return bool(known.hurt_keys(place) - _WITHOUT_FIGURES)


def _find_prose(clause: Clause) -> Iterator[tuple[Duty | Milestone, str, str | None]]:
    for duty in clause.duties:
        yield duty, "事项", duty.does
        yield duty, "后果", duty.consequence
    for milestone in clause.milestones:
        if milestone.kind in {MilestoneKind.DELIVERABLE, MilestoneKind.ONGOING}:
            yield milestone, "摘要", milestone.summary


def _names_here(clause: Clause) -> Iterator[str]:
    records: tuple[Clause | Duty | Milestone, ...] = (clause, *clause.duties, *clause.milestones)
    for record in records:
        yield from map(squeeze, record.terms)
        yield from (squeeze(cite).strip("《》") for cite in record.cites)
    for enumeration in clause.enumerations:
        yield from map(squeeze, enumeration.members)
    yield from (squeeze(waiver.text) for waiver in clause.waivers)


def _check_text(text: str, record: Duty | Milestone, place: Place, held: _Held, year: int | None) -> Iterator[Problem]:
    found = find_occurrences(text, year)
    for occurrence in (*found, *find_unrecognised(text, found)):
        if occurrence.kind in NAMED or _is_in_name(text, occurrence, held.names):
            continue
        if occurrence.kind is OccurrenceKind.UNRECOGNISED:
            if any(squeeze(occurrence.text) in written for written in held.texts):
                continue
        elif all(_is_held(atom, held.atoms) for atom in atoms_of(_phrase_of(occurrence, year))):
            continue
        yield _complain(occurrence, record, place)


def _complain(occurrence: Occurrence, record: Duty | Milestone, place: Place) -> Problem:
    key, printed = place.keys[-1], squeeze(occurrence.text)
    attributes = _TIME_FIELDS.get(occurrence.kind, ("figures",))
    for attribute in attributes:
        written = _write(getattr(record, attribute, None))
        if written:
            field = yaml_word(attribute)
            message = f"{key}里写「{printed}」，{field}却是「{written}」"
            return Problem(place=place, message=message, hint=f"核对原文，把{key}和{field}改成一致")
    if isinstance(record, Milestone):
        attributes = ("due",) if attributes[0] == "due" else ("metrics",)
    field = yaml_word(attributes[0])
    message = f"{key}里写「{printed}」，这条记录的「{field}」却没有"
    return Problem(place=place, message=message, hint=f"写进 {field}，或从{key}里删去")


def _write(value: object) -> str:
    """Return what a field holds as it was written; nothing for an empty one."""
    if isinstance(value, tuple):
        return "、".join(_write(item) for item in value)
    if isinstance(value, DutyThreshold):
        return value.limit.text
    return "" if value is None else str(getattr(value, "text", value))


def _gather(clause: Clause, record: Duty | Milestone, names: tuple[str, ...]) -> _Held:
    values: list[Phrase | None] = [
        clause.span,
        clause.due,
        *clause.figures,
        record.recurrence,
        record.total,
        record.due,
    ]
    if clause.phase:
        values += [clause.phase.due, clause.phase.span]
    atoms: set[Atom] = {("列", enumeration.count or len(enumeration.members)) for enumeration in clause.enumerations}
    if isinstance(record, Duty):
        values += [record.within, record.span, *record.figures, *(threshold.limit for threshold in record.thresholds)]
        names = (*names, *filter(None, (record.after,)))
    else:
        values += [metric.value for metric in record.metrics]
        atoms |= {("日", record.year, None, None)} if record.year else set()
    known = [value for value in values if value is not None]
    atoms.update(atom for value in known for atom in atoms_of(value))
    return _Held(atoms=frozenset(atoms), names=names, texts=frozenset(squeeze(value.text) for value in known))


def atoms_of(value: Phrase | None) -> Iterator[Atom]:
    """Take a phrase apart into small facts; two that mean the same give the same."""
    match value:
        case Deadline():
            yield _dated(value.date)
        case Span():
            yield from (_dated(end) for end in (value.start, value.end) if end)
        case PartialDate():
            yield _dated(value)
        case Recurrence():
            yield ("每", value.unit, value.interval)
            yield from _counted(value.at_least, "次")
            if value.anchor:
                yield ("日", None, value.anchor_month, value.anchor_day)
        case _:
            yield from _atoms_of_figure(value)


def _atoms_of_figure(value: Phrase | None) -> Iterator[Atom]:
    match value:
        case Total():
            yield from _counted(value.count, value.unit)
        case Threshold():
            yield from _counted(value.value, value.unit)
        case Within() | LookBack():
            yield ("时", value.amount, value.unit)
        case Quantity(unit_code=None):
            yield from _counted(value.value, value.unit)
            yield from _counted(value.upto, value.unit)
        case Quantity():
            yield ("时", value.value, value.unit_code)


def _dated(day: PartialDate) -> Atom:
    return ("日", day.year, day.month, day.day)


def _counted(number: object, unit: str) -> Iterator[Atom]:
    if number is not None:
        yield ("数", number, unit.removeprefix("个") or unit)


def _is_held(atom: Atom, held: Iterable[Atom]) -> bool:
    """Say whether a small fact is held; a date may leave out parts, 一次 goes with every period, 三项 with a list."""
    kind, *parts = atom
    if kind == "日":
        return any(
            other[0] == "日" and all(ours in (None, theirs) for ours, theirs in zip(parts, other[1:], strict=True))
            for other in held
        )
    if atom == ("数", 1, "次") and any(other[0] == "每" for other in held):
        return True
    if kind == "时" and ("每", parts[1], parts[0]) in held:
        return True
    if kind == "数" and parts[1] in _LISTED and ("列", parts[0]) in held:
        return True
    return atom in held


def _phrase_of(occurrence: Occurrence, year: int | None) -> Phrase | None:
    return next((found.value for found in phrases.scan(occurrence.text, year)), None)


def _is_in_name(text: str, occurrence: Occurrence, names: Iterable[str]) -> bool:
    """Say whether an occurrence is part of a name that stands in the text: of a list, a role, a document."""
    bare = squeeze(text)
    start = len(squeeze(text[: occurrence.start]))
    end = start + len(squeeze(occurrence.text))
    for name in names:
        first = bare.find(name) if name else -1
        while first >= 0:
            if first <= start and end <= first + len(name):
                return True
            first = bare.find(name, first + 1)
    return False
