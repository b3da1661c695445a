"""Counts without a period: 2轮, 500个, 半天, 100%, 3至5人, 第21条."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from generators.model.times import Quantity, Total
from generators.phrases.blanks import tidy
from generators.phrases.measures import MEASURE
from generators.phrases.numbers import ARABIC, HAN, NUMBER, find_number, find_whole, say_number
from generators.phrases.units import find_unit

TIMES = r"(?:次(?![性要数品生序氯])|轮(?![训换流岗胎廓])|遍|回(?![复访头应顾收归]))"
MINIMUM = r"(?:至少|最少|不少于|不得少于|应不少于|不低于)"
OR_MORE = r"(?:（含）)?(?:及|或)?以上"

NO_NUMBER = (
    r"(?![十百一]分(?!钟)|二十大|十[六七八九]大|一[大批步]|万元|亿元"
    r"|一起(?![^，。；\n]{0,8}(?:事故|案|事件|险情|火灾))"
    r"|一(?<=[统唯逐同单专进任某另第其归划如再惟每]一)|一(?<=上一)个?(?:月|季度|年|周)|(?:19|20)\d\d年)"
)
"""Where no number stands: 统一, 进一步, 上一个月; 十分 is very, 二十大 a congress, 2023年 a date."""
TOTAL = re.compile(
    rf"(?P<minimum>{MINIMUM})?(?<!第){NO_NUMBER}(?P<count>{NUMBER})(?P<unit>{TIMES})(?P<more>{OR_MORE})?"
)
PERCENTAGE = re.compile(
    rf"(?:(?P<number>{ARABIC})(?P<mark>[%‰]|个百分点)|百分之(?P<words>[〇零一二三四五六七八九十百两]+))"
)
ORDINAL = re.compile(
    rf"第(?P<number>{ARABIC}|[〇零一二三四五六七八九十百千]+)(?P<unit>季度|阶段|部分|{MEASURE}|[编位])"
    rf"|(?P<quarter>(?<![0-9〇零一二三四五六七八九十上下每前本])[1-4一二三四])季度"
    rf"|[〔\[（]\d{{4}}[〕\]）]第?(?P<document>\d+)号"
    rf"|(?P<label>附件|附表|附图|附录)(?P<place>\d+)"
)
_HALVES = r"(?<![个年])半(?:个?小时|个月|[天日年](?!度))"
QUANTITY = re.compile(
    rf"(?P<half>{_HALVES})"
    rf"|(?<!党的){NO_NUMBER}(?P<number>{ARABIC}|{HAN})"
    rf"(?:[至到~-](?P<upto>{ARABIC}|{HAN}))?"
    rf"(?P<unit>个一次|{MEASURE}|(?:(?<=[0-9])[时点](?![间刻段期代限常名])|大(?![小型中量力面数会批队厦])))"
)


def find_total(match: re.Match[str]) -> Total | None:
    """Return the count of a match of TOTAL."""
    count = find_whole(match["count"])
    minimum = bool(match["minimum"] or match["more"])
    return None if count is None else Total(text=match[0], count=count, unit=match["unit"], minimum=minimum)


def find_percentage(match: re.Match[str]) -> Quantity | None:
    """Return the share of a match of PERCENTAGE; ‰ and 百分点 keep their name."""
    number = find_number(match["number"] or match["words"])
    unit = match["mark"] or "%"
    return None if number is None else Quantity(text=match[0], value=number, unit=unit)


def find_ordinal(match: re.Match[str]) -> Quantity | None:
    """Return the rank of a match of ORDINAL: 第21条, 一季度, 〔2023〕8号, 附件3."""
    number = find_number(match["number"] or match["quarter"] or match["document"] or match["place"])
    unit = match["unit"] or match["label"] or ("季度" if match["quarter"] else "号")
    return None if number is None else Quantity(text=match[0], value=number, unit=unit, ordinal=True)


def find_quantity(match: re.Match[str]) -> Quantity | None:
    """Return the quantity of a match of QUANTITY, with the unit of time where it is one."""
    if match["half"]:
        unit = match["half"].removeprefix("半")
        return Quantity(text=match[0], value=Decimal("0.5"), unit=unit, unit_code=find_unit(unit) or None)
    number, upto = find_number(match["number"]), find_number(match["upto"]) if match["upto"] else None
    if number is None or (match["upto"] and upto is None):
        return None
    return Quantity(text=match[0], value=number, unit=match["unit"], unit_code=find_unit(match["unit"]), upto=upto)


@lru_cache(maxsize=4096)
def parse_total(text: str) -> Total | None:
    """Return the count a whole text names, or None."""
    match = TOTAL.fullmatch(tidy(text).text.strip())
    total = match and find_total(match)
    return total and replace(total, text=text)


@lru_cache(maxsize=4096)
def parse_quantity(text: str) -> Quantity | None:
    """Return the quantity, share or rank a whole text names, or None."""
    whole = tidy(text).text.strip()
    for pattern, find in ((PERCENTAGE, find_percentage), (ORDINAL, find_ordinal), (QUANTITY, find_quantity)):
        match = pattern.fullmatch(whole)
        if match and (quantity := find(match)):
            return replace(quantity, text=text)
    return None


def say_quantity(quantity: Quantity) -> str:
    """Return a quantity in normal form."""
    number = say_number(quantity.value)
    if quantity.ordinal:
        return f"{quantity.unit}{number}" if quantity.unit.startswith("附") else f"第{number}{quantity.unit}"
    if quantity.value == Decimal("0.5") and re.fullmatch(_HALVES, "半" + quantity.unit):
        return "半" + quantity.unit
    upto = "" if quantity.upto is None else f"至{say_number(quantity.upto)}"
    return f"{number}{upto}{quantity.unit}"
