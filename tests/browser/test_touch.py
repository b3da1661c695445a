"""What a page is before anybody touches it: whole, light, and in the colours of the system; and what it does then."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.sites import visited

pytestmark = pytest.mark.needs("chromium")

MOST = 350_000
"""Bytes, unpacked, of a page and all that it loads by itself."""
QUIET = 500
"""Milliseconds in which a page would have asked for what it wants."""
RUNS = "() => document.documentElement.dataset.theme === 'runs'"
SHADE = "document.body.dataset.mdColorScheme"


@pytest.fixture(scope="module")
def site(small_site: Path) -> Path:
    return small_site


@pytest.fixture
def dark_page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(color_scheme="dark") as context:
        yield context.new_page()


def test_no_page_is_heavy_before_it_is_touched(
    browser: Browser, whole_site: Path, whole_address: str, page_kinds: dict[str, str]
) -> None:
    page = browser.new_page()
    weights: dict[str, int] = {}
    page.on("response", lambda answer: weights.update({answer.url: int(answer.headers.get("content-length", 0))}))
    pictured = {path for path in whole_site.rglob("*.html") if b"<img" in path.read_bytes()}
    heavy = {}
    for path in {*(whole_site / path for path in page_kinds.values()), *pictured}:
        weights.clear()
        page.goto(whole_address + path.relative_to(whole_site).as_posix(), wait_until="load")
        page.wait_for_timeout(QUIET)
        assert weights
        if sum(weights.values()) > MOST:
            heavy[path.name] = weights.copy()
        page.goto("about:blank")
    page.close()
    assert heavy == {}


def test_a_page_that_nobody_touched_is_whole_and_asks_for_no_script_of_the_theme(
    browser: Browser, address: str
) -> None:
    asked: list[str] = []
    with visited(browser, address) as open_page:
        page = open_page("policies/zz-2023.html")
        page.on("request", lambda request: asked.append(request.url))
        page.wait_for_timeout(QUIET)
        assert not any("bundle" in url for url in asked)
        expect(page.locator(".md-search__input")).to_be_visible()
        expect(page.locator(".md-sidebar--secondary .md-nav__link").first).to_be_visible()
        expect(page.locator(".md-header__option label:visible")).to_have_count(1)
        before = page.locator("article.duty").first.bounding_box()
        page.mouse.move(400, 400)
        page.wait_for_function(RUNS)
        assert any("bundle" in url for url in asked)
        assert page.locator("article.duty").first.bounding_box() == before


def test_the_first_key_may_be_the_one_that_opens_the_search(open_page: Callable[..., Page]) -> None:
    page = open_page("index.html")
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("临时用电")
    page.locator(".md-search-result__link").first.wait_for(state="visible", timeout=15000)
    assert page.locator(".md-search__input").input_value() == "临时用电"


def test_a_search_stays_open_where_the_address_names_a_place(open_page: Callable[..., Page]) -> None:
    page = open_page("policies/zz-2023.html#c-1")
    page.locator(".md-search__input").click()
    page.wait_for_function(RUNS)
    page.wait_for_timeout(QUIET)
    expect(page.locator("#__search")).to_be_checked()


def test_the_colours_are_the_systems_until_somebody_chooses(dark_page: Page, address: str) -> None:
    dark_page.goto(f"{address}index.html")
    assert dark_page.evaluate(SHADE) == "slate"
    dark_page.locator(".md-header__option label:visible").click()
    dark_page.wait_for_function(RUNS)
    assert dark_page.evaluate(SHADE) == "default"
    dark_page.reload()
    assert dark_page.evaluate(SHADE) == "default"
    dark_page.locator(".md-header__option label:visible").click()
    dark_page.wait_for_function(RUNS)
    assert dark_page.evaluate(SHADE) == "slate"


@pytest.mark.parametrize("media", ["beforeprint", "afterprint"])
def test_what_is_folded_is_printed_unfolded(
    open_page: Callable[..., Page], media: Literal["beforeprint", "afterprint"]
) -> None:
    page = open_page("deadlines.html")
    folded = page.locator(".md-content details:not([open])")
    count = folded.count()
    assert count
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    if media == "afterprint":
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert folded.count() == count


def test_an_address_opens_what_is_folded_around_its_place(open_page: Callable[..., Page]) -> None:
    page = open_page("deadlines.html")
    page.locator(".md-content details:not([open]) li").first.evaluate("one => { one.id = 'here'; }")
    page.evaluate("location.hash = 'here'")
    expect(page.locator("#here")).to_be_visible()


def test_without_scripts_the_page_is_there_and_the_search_is_not(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}policies/zz-2023.html")
        expect(page.locator("article.duty").first).to_be_visible()
        expect(page.locator(".md-search__input")).to_be_hidden()
