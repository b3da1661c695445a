"""Places in the order of the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.check.order import Marker, check_order, parse_marker
from generators.model.policy import Doubt
from tests.check.samples import a_clause, a_policy, said


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("一", Marker("一", 1)),
        ("十", Marker("一", 10)),
        ("十六", Marker("一", 16)),
        ("二十一", Marker("一", 21)),
        ("（四）", Marker("（一）", 4)),
        ("6", Marker("1", 6)),
        ("（12）", Marker("（1）", 12)),
        ("三是", Marker("一是", 3)),
        ("二要", Marker("一要", 2)),
        ("附件4", Marker("附件1", 4)),
        ("前言", None),
        ("责任分工", None),
        ("2020年进度安排", None),
    ],
)
def test_markers(text: str, marker: Marker | None) -> None:
    assert parse_marker(text) == marker


@pytest.mark.parametrize(
    "paths",
    [
        ["前言", "一", "一/（一）", "一/（二）", "二", "末段", "附件1", "附件2"],
        ["一", "一/一是", "一/二是", "一/责任分工"],
        ["二", "二/1", "三", "三/2"],
        ["一", "一/1", "一/2", "二", "二/3", "二/4"],
        ["一", "一/1", "一/1/一是", "一/2", "一/2/一是"],
    ],
    ids=["plain", "cells", "no first group", "numbered straight through", "each begins anew"],
)
def test_the_order_of_a_text_is_fine(paths: list[str]) -> None:
    clauses = [a_clause(path) for path in paths]
    assert [m for m in said(check_order(a_policy(*clauses))) if "「二」" not in m] == []


WRONG = {
    "a gap": (["一", "一/1", "一/3"], ["条款「一/3」前面缺同一层的第 2 项"]),
    "a wide gap": (["一", "一/1", "一/5"], ["条款「一/5」前面缺同一层的第 2 至 4 项"]),
    "the first is missing": (["一", "一/（二）"], ["条款「一/（二）」前面缺同一层的第 1 项"]),
    "backwards": (["一", "一/1", "一/2", "一/1"], ["条款「一/1」重复", "条款「一/1」次序颠倒：同一层前面已到第 2 项"]),
    "twice": (["一", "一/1", "一/1"], ["条款「一/1」重复"]),
    "a child first": (["一/1", "一"], ["条款「一/1」的上一层「一」写在它后面"]),
    "no parent": (["一", "二/1"], ["条款「二/1」的上一层「二」没有写"]),
}


@pytest.mark.parametrize(("paths", "messages"), WRONG.values(), ids=WRONG.keys())
def test_what_is_out_of_order_is_said(paths: list[str], messages: list[str]) -> None:
    assert said(check_order(a_policy(*(a_clause(path) for path in paths)))) == messages


@pytest.mark.parametrize("doubted", [0, 2])
def test_a_gap_of_the_source_is_told_in_a_doubt_of_the_place_or_above(doubted: int) -> None:
    doubts = (Doubt(says="原文就缺这一项"),)
    paths = ["一", "一/1", "一/3"]
    clauses = [a_clause(path, doubts=doubts if index == doubted else ()) for index, path in enumerate(paths)]
    assert check_order(a_policy(*clauses)) == []


@given(st.lists(st.integers(1, 4), min_size=1, max_size=8))
def test_rows_count_up_and_stay_together(rows: list[int]) -> None:
    clauses = [a_clause(f"甲/{'乙' * index}", row=row) for index, row in enumerate(rows, start=1)]
    wrong = [m for m in said(check_order(a_policy(a_clause("甲"), *clauses))) if "行号" in m]
    fine = rows[0] == 1 and all(after - before in {0, 1} for before, after in pairwise(rows))
    assert (wrong == []) == fine
