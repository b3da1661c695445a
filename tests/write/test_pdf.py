"""Finding a browser that prints, and the same bytes for the same page."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from generators.write.pdf import find_chromium, without_now, write_pdf

PAGE = "<!doctype html><html lang=zh><meta charset=utf-8><title>甲</title><h1>甲</h1><h2>乙</h2><p>丙</p></html>"


def test_the_moment_of_printing_gives_way_to_another_of_the_same_length() -> None:
    before = b"1 0 obj <</CreationDate (D:20261121212925+00'00')\n/ModDate (D:20261121212926+00'00')>>"
    after = without_now(before, 0)
    assert after == b"1 0 obj <</CreationDate (D:19700101000000+00'00')\n/ModDate (D:19700101000000+00'00')>>"
    assert len(after) == len(before)


def test_a_browser_is_found_by_the_variable_first(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("#!/bin/sh\n", "utf-8")
    mine.chmod(0o755)
    assert find_chromium({"CHROMIUM": str(mine)}) == mine
    assert find_chromium({"CHROMIUM": str(tmp_path / "none")}) is None


def test_a_browser_is_found_where_windows_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert find_chromium({}) is None
    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.touch()
    assert find_chromium({"ProgramFiles(x86)": str(tmp_path)}) == edge


def test_a_program_that_prints_nothing_is_said_and_leaves_what_was_there(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho 坏了 >&2\nexit 9\n", "utf-8")
    broken.chmod(0o755)
    (tmp_path / "one.pdf").write_bytes(b"old")
    assert write_pdf(broken, tmp_path / "page.html", tmp_path / "one.pdf", 0) == "坏了"
    assert (tmp_path / "one.pdf").read_bytes() == b"old"


@pytest.mark.needs("chromium")
def test_a_pdf_has_an_outline_is_tagged_and_the_same_each_time(tmp_path: Path, chromium_path: str) -> None:
    page = tmp_path / "页.html"
    page.write_text(PAGE, "utf-8")
    for name in ("a.pdf", "b.pdf"):
        assert write_pdf(Path(chromium_path), page, tmp_path / name, 1_672_531_200) == ""
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    made = PdfReader(tmp_path / "a.pdf")
    root: Any = made.root_object
    assert root["/MarkInfo"]["/Marked"].value
    outline: Any = made.outline
    assert outline[0]["/Title"] == "甲"
    assert [one["/Title"] for one in outline[1]] == ["乙"]
    assert made.metadata is not None
    assert made.metadata.creation_date_raw == "D:20230101000000+00'00'"
