"""Numbers something is compared with: 50人以上, 达50分, 不少于3人, 不超过10%.

以上, 及以上, 达, 不少于, 以下, 以内 and 不超过 include the number, unless （不含） stands behind.
"""

import re
from dataclasses import replace
from functools import lru_cache

from generators.model.times import Comparison, Threshold
from generators.phrases.blanks import tidy
from generators.phrases.measures import MEASURE
from generators.phrases.numbers import ARABIC, HAN, find_number, say_number

_BEFORE = {
    Comparison.AT_LEAST: "不少于 不得少于 不低于 不得低于 不小于 不得小于 至少 最少 达到 达 满 大于等于 ≥",
    Comparison.AT_MOST: "不超过 不得超过 不多于 不得多于 不高于 不得高于 不大于 不得大于 最多 至多 小于等于 ≤",
    Comparison.MORE: "超过 超出 大于 高于 多于 > ＞",
    Comparison.LESS: "低于 小于 少于 不足 不满 未满 未达到 未达 不到 < ＜",
    Comparison.EQUAL: "等于 = ＝",
}
_BEHIND = {"上": Comparison.AT_LEAST, "下": Comparison.AT_MOST, "内": Comparison.AT_MOST}
_STRICT = {Comparison.AT_LEAST: Comparison.MORE, Comparison.AT_MOST: Comparison.LESS}
_OPS = {word: op for op, words in _BEFORE.items() for word in words.split()}
_OP = "|".join(sorted(_OPS, key=len, reverse=True))


def _counted(p: str) -> str:
    """Return the pattern of a number and its unit; Arabic digits may stand without a unit."""
    return rf"(?P<{p}>{ARABIC}|{HAN})(?P<{p}_unit>[%‰]|个百分点|{MEASURE}|(?<=[0-9])(?![0-9.,]))"


def _behind(p: str) -> str:
    """Return the pattern of 以上, 及以上, （含）以下 and the like."""
    included = rf"(?:(?P<{p}_less>（不含）)|（含）|\(含\))?"
    return rf"{included}(?:及其|及|或)?以(?P<{p}_side>[上下内])(?:（含）)?(?P<{p}_open>（不含）)?"


THRESHOLD = re.compile(
    rf"(?P<op>{_OP})了?{_counted('a')}(?:{_behind('a')})?|{_counted('b')}{_behind('b')}"
    rf"|(?P<of>{_OP})[^，。；：、\n0-9]{{1,16}}的(?P<c>{ARABIC})(?P<c_unit>[%‰])"
)


def find_threshold(match: re.Match[str]) -> Threshold | None:
    """Return the comparison of a match of THRESHOLD; of 不少于总数的10% the share is compared."""
    p = "a" if match["op"] else "b" if match["b"] else "c"
    word = match["op"] or match["of"]
    op = _OPS[word] if word else _BEHIND[match["b_side"]]
    number = find_number(match[p])
    if number is None:
        return None
    if p != "c" and (match[f"{p}_open"] or match[f"{p}_less"]):
        op = _STRICT.get(op, op)
    return Threshold(text=match[0], op=op, value=number, unit=match[f"{p}_unit"])


@lru_cache(maxsize=4096)
def parse_threshold(text: str) -> Threshold | None:
    """Return the comparison a whole text makes, or None."""
    match = THRESHOLD.fullmatch(tidy(text).text.strip())
    threshold = match and find_threshold(match)
    return threshold and replace(threshold, text=text)


def say_threshold(threshold: Threshold) -> str:
    """Return a comparison in normal form: 不少于50人."""
    return _BEFORE[threshold.op].split()[0] + say_number(threshold.value) + threshold.unit
