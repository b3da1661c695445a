"""Pictures: in the text, in the package, known by their content."""

from dataclasses import replace
from datetime import UTC, datetime

from lxml import etree

from generators.word.blocks import Picture, Section, cell, paragraph
from generators.word.document import Document, document_bytes
from generators.word.package import unpacked
from generators.word.papers import Paper
from generators.word.pictures import picture_xml
from generators.word.properties import Identity
from generators.word.styles import Style
from tests.word.lint import package_faults

SMALLEST_PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))
"""Nothing of ours looks inside."""
PICTURE = Picture(png=SMALLEST_PNG, side=24, describes='在"这里" <看>')
MOMENT = datetime(2023, 1, 1, tzinfo=UTC)
PLAIN = Document(
    title="用电清单",
    author="某局",
    created=MOMENT,
    modified=MOMENT,
    identity=Identity(identifier="zz", version="1"),
    sections=(Section(paper=Paper.A4_LANDSCAPE, blocks=(paragraph(Style.TEXT, "清单"),)),),
)
DRAWN = replace(
    PLAIN,
    sections=(Section(paper=Paper.A4_LANDSCAPE, blocks=(paragraph(Style.TEXT, "扫码", PICTURE),)),),
    pictures=(PICTURE,),
)


def test_a_picture_is_as_large_as_said_and_says_what_it_shows() -> None:
    run = etree.fromstring(f'<p xmlns:w="w" xmlns:r="r">{picture_xml(PICTURE)}</p>')
    extents = [(one.get("cx"), one.get("cy")) for one in run.iter("{*}extent", "{*}ext")]
    assert extents == [("864000", "864000")] * 2
    assert {one.get("descr") for one in run.iter("{*}docPr", "{*}cNvPr")} == {'在"这里" <看>'}


def test_a_package_holds_the_image_once_and_names_it_where_it_must() -> None:
    parts = unpacked(document_bytes(replace(DRAWN, pictures=(PICTURE, PICTURE))))
    (image,) = (name for name in parts if name.startswith("word/media/"))
    assert parts[image] == SMALLEST_PNG
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    (tie,) = (one for one in relations if one.get("Type", "").endswith("/image"))
    assert tie.get("Target") == image.removeprefix("word/")
    (blip,) = etree.fromstring(parts["word/document.xml"]).iter("{*}blip")
    assert list(blip.attrib.values()) == [tie.get("Id")]
    types = etree.fromstring(parts["[Content_Types].xml"])
    assert [one.get("ContentType") for one in types if one.get("Extension") == "png"] == ["image/png"]
    assert package_faults(document_bytes(DRAWN)) == ()


def test_the_same_picture_gives_the_same_bytes_and_none_leaves_no_trace() -> None:
    assert document_bytes(DRAWN) == document_bytes(DRAWN)
    plain = unpacked(document_bytes(PLAIN))
    assert not any(name.startswith("word/media/") for name in plain)
    assert b"png" not in plain["[Content_Types].xml"]


def test_a_picture_may_stand_in_a_cell() -> None:
    assert cell(Style.CELL, PICTURE).paragraphs[0].pieces == (PICTURE,)
