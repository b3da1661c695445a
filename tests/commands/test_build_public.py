"""What leaves the house: enterprises that are not samples are nowhere in the site or its zip, unless asked for."""

import gzip
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generators.commands import ROOT
from generators.commands.build import BuildOrder, carry_out, pack
from generators.write.output import hash_files

SMALL = ROOT / "tests" / "examples" / "small" / "content"
TRACES = ("zhenshi", "真名施工公司", "真名一号楼")


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> BuildOrder:
    """Build the small example with an enterprise more, whose profile does not say that it is a sample."""
    folder = tmp_path_factory.mktemp("public")
    shutil.copytree(SMALL, folder / "content")
    sample = (folder / "content" / "enterprises" / "shili.yaml").read_text("utf-8")
    real = re.sub(r"示例: 是\n", "", sample.replace("编号: shili", "编号: zhenshi")).replace("示例施工", "真名施工")
    real += '项目:\n  - {编号: "1", 名称: 真名一号楼}\n'
    (folder / "content" / "enterprises" / "zhenshi.yaml").write_text(real, "utf-8")
    return BuildOrder(content=folder / "content", build=folder / "build", day=date(2024, 6, 1))


@pytest.fixture(autouse=True)
def hash_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the hashes of files: within one run of the command they do not change, within a test they do."""
    monkeypatch.setattr("generators.commands.build.hash_files", hash_files.__wrapped__)


def texts(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Go through a file and, where it is packed, what is packed in it, each with its name."""
    yield name, name.encode() + content
    if content.startswith(b"\x1f\x8b"):
        yield name, gzip.decompress(content)
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for part in packed.namelist():
                yield from texts(f"{name}/{part}", packed.read(part))


def traces(build: Path) -> set[str]:
    """Name the files, of the site and of its zip, where something of the enterprise stands."""
    files = [path for path in (build / "site").rglob("*") if path.is_file()]
    return {
        found
        for path in [*files, build / "安建手册.zip"]
        for found, text in texts(path.relative_to(build).as_posix(), path.read_bytes())
        if any(trace.encode() in text for trace in TRACES)
    }


def test_by_default_nothing_of_it_is_in_the_site_or_the_zip_and_its_lists_are_made(
    order: BuildOrder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert carry_out(order) == 0
    assert pack(order) == 0
    assert "1 家企业没有标“示例: 是”" in capsys.readouterr().out
    assert traces(order.build) == set()
    assert (order.build / "lists" / "zhenshi" / "清单.docx").exists()
    assert (order.build / "site" / "lists" / "shili" / "清单.docx").exists()
    assert "示例施工公司" in (order.build / "site" / "enterprises.html").read_text("utf-8")


def test_asked_for_it_is_there_and_the_next_ordinary_build_takes_it_away(order: BuildOrder) -> None:
    asked = replace(order, with_enterprises=True)
    assert carry_out(asked) == 0
    assert pack(asked) == 0
    assert {"site/enterprises.html", "site/lists/zhenshi/清单.docx"} <= traces(order.build)
    with zipfile.ZipFile(order.build / "安建手册（含企业清单）.zip") as packed:
        assert "site/lists/zhenshi/清单.docx" in packed.namelist()
    assert carry_out(order) == 0
    assert pack(order) == 0
    assert traces(order.build) == set()


def test_its_lists_do_not_stay_in_the_site_when_the_manifest_was_lost(order: BuildOrder) -> None:
    assert carry_out(replace(order, with_enterprises=True)) == 0
    (order.build / "manifest.json").unlink()
    assert carry_out(order) == 0
    assert pack(order) == 0
    assert traces(order.build) == set()


def test_the_zip_is_also_written_when_nothing_else_changed(
    order: BuildOrder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert carry_out(order) == 0
    packed = order.build / "安建手册.zip"
    before = packed.read_bytes()
    packed.unlink()
    capsys.readouterr()
    assert carry_out(order) == 0
    assert "没有变化" in capsys.readouterr().out
    assert pack(order) == 0
    assert packed.read_bytes() == before
