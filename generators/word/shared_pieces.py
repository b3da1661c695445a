"""Pieces of a text that stand in many documents, deflated once for all of them.

Pieces that follow one another are cut where they themselves say so, behind one in four. What lies between two cuts is
deflated as one stretch, which may refer to the two pieces before it and to nothing else. So its bytes follow from what
is written, not from what happens to be kept. A row that only one list has costs its stretch and the next one; and the
text takes up a tenth more room than deflated in one go.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import cast
from zlib import crc32

from generators.word.deflated import LEVEL, QUICK_LEVEL, Deflated, deflated, put_together, stretch

KEPT = 2048
"""How many stretches are kept, each of some 2 KB; with room for all, one in a hundred more would be found."""
BEFORE = 2
"""How many pieces a stretch may refer to: a duty stands in the lists of several posts one after the other."""
_CUT_AFTER = 4
_NAME_LENGTH = 12


class Piece:
    """A piece of text, in parts that other pieces share, under a name that no other text has."""

    __slots__ = ("is_cut", "name", "parts")

    def __init__(self, name: str, parts: tuple[bytes, ...]) -> None:
        """Take the parts, and a name that follows from them."""
        self.name = name
        self.parts = parts
        self.is_cut = crc32(name.encode()) % _CUT_AFTER == 0
        """Whether a stretch ends with it."""


Run = bytes | tuple[Piece, ...]
"""A part of a text that only one document has, or pieces that others share."""


def text_piece(text: bytes) -> Piece:
    """Make a piece of one part."""
    return Piece(name_text(text), (text,))


def joined_piece(*pieces: Piece) -> Piece:
    """Make one piece of several."""
    return Piece(" ".join([one.name for one in pieces]), tuple([part for one in pieces for part in one.parts]))


def name_text(*parts: bytes) -> str:
    """Give a name that follows from a text: another text has another one."""
    digest = hashlib.blake2b(digest_size=_NAME_LENGTH)
    for part in parts:
        digest.update(b"%d " % len(part))
        digest.update(part)
    return digest.hexdigest()


def joined_text(runs: Iterable[Run]) -> bytes:
    """Put a text together."""
    return b"".join([run if isinstance(run, bytes) else _joined(run) for run in runs])


def deflated_text(runs: Sequence[Run]) -> Deflated:
    """Deflate a text: what is its own at once and quickly, what others share as it was before.

    A text that shares nothing is deflated in one go.
    """
    if all(isinstance(run, bytes) for run in runs):
        return deflated(joined_text(runs), LEVEL)
    stretches: list[Deflated] = []
    for is_own, some in groupby(runs, key=lambda run: isinstance(run, bytes)):
        if is_own:
            stretches.append(stretch(joined_text(some), b"", QUICK_LEVEL))
        else:
            stretches += _deflated_pieces([piece for run in some for piece in cast("tuple[Piece, ...]", run)])
    return put_together(stretches)


_STRETCHES: dict[tuple[str, ...], Deflated] = {}
"""By the names of the pieces it may refer to and of those it is made of. What was not asked for the longest goes."""


def _deflated_pieces(pieces: Sequence[Piece]) -> Iterator[Deflated]:
    names = tuple([piece.name for piece in pieces])
    cuts = [place for place, piece in enumerate(pieces[:-1], start=1) if piece.is_cut]
    for start, end in pairwise((0, *cuts, len(pieces))):
        first = max(start - BEFORE, 0)
        # The bar tells what is referred to from what is written.
        key = (*names[first:start], "|", *names[start:end])
        known = _STRETCHES.pop(key, None) or stretch(_joined(pieces[start:end]), _joined(pieces[first:start]), LEVEL)
        if len(_STRETCHES) >= KEPT:
            del _STRETCHES[next(iter(_STRETCHES))]
        _STRETCHES[key] = known
        yield known


def _joined(pieces: Iterable[Piece]) -> bytes:
    return b"".join([part for piece in pieces for part in piece.parts])
