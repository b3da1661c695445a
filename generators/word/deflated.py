"""Text as deflate writes it, in stretches: one that stands in thousands of files is deflated once and copied.

A stretch ends on a whole byte, as zlib's sync flush leaves it, so stretches stand one after the other by being copied,
and what follows may refer back to what stands before. Any program that unzips reads them like one.
"""

import zlib
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

LEVEL = 6
"""Of zlib, for what is deflated once for many files, and for files that are made one by one."""
QUICK_LEVEL = 3
"""For the little that each of many files has alone: half the time, a seventh more room."""
WINDOW = 32 * 1024
"""How far back deflate can refer."""
_END = b"\x03\x00"
"""The last block of a text, with nothing in it."""
_ALL_BITS = 0xFFFFFFFF
_STEP = 1024
"""How many zeros carry a checksum one step: fewer are as quickly run through as looked up."""
_MOST_STEPS = 64
"""How many are looked up at once, each number of them in a table of its own, of some 40 KB."""
_ZEROS = memoryview(bytes(_STEP))


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

    CRC-32 is linear but for the complement it takes before and after: zeros carry the first checksum as far as the
    second text does, and then the two are added. Most of the way is looked up, byte by byte of the checksum.
    """
    steps, rest = divmod(length, _STEP)
    while steps:
        at_once = min(steps, _MOST_STEPS)
        lowest, low, high, highest = _carried_bytes(at_once)
        steps -= at_once
        first = lowest[first & 0xFF] ^ low[first >> 8 & 0xFF] ^ high[first >> 16 & 0xFF] ^ highest[first >> 24]
    return _carried(first, rest) ^ second


def _carried(checksum: int, zeros: int) -> int:
    return zlib.crc32(_ZEROS[:zeros], checksum ^ _ALL_BITS) ^ _ALL_BITS


@cache
def _carried_bytes(steps: int) -> tuple[list[int], ...]:
    """Say of every value of each byte of a checksum, the lowest byte first, where so many steps of zeros carry it."""
    bits = [1 << place for place in range(32)]
    for _ in range(steps):
        bits = [_carried(bit, _STEP) for bit in bits]
    return tuple([_sums(bits[place : place + 8]) for place in range(0, 32, 8)])


def _sums(bits: Iterable[int]) -> list[int]:
    """Add up each choice of bits, in the order of the numbers that choose them."""
    sums = [0]
    for bit in bits:
        sums += [one ^ bit for one in sums]
    return sums
