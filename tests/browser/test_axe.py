"""No fault that axe finds on any kind of page, wide and on a phone, light and dark, with all that unfolds unfolded."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import axe_script

pytestmark = pytest.mark.needs("chromium", "axe")

OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""Everything axe does by itself, and the least size of what a finger has to hit."""
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
SCREENS = {"宽屏": (1280, 900), "手机": (390, 844)}

Scheme = Literal["light", "dark"]
Opener = Callable[[str], Page]


@pytest.fixture(params=[(screen, scheme) for screen in SCREENS for scheme in ("light", "dark")], ids="-".join)
def open_page(request: pytest.FixtureRequest, browser: Browser, whole_address: str) -> Iterator[Opener]:
    """Open pages of the whole site on one kind of screen."""
    screen, scheme = request.param
    width, height = SCREENS[screen]
    with browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, has_touch=screen == "手机"
    ) as context:

        def open_one(path: str) -> Page:
            page = context.new_page()
            page.goto(whole_address + path)
            page.evaluate(UNFOLD)
            page.add_script_tag(content=axe_script())
            return page

        yield open_one


def find_faults(page: Page) -> list[str]:
    """Run axe over a page as it stands: a line for each element it finds fault with."""
    violations: list[dict[str, Any]] = page.evaluate("options => axe.run(document, options)", OPTIONS)["violations"]
    return [
        f"{one['id']}（{one['impact']}）{node['html'][:160]}：{node['failureSummary'][:200]}"
        for one in violations
        for node in one["nodes"]
    ]


def test_no_page_has_a_fault(open_page: Opener, page_kinds: dict[str, str]) -> None:
    faults = []
    for kind, path in page_kinds.items():
        page = open_page(path)
        faults += [f"{kind} {path}：{fault}" for fault in find_faults(page)]
        page.close()
    assert faults == []


def test_ones_own_list_has_no_fault(open_page: Opener) -> None:
    page = open_page("own-list.html")
    page.locator("#own-sample").select_option(index=1)
    page.locator("[data-own=duties] summary").first.wait_for(timeout=20000)
    page.evaluate(UNFOLD)
    page.wait_for_timeout(500)
    assert find_faults(page) == []


def test_the_answers_of_a_search_have_no_fault(open_page: Opener) -> None:
    page = open_page("index.html")
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("安全")
    page.locator(".md-search-result__link").first.wait_for(state="visible", timeout=15000)
    page.wait_for_timeout(500)
    assert find_faults(page) == []


def test_the_menu_of_a_phone_has_no_fault(browser: Browser, whole_address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{whole_address}roles/index.html")
    page.locator("button[for=__drawer]").click()
    page.wait_for_timeout(500)
    page.add_script_tag(content=axe_script())
    assert find_faults(page) == []
    page.close()


def test_axe_finds_a_fault_where_there_is_one(browser: Browser, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.html"
    spoilt.write_text("<!doctype html><html><title>甲</title><main><h1>甲</h1><img src='a.png'></main>", "utf-8")
    page = browser.new_page()
    page.goto(spoilt.as_uri())
    page.add_script_tag(content=axe_script())
    assert {fault.split("（")[0] for fault in find_faults(page)} == {"html-has-lang", "image-alt"}
    page.close()
