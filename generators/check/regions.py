"""Codes of regions that are not registered: where the place lies by its code, and what to write instead.

The structure of a code is that of GB/T 2260: the first two digits are the province's, the first four the city's. A
code that merely looks alike is of another place, so none is ever suggested.
"""

import re
from collections.abc import Mapping

from generators.check.hints import list_words
from generators.model.problem import Place, Problem

_CODE = re.compile(r"([0-9]{6})(?![0-9A-Za-z])")
"""A code, alone or before the name of its place: 440600 佛山市."""
_CITY, _PROVINCE = 4, 2


def find_around(code: str, regions: Mapping[str, str]) -> str | None:
    """Return the smallest registered region, code -> name, a place of six digits lies in, itself where it is one."""
    around = (code, code[:_CITY] + "00", code[:_PROVINCE] + "0000")
    return next((one for one in around if one in regions), None)


def say_where_to_lie(text: str, regions: Mapping[str, str]) -> str:
    """Say what an enterprise writes as its region instead of what stands there."""
    match = _CODE.match(text)
    if match is None:
        return f"写六位行政区划代码，已登记的有：{_list_regions(regions)}"
    code = match[1]
    around = find_around(code, regions)
    if around is None:
        return (
            f"按代码，{code} 不在已登记的地区之内，编入的政策没有一份管那里。"
            "可以先不填这一项（其余条件符合的职责列为待确认）；登记到 content/regions.yaml 也可以，那样各份政策都不适用"
        )
    if around == code:
        return f"{code} 登记的是{regions[code]}；是那里，就只写 {code}"
    return f"按代码，{code} 在{regions[around]}之内，没有单独登记：写 {around}（{regions[around]}）"


def say_registering(text: str, regions: Mapping[str, str]) -> str:
    """Say what becomes of a region that a policy, a condition or another region names and nobody registered."""
    match = _CODE.fullmatch(text)
    around = find_around(text, regions) if match else None
    parent = f"（上级写 {around} {regions[around]}）" if around else ""
    return f"登记到 regions.yaml{parent}，或改用已登记的：{_list_regions(regions) or '（还没有）'}"


def unknown_region(code: str, regions: Mapping[str, str], place: Place, says: str) -> Problem:
    """Make the problem of a region that content refers to and that is not registered."""
    return Problem(place=place, message=f"{says}「{code}」不在 regions.yaml 中", hint=say_registering(code, regions))


def _list_regions(regions: Mapping[str, str]) -> str:
    return list_words(f"{code} {name}" for code, name in regions.items())
