"""Which form a file says it is: in its core properties, its custom ones, and an XML item of ours."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeVar

from generators.word.guard import Package, parse_part
from generators.word.properties import FORM_NAMESPACE
from generators.word.returned.records import Identity

_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_FORM = f"{{{FORM_NAMESPACE}}}form"
_ITEM = re.compile(r"customXml/[^/]+\.xml")
_LARGEST_ITEM = 64 * 1024
_MOST_ITEMS = 20
_LARGEST_KNOWN = 4 * 1024
"""Bytes of a part that is remembered."""
_Read = TypeVar("_Read")


def identities(package: Package, custom: dict[str, str]) -> Iterator[Identity]:
    """Yield what each place says that names a form; `custom` are the custom properties by name."""
    core = _read_part(_core_identity, package.part("docProps/core.xml"))
    if core is not None:
        yield core
    if custom.get("FormId"):
        yield Identity("自定义属性", custom["FormId"], custom.get("FormVersion", ""))
    for name in _item_names(package):
        item = _read_part(_item_identity, package.part(name))
        if item is not None:
            yield item


def attached_text(package: Package) -> str:
    """Return what is written inside the custom XML item; empty where it is gone or empty."""
    texts = (_read_part(_item_text, package.part(name)) for name in _item_names(package))
    return next((text for text in texts if text), "")


def custom_properties(package: Package) -> tuple[tuple[str, str], ...]:
    """Return name and text of every custom property."""
    return _read_part(_properties, package.part("docProps/custom.xml")) or ()


def _item_names(package: Package) -> list[str]:
    """List the custom XML items that could be ours."""
    names = [entry.name for entry in package.entries.values() if entry.name.startswith("customXml/")]
    return [name for name in names if _ITEM.fullmatch(name) and package.entries[name].size <= _LARGEST_ITEM][
        :_MOST_ITEMS
    ]


def _read_part(read: Callable[[bytes], _Read], content: bytes | None) -> _Read | None:
    """Read a part; small ones that come again, as they do in the returns of one form, are parsed once."""
    if content is None:
        return None
    return _known(read, content) if len(content) <= _LARGEST_KNOWN else read(content)


@lru_cache(maxsize=256)
def _known(read: Callable[[bytes], _Read], content: bytes) -> _Read:
    return read(content)


def _core_identity(content: bytes) -> Identity | None:
    root = parse_part(content)
    identifier = (root.findtext(f"{_DC}identifier") or "").strip()
    return Identity("文档属性", identifier, (root.findtext(f"{_CP}version") or "").strip()) if identifier else None


def _item_identity(content: bytes) -> Identity | None:
    if FORM_NAMESPACE.encode() not in content:
        return None
    root = parse_part(content)
    return Identity("自定义 XML", root.get("id", ""), root.get("version", "")) if root.tag == _FORM else None


def _item_text(content: bytes) -> str:
    if FORM_NAMESPACE.encode() not in content:
        return ""
    root = parse_part(content)
    return (root.text or "").strip() if root.tag == _FORM else ""


def _properties(content: bytes) -> tuple[tuple[str, str], ...]:
    properties = parse_part(content).iter(f"{_CUSTOM}property")
    return tuple((one.get("name", ""), "".join(map(str, one.itertext())).strip()) for one in properties)
