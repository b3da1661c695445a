"""How high rows are: as many lines as the fullest cell has."""

import pytest

from generators.write.row_heights import find_height

LINE = 17.0


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        (("甲", "乙"), 1),
        ((), 1),
        (("甲" * 10, "乙"), 2),
        (("a" * 10, "乙"), 1),
        (("甲\n乙\n丙", "丁"), 3),
        ((3, None), 1),
    ],
)
def test_a_row_shows_all_lines_of_its_fullest_cell(row: tuple[object, ...], lines: int) -> None:
    assert find_height(row, (12.0,) * len(row)) == lines * LINE


def test_no_row_is_higher_than_a_spreadsheet_has_them() -> None:
    assert find_height(("甲" * 5000,), (12.0,)) == 409.0
