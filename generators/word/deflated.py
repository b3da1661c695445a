"""Text as deflate writes it, in stretches: one that stands in thousands of files is deflated once and copied.

A stretch ends on a whole byte, as zlib's sync flush leaves it, so stretches stand one after the other by being copied,
and what follows may refer back to what stands before. Any program that unzips reads them like one.
"""

import zlib
from collections.abc import Iterable
from typing import NamedTuple

LEVEL = 6
"""Of zlib, for what is deflated once for many files, and for files that are made one by one."""
QUICK_LEVEL = 3
"""For the little that each of many files has alone: a seventh of the time, a sixth more room."""
WINDOW = 32 * 1024
"""How far back deflate can refer."""
_END = b"\x03\x00"
"""The last block of a text, with nothing in it."""
_ALL_BITS = 0xFFFFFFFF
_ZEROS = memoryview(bytes(1 << 14))
"""As many as a processor keeps at hand."""


class Deflated(NamedTuple):
    """A text, or a stretch of one."""

    checksum: int
    """CRC-32 of the text."""
    length: int
    """Of the text, in bytes."""
    content: bytes


def deflated(text: bytes, level: int) -> Deflated:
    """Deflate a whole text."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Deflated(zlib.crc32(text), len(text), packer.compress(text) + packer.flush())


def stretch(text: bytes, before: bytes, level: int) -> Deflated:
    """Deflate a part of a text that stands right behind `before`, to which it may refer; more must follow it."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=before[-WINDOW:])
    return Deflated(zlib.crc32(text), len(text), packer.compress(text) + packer.flush(zlib.Z_SYNC_FLUSH))


def put_together(stretches: Iterable[Deflated]) -> Deflated:
    """Make a whole text of its stretches."""
    whole = joined_stretches(stretches)
    return whole._replace(content=whole.content + _END)


def joined_stretches(stretches: Iterable[Deflated]) -> Deflated:
    """Make one stretch of several that stand one after the other."""
    checksum = length = 0
    contents: list[bytes] = []
    for its_checksum, its_length, content in stretches:
        checksum = joined_checksum(checksum, its_checksum, its_length)
        length += its_length
        contents.append(content)
    return Deflated(checksum, length, b"".join(contents))


def joined_checksum(first: int, second: int, length: int) -> int:
    """Give the CRC-32 of two texts, one after the other, from theirs and from the length of the second.

    But for the complement that CRC-32 takes before and after, it is linear: zeros carry the first checksum as far as
    the second text does, at gigabytes a second, and then the two are added.
    """
    carried = first ^ _ALL_BITS
    while length > len(_ZEROS):
        carried = zlib.crc32(_ZEROS, carried)
        length -= len(_ZEROS)
    return zlib.crc32(_ZEROS[:length], carried) ^ _ALL_BITS ^ second
