"""The lines of a returned form outside its tables, with the fields in them."""

from collections.abc import Iterator

from lxml import etree

from generators.word.returned.names import (
    BOOKMARK,
    NAME,
    ODD_TAGS,
    PLACEHOLDER,
    PROGRAMS_OWN,
    SPACES,
    TAG,
    TEXT_TAGS,
    VAL,
    T,
    W,
)
from generators.word.returned.records import InlineField, ReturnedLine
from generators.word.returned.texts import WIDEST, is_unseen, odd_text, original, tidy


def read_line(line: etree._Element) -> ReturnedLine:
    """Read a paragraph outside tables."""
    odd = next(line.iter(*ODD_TAGS), None) is not None
    text, marks, tracked = odd_text(line) if odd else (_plain_text(line), (), None)
    return ReturnedLine(
        text=tidy(text),
        tags=tuple(_inline_controls(line)),
        bookmarks=tuple(_inline_bookmarks(line)),
        marks=marks,
        tracked=tracked,
    )


def _plain_text(part: etree._Element) -> str:
    return "".join((one.text or "") if one.tag == T else SPACES.get(one.tag, "\n") for one in part.iter(*TEXT_TAGS))


def _inline_controls(line: etree._Element) -> Iterator[InlineField]:
    for tag in line.iter(TAG):
        control = tag.getparent().getparent()  # type: ignore[union-attr] # w:tag stands in w:sdtPr of w:sdt
        if control is not None and control.tag == f"{W}sdt":
            yield InlineField(name=tag.get(VAL, ""), text=tidy(odd_text(control)[0]) if _is_shown(control) else "")


def _is_shown(control: etree._Element) -> bool:
    return control.find(f"{W}sdtPr/{PLACEHOLDER}") is None


def _inline_bookmarks(line: etree._Element) -> Iterator[InlineField]:
    """Read the bookmarks that begin and end in this line."""
    opened: dict[str, tuple[str, list[str]]] = {}
    for one in line.iter(BOOKMARK, f"{W}bookmarkEnd", T, *SPACES):
        number = one.get(f"{W}id", "")
        if one.tag == BOOKMARK and len(opened) < WIDEST:
            opened[number] = (original(one.get(NAME, "")), [])
        elif one.tag == f"{W}bookmarkEnd":
            if number in opened:
                name, texts = opened.pop(number)
                if name[:1] != PROGRAMS_OWN:
                    yield InlineField(name=name, text=tidy("".join(texts)))
        elif not is_unseen(one, line):
            for _, texts in opened.values():
                texts.append((one.text or "") if one.tag == T else SPACES.get(one.tag, ""))
