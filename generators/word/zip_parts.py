"""The directory of a zip file and its parts, read as if both were written to do harm.

Everything here counts what it reads: sizes a header claims are checked first and never believed.
The limits come from measured attacks: a file of 1 MB can take gigabytes once it is inflated or parsed.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from struct import Struct
from typing import NamedTuple

from generators.word.refusal import AGAIN, RefusedError, has_macros

MOST_PARTS = 200
LARGEST_PART = 8 * 1024 * 1024
LARGEST_TOTAL = 32 * 1024 * 1024
HIGHEST_RATIO = 200
"""Inflated to stored size of a part over `RATIO_FROM`; honest XML stays under 60."""
RATIO_FROM = 1024 * 1024

_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1 | 0x40
_UTF8_NAME = 0x800
_END = Struct("<4s4H2IH")
_ENTRY = Struct("<4s6H3I5H2I")
_LOCAL = Struct("<4s5H3I2H")
_LONGEST_COMMENT = 0xFFFF
_LONGEST_DIRECTORY = 256 * 1024
_ZIP64 = 0xFFFFFFFF
_LEFT_OPEN = 0x8
"""Flag of a part whose local header leaves its sizes open."""
_UNSAFE_NAME = re.compile(r"^/|\\|(?:^|/)\.\.(?:/|$)|^[A-Za-z]:|[\x00-\x1f]")


class Entry(NamedTuple):
    """A part as the directory of the file lists it; sizes in bytes."""

    name: str
    raw: bytes
    """The name as written."""
    method: int
    flags: int
    checksum: int
    stored: int
    size: int
    offset: int


def read_directory(content: bytes) -> tuple[Entry, ...]:
    """Read and check the directory of the file."""
    count, size, offset = _directory_place(content)
    if count > MOST_PARTS:
        raise RefusedError(f"文件里有 {count} 个部件，超过 {MOST_PARTS} 个，不像一份普通的文档", AGAIN)
    entries = tuple(_read_entries(content[offset : offset + size], count))
    names = [entry.name.casefold() for entry in entries]
    twice = next((name for name, times in Counter(names).items() if times > 1), None)
    if twice is not None:
        raise RefusedError(f"文件里有两个同名的部件「{_shown(twice)}」", AGAIN)
    for entry in entries:
        _check_entry(entry)
    total = sum(entry.size for entry in entries)
    if total > LARGEST_TOTAL:
        raise RefusedError(f"文件展开后有 {total // 1024 // 1024} MB，超过 {LARGEST_TOTAL // 1024 // 1024} MB", AGAIN)
    _check_places(content, entries, offset)
    return entries


def _directory_place(content: bytes) -> tuple[int, int, int]:
    """Find the directory: its number of entries, its size, where it begins."""
    position = content.rfind(b"PK\x05\x06", max(0, len(content) - _END.size - _LONGEST_COMMENT))
    if position < 0 or position + _END.size > len(content):
        raise RefusedError("文件不完整，后半截没有传完")
    _, disk, first_disk, here, count, size, offset, comment = _END.unpack_from(content, position)
    if _ZIP64 in {size, offset} or content[max(0, position - 20) : position][:4] == b"PK\x06\x07":
        raise RefusedError("文件用了大文件压缩格式（ZIP64），表单用不着", AGAIN)
    whole = position + _END.size + comment == len(content) and offset + size == position
    if disk or first_disk or here != count or not whole or size > _LONGEST_DIRECTORY:
        raise RefusedError("文件的目录与内容对不上，已损坏或被改动过")
    return count, size, offset


def _read_entries(directory: bytes, count: int) -> Iterator[Entry]:
    position = 0
    for _ in range(count):
        if position + _ENTRY.size > len(directory) or directory[position : position + 4] != b"PK\x01\x02":
            raise RefusedError("文件的目录已损坏")
        _, _, _, flags, method, _, _, checksum, stored, size, name, extra, comment, _, _, _, offset = (
            _ENTRY.unpack_from(directory, position)
        )
        start = position + _ENTRY.size
        raw = directory[start : start + name]
        shown = raw.decode("ascii" if raw.isascii() else "utf-8" if flags & _UTF8_NAME else "cp437", "replace")
        yield Entry(shown, raw, method, flags, checksum, stored, size, offset)
        position = start + name + extra + comment
    if position != len(directory):
        raise RefusedError("文件的目录与部件数对不上，已损坏或被改动过")


def _check_entry(entry: Entry) -> None:
    lowered = entry.name.casefold()
    if entry.flags & _ENCRYPTED:
        raise RefusedError("文档加了密码，读不出来", "请取消密码，另存后重新报送")
    if entry.method not in (_STORED, _DEFLATED):
        raise RefusedError(f"部件「{_shown(entry.name)}」用了 Word 不用的压缩方法", AGAIN)
    if _UNSAFE_NAME.search(entry.name):
        raise RefusedError(f"部件名「{_shown(entry.name)}」指向文件之外", AGAIN)
    if "vbaproject" in lowered or "vbadata" in lowered:
        raise has_macros()
    if entry.size > LARGEST_PART:
        says = f"部件「{_shown(entry.name)}」展开后超过 {LARGEST_PART // 1024 // 1024} MB，不像一份普通的文档"
        raise RefusedError(says, AGAIN)
    if entry.size > RATIO_FROM and entry.size > HIGHEST_RATIO * entry.stored:
        raise RefusedError(f"部件「{_shown(entry.name)}」的压缩比超过 {HIGHEST_RATIO}，像是压缩炸弹", AGAIN)


def _check_places(content: bytes, entries: Sequence[Entry], directory: int) -> None:
    """Refuse parts that lie over one another or over the directory."""
    end = 0
    for entry in sorted(entries, key=lambda one: one.offset):
        start = entry.offset
        if start < end or start + _LOCAL.size > directory:
            raise RefusedError("文件里的部件互相重叠，已损坏或被改动过", AGAIN)
        end = _content_start(content, entry) + entry.stored
    if end > directory:
        raise RefusedError("文件不完整，部件超出了文件")


def _content_start(content: bytes, entry: Entry) -> int:
    """Find where the content of a part begins; its own header must agree with the directory."""
    head = _LOCAL.unpack_from(content, entry.offset)
    mark, _, flags, method, _, _, _, stored, size, name, extra = head
    start = entry.offset + _LOCAL.size
    open_ended = bool(flags & _LEFT_OPEN)
    sizes_differ = not open_ended and (stored, size) != (entry.stored, entry.size)
    written = content[start : start + name]
    if mark != b"PK\x03\x04" or method != entry.method or flags & _ENCRYPTED or sizes_differ or written != entry.raw:
        raise RefusedError("文件的目录与内容对不上，已损坏或被改动过")
    return int(start + name + extra)


def inflate_part(content: bytes, entry: Entry, room: int) -> bytes:
    """Inflate a part piece by piece; stops at the first byte past a limit, whatever the headers say."""
    start = _content_start(content, entry)
    stored = memoryview(content)[start : start + entry.stored]
    limit = min(entry.size, LARGEST_PART, room)
    if entry.size > limit:
        raise RefusedError(f"文件展开后超过 {LARGEST_TOTAL // 1024 // 1024} MB", AGAIN)
    try:
        text = bytes(stored) if entry.method == _STORED else _inflate(stored, limit)
    except zlib.error:
        raise RefusedError(f"部件「{_shown(entry.name)}」已损坏，展不开") from None
    if len(text) != entry.size or zlib.crc32(text) != entry.checksum:
        raise RefusedError(f"部件「{_shown(entry.name)}」与目录里写的大小或校验不符，已损坏或被改动过")
    return text


def _inflate(stored: memoryview, limit: int) -> bytes:
    """Inflate to at most one byte more than the limit, which the caller then sees."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    return inflater.decompress(stored, limit + 1)


def _shown(name: str) -> str:
    """Show a name from a hostile file: short, printable."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[:60])
