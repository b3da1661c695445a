"""What was told of a change: written as content, read back the same, shown on the page and in the feed."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generators.model.update import Update
from generators.read.library import read_file
from generators.view.changes import view_changes
from generators.view.handbook import Index
from generators.view.handbook.updates import view_updates
from generators.write.feed import NAMESPACE, feed_bytes
from generators.write.update import make_update, write_update
from tests.builders import LABELS, clause, duty, form, library, policy

OLD = library(policy(clause("一", duty(recurrence="每月1次"), duty("zz-2023.1.b"))), forms=(form(),))
NEW = library(policy(clause("一", duty(recurrence="每周1次"), duty("zz-2023.1.c", does="<看>&听"))), forms=())
UPDATE = make_update(view_changes(OLD, NEW), "2023-06-01", "2023-06-01", "更新：“甲”")


def test_an_update_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    path = write_update(tmp_path, UPDATE)
    found, problems = read_file(path, path.name, Update)
    assert (found, problems) == (UPDATE, [])


def test_what_was_told_is_never_told_otherwise(tmp_path: Path) -> None:
    write_update(tmp_path, UPDATE)
    with pytest.raises(FileExistsError):
        write_update(tmp_path, UPDATE)


def test_the_page_shows_the_latest_first_under_the_headings_of_notices() -> None:
    from dataclasses import replace  # noqa: PLC0415 - one use

    later = replace(UPDATE, id="2023-07-01", day="2023-07-01")
    index = Index(library=replace(NEW, updates=(UPDATE, later)), as_of=date(2023, 7, 2))
    shown = view_updates(index)
    assert [one.update.day for one in shown] == ["2023-07-01", "2023-06-01"]
    assert [(name, [line.line.record for line in lines]) for name, lines in shown[0].sections] == [
        ("新增", ["zz-2023.1.c"]),
        ("加严", ["zz-2023.1.a"]),
        ("取消", ["zz-2023.1.b", "yd-2023-1"]),
    ]
    tightened = shown[0].sections[1][1][0]
    assert tightened.line.what == "频次由“每月1次”改为“每周1次”"
    assert tightened.duty.address.endswith("#zz-2023.1.a")


def test_the_feed_is_well_formed_and_says_everything() -> None:
    feed = ET.fromstring(feed_bytes((UPDATE,), LABELS))  # noqa: S314 - our own
    (entry,) = feed.findall(f"{{{NAMESPACE}}}entry")
    assert entry.findtext(f"{{{NAMESPACE}}}title") == "更新：“甲”"
    assert "新增　施工单位：<看>&听" in (entry.findtext(f"{{{NAMESPACE}}}summary") or "")
    assert (entry.findtext(f"{{{NAMESPACE}}}id") or "").startswith("urn:uuid:")
    assert feed.findtext(f"{{{NAMESPACE}}}updated") == "2023-06-01T00:00:00Z"


def test_a_feed_without_updates_holds_no_day_it_was_made() -> None:
    assert b"1980-01-01" in feed_bytes((), LABELS)
