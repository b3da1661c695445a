"""The site in Chromium, over http and from a folder: nothing from outside, no error, search in Chinese, phones."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generators.model.policy import Enumeration
from generators.read.labels import read_labels
from generators.view.handbook import Index
from generators.write.handbook import handbook_outputs
from generators.write.manifest import Manifest, write_outputs
from generators.write.mkdocs import load_mkdocs
from generators.write.output import ROOT, Output
from generators.write.site import SiteSource, making_site
from tests.builders import clause, duty, enterprise, form, library, measure_clause, policy, table_policy

pytestmark = pytest.mark.needs("chromium")

NASTY = "<script>document.title='坏'</script><img src=x onerror=\"document.title='坏'\"></title>"
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
    "enumerations.html",
    "glossary.html",
    "sources.html",
    "forms.html",
    "enterprises.html",
    "scale.html",
)
LONG = "企业主要负责人组织开展施工现场临时用电安全隐患排查治理并形成书面记录存档备查" * 3


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a line on the screen for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def make_site(build: Path) -> Path:
    first = policy(
        clause("一", duty(recurrence="每月至少1次", evidence=(LONG,), does=LONG), title="临时用电检查"),
        measure_clause("二", implements=("施工单位", "住建部门"), supervises=("住建部门",)),
        clause("二/（一）", duty("zz-2023.2.a", due="2023年底前"), enumerations=(Enumeration(name="五到位"),)),
    )
    content = library(
        first,
        table_policy(),
        policy(id="xx-2023", title=NASTY),
        forms=(form(),),
        enterprises=(enterprise(从业人数="30"),),
    )
    files = ("forms/yd-2023-1/月报.docx",)
    index = Index(library=content, as_of=date(2023, 6, 1), files=files)
    outputs = [Output(path=path, view="甲", make=lambda: b"docx") for path in files]
    labels, _ = read_labels(ROOT / "templates" / "labels.yaml", "labels.yaml")
    manifest = Manifest()
    write_outputs(build, [*outputs, *handbook_outputs(index, labels)], manifest)
    source = SiteSource(build=build, config=ROOT / "mkdocs.yml", theme=ROOT / "site_config", epoch=1_672_531_200)
    with load_mkdocs() as mkdocs, making_site(source, manifest, mkdocs) as publish:
        assert not publish().failure
    return build / "site"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="module", params=["http", "file"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    if request.param == "file":
        yield f"{site.as_uri()}/"
    else:
        with served(site) as base:
            yield base


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the site and fail on any request that leaves it and on any error of its scripts."""
    strangers: list[str] = []
    errors: list[str] = []
    opened: list[Page] = []

    def note(url: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            strangers.append(url)

    def open_one(path: str, width: int = 1280, height: int = 900) -> Page:
        page = browser.new_page(viewport={"width": width, "height": height})
        opened.append(page)
        page.on("request", lambda request: note(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address + path)
        page.wait_for_load_state("load")
        return page

    yield open_one
    for page in opened:
        page.close()
    assert strangers == []
    assert errors == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stays_within_the_site_shows_the_search_box_and_fits_a_phone(
    open_page: Callable[..., Page], path: str
) -> None:
    page = open_page(path)
    assert page.locator(".md-search__input").is_visible()
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
    assert page.locator(f'[id="{anchor}"]').is_visible()


def test_a_file_to_download_is_there(open_page: Callable[..., Page], site: Path) -> None:
    page = open_page("forms.html")
    link = page.locator(".downloads a")
    assert "Word 文档，1 KB" in link.inner_text()
    assert (site / "forms" / "yd-2023-1" / "月报.docx").exists()


def test_the_text_is_large_enough_to_read(open_page: Callable[..., Page]) -> None:
    page = open_page("measures.html", 390, 844)
    sizes = page.locator("table td").evaluate_all("cells => cells.map(c => parseFloat(getComputedStyle(c).fontSize))")
    assert min(sizes) >= 15
