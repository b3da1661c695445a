"""The built site, on http and from its folder: nothing is asked for outside, whatever is in a page.

Every page states the policy that forbids it; that the browser keeps to it is seen on a page of each kind, or, with
--full, on every page.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.needs("chromium")

POLICY = "default-src 'self' 'unsafe-inline' data: blob:"
OUTSIDE = "http://192.0.2.1/"
"""An address that is nobody's (RFC 5737)."""
TRIES = f"""async () => {{
  const failed = (make) => new Promise((resolve) => {{
    const element = make();
    element.onload = () => resolve("loaded");
    element.onerror = () => resolve("refused");
    document.body.append(element);
  }});
  const made = (name, attributes) => () => Object.assign(document.createElement(name), attributes);
  return [
    await failed(made("script", {{ src: "{OUTSIDE}a.js" }})),
    await failed(made("img", {{ src: "{OUTSIDE}a.png" }})),
    await failed(made("link", {{ rel: "stylesheet", href: "{OUTSIDE}a.css" }})),
    await fetch("{OUTSIDE}a.json", {{ mode: "no-cors" }}).then(() => "loaded", () => "refused"),
    navigator.sendBeacon("{OUTSIDE}a") ? "queued" : "refused",
  ];
}}"""


@pytest.fixture
def asked(browser: Browser, address: str) -> Iterator[tuple[Page, list[str], list[str]]]:
    """Give a page, what it asks for outside the site (and never gets), and what its console complains of."""
    outside: list[str] = []
    complaints: list[str] = []
    context = browser.new_context()

    def stop(route: Route) -> None:
        outside.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith((address, "data:", "blob:", "about:")), stop)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page, outside, complaints
    context.close()


@pytest.fixture(scope="module")
def paths(request: pytest.FixtureRequest, whole_site: Path, page_kinds: dict[str, str]) -> list[str]:
    """Name a page of each kind; with --full every page, which takes minutes."""
    if not request.config.getoption("full"):
        return sorted(page_kinds.values())
    return sorted(path.relative_to(whole_site).as_posix() for path in whole_site.rglob("*.html"))


def test_no_page_asks_for_anything_outside_or_has_a_fault(
    asked: tuple[Page, list[str], list[str]], address: str, paths: list[str]
) -> None:
    page, outside, complaints = asked
    for path in paths:
        page.goto(address + path, wait_until="load")
        assert page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content", timeout=5000)
        assert (outside, complaints) == ([], []), path


@pytest.mark.parametrize("word", ["扣分", "yinhuan"])
def test_searching_asks_for_nothing_outside(asked: tuple[Page, list[str], list[str]], address: str, word: str) -> None:
    page, outside, complaints = asked
    page.goto(address + "policies/gd-2023.html")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill(word)
    page.locator(".md-search-result__link").first.wait_for(state="visible", timeout=15000)
    assert (outside, complaints) == ([], [])


def test_what_slipped_into_a_page_is_refused_before_it_is_asked_for(
    asked: tuple[Page, list[str], list[str]], address: str
) -> None:
    page, outside, complaints = asked
    page.goto(address + "index.html")
    assert page.evaluate(TRIES)[:4] == ["refused"] * 4
    assert outside == []
    assert any("Content Security Policy" in line for line in complaints)


def test_every_page_states_the_policy_before_it_loads_anything(whole_site: Path) -> None:
    for path in whole_site.rglob("*.html"):
        head = path.read_text("utf-8").partition("</head>")[0]
        stated = head.find(POLICY)
        first = min(place for mark in ("<link", "<script", "<style") if (place := head.find(mark)) >= 0)
        assert 0 <= stated < first, path.name
