"""Fills in forms as people do, without Word: text goes into the controls of the file."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from generators.word.markup import NAMESPACES
from generators.word.package import packed, unpacked

W = f"{{{NAMESPACES['w']}}}"
DOCUMENT = "word/document.xml"


def body_of(package: bytes) -> etree._Element:
    """Parse the text of a file of our own."""
    with ZipFile(BytesIO(package)) as archive:
        return etree.fromstring(archive.read(DOCUMENT))


def changed(package: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """Change the text of a file and pack it again."""
    parts = unpacked(package)
    root = etree.fromstring(parts[DOCUMENT])
    change(root)
    return packed({**parts, DOCUMENT: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)})


def filled(package: bytes, texts: Mapping[str, str]) -> bytes:
    """Type texts into the controls with these tags; a line feed becomes a line break."""

    def fill(root: etree._Element) -> None:
        for control in root.iter(f"{W}sdt"):
            tag = control.find(f"{W}sdtPr/{W}tag")
            assert tag is not None
            text = texts.get(tag.get(f"{W}val", ""))
            if text is not None:
                run = control.find(f"{W}sdtContent/{W}r")
                assert run is not None
                type_into(run, text)

    return changed(package, fill)


def type_into(run: etree._Element, text: str) -> None:
    """Replace the text of a run."""
    for old in run.findall(f"{W}t"):
        run.remove(old)
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{W}br")
        etree.SubElement(run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = line
