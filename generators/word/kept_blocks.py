"""Blocks that many documents share, as pieces: one for each row, and what stands around the rows with it."""

from dataclasses import dataclass
from functools import lru_cache

from generators.word.blocks import KeptBlocks, Paragraph, PlacedRow, Table
from generators.word.paragraphs import paragraph_xml
from generators.word.prepared import KEPT, written_row
from generators.word.shared_pieces import Piece, joined_piece, text_piece
from generators.word.tables import table_frame

KEPT_BLOCKS = 512
"""How many of them are kept, of which each is little more than a place for each of its rows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenBlocks:
    """Kept blocks as they stand in the text of a document."""

    pieces: tuple[Piece, ...]
    ids: tuple[int, ...]
    """Those of their fields."""


@lru_cache(maxsize=KEPT_BLOCKS)
def written_blocks(kept: KeptBlocks, width: int) -> WrittenBlocks:
    """Write blocks for a type area `width` twips wide.

    Raises ValueError where a table has a plain row, or cells that do not fill its grid exactly.
    """
    pieces: list[Piece] = []
    ids: list[int] = []
    waiting: list[Piece] = []
    for block in kept.blocks:
        if isinstance(block, Paragraph):
            waiting.append(text_piece(paragraph_xml(block, {}).encode()))
        else:
            rows = _table_pieces(block, width, ids)
            pieces += (joined_piece(*waiting, rows[0]), *rows[1:])
            waiting = []
    return WrittenBlocks(pieces=(*pieces, *waiting), ids=tuple(ids))


def _table_pieces(table: Table, width: int, ids: list[int]) -> list[Piece]:
    """Write a table, what comes before and after its rows with the first and the last; add the ids of its fields."""
    widths, opening, closing = table_frame(table.weights, width, table.style)
    heading = [_row_piece(_placed(row), widths, repeated=True) for row in table.heading]
    rows = [_row_piece(_placed(row), widths, repeated=False) for row in table.body]
    for _, its_ids in rows:
        ids += its_ids
    pieces = [piece for piece, _ in rows]
    pieces[0] = joined_piece(text_piece(opening), *(piece for piece, _ in heading), pieces[0])
    pieces[-1] = joined_piece(pieces[-1], text_piece(closing))
    return pieces


# Many lists have one duty at one place; its row is a piece for all of them.
@lru_cache(maxsize=KEPT)
def _row_piece(row: PlacedRow, widths: tuple[int, ...], *, repeated: bool) -> tuple[Piece, tuple[int, ...]]:
    written = written_row(row.prepared, widths, repeated)
    return Piece(f"{written.name}#{row.number}", written.parts(row.number)), written.ids


def _placed(row: object) -> PlacedRow:
    if not isinstance(row, PlacedRow):
        raise ValueError("a kept table has placed rows alone")  # noqa: TRY004 - the document is wrong, not its type
    return row
