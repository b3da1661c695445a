"""Which form a file says it is: in its core properties, its custom ones, and an XML item of ours."""

import re
from collections.abc import Iterator

from lxml import etree

from generators.word.guard import Package, parse_part
from generators.word.properties import FORM_NAMESPACE
from generators.word.returned.records import Identity

_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_LARGEST_ITEM = 64 * 1024
_MOST_ITEMS = 20


def identities(package: Package, custom: dict[str, str]) -> Iterator[Identity]:
    """Yield what each place says that names a form; `custom` are the custom properties by name."""
    core = package.part("docProps/core.xml")
    if core is not None:
        root = parse_part(core)
        identifier = root.findtext(f"{_DC}identifier") or ""
        if identifier.strip():
            yield Identity("文档属性", identifier.strip(), (root.findtext(f"{_CP}version") or "").strip())
    if custom.get("FormId"):
        yield Identity("自定义属性", custom["FormId"], custom.get("FormVersion", ""))
    for root in _items(package):
        if root.tag == f"{{{FORM_NAMESPACE}}}form":
            yield Identity("自定义 XML", root.get("id", ""), root.get("version", ""))


def _items(package: Package) -> Iterator[etree._Element]:
    """Parse the custom XML items that could be ours."""
    names = [
        entry.name
        for entry in package.entries.values()
        if re.fullmatch(r"customXml/[^/]+\.xml", entry.name) and entry.size <= _LARGEST_ITEM
    ]
    for name in names[:_MOST_ITEMS]:
        content = package.part(name) or b""
        if FORM_NAMESPACE.encode() in content:
            yield parse_part(content)


def custom_properties(package: Package) -> Iterator[tuple[str, str]]:
    """Yield name and text of every custom property."""
    content = package.part("docProps/custom.xml")
    if content is None:
        return
    for one in parse_part(content).iter(f"{_CUSTOM}property"):
        yield one.get("name", ""), "".join(map(str, one.itertext())).strip()
