"""Pieces of a text that stand in many documents, deflated once for all of them.

Pieces that always stand together are a passage. It is cut where its pieces themselves say so, behind one in six, and
at its end. What lies between two cuts is deflated as one stretch, which may refer to the piece before it in its
passage, the first one to that before the passage, and to nothing else. So its bytes follow from what is written, not
from what happens to be kept. A row that only one list has costs its stretch and the next one; and the text takes up a
fifth more room than deflated in one go. With two pieces to refer to it would take up a sixtieth less of that, and a
third more stretches would stand in one list alone.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import cast
from zlib import crc32

from generators.word.deflated import (
    LEVEL,
    QUICK_LEVEL,
    Deflated,
    deflated,
    joined_stretches,
    put_together,
    stretch,
)

KEPT = 3072
"""How many stretches are kept, each of some 1 KB."""
_CUT_AFTER = 6
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


_NOTHING = Piece("", ())


class Passage:
    """Pieces that stand together wherever they stand, deflated; those in its middle are needed no more."""

    __slots__ = ("closing", "opening", "rest")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        """Take the pieces, at least one."""
        cuts = [place for place, piece in enumerate(pieces[:-1], start=1) if piece.is_cut]
        places = list(pairwise((*cuts, len(pieces))))
        stretches = [_kept_stretch(pieces[one - 1], joined_piece(*pieces[one:end])) for one, end in places]
        self.opening = joined_piece(*(pieces[: cuts[0]] if cuts else pieces))
        """Its first stretch, which depends on what stands before the passage."""
        self.rest = joined_stretches(stretches) if stretches else None
        """What follows the first stretch, deflated; nothing where nothing follows."""
        self.closing = pieces[-1]


Run = bytes | Passage
"""A part of a text that only one document has, or a passage that others share."""


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


def deflated_text(runs: Sequence[Run]) -> Deflated:
    """Deflate a text: what is its own at once and quickly, what others share as it was before.

    A text that shares nothing is deflated in one go.
    """
    if all(isinstance(run, bytes) for run in runs):
        return deflated(b"".join(cast("Sequence[bytes]", runs)), LEVEL)
    return put_together(_stretches(runs))


def _stretches(runs: Iterable[Run]) -> Iterator[Deflated]:
    for is_own, some in groupby(runs, key=lambda run: isinstance(run, bytes)):
        if is_own:
            yield _own_stretch(b"".join(cast("Iterable[bytes]", some)))
        else:
            yield from _deflated_passages(cast("Iterable[Passage]", some))


@lru_cache(maxsize=8)
def _own_stretch(text: bytes) -> Deflated:
    """Deflate what one document has; the same few ends stand in one after the other."""
    return stretch(text, b"", QUICK_LEVEL)


def _deflated_passages(passages: Iterable[Passage]) -> Iterator[Deflated]:
    before = _NOTHING
    for one in passages:
        yield _kept_stretch(before, one.opening)
        if one.rest is not None:
            yield one.rest
        before = one.closing


_STRETCHES: dict[tuple[str, str], Deflated] = {}
"""By the names of what it may refer to and of what it is made of. What was not asked for the longest goes."""


def _kept_stretch(before: Piece, piece: Piece) -> Deflated:
    key = before.name, piece.name
    known = _STRETCHES.pop(key, None) or stretch(b"".join(piece.parts), b"".join(before.parts), LEVEL)
    if len(_STRETCHES) >= KEPT:
        del _STRETCHES[next(iter(_STRETCHES))]
    _STRETCHES[key] = known
    return known
