"""What a field's answer is worth: agreement of the routes, then the rules for numbers, dates, choices and text.

Only full-width digits, thousands separators and the column's own unit are normalised, and said so. Whatever
else is no plain number is refused, with the number we would have read as a suggestion, never taken.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import NamedTuple

from generators import phrases
from generators.model.filled_form import Answer, CheckResult, Found, Route, Sighting, Status, Value, Verdict
from generators.model.form import NOT_APPLICABLE, CheckLevel, FieldType
from generators.phrases.numbers import HAN_DIGITS, find_number, say_number

LONGEST_TEXT = 2000
LONGEST_NUMBER = 40
"""Characters of a text that is looked at for a number at all."""
MOST_DIGITS = 12
MOST_PLACES = 6

_WIDE = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_WHOLE = re.compile(r"0|[1-9][0-9]*")
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_ANY_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+")
_HAN = re.compile(f"[{HAN_DIGITS}]+")
_NONE = frozenset({"〇", "零", "无", "○", "没有", "本月无", "暂无"})
_DASHES = frozenset({"-", "--", "—", "——", "－", "－－", "/", "／", "\\", "─", "──", "–", "−", "N/A", "n/a"})
_MINUS = re.compile(r"[-−－–—负]\s*([0-9]+(?:\.[0-9]+)?)")
_SIGN = re.compile(f"[-−－–—负](?=[0-9{HAN_DIGITS}])")
_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "萬": 10**4, "w": 10**4, "W": 10**4, "亿": 10**8}
_MONEY = "元"
_DATE = re.compile(r"([0-9]{4})\s*(年|-|/|\.)\s*([0-9]{1,2})\s*(月|-|/|\.)\s*([0-9]{1,2})\s*(日?)")
_BOXES = str.maketrans("", "", "□☐")
_TICKS = frozenset("☑☒√✓✔■▣×✗✘")
_GLUE = re.compile(r"[ \t]*[\n\v\f\r\u2028\u2029\x85]+[ \t]*")


class Judged(NamedTuple):
    """What a text is worth for a field."""

    verdict: Verdict
    value: Value = None
    says: str = ""


_MISSING = Judged(verdict=Verdict.MISSING, says="未填")
_LEFT_OPEN = Judged(verdict=Verdict.OK, says="选填，未填")


def judge_answer(found: Found) -> Answer:
    """Tell what became of a field: the routes must lead to one cell, and what stands there must be plain."""
    seen = found.sightings[0] if found.sightings else None
    if found.asked.blocked:
        return _answer(found, seen, _judge_blocked(seen))
    if seen is None:
        return _answer(found, None, Judged(verdict=Verdict.CONFLICT, says=_join(found.doubts) or "找不到这一格"))
    if len(found.sightings) > 1:
        return _answer(found, seen, _judge_strangers(found))
    if found.doubts or seen.doubts:
        doubts = (*found.doubts, *seen.doubts)
        return _answer(
            found, seen, Judged(verdict=Verdict.CONFLICT, says=f"{_join(doubts)}，填的是{_quoted(seen.text)}")
        )
    judged = judge_text(found, seen.text)
    return _answer(found, seen, _noted(judged, seen.notes) if seen.notes else judged)


def judge_text(found: Found, text: str) -> Judged:
    """Tell what a text is worth by the kind of its field."""
    kind = found.asked.type
    if kind is FieldType.TICK:
        return judge_tick(text)
    if not text:
        return _LEFT_OPEN if found.asked.optional else _MISSING
    if kind in (FieldType.WHOLE, FieldType.DECIMAL):
        return judge_number(text, found.asked.unit, whole=kind is FieldType.WHOLE)
    if kind is FieldType.DATE:
        return judge_date(text)
    return judge_choice(text, found.asked.choices) if found.asked.choices else judge_words(text)


def judge_number(text: str, unit: str | None, *, whole: bool) -> Judged:
    """Take a plain number; normalise width, separators and the own unit; refuse everything else."""
    if not text:
        return _MISSING
    pattern = _WHOLE if whole else _DECIMAL
    plain, changes = (text, ()) if pattern.fullmatch(text) else _normalise(text, unit)
    if pattern.fullmatch(plain) is None:
        return _refuse_number(text, plain, unit, whole=whole)
    digits, _, places = plain.partition(".")
    if len(digits) > MOST_DIGITS or len(places) > MOST_PLACES:
        return Judged(verdict=Verdict.REFUSED, says=f"{_quoted(text)}位数太多，请核对")
    value = int(plain) if whole else Decimal(plain)
    if not changes:
        return Judged(verdict=Verdict.OK, value=value)
    return Judged(verdict=Verdict.NORMALISED, value=value, says=f"{_quoted(text)}读作 {plain}（{'、'.join(changes)}）")


def judge_date(text: str) -> Judged:
    """Take a whole date as ISO; refuse one without year or day, and days that do not exist."""
    plain = _folded(text).translate(_WIDE)
    match = _DATE.fullmatch(plain)
    if match is None:
        return _refuse_date(text)
    year, first, month, second, day, last = match.groups()
    if (first == "年") != (second == "月") or (first != "年" and (first != second or last)):
        return _refuse_date(text)
    try:
        value = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return Judged(verdict=Verdict.REFUSED, says=f"{_quoted(text)}这一天不存在")
    if text == f"{int(year)}年{int(month)}月{int(day)}日":
        return Judged(verdict=Verdict.OK, value=value)
    return Judged(verdict=Verdict.NORMALISED, value=value, says=f"{_quoted(text)}读作 {value}")


def judge_choice(text: str, choices: tuple[str, ...]) -> Judged:
    """Take exactly one of the choices."""
    if text in choices:
        return Judged(verdict=Verdict.OK, value=text)
    near = get_close_matches(text[:LONGEST_NUMBER], choices, n=1, cutoff=0.4)
    hint = f"；若指“{near[0]}”，请改填" if near else ""
    return Judged(verdict=Verdict.REFUSED, says=f"{_quoted(text)}不在可选的{'、'.join(choices)}之中{hint}")


def judge_tick(text: str) -> Judged:
    """Read a box: an empty one is a no, a marked one a yes, also with the mark beside the box."""
    marks = text.translate(_BOXES).strip()
    if not marks:
        return Judged(verdict=Verdict.OK, value="否")
    if set(marks) <= _TICKS:
        return Judged(verdict=Verdict.OK, value="是")
    return Judged(verdict=Verdict.REFUSED, says=f"{_quoted(text)}不是勾选：请留 □ 或改为 ☑")


def judge_words(text: str) -> Judged:
    """Take any words on one line; a text that no form has room for is refused."""
    if len(text) > LONGEST_TEXT:
        return Judged(verdict=Verdict.REFUSED, says=f"文字有 {len(text)} 字，超过 {LONGEST_TEXT} 字")
    folded = _folded(text)
    if folded == text:
        return Judged(verdict=Verdict.OK, value=text)
    return Judged(verdict=Verdict.NORMALISED, value=folded, says="换行改为空格")


def find_status(answers: Iterable[Answer], checks: Iterable[CheckResult]) -> Status:
    """Tell what becomes of the return as a whole."""
    verdicts = [answer.verdict for answer in answers]  # no set: hashing the members of an enum takes longer
    levels = {check.level for check in checks if check.failed}
    if Verdict.REFUSED in verdicts or Verdict.CONFLICT in verdicts or CheckLevel.CERTAIN in levels:
        return Status.REJECTED
    if Verdict.MISSING in verdicts:
        return Status.INCOMPLETE
    return Status.WARNED if levels else Status.ACCEPTED


def _judge_blocked(seen: Sighting | None) -> Judged:
    """Hold a cell that prints “--” to its print; where it cannot be found there was nothing to lose."""
    if seen is None or seen.text == NOT_APPLICABLE:
        return Judged(verdict=Verdict.NOT_APPLICABLE, says="此格不填")
    return Judged(
        verdict=Verdict.CONFLICT,
        says=f"此格印有“{NOT_APPLICABLE}”，不用填，现为{_quoted(seen.text)}；未采用",
    )


def _judge_strangers(found: Found) -> Judged:
    told = "；".join(
        f"按{_ROUTES[sighting.route]}在{sighting.cell}，为{_quoted(sighting.text)}" for sighting in found.sightings
    )
    return Judged(verdict=Verdict.CONFLICT, says=f"几种找法对不上，可能移动过单元格：{told}")


_ROUTES = {Route.TAG: "控件", Route.BOOKMARK: "书签", Route.LABEL: "行名列名"}


def _noted(judged: Judged, notes: tuple[str, ...]) -> Judged:
    verdict = Verdict.NORMALISED if judged.verdict is Verdict.OK else judged.verdict
    return Judged(verdict=verdict, value=judged.value, says=_join((judged.says, *notes)))


def _answer(found: Found, seen: Sighting | None, judged: Judged) -> Answer:
    asked = found.asked
    return Answer(
        row=asked.row,
        column=asked.column,
        unit=asked.unit,
        text=_shown_text(asked.blocked, seen),
        value=judged.value,
        route=seen.route if seen else None,
        verdict=judged.verdict,
        says=judged.says,
        tag=asked.tag,
        cell=seen.cell if seen else None,
    )


def _shown_text(blocked: bool, seen: Sighting | None) -> str | None:  # noqa: FBT001 - a fact, no option
    if seen is None:
        return NOT_APPLICABLE if blocked else None
    return seen.text


def _normalise(text: str, unit: str | None) -> tuple[str, tuple[str, ...]]:
    """Bring a number to plain form where the rules allow it, and say what was changed."""
    changes = []
    plain = text.translate(_WIDE)
    if plain != text:
        changes.append("全角改半角")
    if unit and plain.endswith(unit):
        plain = plain.removesuffix(unit).rstrip(" \u3000\xa0")
        changes.append(f"去掉单位“{unit}”")
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
        changes.append("去掉千分位逗号")
    return plain, tuple(changes)


def _refuse_number(text: str, plain: str, unit: str | None, *, whole: bool) -> Judged:
    kind = "整数" if whole else "数"
    if text in _DASHES:
        says = f"{_quoted(text)}未采用：“{NOT_APPLICABLE}”只用于表上印明不填的格；若确实没有，请填 0"
        return Judged(verdict=Verdict.REFUSED, says=says)
    guess = _suggest(plain, unit, whole=whole) if len(plain) <= LONGEST_NUMBER else None
    if guess is not None and guess.startswith("-"):
        says = f"{_quoted(text)}是负数，读作 {guess}，未采用；这一格不会小于 0，请核对后改填"
        return Judged(verdict=Verdict.REFUSED, says=says)
    hint = f"；若指 {guess}，请改填 {guess}" if guess is not None else f"；请填一个{kind}，没有填 0"
    return Judged(verdict=Verdict.REFUSED, says=f"{_quoted(text)}不是{kind}，未采用{hint}")


def _suggest(plain: str, unit: str | None, *, whole: bool) -> str | None:
    """Say the number a text would be read as, where it holds exactly one."""
    if plain in _NONE or (unit and plain.removesuffix(unit) in _NONE):
        return "0"
    minus = _MINUS.fullmatch(plain)
    if minus:
        return f"-{minus[1]}"
    if _SIGN.search(plain):
        return None
    numbers = _ANY_NUMBER.findall(re.sub(r"(?<=[0-9])[,\s]+(?=[0-9])", "", plain))
    if len(numbers) != 1:
        return _suggest_han(plain, unit) if not numbers else None
    value = Decimal(numbers[0]) * _scale(plain.partition(numbers[0])[2], unit)
    if whole and value != value.to_integral_value():
        return None
    return say_number(int(value)) if value == value.to_integral_value() else say_number(value.normalize())


def _scale(after: str, unit: str | None) -> Decimal:
    """Tell by what a number counts in the column's unit: 2000万 in 个 counts ten thousand times, in 万元 once."""
    own = _SCALES.get(after[:1])
    if own is None and not after.startswith(_MONEY):
        return Decimal(1)
    return Decimal(own or 1) / _unit_scale(unit)


def _unit_scale(unit: str | None) -> int:
    return _SCALES.get(unit[:1], 1) if unit else 1


def _suggest_han(plain: str, unit: str | None) -> str | None:
    """Say the number of Chinese numerals; 十二万 in a column of 万元 are twelve."""
    numerals = _HAN.findall(plain)
    number = find_number(numerals[0]) if len(numerals) == 1 else None
    if number is None:
        return None
    scaled = any(sign in _SCALES for sign in numerals[0]) or plain.partition(numerals[0])[2].startswith(_MONEY)
    value = Decimal(number) / (_unit_scale(unit) if scaled else 1)
    return say_number(int(value)) if value == value.to_integral_value() else say_number(value.normalize())


def _refuse_date(text: str) -> Judged:
    read = phrases.parse_date(text) if len(text) <= LONGEST_NUMBER else None
    whole = read is not None and None not in (read.year, read.month, read.day)
    hint = f"；若指 {read.year}年{read.month}月{read.day}日，请改填" if read is not None and whole else ""
    return Judged(
        verdict=Verdict.REFUSED, says=f"{_quoted(text)}不是完整的日期，未采用{hint}；请按 2023年4月30日 的样子填写"
    )


def _folded(text: str) -> str:
    return _GLUE.sub(" ", text)


def _quoted(text: str) -> str:
    shown = _folded(text)
    return f"“{shown if len(shown) <= LONGEST_NUMBER else shown[: LONGEST_NUMBER - 1] + '…'}”" if shown else "空白"


def _join(parts: Iterable[str]) -> str:
    return "；".join(dict.fromkeys(part for part in parts if part))
