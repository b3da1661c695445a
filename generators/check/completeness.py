"""Records that say too little to be used: a duty of nobody, a list without members that does not say why."""

import re
from collections import Counter
from collections.abc import Iterator

from generators.check.vocabulary import Vocabulary
from generators.model.library import Library
from generators.model.policy import Clause, Duty, Enumeration, Policy, Statement
from generators.model.problem import Problem


def check_completeness(library: Library, known: Vocabulary) -> list[Problem]:
    """Complain of records that lack what another of their fields, or their kind, asks for.

    A record of which something could not be read is left out: what is missing may be there.
    """
    problems: list[Problem] = []
    for policy in library.policies:
        if not any(file == policy.place.file for file, _ in known.hurt):
            problems += _check_year_cells(policy)
        for clause in policy.clauses:
            problems += _check_clause(clause, known)
            problems += [p for duty in clause.duties if not known.hurt_keys(duty.place) for p in _check_duty(duty)]
            lists = (one for one in clause.enumerations if not known.hurt_keys(one.place))
            problems += [problem for one in lists for problem in _check_enumeration(one)]
    return problems


def _check_year_cells(policy: Policy) -> Iterator[Problem]:
    """Complain of a row of a table with a column per year that has no milestone, or two, for one of the years."""
    years = sorted(filter(None, {_year_of(clause) for clause in policy.clauses}))
    found = Counter(
        (clause.row, _year_of(clause) or str(milestone.year))
        for clause in policy.clauses
        for milestone in clause.milestones
    )
    for clause in (clause for clause in policy.clauses if clause.row is not None and clause.measure):
        for year in years:
            if found[clause.row, year] != 1:
                message = f"第 {clause.row} 行 {year} 年的节点有 {found[clause.row, year]} 个，应是一个"
                hint = "每行每年写一个；空格写 类别: 空缺，原文中断的写 类别: 中断"
                yield Problem(place=clause.place, message=message, hint=hint)


def _year_of(clause: Clause) -> str | None:
    found = re.match(r"\d{4}(?=年)", clause.cell or "")
    return found[0] if found else None


def _check_clause(clause: Clause, known: Vocabulary) -> Iterator[Problem]:
    if clause.measure and not clause.title and not clause.measure.title and not known.hurt_keys(clause.place):
        message = f"「{clause.clause}」的措施没有标题，条款也没有"
        yield Problem(place=clause.measure.place, message=message, hint="给措施写一个标题")
    seen: set[str] = set()
    for enumeration in clause.enumerations:
        if enumeration.name in seen:
            message = f"「{clause.clause}」的列举「{enumeration.name}」重复"
            yield Problem(place=enumeration.place.inside("名称"), message=message, hint="合并两个列举，或改名")
        seen.add(enumeration.name)


def _check_duty(duty: Duty) -> Iterator[Problem]:
    if duty.kind is Statement.DUTY and not duty.who:
        message = f"职责「{duty.id}」没有责任人"
        hint = "补上责任人，原文没有写明的加推定；不是要人做的事，另写类别"
        yield Problem(place=duty.place, message=message, hint=hint)
    elif duty.inferred and not duty.who:
        message = f"「{duty.id}」写了推定，却没有责任人"
        yield Problem(place=duty.place.inside("推定"), message=message, hint="推定说明责任人从何而来；补上责任人或删去")
    if duty.after and not duty.within:
        message = f"职责「{duty.id}」写了起算，却没有时限"
        yield Problem(place=duty.place.inside("起算"), message=message, hint="补上时限，如 24小时内；或删去起算")


def _check_enumeration(enumeration: Enumeration) -> Iterator[Problem]:
    name = enumeration.name
    if not enumeration.members:
        if not enumeration.note:
            message = f"列举「{name}」没有成员，也没有说明"
            yield Problem(
                place=enumeration.place, message=message, hint="照原文写成员；原文没有列出的，写 说明: 原文未列成员"
            )
        if enumeration.open:
            message = f"列举「{name}」没有成员，说不上未列尽"
            yield Problem(place=enumeration.place.inside("未列尽"), message=message, hint="补上成员，或删去未列尽")
    elif enumeration.reworded and enumeration.count is None:
        message = f"列举「{name}」的成员经过概括，却没有项数"
        yield Problem(place=enumeration.place, message=message, hint="写明原文一共几项：项数: …")
