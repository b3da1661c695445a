"""The search queries with judged answers: their form, the halves, and that every answer exists in content/."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generators.model.library import Library
from generators.read.library import read_library
from generators.view.export import view_export

HERE = Path(__file__).parent
CONTENT = HERE.parent.parent / "content"
KINDS = frozenset(
    {
        "词",
        "词的一部分",
        "多词任意顺序",
        "数字带单位",
        "数字写法",
        "拉丁与标准号",
        "文号",
        "日常说法",
        "自然问句",
        "错字",
        "拼音与首字母",
        "繁体",
        "一词两义",
        "官方原词",
        "表单名",
        "角色名",
        "政策简称",
    }
)
TWO_MEANINGS = "一词两义"
HELD_OUT, TUNING = "留出", "调试"
LONGEST_QUERY = 27
"""A query is what people type; 28 characters of an official text would be a copied sentence."""


@cache
def read_queries() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load((HERE / "queries.yaml").read_text(encoding="utf-8")))


def meanings(query: dict[str, Any]) -> list[list[str]]:
    return query["都要"] if "都要" in query else [query["答"]]


def answers(query: dict[str, Any]) -> list[str]:
    return [answer for meaning in meanings(query) for answer in meaning]


def entries_of(library: Library) -> frozenset[str]:
    """Name every entry that may be an answer, also in the forms without row and without place."""
    names = {f"职责 {one['id']}" for one in view_export(library, "duties")}
    names |= {f"表单 {one['id']}" for one in view_export(library, "forms") if one["id"]}
    names |= {f"角色 {one['name']}" for one in view_export(library, "roles")}
    names |= {f"政策 {one['id']}" for one in view_export(library, "policies")}
    names |= {f"文件 《{one['title']}》" for one in view_export(library, "documents")}
    names |= {f"术语 {term.name}" for term in library.glossary}
    for one in view_export(library, "clauses"):
        place = f"条款 {one['policy']}:{one['clause']}"
        names |= {place} if one["row"] is None else {place, f"{place}#{one['row']}"}
    for one in view_export(library, "enumerations"):
        name = f"列举 {one['policy']}:{one['name']}"
        names |= {name, f"{name}@{one['clause']}"}
    return frozenset(names)


@pytest.fixture(scope="module")
def library() -> Library:
    found, problems = read_library(CONTENT)
    assert problems == []
    return found


def test_every_query_has_its_form() -> None:
    for query in read_queries():
        key = "都要" if query["类"] == TWO_MEANINGS else "答"
        assert set(query) == {"查", "类", key, "组", "说"}, query
        assert all(isinstance(query[name], str) and query[name].strip() for name in ("查", "类", "组", "说")), query
        assert query["组"] in {HELD_OUT, TUNING}, query
        assert len(query["查"]) <= LONGEST_QUERY, query


def test_every_query_has_answers_each_named_once() -> None:
    for query in read_queries():
        for meaning in meanings(query):
            assert meaning, query
            assert len(meaning) == len(set(meaning)), query
        if query["类"] == TWO_MEANINGS:
            assert len(query["都要"]) >= 2, query


def test_the_meanings_of_one_word_differ() -> None:
    for query in read_queries():
        if query["类"] == TWO_MEANINGS:
            one, *others = map(set, query["都要"])
            assert all(one - other and other - one for other in others), query


def test_queries_are_unique_whatever_their_case_and_spaces() -> None:
    plain = Counter(re.sub(r"\s", "", query["查"]).casefold() for query in read_queries())
    assert [text for text, times in plain.items() if times > 1] == []


def test_there_are_enough_queries_of_every_kind() -> None:
    kinds = Counter(query["类"] for query in read_queries())
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 5
    assert kinds.total() >= 140


def test_half_of_every_kind_is_held_out() -> None:
    held = Counter(query["类"] for query in read_queries() if query["组"] == HELD_OUT)
    tuned = Counter(query["类"] for query in read_queries() if query["组"] == TUNING)
    assert held == tuned


def test_every_answer_exists_in_the_content(library: Library) -> None:
    known = entries_of(library)
    lacking = [(query["查"], answer) for query in read_queries() for answer in answers(query) if answer not in known]
    assert lacking == []


def test_the_clause_of_an_accepted_duty_is_accepted_too(library: Library) -> None:
    places = {f"职责 {one['id']}": f"条款 {one['policy']}:{one['clause']}" for one in view_export(library, "duties")}
    for query in read_queries():
        for meaning in meanings(query):
            accepted = {answer.partition("#")[0] for answer in meaning}
            assert {places[answer] for answer in meaning if answer in places} <= accepted, query["查"]
