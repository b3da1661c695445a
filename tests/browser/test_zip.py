"""The zip as people use it: unpacked somewhere, 打开手册.html double-clicked."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generators.write.manifest import Manifest
from generators.write.site_zip import find_unsafe, list_parts, write_site_zip
from tests.builders import LABELS

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture(scope="module")
def unpacked(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    build = small_site.parent
    paths = [path.relative_to(small_site).as_posix() for path in small_site.rglob("*") if path.is_file()]
    packed = write_site_zip(build, list_parts(build, Manifest(site={"files": dict.fromkeys(paths, "")}), LABELS))
    folder = tmp_path_factory.mktemp("优盘 1")
    with zipfile.ZipFile(packed) as file:
        file.extractall(folder)
    return folder


def test_the_file_at_the_top_leads_into_the_handbook(browser: Browser, unpacked: Path) -> None:
    page = browser.new_page()
    page.goto((unpacked / "打开手册.html").as_uri())
    page.wait_for_url("**/site/index.html")
    expect(page.locator(".md-search__input")).to_be_visible()
    page.close()


def test_without_scripts_it_leads_there_too(browser: Browser, unpacked: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((unpacked / "打开手册.html").as_uri())
    page.wait_for_url("**/site/index.html")
    context.close()


def test_opened_inside_the_zip_it_says_to_unpack_first(browser: Browser, unpacked: Path, tmp_path: Path) -> None:
    alone = tmp_path / "打开手册.html"
    alone.write_bytes((unpacked / "打开手册.html").read_bytes())
    page = browser.new_page()
    page.goto(alone.as_uri())
    page.get_by_text("请先把压缩包全部解压").wait_for(state="visible")
    assert page.url == alone.as_uri()
    page.close()


def test_every_name_of_the_whole_site_comes_out_on_windows(whole_site: Path) -> None:
    paths = [path.relative_to(whole_site).as_posix() for path in whole_site.rglob("*") if path.is_file()]
    assert len(paths) > 300
    assert list(find_unsafe(f"site/{path}" for path in paths)) == []
