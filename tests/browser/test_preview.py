"""An open page of the preview: it loads itself again after an edit, and shows problems without going away."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from generators.commands import ROOT
from generators.commands.build import BuildOrder
from generators.commands.previewing import Preview
from generators.write.preview_server import PreviewServer

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    shutil.copytree(ROOT / "tests" / "examples" / "small" / "content", tmp_path / "content")
    one = Preview(BuildOrder(content=tmp_path / "content", build=tmp_path / "build", day=date(2024, 6, 1)))
    one.refresh()
    yield one
    one.close()


def test_an_open_page_follows_the_content(browser: Browser, preview: Preview, tmp_path: Path) -> None:
    server = PreviewServer(0, preview.find, preview.news)
    Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{server.address}policies/jia-2024.html")
    file = tmp_path / "content" / "policies" / "jia-2024.yaml"
    whole = file.read_text("utf-8")
    title = page.locator("h1").inner_text()

    file.write_text(whole.replace("标题: ", "不认识的键: <i>1</i>\n标题: ", 1), "utf-8")
    preview.take((str(file),))
    panel = page.get_by_role("alert")
    panel.wait_for(state="visible")
    assert "不认识的键" in panel.inner_text()
    assert page.locator("h1").inner_text() == title

    file.write_text(whole.replace("标题: ", "标题: 改过的名字", 1), "utf-8")
    preview.take((str(file),))
    page.get_by_role("heading", name="改过的名字").wait_for(state="visible")
    assert page.get_by_role("alert").count() == 0
    assert errors == []
    page.close()
    server.shutdown()
    server.server_close()
