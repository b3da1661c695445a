"""Hold the members of a list against the text: each there, in order, none skipped."""

import re
from collections.abc import Iterator
from itertools import pairwise

from generators.model.official import squeeze
from generators.model.policy import Clause, Enumeration
from generators.model.problem import Problem

_SEPARATORS = re.compile(r"[、，；,;]")
_ENDS = frozenset("、，。；：（）,;:()[]及和与或等的并以时")
"""What may follow a member that is whole."""
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
    wanted = [squeeze(member).translate(_QUOTES) for member in enumeration.members]
    missing = next((index for index, member in enumerate(wanted) if member not in bare), None)
    if missing is not None:
        message = f"列举「{enumeration.name}」的成员「{enumeration.members[missing]}」不在原文这一处"
        place = enumeration.place.inside("成员", missing)
        return [Problem(place=place, message=message, hint="照原文写成员；缩写的在列举上写 概括: 是")]
    short = next((index for index, member in enumerate(wanted) if _is_cut_short(member, bare)), None)
    if short is not None:
        message = f"列举「{enumeration.name}」的成员「{enumeration.members[short]}」比原文少了最后一个字"
        place = enumeration.place.inside("成员", short)
        return [Problem(place=place, message=message, hint="照原文写全；缩写的在列举上写 概括: 是")]
    runs = list(_find_runs(wanted, bare))
    if not runs:
        message, hint = f"列举「{enumeration.name}」的成员次序与原文不同", "照原文的次序排列"
    elif enumeration.count is None and not any(_is_unbroken(run, bare) for run in runs):
        message = f"列举「{enumeration.name}」漏了成员：原文在成员之间或前后还有一项"
        hint = "照原文补全；确实只取一部分时写明 项数 和 说明"
    else:
        return []
    return [Problem(place=enumeration.place.inside("成员"), message=message, hint=hint)]


def _is_cut_short(member: str, bare: str) -> bool:
    """Say whether wherever a member stands one more character follows before the text pauses: 设备设, not 设备设施."""
    after = [bare[found.end() : found.end() + 2] for found in re.finditer(re.escape(member), bare)]
    return all(len(rest) > 0 and rest[0] not in _ENDS and rest[1:] in ("", *_ENDS) for rest in after)


def _find_runs(wanted: list[str], bare: str) -> Iterator[list[tuple[int, int]]]:
    """Yield where the members stand in order, once for every place the first member stands at.

    A short member (责任) may stand elsewhere in the text as well, so no single start can be trusted.
    """
    start = bare.find(wanted[0])
    while start >= 0:
        run = [(start, start + len(wanted[0]))]
        for member in wanted[1:]:
            found = bare.find(member, run[-1][1])
            if found < 0:
                return
            run.append((found, found + len(member)))
        yield run
        start = bare.find(wanted[0], start + 1)


def _is_unbroken(run: list[tuple[int, int]], bare: str) -> bool:
    """Say whether the text's own separators show no other item before, between or after the members."""
    gaps = [bare[first[1] : second[0]] for first, second in pairwise(run)]
    skipped = any(len(_SEPARATORS.findall(gap)) > 1 for gap in gaps)
    before, after = bare[: run[0][0]][-1:], bare[run[-1][1] :][:1]
    return not (skipped or before == "、" or after == "、")
