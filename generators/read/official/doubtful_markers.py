"""Numbers at the start of a paragraph that are markers only in their turn: bare, worn by a scan, before a figure."""

import re

from generators.read.official.markers import CN, Kind, Marker, read_numeral

BARE = re.compile(r"(?P<NUMBER>[0-9]{1,2})[\s　]+(?=[\u4e00-\u9fff])")
"""A number without a stop before a heading, as standards print it; a marker only where 4.1 follows 4."""
WORN = re.compile(
    rf"(?:(?P<CHAPTER>{CN})[\s　]+(?=[^\s。；：.]{{2,20}}$)|[（(]\s*(?P<GROUP>{CN})[\s　]+(?=[^\s）)])"
    rf"|(?P<CLOSED>{CN})\s*[）)]|(?P<NUMBER>[lI|])\s*[.．、](?=\s*[\u4e00-\u9fff]))"
)
"""Markers a scan wore down: 二 without its 、, （三 or 三） with one bracket, l. for 1.; only in their turn."""
GLUED = re.compile(
    r"(?P<NUMBER>[0-9]{1,2})\s*(?:、(?=[0-9]+\s*[^0-9、.．\s])"
    r"|[.．](?=(?:(?:19|20)[0-9]{2}\s*年|[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日|[0-9]+号)))"
)
"""A number before a figure: 3、7月8日前, 3.12号地块; it counts only in its turn."""


def match_bare(text: str) -> Marker | None:
    """Read a number without a stop at the start of a paragraph, if it may be a marker."""
    found = BARE.match(text)
    return _read_number(found) if found else None


def match_worn(text: str) -> Marker | None:
    """Read a marker at the start of a paragraph that a scan may have worn down."""
    found = WORN.match(text)
    if not found:
        return None
    if found["NUMBER"]:
        return Marker(kind=Kind.NUMBER, number=1, name="1", end=found.end())
    kind = Kind.CHAPTER if found["CHAPTER"] else Kind.GROUP
    printed = found["CHAPTER"] or found["GROUP"] or found["CLOSED"]
    number = read_numeral(printed) or 1
    name = printed if kind is Kind.CHAPTER else f"（{printed}）"
    return Marker(kind=kind, number=number, name=name, end=found.end()) if number > 1 else None


def match_glued(text: str) -> Marker | None:
    """Read a number at the start of a paragraph that a figure follows at once, if it may be a marker."""
    found = GLUED.match(text)
    return _read_number(found) if found else None


def _read_number(found: re.Match[str]) -> Marker:
    number = int(found["NUMBER"])
    return Marker(kind=Kind.NUMBER, number=number, name=str(number), end=found.end())
