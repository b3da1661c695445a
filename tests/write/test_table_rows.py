"""Rows of tables as HTML: every kind of cell, and texts that look like markup."""

import pytest

from generators.view.handbook.index import Link
from generators.view.handbook.table import BLANK, Cell, Column, Row, Table
from generators.write.table_rows import table_bodies
from tests.builders import LABELS

MARKUP = '<b>&"'
WRITTEN = "&#60;b&#62;&#38;&#34;"


def written(cell: Cell, *, heads: bool = False, root: str = "") -> str:
    columns = (Column(name="does", heads=heads), Column(name="evidence", filed=True))
    table = Table(id="one", title="甲", columns=columns, rows=(Row(cells=(cell, BLANK), anchor="a-1"),))
    line = table_bodies(table, root, LABELS).removeprefix("<tbody>\n").removesuffix("\n</tbody>")
    assert line.startswith('<tr id="a-1">')
    return line.removeprefix('<tr id="a-1">').removesuffix("</tr>")


@pytest.mark.parametrize(
    ("cell", "html"),
    [
        (BLANK, "<td></td>"),
        (Cell(parts=(Link(text="甲"),)), "<td>甲</td>"),
        (Cell(parts=(Link(text="甲"), Link(text="乙"))), "<td>甲、乙</td>"),
        (Cell(parts=(Link(text="甲、乙"), Link(text="丙"))), "<td><span>甲、乙</span>、<span>丙</span></td>"),
        (Cell(parts=(Link(text="甲、乙"),)), "<td><span>甲、乙</span></td>"),
        (Cell(parts=(Link(text="甲", address="p.html"),)), '<td><a href="p.html">甲</a></td>'),
        (
            Cell(word=("频次", "month"), parts=(Link(text="每月"),), mark="time", sort="2"),
            '<td data-sort="2"><span>每月</span> <span class="tag tag--time">每月</span></td>',
        ),
        (
            Cell(parts=(Link(text="甲"),), mark="over", due="2023-03"),
            '<td data-due="2023-03"><span class="badge badge--over">甲</span></td>',
        ),
        (
            Cell(parts=(Link(text="甲"),), notes=((("术语页", "synonyms"), "乙"), (None, "丙"))),
            '<td>甲<br><span class="muted">也叫：乙</span><br><span class="muted">丙</span></td>',
        ),
    ],
)
def test_a_cell_is_written(cell: Cell, html: str) -> None:
    assert written(cell) == html


def test_a_cell_that_names_its_row_is_a_heading_and_links_start_where_the_page_stands() -> None:
    cell = Cell(parts=(Link(text="甲", address="p.html"),))
    assert written(cell, heads=True, root="../") == '<th scope="row"><a href="../p.html">甲</a></th>'


@pytest.mark.parametrize(
    "cell",
    [
        Cell(parts=(Link(text=MARKUP),)),
        Cell(parts=(Link(text=MARKUP),), mark="time"),
        Cell(parts=(Link(text=MARKUP, address="p.html"),)),
        Cell(parts=(Link(text="甲"), Link(text=MARKUP))),
        Cell(notes=((None, MARKUP),)),
    ],
)
def test_no_text_becomes_markup(cell: Cell) -> None:
    assert WRITTEN in written(cell)
    assert MARKUP not in written(cell)


def test_what_rows_share_is_said_once_above_them() -> None:
    columns = (Column(name="does", heads=True), Column(name="policy", groups=True), Column(name="clause"))
    told = (("检查", "某办法", "一"), ("清扫", "某办法", "二"), ("上报", "某通知", "一"))
    rows = tuple(Row(cells=tuple(Cell(parts=(Link(text=text),)) for text in texts)) for texts in told)
    assert table_bodies(Table(id="one", title="甲", columns=columns, rows=rows), "", LABELS).split("\n") == [
        '<tbody><tr class="listed__group"><th scope="rowgroup" colspan="2">某办法</th></tr>',
        '<tr><th scope="row">检查</th><td>一</td></tr>',
        '<tr><th scope="row">清扫</th><td>二</td></tr>',
        "</tbody>",
        '<tbody><tr class="listed__group"><th scope="rowgroup" colspan="2">某通知</th></tr>',
        '<tr><th scope="row">上报</th><td>一</td></tr>',
        "</tbody>",
    ]
