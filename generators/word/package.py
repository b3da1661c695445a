"""A .docx file as named parts: the same parts give the same bytes."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_PARTS = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o644 << 16
_LEVEL = 6


def unpacked(package: bytes) -> dict[str, bytes]:
    """Unzip all parts of a package we made ourselves; nothing here guards against hostile files."""
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Zip the parts with fixed order, date and attributes.

    The bytes depend on the parts and on the machine's zlib, on nothing else.
    """
    first = [name for name in _FIRST_PARTS if name in parts]
    names = first + sorted(set(parts) - set(first))
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name in names:
            # The level must be given here: writestr ignores the archive's for a ZipInfo.
            archive.writestr(_entry(name), parts[name], ZIP_DEFLATED, _LEVEL)
    return target.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _DATE)
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry
