"""The page 我的清单 says what of a list is to be looked at again, folded on the screen and unfolded on paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generators.model.condition import Operator
from generators.model.condition import Test as Comparison
from generators.model.library import Library
from generators.model.registry import DutyLink, Fact, FactType
from generators.view.suspects import confirm_targets, with_suspects
from generators.view.suspects.words import say_suspect
from generators.write.own_list.content import own_list_content
from generators.write.own_list.skeleton import own_list_skeleton
from tests.browser.sites import make_site_of
from tests.builders import LABELS, clause, duty, enterprise, library, policy, role

pytestmark = pytest.mark.needs("chromium")

READY = "() => document.documentElement.dataset.ownList === 'ready'"
NOTES = "[data-own=notes] details.suspect"
SAMPLE = replace(enterprise(单位类型="施工总承包", 地区="440300"), sample=True)
FACTS = (*library().facts, Fact(name="地区", question="在哪里？", type=FactType.REGION))


def content(does: str) -> Library:
    builder = Comparison(fact="单位类型", operator=Operator.EQUALS, values=("施工总承包",))
    return library(
        policy(clause("一", duty("zz-2023.1.a", does=does)), clause("二", duty("zz-2023.2.a"))),
        links=(DutyLink(name="查用电", duties=("zz-2023.1.a", "zz-2023.2.a")),),
        roles=(role("施工单位", condition=builder),),
        enterprises=(SAMPLE,),
        facts=FACTS,
    )


@pytest.fixture(scope="module")
def marked() -> Library:
    held = confirm_targets(content("检查"), {}, lambda _: True, "编写组", date(2023, 3, 1))
    return with_suspects(replace(content("查<b>配电箱"), confirmations=held), {})


@pytest.fixture(scope="module")
def site(marked: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = [own_list_content(marked, LABELS), own_list_skeleton(LABELS)]
    return make_site_of(marked, tmp_path_factory.mktemp("suspect"), made)


def begin(page: Page) -> Page:
    page.focus("#own-sample")
    page.wait_for_function(READY)
    return page


def test_a_list_with_something_suspect_says_what_changed(open_page: Callable[..., Page], marked: Library) -> None:
    page = begin(open_page("own-list.html"))
    expect(page.locator(NOTES)).to_have_count(0)
    page.select_option("#own-sample", SAMPLE.id)
    expect(page.locator(f"{NOTES} summary")).to_have_text(LABELS["我的清单页"]["suspects"].format(count=2))
    page.click(f"{NOTES} summary")
    said = [f"【待复核】{say_suspect(one)}" for one in reversed(marked.suspects)]
    expect(page.locator(f"{NOTES} p")).to_have_text(said)


def test_who_changes_an_answer_has_a_list_that_nobody_confirms(open_page: Callable[..., Page]) -> None:
    """Of it, only what it joins is to be looked at again."""
    page = begin(open_page("own-list.html"))
    page.select_option("#own-sample", SAMPLE.id)
    page.fill("#own-name", "另一家")
    expect(page.locator(f"{NOTES} summary")).to_have_text(LABELS["我的清单页"]["suspects"].format(count=1))


def test_on_paper_it_is_unfolded(open_page: Callable[..., Page]) -> None:
    page = begin(open_page("own-list.html"))
    page.select_option("#own-sample", SAMPLE.id)
    page.locator(NOTES).wait_for()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(f"{NOTES} p").first).to_be_visible()
