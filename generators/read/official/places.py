"""The places of an official text: every printed character stands in exactly one of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generators.model.official import OfficialPlace, squeeze
from generators.read.official import markers, openings
from generators.read.official.blocks import Block, Paragraph, Row, Table
from generators.read.official.drafts import CLOSING, PREFACE, Draft, finish_drafts
from generators.read.official.markers import Kind, Marker
from generators.read.official.openings import name_attachment
from generators.read.official.orders import PLAIN, Order, learn_orders
from generators.read.official.outline import Outline
from generators.read.official.task_tables import find_task_column, name_columns

ATTACHMENT_LIST = "附件目录"


def find_places(blocks: list[Block]) -> tuple[OfficialPlace, ...]:
    """Cut the blocks of an official text into its places, in order."""
    headings = Counter(name_attachment(found) for found in _attachments_of(blocks))
    builder = PlaceBuilder(learn_orders(blocks, headings), headings)
    for block in blocks:
        if isinstance(block, Paragraph):
            builder.add_paragraph(block)
        else:
            builder.add_table(block)
    return finish_drafts(builder.drafts)


def _attachments_of(blocks: Iterable[Block]) -> Iterator[re.Match[str]]:
    paragraphs = (block for block in blocks if isinstance(block, Paragraph))
    return (found for paragraph in paragraphs if (found := openings.ATTACHMENT.match(paragraph.text)))


def _begins_anew(text: str) -> bool:
    """Tell whether a paragraph begins the text that a covering notice with clauses of its own sends on."""
    marker = markers.match_marker(text)
    return marker is not None and marker.number == 1 and marker.kind in {Kind.PART, Kind.TITLE, Kind.CHAPTER}


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
            if column is None or name_columns(row) == name_columns(table.rows[0]):
                self._add_row_as_text(row)
            else:
                self._add_task_row(row, table, column, position)
        self._after_table = column is not None

    def _add_named(self, paragraph: Paragraph) -> bool:
        """Open the named place that a paragraph begins, or say that it begins none."""
        return self._add_attachment(paragraph) or self._add_note(paragraph) or self._add_list(paragraph)

    def _add_attachment(self, paragraph: Paragraph) -> bool:
        text = paragraph.text
        attachment = openings.ATTACHMENT.match(text)
        if attachment:
            name = name_attachment(attachment)
            self._headings[name] -= 1
            if self._headings[name] > 0:  # only listed here: its heading is still to come
                self._add_plain(text, paragraph.lines[0][1])
            else:
                self._open_attachment(name, paragraph, attachment.end("number"))
            return True
        lone = openings.LONE_ATTACHMENT.fullmatch(text)
        if self.drafts and lone and not self._headings:
            self._open_attachment(squeeze(lone["name"]), paragraph, len(text))
            return True
        return False

    def _add_note(self, paragraph: Paragraph) -> bool:
        note = openings.NOTE.match(paragraph.text)
        if not note or not self._attachment:
            return False
        self._open_named(note["name"], paragraph, note.end(), inside=self._attachment)
        return True

    def _add_list(self, paragraph: Paragraph) -> bool:
        listed = openings.ATTACHMENT_LIST.match(paragraph.text)
        if not listed:
            return False
        self._listing = True
        if any(draft.marker for draft in self.drafts):
            self._open_named(ATTACHMENT_LIST, paragraph, listed.end(), divided=False)
        else:
            self._add_plain(paragraph.text, paragraph.lines[0][1])
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
        names = name_columns(table.rows[0])
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


def _draft_cell(cell: tuple[Paragraph, ...], name: str, row: int, fallback: int) -> Draft:
    parts = [(paragraph.text, paragraph.lines[0][1]) for paragraph in cell]
    return Draft(path="", line=parts[0][1] if parts else fallback, row=row, cell=name, parts=parts)
