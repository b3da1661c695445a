"""What a workbook says that its values do not: which cells are formulas, which hold an error, how far they reach."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

LARGEST_UNPACKED = 1024 * 1024 * 1024
"""Bytes all parts of a workbook may come to: a hundred thousand rows come to a tenth of it."""

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MARKS = re.compile(rb"<(?:\w+:)?f[\s/>]|\bt=[\"']e[\"']")
"""Stands wherever there is a formula or an error; a workbook without any, the common case, is not parsed."""
_ADDRESS = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
LARGEST_AREA = 10_000_000
"""Cells from the first to the last: a workbook is read with all the empty ones between, a few dozen bytes each."""
_BLOCK = 1 << 20
_OVERLAP = 32


class UnreadableWorkbookError(ValueError):
    """A workbook that is not what it says it is; the message says why, in the reader's words."""


class MissingSheetError(UnreadableWorkbookError):
    """A workbook without the sheet that is looked for."""


def read_marked_cells(path: Path, sheet: str | None = None, largest: int = LARGEST_UNPACKED) -> dict[str, str]:
    """Return address -> 公式 or 错误值 for a sheet of an .xlsx, given by its name; for the first if none is given.

    Raises UnreadableWorkbookError where the file is no workbook or unpacks to more bytes than `largest`,
    MissingSheetError where it has no such sheet.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > largest:
                raise UnreadableWorkbookError("解开后太大")
            name = _find_sheet(archive, sheet)
            return _list_marked(archive, name) if _holds_marks(archive, name) else {}
    except (zipfile.BadZipFile, KeyError, ET.ParseError, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableWorkbookError("打不开") from error


def _find_sheet(archive: zipfile.ZipFile, sheet: str | None) -> str:
    sheets = _parse(archive.read("xl/workbook.xml")).findall(f"{_SHEET}sheets/{_SHEET}sheet")
    relations = _parse(archive.read("xl/_rels/workbook.xml.rels"))
    wanted = next((one.get(_RELATION) for one in sheets if sheet in (None, one.get("name"))), None)
    if wanted is None and sheet is not None:
        raise MissingSheetError("没有这张表")
    target = next((one.get("Target", "") for one in relations if one.get("Id") == wanted), "")
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _parse(content: bytes) -> ET.Element:
    """Parse a small part; a document type is refused, since only an attack brings one."""
    if b"<!DOCTYPE" in content:
        raise UnreadableWorkbookError("打不开")
    return ET.fromstring(content)  # noqa: S314 - without a document type there are no entities to expand


def _holds_marks(archive: zipfile.ZipFile, name: str) -> bool:
    """Look through a sheet once; raises UnreadableWorkbookError where its cells lie too far apart."""
    before, found, width, height = b"", False, 0, 0
    with archive.open(name) as part:
        while block := part.read(_BLOCK):
            window = before + block
            if b"<!DOCTYPE" in window:
                raise UnreadableWorkbookError("打不开")
            found = found or _MARKS.search(window) is not None
            addresses = _ADDRESS.findall(window)
            width = max(width, *map(_number_of, {letters for letters, _ in addresses}), 0)
            height = max(height, *(int(digits) for _, digits in addresses), 0)
            if width * height > LARGEST_AREA:
                raise UnreadableWorkbookError("表格太大，最右或最下有多余的内容")
            before = window[-_OVERLAP:]
    return found


def _number_of(letters: bytes) -> int:
    """Return the number of a column, counted from 1: AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _list_marked(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    marked: dict[str, str] = {}
    with archive.open(name) as part:
        for _, element in ET.iterparse(part):  # noqa: S314 - see _holds_marks
            if element.tag == f"{_SHEET}c":
                if element.find(f"{_SHEET}f") is not None:
                    marked[element.get("r", "")] = "公式"
                elif element.get("t") == "e":
                    marked[element.get("r", "")] = "错误值"
            elif element.tag == f"{_SHEET}row":
                element.clear()
    return marked
