"""A .docx file as named parts: the same parts give the same bytes.

The zip is written here and not by `zipfile`, so that a part that thousands of files share is deflated once.
"""

import struct
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from zipfile import ZipFile

from generators.word.deflated import LEVEL, QUICK_LEVEL, Deflated, deflated

_FIRST_PARTS = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
_VERSION = 20
"""Of the zip format: what deflate needs."""
_UNIX = 3
_DEFLATED = 8
_FIRST_DAY = 0x21
"""The first of January 1980, the earliest a zip knows, as it is packed into 16 bits."""
_READABLE = 0o644 << 16
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")


def unpacked(package: bytes) -> dict[str, bytes]:
    """Unzip all parts of a package we made ourselves; nothing here guards against hostile files."""
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes | Deflated], shared: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Zip the parts with fixed order, date and attributes; those that other packages share are deflated once.

    The bytes depend on the parts and on the machine's zlib, on nothing else. Names are ASCII.
    """
    members = {name: _shared_member(part) for name, part in shared.items()}
    members |= {
        name: part if isinstance(part, Deflated) else deflated(part, QUICK_LEVEL) for name, part in parts.items()
    }
    first = [name for name in _FIRST_PARTS if name in members]
    return _zip({name: members[name] for name in first + sorted(set(members) - set(first))})


@lru_cache(maxsize=64)
def _shared_member(part: bytes) -> Deflated:
    return deflated(part, LEVEL)


def _zip(members: Mapping[str, Deflated]) -> bytes:
    """Write every member, then the directory of all, then its end."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for name, one in members.items():
        # Common to both heads: flags, method, time, day, checksum, lengths, length of the name and of extras.
        about = (0, _DEFLATED, 0, _FIRST_DAY, one.checksum, len(one.content), one.length, len(name), 0)
        head = _LOCAL.pack(b"PK\3\4", _VERSION, 0, *about) + name.encode("ascii")
        directory += [
            _CENTRAL.pack(b"PK\1\2", _VERSION, _UNIX, _VERSION, 0, *about, 0, 0, 0, _READABLE, place),
            name.encode("ascii"),
        ]
        pieces += [head, one.content]
        place += len(head) + len(one.content)
    listed = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(members), len(members), len(listed), place, 0)
    return b"".join([*pieces, listed, end])
