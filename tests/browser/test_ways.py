"""The ways in, in Chromium, over http and from a folder: grids on phones, cards of terms, addresses, ids gone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generators.model.library import Library
from generators.model.policy import Enumeration, Measure
from generators.model.registry import Document, DocumentStatus, Retired, Term, TermStatus
from tests.browser.sites import make_site_of
from tests.builders import clause, duty, library, policy, role, table_policy

pytestmark = pytest.mark.needs("chromium")

ROLES = tuple(f"第{number}工区负责人" for number in range(1, 13))
DUTY = "policies/zz-2023.html#zz-2023.1.a"
CLIPBOARD_GONE = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
KEEP_COPIES = """
document.execCommand = () => { globalThis.copied = document.activeElement.value; return true; };
if (navigator.clipboard) navigator.clipboard.writeText = async text => { globalThis.copied = text; };
"""


def content() -> Library:
    wide = policy(
        clause(
            "一",
            duty(does="按三级配电设电箱，落实四个有", cites=("《旧标准》",), terms=("四个有",)),
            duty("zz-2023.1.b", does="检查电箱"),
            title="电箱",
            enumerations=(Enumeration(name="四个有", members=("有人员", "有经费", "有台账", "有考核")),),
        ),
        clause("二", title="分工", measure=Measure(leads=ROLES[:1], implements=ROLES, supervises=("住建部门",))),
        clause("三", title="收尾", measure=Measure()),
        clause("三/（一）", duty("zz-2023.3.a", who=("施工单位",))),
    )
    terms = (
        Term(name="三级配电", explanation="总箱、分箱、开关箱逐级设置", status=TermStatus.OURS),
        Term(name="四个有", explanation="检查的四样保障", status=TermStatus.SOURCE, policies=("zz-2023",)),
    )
    documents = (
        Document(title="旧标准", status=DocumentStatus.REPLACED, replaced_by="新标准"),
        Document(title="新标准", status=DocumentStatus.IN_FORCE),
    )
    retired = (
        Retired(id="zz-2023.1.x", successor="zz-2023.1.b", note="并入"),
        Retired(id="ww-2019", successor="zz-2023"),
        Retired(id="ww-2019.1.a", successor="zz-2023.1.a"),
    )
    roles = (*library().roles, *(role(name) for name in ROLES))
    return library(wide, table_policy(), roles=roles, glossary=terms, documents=documents, retired=retired)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site_of(content(), tmp_path_factory.mktemp("ways"))


@pytest.mark.parametrize("path", ["measures.html", "roadmap.html", "deadlines.html", "policies/zz-2023.html"])
def test_a_phone_scrolls_no_page_sideways(open_page: Callable[..., Page], path: str) -> None:
    page = open_page(path, 360, 740)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_wide_grid_scrolls_inside_its_frame_and_its_measures_stay(open_page: Callable[..., Page]) -> None:
    page = open_page("measures.html", 390, 844)
    frame = page.locator(".grid").first
    assert frame.evaluate("one => one.scrollWidth > one.clientWidth")
    before = frame.locator("tbody th").first.bounding_box()
    frame.evaluate("one => { one.scrollLeft = 200; }")
    assert frame.locator("tbody th").first.bounding_box() == before
    frame.focus()
    assert frame.evaluate("one => document.activeElement === one")


def test_the_grid_names_who_does_what_also_where_the_text_leaves_it_open(open_page: Callable[..., Page]) -> None:
    page = open_page("measures.html")
    rows = page.locator(".grid").first.locator("tbody tr")
    assert rows.first.locator("td").first.inner_text().split() == ["牵头", "实施"]
    assert rows.first.locator("td", has_text="督导").count() == 1
    assert rows.last.locator("td", has_text="责任").count() == 1


def test_a_card_opens_by_the_keyboard_gives_every_meaning_and_escape_takes_it_away(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("policies/zz-2023.html")
    word = page.locator("a.term", has_text="四个有").first
    word.focus()
    card = page.locator(".term-card--open")
    expect(card).to_be_visible()
    said = card.inner_text()
    assert "检查的四样保障" in said
    assert "有人员；有经费；有台账；有考核" in said
    assert word.get_attribute("aria-describedby") == card.get_attribute("id")
    assert word.get_attribute("title") is None
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert word.evaluate("one => document.activeElement === one")


def test_a_card_keeps_to_its_word_while_the_page_scrolls(open_page: Callable[..., Page]) -> None:
    page = open_page("policies/zz-2023.html", 1280, 300)
    word = page.locator("article.duty a.term").last
    word.focus()
    card = page.locator(".term-card--open")
    expect(card).to_be_visible()
    page.mouse.wheel(0, 40)
    page.wait_for_timeout(300)
    at, beside = word.bounding_box(), card.bounding_box()
    assert at
    assert beside
    gaps = (beside["y"] - at["y"] - at["height"], at["y"] - beside["y"] - beside["height"])
    assert min(map(abs, gaps)) < 10


def test_a_card_stays_while_the_pointer_is_on_it(open_page: Callable[..., Page]) -> None:
    page = open_page("policies/zz-2023.html")
    page.locator("a.term", has_text="三级配电").first.hover()
    card = page.locator(".term-card--open")
    expect(card).to_be_visible()
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.mouse.move(5, 5)
    expect(card).to_have_count(0)


def test_the_first_tap_opens_a_card_the_second_follows_the_link(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{address}policies/zz-2023.html")
    word = page.locator("a.term", has_text="三级配电").first
    word.tap()
    card = page.locator(".term-card--open")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    word.tap()
    page.wait_for_url("**/glossary.html#*")
    context.close()


def test_without_scripts_and_on_paper_the_words_are_explained_at_the_end(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}policies/zz-2023.html")
    assert page.locator(".term-cards").inner_text().startswith("本页用语")
    assert page.locator(".term-card:visible").count() == 2
    context.close()


@pytest.mark.parametrize("before", ["", CLIPBOARD_GONE])
def test_the_address_of_a_duty_is_copied_also_without_a_clipboard(browser: Browser, address: str, before: str) -> None:
    page = browser.new_page()
    page.add_init_script(before + KEEP_COPIES)
    page.goto(f"{address}policies/zz-2023.html")
    page.locator("article.duty .copy").first.click()
    expect(page.get_by_role("status").filter(has_text="已复制")).to_be_visible()
    assert page.evaluate("globalThis.copied") == address + DUTY
    assert page.url.endswith("#zz-2023.1.a")
    page.locator("h2 .headerlink").first.click()
    expect(page.get_by_role("status").filter(has_text="#c-1")).to_be_visible()
    assert page.evaluate("globalThis.copied") == f"{address}policies/zz-2023.html#c-1"
    page.close()


def test_where_nothing_may_be_copied_the_address_is_shown_selected(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.add_init_script(f"{CLIPBOARD_GONE}; document.execCommand = () => false;")
    page.goto(f"{address}policies/zz-2023.html")
    page.locator("article.duty .copy").first.click()
    field = page.locator(".copied textarea")
    assert field.input_value() == address + DUTY
    assert field.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)") == address + DUTY
    page.close()


@pytest.mark.parametrize(
    ("gone", "now"),
    [
        ("policies/zz-2023.html#zz-2023.1.x", "**/policies/zz-2023.html#zz-2023.1.b"),
        ("policies/ww-2019.html", "**/policies/zz-2023.html"),
        ("policies/ww-2019.html#ww-2019.1.a", "**/policies/zz-2023.html#zz-2023.1.a"),
    ],
)
def test_an_id_that_was_given_up_leads_to_what_stands_there_now(
    open_page: Callable[..., Page], gone: str, now: str
) -> None:
    page = open_page("index.html")
    page.goto(page.url.replace("index.html", gone))
    page.wait_for_url(now)
    assert page.locator("h1").inner_text().startswith("某市工地用电安全方案")


def test_a_document_that_no_longer_holds_is_flagged_and_its_successor_linked(open_page: Callable[..., Page]) -> None:
    page = open_page("policies/zz-2023.html")
    cites = page.locator("article.duty").first.locator("dd", has_text="旧标准")
    assert cites.inner_text() == "《旧标准》 已被替代 现行文件：《新标准》"
    cites.get_by_role("link", name="《新标准》").click()
    page.wait_for_url("**/sources.html#*")
    page.go_back()
    page.get_by_text("显示全部变化").click()
    assert "引用的文件已不再有效：《旧标准》" in page.locator(".changes").inner_text()


@pytest.mark.parametrize(
    ("day", "said"), [("2022-12-31", "尚未生效"), ("2023-06-01", "有效"), ("2024-01-01", "已届满")]
)
def test_a_policy_says_how_it_stands_on_the_readers_day(open_page: Callable[..., Page], day: str, said: str) -> None:
    page = open_page(f"policies/zz-2023.html?day={day}")
    assert page.locator(".facts--head .badge").first.inner_text() == said
