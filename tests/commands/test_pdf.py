"""The command as users meet it: what it prints, what it says where no browser is."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

import click
import pytest
from pypdf import PdfReader

from generators.__main__ import main
from generators.commands import ROOT, pdf
from generators.commands.build import BuildOrder
from generators.commands.pdf import make_pdfs

SMALL = ROOT / "tests" / "examples" / "small" / "content"


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> BuildOrder:
    folder = tmp_path_factory.mktemp("pdf")
    shutil.copytree(SMALL, folder / "content")
    return BuildOrder(content=folder / "content", build=folder / "build", day=date(2024, 6, 1))


def texts(path: Path) -> list[str]:
    return ["".join(normalize("NFKC", page.extract_text()).split()) for page in PdfReader(path).pages]


@pytest.mark.needs("chromium")
def test_each_policy_and_the_whole_book_are_printed(order: BuildOrder, chromium_path: str) -> None:
    assert make_pdfs(order, Path(chromium_path)) == 0
    folder = order.build / "pdf"
    policies = sorted(path.stem for path in (order.content / "policies").glob("*.yaml"))
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*(f"{one}.pdf" for one in policies), "安建手册.pdf"]
    )
    outline: Any = PdfReader(folder / "安建手册.pdf").outline
    titles = [one["/Title"] for one in outline if not isinstance(one, list)]
    assert titles[0] == "安建手册"
    assert {"术语", "依据文件", "表单"} <= set(titles)
    first = PdfReader(folder / "安建手册.pdf").pages[0].mediabox
    assert first.height > first.width  # one chapter on its side turns no other
    sheets = texts(folder / "安建手册.pdf")
    feet = {sheet[sheet.index("安建手册版本") :][:14] for sheet in sheets}
    assert len(feet) == 1
    assert not any(path.name.endswith(".pdf") for path in (order.build / "site").rglob("*"))


@pytest.mark.needs("chromium")
def test_only_the_policies_asked_for_are_printed_and_again_the_same(order: BuildOrder, chromium_path: str) -> None:
    path = order.build / "pdf" / "jia-2024.pdf"
    assert make_pdfs(order, Path(chromium_path), ("jia-2024",)) == 0
    before = path.read_bytes()
    path.unlink()
    assert make_pdfs(order, Path(chromium_path), ("jia-2024",)) == 0
    assert path.read_bytes() == before


def test_a_policy_nobody_knows_is_a_wrong_command_line(order: BuildOrder) -> None:
    with pytest.raises(click.BadParameter, match="没有编号为「jia-2042」的政策"):
        make_pdfs(order, Path("chromium"), ("jia-2042",))


def test_without_a_browser_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pdf, "find_chromium", lambda: None)
    assert main(["pdf"]) == 3
    said = capsys.readouterr().err
    assert "apt install chromium" in said
    assert "CHROMIUM" in said


def test_a_sheet_that_fails_is_named_and_the_rest_is_printed(
    order: BuildOrder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = {"安建手册.pdf": "内存不够"}
    monkeypatch.setattr(pdf, "write_pdf", lambda _chromium, _page, path, _epoch: said.get(path.name, ""))
    assert make_pdfs(order, Path("chromium")) == 3
    shown = capsys.readouterr()
    assert "安建手册.pdf 没有写出：内存不够" in shown.err
    assert "jia-2024.pdf" in shown.out
