"""Units of time as officials write them, and amounts of them: 24小时, 7个工作日, 半年."""

import re
from decimal import Decimal

from generators.model.times import Unit
from generators.phrases.numbers import NUMBER, find_number, say_number

_UNITS = {
    "分钟": Unit.MINUTE,
    "小时": Unit.HOUR,
    "个小时": Unit.HOUR,
    "日": Unit.DAY,
    "天": Unit.DAY,
    "自然日": Unit.DAY,
    "个自然日": Unit.DAY,
    "工作日": Unit.WORKDAY,
    "个工作日": Unit.WORKDAY,
    "周": Unit.WEEK,
    "星期": Unit.WEEK,
    "个星期": Unit.WEEK,
    "半月": Unit.HALF_MONTH,
    "半个月": Unit.HALF_MONTH,
    "月": Unit.MONTH,
    "个月": Unit.MONTH,
    "季": Unit.QUARTER,
    "季度": Unit.QUARTER,
    "个季度": Unit.QUARTER,
    "半年": Unit.HALF_YEAR,
    "半年度": Unit.HALF_YEAR,
    "个半年": Unit.HALF_YEAR,
    "年": Unit.YEAR,
    "年度": Unit.YEAR,
    "个年度": Unit.YEAR,
}

_NOT_A_UNIT = {
    "日": "(?!常|报(?![送告请备])|益|期|志|历|程)",
    "周": "(?!期|边|围|密|转|末|知|年)",
    "年": "(?!龄|轻|代|级|鉴|薪|终)",
}

UNIT = "(?:" + "|".join(w + _NOT_A_UNIT.get(w, "") for w in sorted(_UNITS, key=len, reverse=True)) + ")"
"""Any unit word, the longest first; 日常 and 周期 are none."""

BEFORE = r"(?:之前|以前|前(?![期后往]|[一二三四两0-9]+个?[季月年]))"
"""前 and its like behind a day; 2023年前三季度 and 6月前后 have none."""
INSIDE = r"(?:之内|以内|内(?!容|涵|外|部(?![署分门])|设(?![置立计])|控(?!制)|业(?!主)))"
"""内 behind a time; 内部 begins another word, 内部署 does not."""

_AMOUNT_UNIT = "(?:个工作日|工作日|个自然日|自然日|分钟|个?小时|日|天|个星期|星期|周|个月|个季度|个半年|年)(?!半)"
_HALF = "(?<![个年])(?:半个?(?:小时|月)|半[天日年])"
AMOUNT = rf"(?:(?!(?:19|20)\d\d年){NUMBER}{_AMOUNT_UNIT}|{_HALF})"
"""A length of time. A month takes 个: 3月 is March."""

_AMOUNT_PARTS = re.compile(rf"(?P<number>{NUMBER}|半)个?(?P<unit>.+)")

_WORDS_AFTER_A_NUMBER = {
    Unit.WORKDAY: "个工作日",
    Unit.MONTH: "个月",
    Unit.QUARTER: "个季度",
    Unit.HALF_YEAR: "个半年",
}


def find_unit(word: str) -> Unit | None:
    """Return the unit a word names, or None."""
    return _UNITS.get(word)


def find_amount(text: str) -> tuple[int | Decimal, Unit] | None:
    """Return the number and unit of a length of time; 半年 is one half-year, 半月 one half-month."""
    if whole := _UNITS.get(text):
        return 1, whole
    parts = _AMOUNT_PARTS.fullmatch(text)
    if parts is None:
        return None
    number, unit = find_number(parts["number"]), _UNITS.get(parts["unit"])
    return None if number is None or unit is None else (number, unit)


def say_amount(amount: int | Decimal, unit: Unit) -> str:
    """Return a length of time in normal form: 7个工作日, 3个月, 半年."""
    if amount == 1 and unit in {Unit.HALF_YEAR, Unit.HALF_MONTH}:
        return "半年" if unit is Unit.HALF_YEAR else "半个月"
    return say_number(amount) + _WORDS_AFTER_A_NUMBER.get(unit, unit.word)
