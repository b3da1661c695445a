from generators.word.blocks import Cell, Row, cell
from generators.word.grid import row_slots
from generators.word.heights import row_heights
from generators.word.papers import twips
from generators.word.styles import Style

NARROW = 400  # twips: room for one upright line of 7.5 pt
WIDE = 600  # room for two


def upright(text: str, rows: int = 1) -> Cell:
    return cell(Style.HEAD_COMPACT, text, rows=rows, upright=True)


def heights(rows: tuple[Row, ...], *widths: int) -> tuple[int, ...]:
    return row_heights(rows, row_slots(rows, len(widths)), widths)


def test_rows_are_as_high_as_their_content_unless_told() -> None:
    told = Row(height=9, cells=(cell(Style.CELL, "甲"),))
    free = Row(cells=(cell(Style.CELL, "甲"),))
    assert heights((told, free), 2000) == (twips(9), 0)


def test_upright_words_have_room_for_every_character() -> None:
    (height,) = heights((Row(cells=(upright("卸料平台验收数"),)),), NARROW)
    assert height >= 7 * 7.5 * 20
    (longer,) = heights((Row(cells=(upright("卸料平台验收数量"),)),), NARROW)
    assert longer - height == 7.5 * 20


def test_two_upright_lines_need_half_the_height() -> None:
    row = (Row(cells=(upright("卸料平台验收个数"),)),)
    assert heights(row, NARROW)[0] - heights(row, WIDE)[0] == 4 * 7.5 * 20


def test_the_last_row_makes_up_for_what_the_others_lack() -> None:
    rows = (
        Row(height=10, cells=(upright("卸料平台验收个数", rows=2), cell(Style.CELL, "甲"))),
        Row(cells=(cell(Style.CELL, "乙"),)),
    )
    (alone,) = heights((Row(cells=(upright("卸料平台验收个数"),)),), NARROW)
    assert heights(rows, NARROW, 2000) == (twips(10), alone - twips(10))
