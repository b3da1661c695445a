"""Prepared rows: what they write, and what happens where ids fall together."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generators.word.blocks import Cell, Control, PlacedRow, PreparedRow, Row, RowFrame, Table, Text, cell, paragraph
from generators.word.controls import number_controls
from generators.word.document import document_bytes
from generators.word.markup import HOLE
from generators.word.papers import Paper
from generators.word.skeleton import skeleton
from generators.word.styles import RunStyle, Style
from tests.word.brief import brief, table_xml
from tests.word.lint import package_faults
from tests.word.packages import document_xml
from tests.word.samples import document, page

BASE = skeleton(identified=False)
# Their checksums (CRC-32) differ in the first bit only, which an id has no room for.
COLLIDING = ("rawrmqlme", "glkjjctqm")


def prepared(*cells: Cell, number: Style | None = Style.CELL) -> PreparedRow:
    return PreparedRow(RowFrame(number=number, spell=lambda _: cells))


def field(tag: str) -> Cell:
    return cell(Style.ITEM, "办结", Control(tag=tag, label="办结"))


def table(*rows: Row | PlacedRow, heading: tuple[Row | PlacedRow, ...] = ()) -> Table:
    return Table(weights=(1, 3), heading=heading, body=rows)


@given(st.text(), st.integers(min_value=0))
def test_a_placed_row_is_written_as_the_plain_one(text: str, number: int) -> None:
    row = prepared(cell(Style.ITEM, text))
    placed = table_xml(table(PlacedRow(prepared=row, number=str(number))), 9000, {})
    assert placed == table_xml(table(row.row(str(number))), 9000, {})


def test_the_number_is_all_that_changes() -> None:
    row = prepared(cell(Style.ITEM, "\ue000甲"))
    first, second = (table_xml(table(PlacedRow(prepared=row, number=number)), 9000, {}) for number in ("1", "23"))
    assert first.replace("<w:t>1<", "<w:t>23<") == second


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=4), st.sampled_from(["", "7"]))
@example([(HOLE, f"{HOLE}甲"), ("甲", HOLE)], "7")
def test_rows_of_one_frame_are_written_as_plain_ones(texts: list[tuple[str, str]], number: str) -> None:
    frame = RowFrame(
        number=Style.CELL if number else None,
        spell=lambda texts: (*[cell(Style.ITEM, text) for text in texts], field("甲")),
    )
    for pair in texts:
        row = PreparedRow(frame, pair)
        shown = [
            table_xml(Table(weights=(1,) * (3 + len(number)), body=(one,)), 9000, number_controls(row.row("").controls))
            for one in (PlacedRow(row, number), row.row(number))
        ]
        assert shown[0] == shown[1]


@pytest.mark.parametrize("beside", [HOLE, "甲"])
def test_a_frame_that_would_take_other_words_for_its_texts_is_refused(beside: str) -> None:
    """Here either fixed words are but the hole, or the text is styled."""
    style = RunStyle.STRONG if beside != HOLE else None
    frame = RowFrame(spell=lambda texts: (cell(Style.ITEM, beside), cell(Style.ITEM, Text(text=texts[0], style=style))))
    with pytest.raises(ValueError, match="plain runs in a row of 1 texts"):
        table_xml(table(PlacedRow(PreparedRow(frame, ("甲",)))), 9000, {})


def test_a_frame_is_spelled_once() -> None:
    spelled: list[tuple[str, ...]] = []

    def spell(texts: tuple[str, ...]) -> tuple[Cell, ...]:
        spelled.append(texts)
        return tuple(cell(Style.ITEM, text) for text in texts)

    frame = RowFrame(spell=spell)
    rows = [PlacedRow(PreparedRow(frame, (text, "乙"))) for text in "甲丙丁"]
    assert table_xml(table(*rows), 9000, {}).count("<w:tr>") == len(rows)
    assert len(spelled) == 1


def test_a_row_without_a_number_and_a_heading() -> None:
    row = PlacedRow(prepared=prepared(cell(Style.HEAD, "甲"), cell(Style.HEAD, "乙"), number=None))
    shown = brief(table_xml(table(row, heading=(row,)), 9000, {}))
    assert shown.count('p(pPr(pStyle[Head]) r(t"甲"))') == 2
    assert shown.count("tblHeader") == 1


def test_plain_and_placed_rows_keep_their_order() -> None:
    placed = PlacedRow(prepared=prepared(cell(Style.ITEM, "二")), number="2")
    tall = Row(cells=(cell(Style.CELL, "三", rows=2), cell(Style.ITEM, "三")))
    rows = (
        Row(cells=(cell(Style.CELL, "1"), cell(Style.ITEM, "一"))),
        placed,
        tall,
        Row(cells=(cell(Style.ITEM, "四"),)),
    )
    assert re.findall("<w:t>(.)</w:t>", table_xml(table(*rows), 9000, {})) == ["1", "一", "2", "二", "三", "三", "四"]


def test_a_placed_row_must_fill_the_grid() -> None:
    with pytest.raises(ValueError, match="does not fill the grid"):
        table_xml(table(PlacedRow(prepared=prepared(number=None))), 9000, {})


def ids(*rows: PlacedRow) -> tuple[list[str], list[str]]:
    xml = document_xml(document(page(table(*rows), paper=Paper.A4_LANDSCAPE))).decode()
    return re.findall('<w:id w:val="([0-9]+)"', xml), re.findall('bookmarkStart w:id="([0-9]+)"', xml)


def test_a_field_has_the_same_id_in_every_document() -> None:
    one, other = (PlacedRow(prepared=prepared(field(tag)), number="1") for tag in ("甲", "乙"))
    alone, together = ids(one), ids(other, one)
    assert alone[0] == alone[1] == together[0][1:] == together[1][1:]


def test_ids_that_fall_together_are_moved_apart() -> None:
    rows = [PlacedRow(prepared=prepared(field(tag)), number="1") for tag in COLLIDING]
    controls, bookmarks = ids(*rows)
    assert len(set(controls)) == len(set(bookmarks)) == len(COLLIDING)
    whole = document_bytes(document(page(table(*rows), paragraph(Style.TEXT, "末"))))
    assert package_faults(whole) == ()


def test_a_field_may_come_once_in_prepared_and_other_rows() -> None:
    placed = PlacedRow(prepared=prepared(field("甲")), number="1")
    for other in (placed, Row(cells=(cell(Style.CELL, "2"), field("甲")))):
        with pytest.raises(ValueError, match="comes twice"):
            document_bytes(document(page(table(placed, other))))
