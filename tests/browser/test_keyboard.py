"""The handbook by keyboard alone: search, tables, the page of one's own list, the menu of a phone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.needs("chromium")

PATIENCE = 20_000
STOPS = 40
FOCUSED = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect();
  const shown = here.matches('.md-option') ? here.nextElementSibling : here;
  const style = getComputedStyle(shown);
  return {
    name: `${here.tagName} ${here.className} ${(here.ariaLabel || here.innerText || '').trim().slice(0, 20)}`,
    marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || here.matches('.md-search__input'),
    seen: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    body: here === document.body,
  };
}"""


@pytest.fixture(params=[1280, 390])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": request.param, "height": 844}, reduced_motion="reduce")
    yield opened
    opened.close()


def tab_through(page: Page) -> list[dict[str, Any]]:
    """Press the key again and again; what is told of each place the focus comes to."""
    stops = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        page.wait_for_timeout(60)
        stops.append(page.evaluate(FOCUSED))
    return stops


@pytest.mark.parametrize("path", ["index.html", "duties.html", "own-list.html", "policies/gd-2023.html"])
def test_wherever_the_focus_is_one_sees_it(page: Page, whole_address: str, path: str) -> None:
    page.goto(whole_address + path)
    stops = [stop for stop in tab_through(page) if not stop["body"]]
    assert len(stops) > STOPS / 2
    assert [stop["name"] for stop in stops if not stop["marked"] or not stop["seen"]] == []


def test_the_first_key_leads_past_the_frame_to_the_text(page: Page, whole_address: str) -> None:
    page.goto(f"{whole_address}deadlines.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("md-skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_search_is_opened_gone_through_and_left_by_keys(page: Page, whole_address: str) -> None:
    page.goto(f"{whole_address}index.html")
    page.wait_for_load_state("load")
    page.keyboard.press("/")
    box = page.locator(".md-search__input")
    expect(box).to_be_focused()
    page.keyboard.type("隐患排查")
    answers = page.locator(".md-search-result__link")
    answers.first.wait_for(state="visible", timeout=PATIENCE)
    page.keyboard.press("ArrowDown")
    expect(answers.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(answers.first).not_to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    expect(page.locator("[data-md-toggle=search]")).not_to_be_checked()


def test_enter_opens_the_best_answer_of_a_search(page: Page, whole_address: str) -> None:
    page.goto(f"{whole_address}index.html")
    page.keyboard.press("/")
    page.keyboard.type("四不放过")
    page.locator(".md-search-result__link").first.wait_for(state="visible", timeout=PATIENCE)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "index.html" not in url, timeout=PATIENCE)


def test_a_table_is_filtered_sorted_and_cleared_by_keys(page: Page, whole_address: str) -> None:
    page.goto(f"{whole_address}duties.html")
    rows = page.locator("table[data-table] tbody tr:visible")
    whole = rows.count()
    bar = page.locator("form.filter").first
    bar.locator("input[type=search]").focus()
    page.keyboard.type("培训")
    fewer = rows.count()
    assert 0 < fewer < whole
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('form.filter select')")
    page.keyboard.press("ArrowDown")
    assert 0 < rows.count() <= fewer
    bar.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert rows.count() == whole
    expect(bar.locator("input[type=search]")).to_be_focused()


def test_a_head_of_a_table_sorts_by_keys_and_says_so(browser: Browser, whole_address: str) -> None:
    page = browser.new_page()
    page.goto(f"{whole_address}duties.html")
    head = page.locator("table[data-table] thead th").first
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Space")
    assert head.get_attribute("aria-sort") == "descending"
    page.close()


def test_ones_own_list_is_made_and_ticked_off_by_keys(page: Page, whole_address: str) -> None:
    page.goto(f"{whole_address}own-list.html")
    page.locator("#own-sample").focus()
    page.locator("[data-own=word]").wait_for(timeout=PATIENCE)
    page.keyboard.press("ArrowDown")
    sheet = page.locator("[data-own=duties] summary").first
    sheet.wait_for(timeout=PATIENCE)
    sheet.focus()
    if not page.locator("[data-own=duties] details").first.evaluate("one => one.open"):
        page.keyboard.press("Enter")
    tick = page.locator("[data-own=duties] input[type=checkbox]").first
    tick.wait_for(timeout=PATIENCE)
    tick.focus()
    page.keyboard.press("Space")
    expect(tick).to_be_checked()


def test_the_menu_of_a_phone_opens_and_closes_by_keys(browser: Browser, whole_address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.goto(f"{whole_address}deadlines.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    sign = page.locator("button[for=__drawer]")
    expect(sign).to_be_focused()
    page.keyboard.press("Enter")
    expect(sign).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    assert page.evaluate(FOCUSED)["seen"]
    page.keyboard.press("Escape")
    expect(sign).to_have_attribute("aria-expanded", "false")
    expect(sign).to_be_focused()
    page.close()
