"""The page of lists answers whether the list of a code is current."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generators.write.output import ROOT

pytestmark = pytest.mark.needs("chromium")

PAGE = """<!doctype html><meta charset="utf-8"><script src="list-code.js"></script>
<form><input name="code" data-list-code-field></form>
<p class="answer" hidden data-list-code-answer data-current="{code}：{name}有效" data-other="{code}：不在"
data-none="{code}：不是" data-way="去看"></p>
<span data-list-code="ABCDEFG2" data-list-name="甲<b>公司" data-list-id="jia"></span>"""


@pytest.mark.parametrize(
    ("query", "answer", "ways"),
    [
        ("", None, 0),
        ("?code=ABCDEFG2", "ABCDEFG2：甲<b>公司有效 去看", 1),
        ("?code=%20abcdefg2%20", "ABCDEFG2：甲<b>公司有效 去看", 1),
        ("?code=ABCDEFG3", "ABCDEFG3：不在", 0),
        ("?code=ABCDEFG1", "ABCDEFG1：不是", 0),
        ("?code=<img%20src=x>", "<IMG SRC=X>：不是", 0),
    ],
)
def test_a_code_in_the_address_is_answered(
    query: str, answer: str | None, ways: int, browser: Browser, tmp_path: Path
) -> None:
    script = ROOT / "site_config" / "javascripts" / "list-code.js"
    (tmp_path / "list-code.js").write_bytes(script.read_bytes())
    (tmp_path / "page.html").write_text(PAGE.replace("甲<b>", "甲&lt;b>"), encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri() + query)
    shown = page.locator(".answer")
    assert (shown.inner_text() if shown.is_visible() else None) == answer
    assert page.locator(".answer a[href='#jia']").count() == ways
    assert page.locator(".answer b, .answer img").count() == 0
    page.close()


def test_a_code_that_is_typed_is_asked(browser: Browser, tmp_path: Path) -> None:
    script = ROOT / "site_config" / "javascripts" / "list-code.js"
    (tmp_path / "list-code.js").write_bytes(script.read_bytes())
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    page.fill("input", "abcdefg3")
    page.press("input", "Enter")
    page.wait_for_url("**?code=abcdefg3")
    assert page.locator(".answer").inner_text() == "ABCDEFG3：不在"
    assert page.input_value("input") == "ABCDEFG3"
    page.close()
