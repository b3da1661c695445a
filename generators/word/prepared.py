"""What is written once and then put into one document after the other: rows under their numbers, and whole blocks.

Their fields have the ids that follow from their tags alone. In the rare document where two of these fall together,
everything is spelled out and its fields numbered one by one.
"""

from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from generators.word.blocks import Block, PlacedRow, PreparedRow, Row, RowFrame, Section, Table, single_blocks
from generators.word.controls import natural_id, number_controls
from generators.word.markup import HOLE, Xml, escaped
from generators.word.paragraphs import plain_run_xml
from generators.word.shared_pieces import name_text
from generators.word.table_rows import cut_at_texts, rows_xml

KEPT = 3072
"""How many rows are kept, of which each takes up some 2 KB."""
KEPT_FRAMES = 1024
"""How many frames of rows are kept, of which each takes up some 3 KB."""


class WrittenRow(NamedTuple):
    """A prepared row as XML."""

    before: bytes
    """What stands before the number, which comes first in its row; nothing in a row without one."""
    after: tuple[bytes, ...]
    """In parts, most of which other rows have too."""
    name: str
    """Of what is written, whatever the number."""
    ids: tuple[int, ...]
    """Of its fields."""

    def parts(self, number: str) -> tuple[bytes, ...]:
        """Give `w:tr` under a number."""
        return (self.before, _number(number), *self.after) if number else (self.before, *self.after)


class _WrittenFrame(NamedTuple):
    """What rows have in common as XML."""

    before: bytes
    pieces: tuple[bytes, ...]
    """What stands after the number up to the first text, between the texts, and after the last one."""
    name: str
    ids: tuple[int, ...]


@lru_cache(maxsize=KEPT)
def written_row(prepared: PreparedRow, widths: tuple[int, ...], repeated: bool) -> WrittenRow:  # noqa: FBT001 - quicker to look up by place
    """Write a prepared row.

    Raises ValueError where its cells do not fill the grid exactly, or its texts are no plain runs of their own.
    """
    before, (first, *others), name, ids = _written_frame(prepared.frame, len(prepared.texts), widths, repeated)
    runs = [plain_run_xml(text).encode() for text in prepared.texts]
    after = (first, *chain.from_iterable(zip(runs, others, strict=True)))
    return WrittenRow(before, after, name_text(name.encode(), *runs), ids)


@lru_cache(maxsize=KEPT_FRAMES)
def _written_frame(frame: RowFrame, texts: int, widths: tuple[int, ...], repeated: bool) -> _WrittenFrame:  # noqa: FBT001 - as above
    """Write a frame with a hole for each of so many texts, and one for the number before them."""
    row = _open_row(frame, texts)
    xml = rows_xml((row,), widths, number_controls(row.controls), repeated=repeated)
    before, _, after = ("", "", xml) if frame.number is None else xml.partition(HOLE)
    written = tuple([piece.encode() for piece in (before, *cut_at_texts(Xml(after), texts))])
    return _WrittenFrame(written[0], written[1:], name_text(*written), _ids_of(row))


def _open_row(frame: RowFrame, texts: int) -> Row:
    return PreparedRow(frame, (HOLE,) * texts).row(HOLE)


@lru_cache(maxsize=1024)
def _number(number: str) -> bytes:
    return escaped(number).encode()


def natural_ids(table: Table) -> list[int]:
    """Give the ids that the fields in the prepared rows of a table have."""
    rows = (row.prepared for row in (*table.heading, *table.body) if isinstance(row, PlacedRow))
    return [one for row in rows for one in _natural_ids(row.frame, len(row.texts))]


@lru_cache(maxsize=KEPT_FRAMES)
def _natural_ids(frame: RowFrame, texts: int) -> tuple[int, ...]:
    return _ids_of(_open_row(frame, texts))


def _ids_of(row: Row) -> tuple[int, ...]:
    return tuple([natural_id(control.tag) for control in row.controls])


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
