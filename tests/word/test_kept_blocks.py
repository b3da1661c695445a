"""Blocks that many documents share: the same XML as if they stood there one by one, with the same fields."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from generators.word.blocks import (
    Block,
    Control,
    KeptBlocks,
    PlacedRow,
    PreparedRow,
    Row,
    RowFrame,
    Table,
    cell,
    paragraph,
    single_blocks,
)
from generators.word.document import document_bytes
from generators.word.kept_blocks import written_blocks
from generators.word.package import unpacked
from generators.word.skeleton import skeleton
from generators.word.styles import Style
from tests.word.lint import package_faults
from tests.word.packages import document_xml
from tests.word.samples import document, page
from tests.word.test_prepared import COLLIDING

BASE = skeleton(identified=False)
HEADING = PlacedRow(prepared=PreparedRow(RowFrame(spell=lambda _: (cell(Style.HEAD, "号"), cell(Style.HEAD, "事")))))
WORDS = paragraph(Style.TEXT, "末")


def row(text: str, number: int = 1, tag: str = "") -> PlacedRow:
    pieces = (text, Control(tag=tag, label="办结")) if tag else (text,)
    prepared = PreparedRow(RowFrame(number=Style.CELL, spell=lambda _: (cell(Style.ITEM, *pieces),)))
    return PlacedRow(prepared=prepared, number=str(number))


def sheet(*rows: PlacedRow, name: str = "甲") -> KeptBlocks:
    table = Table(weights=(1, 3), heading=(HEADING,), body=rows)
    return KeptBlocks(blocks=(paragraph(Style.LEVEL_2, name), table))


ROWS = [row(f"第{number}件<事>", number, f"a{number}") for number in range(1, 30)]
KEPT = (sheet(*ROWS), sheet(row("乙", 1, "b")), sheet(row("丙"), name="乙"))


def test_kept_blocks_are_written_as_single_ones() -> None:
    blocks: tuple[Block, ...] = (WORDS, *KEPT, WORDS)
    kept, single = (document(page(*some)) for some in (blocks, single_blocks(blocks)))
    assert document_xml(kept) == document_xml(single)
    package = document_bytes(kept)
    assert unpacked(package) == unpacked(document_bytes(single))
    assert package_faults(package) == ()
    with ZipFile(BytesIO(package)) as archive:
        assert archive.testzip() is None


def test_two_tables_never_meet() -> None:
    table = Table(weights=(1, 3), body=(row("丙"),))
    assert document_xml(document(page(KEPT[0], table))).count(b'"Seam"') == 2
    assert document_xml(document(page(KEPT[0], KEPT[1]))).count(b'"Seam"') == 1


def test_what_stands_around_the_rows_goes_with_the_first_and_the_last() -> None:
    passages = written_blocks(KEPT[0], 9000).passages
    assert len(passages) == 3, "twelve rows, twelve, five"
    assert passages[0].opening.parts[0].startswith(b"<w:p>")
    assert passages[-1].closing.parts[-1] == b"</w:tbl>"


def test_tables_that_differ_in_a_row_share_the_others() -> None:
    first, second = (written_blocks(sheet(*ROWS[:-1], last), 9000).passages for last in (ROWS[-1], row("乙", 29)))
    assert [one is other for one, other in zip(first, second, strict=True)] == [True, True, False]


def test_fields_whose_ids_fall_together_are_moved_apart() -> None:
    sheets = [sheet(row("甲", 1, tag), name=tag) for tag in COLLIDING]
    package = document_bytes(document(page(*sheets, WORDS)))
    assert package_faults(package) == ()
    assert written_blocks(sheets[0], 9000).ids == written_blocks(sheets[1], 9000).ids


def test_a_field_may_come_once() -> None:
    with pytest.raises(ValueError, match="comes twice"):
        document_bytes(document(page(KEPT[1], KEPT[1], WORDS)))


def test_a_kept_table_has_placed_rows_alone() -> None:
    plain = Row(cells=(cell(Style.CELL, "1"), cell(Style.ITEM, "甲")))
    kept = KeptBlocks(blocks=(paragraph(Style.TEXT, "甲"), Table(weights=(1, 3), body=(plain,))))
    with pytest.raises(ValueError, match="placed rows alone"):
        document_bytes(document(page(kept, WORDS)))
