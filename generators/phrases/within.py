"""Limits that run from an event and stretches that end now: 处罚决定之日起7个工作日内, 近两年."""

import re
from dataclasses import replace
from functools import lru_cache

from generators.model.times import LookBack, Unit, Within
from generators.phrases.blanks import tidy
from generators.phrases.units import AMOUNT, INSIDE, UNIT, find_amount, say_amount

CORE = re.compile(rf"(?P<amount>{AMOUNT}){INSIDE}")
LOOKBACK = re.compile(rf"(?:最近|过去|此前|(?<![附接靠临])近)的?(?P<amount>{AMOUNT})(?:以来|来|之内|以内|内)?")

_EVENT = re.compile(
    r"(?:(?:自|从)(?P<dated>[^，。；：！？\n]{1,40}?)"
    r"|(?P<plain>(?:(?![自从]|(?<!存)在(?!建|场|岗)|于)[^，。；：、！？\n（）]){1,30}?))"
    r"(?:之日起|之时起|之日后|之后|以后|后|起)的?$"
)
_EACH = re.compile(rf"每个?{UNIT}")
_NO_EVENT = {"今", "此", "最", "然", "随", "其", "之"}
_REACH = 48


def find_event(before: str) -> re.Match[str] | None:
    """Return the match of the event that the end of a text names, or None; 今后 is no event."""
    match = _EVENT.search(_EACH.split(before[-_REACH:])[-1])
    return None if match is None or event_of(match) in _NO_EVENT else match


def event_of(match: re.Match[str]) -> str:
    """Return the words of the event: 作出处罚决定 of 自作出处罚决定之日起."""
    return (match["dated"] or match["plain"]).removeprefix("在").removeprefix("于")


def find_within(match: re.Match[str], after: str | None) -> Within | None:
    """Return the limit of a match of CORE."""
    amount = find_amount(match["amount"])
    return amount and Within(text=match[0], amount=amount[0], unit=amount[1], after=after)


def find_lookback(match: re.Match[str]) -> LookBack | None:
    """Return the stretch of a match of LOOKBACK."""
    amount = find_amount(match["amount"])
    return amount and LookBack(text=match[0], amount=amount[0], unit=amount[1])


@lru_cache(maxsize=4096)
def parse_within(text: str) -> Within | None:
    """Return the limit a whole text names, with the event it runs from, or None."""
    whole = tidy(text).text.strip()
    core = next((match for match in CORE.finditer(whole) if match.end() == len(whole)), None)
    if core is None:
        return None
    before = whole[: core.start()]
    event = find_event(before) if before else None
    if before and (event is None or before[: -len(event[0])] not in {"", "在", "于"}):
        return None
    within = find_within(core, event and event_of(event))
    return within and replace(within, text=text)


@lru_cache(maxsize=4096)
def parse_lookback(text: str) -> LookBack | None:
    """Return the stretch that ends now which a whole text names, or None."""
    match = LOOKBACK.fullmatch(tidy(text).text.strip())
    lookback = match and find_lookback(match)
    return lookback and replace(lookback, text=text)


def say_within(within: Within) -> str:
    """Return a limit in normal form: minutes and hours run on after the event, days from its date."""
    joint = "后" if within.unit in {Unit.MINUTE, Unit.HOUR} else "之日起"
    event = f"{within.after}{joint}" if within.after else ""
    return f"{event}{say_amount(within.amount, within.unit)}内"
