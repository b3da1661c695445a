"""Dates that ask nothing of anybody: of what happened, of a publication, of who or what is meant."""

import re

from generators.model.official import OfficialPlace
from generators.model.times import Deadline, Span, Unit, Within
from generators.phrases import Found

_STOP = r"(?<=[\u4e00-\u9fff])\."
"""A full stop of a text with half-width marks."""
_SENTENCE = re.compile(rf"[。；;！？!?\n]|{_STOP}")
_CLAUSE = re.compile(rf"[，,。；;！？!?\n]|{_STOP}")
_STATISTIC = re.compile(
    r"同比|环比|增长|下降|上升|死亡\d*人|共发生|发生(?:了)?[^，。；、]{0,20}\d+\s*(?:起|宗|件)|统计|数据显示|通报(?:了|的)"
    r"|共(?:查处|检查|排查|整改|开展|完成|受理|处罚)|累计|[\d一二三四五六七八九十]+\s*(?:起|宗)(?:事故|案件|案例)"
    r"|情况如下|存在以下|共[\u4e00-\u9fff]{1,6}\d+\s*(?:次|起|项|个|家|宗|件|人)"
)
_ASKS = re.compile(
    r"应当|必须|不得|(?<![重主需首紧摘纲扼概])要(?![素求点害件领义])|请|完成|报送|上报|前(?:将|把)|力争|确保|实现"
)
_PUBLISHED = re.compile(r"公布|发布|印发|施行|实施|修订|修正|通过")
_DESCRIBES = re.compile(
    r"的|假期|数据|情况|事故|[\s，,]?(?:已经?|未)?(?:竣工|开工|建成|出厂|购[置买]|取得|签订|投用|登记|领取|入职)[^，。；\n]{0,6}的"
)
"""以前的记录, 以前竣工的项目: says which are meant."""
_COUNTS = re.compile(r"[^，。；\n]{0,8}?(?:发生|累计|受到|被|出现|不得再|不予|[两二三四五\d]次)")
"""一年内发生3起: how far back something counts, or how long it is shut out."""
_REPORTED = re.compile(r"[^。\n]*。\s*现将[^。\n]*(?:通报|报告|总结|公布)如下")
"""What a circular goes on to report has happened."""
_LONG = {Unit.MONTH, Unit.QUARTER, Unit.HALF_YEAR, Unit.YEAR}
_EACH = re.compile(r"每[年月季周]度?\s*\Z")
"""每年1月1日至12月31日 says how long a period is."""


def is_look_alike(place: OfficialPlace, one: Found, year: int | None) -> bool:
    """Tell a date of a report on what happened, or of a publication, from one by which something is to be done."""
    if isinstance(one.value, Within):
        return one.value.unit in _LONG and bool(_COUNTS.match(place.text, one.end))
    if not isinstance(one.value, Deadline | Span):
        return False
    if _DESCRIBES.match(place.text, one.end) or _EACH.search(place.text[: one.start]):
        return True
    published = isinstance(one.value, Span) and one.value.start is None and _PUBLISHED.match(place.text, one.end)
    return bool(published) or _is_over(place, one, one.value, year)


def _is_over(place: OfficialPlace, one: Found, value: Deadline | Span, year: int | None) -> bool:
    """Tell a time that has passed: by its year, else by what is said of it."""
    ends = _last_year(value)
    if one.text.startswith("到") or (year and ends and ends > year):
        return False
    before = bool(year and ends and ends < year) or bool(_REPORTED.match(place.text, one.end))
    around = (_cut_at(marks, place.text, one) for marks in (_CLAUSE, _SENTENCE))
    return before or any(_tells(words, since=isinstance(value, Span)) for words in around)


def _last_year(value: Deadline | Span) -> int | None:
    last = value.date if isinstance(value, Deadline) else value.end
    return last.year if last else None


def _cut_at(marks: re.Pattern[str], text: str, one: Found) -> str:
    """Return what stands around a phrase between two marks."""
    start = max((found.end() for found in marks.finditer(text, 0, one.start)), default=0)
    after = marks.search(text, one.end)
    return text[start : after.start() if after else len(text)]


def _tells(words: str, *, since: bool) -> bool:
    """Tell whether words report what happened and ask nobody anything; 以来 tells it of a stretch of time."""
    reports = _STATISTIC.search(words) or (since and "以来" in words)
    return bool(reports) and not _ASKS.search(words)
