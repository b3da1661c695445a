"""A .docx file as named parts: the same parts give the same bytes.

The zip is written here and not by `zipfile`, so that a part that thousands of files share is deflated once.
"""

import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import NamedTuple
from zipfile import ZipFile
from zlib import crc32

from generators.word.deflated import LEVEL, QUICK_LEVEL, Deflated, deflated

_FIRST_PARTS = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
_STORED_BELOW = 2048
"""A part of a document's own that is shorter, in bytes, is stored as it is: deflating it saves little and costs more
than all else that is done with it."""
_VERSION = 20
"""Of the zip format: what deflate needs."""
_UNIX = 3
_STORED, _DEFLATED = 0, 8
_FIRST_DAY = 0x21
"""The first of January 1980, the earliest a zip knows, as it is packed into 16 bits."""
_READABLE = 0o644 << 16
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5HL")
_END = struct.Struct("<4s4H2LH")


class _Member(NamedTuple):
    """A part as it stands in a zip: twice, and between its two heads only its place is missing."""

    local: bytes
    """Head, name, content."""
    listed: bytes
    """In the directory, up to the place."""
    name: bytes


def unpacked(package: bytes) -> dict[str, bytes]:
    """Unzip all parts of a package we made ourselves; nothing here guards against hostile files."""
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes | Deflated], shared: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Zip the parts with fixed order, date and attributes; those that other packages share are deflated once.

    The bytes depend on the parts and on the machine's zlib, on nothing else. Names are ASCII.
    """
    members = {name: _shared_member(name, part) for name, part in shared.items()}
    members |= {name: _own_member(name, part) for name, part in parts.items()}
    return _zip([members[name] for name in _ordered(tuple(members))])


@lru_cache(maxsize=16)
def _ordered(names: tuple[str, ...]) -> tuple[str, ...]:
    first = [name for name in _FIRST_PARTS if name in names]
    return (*first, *sorted(set(names) - set(first)))


@lru_cache(maxsize=64)
def _shared_member(name: str, part: bytes) -> _Member:
    return _member(name, deflated(part, LEVEL), _DEFLATED)


def _own_member(name: str, part: bytes | Deflated) -> _Member:
    if isinstance(part, Deflated):
        return _member(name, part, _DEFLATED)
    if len(part) < _STORED_BELOW:
        return _member(name, Deflated(crc32(part), len(part), part), _STORED)
    return _member(name, deflated(part, QUICK_LEVEL), _DEFLATED)


def _member(name: str, one: Deflated, method: int) -> _Member:
    # Common to both heads: flags, method, time, day, checksum, lengths, length of the name and of extras.
    about = (0, method, 0, _FIRST_DAY, one.checksum, len(one.content), one.length, len(name), 0)
    local = _LOCAL.pack(b"PK\3\4", _VERSION, 0, *about)
    listed = _CENTRAL.pack(b"PK\1\2", _VERSION, _UNIX, _VERSION, 0, *about, 0, 0, 0, _READABLE)
    named = name.encode("ascii")
    return _Member(local + named + one.content, listed, named)


def _zip(members: Sequence[_Member]) -> bytes:
    """Write every member, then the directory of all, then its end."""
    directory: list[bytes] = []
    place = 0
    for local, listed, name in members:
        directory += (listed, place.to_bytes(4, "little"), name)
        place += len(local)
    listing = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(members), len(members), len(listing), place, 0)
    return b"".join([*[member.local for member in members], listing, end])
