"""The text of a cell or line as a reader of the file sees it, and what is out of the ordinary in it."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from generators.word.refusal import RefusedError
from generators.word.returned.names import (
    ALWAYS,
    GONE,
    NEW,
    OFF,
    PLACEHOLDER,
    RAISED,
    SPACES,
    SYM,
    SYMBOLS,
    TEXT_TAGS,
    TOGGLES,
    UNSEEN,
    VAL,
    T,
    W,
)
from generators.word.returned.records import Mark, Tracked

WIDEST = 200
"""Grid columns of a table; a wider claim is cut off."""
_COPY = re.compile(r"_Copy_\d+$")
"""What LibreOffice adds to the name of a bookmark that comes twice."""
_MOST_PIECES = 5000
"""Runs of a cell or line whose surroundings are looked at one by one."""
_PLACEHOLDERS = frozenset(
    {
        "单击或点击此处输入文字。",
        "单击此处输入文字。",
        "选择一项。",
        "单击或点击以输入日期。",
        "单击此处输入日期。",
        "Click or tap here to enter text.",
        "Click here to enter text.",
        "Choose an item.",
        "Click or tap to enter a date.",
    }
)
"""What programs show in a field that was emptied."""


def odd_text(part: etree._Element) -> tuple[str, tuple[Mark, ...], Tracked | None]:
    """Read the text of a cell or line that holds more than plain text."""
    texts: list[str] = []
    inserted: list[str] = []
    pieces = list(islice(part.iter(*TEXT_TAGS, SYM), _MOST_PIECES + 1))
    if len(pieces) > _MOST_PIECES:
        raise RefusedError("一处文字切成了几千段，不像一份表单", "请清除格式后重新填报")
    for one in pieces:
        if is_unseen(one, part):
            continue
        text = (one.text or "") if one.tag == T else SPACES.get(one.tag, "\n") if one.tag != SYM else _symbol(one)
        texts.append(text)
        if _is_within(one, part, NEW):
            inserted.append(text)
    deleted = [one.text or "" for one in part.iter(f"{W}delText", T) if _is_within(one, part, GONE)]
    marks = {mark for one in part.iter(*TOGGLES, RAISED, *ALWAYS) for mark in _marks_of(one, part)}
    tracked = Tracked(deleted=tidy("".join(deleted)), inserted=tidy("".join(inserted)))
    return (
        "".join(texts),
        tuple(sorted(marks, key=lambda mark: mark.value)),
        tracked if tracked.deleted or tracked.inserted else None,
    )


def _symbol(one: etree._Element) -> str:
    """Read a sign of a symbol typeface, if people tick with it; its place in the typeface may be shifted."""
    place = one.get(f"{W}char", "")
    try:
        return SYMBOLS.get((one.get(f"{W}font", ""), int(place, 16) & 0xFF), "")
    except ValueError:
        return ""


def _marks_of(one: etree._Element, part: etree._Element) -> Iterator[Mark]:
    if one is part or (one.tag not in ALWAYS and one.get(VAL) in OFF):
        return
    if one.tag in ALWAYS:
        yield ALWAYS[one.tag]
        return
    properties = one.getparent()
    run = None if properties is None else properties.getparent()
    if run is not None and run.tag == f"{W}r" and "".join(one.text or "" for one in run.iter(T)).strip():
        yield TOGGLES.get(one.tag, Mark.RAISED)


def is_unseen(one: etree._Element, part: etree._Element) -> bool:
    """Tell whether text is deleted, doubled for older programs, in a text box, or a field's prompt."""
    for above in one.iterancestors():
        if above is part:
            return False
        if above.tag in UNSEEN or (above.tag == f"{W}sdt" and above.find(f"{W}sdtPr/{PLACEHOLDER}") is not None):
            return True
    return False


def _is_within(one: etree._Element, part: etree._Element, wanted: frozenset[str]) -> bool:
    for above in one.iterancestors():
        if above is part:
            return False
        if above.tag in wanted:
            return True
    return False


def tidy(text: str) -> str:
    """Take off blanks at both ends, among them the wide one that stands in an empty field."""
    stripped = text.strip(_BLANKS)
    return "" if stripped in _PLACEHOLDERS else stripped


_BLANKS = " \t\r\n\x0b\x0c\xa0\u2002\u2003\u2009\u200b\u2060\u3000\ufeff"


def read_whole(one: etree._Element) -> int:
    """Read a small whole number from `w:val`; nonsense is 0, more than the widest table the widest."""
    text = one.get(VAL, "")
    return min(int(text), WIDEST) if text.isascii() and text.isdigit() and len(text) <= len(str(WIDEST)) else 0


def original(name: str) -> str:
    """Give a bookmark back the name it had before it was doubled."""
    return _COPY.sub("", name) if "_Copy_" in name else name
