"""What Chromium loads for a page, and when the largest of it is seen on a slow phone."""

import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager

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
