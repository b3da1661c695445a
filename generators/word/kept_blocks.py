"""Blocks that many documents share, as pieces: one for each row, and what stands around the rows with it.

The rows of a table are written some at a time, because many tables differ in a few rows only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generators.word.blocks import AnyRow, KeptBlocks, Paragraph, PlacedRow
from generators.word.paragraphs import paragraph_xml
from generators.word.prepared import written_row
from generators.word.shared_pieces import Passage, Piece, joined_piece, text_piece
from generators.word.tables import table_frame

KEPT_BLOCKS, KEPT_WRITTEN = 768, 768
"""How many of a kind are kept, and of all kinds as they are written, each little more than a place for each of its
runs of rows."""
ROWS_TOGETHER = 12
"""How many rows are written together: fewer would be shared by more tables, and take longer to put together."""
KEPT_RUNS = 1280
"""How many runs of rows are kept, of which each takes up some 2 KB."""

_REPEATED = True
_Run = tuple[bytes, tuple[PlacedRow, ...], tuple[int, ...], bytes]
"""What stands before some rows, the rows, the widths of their columns, what stands after them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenBlocks:
    """Kept blocks, or a run of their rows, as they stand in the text of a document."""

    passages: tuple[Passage, ...]
    ids: tuple[frozenset[int], ...]
    """Those of their fields, by runs; of two in a run that are equal one is missing."""
    fields: int
    """How many fields there are."""


@lru_cache(maxsize=KEPT_WRITTEN)
def written_blocks(kept: KeptBlocks, width: int) -> WrittenBlocks:
    """Write blocks for a type area `width` twips wide.

    Raises ValueError where a table has a plain row, or cells that do not fill its grid exactly.
    """
    written = [_written_run(*run) for run in _cut_into_runs(kept, width)]
    return WrittenBlocks(
        passages=tuple([passage for one in written for passage in one.passages]),
        ids=tuple([ids for one in written for ids in one.ids]),
        fields=sum([one.fields for one in written]),
    )


def _cut_into_runs(kept: KeptBlocks, width: int) -> Iterator[_Run]:
    """Give the rows some at a time; what stands between tables goes with the rows after it, the end with the last."""
    waiting: list[bytes] = []
    last: _Run | None = None
    for block in kept.blocks:
        if isinstance(block, Paragraph):
            waiting.append(paragraph_xml(block, {}).encode())
            continue
        widths, opening, closing = table_frame(block.weights, width, block.style)
        written = [(row.number, written_row(row.prepared, widths, _REPEATED)) for row in _placed(block.heading)]
        heading = [part for number, row in written for part in row.parts(number)]
        before, rows = b"".join([*waiting, opening, *heading]), tuple(_placed(block.body))
        for start in range(0, max(len(rows), 1), ROWS_TOGETHER):
            if last is not None:
                yield last
            last = (b"" if start else before, rows[start : start + ROWS_TOGETHER], widths, b"")
        waiting = [closing]
    yield (*last[:3], b"".join(waiting)) if last is not None else (b"".join(waiting), (), (), b"")


@lru_cache(maxsize=KEPT_RUNS)
def _written_run(before: bytes, rows: tuple[PlacedRow, ...], widths: tuple[int, ...], after: bytes) -> WrittenBlocks:
    written = [(row.number, written_row(row.prepared, widths, not _REPEATED)) for row in rows]
    pieces = [Piece(f"{row.name}#{number}", row.parts(number)) for number, row in written] or [text_piece(b"")]
    if before:
        pieces[0] = joined_piece(text_piece(before), pieces[0])
    if after:
        pieces[-1] = joined_piece(pieces[-1], text_piece(after))
    ids = [one for _, row in written for one in row.ids]
    return WrittenBlocks(passages=(Passage(pieces),), ids=(frozenset(ids),), fields=len(ids))


def _placed(rows: Sequence[AnyRow]) -> list[PlacedRow]:
    placed = [row for row in rows if isinstance(row, PlacedRow)]
    if len(placed) < len(rows):
        raise ValueError("a kept table has placed rows alone")
    return placed
