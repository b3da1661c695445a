"""The page 我的清单 in Chromium, over http and as a file: lists and files are the generator's, nothing leaves."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import normalize
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pypdf import PdfReader

from generators.model.condition import Operator
from generators.model.condition import Test as Comparison
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.registry import Fact, FactType
from generators.view.checklist import Checklist
from generators.word.document import document_bytes
from generators.word.package import unpacked
from generators.write.checklist.ics import ics_bytes
from generators.write.checklist.paper import lay_out
from generators.write.own_list.content import plain_content
from generators.write.own_list.script import script_bytes
from tests.browser.own_list_engine import PLAIN, TODAY, draw_enterprise, list_of, plain_list
from tests.builders import LABELS, clause, duty, library, policy, role
from tests.word.lint import package_faults

pytestmark = pytest.mark.needs("chromium")

WORDS = LABELS["我的清单页"]
FILLING = "facts => { ownList.writeFacts(document.querySelector('.own-form'), facts); }"
READY = "() => document.documentElement.dataset.ownList === 'ready'"
QUIET = 500
"""Milliseconds in which a page would have asked for what it wants."""
CARDS = """() => [...document.querySelectorAll('[data-own=duties] details.own-sheet')].map((sheet) => {
  sheet.open = true; sheet.unfold();
  return [sheet.dataset.name, [...sheet.querySelectorAll('article')].map((one) => one.dataset.duty)];
})"""


class Visit:
    """A visitor's browser: the page, opened on a known day, and everything it asked for."""

    def __init__(self, context: BrowserContext, address: str, *, begins: bool = True) -> None:
        self.context, self.address = context, address
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page = context.new_page()
        self.page.clock.set_fixed_time(f"{TODAY}T09:00:00")
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        if begins:
            self.open()

    def open(self, after: str = "") -> None:
        self.page.goto(f"{self.address}own-list.html{after}")
        self.wait()

    def wait(self) -> None:
        """Touch the questions and wait for the list."""
        self.page.focus("#own-sample")
        self.page.wait_for_function(READY)

    def list(self) -> Any:
        """Give the list the page shows as plain data."""
        self.page.evaluate(f"() => {{ {PLAIN} }}")
        return json.loads(self.page.evaluate("JSON.stringify(plainList(ownList.current))"))

    def choose(self, one: Enterprise) -> None:
        self.page.select_option("#own-sample", one.id)

    def fill(self, one: Enterprise) -> None:
        """Answer as an enterprise does, the name last: once the page knows it, it knows all."""
        self.page.evaluate(FILLING, one.facts)
        self.page.select_option("#own-year", str(one.year))
        self.page.fill("#own-name", one.name)
        self.page.wait_for_function("name => ownList.current.enterprise.name === name", arg=one.name)

    def download(self, button: str) -> tuple[str, bytes]:
        with self.page.expect_download() as found:
            self.page.click(f"[data-own={button}]")
        return found.value.suggested_filename, Path(found.value.path()).read_bytes()


class HeldBack:
    """A file that a page has to wait for."""

    def __init__(self, page: Page, path: str) -> None:
        self._waiting = list[Route]()
        page.route(path, lambda route: self._waiting.append(route))  # noqa: PLW0108 - playwright marks what it is given

    def open(self) -> None:
        for route in self._waiting:
            route.continue_()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True) as context:
        one = Visit(context, address)
        yield one
        strangers = [url for url in one.requests if not url.startswith((address, "data:", "blob:"))]
    assert (strangers, one.errors) == ([], [])


def visit_facts(visit: Visit) -> dict[str, str | tuple[str, ...]]:
    found = visit.page.evaluate("ownList.current.enterprise.facts")
    return {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}


def samples(content: Library) -> list[Enterprise]:
    return [one for one in content.enterprises if one.sample]


def assert_word(file: bytes, ours: Checklist) -> None:
    expected = unpacked(document_bytes(lay_out(ours, LABELS)))
    assert unpacked(file) == expected
    assert package_faults(file) == ()


def test_every_sample_gets_the_list_the_word_file_and_the_calendar_of_the_generator(
    visit: Visit, content: Library
) -> None:
    for one in samples(content):
        visit.choose(one)
        ours = list_of(one, content)
        assert visit.list() == plain_list(ours), one.id
        shown = visit.page.evaluate(CARDS)
        assert shown == [[sheet.name, [item.duty.id for item in sheet.items]] for sheet in ours.sheets]
        name, file = visit.download("word")
        assert name == f"{one.name}-清单-{one.year}年度.docx"
        assert_word(file, ours)
        assert visit.download("calendar")[1] == ics_bytes(ours, LABELS)


def test_the_summary_counts_what_the_generator_counts(visit: Visit, content: Library) -> None:
    one = next(one for one in samples(content) if one.id == "sz-zy-30")
    visit.choose(one)
    ours = list_of(one, content)
    said = visit.page.inner_text("[data-own=summary]")
    assert f"适用 {len(ours.to_do)} 项" in said
    assert f"待确认 {ours.waiting} 项" in said
    assert f"不适用 {len(ours.kept_out)} 项" in said


def test_what_waits_says_for_what_and_leads_to_the_question(visit: Visit, content: Library) -> None:
    one = next(one for one in samples(content) if one.id == "sz-zy-30")
    visit.fill(replace(one, facts={name: value for name, value in one.facts.items() if name != "从业人数"}))
    assert "从业人员" in visit.page.inner_text("[data-own=questions] li")
    visit.page.click("#to-confirm summary")
    ours = [item for item in list_of(replace(one, facts=visit_facts(visit)), content).items if item.asks]
    assert ours
    cards = visit.page.locator("#to-confirm article")
    expect(cards).to_have_count(len(ours))
    texts = cards.all_inner_texts()
    for text, item in zip(texts, ours, strict=True):
        assert item.why in text
        assert item.basis in text
        assert "、".join(item.asks) in text
    visit.page.click("[data-own=questions] li a")
    expect(visit.page.locator("#fact-3")).to_be_visible()


def test_who_answers_nothing_is_told_what_waits(visit: Visit, content: Library) -> None:
    nobody = Enterprise(id="own", name=WORDS["nameless"], year=TODAY.year, facts={})
    ours = list_of(nobody, content)
    assert visit.list() == plain_list(ours)
    assert_word(visit.download("word")[1], ours)
    assert WORDS["duties_none"] in visit.page.inner_text("[data-own=duties]")


def asked_for(visit: Visit) -> set[str]:
    return {url.removeprefix(visit.address).split("#")[0] for url in visit.requests}


def test_what_lists_are_made_from_is_loaded_when_somebody_begins(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        visit = Visit(context, address, begins=False)
        visit.page.goto(f"{address}own-list.html")
        visit.page.wait_for_timeout(QUIET)
        assert "data/own-list.js" not in asked_for(visit)
        expect(visit.page.locator("[data-own=summary]")).to_have_text(WORDS["begin"])
        expect(visit.page.locator("#own-year")).to_have_value(str(TODAY.year))
        expect(visit.page.locator("#duties")).to_be_hidden()
        visit.page.click("label[for=own-name]")
        visit.page.wait_for_function(READY)
        expect(visit.page.locator("#duties")).to_be_visible()
        assert "data/own-list.js" in asked_for(visit)


@pytest.mark.parametrize("after", ["#list=" + quote(json.dumps({"name": "甲公司", "year": 2023})), "#duties"])
def test_an_address_that_asks_for_a_list_gets_it_at_once(browser: Browser, address: str, after: str) -> None:
    with browser.new_context() as context:
        visit = Visit(context, address, begins=False)
        visit.page.goto(f"{address}own-list.html{after}")
        visit.page.wait_for_function(READY)
        expect(visit.page.locator("#own-name")).to_have_value("甲公司" if "list" in after else "")


def test_what_is_answered_while_the_list_is_on_its_way_counts(browser: Browser, address: str) -> None:
    with browser.new_context(accept_downloads=True) as context:
        visit = Visit(context, address, begins=False)
        gate = HeldBack(visit.page, "**/data/own-list.js")
        visit.page.goto(f"{address}own-list.html")
        visit.page.fill("#fact-3", "30")
        expect(visit.page.locator("[data-own=summary]")).to_have_text(WORDS["loading"])
        visit.page.click("[data-own=link]")
        gate.open()
        visit.page.wait_for_function(READY)
        assert visit_facts(visit) == {"从业人数": "30"}
        expect(visit.page.locator("[data-own=said]")).to_have_text(WORDS["link_made"])


def test_what_cannot_be_loaded_is_said_and_asked_for_again(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        visit = Visit(context, address, begins=False)
        visit.page.route("**/data/own-list.js", lambda route: route.abort())
        visit.page.goto(f"{address}own-list.html")
        visit.page.focus("#own-name")
        expect(visit.page.locator("[data-own=summary]")).to_contain_text(WORDS["load_failed"])
        visit.page.unroute("**/data/own-list.js")
        visit.page.focus("#own-sample")
        visit.page.wait_for_function(READY)


def test_any_answers_typed_into_the_form_are_read_back_as_given(visit: Visit, content: Library) -> None:
    draw = Random(20230601)
    for number in range(20):
        drawn = draw_enterprise(content, draw, (2023, 2024, 2026))
        regular = {name: value for name, value in drawn.facts.items() if value not in ("很多", "某甲")}
        one = replace(drawn, name=f"某某公司{number}", facts=regular)
        visit.fill(one)
        # Texts that no choice has cannot be chosen: all else comes back as it went in.
        assert visit_facts(visit) == regular
        assert visit.list() == plain_list(list_of(one, content))


def test_ticks_and_answers_survive_a_reload_and_are_gone_when_cleared(visit: Visit, content: Library) -> None:
    one = next(one for one in samples(content) if one.id == "gz-zcb-45")
    visit.choose(one)
    visit.page.click("details.own-month summary >> nth=0")
    box = "details.own-month input >> nth=0"
    visit.page.check(box)
    tick = visit.page.locator(box).get_attribute("data-tick")
    visit.page.reload()
    visit.wait()
    assert visit.page.input_value("#own-name") == one.name
    assert visit.list() == plain_list(list_of(one, content))
    visit.page.click("details.own-month summary >> nth=0")
    assert visit.page.is_checked(f'[data-tick="{tick}"]')
    assert "已打勾 1 个" in visit.page.inner_text("details.own-month summary >> nth=0")
    visit.page.once("dialog", lambda dialog: dialog.accept())
    visit.page.click("[data-own=clear]")
    visit.page.reload()
    visit.wait()
    assert visit.page.input_value("#own-name") == ""
    kept = visit.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('anjian-'))")
    assert kept == []


def test_nothing_is_cleared_unless_the_visitor_is_sure(visit: Visit) -> None:
    visit.page.fill("#fact-3", "30")
    visit.page.wait_for_function("() => ownList.current.enterprise.facts.从业人数 === '30'")
    visit.page.once("dialog", lambda dialog: dialog.dismiss())
    visit.page.click("[data-own=clear]")
    assert visit.page.input_value("#fact-3") == "30"


def test_a_sample_does_not_take_the_visitors_own_answers_away(visit: Visit, content: Library) -> None:
    visit.page.fill("#fact-3", "30")
    visit.page.wait_for_function("() => ownList.current.enterprise.facts.从业人数 === '30'")
    visit.choose(samples(content)[0])
    visit.page.reload()
    visit.wait()
    visit.page.select_option("#own-sample", "")
    assert visit_facts(visit) == {"从业人数": "30"}


def test_a_link_brings_the_answers_along(visit: Visit, content: Library) -> None:
    one = next(one for one in samples(content) if one.id == "wl-sg")
    visit.choose(one)
    visit.page.click("[data-own=link]")
    after = "#" + visit.page.url.split("#", 1)[1]
    visit.page.evaluate("localStorage.clear()")
    visit.open("?x=1" if visit.address.startswith("http") else "")
    visit.page.goto("about:blank")
    visit.open(after)
    assert visit.list() == plain_list(list_of(one, content))


def test_a_past_day_that_is_open_is_marked_until_it_is_ticked(visit: Visit, content: Library) -> None:
    visit.choose(next(one for one in samples(content) if one.id == "gz-zcb-45"))
    visit.page.click("details.own-month summary >> nth=0")
    late = visit.page.locator("details.own-month .badge--over").first
    expect(late).to_be_visible()
    visit.page.check("details.own-month input >> nth=0")
    expect(late).not_to_be_visible()


def test_the_page_works_by_keyboard_and_every_control_has_a_name(visit: Visit) -> None:
    page = visit.page
    page.focus("#own-sample")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => ownList.current.enterprise.sample")
    page.focus("#sheet-1 summary")
    page.keyboard.press("Enter")
    page.wait_for_selector("#sheet-1 article")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#sheet-1') !== null")
    nameless = page.evaluate(
        "[...document.querySelectorAll('.md-content :is(input, select, button)')]"
        ".filter((one) => !(one.labels?.length && [...one.labels].some((label) => label.textContent.trim()))"
        " && !one.textContent.trim()).map((one) => one.outerHTML)"
    )
    assert nameless == []


def test_on_paper_the_duties_stand_unfolded_and_the_form_is_left_out(visit: Visit, content: Library) -> None:
    visit.choose(next(one for one in samples(content) if one.id == "gz-zcb-45"))
    pages = PdfReader(BytesIO(visit.page.pdf())).pages
    # Chromium writes some signs as their radicals.
    text = normalize("NFKC", "".join(page.extract_text() for page in pages))
    sheets = visit.page.locator("[data-own=duties] details.own-sheet")
    assert sheets.evaluate_all("all => all.every((one) => one.open && one.querySelector('article'))")
    assert not visit.page.locator("#rest").evaluate("one => one.open")
    assert "示例戊建筑工程有限公司" in text
    assert WORDS["make_link"] not in text


@pytest.mark.parametrize("width", [390, 360])
def test_it_fits_a_phone(visit: Visit, content: Library, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.choose(next(one for one in samples(content) if one.id == "sz-zcb-800"))
    visit.page.evaluate(CARDS)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_number_that_is_none_is_said_to_count_as_not_known(visit: Visit) -> None:
    visit.page.fill("#fact-3", "很多")
    fault = visit.page.locator("[data-fact=从业人数] .own-fact__fault")
    fault.wait_for(state="visible")
    assert fault.inner_text() == WORDS["fault_number"]
    visit.page.fill("#fact-3", "30")
    fault.wait_for(state="hidden")


def test_without_a_script_the_page_says_what_it_needs(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}own-list.html")
        assert page.get_by_text(WORDS["no_script"][:20]).is_visible()
        assert not page.locator(".own-form").is_visible()


NASTY = "</script><img src=x onerror=\"document.title='坏'\">"


def test_content_with_markup_is_shown_as_text(visit: Visit) -> None:
    always = Comparison(fact="从业人数", operator=Operator.AT_LEAST, values=("1",))
    nasty = library(
        policy(clause("二", duty("zz-2023.2.a", does=NASTY, evidence=(NASTY,), recurrence="每月")), title=NASTY),
        roles=(role("施工单位", condition=always),),
        facts=(*library().facts, Fact(name="地区", question=NASTY, type=FactType.REGION)),
    )
    body = script_bytes("ownListData", plain_content(nasty, LABELS))
    visit.page.route("**/data/own-list.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
    visit.open()
    facts = {"从业人数": "30", "地区": "440300"}
    said = {"name": NASTY, "year": 2023, "facts": facts}
    visit.page.goto("about:blank")
    visit.open("#list=" + quote(json.dumps(said)))
    visit.page.click("#sheet-1 summary")
    assert NASTY in visit.page.inner_text("#sheet-1 article")
    assert "坏" not in visit.page.title()
    assert visit.page.locator(".md-content img").count() == 0


@pytest.mark.parametrize("after", ["#list=%7B", "#list=1", "#list=null", '#list={"facts":7,"year":"x"}'])
def test_a_link_that_is_none_leaves_the_page_as_it_was(visit: Visit, after: str) -> None:
    visit.page.goto("about:blank")
    visit.open(after)
    assert visit_facts(visit) == {}


def test_the_data_of_the_page_stays_small(whole_site: Path) -> None:
    sizes = [(whole_site / path).stat().st_size for path in ("data/own-list.js", "word/own-list.js")]
    assert sum(sizes) < 1_500_000
