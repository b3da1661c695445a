"""Who issued a new text and when: where the head and the foot say it, the surest place first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from generators.model.official import OfficialText, squeeze
from generators.model.times import PartialDate
from generators.phrases import parse_date
from generators.view.draft.titles import DATE, NOTICE, ORGAN, ORGAN_ENDS

_NAME = rf"[\u4e00-\u9fff（）()、]{{2,40}}?{ORGAN_ENDS}"
_DATED = re.compile(rf"^(?P<issuer>{_NAME})(?P<date>{DATE.pattern})$")
"""Issuer and date on one line of the head, or at the very end."""
_ADOPTED = re.compile(rf"^[（(](?P<date>{DATE.pattern})(?P<issuer>{_NAME})(?:令第\d+号)?(?:发布|公布|印发|颁布)")
"""What stands in brackets below the title of a rule."""
_RUN_ON = re.compile(rf"[。.；！](?P<issuer>[\u4e00-\u9fff]{{4,40}})(?P<date>{DATE.pattern})$")
"""A signature that a scan ran on behind the last sentence."""
_PUBLISHED_BY = re.compile(r"^(?P<issuer>[\u4e00-\u9fff]{4,30}(?:局|委|会|厅|部))发布$")
_PUBLISHED_ON = re.compile(r"^(?P<date>(?:19|20)\d\d-\d\d-\d\d)发布")
_LABELLED_ISSUER = re.compile(rf"^(?:发布单位|编制单位|(?:信息|文章|稿件)?来源)[：:](?P<issuer>{_NAME})$")
_LABELLED_DATE = re.compile(
    rf"^(?:(?:发布|更新|生成)?(?:日期|时间)[：:])?(?P<date>{DATE.pattern}|(?:19|20)\d\d([-/.])\d\d?\2\d\d?)(?:\d\d?:.*)?$"
)
"""When a web page was put up: the day only where nothing else gives one."""
_OF_YEAR = re.compile(rf"^(?P<issuer>{_NAME})(?=(?:19|20)\d\d年)")
"""A title that begins with whose it is: 某局2025年…要点."""
_SEAL = re.compile(r"[（(](?:印章|盖章|公章|章|印)[）)]$")
_GAP = re.compile(r"\u3000+|\s{2,}|\t")
_SLASH = re.compile(r"[/.]")
_APART = re.compile(r"[\s\u3000]+")
MOST_SIGNED, SHORTEST = 4, 6
"""Organisations that sign one below the other; characters of one above another."""


@dataclass(frozen=True, kw_only=True)
class Issued:
    """Who and when, as far as one place of the text says it."""

    issuer: str = ""
    date: PartialDate | None = None


def find_issued(head: Sequence[str], titles: Sequence[str], title: str, text: OfficialText) -> Issued:
    """Find issuer and date; `head` are its lines as printed, `titles` those lines with titles put together."""
    bare = [squeeze(line) for line in head]
    foot = [
        _SEAL.sub("", squeeze(line)) for place in text.places if place.cell is None for line in place.text.split("\n")
    ]
    signed = _signature(foot)
    said = [*_say(bare, _DATED, _ADOPTED), *_say(foot[-3:], _DATED, _RUN_ON), *_say(bare, _PUBLISHED_BY, _PUBLISHED_ON)]
    pieces = [squeeze(piece) for line in head for piece in _GAP.split(line.strip())]
    late = [*_say(pieces, _LABELLED_ISSUER, _LABELLED_DATE), *_say([title], _OF_YEAR)]
    notices = (Issued(issuer=squeeze(found["issuer"])) for line in titles if (found := NOTICE.match(line)))
    parts = (line for line in bare if title.startswith(line))
    alone = (Issued(issuer=line) for line in (*_near(titles, title), *parts) if ORGAN.match(line))
    ranked = [*notices, signed, *said, *alone, *late]
    issuer = next((one.issuer for one in ranked if one.issuer), "")
    lines = (line for place in text.places for line in place.text.split("\n"))
    date = _lone_date(foot) or next((one.date for one in [*said, *late] if one.date), None)
    return Issued(issuer=_part(issuer, lines), date=date)


def _say(lines: Sequence[str], *patterns: re.Pattern[str]) -> Iterator[Issued]:
    for pattern in patterns:
        for found in filter(None, map(pattern.search, lines)):
            given = found.groupdict()
            issuer = given.get("issuer") or ""
            if not issuer or ORGAN.match(issuer):
                yield Issued(issuer=issuer, date=parse_date(_SLASH.sub("-", given.get("date") or "")))


def _near(lines: Sequence[str], title: str) -> Sequence[str]:
    """Return the lines above the title and the one below it: further down, names are those of a table."""
    return lines[: lines.index(title) + 2] if title in lines else lines[:3]


def _signature(lines: Sequence[str]) -> Issued:
    """Return the organisations that stand alone, one below the other, above a date that stands alone."""
    for at, line in enumerate(lines[1:], 1):
        if DATE.fullmatch(line) and ORGAN.match(lines[at - 1]):
            above = reversed(lines[max(0, at - MOST_SIGNED) : at - 1])
            more = takewhile(lambda one: len(one) >= SHORTEST and one[0] != "各" and ORGAN.match(one), above)
            return Issued(issuer="、".join([*reversed(list(more)), lines[at - 1]]))
    return Issued()


def _lone_date(lines: Sequence[str]) -> PartialDate | None:
    """Return the first date that stands alone on a line."""
    dates = (bare for line in lines if DATE.fullmatch(bare := line.strip("（）()")))
    return next((parse_date(bare) for bare in dates), None)


def _part(issuer: str, lines: Iterator[str]) -> str:
    """Write 、 between the organisations of one issuer that the text prints apart."""
    for line in lines:
        names = _APART.split(line.partition("关于")[0].strip())
        if len(names) > 1 and "".join(names) == issuer and all(map(ORGAN.match, names)):
            return "、".join(names)
    return issuer
