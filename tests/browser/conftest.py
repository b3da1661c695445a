"""The sites that tests go through, each made once, at their addresses; the project's own content."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generators.commands.build import BuildOrder, carry_out
from generators.model.library import Library
from generators.read.library import read_library
from generators.write.manifest import read_manifest
from generators.write.output import ROOT
from tests.browser.sites import make_site, served, visited

AS_OF = date(2023, 6, 1)
_TEMPLATE = re.compile(r"模板 (?!共用)(.+)")


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's content; the folder of the site."""
    build = tmp_path_factory.mktemp("whole")
    assert carry_out(BuildOrder(build=build, day=AS_OF)) == 0
    return build / "site"


@pytest.fixture(scope="session")
def whole_address(whole_site: Path) -> Iterator[str]:
    """Serve that site."""
    with served(whole_site) as address:
        yield address


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small site; its folder."""
    return make_site(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def site(whole_site: Path) -> Path:
    """Give the site a module goes through: the whole one, where the module says no other."""
    return whole_site


@pytest.fixture(scope="module", params=["http", "file"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Give the address of the site, served and from its folder; it ends in a slash."""
    if request.param == "file":
        yield f"{site.as_uri()}/"
    else:
        with served(site) as base:
            yield base


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the site and fail on any request that leaves it and on any error of its scripts."""
    with visited(browser, address) as opened:
        yield opened


@pytest.fixture(scope="session")
def content() -> Library:
    """Read the project's own content, in which nothing is wrong."""
    found, problems = read_library(ROOT / "content")
    assert problems == []
    return found


@pytest.fixture(scope="session")
def page_kinds(whole_site: Path) -> dict[str, str]:
    """Name one page of each kind: the largest of those from one template, and every page that is from none."""
    outputs: dict[str, dict[str, Any]] = dict(read_manifest(whole_site.parent).outputs)
    kinds: dict[str, str] = {}
    for page in sorted(whole_site.rglob("*.html"), key=lambda page: page.stat().st_size):
        path = page.relative_to(whole_site).as_posix()
        source = outputs.get(f"handbook/{path.removesuffix('.html')}.md", {"ingredients": {}})
        templates = [found[1] for name in source["ingredients"] if (found := _TEMPLATE.fullmatch(name))]
        kinds[templates[0] if templates else path] = path
    return kinds
