"""Prepared rows: written once, then put into one document after the other under another number.

Their fields have the ids that follow from their tags alone. In the rare document where two of these fall together,
its rows are spelled out and its fields numbered one by one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from generators.word.blocks import Block, Control, PlacedRow, PreparedRow, Section, Table
from generators.word.controls import natural_id, number_controls
from generators.word.markup import HOLE, escaped
from generators.word.table_rows import rows_xml

KEPT = 4096
"""How many rows are kept, of which each takes up some 10 KB."""


def placed_pieces(row: PlacedRow, widths: tuple[int, ...], repeated: bool) -> tuple[bytes, ...]:  # noqa: FBT001 - quicker to look up by place
    """Give `w:tr` of a prepared row. Raises ValueError when its cells do not fill the grid exactly."""
    before, after = _written(row.prepared, widths, repeated)
    return (before, escaped(row.number).encode(), after) if row.number else (before, after)


@lru_cache(maxsize=KEPT)
def _written(prepared: PreparedRow, widths: tuple[int, ...], repeated: bool) -> tuple[bytes, bytes]:  # noqa: FBT001 - as above
    """Write what stands before the number, which comes first in its row, and after it."""
    xml = rows_xml((prepared.row(HOLE),), widths, number_controls(prepared.controls), repeated=repeated)
    if prepared.number is None:
        return xml.encode(), b""
    before, _, after = xml.partition(HOLE)
    return before.encode(), after.encode()


def ids_fall_together(controls: Iterable[Control], rows: Iterable[PlacedRow]) -> bool:
    """Say whether two fields of a document have one natural id, so that one has to take another."""
    ids = [natural_id(control.tag) for control in controls]
    for row in rows:
        ids += _natural_ids(row.prepared)
    return len(set(ids)) < len(ids)


@lru_cache(maxsize=KEPT)
def _natural_ids(prepared: PreparedRow) -> tuple[int, ...]:
    return tuple(natural_id(control.tag) for control in prepared.controls)


def placed_rows(sections: Iterable[Section]) -> Iterator[PlacedRow]:
    """Yield the prepared rows of a document."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield from (row for row in (*block.heading, *block.body) if isinstance(row, PlacedRow))


def spelled_out(section: Section) -> Section:
    """Give a section with every prepared row as a plain one."""
    return replace(section, blocks=tuple(_spelled(block) for block in section.blocks))


def _spelled(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    heading, body = (
        tuple(row.spelled() if isinstance(row, PlacedRow) else row for row in rows)
        for rows in (block.heading, block.body)
    )
    return replace(block, heading=heading, body=body)
