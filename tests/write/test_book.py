"""Pages bound into one: names stay apart, addresses stay inside, nothing of the frame comes along."""

import re
from pathlib import Path

import pytest

from generators.write.book import bind_book, list_chapters

PAGE = """<html><head><link rel="stylesheet" href="{up}a.css"></head><body data-x="1"><header>框</header>
<article class="md-content__inner md-typeset">{text}</article><script src="{up}x.js"></script></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "policies").mkdir()
    (tmp_path / "index.html").write_text(
        PAGE.format(
            up="", text='<h1 id="top">甲</h1><a href="policies/p.html#c%EF%BC%881">去</a> <a href="x.docx">下载</a>'
        ),
        "utf-8",
    )
    (tmp_path / "policies" / "p.html").write_text(
        PAGE.format(
            up="../",
            text='<article class="duty" id="c（1">&lt;b id="no"&gt; &amp; &#39;<img src="../i.png" alt="图"></article>'
            '<a href="#c%EF%BC%881">自</a><a href="../index.html">首页</a>',
        ),
        "utf-8",
    )
    return tmp_path


def test_names_and_addresses_lead_within_the_book(site: Path) -> None:
    book = bind_book(site, ("index.html", "policies/p.html"), "书", "脚")
    names = re.findall(r' id="([^"]*)"', book.replace("&lt;b id=", ""))
    assert len(names) == len(set(names))
    for address in re.findall(r'href="#([^"]*)"', book):
        assert address in " ".join(names).split()
    assert re.findall(r'<a href="([^"]*)">(?:去|自|首页)', book) == [
        "#policies-p--c（1",
        "#policies-p--c（1",
        "#index--top",
    ]


def test_an_address_outside_the_book_goes_and_its_text_stays(site: Path) -> None:
    assert "<a>下载</a>" in bind_book(site, ("index.html",), "书", "脚")
    assert "<a>去</a>" in bind_book(site, ("index.html",), "书", "脚")


def test_texts_stay_as_they_are_and_pictures_are_found(site: Path) -> None:
    book = bind_book(site, ("policies/p.html",), "书<i>", "脚")
    assert '&lt;b id="no"&gt; &amp; &#39;' in book
    assert f'src="{(site / "i.png").as_uri()}"' in book
    assert "<title>书&lt;i&gt;</title>" in book
    assert f'href="{(site / "a.css").as_uri()}"' in book


def test_nothing_of_the_frame_and_nothing_that_runs_comes_along(site: Path) -> None:
    book = bind_book(site, ("index.html", "policies/p.html"), "书", "脚")
    assert "框" not in book
    assert "<script" not in book
    assert '--imprint: "脚"' in book


def test_a_page_that_sends_its_readers_on_is_left_out(site: Path) -> None:
    old = site / "policies" / "old.html"
    old.write_text('<meta http-equiv="refresh" content="0; url=p.html">' + PAGE.format(up="../", text="旧"), "utf-8")
    assert "旧" not in bind_book(site, ("policies/p.html", "policies/old.html"), "书", "脚")


def test_policies_come_after_the_first_page_and_lists_of_enterprises_not_at_all() -> None:
    files = ["enterprises.html", "policies/b.html", "policies/a.html", "policies/index.html", "roles/r-1.html"]
    files += ["index.html", "forms.html", "forms/a/b.docx", "roles/index.html", "404.html"]
    assert list_chapters(files) == (
        "index.html",
        "policies/a.html",
        "policies/b.html",
        "roles/index.html",
        "forms.html",
    )
