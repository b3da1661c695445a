"""The site as bytes: what mkdocs makes, what reaches readers, what a failure leaves alone."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from generators.model.library import Library
from generators.view.handbook import Index
from generators.write.handbook import handbook_outputs
from generators.write.manifest import Manifest, hash_content, write_outputs
from generators.write.mkdocs import Mkdocs, load_mkdocs
from generators.write.output import ROOT, Output
from generators.write.site import SiteResult, SiteSource, fill_sizes, is_current, making_site
from tests.builders import LABELS, clause, duty, form, library, policy, role, table_policy

EPOCH = 1_672_531_200
FORM_FILE = "forms/yd-2023-1/月报.docx"


def small() -> Library:
    return library(policy(), table_policy(), forms=(form(),))


def write_pages(build: Path, content: Library, manifest: Manifest, made: bytes = b"docx") -> SiteSource:
    outputs = [Output(path=FORM_FILE, view=made, make=lambda: made)]
    index = Index(library=content, as_of=date(2023, 6, 1), files=(FORM_FILE,))
    write_outputs(build, [*outputs, *handbook_outputs(index, LABELS)], manifest)
    return SiteSource(build=build, config=ROOT / "mkdocs.yml", theme=ROOT / "site_config", epoch=EPOCH)


def write_site(source: SiteSource, manifest: Manifest) -> SiteResult:
    with load_mkdocs() as mkdocs, making_site(source, manifest, mkdocs) as publish:
        return publish()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stamps(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[SiteSource, Manifest]:
    manifest = Manifest()
    source = write_pages(tmp_path_factory.mktemp("build"), small(), manifest)
    result = write_site(source, manifest)
    assert not result.failure
    return source, manifest


def test_every_page_and_every_file_to_download_is_in_the_site(built: tuple[SiteSource, Manifest]) -> None:
    files = snapshot(built[0].build / "site")
    pages = {
        page.removeprefix("handbook/").replace(".md", ".html") for page in built[1].outputs if page.endswith(".md")
    }
    assert pages <= set(files)
    assert files[FORM_FILE] == b"docx"
    assert not list(built[0].build.glob(".site-*"))


def test_no_page_names_an_outside_address_to_load_from(built: tuple[SiteSource, Manifest]) -> None:
    loading = re.compile(r"""(?:src|href)=["']?(?:https?:)?//[^"' >]+""")
    for path, content in snapshot(built[0].build / "site").items():
        if path.endswith((".html", ".css")):
            found = loading.findall(content.decode())
            assert [link for link in found if "squidfunk" not in link] == [], path


def test_two_sites_of_the_same_content_are_the_same_bytes(built: tuple[SiteSource, Manifest], tmp_path: Path) -> None:
    manifest = Manifest()
    source = write_pages(tmp_path, small(), manifest)
    write_site(source, manifest)
    assert snapshot(tmp_path / "site") == snapshot(built[0].build / "site")


def test_the_site_says_nowhere_on_which_day_it_was_built(built: tuple[SiteSource, Manifest]) -> None:
    today = date.today().isoformat()  # noqa: DTZ011 - the day on the wall is meant
    for path, content in snapshot(built[0].build / "site").items():
        assert today.encode() not in content, path


def test_nothing_is_written_when_no_page_changed(built: tuple[SiteSource, Manifest]) -> None:
    source, manifest = built
    before = stamps(source.build / "site")
    assert is_current(source, manifest)
    result = write_site(source, manifest)
    assert (result.written, result.removed) == (0, 0)
    assert stamps(source.build / "site") == before


def test_only_files_whose_bytes_differ_are_written_and_what_is_gone_goes(tmp_path: Path) -> None:
    manifest = Manifest()
    source = write_pages(tmp_path, small(), manifest)
    write_site(source, manifest)
    before = stamps(tmp_path / "site")
    one = policy(clause("一", duty(does="检查配电箱", who=())))
    write_pages(tmp_path, library(one, forms=(form(),), roles=(role("施工单位"),)), manifest)
    assert not is_current(source, manifest)
    result = write_site(source, manifest)
    after = stamps(tmp_path / "site")
    assert "policies/yy-2020.html" not in after
    assert result.removed == len(set(before) - set(after))
    same = [path for path in after if before.get(path) == after[path]]
    assert {"glossary.html", FORM_FILE, "javascripts/places.js"} <= set(same)
    assert after["policies/zz-2023.html"] != before["policies/zz-2023.html"]


def test_a_page_somebody_edited_is_kept_but_does_not_get_into_the_site(tmp_path: Path) -> None:
    manifest = Manifest()
    write_pages(tmp_path, small(), manifest)
    (tmp_path / "handbook" / "forms.md").write_text("# 改过\n", "utf-8")
    source = write_pages(tmp_path, small(), manifest)
    assert len(list((tmp_path / "handbook").glob("forms.被改动-*.md"))) == 1
    assert not write_site(source, manifest).failure
    assert sorted(path.name for path in (tmp_path / "site").glob("forms*.html")) == ["forms.html"]


def test_a_damaged_page_is_noticed_and_restored(tmp_path: Path) -> None:
    manifest = Manifest()
    source = write_pages(tmp_path, small(), manifest)
    write_site(source, manifest)
    page = tmp_path / "site" / "index.html"
    whole = page.read_bytes()
    page.write_bytes(b"")
    assert not is_current(source, manifest)
    assert write_site(source, manifest).written == 1
    assert page.read_bytes() == whole


def test_a_failing_mkdocs_says_why_and_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    manifest = Manifest()
    source = write_pages(tmp_path, small(), manifest)
    write_site(source, manifest)
    before = stamps(tmp_path / "site")
    bad = "# 甲\n\n[去](nowhere.md)\n".encode()
    (tmp_path / "handbook" / "glossary.md").write_bytes(bad)
    manifest.outputs["handbook/glossary.md"] = {"ingredients": {}, "content": hash_content(bad)}
    result = write_site(source, manifest)
    assert "nowhere.md" in result.failure
    assert stamps(tmp_path / "site") == before
    assert not is_current(source, manifest)
    assert not list(tmp_path.glob(".site-*"))


def test_the_size_of_a_file_stands_beside_it(built: tuple[SiteSource, Manifest]) -> None:
    page = (built[0].build / "site" / "forms.html").read_text("utf-8")
    assert re.sub(r"<[^>]+>", "", page).count("Word 文档，1 KB") == 1


def test_the_index_of_the_themes_own_search_is_a_stub(built: tuple[SiteSource, Manifest]) -> None:
    index = (built[0].build / "site" / "search" / "search_index.js").read_text("utf-8")
    assert json.loads(index.removeprefix("var __index = "))["docs"] == []


@pytest.mark.parametrize(("size", "kilobytes"), [(0, 0), (1, 1), (1024, 1), (1025, 2), (1_048_577, 1025)])
def test_sizes_are_rounded_up_and_filling_again_fills_anew(tmp_path: Path, size: int, kilobytes: int) -> None:
    (tmp_path / "甲_2.docx").write_bytes(b"x" * size)
    page = '<a href="%E7%94%B2_2.docx">1 KB<span data-size="%E7%94%B2&#95;2.docx">，{} KB</span></a>2 KB'
    for number in ("…", "7"):
        assert fill_sizes(page.format(number).encode(), tmp_path).decode() == page.format(kilobytes)


def test_another_file_of_another_size_reaches_the_site_without_mkdocs(tmp_path: Path) -> None:
    manifest = Manifest()
    write_site(write_pages(tmp_path, small(), manifest), manifest)
    before = stamps(tmp_path / "site")
    source = write_pages(tmp_path, small(), manifest, made=b"d" * 3000)
    assert not is_current(source, manifest)
    with making_site(source, manifest, NoMkdocs()) as publish:
        result = publish()
    after = stamps(tmp_path / "site")
    assert (result.written, result.removed) == (2, 0)
    assert {path for path in after if after[path] != before[path]} == {"forms.html", FORM_FILE}
    assert "，3 KB" in (tmp_path / "site" / "forms.html").read_text("utf-8")
    assert is_current(source, manifest)


class NoMkdocs(Mkdocs):
    """Stands in where mkdocs must not be asked."""

    def __init__(self) -> None:
        pass

    def begin(self, **_: object) -> None:
        pytest.fail("mkdocs was asked although no page changed")

    def close(self) -> None:
        pass


def test_what_breaks_while_mkdocs_works_leaves_neither_process_nor_folder(tmp_path: Path) -> None:
    manifest = Manifest()
    source = write_pages(tmp_path, small(), manifest)
    with load_mkdocs() as mkdocs:
        with pytest.raises(KeyboardInterrupt), making_site(source, manifest, mkdocs):
            raise KeyboardInterrupt
        assert mkdocs._process.returncode is not None  # noqa: SLF001 - nothing else tells
    assert not (tmp_path / "site").exists()
    assert not list(tmp_path.glob(".site-*"))
