"""Pages on paper: every sheet says where it is from and which version, whatever the screen shows."""

import io
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

pytestmark = pytest.mark.needs("chromium")

POLICY = "policies/zz-2023.html"
COLOURS = """e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]
  .map(one => [...one.match(/[\\d.]+/g).map(Number), 1])"""
"""Of a text and of what it stands on: red, green, blue, and how solid."""
CLOSED = "<details class=block><summary>甲</summary><p>收着的话</p></details>"


@pytest.fixture(scope="module")
def site(small_site: Path) -> Path:
    return small_site


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(color_scheme=request.param)
    yield context.new_page()
    context.close()


def printed(page: Page, path: Path) -> list[str]:
    """Print a page as a reader would; return the text of each sheet without spaces."""
    page.goto(path.as_uri())
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [plain(sheet.extract_text()) for sheet in sheets]


def plain(text: str) -> str:
    """Leave out spaces, and write the characters that a PDF takes from the forms of radicals as ordinary ones."""
    return "".join(normalize("NFKC", text).split())


def test_every_sheet_of_a_policy_names_it_its_version_and_its_number(page: Page, site: Path) -> None:
    sheets = printed(page, site / POLICY)
    version = page.locator(".imprint b").inner_text()
    for number, sheet in enumerate(sheets, 1):
        assert f"安建手册某市工地用电安全方案版本{version}" in sheet
        assert f"{number}/{len(sheets)}" in sheet
    assert "来源:某市工地用电安全方案,某市住建局,2023-01-10,zz.txt" in "".join(sheets)


def test_a_title_that_is_markup_is_printed_as_it_is(page: Page, site: Path) -> None:
    sheets = printed(page, site / "policies" / "xx-2023.html")
    assert "安建手册<script>document.title='坏'</script>" in sheets[-1]


def test_the_cells_of_a_row_keep_their_names(page: Page, site: Path) -> None:
    text = "".join(printed(page, site / "policies" / "yy-2020.html"))
    assert "2020年进度安排" in text
    assert "2021年进度安排" in text


def test_the_frame_of_the_screen_is_not_printed(page: Page, site: Path) -> None:
    text = "".join(printed(page, site / POLICY))
    assert "首页›政策" not in text
    assert "¶" not in text
    page.emulate_media(media="print")
    for part in (".md-header", ".md-sidebar", ".md-footer", ".headerlink"):
        assert not page.locator(part).first.is_visible(), part


def test_it_is_printed_dark_on_light(page: Page, site: Path) -> None:
    page.goto((site / POLICY).as_uri())
    page.emulate_media(media="print")
    for part in ("body", ".md-typeset h1", ".md-typeset .duty > p a", ".md-typeset dd"):
        ink, paper = page.locator(part).first.evaluate(COLOURS)
        assert max(ink[:3]) < 100, part
        assert min(paper[:3]) > 230 or paper[3] == 0, part


def test_what_is_closed_on_the_screen_is_printed(page: Page, site: Path) -> None:
    file = site / POLICY
    page.goto(file.as_uri())
    page.locator(".imprint").evaluate("(e, closed) => e.insertAdjacentHTML('beforebegin', closed)", CLOSED)
    sheets = PdfReader(io.BytesIO(page.pdf())).pages
    assert "收着的话" in "".join(sheet.extract_text() for sheet in sheets)
