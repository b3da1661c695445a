"""Faults of a .docx file that Word trips over and Microsoft's validator does not see."""

from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from generators.word.blocks import TAG_LIMIT
from generators.word.controls import BOOKMARK_LIMIT
from generators.word.markup import NAMESPACES

_W = f"{{{NAMESPACES['w']}}}"
_DOCUMENT = "word/document.xml"


def package_faults(package: bytes) -> tuple[str, ...]:
    """List the faults of a whole file, in Chinese; empty when it is sound."""
    with ZipFile(BytesIO(package)) as archive:
        twice = _repeated(archive.namelist())
        faults = [f"压缩包中有两个「{name}」" for name in twice]
        return (*faults, *document_faults(archive.read(_DOCUMENT)))


def document_faults(xml: bytes) -> tuple[str, ...]:
    """List the faults of `word/document.xml`."""
    body = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    return (
        *_table_faults(body),
        *_control_faults(body),
        *_bookmark_faults(body),
    )


def _table_faults(body: etree._Element) -> Iterator[str]:
    for number, table in enumerate(body.iter(f"{_W}tbl"), start=1):
        columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
        for row_number, row in enumerate(table.findall(f"{_W}tr"), start=1):
            where = f"第{number}个表格第{row_number}行"
            cells = row.findall(f"{_W}tc")
            spans = sum(int(_value(cell, "tcPr/gridSpan") or 1) for cell in cells)
            if spans != columns:
                yield f"{where}占{spans}列，表格有{columns}列"
            if any(len(cell) == 0 or cell[-1].tag != f"{_W}p" for cell in cells):
                yield f"{where}有单元格不以段落结尾"


def _control_faults(body: etree._Element) -> Iterator[str]:
    controls = list(body.iter(f"{_W}sdtPr"))
    tags = [_value(control, "tag") for control in controls]
    yield from (f"控件编号{one}重复" for one in _repeated(_value(each, "id") for each in controls))
    yield from (f"控件标记「{tag}」重复" for tag in _repeated(filter(None, tags)))
    labels = [_value(control, "alias") for control in controls]
    yield from (f"控件名称超过{TAG_LIMIT}字：{label}" for label in labels if len(label) > TAG_LIMIT)
    yield from (f"控件标记超过{TAG_LIMIT}字：{tag}" for tag in tags if len(tag) > TAG_LIMIT)


def _bookmark_faults(body: etree._Element) -> Iterator[str]:
    starts = list(body.iter(f"{_W}bookmarkStart"))
    names = [one.get(f"{_W}name", "") for one in starts]
    opened = Counter(one.get(f"{_W}id") for one in starts)
    closed = Counter(one.get(f"{_W}id") for one in body.iter(f"{_W}bookmarkEnd"))
    yield from (f"书签「{name}」重复" for name in _repeated(names))
    yield from (f"书签编号{one}重复" for one, count in opened.items() if count > 1)
    yield from (f"书签编号{one}首尾不成对" for one in sorted((opened - closed) + (closed - opened), key=str))
    yield from (f"书签名超过{BOOKMARK_LIMIT}字：{name}" for name in names if len(name) > BOOKMARK_LIMIT)


def _value(parent: etree._Element, path: str) -> str:
    """Read `w:val` of a descendant; empty when there is none."""
    found = parent.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{_W}val", "")


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
