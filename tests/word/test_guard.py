"""Hostile and broken files: each is named for what it is, before it can take memory."""

import struct
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest

from generators.word.guard import LARGEST_FILE, Package, open_package
from generators.word.refusal import Refusal
from generators.word.returned import ReturnedDocument, read_returned
from generators.word.zip_parts import LARGEST_PART
from tests.word.bombs import BOMBS, COMPOUND, MEGABYTE, SLOWLY_PACKED, lying
from tests.word.packages import BODY, RELATIONS, TYPES, package

MOST_MEMORY = 100 * 1024
"""Kilobytes."""


def refused(content: bytes, name: str = "") -> str:
    """Return why a file is not read; each refusal says what to do."""
    outcome = read_returned(content, name)
    assert isinstance(outcome, Refusal), outcome
    assert outcome.hint
    return outcome.says


def test_a_sound_file_is_opened() -> None:
    opened = open_package(package())
    assert isinstance(opened, Package)
    assert opened.main == "word/document.xml"
    assert isinstance(read_returned(package(method=ZIP_STORED)), ReturnedDocument)


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "", "空的"),
        (b"%PDF-1.7 ...", "", "PDF"),
        (b"{\\rtf1 x}", "", "RTF"),
        (b"\x89PNG\r\n", "", "图片"),
        (b"Rar!\x1a\x07", "", "RAR"),
        (b"<!DOCTYPE html><html>", "", "HTML"),
        (b"\xef\xbb\xbf<html xmlns:w='x'>", "a.doc", "HTML"),
        (b"MIME-Version: 1.0\n", "a.doc", "HTML"),
        (COMPOUND, "a.doc", ".doc"),
        (COMPOUND, "a.wps", ".wps"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "a.docx", "密码"),
        (COMPOUND + "Workbook".encode("utf-16-le"), "a.docx", "Excel"),
        (b"\x00" * 5000, "", "全是零"),
        ("表单".encode("gbk"), "", "看不出"),
        (b"x" * (LARGEST_FILE + 1), "", "超过 10 MB"),
    ],
)
def test_what_is_no_zip_file_is_named(content: bytes, name: str, says: str) -> None:
    assert says in refused(content, name)


def test_a_truncated_file_is_named() -> None:
    whole = package()
    assert "没有传完" in refused(whole[: len(whole) // 2])
    assert "没有传完" in refused(whole[:-3])


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"word/vbaProject.bin": b"x"}, "宏"),
        ({"[Content_Types].xml": TYPES.replace(b"document.main", b"document.macroEnabled.main")}, "宏"),
        ({"[Content_Types].xml": TYPES.replace(b"wordprocessingml", b"spreadsheetml")}, "Excel"),
        ({"_rels/.rels": b"<Relationships/>"}, "完整"),
        ({"_rels/.rels": RELATIONS.replace(b"word/", b"other/")}, "完整"),
        ({"../evil.xml": b"x"}, "文件之外"),
        ({"WORD/document.xml": b"x"}, "同名"),
        ({f"word/{number}.xml": b"x" for number in range(250)}, "超过 200 个"),
        ({f"word/{number}.bin": SLOWLY_PACKED for number in range(5)}, "超过 32 MB"),
        ({"word/media.bin": b"\x00" * (2 * MEGABYTE)}, "压缩炸弹"),
        ({"word/media.bin": b"\x00" * (LARGEST_PART + 1)}, "超过 8 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_package_beyond_the_limits_is_refused(parts: dict[str, bytes], says: str) -> None:
    assert says in refused(package(parts=parts))


def test_a_zip_file_that_is_no_document_is_named() -> None:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("照片.txt", "x")
    assert "不是 Word 文档" in refused(target.getvalue())
    assert "空的压缩包" in refused(b"PK\x05\x06" + b"\x00" * 18)
    odt = BytesIO()
    with ZipFile(odt, "w") as archive:
        archive.writestr("content.xml", "x")
    assert ".odt" in refused(odt.getvalue())


def test_other_ways_of_packing_are_refused() -> None:
    assert "压缩方法" in refused(package(method=ZIP_BZIP2))


def test_an_encrypted_part_is_named() -> None:
    content = bytearray(package())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "密码" in refused(bytes(content))


def test_sizes_in_headers_are_not_believed() -> None:
    body = BODY.replace(b"12", b"\x20" * (9 * MEGABYTE))
    assert "校验不符" in refused(lying(package(body), "word/document.xml", 100))
    assert "校验不符" in refused(lying(package(), "word/document.xml", 100_000))


def test_parts_over_one_another_are_refused() -> None:
    content = bytearray(package())
    second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 4)
    struct.pack_into("<I", content, second + 42, 0)
    assert "重叠" in refused(bytes(content))


def test_what_stands_before_or_behind_the_archive_is_refused() -> None:
    assert "对不上" in refused(package() + b"x" * 30)
    assert refused(b"MZ" + package())


def test_a_part_altered_on_its_way_is_noticed() -> None:
    content = bytearray(package(method=ZIP_STORED))
    content[content.index(b"<w:t>12") + 5] = ord("7")
    assert "校验不符" in refused(bytes(content))


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]>' + BODY, "DTD"),
        (b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">' + BODY, "DTD"),
        (BODY.decode().encode("utf-16"), "UTF-8"),
        (b'<?xml version="1.0" encoding="gbk"?>' + BODY, "UTF-8"),
        (b"\x4c\x6f\xa7\x94\x93", "UTF-8"),
        (BODY[:-5], "损坏"),
        (BODY.replace(b"12", b" " * 300 + b"\x00"), "损坏"),
        (b"<a>" * 2000 + b"</a>" * 2000, "损坏"),
        (b"<a/>", "不是 Word 正文"),
        (b"", "UTF-8"),
    ],
)
def test_a_hostile_text_is_refused(body: bytes, says: str) -> None:
    assert says in refused(package(body))


READ = """
import re, sys, time
from generators.word.returned import read_returned
content = open(sys.argv[1], "rb").read()
start = time.perf_counter()
outcome = read_returned(content)
seconds = time.perf_counter() - start
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1], seconds, type(outcome).__name__)
"""


@pytest.mark.parametrize("bomb", BOMBS)
def test_no_bomb_takes_memory(bomb: str, tmp_path: Path) -> None:
    file = tmp_path / "bomb.docx"
    file.write_bytes(BOMBS[bomb]())
    done = subprocess.run([sys.executable, "-c", READ, str(file)], check=True, capture_output=True, text=True)
    memory, seconds, outcome = done.stdout.split()
    assert int(memory) < MOST_MEMORY, f"{outcome} after {seconds} s"
    assert float(seconds) < 2, outcome
