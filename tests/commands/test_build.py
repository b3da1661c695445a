"""The command as users meet it: what it says, what it writes, when it does nothing."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest

from generators.commands import ROOT, build, making
from generators.commands.build import BuildOrder, carry_out
from generators.write.mkdocs import Mkdocs
from generators.write.output import hash_files

SMALL = ROOT / "tests" / "examples" / "small" / "content"


def order_in(folder: Path) -> BuildOrder:
    """Build a copy of the small example, without its site, as of a day of 2024."""
    shutil.copytree(SMALL, folder / "content")
    return BuildOrder(content=folder / "content", build=folder / "build", day=date(2024, 6, 1), with_site=False)


def stamps(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(autouse=True)
def hash_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the hashes of files: within one run of the command they do not change, within a test they do."""
    monkeypatch.setattr("generators.commands.build.hash_files", hash_files.__wrapped__)


def test_a_second_build_answers_at_once_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    order = order_in(tmp_path)
    assert carry_out(order) == 0
    before = stamps(order.build)
    capsys.readouterr()

    def refuse(name: str) -> None:
        pytest.fail(f"imported {name} although nothing changed")

    monkeypatch.setattr(build, "import_module", refuse)
    started = perf_counter()
    assert carry_out(order) == 0
    assert perf_counter() - started < 0.5
    assert "没有变化" in capsys.readouterr().out
    assert stamps(order.build) == before


def test_pages_forms_and_lists_come_out_of_one_command(tmp_path: Path) -> None:
    order = order_in(tmp_path)
    carry_out(order)
    written = set(stamps(order.build))
    assert {"handbook/index.md", "handbook/policies/jia-2024.md", "manifest.json"} <= written
    assert any(path.startswith("forms/jia-2024-1/") and path.endswith(".docx") for path in written)
    assert any(path.startswith("lists/shili/") and path.endswith(".docx") for path in written)


def test_with_problems_in_the_content_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order = order_in(tmp_path)
    page = order.content / "policies" / "jia-2024.yaml"
    page.write_text(page.read_text("utf-8") + "\n不认识的键: 1\n", "utf-8")
    assert carry_out(order) == 1
    assert not order.build.exists()
    said = capsys.readouterr().err
    assert "content/policies/jia-2024.yaml:" in said
    assert "不认识的键" in said


def test_a_dry_run_names_files_and_reasons_and_touches_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = order_in(tmp_path)
    carry_out(order)
    before = stamps(order.build)
    glossary = order.content / "glossary.yaml"
    glossary.write_text(glossary.read_text("utf-8").replace("解释: ", "解释: 即", 1), "utf-8")
    capsys.readouterr()
    assert carry_out(replace(order, dry_run=True)) == 0
    said = capsys.readouterr().out
    assert "更新 handbook/glossary.md：术语 " in said
    assert "这次没有写任何文件" in said
    assert stamps(order.build) == before
    carry_out(order)
    changed = {path for path, stamp in stamps(order.build).items() if before.get(path) != stamp}
    assert changed - {"handbook/data/search.js"} == {
        "handbook/glossary.md",
        "manifest.json",
        "tables/glossary/术语.csv",
        "tables/glossary/术语.xlsx",
    }


def test_a_failing_mkdocs_is_said_exits_3_and_is_tried_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    order = replace(order_in(tmp_path), with_site=True)
    monkeypatch.setattr(Mkdocs, "finish", lambda _: "坏了")
    for _ in range(2):
        assert carry_out(order) == 3
        said = capsys.readouterr()
        assert "网页没有生成" in said.err
        assert "坏了" in said.err
        assert "没有变化" not in said.out


def test_a_build_that_breaks_off_is_taken_up_where_it_stopped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    order = order_in(tmp_path)
    carry_out(order)
    glossary = order.content / "glossary.yaml"
    whole = glossary.read_text("utf-8")
    glossary.write_text(whole.replace("解释: ", "解释: 即", 1), "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(making, "list_files", interrupt)
        with pytest.raises(KeyboardInterrupt):
            carry_out(order)
    before = stamps(order.build)
    glossary.write_text(whole, "utf-8")  # as before, but the page is not
    capsys.readouterr()
    assert carry_out(order) == 0
    assert "手册页：写 2，" in capsys.readouterr().out, "the glossary, and what the search knows of it"
    assert set(stamps(order.build)) == set(before)


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    first, second = order_in(tmp_path / "a"), order_in(tmp_path / "b")
    carry_out(first)
    carry_out(second)
    names = sorted(stamps(first.build))
    assert names == sorted(stamps(second.build))
    different = [name for name in names if (first.build / name).read_bytes() != (second.build / name).read_bytes()]
    assert set(different) <= {"manifest.json"}


def test_a_source_that_was_not_encoded_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order = order_in(tmp_path)
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "jia.txt").write_text("一、总则\n别的文件。\n", "utf-8")
    policy = order.content / "policies" / "jia-2024.yaml"
    text = policy.read_text("utf-8")
    policy.write_text(re.sub(r"(\n {2}- 条款: .*)", rf"\1\n    校验: {'0' * 16}", text, count=1), "utf-8")
    assert carry_out(replace(order, sources=sources)) == 1
    assert "不是同一份：1 处校验不符" in capsys.readouterr().err
    assert not order.build.exists()
