"""Fields to fill in: a rich content control with a bookmark inside.

A run-level control without a kind element is what every tried program keeps and lets the reader
fill; tags are lost by older LibreOffice, which keeps the bookmark.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from generators.word.blocks import TAG_LIMIT, Control, ControlKind
from generators.word.markup import Xml, element, escaped, joined, valued

BOOKMARK_LIMIT = 40
KEPT = 1024
"""How many fields are kept, of which each takes up some 1 KB."""
BLANK = "\u3000"
"""What stands in an empty field: wide enough to click, and stripped to nothing."""
BOX = "□"

_NOT_IN_BOOKMARK = re.compile(r"[^A-Za-z0-9]+")
_LARGEST_ID = 0x7FFFFFFF


@dataclass(frozen=True, kw_only=True)
class Mark:
    """The numbers and names that tie a control to its document."""

    number: int
    """Id of the control, and of the bookmark in it: ids of the two kinds do not meet."""
    bookmark: str


@lru_cache(maxsize=KEPT)
def bookmark_name(tag: str) -> str:
    """Name the bookmark of a field: readable, at most 40 characters, one for each tag.

    Begins with a letter (Word hides names that begin with an underscore) and ends in a checksum of
    the tag, which keeps shortened names apart.
    """
    ending = f"_{crc32(tag.encode()):08x}"
    readable = _NOT_IN_BOOKMARK.sub("_", f"f_{tag}")
    return readable[: BOOKMARK_LIMIT - len(ending)].rstrip("_") + ending


def natural_id(tag: str) -> int:
    """Return the id a field has in every document in which no other one has it."""
    return crc32(tag.encode()) & _LARGEST_ID or 1


def number_controls(controls: Iterable[Control]) -> dict[str, Mark]:
    """Give every control of a document its mark, by tag.

    Ids depend on the tag, so that a field keeps its id when others are added before it; where two fall together,
    the later one moves on. Raises ValueError when a tag, or the bookmark made from it, comes twice.
    """
    marks: dict[str, Mark] = {}
    taken: set[int] = set()
    names: set[str] = set()
    for control in controls:
        name = bookmark_name(control.tag)
        if control.tag in marks or name in names:
            raise ValueError(f"field comes twice: {control.tag!r}")
        number = _free_id(control.tag, taken)
        taken.add(number)
        names.add(name)
        marks[control.tag] = Mark(number=number, bookmark=name)
    return marks


def control_xml(control: Control, marks: Mapping[str, Mark]) -> Xml:
    """Build `w:sdt` of one field, to stand among the runs of a paragraph."""
    return _marked_xml(control, marks[control.tag])


# The fields of a form stand in it for every sender; those of a list are written once, with their frame.
@lru_cache(maxsize=KEPT)
def _marked_xml(control: Control, mark: Mark) -> Xml:
    properties = element(
        "w:sdtPr",
        None,
        valued("w:alias", _shortened(control.label)) if control.label else joined(),
        valued("w:tag", control.tag),
        valued("w:id", mark.number),
        valued("w:lock", "sdtLocked"),
        _kind_xml(control),
    )
    content = element(
        "w:sdtContent",
        None,
        element("w:bookmarkStart", {"w:id": mark.number, "w:name": mark.bookmark}),
        element("w:r", None, _fill_xml(control), _text_xml(control)),
        element("w:bookmarkEnd", {"w:id": mark.number}),
    )
    return element("w:sdt", None, properties, content)


def _shortened(label: str) -> str:
    """Keep the end of a label: of a path of headings, it is what tells two columns apart."""
    return label if len(label) <= TAG_LIMIT else "…" + label[1 - TAG_LIMIT :]


def _free_id(tag: str, taken: set[int]) -> int:
    number = natural_id(tag)
    while number in taken:
        number = number % _LARGEST_ID + 1
    return number


def _fill_xml(control: Control) -> Xml:
    if not control.fill:
        return joined()
    return element("w:rPr", None, element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": control.fill}))


def _text_xml(control: Control) -> Xml:
    empty = BOX if control.kind is ControlKind.CHECK else BLANK
    text = control.value or empty
    # The blank is no blank to XML, but Word may take it for one.
    space = {"xml:space": "preserve"} if text != text.strip() else None
    return element("w:t", space, escaped(text))


def _kind_xml(control: Control) -> Xml:
    if control.kind is ControlKind.CHOICE:
        items = [element("w:listItem", {"w:displayText": choice, "w:value": choice}) for choice in control.choices]
        return element("w:dropDownList", None, *items)
    if control.kind is ControlKind.DATE:
        return element(
            "w:date",
            None,
            valued("w:dateFormat", "yyyy年M月d日"),
            valued("w:lid", "zh-CN"),
        )
    return joined()
