"""Files made to take memory, or to be taken for something else than they are."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from generators.word.guard import LARGEST_FILE
from generators.word.zip_parts import LARGEST_PART
from tests.word.packages import NAMESPACE, TYPES, package

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
MEGABYTE = 1024 * 1024
SLOWLY_PACKED = b"".join(Random(number).randbytes(20_000) + b"\x00" * 80_000 for number in range(70))
"""Seven megabytes that deflate to a fifth."""


def lying(content: bytes, name: str, size: int) -> bytes:
    """Let the headers of a part claim another size."""
    spoiled = bytearray(content)
    with ZipFile(BytesIO(content)) as archive:
        info = archive.getinfo(name)
    struct.pack_into("<I", spoiled, info.header_offset + 22, size)
    entry = content.index(b"PK\x01\x02", archive.start_dir)
    while content[entry + 46 : entry + 46 + len(name)] != name.encode():
        entry = content.index(b"PK\x01\x02", entry + 4)
    struct.pack_into("<I", spoiled, entry + 24, size)
    return bytes(spoiled)


def quoted_overlap() -> bytes:
    """Make two hundred parts of one and the same deflated megabyte, each claiming its own place."""
    stored = zlib.compress(b"\x20" * MEGABYTE, 9)[2:-4]
    local = b"PK\x03\x04" + struct.pack(
        "<5H3I2H", 20, 0, 8, 0, 0, zlib.crc32(b"\x20" * MEGABYTE), len(stored), MEGABYTE, 1, 0
    )
    content = local + b"a" + stored
    entries = b"".join(
        b"PK\x01\x02"
        + struct.pack(
            "<6H3I5H2I", 20, 20, 0, 8, 0, 0, zlib.crc32(b"\x20" * MEGABYTE), len(stored), MEGABYTE, 2, 0, 0, 0, 0, 0, 0
        )
        + f"{number:02}".encode()
        for number in range(30)
    )
    end = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 30, 30, len(entries), len(content), 0)
    return content + entries + end


def heavy(part: bytes) -> bytes:
    """Make a text of nearly eight megabytes out of one short part."""
    count = (LARGEST_PART - 1000) // len(part)
    return b"<w:document " + NAMESPACE + b"><w:body>" + part * count + b"</w:body></w:document>"


def incompressible(size: int) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        archive.writestr(ZipInfo("[Content_Types].xml"), TYPES)
        archive.writestr(ZipInfo("word/media.bin"), b"x" * size)
    return target.getvalue()


BOMBS: dict[str, Callable[[], bytes]] = {
    "many-elements": lambda: package(heavy(b"<w:p/>")),
    "many-attributes": lambda: package(heavy(b'<w:p a="" b="" c="" d=""/>')),
    "one-long-text": lambda: package(heavy(b"12345 "), method=ZIP_STORED),
    "lying-sizes": lambda: lying(package(heavy(b"<w:p/>") * 4), "word/document.xml", 1000),
    "overlapping": quoted_overlap,
    "ten-megabytes": lambda: incompressible(LARGEST_FILE),
    "wide-spans": lambda: package(
        b"<w:document "
        + NAMESPACE
        + b"><w:body><w:tbl>"
        + b'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="200"/></w:tcPr></w:tc></w:tr>' * 20_000
        + b"</w:tbl></w:body></w:document>",
        method=ZIP_STORED,
    ),
    "million-bookmarks": lambda: package(
        b"<w:document "
        + NAMESPACE
        + b"><w:body><w:p>"
        + b'<w:bookmarkStart w:id="1" w:name="a"/>' * 60_000
        + b"<w:r><w:t>1</w:t></w:r>" * 100
        + b"</w:p></w:body></w:document>",
        method=ZIP_STORED,
    ),
}
