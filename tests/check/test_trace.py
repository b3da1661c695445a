"""The coverage proof notices every deletion and every alteration, one at a time, on a text of our own."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generators.check.trace import Coverage, trace_policy
from generators.model.policy import Policy
from generators.model.problem import Place
from generators.read.library import read_library, read_tree
from generators.read.official_text import read_official_text
from generators.read.yaml_file import read_yaml

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "trace"
LIBRARY, _ = read_library(EXAMPLE / "content")
OFFICIAL, _ = read_official_text(EXAMPLE / "sources" / "jx-2022.txt")
assert OFFICIAL is not None
RAW, _ = read_yaml(EXAMPLE / "content" / "policies" / "jx-2022.yaml", "jx-2022.yaml")
FACT_KEYS = {"频次", "总量", "期限", "时限", "起止", "限值", "文号", "印发日期", "校验", "条款"}
FACT_KEYS |= {"标题", "起", "止", "年度", "发布机关", "职责编号"}
NAMES = {"牵头", "实施", "督促指导", "主送", "报送对象"}
"""Lists of actors as the text prints them."""
FACT_LISTS = {"数值", "依据", "术语", "成员", "制定依据", "门槛", "职责", "豁免", "列举", "报告"} | NAMES
OTHER_VALUES = {
    "每周至少1次": "每月至少1次",
    "每两周一次": "每两周二次",
    "每月25日前后": "每月26日前后",
    "2轮": "3轮",
    "5月至9月": "5月至8月",
    "一回": "两回",
    "50人以上": "45人以上",
    "2022年6月底前": "2022年7月底前",
    "近三年": "近两年",
    "12小时内": "24小时内",
    "达到95%": "达到94%",
    "11月20日前": "11月21日前",
    "甲建安〔2022〕8号": "甲建安〔2022〕9号",
    "2022-03-05": "2022-03-06",
    "2022-12-31": "2022-12-30",
    "2022": "2021",
    "《安全生产法》第21条": "《安全生产法》第22条",
    "GB/T 33000-2016": "GB/T 33000-2017",
}


def trace(raw: dict[str, Any]) -> Coverage:
    """Trace an altered tree of the example, its hashes filled in where they still say x."""
    assert OFFICIAL is not None
    policy, problems = read_tree(deepcopy(raw), Place(file="jx-2022.yaml"), Policy)
    if policy is None:
        return Coverage(policy="jx-2022", problems=problems)
    return trace_policy(with_hashes(policy), OFFICIAL, LIBRARY)


def with_hashes(policy: Policy) -> Policy:
    assert OFFICIAL is not None
    hashes = {place.path: place.hash for place in OFFICIAL.places}
    clauses = [
        replace(clause, hash=hashes.get(clause.clause) if clause.hash == "x" else clause.hash)
        for clause in policy.clauses
    ]
    return replace(policy, clauses=tuple(clauses))


def find_facts(tree: Any, way: tuple[str | int, ...] = (), *, listed: bool = False) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every value that states a fact of the text, and to every record that holds one."""
    if listed:
        yield way
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key in FACT_KEYS and isinstance(value, str):
                yield (*way, key)
            yield from find_facts(value, (*way, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            holds = way[-1] in FACT_LISTS and value != {"编号": value} and states_a_fact(value)
            yield from find_facts(value, (*way, index), listed=holds)


def states_a_fact(value: Any) -> bool:
    return isinstance(value, str) or bool(set(value) & (FACT_KEYS | FACT_LISTS | {"原文", "限值", "成员"}))


def without(tree: Any, way: tuple[str | int, ...]) -> Any:
    copy = deepcopy(tree)
    inner = copy
    for key in way[:-1]:
        inner = inner[key]
    del inner[way[-1]]
    return copy


def altered(tree: Any, way: tuple[str | int, ...]) -> Any:
    copy = deepcopy(tree)
    inner = copy
    for key in way[:-1]:
        inner = inner[key]
    old = inner[way[-1]]
    inner[way[-1]] = OTHER_VALUES.get(old, f"{old}x")
    return copy


FACTS = list(find_facts(RAW))
VALUES = [
    way for way in FACTS if isinstance(way[-1], str) or way[-2] in {"数值", "依据", "术语", "成员", "制定依据"} | NAMES
]


def test_the_example_is_complete() -> None:
    coverage = trace(RAW)
    assert [problem.message for problem in coverage.problems] == []
    assert coverage.share == 1.0
    assert coverage.waived == 1


@pytest.mark.parametrize("way", FACTS, ids=str)
def test_a_deleted_fact_is_noticed(way: tuple[str | int, ...]) -> None:
    assert trace(without(RAW, way)).problems


@pytest.mark.parametrize("way", VALUES, ids=str)
def test_an_altered_fact_is_noticed(way: tuple[str | int, ...]) -> None:
    assert trace(altered(RAW, way)).problems


@pytest.mark.parametrize("index", range(len(RAW["条款"])))
def test_a_missing_place_is_noticed(index: int) -> None:
    assert trace(without(RAW, ("条款", index))).problems


def test_places_out_of_order_are_noticed() -> None:
    swapped = deepcopy(RAW)
    swapped["条款"][4], swapped["条款"][5] = swapped["条款"][5], swapped["条款"][4]
    assert any("次序" in problem.message for problem in trace(swapped).problems)


def test_a_changed_text_is_noticed() -> None:
    assert OFFICIAL is not None
    places = [
        replace(place, text=place.text.replace("1次", "2次")) if place.path == "一/（一）/1" else place
        for place in OFFICIAL.places
    ]
    policy, _ = read_tree(deepcopy(RAW), Place(file="jx-2022.yaml"), Policy)
    assert policy is not None
    coverage = trace_policy(with_hashes(policy), replace(OFFICIAL, places=tuple(places)), LIBRARY)
    assert any("校验" in problem.message for problem in coverage.problems)


def test_the_number_of_a_condition_must_stand_in_a_threshold() -> None:
    raw = deepcopy(RAW)
    duty = next(clause for clause in raw["条款"] if clause["条款"] == "一/（二）/一是")["职责"][0]
    duty["适用"]["从业人数"]["不少于"] = "45"
    assert any("适用" in problem.message for problem in trace(raw).problems)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("标题", "守住三条底线"),
        ("标题", "守住“红线”"),
        ("措施", {"标题": "每月守住底线"}),
        ("阶段", {"名称": "第2阶段", "期限": "2022年6月底前"}),
        ("节点", [{"摘要": "守住", "指标": [{"内容": "“九个一”落实率"}]}]),
    ],
)
def test_a_figure_or_quote_in_our_words_must_stand_in_the_text(key: str, value: object) -> None:
    raw = deepcopy(RAW)
    clause = next(clause for clause in raw["条款"] if clause["条款"] == "一/（二）")
    clause[key] = value
    assert any("不在原文这一处" in problem.message for problem in trace(raw).problems)


def test_a_member_cut_short_is_noticed() -> None:
    raw = deepcopy(RAW)
    members = next(clause for clause in raw["条款"] if clause["条款"] == "二/（一）")["列举"][0]["成员"]
    members[2] = "有台"
    assert any("少了最后一个字" in problem.message for problem in trace(raw).problems)


@pytest.mark.parametrize(("addressee", "missing"), [("各有关单位", False), ("各镇", True)])
def test_an_addressee_must_stand_in_the_text(addressee: str, *, missing: bool) -> None:
    problems = trace(deepcopy(RAW) | {"主送": [addressee]}).problems
    assert any("主送" in problem.message for problem in problems) is missing
