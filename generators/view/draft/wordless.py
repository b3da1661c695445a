"""Times the phrase language has no word for: before an event, on its day, on a labelled day, every ten days."""

import re
from collections.abc import Iterator

from generators.model.draft import DraftDeadline, DraftFrequency
from generators.phrases import parse_date
from generators.phrases.blanks import tidy
from generators.phrases.numbers import NUMBER, find_whole
from generators.phrases.units import AMOUNT, INSIDE

_AHEAD = re.compile(
    rf"(?:提前|(?<![此目日之以年月提])前|(?<=日)前)(?:{AMOUNT})(?<![年月季周])(?!{INSIDE})"
    rf"|(?<=[\u4e00-\u9fff])(?<![每近月年周于至到在个])(?:{AMOUNT})(?<![年月季周])(?:之?前|以前)(?![后期往述款一二三])"
)
"""A time that ends with an event: 安装前2个工作日, 提前3天, 开工3日前; 前3个月 looks back."""
_SAME_DAY = re.compile(
    r"(?<![每适])(?:当[日天]|次日(?:\d{1,2}[时点])?前?)(?!起|[0-9一二三四五六七八九十])"
    r"(?=[^，。；\n]{0,12}(?:报|下发|整改|完成|消除|处[置理]|录入|清|告知|送|上传|公布|注销))"
)
_TEN_DAYS = re.compile(rf"每旬(?:[^，。；\n\d]{{0,8}}?(?P<count>{NUMBER})次)?")
_LABELLED = re.compile(
    r"(?:完成|截止|办结|整改|报送|落实|治理)(?:的)?(?:时限|期限|时间|日期)\s*[：:为是]\s*"
    r"(?P<date>(?:(?:19|20)\d\d\s*年)?\s*\d{1,2}\s*月\s*(?:\d{1,2}\s*日|底))(?![前以之至到])"
)
"""完成时限：2026年11月30日."""
_PLAN_END = re.compile(r"[“\"]?十(?P<plan>[一二三四五六七八九])五[”\"]?(?:规划)?(?:期)?末")
_PLANS_BEGAN = 2005
"""Every five years from then on one plan ends: 十五 did in 2005, 十四五 in 2025."""


def find_wordless_deadlines(text: str, clause: str, year: int | None) -> Iterator[DraftDeadline]:
    """Find the deadlines in the text of a clause; `year` is that of days without one."""
    clean = tidy(text)
    for found in (*_AHEAD.finditer(clean.text), *_SAME_DAY.finditer(clean.text)):
        printed = clean.original[clean.start(found.start()) : clean.end(found.end())]
        yield DraftDeadline(text=printed, resolved=None, clause=clause)
    for found in _LABELLED.finditer(text):
        if date := parse_date(found["date"], year):
            yield DraftDeadline(text=found["date"], resolved=date.iso, clause=clause)
    for found in _PLAN_END.finditer(text):
        end = _PLANS_BEGAN + 5 * (find_whole(found["plan"]) or 0)
        yield DraftDeadline(text=found[0], resolved=f"{end}-12-31", clause=clause)


def find_ten_days(text: str, clause: str) -> Iterator[DraftFrequency]:
    """Find what is asked every ten days in the text of a clause."""
    for found in _TEN_DAYS.finditer(text):
        count = found["count"] and find_whole(found["count"])
        yield DraftFrequency(text=found[0], unit="ten_days", interval=1, at_least=count or None, clause=clause)
