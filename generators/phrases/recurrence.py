"""What is done again and again: 每两周至少1次, 每月22日前后, 次月1日前, 月度评价, 一年两次.

The count may stand apart from its period (每月至少对各项目检查1次), and it may serve several periods
(每季度、每月至少检查1次) or one period several counts (每年召开一次会议、组织一次演练); finding those in
prose is the business of `find_recurrences`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from generators.model.times import Recurrence, Unit
from generators.phrases.blanks import tidy
from generators.phrases.dates import CLOCK, DAY, MONTH
from generators.phrases.numbers import NUMBER, find_whole
from generators.phrases.quantity import MINIMUM, NO_NUMBER, OR_MORE, QUANTITY, TIMES
from generators.phrases.units import BEFORE, INSIDE, UNIT, find_unit

_EDGE = rf"(?:前后|左右|(?:下班)?{BEFORE}|之后|以后|起|{INSIDE})"
_MONTH_IN_PERIOD = rf"(?P<month>{MONTH})月份?|(?:第一|第二|第三|最后一|首|末|次|下|下一)个?月"
_DAYS = rf"(?P<day>{DAY})(?:[日号]?[至到~、和或-]{DAY})*[日号]"
_NAMED_DAY = rf"(?:{_MONTH_IN_PERIOD})?的?{_DAYS}(?:{CLOCK})?{_EDGE}?"
_LAST_DAY = rf"(?:[年月]?[底末])(?!端){_EDGE}?|(?:最后|第)[一二三1-3]个?(?:日|天|工作日|周)(?:{CLOCK})?{_EDGE}?"
_PART = rf"[上中下]旬{_EDGE}?|月?初{_EDGE}?|[上下]半年{_EDGE}?"
_AND = "[至到~、和及-]"
_MONTHS = (
    rf"(?P<only_month>{MONTH})(?:{_AND}{MONTH})*月份?(?:{_AND}{MONTH}月份?)*"
    rf"(?:[底末初]|[上中下]旬)?{_EDGE}?"
)
_NO_WEEKDAY = r"[一二三四五六七八九十次轮遍回个名家项份场期篇调通检排考巡督研会例讲演总小培自]|至[周星]|、(?!周)"
_WEEKDAY = rf"(?<=[周期])[一二三四五六日天](?!{_NO_WEEKDAY})(?:[、和及]周[一二三四五六日天])*(?:{CLOCK})?{_EDGE}?"
_PLACE = rf"{_NAMED_DAY}|{_LAST_DAY}|{_PART}|{_MONTHS}|{_WEEKDAY}|{CLOCK}{_EDGE}?"
ANCHOR = rf"(?:的|于)?(?P<anchor>{_PLACE})"
"""The place within a period: 22日前后, 底前, 首月10日前, 五前."""

_ACT = (
    "调度|通报|检查|排查|考核|研判|会商|例会|总结|培训|巡查|督查|督导|评价|评比|评估|考评|检|评|报|演练"
    "|分析|自查|讲评|曝光|学习|小结|更新|公示|汇报|主题"
)
_EACH = rf"(?:每|按(?=月|季|周|日|年|半年)|逐(?!年))(?P<interval>{NUMBER}(?!月))?个?(?P<unit>{UNIT})(?!份)"
_NEXT = rf"(?P<next>次|翌|下一?个?)(?P<next_unit>月|季度|年|(?<=次)周)度?的?{ANCHOR.replace('(?P<', '(?P<next_')}"
_NO_BARE = "0-9〇零一二三四五六七八九十几每本当上次下该全近青末今"
_BARE = rf"(?<![{_NO_BARE}])(?P<bare>[月季]度?末|月底)(?:之前|以前|前(?!期))"
_SHORT_PERIOD = "半年度|季度|月度|年度|半年|日|周|月|季|年"
_REPORTS = (
    "自评|评价|评估|考核|考评|总结|工作总结|报告|检查|排查|自查|巡查|例会|例检|小结|通报|调度|研判"
    "|评比|讲评|报表|管控|督查|巡检|检(?![测验修索察举])"
)
_NO_PERIOD = (
    "0-9〇零一二三四五六七八九十百几两半本上下当次今去明前近每逐按个末生工作节假同期即双休该首旬季产质"
    "安全动活宣传题年往历某整青"
)
_NAMED = rf"(?<![{_NO_PERIOD}])(?:(?P<named>{_SHORT_PERIOD})(?:{_REPORTS})|(?P<report>[月季周])报(?![送告请到批名考]))"
"""A period before a noun of this closed list: 月度评价, 年度自评, 日排查; 年度计划 names a plan, no rhythm."""

PERIOD = re.compile(
    rf"(?P<lead>{MINIMUM})?(?:{_EACH}(?:{ANCHOR})?(?:(?P<one>一)(?={_ACT}))?|{_NEXT}|{_BARE})|{_NAMED}"
    rf"|(?:(?<![十百第])一(?P<rhythm>[日天周月季年])|(?P<half>半[月年]))一(?={_ACT})"
)
COUNT = re.compile(
    rf"(?P<minimum>{MINIMUM})?(?<!第){NO_NUMBER}(?P<count>{NUMBER})(?:{TIMES}|场(?![所地景]))(?P<more>{OR_MORE})?"
)
_SMALL = "[一二两三四五六七八九十1-9]"
_LENGTH = rf"{_SMALL}天|{_SMALL}周|{_SMALL}个?星期|{_SMALL}个月|一月|{_SMALL}个季度|一季度?|{_SMALL}年|半年|半个?月"
PER = re.compile(
    rf"(?P<minimum>{MINIMUM})?(?:"
    rf"(?<![0-9〇零一二三四五六七八九十百第每隔上])(?P<period>{_LENGTH})(?P<inner>{MINIMUM})?(?P<count>{NUMBER}){TIMES}"
    rf"|(?P<rate>{NUMBER}){TIMES}/(?P<per>天|日|周|月|季度|季|半年|年))(?P<more>{OR_MORE})?"
)
COMPACT = re.compile(rf"(?<![{_NO_PERIOD}])[日周月季年]{{2,4}}(?=”?[^，。；：\n]{{0,6}}(?:检查|排查|巡查|调度|管控))")
"""Periods run together: 日周月 in 「日周月」排查."""

_BOUNDARY = re.compile(r"[，。；！？：,;!?\n\t]")
_LIST = re.compile(r"[、和及与并]")
_PERIODS_TOGETHER = re.compile(r"(?:[、和及与或]|以及)[^，。；：、0-9]{0,8}|[）)].*")
_NOT_A_MINIMUM = re.compile(r"(?:不|不得)超过|不多于|最多|至多")
_MINIMUM = re.compile(MINIMUM)
_MINIMA = ("至少", "最少", "不少于", "不得少于", "应不少于", "不低于")
_PERIOD_NAMES = {"月度": "月", "季度": "季度", "半年度": "半年", "年度": "年", "按月": "月"}
_TAKES_MEASURE = {Unit.MONTH, Unit.QUARTER, Unit.HALF_YEAR}
_GAP = 48
_DAYS_OF_WEEK = "一二三四五六日天"
_LAST = 31


@dataclass(frozen=True, slots=True)
class Sighting:
    """A recurrence or a count of one, and where it stands in the tidy text."""

    start: int
    end: int
    value: Recurrence


def find_period(match: re.Match[str]) -> Recurrence | None:
    """Return the recurrence of a match of PERIOD, as yet without a count, unless 一 stands before a verb."""
    parts = match.groupdict()
    if parts["next"]:
        unit = find_unit(parts["next_unit"])
        return unit and replace(_anchored(unit, parts, "next_"), anchor=match[0])
    if parts["bare"]:
        unit = Unit.MONTH if match[0].startswith("月") else Unit.QUARTER
        return Recurrence(unit=unit, anchor=match[0].lstrip("月季度"), anchor_day=_LAST)
    rhythm = parts["rhythm"] or parts["half"]
    if word := parts["named"] or parts["report"] or rhythm:
        unit = find_unit(_PERIOD_NAMES.get(word, word))
        return unit and Recurrence(unit=unit, at_least=1 if rhythm else None)
    return _find_each(parts)


def _find_each(parts: dict[str, str | None]) -> Recurrence | None:
    interval = find_whole(parts["interval"]) if parts["interval"] else 1
    unit = find_unit(parts["unit"] or "")
    if not interval or unit is None or (unit is Unit.HALF_MONTH and parts["interval"]):
        return None  # 每两个半月 is two and a half months
    count = 1 if parts["one"] or parts["lead"] else None
    recurrence = _anchored(unit, parts) if parts["anchor"] else Recurrence(unit=unit)
    return replace(recurrence, interval=interval, at_least=count, minimum=bool(parts["lead"]))


def _anchored(unit: Unit, parts: dict[str, str | None], p: str = "") -> Recurrence:
    """Return the recurrence at a place in its period; of several days or months none is the one."""
    anchor = parts[p + "anchor"] or ""
    month = find_whole(parts[p + "month"] or parts[p + "only_month"] or "")
    day = find_whole(parts[p + "day"] or "")
    if day is None and re.search("[底末](?:$|前|之前|以前)", anchor):
        day = _LAST
    if unit is Unit.WEEK and anchor[0] in _DAYS_OF_WEEK:
        day = min(_DAYS_OF_WEEK.index(anchor[0]) + 1, 7)
    if re.search("[至到~、和或及-]", anchor):
        return Recurrence(unit=unit, anchor=anchor)
    return Recurrence(unit=unit, anchor=anchor, anchor_month=month, anchor_day=day)


def find_recurrences(text: str) -> list[Sighting]:
    """Return every recurrence of a tidy text, in order.

    A count belongs to the period before it in the same clause, to the periods listed with that one, and counts
    that follow in a list inherit the period. Where another number stands between, period and count are two sightings.
    """
    sightings: list[Sighting] = []
    for match in _tokens(text):
        if match.re is PERIOD:
            if period := find_period(match):
                sightings.append(Sighting(match.start(), match.end(), period))
        elif match.re is PER:
            if rate := _find_rate(match):
                sightings.append(Sighting(match.start(), match.end(), rate))
        elif sightings:
            _add_count(sightings, match, text)
    sightings += _compact(text)
    return sorted(sightings, key=lambda sighting: sighting.start)


def _compact(text: str) -> Iterator[Sighting]:
    for match in COMPACT.finditer(text):
        for place in range(match.start(), match.end()):
            if unit := find_unit(text[place]):
                yield Sighting(place, place + 1, Recurrence(unit=unit))


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield periods, rates and counts in order of place; of two that overlap the earlier and longer one."""
    matches = [match for pattern in (PERIOD, PER, COUNT) for match in pattern.finditer(text)]
    position = 0
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if match.start() >= position:
            yield match
            position = match.end()


def _find_rate(match: re.Match[str]) -> Recurrence | None:
    """Return the recurrence of 一年两次 or 2次/年."""
    period = re.fullmatch(rf"(?P<number>{NUMBER})?个?(?P<unit>{UNIT})", match["period"] or match["per"])
    count = find_whole(match["count"] or match["rate"])
    if period is None or count is None:
        return None
    unit, interval = find_unit(period["unit"]), find_whole(period["number"]) if period["number"] else 1
    minimum = bool(match["minimum"] or match["inner"] or match["more"])
    return unit and Recurrence(text=match[0], unit=unit, interval=interval or 1, at_least=count, minimum=minimum)


def _add_count(sightings: list[Sighting], match: re.Match[str], text: str) -> None:
    """Give a count to the period before it, or add it as one more recurrence of that period."""
    last, count = sightings[-1], find_whole(match["count"])
    gap = text[last.end : match.start()]
    if count is None or len(gap) > _GAP or _BOUNDARY.search(gap) or _NOT_A_MINIMUM.search(gap):
        return
    bare = last.value.at_least is None or text[last.start : last.end].startswith(_MINIMA)
    if not bare and not _LIST.search(gap):
        return
    minimum = last.value.minimum or bool(match["minimum"] or match["more"] or _MINIMUM.search(gap))
    value = replace(last.value, at_least=count, minimum=minimum)
    if not bare:
        sightings.append(Sighting(match.start(), match.end(), value))
    elif QUANTITY.search(gap) or any(character.isdecimal() for character in gap):
        sightings[-1] = Sighting(last.start, last.end, value)
        sightings.append(Sighting(match.start(), match.end(), value))
    else:
        sightings[-1] = Sighting(last.start, match.end(), value)
    _share_count(sightings, last.start, value, text)


def _share_count(sightings: list[Sighting], start: int, counted: Recurrence, text: str) -> None:
    """Give the count to the bare periods that are listed with its own period: 每季度、每月至少检查1次."""
    for index in range(len(sightings) - 1, -1, -1):
        earlier = sightings[index]
        if earlier.start >= start:
            continue
        between = text[earlier.end : start]
        if earlier.value.at_least is not None or _BOUNDARY.search(between) or not _PERIODS_TOGETHER.fullmatch(between):
            return
        value = replace(earlier.value, at_least=counted.at_least, minimum=counted.minimum)
        sightings[index] = replace(earlier, value=value)
        start = earlier.start


@lru_cache(maxsize=4096)
def parse_recurrence(text: str) -> Recurrence | None:
    """Return the recurrence a whole text names, or None."""
    whole = tidy(text).text.strip()
    if unit := find_unit(_PERIOD_NAMES.get(whole, "")):
        return Recurrence(text=text, unit=unit)
    sightings = find_recurrences(whole)
    if len(sightings) != 1 or (sightings[0].start, sightings[0].end) != (0, len(whole)):
        return None
    return replace(sightings[0].value, text=text)


def say_recurrence(recurrence: Recurrence) -> str:
    """Return a recurrence in normal form: 每两周至少1次."""
    anchor, count = recurrence.anchor or "", recurrence.at_least
    times = "" if count is None else f"{'至少' if recurrence.minimum else ''}{count}次"
    if anchor.startswith(("次", "翌", "下")) and anchor[1:2] != "半":
        return anchor + times
    number = {1: "", 2: "两"}.get(recurrence.interval, str(recurrence.interval))
    measured = recurrence.unit is Unit.WORKDAY or (number and recurrence.unit in _TAKES_MEASURE)
    measure = "个" if measured else ""
    return f"每{number}{measure}{recurrence.unit.word}{anchor}{times}"
