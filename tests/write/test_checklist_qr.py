"""The QR code of a list: only where the handbook stands on the web, and of this version."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from generators.model.labels import ADDRESS, SITE
from generators.view.checklist import Checklist, view_checklist
from generators.word.document import document_bytes
from generators.word.returned import ReturnedDocument, read_returned
from generators.write.checklist.paper import lay_out
from generators.write.checklist.qr import list_address, qr_picture
from tests.builders import LABELS, enterprise, library
from tests.word.lint import package_faults

ON_THE_WEB = {**LABELS, SITE: {ADDRESS: "https://example.org/book/"}}


def a_list(name: str = "示例建筑公司") -> Checklist:
    return view_checklist(replace(enterprise("jia"), name=name), library(), date(2023, 6, 1))


def images(content: bytes) -> list[bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]


def test_the_address_leads_to_the_page_of_lists_with_the_code_of_the_version() -> None:
    one = a_list()
    assert list_address(one, ON_THE_WEB) == f"https://example.org/book/enterprises.html?code={one.code}"
    assert list_address(one, LABELS) == ""


def test_each_version_has_a_code_of_its_own_that_is_always_the_same() -> None:
    first, again, other = (
        document_bytes(lay_out(a_list(name), ON_THE_WEB)) for name in ("示例建筑公司", "示例建筑公司", "另一家公司")
    )
    assert first == again
    assert len(images(first)) == 1
    assert images(first) != images(other)
    assert package_faults(first) == ()


def test_off_the_web_there_is_none() -> None:
    assert images(document_bytes(lay_out(a_list(), LABELS))) == []


def test_a_list_with_a_code_is_still_read() -> None:
    returned = read_returned(document_bytes(lay_out(a_list(), ON_THE_WEB)), "清单.docx")
    assert isinstance(returned, ReturnedDocument)


def test_what_is_drawn_is_a_picture_phones_can_read() -> None:
    """Four modules of white around, six pixels each; the middle of the first finder is black."""
    png = qr_picture("https://example.org/", "示例").png
    assert png.startswith(b"\x89PNG")
    width, height = (int.from_bytes(png[start : start + 4], "big") for start in (16, 20))
    assert width == height
    assert width % 6 == 0
    assert width // 6 >= 21 + 2 * 4
