"""Conditions and profiles against the registry of facts: each fact known, each value in its domain."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generators.check.hints import did_you_mean, list_words
from generators.check.regions import say_registering, say_where_to_lie
from generators.check.vocabulary import Vocabulary, unknown
from generators.model.condition import Condition, Operator, Test
from generators.model.enterprise import Enterprise, Project
from generators.model.form import RISK_COLOUR, STAGE, WORK
from generators.model.library import Library
from generators.model.problem import Place, Problem
from generators.model.registry import Fact, FactType

NUMBER = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.\d{1,4})?", re.ASCII)
_KIND = "项目类型"
_PROJECT_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_COMPARING = {Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOVE, Operator.BELOW}


@dataclass(frozen=True)
class _Subject:
    """What a problem is about: how messages call it, and where it stands."""

    says: str
    place: Place
    enterprise: bool = False
    """Whether an enterprise tells it of itself, in a profile or a roster; else a policy or a role asks it."""


def check_conditions(library: Library, known: Vocabulary) -> list[Problem]:
    """Complain of unknown facts, operators that do not fit and values that cannot be, in conditions and profiles."""
    return [
        *(
            problem
            for condition, subject in _find_conditions(library)
            for test, place in _place_tests(condition, subject.place)
            for problem in _check_test(test, _Subject(subject.says, place), known)
        ),
        *(problem for enterprise in library.enterprises for problem in check_profile(enterprise, known)),
    ]


def _find_conditions(library: Library) -> Iterator[tuple[Condition, _Subject]]:
    for policy in library.policies:
        if policy.condition:
            yield policy.condition, _Subject(f"政策「{policy.id}」的适用", policy.place.inside("适用"))
        for clause in policy.clauses:
            for duty in clause.duties:
                if duty.condition:
                    yield duty.condition, _Subject(f"职责「{duty.id}」的适用", duty.place.inside("适用"))
    for role in library.roles:
        if role.condition:
            yield role.condition, _Subject(f"角色「{role.name}」的适用", role.place.inside("适用"))


def _place_tests(condition: Condition, place: Place) -> Iterator[tuple[Test, Place]]:
    """Yield every test with the way to its fact; a group that is not written out is skipped when it is looked up."""
    if isinstance(condition, Test):
        yield condition, place.inside(condition.fact)
        return
    for index, part in enumerate(condition.parts):
        yield from _place_tests(part, place.inside(condition.joint.value, index))


def _check_test(test: Test, subject: _Subject, known: Vocabulary) -> Iterator[Problem]:
    fact = None if known.facts is None else known.facts.get(test.fact)
    if fact is None:
        if known.facts is not None:
            problem = unknown(test.fact, known.facts, subject.place, f"{subject.says}里的情况", "facts.yaml")
            yield Problem(place=problem.place, message=problem.message, hint=problem.hint, on_key=True)
        return
    says = f"{subject.says}里的情况「{fact.name}」"
    if test.operator in _COMPARING and fact.type is not FactType.NUMBER:
        message = f"{says}的类型是「{fact.type.value}」，不能用「{test.operator.value}」比较"
        yield Problem(place=subject.place, message=message, hint="写取值或一列取值；只有数值能比较大小")
        return
    for value in test.values:
        yield from _check_value(value, fact, _Subject(says, subject.place), known)


def _check_value(value: str, fact: Fact, subject: _Subject, known: Vocabulary) -> Iterator[Problem]:
    message = f"{subject.says}没有取值「{value}」"
    if fact.type is FactType.NUMBER:
        if not NUMBER.fullmatch(value):
            hint = f"只写数字{f'，单位是{fact.unit}' if fact.unit else ''}，如 50"
            yield Problem(place=subject.place, message=f"{subject.says}应是数字，这里是「{value}」", hint=hint)
    elif fact.type is FactType.REGION:
        if known.regions is not None and value not in known.regions:
            say = say_where_to_lie if subject.enterprise else say_registering
            yield Problem(place=subject.place, message=message, hint=say(value, known.regions))
    elif fact.type is not FactType.TEXT:
        values = fact.values or ("是", "否")
        if value not in values:
            yield Problem(
                place=subject.place, message=message, hint=did_you_mean(value, values) + f"可选：{list_words(values)}"
            )


def check_profile(enterprise: Enterprise, known: Vocabulary) -> Iterator[Problem]:
    """Complain of every fact of a profile that is not registered, or has a value that cannot be."""
    if known.facts is None:
        return
    yield from _check_projects(enterprise, known.facts, known)
    for name, value in enterprise.facts.items():
        place = enterprise.place.inside("情况", name)
        fact = known.facts.get(name)
        if fact is None:
            problem = unknown(name, known.facts, place, f"企业「{enterprise.id}」的情况", "facts.yaml")
            yield Problem(place=problem.place, message=problem.message, hint=problem.hint, on_key=True)
            continue
        says = f"企业「{enterprise.id}」的情况「{name}」"
        if isinstance(value, tuple) and fact.type is not FactType.CHOICES:
            yield Problem(
                place=place,
                message=f"{says}只能有一个取值",
                hint=f"它的类型是「{fact.type.value}」；不确定就删去这一行",
            )
            continue
        for one in value if isinstance(value, tuple) else (value,):
            yield from _check_value(one, fact, _Subject(says, place, enterprise=True), known)


def _check_projects(enterprise: Enterprise, facts: Mapping[str, Fact], known: Vocabulary) -> Iterator[Problem]:
    """Complain of numbers that name no file or come twice, and of values that the facts of projects do not have."""
    seen: set[str] = set()
    for project in enterprise.projects:
        says, place = f"企业「{enterprise.id}」的项目「{project.id}」", project.place
        if project.id in seen:
            yield Problem(place=place.inside("编号"), message=f"{says}的编号重复", hint="一家企业的项目各用各的编号")
        elif project.id and not _PROJECT_ID.fullmatch(project.id):
            message = f"{says}的编号只能用小写字母、数字和连字符"
            yield Problem(place=place.inside("编号"), message=message, hint="如 1、2-a；它用在文件名里")
        seen.add(project.id)
        for name, key, value in _find_values(project):
            if name in facts:
                yield from _check_value(value, facts[name], _Subject(f"{says}的{key}", place.inside(key)), known)
            told = enterprise.facts.get(name)
            if told is not None and value not in ((told,) if isinstance(told, str) else told):
                message = f"{says}的{key}「{value}」，企业的情况「{name}」里没有"
                yield Problem(place=place.inside(key), message=message, hint="哪些职责适用由情况判断；两处写成一致")


def _find_values(project: Project) -> Iterator[tuple[str, str, str]]:
    """Yield the fact a project tells of, the key it tells it under, and what it tells."""
    told = (
        (_KIND, "类别", project.kind),
        (STAGE, "阶段", project.stage),
        *((WORK, WORK, one) for one in project.works),
    )
    yield from ((fact, key, value) for fact, key, value in told if value)
    if project.colour:
        yield RISK_COLOUR, "颜色", project.colour.value
