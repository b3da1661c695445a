"""The site in Chromium, over http and from a folder: nothing from outside, no error, search in Chinese, phones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sites import NASTY

pytestmark = pytest.mark.needs("chromium")

PAGES = (
    "index.html",
    "policies/index.html",
    "policies/zz-2023.html",
    "policies/yy-2020.html",
    "policies/xx-2023.html",
    "roles/index.html",
    "measures.html",
    "roadmap.html",
    "deadlines.html",
    "topics/index.html",
    "duties.html",
    "enumerations.html",
    "glossary.html",
    "sources.html",
    "forms.html",
    "enterprises.html",
    "scale.html",
)


@pytest.fixture(scope="module")
def site(small_site: Path) -> Path:
    return small_site


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stays_within_the_site_shows_the_search_box_and_fits_a_phone(
    open_page: Callable[..., Page], path: str
) -> None:
    page = open_page(path)
    expect(page.locator(".md-search__input")).to_be_visible()
    assert page.locator("h1").count() == 1
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    wide = page.evaluate(
        "[...document.querySelectorAll('.md-content *')].filter(e => e.getBoundingClientRect().right > 361)"
        ".map(e => e.tagName + '.' + e.className)"
    )
    assert wide == []


def test_search_finds_a_pasted_chinese_word_and_leads_to_its_clause(open_page: Callable[..., Page]) -> None:
    page = open_page("index.html")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("临时用电")
    result = page.locator(".md-search-result__link").first
    result.wait_for(state="visible", timeout=15000)
    assert "zz-2023.html" in (result.get_attribute("href") or "")


def test_a_title_with_markup_is_shown_as_text(open_page: Callable[..., Page]) -> None:
    page = open_page("policies/xx-2023.html")
    assert page.locator("h1").inner_text().rstrip("¶").strip() == NASTY
    assert page.title() == f"{NASTY} - 安建手册"
    for listing in ("index.html", "policies/index.html", "measures.html"):
        assert "坏" not in open_page(listing).title()


def test_a_link_to_a_duty_leads_to_its_card(open_page: Callable[..., Page]) -> None:
    page = open_page("deadlines.html")
    page.get_by_role("link", name="检查临时用电").first.click()
    page.wait_for_url("**/policies/*.html#*")
    anchor = page.url.split("#")[1]
    expect(page.locator(f'[id="{anchor}"]')).to_be_visible()


def test_a_file_to_download_is_there(open_page: Callable[..., Page], site: Path) -> None:
    page = open_page("forms.html")
    link = page.locator(".downloads a")
    assert "Word 文档，1 KB" in link.inner_text()
    assert (site / "forms" / "yd-2023-1" / "月报.docx").exists()


def test_the_text_is_large_enough_to_read(open_page: Callable[..., Page]) -> None:
    page = open_page("measures.html", 390, 844)
    sizes = page.locator("table td").evaluate_all("cells => cells.map(c => parseFloat(getComputedStyle(c).fontSize))")
    assert min(sizes) >= 15
