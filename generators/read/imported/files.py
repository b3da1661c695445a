"""A file of any kind as the text of an official document: told apart by what is in it, not by its name."""

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generators.model.problem import Place, Problem
from generators.phrases.numbers import say_han
from generators.read.imported.pages import read_html, read_markdown
from generators.read.imported.word_lines import print_word
from generators.word.guard import LARGEST_FILE
from generators.word.official import read_official_word
from generators.word.refusal import Refusal

LARGEST = 50 * 1024 * 1024
LARGEST_TEXT = 5 * 1024 * 1024
PATIENCE = 120
"""Seconds another program is given to turn a file into text."""
FEWEST = 20
"""Chinese characters; a document with fewer holds no text but a picture of one."""
LEAST_COMMON, LEAST_COMMON_GBK = 0.4, 0.8
"""Share of the characters that are among the 3755 common ones of GB 2312, in any text (a text in traditional
characters has some two thirds) and in one that is taken for GBK."""
_COMMON = frozenset(bytes([lead]) for lead in range(0xB0, 0xD8))
"""First bytes of the common characters in GB 2312."""
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN = b"mimetypeapplication/vnd.oasis.opendocument"
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ODD = re.compile(r"[\ufffd\x00-\x08\x0e-\x1f]")
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|div|p|table|meta)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_MARKDOWN = re.compile(r"^#{1,6}\s+\S|^\s*\|.*\|\s*$", re.MULTILINE)
_READABLE = "可以导入 .docx、.txt、.html、.md，装了软件还可以导入 .doc、.pdf"
_OTHERS = (".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".html", ".htm", ".xlsx", ".xls")
_SAVE_AGAIN = "请用 Word 或 WPS 打开，另存为 Word 文档（.docx）后再导入"
_AS_UTF8 = "文字文件用记事本或 WPS 打开，另存为 UTF-8 编码的 .txt 后再导入"
GBK = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80"})


@dataclass(frozen=True, kw_only=True)
class PlainText:
    """The text of a file, and what a reader must know of how it was read."""

    text: str
    notes: tuple[str, ...] = ()
    printed: bool = False
    """Whether its lines are those of printed pages, wrapped where a page ends."""


class _UnreadableError(Exception):
    """Carries what is wrong with a file, and a hint."""

    def __init__(self, says: str, hint: str) -> None:
        super().__init__(says)
        self.says, self.hint = says, hint


def read_plain_text(path: Path) -> tuple[PlainText | None, list[Problem]]:
    """Read the text of a .docx, .txt, .html, .md, .doc or .pdf file; what cannot be read is a problem, no exception."""
    try:
        text = _read(path)
    except _UnreadableError as error:
        return None, [Problem(place=Place(file=str(path)), message=error.says, hint=error.hint)]
    signs = len(_HAN.findall(text.text))
    if signs < FEWEST:
        message = f"文件里只有 {signs} 个汉字，不像一份政策原文" if signs else "文件里没有可读的文字"
        hint = "如果是扫描件，先用文字识别（OCR）转成文字，再导入；图片里的字读不出来"
        return None, [Problem(place=Place(file=str(path)), message=message, hint=hint)]
    if _is_garbled(text.text, LEAST_COMMON):
        hint = "文件可能已损坏，或不是它看起来的那种文件；用 Word、WPS 打开看看，另存为 .docx 后再导入"
        return None, [Problem(place=Place(file=str(path)), message="读出来的是乱码", hint=hint)]
    return text, []


def _is_garbled(text: str, least: float) -> bool:
    """Tell whether too few of the characters are common ones, as where another encoding was taken for ours."""
    signs = _HAN.findall(text)
    common = sum(sign.encode("gb2312", "replace")[:1] in _COMMON for sign in signs)
    return common < least * len(signs)


def _read(path: Path) -> PlainText:
    try:
        if path.is_dir():
            raise _UnreadableError("这是文件夹，不是文件", "给出文件夹里的那一份文件")
        if path.stat().st_size > LARGEST:
            raise _UnreadableError(f"文件超过 {LARGEST // 1024 // 1024} MB，不像一份政策原文", "请检查是不是放错了文件")
        content = path.read_bytes()
    except FileNotFoundError:
        raise _UnreadableError("没有这份文件", "检查路径和文件名") from None
    except OSError:
        raise _UnreadableError("文件读不出来", "请检查它是不是普通文件、有没有读取权限") from None
    if not content.strip(b"\x00 \r\n\t"):
        raise _UnreadableError("文件是空的", "请放入完整的原文")
    return _by_kind(content, path)


def _by_kind(content: bytes, path: Path) -> PlainText:
    name = path.name.lower()
    if content.startswith(b"%PDF"):
        return _from_pdf(path, _doubt(name, (".pdf",), "PDF"))
    if content.startswith(b"PK\x03\x04") and not (name.endswith((".odt", ".wps")) or _OPEN in content[:100]):
        return _from_word(content, path.name, _doubt(name, (".docx",), "Word 文档"))
    if content.startswith((b"PK\x03\x04", _OLD, b"{\\rtf")):
        return _by_office(path, content)
    if len(content) > LARGEST_TEXT:
        raise _UnreadableError("文字超过 5 MB，不像一份政策原文", "请检查是不是放错了文件")
    return _from_text(content, name)


def _from_text(content: bytes, name: str) -> PlainText:
    text, notes = _decode(content)
    if _HTML.match(content):
        return PlainText(text=read_html(text), notes=(*notes, *_doubt(name, (".html", ".htm", ".mht"), "网页")))
    if name.endswith((".md", ".markdown")) or (len(_MARKDOWN.findall(text)) > 1 and not name.endswith(".txt")):
        return PlainText(text=read_markdown(text), notes=notes)
    said = _doubt(name, (), "文字") if name.endswith(_OTHERS) else ()
    return PlainText(text=text, notes=(*notes, *said), printed=True)


def _doubt(name: str, endings: tuple[str, ...], kind: str) -> tuple[str, ...]:
    return () if name.endswith(endings) else (f"看内容是{kind}，按{kind}读；文件名不是这样写的",)


def _decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode a text: UTF-8 or UTF-16 by its mark, else UTF-8, else GB 18030; anything else is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), ("原文是 UTF-16 编码，已转换",)
    named = _CHARSET.search(content[:2048])
    if not (named and named[1].decode().lower() in GBK):
        try:
            return _checked(content.decode("utf-8-sig")), ()
        except UnicodeDecodeError:
            pass
    try:
        text = _checked(content.decode("gb18030"))
    except UnicodeDecodeError:
        raise _UnreadableError("看不出这是什么文件，也不是文字", f"{_READABLE}；{_AS_UTF8}") from None
    if _is_garbled(text, LEAST_COMMON_GBK):
        raise _UnreadableError("认不出文字的编码：不是 UTF-8，也不像 GBK", _AS_UTF8)
    return text, ("原文是 GBK 编码，已转换",)


def _checked(text: str) -> str:
    if len(_ODD.findall(text)) > len(text) / 100:
        raise _UnreadableError("文件里大半不是文字", _READABLE)
    return text


def _from_word(content: bytes, name: str, notes: tuple[str, ...]) -> PlainText:
    word = read_official_word(content, name, say_han)
    if isinstance(word, Refusal):
        smaller = "请用 Word 或 WPS 打开，删去图片，另存为 Word 文档（.docx）后再导入"
        raise _UnreadableError(word.says, smaller if len(content) > LARGEST_FILE else _SAVE_AGAIN)
    # What was read all the same says in brackets how.
    left = tuple(f"{kind}：{count} 处" + ("" if kind.endswith("）") else "，没有读入") for kind, count in word.left_out)
    return PlainText(text=print_word(word), notes=(*notes, *left))


def _from_pdf(path: Path, notes: tuple[str, ...]) -> PlainText:
    tool = shutil.which("pdftotext")
    if tool is None:
        raise _UnreadableError(
            "读 PDF 要用 pdftotext，这台机器没有", "安装 poppler-utils，或把 PDF 另存为 .docx 后再导入"
        )
    made = _run([tool, "-enc", "UTF-8", "-nopgbrk", str(path), "-"])
    text = made.decode("utf-8", "replace")
    said = "PDF 按文字层读入，表格可能只剩文字，请对照原文"
    return PlainText(text=text, notes=(*notes, said), printed=True)


def _by_office(path: Path, content: bytes) -> PlainText:
    tool = shutil.which("soffice")
    if tool is None:
        raise _UnreadableError(
            "读 .doc 要用 LibreOffice，这台机器没有", "安装 libreoffice-writer，或在 Word、WPS 中另存为 .docx 后再导入"
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / f"source{path.suffix or '.doc'}"
        source.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        _run([tool, profile, "--headless", "--convert-to", "docx", "--outdir", name, str(source)])
        made = source.with_suffix(".docx")
        if not made.is_file():
            raise _UnreadableError("LibreOffice 打不开这份文件", "在 Word、WPS 中打开看看，另存为 .docx 后再导入")
        return _from_word(made.read_bytes(), made.name, ("由 LibreOffice 转成 .docx 后读入，请对照原文",))


def _run(command: list[str]) -> bytes:
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        raise _UnreadableError("转换成文字时没有成功", "把文件另存为 .docx 后再导入") from None
    if done.returncode:
        raise _UnreadableError("转换成文字时没有成功，文件可能已损坏或加了密码", "把文件另存为 .docx 后再导入")
    return done.stdout
