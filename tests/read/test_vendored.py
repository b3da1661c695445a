from pathlib import Path

import pytest

from generators.commands.vendor import find_problems
from generators.model.vendored import Vendored, VendoredFile
from generators.read.vendored import read_vendor_hashes, read_vendored
from generators.write.output import ROOT
from generators.write.vendored import vendored_text

VENDOR = ROOT / "site_config" / "vendor"
ONE = Vendored(
    package="@a/b",
    version="1.0.0",
    licence="MIT OR Apache-2.0",
    integrity=f"sha512-{'A' * 86}==",
    files={
        "LICENSE": VendoredFile(source="LICENSE", sha256="0" * 64),
        "a.js": VendoredFile(source="x/a.js", sha256="12" * 32),
    },
)


def test_every_vendored_folder_of_the_project_is_listed_and_whole() -> None:
    listed, problems = read_vendored(VENDOR / "vendored.yaml", "vendored.yaml")
    assert problems == []
    assert {one.folder for one in listed} == {path.name for path in VENDOR.iterdir() if path.is_dir()}
    assert find_problems(listed) == []


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "vendored.yaml"
    path.write_text(vendored_text([ONE]), "utf-8")
    assert read_vendored(path, "vendored.yaml") == ((ONE,), [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"@a/b"', '"../b"'),
        ("版本: 1.0.0", "版本: 1.0"),
        ("sha512-A", "sha1-A"),
        ("  许可: MIT OR Apache-2.0\n", ""),
        ("a.js:", "../a.js:"),
        ('校验: "12', '校验: "Z2'),
        ('取自: "x/a.js", ', ""),
    ],
)
def test_what_is_not_written_well_is_told(tmp_path: Path, old: str, new: str) -> None:
    text = vendored_text([ONE])
    assert old in text
    path = tmp_path / "vendored.yaml"
    path.write_text(text.replace(old, new), "utf-8")
    listed, problems = read_vendored(path, "vendored.yaml")
    assert listed == ()
    assert problems


def test_every_file_below_a_folder_counts(tmp_path: Path) -> None:
    (tmp_path / "a-1.0.0" / "deep").mkdir(parents=True)
    (tmp_path / "a-1.0.0" / "deep" / "b.js").write_bytes(b"")
    (tmp_path / "list.yaml").write_bytes(b"")
    assert list(read_vendor_hashes(tmp_path)["a-1.0.0"]) == ["deep/b.js"]
