from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.word.blocks import Cell, Row, Table, cell
from generators.word.markup import element, root
from generators.word.styles import Style, TableStyle
from tests.word.brief import brief, table_xml
from tests.word.lint import document_faults

SMALL = Table(
    weights=(1, 2),
    heading=(Row(cells=(cell(Style.HEAD, "甲", columns=2),)),),
    body=(
        Row(cells=(cell(Style.CELL, "乙", rows=2), cell(Style.ITEM, "丙"))),
        Row(height=10, cells=(cell(Style.ITEM, "丁"),)),
    ),
)


def test_a_small_table() -> None:
    assert brief(table_xml(SMALL, 9000, {})) == (
        "tbl(tblPr(tblStyle[TableGrid] tblW[w=9000 type=dxa] jc[center] tblLayout[type=fixed])"
        " tblGrid(gridCol[w=3000] gridCol[w=6000])"
        " tr(trPr(cantSplit tblHeader)"
        ' tc(tcPr(tcW[w=9000 type=dxa] gridSpan[2]) p(pPr(pStyle[Head]) r(t"甲"))))'
        " tr(trPr(cantSplit)"
        " tc(tcPr(tcW[w=3000 type=dxa] vMerge[restart])"
        ' p(pPr(pStyle[Cell]) r(t"乙")))'
        ' tc(tcPr(tcW[w=6000 type=dxa]) p(pPr(pStyle[Item]) r(t"丙"))))'
        " tr(trPr(cantSplit trHeight[val=567 hRule=atLeast])"
        " tc(tcPr(tcW[w=3000 type=dxa] vMerge) p(pPr(pStyle[Cell])))"
        ' tc(tcPr(tcW[w=6000 type=dxa]) p(pPr(pStyle[Item]) r(t"丁")))))'
    )


def test_upright_words() -> None:
    upright = Table(weights=(1,), body=(Row(cells=(cell(Style.HEAD, "甲", upright=True),)),))
    assert "textDirection[tbRlV])" in brief(table_xml(upright, 400, {}))


def test_the_fields_above_a_table_have_no_lines() -> None:
    blank = Table(weights=(1,), style=TableStyle.BLANK, body=(Row(cells=(cell(Style.ITEM, "日期："),)),))
    assert "tblStyle[TableBlank]" in brief(table_xml(blank, 400, {}))


def test_the_heading_must_fill_the_grid_too() -> None:
    torn = Table(weights=(1, 1), heading=(Row(cells=(cell(Style.HEAD, "甲"),)),), body=())
    with pytest.raises(ValueError, match="row 1 does not fill the grid of 2 columns"):
        table_xml(torn, 9000, {})


@dataclass(frozen=True, order=True)
class Box:
    """A cell to be, on a grid."""

    row: int
    column: int
    rows: int
    columns: int


@st.composite
def tilings(draw: st.DrawFn, whole: Box) -> list[Box]:
    """Cut a box in two, again and again, as one would draw the heading of a form."""
    across = draw(st.booleans())
    size = whole.rows if across else whole.columns
    first = draw(st.integers(0, size))
    if first in (0, size):
        return [whole]
    rest = size - first
    halves = (
        (replace(whole, rows=first), replace(whole, row=whole.row + first, rows=rest))
        if across
        else (replace(whole, columns=first), replace(whole, column=whole.column + first, columns=rest))
    )
    return [box for half in halves for box in draw(tilings(half))]


ROWS, COLUMNS = 5, 7


@given(tilings(Box(0, 0, ROWS, COLUMNS)))
def test_any_cutting_of_a_grid_is_a_sound_table(boxes: list[Box]) -> None:
    rows: list[list[Cell]] = [[] for _ in range(ROWS)]
    for box in sorted(boxes):
        rows[box.row].append(cell(Style.HEAD, "格", columns=box.columns, rows=box.rows, upright=True))
    table = Table(weights=(1,) * COLUMNS, body=tuple(Row(cells=tuple(one)) for one in rows))
    xml = table_xml(table, 9000, {})
    assert document_faults(root("w:document", element("w:body", None, xml))) == ()
    assert xml.count("<w:t>") == len(boxes)
