"""What is written once and then put into one document after the other: rows under their numbers, and whole blocks.

Their fields have the ids that follow from their tags alone. In the rare document where two of these fall together,
everything is spelled out and its fields numbered one by one.
"""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from generators.word.blocks import Block, PlacedRow, PreparedRow, Row, Section, Table, single_blocks
from generators.word.controls import natural_id, number_controls
from generators.word.markup import HOLE, escaped
from generators.word.shared_pieces import name_text
from generators.word.table_rows import rows_xml

KEPT = 3072
"""How many rows are kept, of which each takes up some 5 KB."""


class WrittenRow(NamedTuple):
    """A prepared row as XML."""

    before: bytes
    """What stands before the number, which comes first in its row; all of a row without one."""
    after: bytes
    name: str
    """Of what is written, whatever the number."""
    ids: tuple[int, ...]
    """Of its fields."""

    def parts(self, number: str) -> tuple[bytes, ...]:
        """Give `w:tr` under a number."""
        return (self.before, _number(number), self.after) if number else (self.before, self.after)


@lru_cache(maxsize=KEPT)
def written_row(prepared: PreparedRow, widths: tuple[int, ...], repeated: bool) -> WrittenRow:  # noqa: FBT001 - quicker to look up by place
    """Write a prepared row. Raises ValueError when its cells do not fill the grid exactly."""
    row = prepared.row(HOLE)
    controls = row.controls
    xml = rows_xml((row,), widths, number_controls(controls), repeated=repeated)
    before, _, after = (xml, "", "") if prepared.number is None else xml.partition(HOLE)
    parts = before.encode(), after.encode()
    return WrittenRow(*parts, name_text(*parts), tuple([natural_id(control.tag) for control in controls]))


@lru_cache(maxsize=1024)
def _number(number: str) -> bytes:
    return escaped(number).encode()


def natural_ids(table: Table) -> list[int]:
    """Give the ids that the fields in the prepared rows of a table have."""
    rows = (row.prepared for row in (*table.heading, *table.body) if isinstance(row, PlacedRow))
    return [one for row in rows for one in _natural_ids(row)]


@lru_cache(maxsize=KEPT)
def _natural_ids(prepared: PreparedRow) -> tuple[int, ...]:
    return tuple([natural_id(control.tag) for control in prepared.row("").controls])


def spelled_out(section: Section) -> Section:
    """Give a section with nothing kept and every prepared row as a plain one."""
    return replace(section, blocks=tuple(_spelled(block) for block in single_blocks(section.blocks)))


def _spelled(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    heading, body = (
        tuple(row if isinstance(row, Row) else row.spelled() for row in rows) for rows in (block.heading, block.body)
    )
    return replace(block, heading=heading, body=body)
