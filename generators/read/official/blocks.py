"""The lines of an official text joined into paragraphs and tables."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from generators.read.official.sentences import goes_on

NOISE = re.compile(r"\[bookmark:[^\]\n]*\]|\*\*|[\x07\ufeff\u200b]")
"""What converters leave behind and nobody printed: bookmarks, bold marks, end-of-cell signs."""
LONGEST_PARAGRAPH = 4000
"""Characters; a paragraph longer than this takes no further line: only a hostile file has one."""
BLANKS_AFTER_TABLE = 2
"""A single blank line may stand inside a cell; two of them end the table."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the file: its number, 1 for the first, and its text without noise."""

    number: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is printed on the line and no cell begins there."""
        return not self.text.strip() and not self.is_cell

    @property
    def is_cell(self) -> bool:
        """Tell whether a table cell begins on the line."""
        return self.text.startswith("\t")


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Lines that belong together; `lines` are their starts in `text` with their numbers."""

    text: str
    lines: tuple[tuple[int, int], ...]

    def line_at(self, offset: int) -> int:
        """Return the number of the line that holds a character of the paragraph."""
        return max((number for start, number in self.lines if start <= offset), default=1)


Cell = tuple[Paragraph, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: its rows of cells, the heading row first."""

    rows: tuple[Row, ...]


Block = Paragraph | Table


def clean_lines(text: str) -> list[Line]:
    """Give the lines of a text their numbers and take out the noise; a vertical tab is white space."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [Line(number=n, text=NOISE.sub("", row).replace("\v", " ")) for n, row in enumerate(rows, 1)]


def join_paragraphs(lines: list[Line], opens: Callable[[str], bool]) -> list[Paragraph]:
    """Join lines into paragraphs; a sentence broken off goes on unless the next line opens a place."""
    paragraphs: list[Paragraph] = []
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        last = paragraphs[-1] if paragraphs else None
        if last and len(last.text) < LONGEST_PARAGRAPH and goes_on(last.text) and not opens(text):
            starts = (*last.lines, (len(last.text), line.number))
            paragraphs[-1] = Paragraph(text=last.text + text, lines=starts)
        else:
            paragraphs.append(Paragraph(text=text, lines=((0, line.number),)))
    return paragraphs


def split_blocks(lines: list[Line], opens: Callable[[str], bool], closes_table: Callable[[str], bool]) -> list[Block]:
    """Cut a text into paragraphs and tables, in order.

    `opens` tells that a line opens a place, `closes_table` that it can stand in no cell.
    """
    blocks: list[Block] = []
    plain: list[Line] = []
    position = 0
    while position < len(lines):
        if not lines[position].is_cell:
            plain.append(lines[position])
            position += 1
            continue
        blocks += join_paragraphs(plain, opens)
        plain = []
        end = _find_table_end(lines, position, closes_table)
        blocks.append(_build_table(lines[position:end], opens))
        position = end
    return blocks + join_paragraphs(plain, opens)


def _find_table_end(lines: list[Line], start: int, closes_table: Callable[[str], bool]) -> int:
    blanks = 0
    for position in range(start, len(lines)):
        line = lines[position]
        if line.is_blank:
            blanks += 1
            continue
        if not line.is_cell and (blanks >= BLANKS_AFTER_TABLE or closes_table(line.text.strip())):
            return position
        blanks = 0
    return len(lines)


def _build_table(lines: list[Line], opens: Callable[[str], bool]) -> Table:
    rows: list[list[list[Line]]] = []
    after_blank = True
    for line in lines:
        if line.is_cell and after_blank:
            rows.append([[line]])
        elif line.is_cell:
            rows[-1].append([line])
        else:
            rows[-1][-1].append(line)
        after_blank = line.is_blank
    return Table(rows=tuple(tuple(tuple(join_paragraphs(c, opens)) for c in row) for row in _mend_rows(rows)))


def _mend_rows(rows: list[list[list[Line]]]) -> list[list[list[Line]]]:
    """Put rows together again that a blank line at the end of a cell cut in two."""
    width = len(rows[0])
    mended: list[list[list[Line]]] = []
    for row in rows:
        if mended and len(mended[-1]) < width and len(mended[-1]) + len(row) == width:
            mended[-1] = mended[-1] + row
        else:
            mended.append(row)
    return mended
