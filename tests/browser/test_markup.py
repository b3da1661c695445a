"""What every page of the handbook keeps to, read off its HTML: language, headings, tables, pictures, ids, ways past."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

Document = Any
"""A page as lxml has read it; lxml tells no types."""


@pytest.fixture(scope="module")
def pages(whole_site: Path) -> dict[str, Document]:
    return {
        page.relative_to(whole_site).as_posix(): html.document_fromstring(page.read_bytes())
        for page in whole_site.rglob("*.html")
    }


def language_and_title(page: Document) -> Iterator[str]:
    if page.get("lang") not in ("zh", "zh-CN", "zh-Hans"):
        yield f"lang {page.get('lang')}"
    if not (page.findtext(".//title") or "").strip():
        yield "没有标题"


def headings_in_order(page: Document) -> Iterator[str]:
    levels = [HEADINGS.index(one.tag) + 1 for one in page.iter(*HEADINGS)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"一级标题 {levels.count(1)} 个，最先的是 {levels[:1]} 级"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"{above} 级标题之后是 {below} 级"


def tables_with_heads(page: Document) -> Iterator[str]:
    for table in page.iter("table"):
        heads = list(table.iter("th"))
        if not heads:
            yield "表格没有表头"
        if table.get("class") and not any(
            one.get("aria-label") or one.get("aria-labelledby") for one in (table, *table.iterancestors())
        ):
            yield "表格没有名称"
    for head in page.xpath("//table[@class]//th[not(@scope)]"):
        yield f"表头没有 scope：{head.text_content()}"


def pictures_with_words(page: Document) -> Iterator[str]:
    for picture in page.iter("img"):
        if picture.get("alt") is None:
            yield f"图片没有文字说明：{picture.get('src')}"


def ids_used_once(page: Document) -> Iterator[str]:
    tally = Counter(page.xpath("//@id"))
    yield from (f"id {name} 用了 {count} 次" for name, count in tally.items() if count > 1)


def ways_that_lead_somewhere(page: Document) -> Iterator[str]:
    ids = set(page.xpath("//@id"))
    for target in page.xpath("//a[starts-with(@href, '#')]/@href"):
        if target != "#" and target[1:] not in ids:
            yield f"本页没有 {target}"


@pytest.mark.parametrize(
    "find_faults",
    [
        language_and_title,
        headings_in_order,
        tables_with_heads,
        pictures_with_words,
        ids_used_once,
        ways_that_lead_somewhere,
    ],
    ids=lambda rule: rule.__name__,
)
def test_every_page_keeps_to(pages: dict[str, Document], find_faults: Callable[[Document], Iterator[str]]) -> None:
    faults = {path: list(find_faults(page))[:5] for path, page in pages.items()}
    assert {path: found for path, found in faults.items() if found} == {}
