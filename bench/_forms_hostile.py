"""Broken, oversized and hostile files, by what people would call them."""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.word.bombs import BOMBS, COMPOUND, SLOWLY_PACKED
from tests.word.packages import BODY, package

Files = Mapping[str, Callable[[Path], bytes]]
"""Name -> the file, made from a sound return."""


def _with(parts: Mapping[str, bytes]) -> Callable[[Path], bytes]:
    """Add parts to a sound return."""

    def make(sound: Path) -> bytes:
        content = BytesIO(sound.read_bytes())
        with ZipFile(content, "a", ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        return content.getvalue()

    return make


REFUSED: Files = {
    "只传了一半": lambda sound: sound.read_bytes()[: sound.stat().st_size // 2],
    "旧式 .doc": lambda _: COMPOUND + bytes(2_000_000),
    "加了打开密码": lambda _: COMPOUND + "EncryptedPackage".encode("utf-16-le") + bytes(2_000_000),
    "带宏": _with({"word/vbaProject.bin": b"macro" * 10_000}),
    "实体炸弹（DTD）": lambda _: package(b'<!DOCTYPE a [<!ENTITY b "c">]>' + BODY),
    "七兆的零（炸弹）": _with({"word/media/image1.png": bytes(7 * 1024 * 1024)}),
    "一个部件九兆": _with({"word/media/image1.bin": SLOWLY_PACKED + SLOWLY_PACKED[: 2 * 1024 * 1024]}),
    "展开共 35 兆": _with({f"word/media/image{number}.bin": SLOWLY_PACKED for number in range(5)}),
    "三百个部件": _with({f"word/media/{number}.png": b"x" for number in range(300)}),
    "百万个元素": lambda _: BOMBS["many-elements"](),
    "百万个属性": lambda _: BOMBS["many-attributes"](),
    "谎报大小": lambda _: BOMBS["lying-sizes"](),
    "部件互相重叠": lambda _: BOMBS["overlapping"](),
    "两万行的表格": lambda _: BOMBS["wide-spans"](),
    "超过十兆": lambda _: BOMBS["ten-megabytes"](),
}
READ: Files = {
    "八兆的一段文字": lambda _: BOMBS["one-long-text"](),
    "六万个书签": lambda _: BOMBS["million-bookmarks"](),
}
"""Within every limit, so that they are read, and then taken for no form of ours."""
