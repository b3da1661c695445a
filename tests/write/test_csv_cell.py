"""Texts that a spreadsheet would take for formulas."""

import pytest

from generators.write.csv_cell import plain_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_looks_like_a_formula_becomes_text(text: str) -> None:
    assert plain_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "示例甲公司", "a=1", "'=1"])
def test_any_other_text_stays(text: str) -> None:
    assert plain_cell(text) == text
