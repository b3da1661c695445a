from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree as ET

import pytest

from generators.word.properties import (
    FORM_NAMESPACE,
    Identity,
    core_xml,
    custom_xml,
    form_item_properties_xml,
    form_item_xml,
    settings_xml,
)

IDENTITY = Identity(identifier="monthly-4", version="2024-03")
CHINA = timezone(timedelta(hours=8))


def core(identity: Identity | None) -> dict[str, str | None]:
    xml = core_xml(
        title="月报表<一>",
        author="示例编制组",
        created=datetime(2024, 3, 1, tzinfo=UTC),
        modified=datetime(2024, 3, 2, 8, 0, tzinfo=CHINA),
        identity=identity,
    )
    return {child.tag.partition("}")[2]: child.text for child in ET.fromstring(xml)}  # noqa: S314 - our own


def test_who_and_when_come_from_the_caller() -> None:
    assert core(None) == {
        "title": "月报表<一>",
        "creator": "示例编制组",
        "lastModifiedBy": "示例编制组",
        "language": "zh-CN",
        "created": "2024-03-01T00:00:00Z",
        "modified": "2024-03-02T00:00:00Z",
    }


def test_a_moment_needs_a_time_zone() -> None:
    naive = datetime(2024, 3, 1)  # noqa: DTZ001 - that is the mistake
    with pytest.raises(ValueError, match="without a time zone"):
        core_xml(title="甲", author="乙", created=naive, modified=naive, identity=None)


def test_a_form_says_three_times_which_it_is() -> None:
    assert core(IDENTITY).items() >= {"identifier": "monthly-4", "version": "2024-03"}.items()
    custom = ET.fromstring(custom_xml(IDENTITY))  # noqa: S314
    assert [(one.get("name"), one.get("pid"), one[0].text) for one in custom] == [
        ("FormId", "2", "monthly-4"),
        ("FormVersion", "3", "2024-03"),
    ]
    item = ET.fromstring(form_item_xml(IDENTITY))  # noqa: S314
    assert item.tag == f"{{{FORM_NAMESPACE}}}form"
    assert item.attrib == {"id": "monthly-4", "version": "2024-03"}
    assert FORM_NAMESPACE.encode() in form_item_properties_xml()


def test_protection_leaves_only_the_fields_open() -> None:
    protection = b'<w:documentProtection w:edit="forms" w:enforcement="1"/>'
    assert protection in settings_xml(protected=True)
    assert b"documentProtection" not in settings_xml(protected=False)
