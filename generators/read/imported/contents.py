"""The table of contents of a text, which is no part of it: found by its heading, its dots or its pages."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from generators.read.official.blocks import Line
from generators.read.official.markers import match_marker

CONTENTS = ("目录", "目次")
LEADER = re.compile(r"(?:[.．·…⋯_\s]{3,}|\t)\s*[（(]?\d{1,3}[）)]?\s*$")
"""The dots and the page at the end of a line of contents."""
PAGE_AT_END = re.compile(r"[\s.．·…⋯]*\d{1,3}\s*$")
_LISTED_PAGE = re.compile(r"[\u4e00-\u9fff）)]\s+(\d{1,3})\s*$")
FEWEST_LISTED = 3
"""Clauses with a page behind each, one after the other, before they are taken for contents."""


def drop_contents(lines: Sequence[Line]) -> list[Line]:
    """Take out a table of contents: its lines end in a page, or say again what headings below say."""
    leaders = {line.number for line in lines if LEADER.search(line.text) and not line.is_cell}
    heading = next((at for at, line in enumerate(lines) if "".join(line.text.split()) in CONTENTS), None)
    bare_ones = _bare_contents(lines)
    if heading is None:
        gone = (leaders if len(leaders) > 1 else set()) | bare_ones
        return [line for line in lines if line.number not in gone]
    gone, said = {lines[heading].number, *bare_ones}, _later(lines, heading)
    for line in lines[heading + 1 :]:
        bare = _bare(line.text)
        if bare and line.number not in leaders and (said[bare] < 2 or not match_marker(line.text.strip())):  # noqa: PLR2004 - here and below
            break
        if bare:
            said[bare] -= 1
        gone.add(line.number)
    return [line for line in lines if line.number not in gone]


def _bare_contents(lines: Sequence[Line]) -> set[int]:
    """Find lines of contents without dots: clauses one after the other, each with a page, the pages going up."""
    gone: set[int] = set()
    printed = [line for line in lines if not line.is_blank]
    for listed, some in groupby(printed, key=lambda line: bool(_LISTED_PAGE.search(line.text) and _opens(line))):
        run = list(some)
        pages = [int(_LISTED_PAGE.findall(line.text)[0]) for line in run] if listed else []
        if len(pages) >= FEWEST_LISTED and pages == sorted(pages):
            gone.update(line.number for line in run)
    return gone


def _opens(line: Line) -> bool:
    return not line.is_cell and match_marker(line.text.strip()) is not None


def _later(lines: Sequence[Line], heading: int) -> Counter[str]:
    return Counter(_bare(line.text) for line in lines[heading + 1 :])


def _bare(text: str) -> str:
    return "".join(PAGE_AT_END.sub("", text).split())
