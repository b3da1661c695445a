"""Dates that may be incomplete, deadlines and spans: 2020年底前, 5月至11月底, 自2020年4月起.

前 and 以前 include the day named; 底 and 末 are the last day of the period; 初, 上旬, 中旬 and 下旬 name no
day. The end of February is the 28th while the year is open: the day that is in time in every year.
"""

import calendar
import re
from dataclasses import replace
from functools import lru_cache

from generators.model.times import Deadline, PartialDate, Span
from generators.phrases.blanks import tidy
from generators.phrases.numbers import find_whole, find_year
from generators.phrases.units import BEFORE, INSIDE

_YEAR = r"(?:(?:19|20)\d\d|[一二][〇零九][〇零一二三四五六七八九]{2})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_QUARTER = r"第?[一二三四1-4]季度"
_NO_NUMBER_BEFORE = r"(?<![\d〇零一二三四五六七八九十百两几])(?<!\d\.)"
_NO_WORD_BEFORE = r"(?<!\d\.)(?<![\d〇零一二三四五六七八九十百两几本当每全近今往青去明次上])"

CLOCK = r"(?:(?:上午|下午|中午|晚上)?(?:\d{1,2}:\d\d|\d{1,2}[时点](?:\d{1,2}分|整|半)?))"
"""A time of day."""

_BEFORE = rf"(?:{BEFORE}|截止)"
_PART = rf"(?:[上下]半年|前三季度|{_QUARTER})(?![底末])"
_TO = r"[至到~-]"
_DELIVERY = r"(?:报送|上报|报至|报到|报我|提交|报县|报市|报省|反馈|送达)"

_PERIOD_STARTS = {"上半年": 1, "下半年": 7, "1": 1, "2": 4, "3": 7, "4": 10}
_PERIOD_ENDS = {
    "上半年": (6, 30),
    "下半年": (12, 31),
    "1": (3, 31),
    "2": (6, 30),
    "3": (9, 30),
    "4": (12, 31),
}
_FEBRUARY, _SHORT_FEBRUARY = 2, 28
_RELATIVE_YEARS = {"今年": 0, "本年": 0, "当年": 0, "明年": 1, "去年": -1}


def _point(p: str) -> str:
    """Return the pattern of one date; `p` leads the names of its groups."""
    half = rf"(?:[上下]半年|{_QUARTER})"
    year = rf"(?P<{p}year>{_NO_NUMBER_BEFORE}{_YEAR}年|今年|本年|当年|明年|去年)度?"
    month = rf"{_NO_NUMBER_BEFORE}(?P<{p}month>{MONTH})月(?!度)份?"
    day = rf"(?P<{p}day>{DAY})[日号](?!常)"
    month_part = rf"(?P<{p}month_part>月?[底末]|初|[上中下]旬)"
    year_part = rf"(?P<{p}year_part>年?[底末](?!端)|年?初|{half}[底末]?)"
    bare = rf"{_NO_WORD_BEFORE}(?P<{p}bare>年[底末]|{half}[底末]?)"
    iso = rf"{_NO_NUMBER_BEFORE}(?P<{p}iso>20\d\d[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9]))(?![\d.])"
    in_month = rf"{month}(?:{day}|{month_part})?"
    in_year = rf"(?({p}year){year_part}|{bare})"
    only_year = rf"(?({p}year)|(?!))"
    return rf"(?:{iso}|(?:{year})?(?:{in_month}|{in_year}|{only_year}))"


DATE = re.compile(_point("a_"))
DEADLINE = re.compile(rf"{_point('a_')}(?P<clock>{CLOCK})?(?:{_BEFORE}|(?P<within>{INSIDE}))")
DELIVERED = re.compile(
    rf"(?<=于)(?P<date>{_point('a_')}(?<=[日号])(?P<clock>{CLOCK})?)(?=[^，。；\n]{{0,30}}{_DELIVERY})"
)
"""A day named with 于 before a verb of delivery, without 前."""
REACHED = re.compile(
    rf"(?<![达接收得提做直报送自从])到{_point('a_')}(?<=[底末日])(?P<clock>{CLOCK})?(?!{_TO})(?!{_BEFORE})"
)
"""A goal's last day, named with 到 and without 前: 到2025年底."""
SPAN = re.compile(
    rf"(?:"
    rf"(?:自|从)?{_point('a_')}起?{_TO}(?:{_point('b_')}|(?P<last_day>{DAY})[日号])"
    rf"|(?:自|从)?{_point('c_')}(?:之日)?起(?![重草步降吊伏到止火])"
    rf"|(?P<from_now>即日起)(?:[至到]{_point('d_')})?"
    rf"|(?:(?P<of_year>{_NO_NUMBER_BEFORE}{_YEAR}年|今年|本年|明年|去年)|{_NO_WORD_BEFORE})(?P<part>{_PART})"
    rf"|{_NO_NUMBER_BEFORE}(?P<first_year>{_YEAR}){_TO}(?P<last_year>{_YEAR})年"
    rf"|(?:{_NO_NUMBER_BEFORE}(?P<year>{_YEAR})年)?{_NO_NUMBER_BEFORE}(?P<first_month>{MONTH}){_TO}"
    rf"(?P<last_month>{MONTH})月份?(?P<last_part>[底末])?"
    rf")"
)


@lru_cache(maxsize=4096)
def parse_date(text: str, year: int | None = None) -> PartialDate | None:
    """Return the date a whole text writes, or None; `year` is used where the text names none."""
    match = DATE.fullmatch(tidy(text).text.strip())
    date = match and find_date(match)
    return date and with_year(replace(date, text=text), year)


@lru_cache(maxsize=4096)
def parse_deadline(text: str, year: int | None = None) -> Deadline | None:
    """Return the last day a whole text names, or None; `year` is used where the text names none."""
    match = DEADLINE.fullmatch(re.sub(r"^[于在]", "", tidy(text).text.strip()))
    deadline = match and find_deadline(match)
    return deadline and replace(deadline, text=text, date=with_year(deadline.date, year))


@lru_cache(maxsize=4096)
def parse_span(text: str, year: int | None = None) -> Span | None:
    """Return the stretch of time a whole text names, or None; `year` is used where the text names none."""
    match = SPAN.fullmatch(tidy(text).text.strip())
    span = match and find_span(match)
    if not span:
        return None
    return replace(
        span,
        text=text,
        start=span.start and with_year(span.start, year),
        end=span.end and with_year(span.end, year),
    )


def with_year(date: PartialDate, year: int | None, *, carried: bool = False) -> PartialDate:
    """Give a date without a year the year of its context.

    明年 counts from the policy's year, never from the year a neighbour carries over.
    """
    if year is None or date.year is not None or (carried and date.year_shift is not None):
        return date
    year += date.year_shift or 0
    day = date.day
    if (date.month, day) == (_FEBRUARY, _SHORT_FEBRUARY) and re.search("[底末]", date.text):
        day = calendar.monthrange(year, _FEBRUARY)[1]
    inferred = not carried
    return replace(date, year=year, year_shift=None, day=day, year_inferred=inferred, year_carried=carried)


def find_deadline(match: re.Match[str]) -> Deadline | None:
    """Return the deadline of a match of DEADLINE or DELIVERED; 内 reads a month or a year as its last day."""
    parts = match.groupdict()
    date = find_date(match, whole=bool(parts.get("within")), half=True)
    if date is None or (parts.get("within") and date.day is None):
        return None
    return Deadline(text=match[0], date=date, clock=parts["clock"])


def find_span(match: re.Match[str]) -> Span | None:
    """Return the span of a match of SPAN; a part the end leaves out comes from the start."""
    parts = match.groupdict()
    if parts["from_now"]:
        return Span(text=match[0], end=find_date(match, "d_"))
    if parts["first_year"]:
        first, last = find_year(parts["first_year"]), find_year(parts["last_year"])
        return Span(text=match[0], start=PartialDate(year=first), end=PartialDate(year=last))
    if parts["first_month"]:
        return _span_of_months(parts)
    if parts["part"]:
        return _part_of_year(parts["of_year"], parts["part"])
    start = find_date(match, "a_") or find_date(match, "c_")
    if start is None:
        return None
    end = find_date(match, "b_")
    if parts["last_day"]:
        end = _checked(replace(start, text="", day=find_whole(parts["last_day"])))
    return Span(text=match[0], start=start, end=end and with_year(end, start.year, carried=True))


def _part_of_year(year_word: str | None, part: str) -> Span:
    """Return the months of 上半年, 前三季度 or 第二季度."""
    shift = _RELATIVE_YEARS.get(year_word or "")
    year = find_year(year_word.rstrip("年")) if year_word and shift is None else None
    quarter = re.search(r"([一二三四1-4])季度", part)
    key = str(find_whole(quarter[1])) if quarter else part
    first = 1 if part.startswith("前") else _PERIOD_STARTS[key]
    month, day = _PERIOD_ENDS[key]
    return Span(
        start=PartialDate(year=year, year_shift=shift, month=first),
        end=PartialDate(year=year, year_shift=shift, month=month, day=day),
    )


def _span_of_months(parts: dict[str, str | None]) -> Span:
    year = find_year(parts["year"]) if parts["year"] else None
    first, last = find_whole(parts["first_month"] or ""), find_whole(parts["last_month"] or "")
    end = PartialDate(year=year, month=last, day=_last_day(year, last, parts["last_part"]))
    return Span(start=PartialDate(year=year, month=first), end=end)


def find_date(match: re.Match[str], p: str = "a_", *, whole: bool = False, half: bool = False) -> PartialDate | None:
    """Return the date in the groups of a match that `p` leads.

    `whole` reads 2023年 and 6月 as their last day, `half` 上半年 and 三季度, which are no date otherwise.
    """
    parts = {name.removeprefix(p): value for name, value in match.groupdict().items() if name.startswith(p)}
    if parts["iso"]:
        iso = [int(number) for number in re.split("[-/.]", parts["iso"])]
        return _checked(PartialDate(text=parts["iso"], year=iso[0], month=iso[1], day=iso[2]))
    text = "".join(parts[name] or "" for name in ("year", "month", "month_part", "year_part", "bare"))
    shift = _RELATIVE_YEARS.get(parts["year"] or "")
    year = find_year(parts["year"].rstrip("年")) if parts["year"] and shift is None else None
    month, day = _month_and_day(parts, year, whole=whole)
    part = parts["year_part"] or parts["bare"] or ("底" if whole and not month else "")
    if part:
        month, day = _end_of_part(part)
    empty = year is None and shift is None and month is None
    if empty or (not half and re.search("(?:半年|季度)$", part)):
        return None
    return _checked(PartialDate(text=text, year=year, month=month, day=day, year_shift=shift))


def _month_and_day(parts: dict[str, str | None], year: int | None, *, whole: bool) -> tuple[int | None, int | None]:
    month = find_whole(parts["month"]) if parts["month"] else None
    if parts["day"]:
        return month, find_whole(parts["day"])
    return month, _last_day(year, month, parts["month_part"], whole=whole)


def _last_day(year: int | None, month: int | None, part: str | None, *, whole: bool = False) -> int | None:
    ends = whole if part is None else part[-1] in "底末"
    if month is None or not ends:
        return None
    return _SHORT_FEBRUARY if year is None and month == _FEBRUARY else calendar.monthrange(year or 2023, month)[1]


def _end_of_part(part: str) -> tuple[int | None, int | None]:
    """Return month and day a part of a year ends on; 初 and no part name none."""
    if not part or "初" in part:
        return None, None
    if quarter := re.search(r"([一二三四1-4])季度", part):
        return _PERIOD_ENDS[str(find_whole(quarter[1]))]
    return _PERIOD_ENDS.get(part.rstrip("底末"), _PERIOD_ENDS["下半年"])


def _checked(date: PartialDate) -> PartialDate | None:
    """Return the date unless its month has no such day."""
    if date.month is None or date.day is None:
        return date
    return date if date.day <= calendar.monthrange(date.year or 2024, date.month)[1] else None
