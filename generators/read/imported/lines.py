"""Lines freed of what converters, printers and scanners add: contents, page numbers, running heads, wraps, spaces.

Each step takes lines and gives lines that keep the numbers they have in the file. What a step takes out is no part
of the text; it never alters a character that somebody wrote, but for spaces between Chinese characters.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from generators.model.official import squeeze
from generators.phrases.documents import find_document_numbers, normalise_number
from generators.read.imported.contents import drop_contents
from generators.read.official.blocks import Line
from generators.read.official.markers import match_marker
from generators.read.official.openings import opens_place
from generators.read.official.sentences import ENDS, HEADING_LENGTH, has_heading_form

PAGE = re.compile(
    r"[-—–－·•\s]*(?:\d{1,3}|[ivxIVX]{1,5})[-—–－·•\s]*|[-—–\s]*第?\s*\d{1,3}\s*页\s*[，,/／]?\s*(?:共\s*\d{1,3}\s*页)?[-—–\s]*|\d{1,3}\s*/\s*\d{1,3}"
)
_WIDE = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’…—]"
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000\xa0]+(?=[\u4e00-\u9fff])")
_LOOSE = re.compile(rf"(?<={_WIDE})[ \u3000\xa0]+(?={_WIDE})|(?<={_WIDE})[ \xa0]+(?=\d)|(?<=\d)[ \xa0]+(?={_WIDE})")
ENCLOSED = {
    code: unicodedata.normalize("NFKC", chr(code))
    for first, last in ("⒈⒛", "⑴⒇", "㈠㈩")
    for code in range(ord(first), ord(last) + 1)
}
"""Markers that are one character: as the characters others write."""
RULE = re.compile(r"[─━—＿_=]{5,}")
"""A line drawn with characters, as below a red head."""
SPACED = 0.2
"""From this share of gaps between Chinese characters on, a line was set apart by a scanner."""
FEWEST_GAPS = 4
HEAD_LENGTH, FEWEST_HEADS = 40, 3
"""A short line printed this often, next to the number of a page each time, is a running head."""
WRAPPED, FEWEST_WRAPPED, SLACK = 0.6, 12, 3
"""A text is wrapped when so many of its lines of some length end within SLACK characters of the longest."""
NARROWEST, WIDEST = 14, 80
PLACES_ONLY = "。；：！？;:!?"


def drop_noise(lines: Sequence[Line]) -> list[Line]:
    """Take out everything a converter, a printer or a scanner added."""
    kept = join_lone_markers(drop_contents(drop_pages(tighten(lines))))
    return join_headings(join_wrapped(kept))


def join_lone_markers(lines: Sequence[Line]) -> list[Line]:
    """Join a marker that stands alone on its line, as where a PDF sets it apart, with the line below it."""
    joined: list[Line] = []
    waiting: int | None = None  # where a marker stands in what is joined that nothing but blank lines follows
    for line in lines:
        last = line
        if waiting is not None and not line.is_blank and not line.is_cell:
            marker = joined[waiting]
            del joined[waiting:]
            last = Line(number=marker.number, text=f"{marker.text.strip()} {line.text.strip()}")
        joined.append(last)
        if not line.is_blank:
            waiting = len(joined) - 1 if _is_lone_marker(last) else None
    return joined


def _is_lone_marker(line: Line) -> bool:
    text = line.text.strip()
    marker = None if line.is_cell else match_marker(text)
    return marker is not None and marker.end == len(text) and not text.isdecimal()


def tighten(lines: Sequence[Line]) -> list[Line]:
    """Take out the spaces a scanner set between characters and lines that are drawn; spell out ⒈, ⑴ and ㈠."""
    kept = (line for line in lines if not RULE.fullmatch(line.text.strip()))
    return [Line(number=line.number, text=_tighten(line.text.translate(ENCLOSED))) for line in kept]


def _tighten(text: str) -> str:
    gaps, characters = len(_GAP.findall(text)), len(re.findall(r"[\u4e00-\u9fff]", text))
    if gaps < FEWEST_GAPS or gaps < SPACED * characters:
        return text
    return _LOOSE.sub("", text)


def drop_pages(lines: Sequence[Line]) -> list[Line]:
    """Take out the numbers of pages and the running heads beside them, but for the text's own number above it all."""
    printed = [line for line in lines if not line.is_blank]
    pages = {line.number for line in printed if is_page(line.text)}
    if not _count_up([line.text for line in printed if line.number in pages]):
        pages = {line.number for line in printed if line.number in pages and _is_dressed(line.text)}
    near = Counter[str]()
    for one, other in pairwise(printed):
        near.update(text for text, number in ((one.text, other.number), (other.text, one.number)) if number in pages)
    heads = {text for text, count in near.items() if count >= FEWEST_HEADS and len(text.strip()) <= HEAD_LENGTH}
    heads = {text for text in heads if not opens_place(text.strip()) and text.strip()[-1:] not in PLACES_ONLY}
    number = {line.number for line in printed[:1] if _is_number(line.text)}
    dropped = pages | {line.number for line in printed if line.text in heads} - number
    return [line for line in lines if line.number not in dropped]


def _is_number(text: str) -> bool:
    """Tell whether a line holds nothing but the number of a document or a standard."""
    return any(squeeze(number.value) == squeeze(normalise_number(text)) for number in find_document_numbers(text))


def is_page(text: str) -> bool:
    """Tell whether a line holds nothing but the number of a page."""
    return bool(PAGE.fullmatch(text.strip())) and not text.startswith("\t")


def _is_dressed(text: str) -> bool:
    return not text.strip().isalnum()


def _count_up(texts: Sequence[str]) -> bool:
    """Tell whether bare numbers are those of pages: they go up, and there are several."""
    numbers = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    return len(numbers) > 1 and all(one < other for one, other in pairwise(numbers))


def join_wrapped(lines: Sequence[Line]) -> list[Line]:
    """Join lines that were wrapped at the edge of a page."""
    width = find_width(lines)
    if width is None:
        return list(lines)
    return _join(lines, lambda text, _: len(text) >= width - SLACK and text[-1] not in "。：:")


def find_width(lines: Sequence[Line]) -> int | None:
    """Find how long the lines of a wrapped text are; None where each line is a paragraph."""
    lengths = sorted(len(line.text.strip()) for line in lines if not line.is_blank and not line.is_cell)
    if len(lengths) < FEWEST_WRAPPED:
        return None
    longest = lengths[-max(1, len(lengths) // 20)]
    if not NARROWEST <= longest <= WIDEST or lengths[-1] > longest + 2 * SLACK:
        return None
    some = [length for length in lengths if length > longest / 2]
    full = [length for length in some if length >= longest - SLACK]
    return longest if len(full) >= WRAPPED * len(some) and len(full) >= FEWEST_WRAPPED / 2 else None


def join_headings(lines: Sequence[Line]) -> list[Line]:
    """Join a heading that a hard line break cut in two."""
    printed = [line for line in lines if not line.is_blank]
    after = {line.number: other for line, other in pairwise(printed)}

    def goes_on(line: str, other: Line) -> bool:
        text = other.text.strip()
        following = after.get(other.number)
        whole = line + text
        if not match_marker(line) or line[-1] in ENDS or text[-1] in ENDS:
            return False
        ends = following is None or opens_place(following.text.strip()) or len(following.text.strip()) > len(text)
        return ends and has_heading_form(_after_marker(whole), HEADING_LENGTH) and len(text) < HEADING_LENGTH / 2

    return _join(lines, goes_on)


def _after_marker(text: str) -> str:
    marker = match_marker(text)
    return text[marker.end :].strip() if marker else text


def _join(lines: Sequence[Line], goes_on: Callable[[str, Line], bool]) -> list[Line]:
    """Join each line to the one before, of which `goes_on` is given the text, where that goes on in it."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        may = last and not last.is_blank and not last.is_cell and not line.is_blank and not line.is_cell
        if last and may and not opens_place(line.text.strip()):
            text = last.text.strip()
            if goes_on(text, line):
                joined[-1] = Line(number=last.number, text=last.text.rstrip() + line.text.strip())
                continue
        joined.append(line)
    return joined
