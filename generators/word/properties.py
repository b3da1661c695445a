"""The parts of a document beside its text: who, when, which form, what may be changed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache

from generators.word.markup import DECLARATION, HOLE, Xml, element, escaped, joined, root, valued

FORM_NAMESPACE = "urn:anjian-shouce:form"
_CORE_NAMESPACES = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_CUSTOM_NAMESPACES = {
    "xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "xmlns:vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
}
_DATASTORE = {"xmlns:ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml"}
# Any fixed values do: the first is the one the format prescribes for properties of a user.
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FORM_ITEM = "{6F0B2B1E-5C1D-4E0A-9C57-0A4E1D5B7F21}"
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Which form a file is, so that one coming back can be told.

    Written three times over, because no program keeps every one: as document property, as custom
    property and as a custom XML item.
    """

    identifier: str
    version: str
    sender: str = ""
    """For whom it was made; empty in a blank form."""
    period: str = ""
    """For which month it was made, e.g. 2023-04; empty in a blank form."""
    attached: str = ""
    """A text that stands in the custom XML item alone, such as what a list is compared by."""


def core_xml(*, title: str, author: str, created: datetime, modified: datetime, identity: Identity | None) -> bytes:
    """Make `docProps/core.xml`."""
    opening, closing = _core_frame()
    about = _about(author, created, modified, "" if identity is None else identity.identifier)
    versioned = joined() if identity is None else _plain("cp:version", identity.version)
    return joined(opening, _plain("dc:title", title), about, versioned, closing).encode()


@cache
def _core_frame() -> tuple[Xml, Xml]:
    opening, closing = joined(DECLARATION, element("cp:coreProperties", _CORE_NAMESPACES, HOLE)).split(HOLE)
    return Xml(opening), Xml(closing)


@lru_cache(maxsize=64)
def _about(author: str, created: datetime, modified: datetime, identifier: str) -> Xml:
    """Write what many documents say alike."""
    return joined(
        _plain("dc:creator", author),
        _plain("dc:identifier", identifier) if identifier else joined(),
        _plain("dc:language", "zh-CN"),
        _plain("cp:lastModifiedBy", author),
        _moment("dcterms:created", created),
        _moment("dcterms:modified", modified),
    )


def custom_xml(identity: Identity) -> bytes:
    """Make `docProps/custom.xml`."""
    made_for = {"FormSender": identity.sender, "FormPeriod": identity.period}
    values = {"FormId": identity.identifier, "FormVersion": identity.version, **_said(made_for)}
    opening, *frame = _custom_frame(tuple(values))
    filled = [f"{escaped(value)}{after}" for value, after in zip(values.values(), frame, strict=True)]
    return "".join([opening, *filled]).encode()


@lru_cache(maxsize=16)
def _custom_frame(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give what stands before the first of the values, between them and behind the last."""
    listed = [
        element(
            "property",
            {"fmtid": _USER_PROPERTIES, "pid": number, "name": name},
            element("vt:lpwstr", None, HOLE),
        )
        # Numbers 0 and 1 are reserved.
        for number, name in enumerate(names, start=2)
    ]
    return tuple(joined(DECLARATION, element("Properties", _CUSTOM_NAMESPACES, *listed)).split(HOLE))


def form_item_xml(identity: Identity) -> bytes:
    """Make the custom XML item."""
    made_for = {"sender": identity.sender, "period": identity.period}
    values = {"xmlns": FORM_NAMESPACE, "id": identity.identifier, "version": identity.version, **_said(made_for)}
    # Not by `element`, which remembers attributes: these are of one document.
    shown = "".join([f' {name}="{escaped(value)}"' for name, value in values.items()])
    attached = escaped(identity.attached)
    return f"{DECLARATION}<form{shown}{f'>{attached}</form>' if attached else '/>'}".encode()


def form_item_properties_xml() -> bytes:
    """Make the properties of the custom XML item, without which Word drops it."""
    schema = element("ds:schemaRef", {"ds:uri": FORM_NAMESPACE})
    item = element(
        "ds:datastoreItem",
        {"ds:itemID": _FORM_ITEM, **_DATASTORE},
        element("ds:schemaRefs", None, schema),
    )
    return joined(DECLARATION, item).encode()


def settings_xml(*, protected: bool) -> bytes:
    """Make `word/settings.xml`; protected means that only the fields can be changed.

    There is no password: the protection guards against slips, not against people.
    """
    protection = element("w:documentProtection", {"w:edit": "forms", "w:enforcement": 1})
    compatibility = [
        element(
            "w:compatSetting",
            {"w:name": name, "w:uri": "http://schemas.microsoft.com/office/word", "w:val": value},
        )
        for name, value in _COMPATIBILITY.items()
    ]
    return root(
        "w:settings",
        element("w:zoom", {"w:percent": 100}),
        protection if protected else joined(),
        valued("w:defaultTabStop", 420),
        element("w:evenAndOddHeaders"),
        valued("w:characterSpacingControl", "doNotCompress"),
        element("w:compat", None, *compatibility),
        element("w:themeFontLang", {"w:val": "en-US", "w:eastAsia": "zh-CN"}),
    )


def _said(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _plain(name: str, text: str) -> Xml:
    return element(name, None, escaped(text))


@lru_cache(maxsize=64)
def _moment(name: str, moment: datetime) -> Xml:
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a time zone depends on the machine: {moment}")
    shown = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return element(name, {"xsi:type": "dcterms:W3CDTF"}, escaped(shown))
