"""Hold the members of a list against the text: each there, in order, none skipped."""

import re
from itertools import pairwise

from generators.model.official import squeeze
from generators.model.policy import Clause, Enumeration
from generators.model.problem import Problem

_SEPARATORS = re.compile(r"[、，；,;]")
_QUOTES = str.maketrans("", "", "“”‘’「」")


def check_members(clause: Clause, text: str) -> list[Problem]:
    """Complain of members that the place does not print in this order, and of members left out between them.

    Lists whose members are shortened in our words are held by their count alone.
    """
    bare = squeeze(text).translate(_QUOTES)
    return [
        problem
        for enumeration in clause.enumerations
        if enumeration.members and not enumeration.reworded
        for problem in _check_enumeration(enumeration, bare)
    ]


def _check_enumeration(enumeration: Enumeration, bare: str) -> list[Problem]:
    spans: list[tuple[int, int]] = []
    for index, member in enumerate(enumeration.members):
        wanted = squeeze(member).translate(_QUOTES)
        start = bare.find(wanted, spans[-1][1] if spans else 0)
        if start < 0:
            message = f"列举「{enumeration.name}」的成员「{member}」不在原文这一处，或次序不同"
            place = enumeration.place.inside("成员", index)
            return [Problem(place=place, message=message, hint="照原文写成员；缩写的在列举上写 概括: 是")]
        spans.append((start, start + len(wanted)))
    return [] if enumeration.count is not None else _find_gaps(enumeration, bare, spans)


def _find_gaps(enumeration: Enumeration, bare: str, spans: list[tuple[int, int]]) -> list[Problem]:
    """Complain where the text's own separators show one more item before, between or after the members."""
    gaps = [bare[first[1] : second[0]] for first, second in pairwise(spans)]
    skipped = any(len(_SEPARATORS.findall(gap)) > 1 for gap in gaps)
    before, after = bare[: spans[0][0]][-1:], bare[spans[-1][1] :][:1]
    if not (skipped or before == "、" or after == "、"):
        return []
    message = f"列举「{enumeration.name}」漏了成员：原文在成员之间或前后还有一项"
    hint = "照原文补全；确实只取一部分时写明 项数 和 说明"
    return [Problem(place=enumeration.place.inside("成员"), message=message, hint=hint)]
