"""What a file that came back must be before any of it is parsed."""

import re
from dataclasses import dataclass

from lxml import etree

from generators.word.refusal import AGAIN, Refusal, RefusedError, has_macros
from generators.word.zip_parts import LARGEST_TOTAL, Entry, inflate_part, read_directory

LARGEST_FILE = 10 * 1024 * 1024
MOST_MARKS = 250_000
"""Tags and attributes of a parsed part: each takes about 200 bytes of memory once parsed."""
_MAIN_PART = re.compile(rb'<[^<>]*(?:relationships/officeDocument")[^<>]*>')
_TARGET = re.compile(rb'\bTarget="/?([^"]*)"')
_ENCODING = re.compile(rb'^\s*<\?xml[^>]*encoding\s*=\s*["\']([^"\']*)["\']')


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
        content = inflate_part(self.content, entry, LARGEST_TOTAL - self.inflated)
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


def parse_part(content: bytes, most_marks: int = MOST_MARKS) -> etree._Element:
    """Parse a part without entities, network, DTD or huge trees. Raises RefusedError."""
    check_part(content, most_marks)
    return parse_checked(content)


def parse_checked(content: bytes) -> etree._Element:
    """Parse a part that `check_part` let pass. Raises RefusedError."""
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
    entries = read_directory(content)
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
        raise RefusedError("这是网页（HTML 或 XML），只是改了文件名", AGAIN)
    if not content.strip(b"\x00"):
        raise RefusedError("文件内容全是零，传输中损坏了")
    raise RefusedError("这不是 Word 文档（.docx），看不出是什么文件", AGAIN)


_KINDS: tuple[tuple[str, str, tuple[bytes, ...]], ...] = (
    ("这是 PDF 文件，不能读出填写的内容", "请报送填好的 Word 文档（.docx）；盖章扫描件可以另外附上", (b"%PDF",)),
    ("这是 RTF 文件，不是 .docx", AGAIN, (b"{\\rtf",)),
    ("这是图片，不能读出填写的内容", "请报送填好的 Word 文档（.docx）", (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM6")),
    (
        "这是压缩包（RAR 或 7z），不是 Word 文档",
        "请解压后把里面的 .docx 单独发送",
        (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"),
    ),
    ("这是空的压缩包，里面没有文档", AGAIN, (b"PK\x05\x06",)),
    ("这是网页（HTML），只是改了文件名", AGAIN, (b"<!DOCTYPE html", b"<!doctype html", b"<html", b"<HTML")),
)


def _compound(content: bytes, name: str) -> RefusedError:
    """Tell the kinds of the old container apart by the names of its streams, which it writes in UTF-16."""
    if _has_stream(content, "EncryptedPackage") or _has_stream(content, "EncryptionInfo"):
        return RefusedError("文档加了打开密码，读不出来", "请在 Word 或 WPS 中取消打开密码，另存后重新报送")
    if _has_stream(content, "Workbook"):
        return RefusedError("这是旧式 Excel 文件（.xls），不是 Word 文档", AGAIN)
    if name.casefold().endswith(".wps") or _has_stream(content, "WpsCustomData"):
        return RefusedError("这是 WPS 文字文件（.wps），不是 .docx", AGAIN)
    return RefusedError("这是旧式 Word 文件（.doc），或改了文件名的旧式文件，不是 .docx", AGAIN)


def _has_stream(content: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in content


def _check_macros(package: Package) -> None:
    types = package.part("[Content_Types].xml")
    if types is None and "content.xml" in package.entries:
        raise RefusedError("这是 OpenDocument 文件（.odt），不是 .docx", AGAIN)
    if types is None:
        raise RefusedError("这是压缩包，里面不是 Word 文档", "请把里面的 .docx 单独发送")
    lowered = types.lower()
    if b"macroenabled" in lowered or b"vbaproject" in lowered:
        raise has_macros()
    if b"spreadsheetml" in lowered and b"wordprocessingml" not in lowered:
        raise RefusedError("这是 Excel 文件，只是改了文件名", AGAIN)
    if b"presentationml" in lowered and b"wordprocessingml" not in lowered:
        raise RefusedError("这是演示文稿，只是改了文件名", AGAIN)
    check_part(types)


def _main_part(package: Package) -> str:
    """Find the part that holds the text, where the file itself says it is."""
    relations = package.part("_rels/.rels") or b""
    if not relations:
        raise RefusedError("这是压缩包，里面不是完整的 Word 文档", AGAIN)
    check_part(relations)
    match = _MAIN_PART.search(relations)
    target = match and _TARGET.search(match[0])
    name = target[1].decode("utf-8", "replace") if target else ""
    if b"purl.oclc.org/ooxml" in relations:
        raise RefusedError("文档存成了“严格 Open XML”格式", "请另存为普通的 Word 文档（.docx）后重新报送")
    if name not in package.entries:
        raise RefusedError("这是压缩包，里面不是完整的 Word 文档", AGAIN)
    return name


def check_part(content: bytes, most_marks: int = MOST_MARKS) -> None:
    """Refuse XML that is not plain UTF-8, that defines anything, or that would grow past memory when parsed."""
    head = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    encoding = _ENCODING.match(head)
    # Other encodings, which could hide what is looked for below, begin otherwise or name themselves.
    if head[:1] != b"<" or b"\x00" in head or (encoding and encoding[1].lower() not in {b"utf-8", b"us-ascii"}):
        raise RefusedError("文件里的正文不是 UTF-8 编码", AGAIN)
    if b"<!" in content and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
        raise RefusedError("文件里的正文带有实体定义（DTD），为安全起见不读", AGAIN)
    if len(content) > most_marks and content.count(b"<") + content.count(b"=") > most_marks:
        raise RefusedError("文件里的正文过于复杂，不像一份普通的文档", AGAIN)
