"""What readers see: LibreOffice draws our files."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from pypdf import PdfReader

from generators.word.blocks import Row, Table, cell, paragraph
from generators.word.controls import bookmark_name
from generators.word.document import document_bytes
from generators.word.markup import NAMESPACES
from generators.word.papers import Paper
from generators.word.properties import Identity
from generators.word.styles import Style
from tests.word.rendering import converted, fonts_used, page_lines
from tests.word.samples import LETTER, LINE, REPORT, SENDERS, document, page

pytestmark = pytest.mark.needs("libreoffice", "pdftotext", "fonts")

LONG_TABLE = page(
    Table(
        weights=(1, 5, 2),
        heading=(Row(cells=tuple(cell(Style.HEAD, text) for text in ("序号", "责任事项", "完成情况"))),),
        body=tuple(
            Row(
                cells=(
                    cell(Style.CELL, f"第{n}行"),
                    cell(Style.ITEM, LINE),
                    cell(Style.ITEM_SMALL, "□已完成"),
                )
            )
            for n in range(60)
        ),
    ),
    paper=Paper.A3_LANDSCAPE,
)
_W = f"{{{NAMESPACES['w']}}}"
FORM = document(
    LETTER,
    REPORT,
    LONG_TABLE,
    page(paragraph(Style.TEXT, "末页。")),
    identity=Identity(identifier="monthly", version="1"),
    protected=True,
)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return converted(document_bytes(FORM), "pdf", tmp_path_factory.mktemp("pdf"))


@pytest.fixture(scope="module")
def pages(pdf: Path) -> list[list[str]]:
    return page_lines(pdf)


def test_a_full_page_has_22_lines_of_28_characters(pages: list[list[str]]) -> None:
    head, *lines, number = pages[1]
    assert head == "版本 2024-03"
    assert number == "—2—"
    assert len(lines) == 22
    assert max(map(len, lines)) == 28


def test_no_page_is_empty(pages: list[list[str]]) -> None:
    numbers = [page[-1] for page in pages]
    assert numbers == [f"—{number}—" for number in range(1, len(pages) + 1)]
    assert all(len(page) > 2 for page in pages)


def test_an_attachment_begins_a_page(pages: list[list[str]]) -> None:
    (attachment,) = [page for page in pages if page[1].replace(" ", "") == "附件1"]
    assert attachment[2] == "检查用表"


def test_the_wide_table_fits_one_page(pages: list[list[str]]) -> None:
    (report,) = [page for page in pages if "示例项目安全检查月报表" in page]
    shown = "".join(report).replace(" ", "")
    assert all(sender in shown for sender in SENDERS)
    assert "注：无此项的填" in shown
    upright = sorted("施工升降机检查数塔式起重机检查数卸料平台验收数基坑监测数")
    assert not [sign for sign in upright if shown.count(sign) < upright.count(sign)]


def test_the_heading_is_repeated_on_every_page_of_a_long_table(pages: list[list[str]]) -> None:
    rows = [page for page in pages if any(line.startswith("第") and "行" in line for line in page)]
    assert len(rows) > 1
    assert all("责任事项" in page[1] for page in rows)


def test_sheets_lie_as_they_should(pdf: Path) -> None:
    sizes = {tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:]) for page in PdfReader(pdf).pages}
    assert sizes == {(210, 297), (297, 210), (420, 297)}


def test_every_typeface_is_the_one_meant(pdf: Path) -> None:
    used = " ".join(fonts_used(pdf))
    for name in ("FandolFang", "FandolKai", "FandolHei", "FandolSong", "NotoSerifCJK"):
        assert name in used


def test_fields_come_back_from_libreoffice(tmp_path: Path) -> None:
    saved = converted(document_bytes(FORM), "docx", tmp_path)
    with ZipFile(BytesIO(saved.read_bytes())) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        settings = archive.read("word/settings.xml").decode()
        custom = archive.read("docProps/custom.xml").decode()
    names = {one.get(f"{_W}name", "").partition("_Copy_")[0] for one in body.iter(f"{_W}bookmarkStart")}
    fields = [f"report.{row}.{column}" for row in range(len(SENDERS)) for column in range(23)]
    assert {bookmark_name(tag) for tag in (*fields, "head.unit", "head.kind", "head.day")} <= names
    assert 'w:edit="forms"' in settings
    assert "monthly" in custom
