"""The part of a letter that shows a sender its returns of which any might be the latest."""

from collections.abc import Iterator

from generators.model.labels import Words
from generators.model.ledger import Clash, ClashingCell
from generators.word.blocks import Block, Table, paragraph
from generators.word.rows import text_table
from generators.word.styles import Style
from generators.write.ledger.pages import say_dated

_SIDE_BY_SIDE = 3
"""So many returns have a column each; of more, a cell names what stands in which."""
_SHOWN = 40
"""Cells that are named; the rest is counted."""
_NUMBER, _WHERE, _STANDS = 6.0, 40.0, 54.0
"""How the columns share the width; what stands in the returns is shared among them again."""


def clash_blocks(clash: Clash, title: str, month: str, words: Words) -> Iterator[Block]:
    """Say which files there are and why none counts, and show the cells in which they differ."""
    files = "；".join(_say_file(number, *file, words) for number, file in enumerate(clash.files, start=1))
    lead = words["clash"].format(count=len(clash.files), month=month, title=title, files=files, why=clash.why)
    yield paragraph(Style.TEXT, lead)
    if not clash.cells:
        yield paragraph(Style.TEXT, words["clash_same"])
        return
    yield paragraph(Style.TEXT, words["clash_cells"].format(count=len(clash.cells)))
    yield _table(clash, words)
    if len(clash.cells) > _SHOWN:
        yield paragraph(Style.TEXT, words["clash_more"].format(count=len(clash.cells) - _SHOWN))


def _say_file(number: int, file: str, day: str | None, words: Words) -> str:
    return words["clash_file"].format(number=number, file=file, date=say_dated(day, words))


def _table(clash: Clash, words: Words) -> Table:
    count = len(clash.files)
    wide = count <= _SIDE_BY_SIDE
    stands = [words["clash_one"].format(number=number) for number in range(1, count + 1)]
    rows = [
        (str(number), f"{cell.row}·{cell.column}", *(_apart(cell, words) if wide else (_together(cell, words),)))
        for number, cell in enumerate(clash.cells[:_SHOWN], start=1)
    ]
    headings = [words["number"], words["where"], *(stands if wide else [words["stands"]])]
    parts = count if wide else 1
    return text_table(headings, (_NUMBER, _WHERE, *(_STANDS / parts for _ in range(parts))), rows)


def _apart(cell: ClashingCell, words: Words) -> tuple[str, ...]:
    return tuple(text or words["clash_open"] for text in cell.texts)


def _together(cell: ClashingCell, words: Words) -> str:
    texts = enumerate(_apart(cell, words), start=1)
    return "；".join(
        f"{words['clash_one'].format(number=number)}{words['clash_colon']}{text}" for number, text in texts
    )
