"""A folder of files people sent: each is read or says why not, links and clutter are left alone."""

import os
from pathlib import Path

import pytest

from generators.model.form import Form
from generators.model.library import Library
from generators.read.filled.plan import plan_forms
from generators.read.inbox import read_inbox
from generators.view.form import view_form
from generators.write.form import form_bytes
from tests import builders
from tests.builders import LABELS
from tests.damage.filling import filled
from tests.sample_forms import TABLE

LIBRARY: Library = builders.library(forms=(TABLE,))
PLANS = plan_forms(LIBRARY)


def package(form: Form = TABLE, **texts: str) -> bytes:
    blank = form_bytes(view_form(form, builders.policy()), LABELS, protected=True)
    return filled(blank, {f"{form.id}.{cell.replace('__', '.')}": text for cell, text in texts.items()})


def test_files_come_in_order_of_their_paths_with_their_values(tmp_path: Path) -> None:
    (tmp_path / "下级").mkdir()
    (tmp_path / "下级/乙.docx").write_bytes(package(head__sender="乙队"))
    (tmp_path / "甲.docx").write_bytes(package(head__sender="甲队"))
    (tmp_path / "坏.docx").write_bytes(b"")
    found = list(read_inbox(tmp_path, PLANS))
    assert [one.file for one in found] == ["下级/乙.docx", "坏.docx", "甲.docx"]
    assert [one.filled and one.filled.sender for one in found] == ["乙队", None, "甲队"]
    assert "空" in found[1].refusal


def test_equal_bytes_have_equal_digests_and_equal_answers_are_kept_once(tmp_path: Path) -> None:
    for name in ("1.docx", "2.docx"):
        (tmp_path / name).write_bytes(package(head__sender="甲队"))
    one, two = read_inbox(tmp_path, PLANS)
    assert one.digest == two.digest
    assert one.filled is not None
    assert two.filled is not None
    assert all(left is right for left, right in zip(one.filled.answers, two.filled.answers, strict=True))


@pytest.mark.parametrize("name", ["~$甲.docx", ".隐藏.docx", "Thumbs.db", ".git/甲.docx", "desktop.ini"])
def test_what_programs_leave_behind_is_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"x")
    assert list(read_inbox(tmp_path, PLANS)) == []


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "外").mkdir()
    (tmp_path / "外/密.docx").write_bytes(package())
    inbox = tmp_path / "收"
    inbox.mkdir()
    (inbox / "链.docx").symlink_to(tmp_path / "外/密.docx")
    (inbox / "夹").symlink_to(tmp_path / "外", target_is_directory=True)
    found = list(read_inbox(inbox, PLANS))
    assert [one.filled for one in found] == [None] * len(found)
    assert "链接" in found[0].refusal


def test_names_are_shown_without_signs_that_break_lines_or_encodings(tmp_path: Path) -> None:
    for name in (b"\xff.docx", "甲\u202excod.docx".encode(), b"a\x1b[31m\n.docx"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"")
    shown = [one.file for one in read_inbox(tmp_path, PLANS)]
    assert sorted(shown) == ["\\udcff.docx", "a\\x1b[31m\\n.docx", "甲\\u202excod.docx"]
    assert all(name.encode() and name.isprintable() for name in shown)
