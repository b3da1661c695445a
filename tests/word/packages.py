"""Small packages that are Word files just so far as the guard and the reader look."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from generators.word.document import Document, document_bytes

TYPES = b'<Types><Override PartName="/word/document.xml" ContentType="a.wordprocessingml.document.main+xml"/></Types>'
RELATIONS = (
    b'<Relationships><Relationship Type="http://x/relationships/officeDocument" Target="word/document.xml"/>'
    b"</Relationships>"
)
NAMESPACE = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = b"<w:document " + NAMESPACE + b"><w:body><w:p><w:r><w:t>12</w:t></w:r></w:p></w:body></w:document>"


def package(body: bytes = BODY, parts: Mapping[str, bytes] | None = None, *, method: int = ZIP_DEFLATED) -> bytes:
    """Zip a small document; `parts` are more, or replace the usual ones."""
    content = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": body, **(parts or {})}
    target = BytesIO()
    with ZipFile(target, "w", method) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return target.getvalue()


def document_xml(document: Document) -> bytes:
    """Make a document and return its text, `word/document.xml`."""
    with ZipFile(BytesIO(document_bytes(document))) as archive:
        return archive.read("word/document.xml")
