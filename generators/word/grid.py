"""Where cells stand: the grid beneath a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from generators.word.blocks import Cell, Row


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A cell as one row sees it."""

    cell: Cell
    column: int
    rows_left: int
    """How many rows further down it reaches."""
    continued: bool
    """Begun in a row above."""


def column_widths(weights: Sequence[float], total: int) -> tuple[int, ...]:
    """Share `total` by weight; the widths add up to it exactly."""
    whole = sum(weights)
    edges = [round(total * share / whole) for share in accumulate(weights, initial=0)]
    return tuple(right - left for left, right in pairwise(edges))


def row_slots(rows: Sequence[Row], columns: int) -> tuple[tuple[Slot, ...], ...]:
    """Place the cells of all rows, from left to right.

    Raises ValueError when they do not fill the grid exactly.
    """
    placed = []
    above: dict[int, Slot] = {}
    for number, row in enumerate(rows, start=1):
        slots = _placed_row(row, above, columns)
        if sum(slot.cell.columns for slot in slots) != columns:
            raise ValueError(f"row {number} does not fill the grid of {columns} columns")
        above = {slot.column: slot for slot in slots if slot.rows_left}
        placed.append(slots)
    if above:
        raise ValueError("a cell reaches below the last row")
    return tuple(placed)


def _placed_row(row: Row, above: Mapping[int, Slot], columns: int) -> tuple[Slot, ...]:
    """Place one row; nothing when its cells do not meet those that come from above."""
    slots: list[Slot] = []
    waiting = list(row.cells)
    column = 0
    while column < columns and (column in above or waiting):
        slot = _next_slot(waiting, above, column)
        slots.append(slot)
        column += slot.cell.columns
    continued = {slot.column for slot in slots if slot.continued}
    return tuple(slots) if continued == set(above) and not waiting else ()


def _next_slot(waiting: list[Cell], above: Mapping[int, Slot], column: int) -> Slot:
    if column in above:
        slot = above[column]
        return Slot(cell=slot.cell, column=column, rows_left=slot.rows_left - 1, continued=True)
    cell = waiting.pop(0)
    return Slot(cell=cell, column=column, rows_left=cell.rows - 1, continued=False)
