"""Heights of rows: upright words need room that Word does not make by itself."""

import math
from collections.abc import Sequence

from generators.word.blocks import Cell, Paragraph, Row, Text
from generators.word.grid import Slot
from generators.word.papers import TWIPS_PER_POINT, twips
from generators.word.styles import CELL_MARGIN, CELL_PADDING, LOOKS

_LINE = 1.4
"""A line, or the width of an upright one, as a multiple of the size of its characters."""


def row_heights(rows: Sequence[Row], grid: Sequence[Sequence[Slot]], widths: Sequence[int]) -> tuple[int, ...]:
    """Least heights in twips, 0 where the content decides.

    An upright cell that is too short for its words stretches the last of its rows.
    """
    heights = [twips(row.height or 0) for row in rows]
    for number, slots in enumerate(grid):
        for slot in slots:
            if slot.cell.upright and not slot.rows_left:
                first = number - slot.cell.rows + 1
                above = sum(max(heights[row], _line_height(grid[row])) for row in range(first, number))
                width = sum(widths[slot.column : slot.column + slot.cell.columns])
                heights[number] = max(heights[number], _upright_length(slot.cell, width) - above)
    return tuple(heights)


def _line_height(slots: Sequence[Slot]) -> int:
    """Tell the height a row has at least, as one of its cells shows a line."""
    sizes = [_size(slot.cell.paragraphs[0]) for slot in slots if not slot.continued]
    return round(max(sizes, default=0) * _LINE) + 2 * CELL_PADDING


def _upright_length(cell: Cell, width: int) -> int:
    """How much room the words need from top to bottom, in as many lines as the width takes."""
    line = max(_size(one) for one in cell.paragraphs) * _LINE
    lines = int((width - 2 * CELL_MARGIN) / line)
    lines_each = max(1, lines // len(cell.paragraphs))
    length = max(math.ceil(_letters(one) / lines_each) * _size(one) for one in cell.paragraphs)
    # Half a character of slack: a renderer that sets a little wider would break the words once more.
    return length + 4 * CELL_PADDING + _size(cell.paragraphs[0]) // 2


def _letters(paragraph: Paragraph) -> int:
    return sum(len(piece.text) for piece in paragraph.pieces if isinstance(piece, Text))


def _size(paragraph: Paragraph) -> int:
    """Size of the characters in twips."""
    return round(LOOKS[paragraph.style].size * TWIPS_PER_POINT)
