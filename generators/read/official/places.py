"""The places of an official text: every printed character stands in exactly one of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile

from generators.model.official import OfficialPlace, squeeze
from generators.read.official import markers, openings
from generators.read.official.blocks import Block, Paragraph, Row, Table
from generators.read.official.markers import Kind, Marker
from generators.read.official.orders import PLAIN, Order, learn_order
from generators.read.official.outline import Outline
from generators.read.official.sentences import find_heading, is_only_heading

PREFACE, NOTICE, CLOSING, ATTACHMENT_LIST = "前言", "通知", "末段", "附件目录"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DATE_LINE = re.compile(rf"(?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})年{_DAY}月{_DAY}日")
LABELLED = re.compile(
    r"[（(【]?(?:责任|牵头|配合|实施|监督|落实|完成|办理|整改)(?:单位|部门|人|时限|期限|时间)\s*[：:]"
)
"""A line that belongs to the clause above it: 完成时限：…"""
MARKED_CELLS = 2
"""A table is one of tasks when at least this many of its rows, and half of them, begin with a marker."""


@dataclass(kw_only=True)
class Draft:
    """A place while its text is being gathered; `parts` are its paragraphs with their lines."""

    path: str
    line: int
    marker: str = ""
    row: int | None = None
    cell: str | None = None
    kind: Kind = Kind.NAMED
    parts: list[tuple[str, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text gathered so far, one paragraph a line."""
        return "\n".join(text for text, _ in self.parts)


def find_places(blocks: list[Block]) -> tuple[OfficialPlace, ...]:
    """Cut the blocks of an official text into its places, in order."""
    headings = Counter(name_attachment(found) for found in _attachments_of(blocks))
    builder = PlaceBuilder(learn_orders(blocks, headings), headings)
    for block in blocks:
        if isinstance(block, Paragraph):
            builder.add_paragraph(block)
        else:
            builder.add_table(block)
    drafts = _part_closing(_part_notice(builder.drafts))
    following = [*(draft.path for draft in drafts[1:]), ""][: len(drafts)]
    return tuple(_finish(draft, after) for draft, after in zip(drafts, following, strict=True))


def name_attachment(found: re.Match[str]) -> str:
    """Name an attachment as paths do, its number in Arabic digits: 附件1, 附表A."""
    number = found["number"]
    return f"{found['name']}{number if number.isalpha() and number.isascii() else markers.read_numeral(number)}"


def _attachments_of(blocks: Iterable[Block]) -> Iterator[re.Match[str]]:
    paragraphs = (block for block in blocks if isinstance(block, Paragraph))
    return (found for paragraph in paragraphs if (found := openings.ATTACHMENT.match(paragraph.text)))


def _begins_anew(text: str) -> bool:
    """Tell whether a paragraph begins the text that a covering notice with clauses of its own sends on."""
    marker = markers.match_marker(text)
    return marker is not None and marker.number == 1 and marker.kind in {Kind.PART, Kind.TITLE, Kind.CHAPTER}


def learn_orders(blocks: Iterable[Block], headings: Mapping[str, int]) -> dict[str, Order]:
    """Learn how the body (by the name "") and each attachment number their clauses."""
    texts: dict[str, list[str]] = {"": []}
    name, left = "", Counter(headings)
    for block in blocks:
        found = openings.ATTACHMENT.match(block.text) if isinstance(block, Paragraph) else None
        if found:
            left[name_attachment(found)] -= 1
            name = name if left[name_attachment(found)] else name_attachment(found)
        held = [block] if isinstance(block, Paragraph) else _paragraphs_of(block)
        texts.setdefault(name, []).extend(paragraph.text for paragraph in held)
    return {name: learn_order(each) for name, each in texts.items()}


def _paragraphs_of(table: Table) -> Iterator[Paragraph]:
    return (paragraph for row in table.rows for cell in row for paragraph in cell)


class PlaceBuilder:
    """Takes paragraphs and tables in order and puts every piece of their text into the place that is open."""

    def __init__(self, orders: Mapping[str, Order], headings: Mapping[str, int]) -> None:
        """Begin before the first place.

        `orders` are those of the body (by the name "") and of each attachment, `headings` how often each attachment
        stands at the start of a line: all but the last time it is only listed.
        """
        self.drafts: list[Draft] = []
        self._outline = Outline()
        self._orders = orders
        self._headings = Counter(headings)
        self._follow("")
        self._attachment: str | None = None
        self._listing = False
        self._after_table = False

    def add_paragraph(self, paragraph: Paragraph) -> None:
        """Put a paragraph outside tables into its place or places."""
        if self._add_named(paragraph):
            return
        self._listing = self._listing and bool(openings.LISTED.match(paragraph.text))
        if self._listing or (self._outline.path == ATTACHMENT_LIST and not _begins_anew(paragraph.text)):
            self._add_plain(paragraph.text, paragraph.lines[0][1])
            return
        if self._after_table and not markers.match_marker(paragraph.text):
            self._open_named(CLOSING, paragraph, 0, inside=self._attachment)
            self._after_table = False
            return
        self._add_marked(paragraph)

    def add_table(self, table: Table) -> None:
        """Put a table into its places row by row if it is one of tasks, else as text into the open place."""
        column = find_task_column(table)
        for position, row in enumerate(table.rows):
            if column is None or _name_columns(row) == _name_columns(table.rows[0]):
                self._add_row_as_text(row)
            else:
                self._add_task_row(row, table, column, position)
        self._after_table = column is not None

    def _add_named(self, paragraph: Paragraph) -> bool:
        text = paragraph.text
        attachment = openings.ATTACHMENT.match(text)
        if attachment:
            name = name_attachment(attachment)
            self._headings[name] -= 1
            if self._headings[name] > 0:  # only listed here: its heading is still to come
                self._add_plain(text, paragraph.lines[0][1])
                return True
            self._open_attachment(name, paragraph, attachment.end("number"))
            return True
        lone = openings.LONE_ATTACHMENT.fullmatch(text)
        if self.drafts and lone and not self._headings:
            self._open_attachment(squeeze(lone["name"]), paragraph, len(text))
            return True
        note = openings.NOTE.match(text)
        if note and self._attachment:
            self._open_named(note["name"], paragraph, note.end(), inside=self._attachment)
            return True
        listed = openings.ATTACHMENT_LIST.match(text)
        if not listed:
            return False
        self._listing = True
        if any(draft.marker for draft in self.drafts):
            self._open_named(ATTACHMENT_LIST, paragraph, listed.end(), divided=False)
        else:
            self._add_plain(text, paragraph.lines[0][1])
        return True

    def _open_attachment(self, name: str, paragraph: Paragraph, end: int) -> None:
        self._follow(name)
        self._attachment, self._listing = name, False
        self._open_named(name, paragraph, end)

    def _follow(self, name: str) -> None:
        order = self._orders.get(name, PLAIN)
        self._order = order
        self._outline.ranks, self._outline.points, self._outline.bare = order.ranks, order.points, order.bare

    def _open_named(
        self, name: str, paragraph: Paragraph, end: int, *, inside: str | None = None, divided: bool = True
    ) -> None:
        self._outline.enter_named(name, inside=inside)
        line = paragraph.lines[0][1]
        self.drafts.append(Draft(path=self._outline.path, line=line, marker=paragraph.text[:end].strip()))
        if divided:
            shift = tuple((max(start - end, 0), number) for start, number in paragraph.lines)
            self._add_marked(Paragraph(text=paragraph.text[end:].lstrip(), lines=shift))
        else:
            self._add_plain(paragraph.text[end:], line)

    def _add_marked(self, paragraph: Paragraph) -> None:
        """Cut a paragraph at its markers; what stands before the first goes on the open place."""
        before = list(self._outline.open)
        found = self._outline.find_markers(paragraph.text)
        self._outline.open = before
        ends = [*(marker.start for marker in found[1:]), len(paragraph.text)][: len(found)]
        self._add_plain(paragraph.text[: found[0].start] if found else paragraph.text, paragraph.lines[0][1])
        for marker, end in zip(found, ends, strict=True):
            self._open_marker(marker, paragraph.line_at(marker.start), paragraph.text[marker.start : marker.end])
            self._add_plain(paragraph.text[marker.end : end], paragraph.line_at(marker.start))

    def _open_marker(self, marker: Marker, line: int, printed: str) -> None:
        self._after_table = False
        self._outline.enter(marker)
        self.drafts.append(Draft(path=self._outline.path, line=line, marker=printed.strip(), kind=marker.kind))

    def _add_plain(self, text: str, line: int) -> None:
        if not text.strip():
            return
        if not self.drafts:
            self.drafts.append(Draft(path=PREFACE, line=line))
        self.drafts[-1].parts.append((text.strip(), line))

    def _add_row_as_text(self, row: Row) -> None:
        for cell in row:
            for paragraph in cell:
                self._add_plain(paragraph.text, paragraph.lines[0][1])

    def _add_task_row(self, row: Row, table: Table, column: int, number: int) -> None:
        start = len(self.drafts)
        extra: list[Draft] = []
        names = _name_columns(table.rows[0])
        for position, cell in enumerate(row):
            name = names[position] if position < len(names) and names[position] else f"第{position + 1}栏"
            if position == column or (cell and position < column and markers.match_marker(cell[0].text)):
                start = len(self.drafts) if position == column else start
                for paragraph in cell:
                    self._add_marked(paragraph)
            elif cell or position > column:
                extra.append(_draft_cell(cell, name, number, fallback=self.drafts[-1].line))
                self.drafts.append(extra[-1])
        task = [draft for draft in self.drafts[start:] if draft.cell is None]
        clause = self._name_row(task, number)
        for draft in extra:
            draft.path = f"{clause}/{(draft.cell or '').replace('/', '／')}"

    def _name_row(self, task: list[Draft], number: int) -> str:
        """Give the places of a row its number, from its clause on, and return the clause's path."""
        if not task:
            return self._outline.path or f"行{number}"
        clause = 0
        while clause + 1 < len(task) and task[clause].kind < task[clause + 1].kind < Kind.ITEM:
            clause += 1
        for draft in task[clause:]:
            draft.row = number
        return task[clause].path


def find_task_column(table: Table) -> int | None:
    """Find the column whose cells hold clauses and that has columns after it, if the table has one."""
    width, body = len(table.rows[0]), table.rows[1:]
    columns = []
    for column in range(width - 1):
        cells = [row[column] for row in body if len(row) > column]
        marked = sum(1 for cell in cells if cell and markers.match_marker(cell[0].text))
        if marked >= max(MARKED_CELLS, len(body) / 2):
            columns.append(column)
    return columns[-1] if columns else None


def _name_columns(row: Row) -> tuple[str, ...]:
    return tuple(squeeze("".join(paragraph.text for paragraph in cell)) for cell in row)


def _draft_cell(cell: tuple[Paragraph, ...], name: str, row: int, fallback: int) -> Draft:
    parts = [(paragraph.text, paragraph.lines[0][1]) for paragraph in cell]
    return Draft(path="", line=parts[0][1] if parts else fallback, row=row, cell=name, parts=parts)


def _part_notice(drafts: list[Draft]) -> list[Draft]:
    """Part the covering notice from the preface where a date stands alone on a line with text after it."""
    if not drafts or drafts[0].path != PREFACE:
        return drafts
    parts = drafts[0].parts
    dated = [n for n, (text, _) in enumerate(parts[:-1], 1) if DATE_LINE.fullmatch(squeeze(text))]
    if not dated:
        return drafts
    cut = dated[0]
    if cut < len(parts) - 1 and re.fullmatch(r"[（(][^（）()]*[）)]", squeeze(parts[cut][0])):
        cut += 1
    notice = replace(drafts[0], path=NOTICE, parts=parts[:cut])
    return [notice, replace(drafts[0], parts=parts[cut:], line=parts[cut][1]), *drafts[1:]]


def _part_closing(drafts: list[Draft]) -> list[Draft]:
    """Part the paragraphs after the last clause of the main body, unless that clause is only a heading."""
    body = [n for n, draft in enumerate(drafts) if draft.kind is not Kind.NAMED and not draft.path.startswith("附件")]
    if not body or drafts[body[-1]].row is not None:
        return drafts
    last = drafts[body[-1]]
    count = 1 + len(list(takewhile(lambda part: LABELLED.match(part[0]), last.parts[1:])))
    own, rest = last.parts[:count], last.parts[count:]
    if not rest or is_only_heading(own[0][0]):
        return drafts
    closing = Draft(path=CLOSING, line=rest[0][1], parts=rest)
    return [*drafts[: body[-1]], replace(last, parts=own), closing, *drafts[body[-1] + 1 :]]


def _finish(draft: Draft, path_after: str) -> OfficialPlace:
    heading = ""
    if draft.kind is not Kind.NAMED:
        followed = len(draft.parts) > 1 or path_after.startswith(draft.path + "/")
        heading = find_heading(draft.text, followed=followed, is_item=draft.kind is Kind.ITEM)
    return OfficialPlace(
        path=draft.path,
        row=draft.row,
        cell=draft.cell,
        marker=draft.marker,
        heading=heading,
        text=draft.text,
        line=draft.line,
    )
