"""Tables in Chromium, over http and from a folder: they filter, sort, keep what was chosen in their address."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, quote

import pytest
from playwright.sync_api import Browser, Locator, Page

from generators.model.library import Library
from generators.model.registry import Topic
from tests.browser.sites import make_site_of
from tests.builders import clause, duty, library, policy

pytestmark = pytest.mark.needs("chromium")

ACTS = ("张贴标语", "检查电箱", "安装围挡", "培训工人", "10月前清点", "2月前清点", "报送台账", "编写方案")


def content() -> Library:
    duties = [
        duty(
            f"zz-2023.1.{'abcdefgh'[number]}",
            does=does,
            who=("项目经理",) if number % 2 else ("施工单位", "住建部门"),
            **({"recurrence": "每月"} if number < 3 else {"recurrence": "每日"} if number < 5 else {}),
        )
        for number, does in enumerate(ACTS)
    ]
    dated = [duty(f"zz-2023.2.{'abcdef'[month]}", due=f"2023年{month + 4}月底前") for month in range(6)]
    topic = Topic(id="electricity", name="用电", note="电箱和电缆", words=("电箱",))
    return library(policy(clause("一", *duties), clause("二", *dated)), topics=(topic,))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site_of(content(), tmp_path_factory.mktemp("tables"))


def acts(table: Locator) -> list[str]:
    return table.locator("tbody tr:visible th[scope=row]").all_inner_texts()


def test_text_and_facets_leave_the_rows_that_hold_both_and_tell_their_count(open_page: Callable[..., Page]) -> None:
    page = open_page("duties.html")
    table, told = page.locator("#duties"), page.locator(".filter__count")
    assert told.inner_text() == "共 14 条"
    page.get_by_label("责任人", exact=True).select_option("项目经理")
    assert acts(table) == ["检查电箱", "培训工人", "2月前清点", "编写方案"]
    page.locator("#duties-find").fill("清点")
    assert acts(table) == ["2月前清点"]
    assert told.inner_text() == "1 / 14 条"
    page.locator("#duties-find").fill("没有这件事")
    assert told.inner_text() == "没有符合的"
    page.get_by_role("button", name="清除").click()
    assert len(acts(table)) == 14


def test_one_of_several_values_of_a_cell_is_enough(open_page: Callable[..., Page]) -> None:
    page = open_page("duties.html")
    page.get_by_label("责任人", exact=True).select_option("住建部门")
    assert acts(page.locator("#duties")) == ["张贴标语", "安装围挡", "10月前清点", "报送台账"]
    page.get_by_label("主题", exact=True).select_option("用电")
    assert page.locator(".filter__count").inner_text() == "没有符合的"


def test_a_heading_sorts_in_chinese_order_then_backwards_then_as_printed(open_page: Callable[..., Page]) -> None:
    page = open_page("duties.html")
    page.locator("#duties-find").fill("zz-2023")
    page.locator("#duties-find").fill("")
    table = page.locator("#duties")
    head = table.get_by_role("button", name="事项")
    head.click()
    named = [act for act in acts(table) if act in ACTS]
    assert named == ["2月前清点", "10月前清点", "安装围挡", "报送台账", "编写方案", "检查电箱", "培训工人", "张贴标语"]
    assert table.locator("th").first.get_attribute("aria-sort") == "ascending"
    head.click()
    assert [act for act in acts(table) if act in ACTS] == named[::-1]
    head.click()
    assert [act for act in acts(table) if act in ACTS] == list(ACTS)
    assert table.locator("th").first.get_attribute("aria-sort") == "none"


def test_the_policy_stands_above_its_rows_or_in_each_where_they_are_sorted(open_page: Callable[..., Page]) -> None:
    page = open_page("duties.html")
    title, said = page.locator("#duties .listed__group"), page.locator("#duties .listed__from")
    name = title.inner_text()
    assert title.is_visible()
    page.locator("#duties-find").fill("没有这件事")
    assert not title.is_visible()
    page.locator("#duties-find").fill(name)
    assert len(acts(page.locator("#duties"))) == 14
    head = page.locator("#duties").get_by_role("button", name="事项")
    head.click()
    assert not title.is_visible()
    assert set(said.all_inner_texts()) == {name}
    head.click()
    head.click()
    assert title.is_visible()
    assert not said.first.is_visible()


def test_how_often_sorts_by_how_often_and_what_is_blank_comes_last(open_page: Callable[..., Page]) -> None:
    page = open_page("duties.html")
    table = page.locator("#duties")
    table.get_by_role("button", name="频次").click()
    found = table.locator("tbody td:nth-child(2)").all_inner_texts()
    order = [text.split()[0] if text else "" for text in found]
    assert order == ["每日"] * 2 + ["每月"] * 3 + ["有期限的"] * 6 + [""] * 3


def test_what_was_chosen_stands_in_the_address_and_comes_back_from_it(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page("duties.html")
    page.get_by_label("责任人", exact=True).select_option("项目经理")
    page.locator("#duties").get_by_role("button", name="事项").click()
    chosen = page.evaluate("location.hash")
    assert parse_qs(chosen.removeprefix("#~")) == {"duties.who": ["项目经理"], "duties.sort": ["1"]}
    again = open_page(f"duties.html{chosen}")
    assert acts(again.locator("#duties")) == acts(page.locator("#duties"))
    assert again.get_by_label("责任人", exact=True).input_value() == "项目经理"
    again.goto(f"{address}duties.html#~duties.q={quote('电箱')}")
    assert acts(again.locator("#duties")) == ["检查电箱"]
    again.goto(f"{address}duties.html#~duties.who={quote('没有这个人')}")
    assert len(acts(again.locator("#duties"))) == 14


def test_two_tables_of_a_page_are_filtered_apart(open_page: Callable[..., Page]) -> None:
    page = open_page("deadlines.html?day=2023-06-10")
    page.locator(".filter").first.get_by_label("现在", exact=True).select_option("已过")
    assert len(acts(page.locator("#dates"))) == 2
    assert page.locator("#periods tbody tr:visible").count() == 5
    assert page.evaluate("location.hash") == f"#~dates.now={quote('已过')}"


def test_dates_are_told_as_of_the_readers_day(open_page: Callable[..., Page]) -> None:
    page = open_page("deadlines.html?day=2023-06-10")
    told = page.locator("#dates tbody td:nth-child(2)").all_inner_texts()
    assert told == ["已过 41 天", "已过 10 天", "本月 20 天", "还有 51 天", "还有 2 个月", "还有 3 个月"]
    assert page.locator("#month-6").get_attribute("open") is not None
    assert page.locator("#month-5").get_attribute("open") is None
    later = open_page("deadlines.html?day=2026-01-01")
    assert set(later.locator("#dates tbody td:nth-child(2) .badge").all_inner_texts()) == {"已过"}


def test_a_phone_has_the_sorting_as_a_choice_and_no_row_is_cut(open_page: Callable[..., Page]) -> None:
    page = open_page("duties.html", 360, 740)
    page.get_by_label("排序", exact=True).select_option("事项 升序")
    assert acts(page.locator("#duties"))[0] == "2月前清点"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_page_is_complete_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}duties.html")
    assert page.locator("#duties tbody th[scope=row]").count() == 14
    assert page.locator(".filter").count() == 0
    context.close()


@pytest.mark.parametrize(("kind", "start"), [("Excel 表格", b"PK"), ("CSV", b"\xef\xbb\xbf")])
def test_the_files_of_a_table_are_there_with_format_and_size(
    open_page: Callable[..., Page], site: Path, kind: str, start: bytes
) -> None:
    page = open_page("topics/electricity.html")
    button = page.locator(".filed a", has_text=kind)
    assert button.inner_text().endswith("KB")
    name = button.get_attribute("download") or ""
    assert name.startswith("用电.")
    if page.url.startswith("http"):
        with page.expect_download() as loading:
            button.click()
        assert loading.value.suggested_filename == name
    assert (site / "tables" / "topics" / "electricity" / name).read_bytes().startswith(start)
