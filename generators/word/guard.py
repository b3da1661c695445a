"""What a file that came back must be before any of it is parsed.

Everything here counts what it reads: sizes a header claims are checked first and never believed.
The limits come from measured attacks: a file of 1 MB can take gigabytes once it is inflated or parsed.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import NamedTuple

from lxml import etree

LARGEST_FILE = 10 * 1024 * 1024
MOST_PARTS = 200
LARGEST_PART = 8 * 1024 * 1024
LARGEST_TOTAL = 32 * 1024 * 1024
HIGHEST_RATIO = 200
"""Inflated to stored size of a part over `RATIO_FROM`; honest XML stays under 60."""
RATIO_FROM = 1024 * 1024
MOST_MARKS = 250_000
"""Tags and attributes of a parsed part: each takes about 200 bytes of memory once parsed."""

_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1 | 0x40
_UTF8_NAME = 0x800
_END = Struct("<4s4H2IH")
_ENTRY = Struct("<4s6H3I5H2I")
_LOCAL = Struct("<4s5H3I2H")
_LONGEST_COMMENT = 0xFFFF
_LONGEST_DIRECTORY = 256 * 1024
_ZIP64 = 0xFFFFFFFF
_CHUNK = 64 * 1024
_LEFT_OPEN = 0x8
"""Flag of a part whose local header leaves its sizes open."""

_AGAIN = "请用 Word 或 WPS 打开原来的表单，另存为 Word 文档（.docx）后重新报送"
_BROKEN = "请重新发送；仍不行就重新下载空白表单填报"
_MAIN_PART = re.compile(rb'<[^<>]*(?:relationships/officeDocument")[^<>]*>')
_TARGET = re.compile(rb'\bTarget="/?([^"]*)"')
_ENCODING = re.compile(rb'^\s*<\?xml[^>]*encoding\s*=\s*["\']([^"\']*)["\']')
_UNSAFE_NAME = re.compile(r"^/|\\|(?:^|/)\.\.(?:/|$)|^[A-Za-z]:|[\x00-\x1f]")


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why a file is not read, in the sender's words, and what to do."""

    says: str
    hint: str


class RefusedError(Exception):
    """Carries a refusal out of this module's depths; `open_package` turns it into a value."""

    def __init__(self, says: str, hint: str = _BROKEN) -> None:
        super().__init__(says)
        self.refusal = Refusal(says=says, hint=hint)


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


@dataclass(kw_only=True)
class Package:
    """A file whose directory is sound: parts are inflated one by one, and what they come to is counted."""

    content: bytes
    entries: dict[str, Entry]
    main: str = ""
    """Name of the part that holds the text."""
    inflated: int = 0

    def part(self, name: str) -> bytes | None:
        """Inflate a part; None when there is none of the name. Raises RefusedError past a limit."""
        entry = self.entries.get(name)
        if entry is None:
            return None
        content = _inflated(self.content, entry, LARGEST_TOTAL - self.inflated)
        self.inflated += len(content)
        return content


def open_package(content: bytes, name: str = "") -> Package | Refusal:
    """Check a file as far as it can be without parsing; a Package only when its text may be read.

    The file's name serves only to tell .wps from .doc, which begin alike.
    """
    try:
        return _open(content, name)
    except RefusedError as error:
        return error.refusal


def parse_part(content: bytes) -> etree._Element:
    """Parse a part without entities, network, DTD or huge trees. Raises RefusedError."""
    _check_text(content)
    try:
        return etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise RefusedError(f"文件里的正文已损坏（{error.msg}）"[:120]) from None


_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
    collect_ids=False,
)


def _open(content: bytes, name: str) -> Package:
    if len(content) > LARGEST_FILE:
        raise RefusedError(
            f"文件有 {len(content) / 1024 / 1024:.0f} MB，超过 {LARGEST_FILE // 1024 // 1024} MB",
            "表单里不要插入图片；照片等材料另外发送",
        )
    _name_kind(content, name)
    entries = _entries(content)
    package = Package(content=content, entries={entry.name: entry for entry in entries})
    _check_macros(package)
    package.main = _main_part(package)
    return package


def _name_kind(content: bytes, name: str) -> None:
    """Refuse what is no zip file, and say what it is."""
    if content.startswith(b"PK\x03\x04"):
        return
    if not content:
        raise RefusedError("文件是空的（0 字节）", "请重新发送；发送前先打开看一眼")
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    for says, hint, fits in _KINDS:
        if head.startswith(fits):
            raise RefusedError(says, hint)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _compound(content, name)
    if head[:1] == b"<" or b"<html" in head.lower() or b"MIME-Version:" in head:
        raise RefusedError("这是网页（HTML 或 XML），只是改了文件名", _AGAIN)
    if not content.strip(b"\x00"):
        raise RefusedError("文件内容全是零，传输中损坏了")
    raise RefusedError("这不是 Word 文档（.docx），看不出是什么文件", _AGAIN)


_KINDS: tuple[tuple[str, str, tuple[bytes, ...]], ...] = (
    ("这是 PDF 文件，不能读出填写的内容", "请报送填好的 Word 文档（.docx）；盖章扫描件可以另外附上", (b"%PDF",)),
    ("这是 RTF 文件，不是 .docx", _AGAIN, (b"{\\rtf",)),
    ("这是图片，不能读出填写的内容", "请报送填好的 Word 文档（.docx）", (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM6")),
    (
        "这是压缩包（RAR 或 7z），不是 Word 文档",
        "请解压后把里面的 .docx 单独发送",
        (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"),
    ),
    ("这是空的压缩包，里面没有文档", _AGAIN, (b"PK\x05\x06",)),
    ("这是网页（HTML），只是改了文件名", _AGAIN, (b"<!DOCTYPE html", b"<!doctype html", b"<html", b"<HTML")),
)


def _compound(content: bytes, name: str) -> RefusedError:
    """Tell the kinds of the old container apart by the names of its streams, which it writes in UTF-16."""
    if _has_stream(content, "EncryptedPackage") or _has_stream(content, "EncryptionInfo"):
        return RefusedError("文档加了打开密码，读不出来", "请在 Word 或 WPS 中取消打开密码，另存后重新报送")
    if _has_stream(content, "Workbook"):
        return RefusedError("这是旧式 Excel 文件（.xls），不是 Word 文档", _AGAIN)
    if name.casefold().endswith(".wps") or _has_stream(content, "WpsCustomData"):
        return RefusedError("这是 WPS 文字文件（.wps），不是 .docx", _AGAIN)
    return RefusedError("这是旧式 Word 文件（.doc），或改了文件名的旧式文件，不是 .docx", _AGAIN)


def _has_stream(content: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in content


def _entries(content: bytes) -> tuple[Entry, ...]:
    """Read and check the directory of the file."""
    count, size, offset = _directory_place(content)
    if count > MOST_PARTS:
        raise RefusedError(f"文件里有 {count} 个部件，超过 {MOST_PARTS} 个，不像一份表单", _AGAIN)
    entries = tuple(_read_entries(content[offset : offset + size], count))
    names = [entry.name.casefold() for entry in entries]
    twice = next((name for name, times in Counter(names).items() if times > 1), None)
    if twice is not None:
        raise RefusedError(f"文件里有两个同名的部件「{_shown(twice)}」", _AGAIN)
    for entry in entries:
        _check_entry(entry)
    total = sum(entry.size for entry in entries)
    if total > LARGEST_TOTAL:
        raise RefusedError(f"文件展开后有 {total // 1024 // 1024} MB，超过 {LARGEST_TOTAL // 1024 // 1024} MB", _AGAIN)
    _check_places(content, entries, offset)
    return entries


def _directory_place(content: bytes) -> tuple[int, int, int]:
    """Find the directory: its number of entries, its size, where it begins."""
    position = content.rfind(b"PK\x05\x06", max(0, len(content) - _END.size - _LONGEST_COMMENT))
    if position < 0 or position + _END.size > len(content):
        raise RefusedError("文件不完整，后半截没有传完")
    _, disk, first_disk, here, count, size, offset, comment = _END.unpack_from(content, position)
    if _ZIP64 in {size, offset} or content[max(0, position - 20) : position][:4] == b"PK\x06\x07":
        raise RefusedError("文件用了大文件压缩格式（ZIP64），表单用不着", _AGAIN)
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
        raise RefusedError(f"部件「{_shown(entry.name)}」用了 Word 不用的压缩方法", _AGAIN)
    if _UNSAFE_NAME.search(entry.name):
        raise RefusedError(f"部件名「{_shown(entry.name)}」指向文件之外", _AGAIN)
    if "vbaproject" in lowered or "vbadata" in lowered:
        raise _has_macros()
    if entry.size > LARGEST_PART:
        says = f"部件「{_shown(entry.name)}」展开后超过 {LARGEST_PART // 1024 // 1024} MB，不像一份表单"
        raise RefusedError(says, _AGAIN)
    if entry.size > RATIO_FROM and entry.size > HIGHEST_RATIO * entry.stored:
        raise RefusedError(f"部件「{_shown(entry.name)}」的压缩比超过 {HIGHEST_RATIO}，像是压缩炸弹", _AGAIN)


def _check_places(content: bytes, entries: Sequence[Entry], directory: int) -> None:
    """Refuse parts that lie over one another or over the directory."""
    end = 0
    for entry in sorted(entries, key=lambda one: one.offset):
        start = entry.offset
        if start < end or start + _LOCAL.size > directory:
            raise RefusedError("文件里的部件互相重叠，已损坏或被改动过", _AGAIN)
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


def _inflated(content: bytes, entry: Entry, room: int) -> bytes:
    """Inflate a part piece by piece; stops at the first byte past a limit, whatever the headers say."""
    start = _content_start(content, entry)
    stored = memoryview(content)[start : start + entry.stored]
    limit = min(entry.size, LARGEST_PART, room)
    if entry.size > limit:
        raise RefusedError(f"文件展开后超过 {LARGEST_TOTAL // 1024 // 1024} MB", _AGAIN)
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


def _check_macros(package: Package) -> None:
    types = package.part("[Content_Types].xml")
    if types is None and "content.xml" in package.entries:
        raise RefusedError("这是 OpenDocument 文件（.odt），不是 .docx", _AGAIN)
    if types is None:
        raise RefusedError("这是压缩包，里面不是 Word 文档", "请把里面的 .docx 单独发送")
    lowered = types.lower()
    if b"macroenabled" in lowered or b"vbaproject" in lowered:
        raise _has_macros()
    if b"spreadsheetml" in lowered and b"wordprocessingml" not in lowered:
        raise RefusedError("这是 Excel 文件，只是改了文件名", _AGAIN)
    if b"presentationml" in lowered and b"wordprocessingml" not in lowered:
        raise RefusedError("这是演示文稿，只是改了文件名", _AGAIN)
    _check_text(types)


def _has_macros() -> RefusedError:
    return RefusedError("文档带有宏，为安全起见不读", "请另存为不带宏的 Word 文档（.docx）后重新报送")


def _main_part(package: Package) -> str:
    """Find the part that holds the text, where the file itself says it is."""
    relations = package.part("_rels/.rels") or b""
    _check_text(relations)
    match = _MAIN_PART.search(relations)
    target = match and _TARGET.search(match[0])
    name = target[1].decode("utf-8", "replace") if target else ""
    if b"purl.oclc.org/ooxml" in relations:
        raise RefusedError("文档存成了“严格 Open XML”格式", "请另存为普通的 Word 文档（.docx）后重新报送")
    if name not in package.entries:
        raise RefusedError("这是压缩包，里面不是完整的 Word 文档", _AGAIN)
    return name


def _check_text(content: bytes) -> None:
    """Refuse XML that is not plain UTF-8, that defines anything, or that would grow past memory when parsed."""
    head = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    encoding = _ENCODING.match(head)
    # Other encodings, which could hide what is looked for below, begin otherwise or name themselves.
    if head[:1] != b"<" or b"\x00" in head or (encoding and encoding[1].lower() not in {b"utf-8", b"us-ascii"}):
        raise RefusedError("文件里的正文不是 UTF-8 编码", _AGAIN)
    if b"<!" in content and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
        raise RefusedError("文件里的正文带有实体定义（DTD），为安全起见不读", _AGAIN)
    if len(content) > MOST_MARKS and content.count(b"<") + content.count(b"=") > MOST_MARKS:
        raise RefusedError("文件里的正文过于复杂，不像一份表单", _AGAIN)


def _shown(name: str) -> str:
    """Show a name from a hostile file: short, printable."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[:60])
