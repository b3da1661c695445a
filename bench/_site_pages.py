"""What Chromium loads for a page, and when the largest of it is seen on a slow phone."""

import posixpath
import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.browser.sites import QuietHandler

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE: ViewportSize = {"width": 390, "height": 844}
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
"""As Lighthouse has it: 150 ms there and back, 1.6 and 0.75 Mbit a second."""
SLOWER = 4
LARGEST = """
new Promise(tell => new PerformanceObserver(list => tell(list.getEntries().at(-1).startTime))
  .observe({type: 'largest-contentful-paint', buffered: true}))
"""

BEGIN = """
() => new Promise(tell => {
  const root = document.documentElement, begun = performance.now();
  new MutationObserver(() => root.dataset.ownList === 'ready' && setTimeout(() => tell(performance.now() - begun)))
    .observe(root, {attributes: true});
  document.querySelector('#own-sample').focus();
})
"""
"""Touches the questions of 我的清单; milliseconds until its list is there."""
PATIENCE, SETTLING = 120_000, 1_000
"""Milliseconds."""


class KeptAlive(QuietHandler):
    """Serves files as a web server does: many over one connection."""

    protocol_version = "HTTP/1.1"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium."""
    path = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Loaded(HTMLParser):
    """Gathers what a page asks for by itself: scripts, stylesheets, pictures."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the address, if the element loads one."""
        told = dict(attrs)
        address = told.get("href") if tag == "link" and told.get("rel") in ("stylesheet", "icon") else told.get("src")
        if address and not address.startswith("data:") and tag in ("script", "link", "img"):
            self.addresses.add(unquote(urlsplit(address).path))


def weigh_all(site: Path) -> dict[str, int]:
    """Return every page of a site -> the bytes of its HTML and of what it asks for; what scripts load is left out."""
    weights = {}
    for page in site.rglob("*.html"):
        path = page.relative_to(site).as_posix()
        loaded = Loaded()
        loaded.feed(page.read_text("utf-8"))
        asked = {
            posixpath.normpath(posixpath.join(posixpath.dirname(path), one).lstrip("/")) for one in loaded.addresses
        }
        weights[path] = page.stat().st_size + sum((site / one).stat().st_size for one in asked)
    return weights


def weigh(browser: Browser, address: str) -> dict[str, int]:
    """Open a page and leave its search alone; the bytes of everything it loads, unpacked, by address."""
    with browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        weights: dict[str, int] = {}
        page.on("response", lambda answer: weights.update({answer.url: int(answer.headers.get("content-length", 0))}))
        page.goto(address, wait_until="load", timeout=PATIENCE)
        page.wait_for_load_state("networkidle", timeout=PATIENCE)
        page.wait_for_timeout(SETTLING)
        return weights


def time_own_list(browser: Browser, address: str) -> float:
    """Open 我的清单 and touch its questions; milliseconds until its list can be used."""
    with browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        page.goto(address, wait_until="load", timeout=PATIENCE)
        return float(page.evaluate(BEGIN))


def largest_paint(browser: Browser, address: str) -> float:
    """Open a page with nothing cached, slow network and slow processor; milliseconds until its largest part is seen."""
    with browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        slow_down(context, page)
        page.goto(address, wait_until="load", timeout=PATIENCE)
        page.wait_for_timeout(300)
        return float(page.evaluate(LARGEST))


def slow_down(context: BrowserContext, page: Page) -> None:
    """Make network and processor those of a slow phone."""
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def compare_paints(browser: Browser, ours: str, theirs: str, turns: int) -> tuple[float, float, float]:
    """Open two pages in turn; the median milliseconds of each, and the median of their ratios."""
    pairs = [(largest_paint(browser, ours), largest_paint(browser, theirs)) for _ in range(turns)]
    own, other = (statistics.median(one[side] for one in pairs) for side in (0, 1))
    return own, other, statistics.median(one / other for one, other in pairs)
