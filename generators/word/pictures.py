"""Pictures in a line of text: DrawingML, the part that holds the image, and what ties the two together."""

import hashlib
from collections.abc import Iterable, Mapping

from generators.word.blocks import Picture
from generators.word.markup import Xml, element

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_EMU_PER_MM = 36_000
_TYPES_PART, _RELATIONS_PART = "[Content_Types].xml", "word/_rels/document.xml.rels"
_PNG_TYPE = b'<Default Extension="png" ContentType="image/png"/>'


def picture_xml(picture: Picture) -> Xml:
    """Build the run of a picture; it is known by its content, so it needs no number of its document."""
    name, side = _name(picture), round(picture.side * _EMU_PER_MM)
    size = {"cx": side, "cy": side}
    number = int(name, 16) & 0x7FFFFFFF or 1
    about: dict[str, str | int] = {"id": number, "name": name, "descr": picture.describes}
    stretched = element("a:stretch", None, element("a:fillRect"))
    place = element("a:xfrm", None, element("a:off", {"x": 0, "y": 0}), element("a:ext", size))
    shape = element("a:prstGeom", {"prst": "rect"}, element("a:avLst"))
    drawn = element(
        "pic:pic",
        {"xmlns:pic": _PICTURE},
        element("pic:nvPicPr", None, element("pic:cNvPr", about), element("pic:cNvPicPr")),
        element("pic:blipFill", None, element("a:blip", {"r:embed": _relation(picture)}), stretched),
        element("pic:spPr", None, place, shape),
    )
    graphic = element("a:graphic", {"xmlns:a": _MAIN}, element("a:graphicData", {"uri": _PICTURE}, drawn))
    inline = element(
        "wp:inline",
        {"xmlns:wp": _DRAWING, "distT": 0, "distB": 0, "distL": 0, "distR": 0},
        element("wp:extent", size),
        element("wp:docPr", about),
        graphic,
    )
    return element("w:r", None, element("w:drawing", None, inline))


def picture_parts(pictures: Iterable[Picture], parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the images, and the parts of a package that name them; none for a document without pictures."""
    images = {_name(picture): picture for picture in pictures}
    if not images:
        return {}
    relations = b"".join(
        f'<Relationship Id="{_relation(one)}" Type="{_IMAGE}" Target="media/{name}.png"/>'.encode()
        for name, one in images.items()
    )
    return {
        **{f"word/media/{name}.png": one.png for name, one in images.items()},
        _RELATIONS_PART: _before(parts[_RELATIONS_PART], b"</Relationships>", relations),
        _TYPES_PART: _after_start(parts[_TYPES_PART], _PNG_TYPE),
    }


def _name(picture: Picture) -> str:
    return hashlib.sha256(picture.png).hexdigest()[:8]


def _relation(picture: Picture) -> str:
    return f"picture{_name(picture)}"


def _before(part: bytes, closing: bytes, added: bytes) -> bytes:
    head, found, tail = part.rpartition(closing)
    if not found:
        raise ValueError(f"no {closing.decode()} in the part")
    return b"".join((head, added, closing, tail))


def _after_start(part: bytes, added: bytes) -> bytes:
    """Put the type of images first among the types, where the schema wants it."""
    if added in part:
        return part
    place = part.index(b">", part.index(b"<Types")) + 1
    return part[:place] + added + part[place:]
