"""Lists whose name tells their size: 八个一次 has eight members, 五落实 five, 1+5 six."""

import re
from collections.abc import Iterator

from generators import phrases
from generators.model.library import Library
from generators.model.policy import Enumeration
from generators.model.problem import Problem

_NUMBER = r"(?:[二三四五六七八九十]{1,3}|[2-9]|[1-9]\d)"
_SUM = re.compile(r"(?P<one>\d{1,2})\s*[+＋]\s*(?P<other>\d{1,2})")
_LEADING = re.compile(rf"(?P<number>{_NUMBER})(?P<rest>.*)")
_MEASURE = re.compile(r"[个项条种类张方面点]")
_OURS = re.compile(rf"(?P<number>{_NUMBER})(?P<rest>[个项条种类张].*)")
_ANOTHER_NUMBER = re.compile(r"[一二三四五六七八九十两\d]")
_NO_COUNT = re.compile(r"[年月日周天季级次届大]|小时|分钟|安部|工作日|号|%")
"""What follows a numeral that counts no members: 三年行动, 二级企业, 二十大."""


def check_enumerations(library: Library) -> list[Problem]:
    """Complain of lists whose members are not as many as their name or their 项数 says."""
    return [
        problem
        for policy in library.policies
        for clause in policy.clauses
        for enumeration in clause.enumerations
        for problem in (*_check_size(enumeration), *_check_members(enumeration))
    ]


def size_in_name(name: str, *, ours: bool = False) -> int | None:
    """Return how many members a name promises: 八个一次 is 8, 5S is 5; None where it tells nothing certain.

    In a name of our own only a numeral with a measure word counts: 三项制度 is 3, 三级教育对象 tells nothing.
    """
    bare = name.strip("“”\"' ")
    added = _SUM.fullmatch(bare)
    if added:
        return int(added["one"]) + int(added["other"])
    match = (_OURS if ours else _LEADING).fullmatch(bare)
    if match is None or not match["rest"] or _NO_COUNT.match(match["rest"]):
        return None
    if not _MEASURE.match(match["rest"]) and _ANOTHER_NUMBER.search(match["rest"]):
        return None
    quantity = phrases.parse_quantity(f"{match['number']}个")
    return int(quantity.value) if quantity else None


def _check_size(enumeration: Enumeration) -> Iterator[Problem]:
    held = len(enumeration.members)
    if not held or enumeration.open or enumeration.count is not None:
        return
    size = size_in_name(enumeration.name, ours=enumeration.ours)
    if size is not None and size != held:
        message = f"列举「{enumeration.name}」应有 {size} 个成员，这里有 {held} 个"
        hint = "照原文补全或删去多余的；原文没有列全时写 未列尽: 是，并写明说明"
        yield Problem(place=enumeration.place.inside("成员"), message=message, hint=hint)


def _check_members(enumeration: Enumeration) -> Iterator[Problem]:
    held = len(enumeration.members)
    if held and enumeration.count is not None and enumeration.count != held:
        message = f"列举「{enumeration.name}」的项数是 {enumeration.count}，成员却有 {held} 个"
        yield Problem(place=enumeration.place.inside("项数"), message=message, hint="补全成员，或改正项数")
    seen: set[str] = set()
    for index, member in enumerate(enumeration.members):
        if member in seen:
            message = f"列举「{enumeration.name}」的成员「{member}」重复"
            yield Problem(place=enumeration.place.inside("成员", index), message=message, hint="删去重复的成员")
        seen.add(member)
