"""XML as text: every child is already escaped, which the type `Xml` lets mypy check."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NewType

Xml = NewType("Xml", str)

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
DECLARATION = Xml('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
HOLE = Xml("\ue000")
"""Stands where something is put in later. Texts may hold the sign too: they are put in when the holes are cut out, and
where fixed words stand beside holes, the first sign of a row is that of its number, and a run that is nothing but
the sign is that of a text."""

# XML 1.0 has no place for these characters, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN = re.compile('[^&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]*')
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escaped(text: str) -> Xml:
    """Make text safe for an element or an attribute; characters XML cannot hold are left out."""
    if _PLAIN.fullmatch(text):
        return Xml(text)
    return Xml(_UNWRITABLE.sub("", text).translate(_ESCAPES))


def joined(*pieces: Xml) -> Xml:
    """Put pieces one after the other."""
    return Xml("".join(pieces))


def element(name: str, attributes: Mapping[str, str | int] | None = None, *children: Xml) -> Xml:
    """Build one element; `name` and the attribute names carry their prefix."""
    shown = _shown(tuple(attributes.items())) if attributes else ""
    content = "".join(children)
    return Xml(f"<{name}{shown}>{content}</{name}>" if content else f"<{name}{shown}/>")


@lru_cache(maxsize=4096)
def _shown(attributes: tuple[tuple[str, str | int], ...]) -> str:
    """Write attributes; the same few stand on thousands of elements."""
    return "".join(f' {key}="{escaped(str(value))}"' for key, value in attributes)


@lru_cache(maxsize=1024)
def valued(name: str, value: str | int) -> Xml:
    """Build the commonest shape in Word, an empty element with `w:val`."""
    return element(name, {"w:val": value})


def root(name: str, *children: Xml) -> bytes:
    """Build a whole part: declaration, namespaces w and r, children."""
    spaces = {f"xmlns:{prefix}": uri for prefix, uri in NAMESPACES.items()}
    return joined(DECLARATION, element(name, spaces, *children)).encode()
