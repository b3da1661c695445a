"""What stands in a Word file that came back: which form it says it is, its tables cell by cell, its lines.

Nothing is judged here. Text a reader of the file does not see as valid (struck out, hidden, deleted, in a
text box) is never silently joined to what they see: it is left out or marked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import NamedTuple

from lxml import etree

from generators.word.guard import Package, Refusal, RefusedError, open_package, parse_part
from generators.word.markup import NAMESPACES
from generators.word.properties import FORM_NAMESPACE

W = f"{{{NAMESPACES['w']}}}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_LARGEST_ITEM = 64 * 1024
_MOST_ITEMS = 20
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


class Mark(Enum):
    """What is out of the ordinary in a cell or line, as people say it."""

    STRUCK = "删除线"
    HIDDEN = "隐藏文字"
    FORMULA = "公式"
    TEXT_BOX = "文本框"
    RAISED = "上标或下标"
    NESTED = "套在里面的表格"
    TRACKED_CELL = "修订过的单元格"


class Identity(NamedTuple):
    """Which form a file says it is, in one of the places that say so."""

    source: str
    identifier: str
    version: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Tracked:
    """Changes still marked as such: what is gone and what is new."""

    deleted: str = ""
    inserted: str = ""


class ReturnedCell(NamedTuple):
    """A cell: where it stands in the grid of its table, and all that is written in it.

    A tuple, for there are hundreds in a file and a frozen dataclass takes three times as long to make.
    """

    row: int
    column: int
    columns: int
    text: str
    """Deleted text left out, inserted text kept; line breaks and paragraphs are line feeds."""
    tags: tuple[str, ...] = ()
    bookmarks: tuple[str, ...] = ()
    """Names without `_Copy_n`."""
    marks: tuple[Mark, ...] = ()
    tracked: Tracked | None = None
    continued: bool = False
    """Part of the cell above: what is written here nobody sees."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnedTable:
    """The rows of a table, each from left to right."""

    rows: tuple[tuple[ReturnedCell, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class InlineField:
    """A field in a line of text: its tag or its bookmark, and what stands in it."""

    name: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnedLine:
    """A paragraph outside tables."""

    text: str
    tags: tuple[InlineField, ...] = ()
    bookmarks: tuple[InlineField, ...] = ()
    marks: tuple[Mark, ...] = ()
    tracked: Tracked | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnedDocument:
    """All that was gathered from a file."""

    identities: tuple[Identity, ...]
    properties: tuple[tuple[str, str], ...]
    """Custom properties, by name."""
    tables: tuple[ReturnedTable, ...]
    lines: tuple[ReturnedLine, ...]


def read_returned(content: bytes, name: str = "") -> ReturnedDocument | Refusal:
    """Gather what stands in a file; a Refusal says why it is not read. Never raises for bad input."""
    package = open_package(content, name)
    if isinstance(package, Refusal):
        return package
    try:
        return _gathered(package)
    except RefusedError as error:
        return error.refusal


def _gathered(package: Package) -> ReturnedDocument:
    root = parse_part(package.part(package.main) or b"")
    body = root.find(f"{W}body")
    if body is None:
        raise RefusedError("这不是 Word 正文，没有可读的内容")
    properties = tuple(_custom_properties(package))
    tables: list[ReturnedTable] = []
    lines: list[ReturnedLine] = []
    for block in _unwrapped(body, _BLOCKS):
        if block.tag == _TBL:
            tables.append(_table(block))
        else:
            lines.append(_line(block))
    return ReturnedDocument(
        identities=tuple(_identities(package, dict(properties))),
        properties=properties,
        tables=tuple(tables),
        lines=tuple(lines),
    )


_TBL, _TR, _TC, _P, _T = f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}p", f"{W}t"
_BLOCKS = frozenset({_TBL, _P})
_SDT = f"{W}sdt"
_DEL, _GRID_BEFORE = f"{W}del", f"{W}gridBefore"
_ROWS = frozenset({_TR})
_CELLS = frozenset({_TC})
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_SPACES = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_SPAN, _MERGE, _TAG, _BOOKMARK = f"{W}gridSpan", f"{W}vMerge", f"{W}tag", f"{W}bookmarkStart"
_TOGGLES = {f"{W}strike": Mark.STRUCK, f"{W}dstrike": Mark.STRUCK, f"{W}vanish": Mark.HIDDEN}
_RAISED = f"{W}vertAlign"
_ALWAYS = {
    _MATH: Mark.FORMULA,
    f"{W}txbxContent": Mark.TEXT_BOX,
    _TBL: Mark.NESTED,
    f"{W}cellIns": Mark.TRACKED_CELL,
    f"{W}cellDel": Mark.TRACKED_CELL,
    f"{W}cellMerge": Mark.TRACKED_CELL,
}
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_NEW = frozenset({f"{W}ins", f"{W}moveTo"})
_PLACEHOLDER = f"{W}showingPlcHdr"
_UNSEEN = frozenset({*_GONE, _FALLBACK, f"{W}txbxContent"})
_TEXT_TAGS = (_P, _T, *_SPACES)
_ODD_TAGS = (*_TOGGLES, _RAISED, *_ALWAYS, *_GONE, *_NEW, _PLACEHOLDER, _FALLBACK)
_SEEN_IN_CELL = (*_TEXT_TAGS, _SPAN, _MERGE, _TAG, _BOOKMARK, *_ODD_TAGS)
_SEEN_IN_TABLE = (_TR, _TC, _GRID_BEFORE, *_SEEN_IN_CELL)
_ODD = frozenset(_ODD_TAGS)
_IN_CELL = frozenset(_SEEN_IN_CELL) - {_TBL}
_VAL, _NAME = f"{W}val", f"{W}name"
_OFF = frozenset({"0", "false", "off", "none", "baseline"})


def _unwrapped(parent: etree._Element, wanted: frozenset[str]) -> Iterator[etree._Element]:
    """Yield the wanted children, also those inside controls and tracked insertions."""
    for child in parent:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag in _WRAPPERS:
            yield from _unwrapped(child, wanted)


class _Part:
    """A cell while it is read."""

    __slots__ = ("bookmarks", "columns", "element", "merge", "tags", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.bookmarks: list[str] = []
        self.columns = 1
        self.merge: str | None = None
        self.element: etree._Element | None = None
        """The cell itself, where something odd in it must be looked at again."""


class _Row:
    """A row while it is read: its cells, the grid columns before them, whether it is marked as deleted."""

    __slots__ = ("before", "deleted", "parts")

    def __init__(self) -> None:
        self.parts: list[_Part] = []
        self.before = 0
        self.deleted = False


def _table(table: etree._Element) -> ReturnedTable:
    rows = _rows_in_one_pass(table)
    if rows is None:
        rows = [_row_by_cells(row) for row in _unwrapped(table, _ROWS)]
    kept = [row for row in rows if not row.deleted]
    return ReturnedTable(rows=tuple(tuple(_cells(row, number)) for number, row in enumerate(kept)))


def _rows_in_one_pass(table: etree._Element) -> list[_Row] | None:
    """Read a table in one pass: a pass for each cell takes five times as long.

    None where the pass could not tell the cells apart: a table inside a cell, a control around cells or rows.
    """
    if any(next(part.iterchildren(_SDT), None) is not None for part in (table, *table.iterchildren(_TR))):
        return None
    rows: list[_Row] = []
    part = _Part()
    cell: etree._Element | None = None
    for one in table.iter(*_SEEN_IN_TABLE):
        tag = one.tag
        if cell is not None and tag in _IN_CELL:
            _note(part, one, tag, cell)
        elif tag == _TC:
            part, cell = _Part(), one
            if not rows:
                return None
            rows[-1].parts.append(part)
        elif tag == _TR:
            rows.append(_Row())
            cell = None
        elif tag == _TBL:
            if one is not table:
                return None
        elif rows:
            _note_row(rows[-1], one)
    return rows


def _row_by_cells(row: etree._Element) -> _Row:
    read = _Row()
    for one in row.iterfind(f"{W}trPr/*"):
        _note_row(read, one)
    for cell in _unwrapped(row, _CELLS):
        part = _Part()
        for one in cell.iter(*_SEEN_IN_CELL):
            _note(part, one, one.tag, cell)
        read.parts.append(part)
    return read


def _note_row(row: _Row, one: etree._Element) -> None:
    if one.tag == _DEL:
        row.deleted = True
    elif one.tag == _GRID_BEFORE:
        row.before = _whole(one)


def _note(part: _Part, one: etree._Element, tag: str | bytes | bytearray | etree.QName, cell: etree._Element) -> None:
    """Take one element of a cell into account."""
    if tag == _T:
        part.texts.append(one.text or "")
    elif tag == _P:
        part.texts.append("\n")
    elif tag == _TAG:
        part.tags.append(one.get(_VAL, ""))
    elif tag == _BOOKMARK:
        part.bookmarks.append(_original(one.get(_NAME, "")))
    elif tag == _SPAN:
        part.columns = max(1, _whole(one))
    elif tag == _MERGE:
        part.merge = one.get(_VAL, "continue")
    elif tag in _ODD:
        part.element = cell
    else:
        part.texts.append(_SPACES[str(tag)])


def _cells(row: _Row, number: int) -> Iterator[ReturnedCell]:
    column = row.before
    for part in row.parts:
        plain = "".join(part.texts)
        text, marks, tracked = (plain, (), None) if part.element is None else _odd_text(part.element)
        yield ReturnedCell(
            row=number,
            column=column,
            columns=part.columns,
            text=_tidy(text),
            tags=tuple(part.tags),
            bookmarks=tuple(part.bookmarks),
            marks=marks,
            tracked=tracked,
            continued=part.merge is not None and part.merge != "restart",
        )
        column += part.columns


def _original(name: str) -> str:
    return _COPY.sub("", name) if "_Copy_" in name else name


def _odd_text(part: etree._Element) -> tuple[str, tuple[Mark, ...], Tracked | None]:
    """Read the text of a cell or line that holds more than plain text."""
    texts: list[str] = []
    inserted: list[str] = []
    pieces = list(islice(part.iter(*_TEXT_TAGS), _MOST_PIECES + 1))
    if len(pieces) > _MOST_PIECES:
        raise RefusedError("一处文字切成了几千段，不像一份表单", "请清除格式后重新填报")
    for one in pieces:
        if _is_unseen(one, part):
            continue
        text = (one.text or "") if one.tag == _T else _SPACES.get(one.tag, "\n")
        texts.append(text)
        if _is_within(one, part, _NEW):
            inserted.append(text)
    deleted = [one.text or "" for one in part.iter(f"{W}delText", _T) if _is_within(one, part, _GONE)]
    marks = {mark for one in part.iter(*_TOGGLES, _RAISED, *_ALWAYS) for mark in _marks_of(one, part)}
    tracked = Tracked(deleted=_tidy("".join(deleted)), inserted=_tidy("".join(inserted)))
    return (
        "".join(texts),
        tuple(sorted(marks, key=lambda mark: mark.value)),
        tracked if tracked.deleted or tracked.inserted else None,
    )


def _marks_of(one: etree._Element, part: etree._Element) -> Iterator[Mark]:
    if one is part or (one.tag not in _ALWAYS and one.get(_VAL) in _OFF):
        return
    if one.tag in _ALWAYS:
        yield _ALWAYS[one.tag]
        return
    properties = one.getparent()
    run = None if properties is None else properties.getparent()
    if run is not None and run.tag == f"{W}r" and "".join(one.text or "" for one in run.iter(_T)).strip():
        yield _TOGGLES.get(one.tag, Mark.RAISED)


def _is_unseen(one: etree._Element, part: etree._Element) -> bool:
    """Tell whether text is deleted, doubled for older programs, in a text box, or a field's prompt."""
    for above in one.iterancestors():
        if above is part:
            return False
        if above.tag in _UNSEEN or (above.tag == f"{W}sdt" and above.find(f"{W}sdtPr/{_PLACEHOLDER}") is not None):
            return True
    return False


def _is_within(one: etree._Element, part: etree._Element, wanted: frozenset[str]) -> bool:
    for above in one.iterancestors():
        if above is part:
            return False
        if above.tag in wanted:
            return True
    return False


def _line(line: etree._Element) -> ReturnedLine:
    odd = next(line.iter(*_ODD_TAGS), None) is not None
    text, marks, tracked = _odd_text(line) if odd else (_plain_text(line), (), None)
    return ReturnedLine(
        text=_tidy(text),
        tags=tuple(_inline_controls(line)),
        bookmarks=tuple(_inline_bookmarks(line)),
        marks=marks,
        tracked=tracked,
    )


def _plain_text(part: etree._Element) -> str:
    return "".join((one.text or "") if one.tag == _T else _SPACES.get(one.tag, "\n") for one in part.iter(*_TEXT_TAGS))


def _inline_controls(line: etree._Element) -> Iterator[InlineField]:
    for tag in line.iter(_TAG):
        control = tag.getparent().getparent()  # type: ignore[union-attr] # w:tag stands in w:sdtPr of w:sdt
        if control is not None and control.tag == f"{W}sdt":
            yield InlineField(name=tag.get(_VAL, ""), text=_tidy(_odd_text(control)[0]) if _is_shown(control) else "")


def _is_shown(control: etree._Element) -> bool:
    return control.find(f"{W}sdtPr/{_PLACEHOLDER}") is None


def _inline_bookmarks(line: etree._Element) -> Iterator[InlineField]:
    """Read the bookmarks that begin and end in this line."""
    opened: dict[str, tuple[str, list[str]]] = {}
    for one in line.iter(_BOOKMARK, f"{W}bookmarkEnd", _T, *_SPACES):
        number = one.get(f"{W}id", "")
        if one.tag == _BOOKMARK and len(opened) < WIDEST:
            opened[number] = (_original(one.get(_NAME, "")), [])
        elif one.tag == f"{W}bookmarkEnd":
            if number in opened:
                name, texts = opened.pop(number)
                yield InlineField(name=name, text=_tidy("".join(texts)))
        elif not _is_unseen(one, line):
            for _, texts in opened.values():
                texts.append((one.text or "") if one.tag == _T else _SPACES.get(one.tag, ""))


def _tidy(text: str) -> str:
    """Take off blanks at both ends, among them the wide one that stands in an empty field."""
    stripped = text.strip(_BLANKS)
    return "" if stripped in _PLACEHOLDERS else stripped


_BLANKS = " \t\r\n\x0b\x0c\xa0\u2002\u2003\u2009\u200b\u2060\u3000\ufeff"


def _whole(one: etree._Element) -> int:
    """Read a small whole number from `w:val`; nonsense is 0, more than the widest table the widest."""
    text = one.get(_VAL, "")
    return min(int(text), WIDEST) if text.isascii() and text.isdigit() and len(text) <= len(str(WIDEST)) else 0


def _identities(package: Package, custom: dict[str, str]) -> Iterator[Identity]:
    core = package.part("docProps/core.xml")
    if core is not None:
        root = parse_part(core)
        identifier = root.findtext(f"{_DC}identifier") or ""
        if identifier.strip():
            yield Identity("文档属性", identifier.strip(), (root.findtext(f"{_CP}version") or "").strip())
    if custom.get("FormId"):
        yield Identity("自定义属性", custom["FormId"], custom.get("FormVersion", ""))
    for root in _items(package):
        if root.tag == f"{{{FORM_NAMESPACE}}}form":
            yield Identity("自定义 XML", root.get("id", ""), root.get("version", ""))


def _items(package: Package) -> Iterator[etree._Element]:
    """Parse the custom XML items that could be ours."""
    names = [
        entry.name
        for entry in package.entries.values()
        if re.fullmatch(r"customXml/[^/]+\.xml", entry.name) and entry.size <= _LARGEST_ITEM
    ]
    for name in names[:_MOST_ITEMS]:
        content = package.part(name) or b""
        if FORM_NAMESPACE.encode() in content:
            yield parse_part(content)


def _custom_properties(package: Package) -> Iterator[tuple[str, str]]:
    content = package.part("docProps/custom.xml")
    if content is None:
        return
    for one in parse_part(content).iter(f"{_CUSTOM}property"):
        yield one.get("name", ""), "".join(map(str, one.itertext())).strip()
