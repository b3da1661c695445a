"""The site of the project's own content, made once for all tests that go through its pages."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generators.commands.build import BuildOrder, carry_out
from generators.write.manifest import read_manifest
from tests.browser.sites import served

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
