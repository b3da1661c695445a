"""The site as one zip: what lies in it, the same bytes each time, names that come out everywhere."""

import zipfile
from pathlib import Path

import pytest

from generators.write.manifest import Manifest
from generators.write.site_zip import LONGEST, find_unsafe, list_parts, write_site_zip
from tests.builders import LABELS

SITE = {"index.html": b"<p>", "forms/a/\u6708\u62a5.docx": b"PK" * 9, "javascripts/search-box.js": b"//"}


def site_in(build: Path) -> Manifest:
    for path, content in SITE.items():
        file = build / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (build / "site" / "notes.txt").write_text("不是手册的文件", "utf-8")
    return Manifest(site={"files": dict.fromkeys(SITE, "")})


def zip_in(build: Path) -> Path:
    return write_site_zip(build, list_parts(build, site_in(build), LABELS))


def test_it_holds_the_site_and_two_files_at_its_top_and_nothing_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(zip_in(tmp_path)) as file:
        assert file.testzip() is None
        assert set(file.namelist()) == {"打开手册.html", "README.txt", *(f"site/{path}" for path in SITE)}
        assert all(file.read(f"site/{path}") == content for path, content in SITE.items())


def test_names_that_are_not_ascii_are_marked_as_utf_8(tmp_path: Path) -> None:
    with zipfile.ZipFile(zip_in(tmp_path)) as file:
        marked = {info.filename: bool(info.flag_bits & 0x800) for info in file.infolist()}
    assert marked["打开手册.html"]
    assert marked["site/forms/a/月报.docx"]


def test_what_stands_beside_names_the_file_to_open_and_reads_well_in_an_old_notepad(tmp_path: Path) -> None:
    with zipfile.ZipFile(zip_in(tmp_path)) as file:
        read_first = file.read("README.txt")
        opening = file.read("打开手册.html").decode()
    assert read_first.startswith(b"\xef\xbb\xbf")
    assert read_first.count(b"\n") == read_first.count(b"\r\n") > 3
    assert "双击“打开手册.html”" in read_first.decode("utf-8-sig")
    assert 'href="site/index.html"' in opening


def test_two_zips_of_one_site_are_the_same_bytes_and_the_second_is_not_written(tmp_path: Path) -> None:
    path = zip_in(tmp_path / "a")
    written = path.stat().st_mtime_ns
    assert zip_in(tmp_path / "b").read_bytes() == path.read_bytes()
    zip_in(tmp_path / "a")
    assert path.stat().st_mtime_ns == written


def test_a_file_of_the_site_that_is_gone_breaks_it_off_and_leaves_the_old_zip(tmp_path: Path) -> None:
    before = zip_in(tmp_path).read_bytes()
    manifest = site_in(tmp_path)
    (tmp_path / "site" / "index.html").unlink()
    with pytest.raises(FileNotFoundError):
        write_site_zip(tmp_path, list_parts(tmp_path, manifest, LABELS))
    assert (tmp_path / "安建手册.zip").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "安建手册.zip"]


@pytest.mark.parametrize(
    "name",
    ["site/a?.html", "site/a:b", "site/con.html", "LPT1", "site/甲.", "site/a /b", "a//b", "x" * LONGEST, "a\\b"],
)
def test_a_name_that_windows_refuses_is_found(name: str) -> None:
    assert [found for found, _ in find_unsafe(["index.html", name])] == [name]


def test_names_that_differ_in_case_only_are_found() -> None:
    assert [found for found, _ in find_unsafe(["site/a.html", "site/A.html"])] == ["site/A.html"]


def test_ordinary_names_are_not_found() -> None:
    assert list(find_unsafe(["site/console.html", "打开手册.html", "site/forms/附件1-第1份（企业）.docx"])) == []
