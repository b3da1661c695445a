import pytest

from generators.word.blocks import Row, Table, cell
from generators.word.styles import Style, TableStyle
from generators.word.tables import table_xml
from tests.word.brief import brief

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
        ' tc(tcPr(tcW[w=9000 type=dxa] gridSpan[2] vAlign[center]) p(pPr(pStyle[Head]) r(t"甲"))))'
        " tr(trPr(cantSplit)"
        " tc(tcPr(tcW[w=3000 type=dxa] vMerge[restart] vAlign[center])"
        ' p(pPr(pStyle[Cell]) r(t"乙")))'
        ' tc(tcPr(tcW[w=6000 type=dxa] vAlign[center]) p(pPr(pStyle[Item]) r(t"丙"))))'
        " tr(trPr(cantSplit trHeight[val=567 hRule=atLeast])"
        " tc(tcPr(tcW[w=3000 type=dxa] vMerge vAlign[center]) p(pPr(pStyle[Cell])))"
        ' tc(tcPr(tcW[w=6000 type=dxa] vAlign[center]) p(pPr(pStyle[Item]) r(t"丁")))))'
    )


def test_upright_words() -> None:
    upright = Table(weights=(1,), body=(Row(cells=(cell(Style.HEAD, "甲", upright=True),)),))
    assert "textDirection[tbRlV] vAlign[center]" in brief(table_xml(upright, 400, {}))


def test_the_fields_above_a_table_have_no_lines() -> None:
    blank = Table(weights=(1,), style=TableStyle.BLANK, body=(Row(cells=(cell(Style.ITEM, "日期："),)),))
    assert "tblStyle[TableBlank]" in brief(table_xml(blank, 400, {}))


def test_the_heading_must_fill_the_grid_too() -> None:
    torn = Table(weights=(1, 1), heading=(Row(cells=(cell(Style.HEAD, "甲"),)),), body=())
    with pytest.raises(ValueError, match="row 1 does not fill the grid of 2 columns"):
        table_xml(torn, 9000, {})
