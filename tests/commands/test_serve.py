"""The preview: an edit reaches the page, problems leave it standing, nothing in build/ is touched, it ends quietly."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from generators.commands import ROOT
from generators.commands.build import BuildOrder
from generators.commands.previewing import CONFIG, Preview
from generators.commands.serve import serve
from generators.write.preview_pages import PageMaker
from generators.write.preview_server import EVENTS, PreviewServer

SMALL = ROOT / "tests" / "examples" / "small" / "content"
PAGE = "policies/jia-2024.html"


@pytest.fixture
def order(tmp_path: Path) -> BuildOrder:
    shutil.copytree(SMALL, tmp_path / "content")
    return BuildOrder(content=tmp_path / "content", build=tmp_path / "build", day=date(2024, 6, 1))


@pytest.fixture
def preview(order: BuildOrder) -> Iterator[Preview]:
    one = Preview(order)
    one.refresh()
    one.rest()
    yield one
    one.close()


@pytest.fixture
def address(preview: Preview) -> Iterator[str]:
    server = PreviewServer(0, preview.find, preview.news)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.address
    server.shutdown()
    server.server_close()


def get(address: str, path: str, host: str | None = None) -> tuple[int, str]:
    request = urllib.request.Request(address + path, headers={"Host": host} if host else {})  # noqa: S310 - our own
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - our own
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode()


def edit(order: BuildOrder, old: str, new: str) -> tuple[str, ...]:
    file = order.content / "policies" / "jia-2024.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return (str(file),)


def test_a_page_comes_as_the_build_makes_it_with_what_belongs_to_it(address: str) -> None:
    status, page = get(address, PAGE)
    assert status == 200
    assert "md-search__input" in page
    assert EVENTS in page
    for path in ("", "stylesheets/handbook.css", "vendor/iframe-worker-1.0.4/shim.js", "assets/images/favicon.png"):
        with urllib.request.urlopen(address + path) as answer:  # noqa: S310 - our own
            assert answer.status == 200, path


def test_an_edit_reaches_the_page_and_says_which_pages_changed(
    preview: Preview, order: BuildOrder, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "改过的名字" not in get(address, PAGE)[1]
    before = preview.news.version
    preview.take(edit(order, "标题: ", "标题: 改过的名字"))
    assert "改过的名字" in get(address, PAGE)[1]
    assert preview.news.version != before
    preview.rest()
    said = capsys.readouterr().out
    assert "改了 " in said
    assert "页变了：" in said


def test_problems_are_told_and_the_page_stays_until_they_are_mended(
    preview: Preview, order: BuildOrder, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = preview.news.version
    preview.take(edit(order, "标题: ", "不认识的键: 1\n标题: "))
    assert "content/policies/jia-2024.yaml:" in preview.news.problems
    assert "页面保持原样" in capsys.readouterr().err
    assert preview.news.version == before
    assert get(address, PAGE)[0] == 200
    preview.take(edit(order, "不认识的键: 1\n", ""))
    assert preview.news.problems == ""
    assert preview.news.version != before


def test_content_that_has_problems_from_the_start_is_a_page_that_says_so(order: BuildOrder) -> None:
    edit(order, "标题: ", "不认识的键: <b>1</b>\n标题: ")
    preview = Preview(order)
    preview.refresh()
    found = preview.find("index.html")
    preview.close()
    assert found is not None
    assert found.status == 503
    assert "不认识的键" in found.content.decode()
    assert "<b>" not in found.content.decode()


def test_what_is_offered_for_download_is_made_when_it_is_asked_for(address: str, preview: Preview) -> None:
    found = preview.find("lists/shili/清单.docx")
    assert found is not None
    assert found.content.startswith(b"PK")
    assert preview.find("lists/shili/没有.docx") is None
    assert preview.find("word/own-list.js") is not None
    assert preview.find("data/search.js") is not None
    assert get(address, "lists/none")[0] == 404


def test_enterprises_that_are_no_samples_are_not_shown(order: BuildOrder) -> None:
    sample = order.content / "enterprises" / "shili.yaml"
    sample.write_text(sample.read_text("utf-8").replace("示例: 是\n", "").replace("示例施工", "真名施工"), "utf-8")
    preview = Preview(order)
    preview.refresh()
    page, listed = preview.find("enterprises.html"), preview.find("lists/shili/清单.docx")
    preview.close()
    assert page is not None
    assert "真名施工" not in page.content.decode()
    assert listed is None


def test_nothing_is_written(preview: Preview, order: BuildOrder, address: str) -> None:
    get(address, PAGE)
    preview.take(edit(order, "标题: ", "标题: 改过的名字"))
    get(address, PAGE)
    assert not order.build.exists()


@pytest.mark.parametrize("path", ["nothing.html", "..%2f..%2fmkdocs.yml", "%2fetc/passwd", "main.html", "assets"])
def test_only_what_belongs_to_the_site_is_served(address: str, path: str) -> None:
    assert get(address, path)[0] == 404


def test_a_name_of_somebody_else_that_leads_here_is_refused(address: str) -> None:
    assert get(address, "", host="evil.example:80")[0] == 403
    assert get(address, "", host="localhost:1")[0] == 200


def test_a_port_in_use_is_said_with_another_to_take(order: BuildOrder, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve(order, port) == 3
    assert f"端口 {port} 已有别的程序在用" in capsys.readouterr().err


def test_what_makes_pages_takes_its_folder_away_and_then_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    maker = PageMaker(CONFIG)
    assert maker.folders()
    assert len(list(tmp_path.iterdir())) == 1
    maker.close()
    assert list(tmp_path.iterdir()) == []
    assert maker.render(["index.md"], "index.md", "甲").failure == "mkdocs 的进程已经结束"


def test_ctrl_c_ends_it_quietly() -> None:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-P", "-m", "generators", "serve", "--port", "0"]
    with subprocess.Popen(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as started:
        assert started.stdout is not None
        for line in started.stdout:
            if "打开 http://127.0.0.1:" in line:
                break
        started.send_signal(signal.SIGINT)
        rest = started.stdout.read()
        assert started.wait(timeout=20) == 0
    assert rest.strip() == "已停下。"
