"""What the coverage proof asks of an encoding beyond the facts of each place."""

import re
from collections.abc import Iterable, Iterator

from generators.check.occurrences import Occurrence, OccurrenceKind, find_occurrences, find_unrecognised
from generators.model.condition import Operator, Test, find_tests
from generators.model.official import OfficialPlace, squeeze
from generators.model.policy import Clause, Duty, Policy
from generators.model.problem import Place, Problem
from generators.model.times import Comparison

_COUNTED_SLOGAN = re.compile(r"[三四五六七八九十3-9][一-龥S]{1,5}")
_QUOTES = str.maketrans("", "", "“”")
_COMPARISONS = {
    Operator.AT_LEAST: Comparison.AT_LEAST,
    Operator.AT_MOST: Comparison.AT_MOST,
    Operator.ABOVE: Comparison.MORE,
    Operator.BELOW: Comparison.LESS,
    Operator.EQUALS: Comparison.EQUAL,
}


def check_conditions(policy: Policy) -> Iterator[Problem]:
    """Complain of a condition whose number no threshold of the policy holds: the text must have printed it."""
    duties = [duty for clause in policy.clauses for duty in clause.duties]
    held = {
        (threshold.fact, threshold.limit.op, str(threshold.limit.value))
        for duty in duties
        for threshold in duty.thresholds
    }
    for duty in duties:
        for test in find_tests(duty.condition) if duty.condition else ():
            if _is_number(test) and (test.fact, _COMPARISONS[test.operator], test.values[0]) not in held:
                message = f"「适用」的「{test.fact} {test.operator.value} {test.values[0]}」没有门槛与它相同"
                hint = "写进 门槛（限值和情况），数字要与原文一致"
                yield Problem(place=_condition_place(duty), message=message, hint=hint)


def _is_number(test: Test) -> bool:
    return test.operator in _COMPARISONS and bool(re.fullmatch(r"\d+(?:\.\d+)?", test.values[0]))


def _condition_place(duty: Duty) -> Place:
    return duty.place.inside("适用")


def check_slogans(policy: Policy, quotes: Iterable[tuple[Clause, Occurrence]]) -> Iterator[Problem]:
    """Complain of a quoted term that counts three members or more (五落实) and has no list of that name."""
    names = {squeeze(enumeration.name) for clause in policy.clauses for enumeration in clause.enumerations}
    for clause, quote in quotes:
        if _COUNTED_SLOGAN.fullmatch(quote.value) and not any(quote.value in name for name in names):
            message = f"「{clause.clause}」的口诀「{quote.value}」在本政策里没有同名的列举"
            hint = "加一个列举；原文没有列成员的，成员留空并说明"
            yield Problem(place=clause.place, message=message, hint=hint)


def check_list_names(clause: Clause, place: OfficialPlace) -> Iterator[Problem]:
    """Complain of a list whose name is said to be the text's but does not stand there."""
    bare = squeeze(place.text).translate(_QUOTES)
    for enumeration in clause.enumerations:
        name = squeeze(enumeration.name).translate(_QUOTES)
        if not enumeration.ours and re.sub(r"（.*）$", "", name) not in bare:
            message = f"列举的名称「{enumeration.name}」不在原文这一处"
            hint = "照原文写名称；我们起的名称加 自拟名称: 是"
            yield Problem(place=enumeration.place.inside("名称"), message=message, hint=hint)


def check_shared(clause: Clause, found: Iterable[Occurrence]) -> Iterator[Problem]:
    """Complain of a shared phrase that the place does not print."""
    printed = {squeeze(occurrence.text) for occurrence in found if occurrence.kind is not OccurrenceKind.CONTACT}
    for phrase in clause.shared:
        if phrase not in printed:
            message = f"共用的「{phrase}」在原文这一处没有"
            place = clause.place.inside("共用", phrase)
            yield Problem(place=place, message=message, hint="照原文写这个时间或数字")


def check_wording(clause: Clause, place: OfficialPlace, year: int | None) -> Iterator[Problem]:
    """Complain of a figure, time or quoted term in a heading or a result of ours that the place does not print."""
    bare = squeeze(place.text).translate(_QUOTES)
    for text, where in _find_wording(clause):
        found = find_occurrences(text, year)
        for occurrence in (*found, *find_unrecognised(text, found)):
            if squeeze(occurrence.text).translate(_QUOTES).strip("《》") not in bare:
                message = f"「{text}」里的「{squeeze(occurrence.text)}」不在原文这一处"
                yield Problem(place=where, message=message, hint="照原文改正数字、时间或引语")


def _find_wording(clause: Clause) -> Iterator[tuple[str, Place]]:
    if clause.title:
        yield clause.title, clause.place.inside("标题")
    if clause.measure and clause.measure.title:
        yield clause.measure.title, clause.measure.place.inside("标题")
    if clause.phase:
        yield clause.phase.name, clause.phase.place.inside("名称")
        yield from ((text, clause.phase.place.inside("成果", i)) for i, text in enumerate(clause.phase.deliverables))
    for milestone in clause.milestones:
        for index, metric in enumerate(milestone.metrics):
            yield metric.what, milestone.place.inside("指标", index, "内容")
