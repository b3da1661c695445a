import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.model.library import Library
from generators.model.policy import Doubt, Enumeration
from generators.model.registry import Term, TermStatus
from generators.view.handbook import Index
from generators.write.feed import PATH as FEED
from generators.write.handbook import FOLDER, handbook_outputs
from generators.write.templates import escape, fill
from tests.builders import LABELS, clause, duty, enterprise, form, library, policy, role, table_policy

EXTENSIONS = ["attr_list", "tables", "toc"]

NASTY = (
    "<script>alert(1)</script>",
    "甲|乙",
    "{{ 7*7 }}",
    "{% raw %}",
    "[点](javascript:alert)",
    "# 不是标题",
    "- 不是列表",
    "*重* _斜_ `码` ~~删~~",
    '" onclick="x',
    "&lt;b&gt;",
    "http://example.com",
    "{#id .class}",
    "![图](x.png)",
    "a\\b",
    "---",
)


class Texts(HTMLParser):
    """Collects what a browser would show, and the names of all elements."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def pages_of(content: Library, **changes: object) -> dict[str, str]:
    index = Index(library=content, as_of=date(2023, 6, 1), **changes)  # type: ignore[arg-type]
    return {output.path: output.make().decode() for output in handbook_outputs(index, LABELS)}


def shown(page: str) -> Texts:
    body = page.split("---\n", 2)[2]
    parser = Texts()
    parser.feed(markdown.markdown(body, extensions=EXTENSIONS))
    return parser


@pytest.mark.parametrize("text", NASTY)
def test_any_text_of_the_content_is_shown_as_it_is(text: str) -> None:
    content = library(
        policy(
            clause(
                "一",
                duty(does=text, who=(text,), evidence=(text,), terms=(text,), consequence=text),
                title=text,
                enumerations=(Enumeration(name=text, members=(text, text)),),
                doubts=(Doubt(says=text, used=text),),
            ),
            title=text,
            summary=text,
            number=text,
        ),
        roles=(role(text, note=text),),
        glossary=(Term(name=text, explanation=text, status=TermStatus.OURS, category=text),),
        forms=(form(title=text, notes=(text,)),),
        enterprises=(replace(enterprise(从业人数="30"), name=text),),
    )
    calm = pages_of(library_with_plain_texts(content))
    for path, page in pages_of(content).items():
        if path.startswith("handbook/roles/r-"):
            continue
        found = shown(page)
        plain = shown(calm[path])
        assert found.tags == plain.tags, path
        assert found.attributes == plain.attributes, path
        assert found.texts.count(text) >= plain.texts.count("平文"), path


def library_with_plain_texts(content: Library) -> Library:
    """Put 平文 in the place of every nasty text."""
    plain = dict.fromkeys(NASTY, "平文")
    return _replaced(content, plain)  # type: ignore[no-any-return]


def _replaced(value: Any, plain: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return plain.get(value, value)
    if isinstance(value, tuple):
        return tuple(_replaced(one, plain) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _replaced(getattr(value, f.name), plain) for f in fields(value) if f.init})
    return value


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_escaped_text_comes_back_as_one_line(text: str) -> None:
    parser = Texts()
    parser.feed(markdown.markdown(f"<p>{escape(text)}</p>"))
    assert "".join(parser.texts).split() == text.split()


def test_control_characters_cannot_pass_for_marks_of_markdown() -> None:
    assert escape("甲\x02wzxhzdk:0\x03\x00乙") == "甲wzxhzdk:0乙"


def test_front_matter_titles_hold_no_markup() -> None:
    page = pages_of(library(policy(title='<script>"a" \\ b</script>')))["handbook/policies/zz-2023.md"]
    title = re.match(r'---\ntitle: "(.*)"\n(?:[a-z_]+: .*\n)*---\n', page)
    assert title is not None
    assert not set(title[1]) & set('<>"\\')


def links_and_anchors(pages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for path, page in pages.items():
        for address in re.findall(r'href="([^"]*)"', page):
            yield path, address.replace("&#35;", "#")


def test_every_link_inside_the_handbook_leads_to_an_anchor_that_is_there() -> None:
    content = library(
        policy(clause("一", duty(cites=("《用电安全规范》",), supervised_by=("住建部门",))), clause("一/（一）")),
        table_policy(),
        forms=(form(duty="zz-2023.1.a"),),
        enterprises=(enterprise(从业人数="30"),),
    )
    pages = pages_of(content)
    anchors = {
        path: set(re.findall(r'id="([^"]*)"', page)) | set(re.findall(r"\{#([^} ]*)", page))
        for path, page in pages.items()
    }
    for path, address in links_and_anchors(pages):
        if f"{FOLDER}/{address}" == FEED:
            continue
        target, _, anchor = address.partition("#")
        there = Path(path).parent / target if target else Path(path)
        name = re.sub(r"(roles|policies|topics)/\.\./", "", str(there)).replace(".html", ".md")
        assert name in pages, f"{path}: {address}"
        assert not anchor or anchor in anchors[name], f"{path}: {address}"


def test_every_heading_has_an_id_of_its_own() -> None:
    for path, page in pages_of(library(policy(), table_policy())).items():
        headings = re.findall(r"^#+ .*$", page, re.MULTILINE)
        ids = re.findall(r'id="([^"]*)"|\{#([^} ]*)', page)
        assert headings, path
        assert all(re.search(r"\{#[ -~]+\}$", heading) for heading in headings), path
        assert len(ids) == len(set(ids)), path


def test_a_page_tells_the_format_of_what_it_offers_and_leaves_room_for_its_size() -> None:
    page = pages_of(library(forms=(form(),)), files=("forms/yd-2023-1/月报.docx",))["handbook/forms.md"]
    assert 'Word 文档<span data-search-exclude="1" data-size="forms/yd-2023-1/%E6%9C%88%E6%8A%A5.docx">，… KB' in page
    assert 'href="forms/yd-2023-1/%E6%9C%88%E6%8A%A5.docx"' in page


def test_without_official_texts_the_page_says_how_to_add_them() -> None:
    page = pages_of(library())["handbook/policies/zz-2023.md"]
    assert "--sources" in page


def test_a_template_that_misspells_a_name_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "one.md.j2").write_text("{{ view.titel }}", "utf-8")
    with pytest.raises(Exception, match="titel"):
        fill(tmp_path, "one", {"view": policy()})


def test_a_page_is_made_from_the_records_it_shows() -> None:
    index = Index(library=library(policy(), table_policy()), as_of=date(2023, 6, 1))
    made_from = {output.path: set(output.ingredients()) for output in handbook_outputs(index, LABELS)}
    assert "职责 zz-2023.1.a" in made_from["handbook/policies/zz-2023.md"]
    assert "职责 zz-2023.1.a" not in made_from["handbook/policies/yy-2020.md"]
    assert "职责 yy-2020.r1.a" in made_from["handbook/deadlines.md"]
    assert "职责 zz-2023.1.a" not in made_from["handbook/glossary.md"]
