import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.word.blocks import Cell, Row, cell
from generators.word.grid import column_widths, row_slots
from generators.word.styles import Style


def box(columns: int = 1, rows: int = 1) -> Cell:
    return cell(Style.CELL, "格", columns=columns, rows=rows)


def rows(*lines: tuple[Cell, ...]) -> tuple[Row, ...]:
    return tuple(Row(cells=line) for line in lines)


@given(st.lists(st.floats(0.1, 50), min_size=1, max_size=60), st.integers(5000, 30000))
def test_widths_add_up_to_the_whole(weights: list[float], total: int) -> None:
    widths = column_widths(weights, total)
    assert sum(widths) == total
    assert all(abs(width - total * weight / sum(weights)) <= 1 for width, weight in zip(widths, weights, strict=True))


def test_a_cell_from_above_is_seen_by_the_rows_below() -> None:
    # ┌───┬───────┐
    # │   │   B   │
    # │ A ├───┬───┤
    # │   │ C │ D │
    # └───┴───┴───┘
    placed = row_slots(rows((box(rows=2), box(columns=2)), (box(), box())), 3)
    assert [[(slot.column, slot.continued) for slot in line] for line in placed] == [
        [(0, False), (1, False)],
        [(0, True), (1, False), (2, False)],
    ]


def test_a_cell_of_several_columns_and_rows() -> None:
    placed = row_slots(rows((box(), box(columns=2, rows=3)), (box(),), (box(),)), 3)
    assert [[(slot.column, slot.rows_left) for slot in line] for line in placed] == [
        [(0, 0), (1, 2)],
        [(0, 0), (1, 1)],
        [(0, 0), (1, 0)],
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (((box(),),), "row 1 does not fill the grid of 2 columns"),
        (((box(), box(), box()),), "row 1 does not fill"),
        (((box(), box(columns=2)),), "row 1 does not fill"),
        (((box(rows=2), box()), (box(), box())), "row 2 does not fill"),
        (((box(), box(rows=2)), (box(columns=2),)), "row 2 does not fill"),
        (((box(rows=2), box()),), "reaches below the last row"),
    ],
    ids=["too few", "too many", "too wide", "no room beside", "over another", "below the end"],
)
def test_cells_that_do_not_fill_the_grid_are_refused(lines: tuple[tuple[Cell, ...], ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        row_slots(rows(*lines), 2)
