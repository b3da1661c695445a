"""Topics and ids that were given up: what they name must be there, and what is gone must be gone."""

import re
from collections.abc import Iterator

from generators.check.hints import did_you_mean
from generators.check.vocabulary import Vocabulary
from generators.model.library import Library
from generators.model.policy import Statement
from generators.model.problem import Problem
from generators.model.registry import Retired, Topic, text_of

_PAGE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_POLICY = re.compile(r"[. ]")


def check_topics(library: Library, known: Vocabulary) -> Iterator[Problem]:
    """Complain of topics named twice, of words no duty holds, and of duties that do not exist."""
    duties = {
        duty.id: (duty, clause)
        for policy in library.policies
        for clause in policy.clauses
        for duty in clause.duties
        if duty.kind is Statement.DUTY
    }
    texts = "\n".join(text_of(*one) for one in duties.values())
    seen: set[str] = set()
    for topic in library.topics:
        yield from _check_name(topic, seen)
        for index, name in enumerate(topic.words):
            if name not in texts and not known.unread_policies:
                message = f"主题「{topic.name}」的用词「{name}」没有职责用到"
                yield Problem(place=topic.place.inside("用词", index), message=message, hint="改成政策里的说法，或删去")
        for key, ids in (("职责", topic.duties), ("除外", topic.exempt)):
            for index, name in enumerate(ids):
                if name not in duties and policy_of(name) not in known.unread_policies:
                    message = f"主题「{topic.name}」的{key}「{name}」不存在"
                    hint = did_you_mean(name, duties) or "写一条职责的编号"
                    yield Problem(place=topic.place.inside(key, index), message=message, hint=hint)


def _check_name(topic: Topic, seen: set[str]) -> Iterator[Problem]:
    if topic.id and not _PAGE.fullmatch(topic.id):
        message = f"主题编号「{topic.id}」只能用小写字母、数字和连字符"
        yield Problem(place=topic.place.inside("编号"), message=message, hint="它是网页的文件名，如 training")
    for key, name in (("编号", topic.id), ("名称", topic.name)):
        if name and f"{key} {name}" in seen:
            message = f"主题的{key}「{name}」用了两次"
            yield Problem(place=topic.place.inside(key), message=message, hint="合并两个主题，或改掉一个")
        seen.add(f"{key} {name}")


def check_retired(library: Library, known: Vocabulary) -> Iterator[Problem]:
    """Complain of ids that are in use all the same, and of successors that do not exist."""
    there = set(_names(library))
    seen: set[str] = set()
    for one in library.retired:
        if one.id in there:
            message = f"停用的编号「{one.id}」还在用"
            yield Problem(
                place=one.place.inside("编号"), message=message, hint="从停用的编号里删去，或换掉仍在用的那个"
            )
        if one.id in seen:
            message = f"停用的编号「{one.id}」写了两次"
            yield Problem(place=one.place.inside("编号"), message=message, hint="删去一条")
        seen.add(one.id)
        if one.successor and one.successor not in there and policy_of(one.successor) not in known.unread_policies:
            yield _unknown_successor(one, there)


def _unknown_successor(one: Retired, there: set[str]) -> Problem:
    hint = did_you_mean(one.successor, there) or "写现在的职责编号、政策编号，或“政策编号 条款”"
    message = f"停用的编号「{one.id}」的现编号「{one.successor}」不存在"
    return Problem(place=one.place.inside("现编号"), message=message, hint=hint)


def _names(library: Library) -> Iterator[str]:
    """Yield every id that links may lead to: policies, places of policies, duties."""
    for policy in library.policies:
        yield policy.id
        for clause in policy.clauses:
            row = "" if clause.row is None else f"（第{clause.row}行）"
            yield f"{policy.id} {clause.clause}{row}"
            yield from (duty.id for duty in clause.duties)


def policy_of(name: str) -> str:
    """Return the policy of an id."""
    return _POLICY.split(name, maxsplit=1)[0]
