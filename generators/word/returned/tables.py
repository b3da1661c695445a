"""The tables of a returned form, cell by cell."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from generators.word.refusal import RefusedError
from generators.word.returned.names import (
    BOOKMARK,
    CELLS,
    COMMONEST,
    DEL,
    GRID_BEFORE,
    IN_CELL,
    MERGE,
    NAME,
    ODD,
    PROGRAMS_OWN,
    ROWS,
    SDT,
    SEEN_IN_CELL,
    SEEN_IN_TABLE,
    SPACES,
    SPAN,
    TAG,
    TBL,
    TC,
    TR,
    VAL,
    WRAPPERS,
    P,
    T,
    W,
)
from generators.word.returned.records import ReturnedCell, ReturnedTable
from generators.word.returned.texts import odd_text, original, read_whole, tidy

MOST_ROWS = 5000
"""Of a table; filled in, so many rows would have more marks than the guard lets pass."""


def unwrapped(parent: etree._Element, wanted: frozenset[str]) -> Iterator[etree._Element]:
    """Yield the wanted children, also those inside controls and tracked insertions."""
    for child in parent:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag in WRAPPERS:
            yield from unwrapped(child, wanted)


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


def read_table(table: etree._Element) -> ReturnedTable:
    """Read a table; rows marked as deleted are left out. Raises RefusedError for one longer than any form's."""
    _check_length(len(table))
    rows = None if _wraps_cells(table) else _rows_in_one_pass(table)
    if rows is None:
        rows = [_row_by_cells(row) for row in islice(unwrapped(table, ROWS), MOST_ROWS + 1)]
    _check_length(len(rows))
    kept = [row for row in rows if not row.deleted]
    return ReturnedTable(rows=tuple(tuple(_cells(row, number)) for number, row in enumerate(kept)))


def _check_length(rows: int) -> None:
    if rows > MOST_ROWS:
        raise RefusedError(f"文件里的表格超过 {MOST_ROWS} 行，不像一份表单", "请用下发的表单填报")


def _wraps_cells(table: etree._Element) -> bool:
    """Tell whether a control stands around cells or rows."""
    return any(next(part.iterchildren(SDT), None) is not None for part in (table, *table.iterchildren(TR)))


def _rows_in_one_pass(table: etree._Element) -> list[_Row] | None:
    """Read a table in one pass: a pass for each cell takes five times as long.

    None where the pass could not tell the cells apart: a table inside a cell.
    """
    rows: list[_Row] = []
    part = _Part()
    cell: etree._Element | None = None
    for one in table.iter(*SEEN_IN_TABLE):
        tag = one.tag
        if cell is not None and tag in COMMONEST:  # half of all there is: worth no call
            part.texts.append((one.text or "") if tag == T else "\n")
        elif tag == TC:
            part, cell = _Part(), one
            if not rows:
                return None
            rows[-1].parts.append(part)
        elif cell is not None and tag in IN_CELL:
            _note(part, one, tag, cell)
        elif tag == TR:
            rows.append(_Row())
            cell = None
        elif tag == TBL:
            if one is not table:
                return None
        elif rows:
            _note_row(rows[-1], one)
    return rows


def _row_by_cells(row: etree._Element) -> _Row:
    read = _Row()
    for one in row.iterfind(f"{W}trPr/*"):
        _note_row(read, one)
    for cell in unwrapped(row, CELLS):
        part = _Part()
        for one in cell.iter(*SEEN_IN_CELL):
            _note(part, one, one.tag, cell)
        read.parts.append(part)
    return read


def _note_row(row: _Row, one: etree._Element) -> None:
    if one.tag == DEL:
        row.deleted = True
    elif one.tag == GRID_BEFORE:
        row.before = read_whole(one)


def _note(part: _Part, one: etree._Element, tag: str | bytes | bytearray | etree.QName, cell: etree._Element) -> None:
    """Take one element of a cell into account."""
    if tag == TAG:
        part.tags.append(one.get(VAL, ""))
    elif tag == T:
        part.texts.append(one.text or "")
    elif tag == P:
        part.texts.append("\n")
    elif tag == BOOKMARK:
        name = one.get(NAME, "")
        if name[:1] != PROGRAMS_OWN:
            part.bookmarks.append(original(name))
    elif tag == SPAN:
        part.columns = max(1, read_whole(one))
    elif tag == MERGE:
        part.merge = one.get(VAL, "continue")
    elif tag in ODD:
        part.element = cell
    else:
        part.texts.append(SPACES[str(tag)])


def _cells(row: _Row, number: int) -> Iterator[ReturnedCell]:
    column = row.before
    for part in row.parts:
        plain = "".join(part.texts)
        text, marks, tracked = (plain, (), None) if part.element is None else odd_text(part.element)
        continued = part.merge is not None and part.merge != "restart"
        tags, bookmarks = tuple(part.tags), tuple(part.bookmarks)
        # By position: names take twice as long, and there are hundreds of cells in a file.
        yield ReturnedCell(number, column, part.columns, tidy(text), tags, bookmarks, marks, tracked, continued)
        column += part.columns
