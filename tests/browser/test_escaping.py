"""Whatever stands in the content is shown as text: on every page, in search, in lists made in the browser, in data."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import quickjs
from playwright.sync_api import Browser, Page

from generators.commands import ROOT
from generators.model.library import Library
from generators.read.library import read_library
from generators.write.own_list.content import own_list_content
from generators.write.own_list.skeleton import own_list_skeleton
from tests.browser.nasty import MARKUP, made_nasty
from tests.browser.sites import make_site_of
from tests.builders import LABELS

pytestmark = pytest.mark.needs("chromium")

RAN = "() => [window.bad, document.querySelectorAll('img[src=x]').length, document.title.includes('window.bad')]"
DATA = {"data/search.js": "searchData", "data/own-list.js": "ownListData"}


@pytest.fixture(scope="module")
def content() -> Library:
    found, problems = read_library(ROOT / "tests" / "examples" / "small" / "content")
    assert problems == []
    return made_nasty(found)


@pytest.fixture(scope="module")
def site(content: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = [own_list_content(content, LABELS), own_list_skeleton(LABELS)]
    return make_site_of(content, tmp_path_factory.mktemp("nasty"), made)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page; at the end nothing of the content may have run or asked for a picture."""
    one = browser.new_page()
    asked: list[str] = []
    one.on("request", lambda request: asked.append(request.url))
    yield one
    assert one.evaluate(RAN)[:2] == [None, 0]
    one.close()
    assert [url for url in asked if url.endswith("/x")] == []


def test_no_page_runs_what_its_content_says(page: Page, address: str, site: Path) -> None:
    shown = 0
    for path in sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")):
        page.goto(address + path)
        assert page.evaluate(RAN)[:2] == [None, 0], path
        shown += MARKUP in page.locator("body").inner_text()
    assert shown > 10


def test_the_title_of_a_policy_is_text_in_the_title_of_its_page(page: Page, address: str, content: Library) -> None:
    policy = content.policies[0]
    assert policy.title.endswith(MARKUP)
    page.goto(f"{address}policies/{policy.id}.html")
    assert page.title() == f"{policy.title} - 安建手册"
    assert page.locator("h1").inner_text().rstrip("¶").strip() == policy.title


def test_the_page_of_a_role_shows_its_name(page: Page, address: str, content: Library) -> None:
    page.goto(f"{address}roles/index.html")
    name = content.roles[0].name
    page.get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_url("**/roles/r-*.html*")
    assert page.locator("h1").inner_text().rstrip("¶").strip() == name


@pytest.mark.parametrize("words", ["检查", "window.bad", "<script>"])
def test_search_shows_what_it_finds_as_text(page: Page, address: str, words: str) -> None:
    page.goto(f"{address}index.html")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill(words)
    page.locator(".md-search-result__link").first.wait_for(state="visible", timeout=15000)
    assert page.evaluate(RAN)[:2] == [None, 0]
    assert page.locator(".md-search-result__list script").count() == 0


def test_a_list_made_in_the_browser_shows_it_as_text(page: Page, address: str) -> None:
    page.goto(f"{address}own-list.html")
    page.focus("#own-sample")
    page.wait_for_function("() => document.documentElement.dataset.ownList === 'ready'")
    page.locator("#own-sample").select_option(index=1)
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    page.wait_for_timeout(300)
    assert MARKUP in page.locator("[data-own=duties]").inner_text()


@pytest.mark.parametrize(("path", "name"), DATA.items())
def test_data_ends_no_script_and_comes_back_as_it_was(site: Path, path: str, name: str) -> None:
    text = (site / path).read_text("utf-8")
    assert not re.search(r"</script|<!--", text, re.IGNORECASE)
    engine = quickjs.Context()
    engine.eval(text)
    assert MARKUP in json.dumps(json.loads(engine.eval(f"JSON.stringify({name})")), ensure_ascii=False).replace(
        '\\"', '"'
    )


def test_tables_to_download_hold_it_as_text(site: Path) -> None:
    tables = [path.read_text("utf-8-sig") for path in site.rglob("*.csv")]
    assert any(MARKUP.replace('"', '""') in table for table in tables)
