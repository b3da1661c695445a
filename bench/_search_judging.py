"""The judged queries, which results count as right, and what a search scores on them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "tests" / "search" / "queries.yaml"
TUNING, HELD_OUT = "调试", "留出"
SHOWN = 5
"""How many results people look at."""
_NAMES = {"clause", "form", "term", "role", "enumeration", "policy", "document", "page"}

Names = frozenset[str]
"""Every way queries.yaml may name what a result shows."""


@dataclass(frozen=True, kw_only=True)
class Score:
    """What a search scores on a half: shares of its queries, and counts."""

    queries: int
    first: float
    """Share whose first result is right."""
    within: float
    """Share with a right one among the first five."""
    reciprocal: float
    """Mean of 1/rank of the first right one."""
    empty: int
    both: int
    """Words of two meanings that find both among the first five …"""
    of_two: int
    """… of so many."""


def read_half(half: str) -> list[dict[str, Any]]:
    """Read the queries of one half, and nothing of the other."""
    return [query for query in yaml.safe_load(QUERIES.read_text("utf-8")) if query["组"] == half]


def name_entry(kind: str, entry_id: str) -> Names:
    """Name an entry in every way: with its row or place and without."""
    words = dict(zip(sorted(_NAMES), ("条款", "文件", "列举", "表单", "页面", "政策", "角色", "术语"), strict=True))
    word = words.get(kind, "职责")
    cut = {"clause": "#", "enumeration": "@"}.get(kind)
    return frozenset({f"{word} {entry_id}", f"{word} {entry_id.partition(cut)[0] if cut else entry_id}"})


def score(queries: Sequence[dict[str, Any]], search: Callable[[str], Sequence[Names]]) -> Score:
    """Ask every query and hold what comes back against the judged answers."""
    ranks: list[int] = []
    empty = both = of_two = 0
    for query in queries:
        found = search(query["查"])
        meanings = [frozenset(meaning) for meaning in query.get("都要") or [query["答"]]]
        right = [any(names & meaning for meaning in meanings) for names in found]
        ranks.append(right.index(True) + 1 if True in right else 0)
        empty += not found
        if "都要" in query:
            of_two += 1
            both += all(any(names & meaning for names in found[:SHOWN]) for meaning in meanings)
    count = len(queries)
    return Score(
        queries=count,
        first=ranks.count(1) / count,
        within=sum(0 < rank <= SHOWN for rank in ranks) / count,
        reciprocal=sum(1 / rank for rank in ranks if rank) / count,
        empty=empty,
        both=both,
        of_two=of_two,
    )
