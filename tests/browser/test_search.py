"""The search in the theme's own box, over http and from a folder: what it shows, where it leads, what it loads."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generators.model.policy import Enumeration
from generators.model.registry import Term, TermStatus
from tests.browser.sites import make_site_of
from tests.builders import clause, duty, form, library, policy

pytestmark = pytest.mark.needs("chromium")

OPEN = "【"
"""A bracket people type where the texts print another."""
TYPED = {
    "临时用电": "policies/zz-2023.html#zz-2023.1.a",
    "塔吊": "glossary.html#",
    "塔吊检查": "policies/zz-2023.html#zz-2023.2.a",
    "多久培训一次": "policies/zz-2023.html#zz-2023.2.b",
    "50人": "policies/zz-2023.html#zz-2023.2.c",
    f"某建{OPEN}2023】9号": "policies/zz-2023.html",
    "linshiyongdian": "policies/zz-2023.html#zz-2023.1.a",
    "臨時用電": "policies/zz-2023.html#zz-2023.1.a",
    "临时用店": "policies/zz-2023.html#zz-2023.1.a",
    "用电检查月报表": "forms.html#yd-2023-1",
}
OWN = ("/javascripts/search/", "/data/search.js")
"""What belongs to the search."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    crane = clause(
        "二",
        duty("zz-2023.2.a", does="检查塔式起重机", recurrence="每月至少1次"),
        duty("zz-2023.2.b", does="培训全体员工", recurrence="每季度至少1次"),
        duty("zz-2023.2.c", does="超过50人的配备电工班长"),
        title="起重机械",
        enumerations=(Enumeration(name="三到场", members=("人到场", "图到场")),),
    )
    one = policy(clause("一", duty(does="检查<b>临时用电</b>线路")), crane, number="某建〔2023〕9号")
    glossary = (Term(name="塔式起重机", explanation="吊装用", status=TermStatus.OURS, synonyms=("塔吊",)),)
    return make_site_of(library(one, glossary=glossary, forms=(form(),)), tmp_path_factory.mktemp("search"))


def ask(page: Page, text: str) -> None:
    """Type into the box and wait for what it finds."""
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill(text)
    page.locator(".md-search-result__item").first.wait_for(state="visible", timeout=20_000)


def results(page: Page) -> list[str]:
    """Return where the results lead, without the heads of the groups, from the top of the site."""
    links = page.locator(".md-search-result__link:has(h2)")
    return [str(link).split("?")[0] + "#" + str(link).partition("#")[2] for link in hrefs(links.all())]


def hrefs(links: list[Locator]) -> list[str]:
    return [str(link.get_attribute("href")) for link in links]


@pytest.mark.parametrize("text", TYPED)
def test_what_is_typed_leads_to_what_it_is_about(open_page: Callable[..., Page], address: str, text: str) -> None:
    page = open_page("index.html")
    ask(page, text)
    assert results(page)[0].startswith(address + TYPED[text])


def test_a_page_loads_nothing_of_the_search_before_the_box_is_used(open_page: Callable[..., Page]) -> None:
    page = open_page("index.html")
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert loaded != []
    assert [url for url in loaded if any(part in url for part in OWN)] == []
    ask(page, "用电")
    assert [url for url in loaded if url.endswith("/data/search.js")] != []


def test_a_clicked_result_opens_at_its_place_and_marks_the_words(open_page: Callable[..., Page]) -> None:
    page = open_page("roles/index.html")
    ask(page, "塔吊检查")
    page.locator(".md-search-result__link:has(h2)").first.click()
    page.wait_for_url("**/policies/zz-2023.html?h=*#zz-2023.2.a")
    expect(page.locator('[id="zz-2023.2.a"]')).to_be_in_viewport()
    expect(page.locator("mark[data-md-highlight]").first).to_be_visible()


def test_enter_opens_the_best_and_arrows_go_through_the_others(open_page: Callable[..., Page]) -> None:
    page = open_page("index.html")
    ask(page, "检查")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className").startswith("md-search-result__link")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.className").startswith("md-search__input")
    best = results(page)[0]
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.split("?")[0] == best.split("#")[0])


def test_an_input_method_searches_when_its_word_is_chosen(open_page: Callable[..., Page]) -> None:
    page = open_page("index.html")
    page.locator(".md-search__input").click()
    session = page.context.new_cdp_session(page)
    for letters in ("l", "lin", "lin shi"):
        session.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        )
    session.send("Input.insertText", {"text": "临时用电"})
    expect(page.locator(".md-search-result__link:has(h2)").first).to_contain_text("线路", timeout=20_000)
    assert page.locator(".md-search__input").input_value() == "临时用电"


def test_results_say_what_they_are_whose_and_under_which_policy(open_page: Callable[..., Page]) -> None:
    page = open_page("index.html")
    ask(page, "培训员工")
    group = page.locator(".md-search-result__item").first
    expect(group.locator("h1")).to_have_text("某市工地用电安全方案")
    first = group.locator(".md-search-result__link:has(h2)").first
    expect(first.locator(".found__kind")).to_have_text("职责")
    expect(first.locator(".found__whose")).to_have_text("责任人：施工单位 每季度至少1次")
    expect(first.locator(".found__where")).to_have_text("二 起重机械")
    expect(first.locator("h2 mark").first).to_have_text("培训")


def test_markup_in_a_text_is_shown_as_text(open_page: Callable[..., Page]) -> None:
    page = open_page("index.html")
    ask(page, "临时用电")
    assert page.locator(".md-search-result h2 b").count() == 0
    assert "<b>" in page.locator(".md-search-result h2").first.inner_text()


def test_nothing_found_says_what_to_try(open_page: Callable[..., Page]) -> None:
    page = open_page("index.html")
    ask(page, "用电")
    page.locator(".md-search__input").fill("ффф")
    expect(page.locator(".md-search-result__meta")).to_contain_text("没有找到")
    assert page.locator(".md-search-result__item").count() == 0


def test_an_address_with_a_query_opens_the_search(open_page: Callable[..., Page]) -> None:
    page = open_page("index.html?q=塔吊")
    page.locator(".md-search-result__item").first.wait_for(state="visible", timeout=20_000)
    assert "glossary.html" in results(page)[0]


def test_the_box_works_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page("index.html", 390, 844)
    page.locator("[for=__search]:visible").first.click()
    page.locator(".md-search__input").fill("三到场")
    first = page.locator(".md-search-result__link:has(h2)").first
    first.wait_for(state="visible", timeout=20_000)
    expect(first.locator(".found__kind")).to_have_text("列举")
    page.wait_for_timeout(600)  # the box slides in
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
