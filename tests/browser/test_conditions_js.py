"""Conditions in JavaScript: the same verdict, comparisons and questions as Python, for any condition and profile."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import quickjs
from playwright.sync_api import Browser

from generators.model.condition import Condition, Group, Joint, Operator
from generators.model.condition import Test as Comparison
from generators.model.library import Library
from generators.model.registry import Fact, FactType, Region, RoleIndex
from generators.view.applicability import judge_rule
from generators.view.conditions import Profile, Verdict, compile_condition, condition_tree, vocabulary_of
from generators.view.rules import Actor, Rule, compile_rules
from generators.view.status import Status
from generators.write.output import ROOT
from tests.builders import library
from tests.conftest import LongRun

SCRIPT = ROOT / "site_config" / "javascripts" / "conditions.js"
Tree = dict[str, Any]
Given = dict[str, Any]
"""A profile as JSON may hold it: whatever was sent, whether it is a value of the fact or not."""

INHERITED = ("constructor", "__proto__", "toString")
"""Names that every object of JavaScript knows without having been given them."""
NUMBERS = ("0", "-0", "-3", "2.5", "50", "50.0", "50.01", "49.999999", "999999999999999", "999999999999999.999999")
NO_NUMBERS = ("", " 50", "050", "5e1", "+50", "５０", "1,000", "50.", ".5", "1000000000000000", "0.0000001", "NaN")
LIMITS = ("0", "-3", "2.5", "50", "50.001234", "0.000001", "800", "999999999999999", "五十")
TEXTS = ("是", "否", "有", "甲", "440300", "000000", "  ", "\u3000", "\x1c\x85", "\ufeff", "null", *INHERITED)
STRANGE: tuple[Any, ...] = (None, True, 50, 49.9, -3, 1e21, {"甲": "是"}, [], [None], ["甲", 50], [["甲"]], [True])


def nested() -> Library:
    """Make registries with a fact of every type and regions that nest, lie in one nobody knows, and in each other."""
    regions = {"100000": None, "110000": "100000", "111000": "110000", "300000": "990000", "1": "2", "2": "1"}
    return library(
        facts=(
            Fact(name="类", question="哪一类？", type=FactType.CHOICE, values=("甲", "乙", "50", "constructor")),
            Fact(name="人数", question="多少人？", type=FactType.NUMBER),
            Fact(name="分数", question="多少分？", type=FactType.NUMBER),
            Fact(name="有塔吊", question="有没有？", type=FactType.YES_NO),
            Fact(name="作业", question="有哪些？", type=FactType.CHOICES, values=("吊装", "动火", "50")),
            Fact(name="地区", question="在哪里？", type=FactType.REGION),
            Fact(name="备注", question="还有什么？", type=FactType.TEXT),
            Fact(name="__proto__", question="有没有？", type=FactType.YES_NO, values=("是", "否")),
        ),
        regions=tuple(Region(code=code, name=code, parent=parent) for code, parent in regions.items()),
    )


class Engine:
    """The script in an engine of its own, with the registries of a library as the export and regions.yaml give them."""

    def __init__(self, content: Library) -> None:
        facts = {fact.name: {"type": fact.type.value, "values": list(fact.values)} for fact in content.facts}
        regions = {region.code: region.parent for region in content.regions}
        self._context = quickjs.Context()
        self._context.eval(SCRIPT.read_text(encoding="utf-8"))
        self._context.eval(f"const vocabulary = JSON.parse({json.dumps(json.dumps([facts, regions]))});")
        self._context.eval(
            "function judgeAll(text) { const [trees, profiles] = JSON.parse(text);"
            " const [facts, regions] = vocabulary; return JSON.stringify(profiles.map((profile) =>"
            " trees.map((tree) => judgeCondition(tree, profile, {facts, regions})))); }"
        )

    def judge(self, trees: list[Tree | None], profiles: list[Given]) -> list[list[dict[str, Any]]]:
        """Judge every tree over every profile; a row for each profile."""
        answer: list[list[dict[str, Any]]] = json.loads(self._context.get("judgeAll")(json.dumps([trees, profiles])))
        return answer


def as_profile(given: Given) -> Profile:
    """Take from JSON what a profile can hold: texts, numbers as they are written, lists of these."""
    known = {name: as_value(value) for name, value in given.items()}
    return {name: value for name, value in known.items() if value is not None}


def as_value(value: object) -> str | tuple[str, ...] | None:
    if isinstance(value, list):
        texts = [as_value(one) for one in value if not isinstance(one, list)]
        whole = len(texts) == len(value) and all(isinstance(text, str) for text in texts)
        return tuple(text for text in texts if isinstance(text, str)) if whole else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return value if isinstance(value, str) else json.dumps(value)


def fitting(fact: Fact, content: Library, draw: Random) -> str | list[str]:
    if fact.type is FactType.REGION:
        return draw.choice(content.regions).code
    if fact.type is FactType.NUMBER:
        return draw.choice(NUMBERS)
    if fact.type is FactType.CHOICES:
        return draw.sample(fact.values, draw.randint(0, len(fact.values)))
    return draw.choice(fact.values or ("是", "否"))


def draw_profile(content: Library, draw: Random) -> Given:
    """Draw a profile in which each fact is left out, holds, or is what it cannot be."""
    given: Given = {name: "是" for name in INHERITED if draw.random() < 0.1}
    unusable = draw.choice((0.0, 0.2, 0.7))
    for fact in content.facts:
        chance = draw.random()
        if chance < unusable:
            other = fitting(draw.choice(content.facts), content, draw)
            given[fact.name] = draw.choice((draw.choice(STRANGE), draw.choice(TEXTS), draw.choice(NO_NUMBERS), other))
        elif chance < 0.85:
            given[fact.name] = fitting(fact, content, draw)
    return given


def draw_condition(content: Library, draw: Random, depth: int = 3) -> Condition:
    if depth and draw.random() < 0.6:
        parts = tuple(draw_condition(content, draw, depth - 1) for _ in range(draw.randint(0, 3)))
        return Group(joint=draw.choice(list(Joint)), parts=parts)
    fact = draw.choice(content.facts)
    others = (*TEXTS, *LIMITS, *fact.values, *fact.values, *(region.code for region in content.regions))
    wanted = LIMITS if fact.type is FactType.NUMBER and draw.random() < 0.8 else others
    operator = draw.choice(list(Operator))
    values = tuple(draw.choices(wanted, k=draw.randint(0, 3) if operator is Operator.IN else 1))
    name = draw.choice((*INHERITED, "没有登记")) if draw.random() < 0.1 else fact.name
    return Comparison(fact=name, operator=operator, values=values)


@cache
def tree_of(test: Comparison) -> Tree:
    return condition_tree(test)


def plain(verdict: Verdict) -> dict[str, Any]:
    tests = [tree_of(test) for test in verdict.tests]
    return {"truth": verdict.truth.value, "tests": tests, "asks": list(verdict.asks)}


def disagreements(content: Library, conditions: list[Condition | None], profiles: list[Given]) -> Iterator[Any]:
    """Yield every cell that Python and JavaScript judge differently."""
    vocabulary = vocabulary_of(content)
    judges = [compile_condition(condition, vocabulary) for condition in conditions]
    trees = [condition_tree(condition) if condition else None for condition in conditions]
    for given, row in zip(profiles, Engine(content).judge(trees, profiles), strict=True):
        profile = as_profile(given)
        for tree, judge, theirs in zip(trees, judges, row, strict=True):
            if theirs != (ours := plain(judge(profile))):
                yield given, tree, ours, theirs


def real_conditions(content: Library) -> list[Condition | None]:
    """List what the policies, their duties and the roles ask, each once."""
    clauses = [clause for policy in content.policies for clause in policy.clauses]
    found = [
        *(policy.condition for policy in content.policies),
        *(duty.condition for clause in clauses for duty in clause.duties),
        *(role.condition for role in content.roles),
    ]
    return list(dict.fromkeys(found))


def test_the_conditions_of_the_policies_over_any_profile(
    content: Library, long_run: Callable[[int, int], LongRun]
) -> None:
    run = long_run(100_000, 500_000)
    draw, conditions = Random(run.seed), real_conditions(content)
    assert len(conditions) > 30
    profiles = [draw_profile(content, draw) for _ in range(run.count // len(conditions))]
    assert next(disagreements(content, conditions, profiles), None) is None


def test_any_condition_over_any_profile(long_run: Callable[[int, int], LongRun]) -> None:
    run = long_run(100_000, 500_000)
    draw, content = Random(run.seed), nested()
    for _ in range(run.count // 5000):
        conditions: list[Condition | None] = [None, *(draw_condition(content, draw) for _ in range(99))]
        profiles = [draw_profile(content, draw) for _ in range(50)]
        assert next(disagreements(content, conditions, profiles), None) is None


def test_each_answer_is_drawn_often_enough_to_tell() -> None:
    draw, content = Random(1), nested()
    vocabulary = vocabulary_of(content)
    counts = dict.fromkeys(("yes", "no", "unknown"), 0)
    for _ in range(2000):
        judge = compile_condition(draw_condition(content, draw), vocabulary)
        counts[judge(as_profile(draw_profile(content, draw))).truth.value] += 1
    assert min(counts.values()) > 300


def actors_tree(actors: tuple[Actor, ...], rule: Rule, roles: RoleIndex) -> Tree:
    """Write which enterprises some actors are."""
    lines = [roles.lineage(actor.role, rule.policy.id) for actor in actors if actor.role]
    conditions = [next((role.condition for role in line if role.condition), None) for line in lines]
    return {"any": [condition_tree(condition) for condition in conditions if condition]}


def rule_tree(rule: Rule, roles: RoleIndex) -> Tree:
    """Write everything the applicability of a duty depends on as one tree."""
    acting, receiving = (actors_tree(actors, rule, roles) for actors in (rule.actors, rule.receivers))
    region: Tree = {"fact": "地区", "op": "=", "value": rule.policy.region}
    of_policy, own = ([condition_tree(one)] if one else [] for one in (rule.policy.condition, rule.duty.condition))
    if rule.receivers:  # who is not the one who acts may be acted on
        acting = {"any": [acting, {"all": [{"none": [acting]}, receiving]}]}
    return {"all": [region, *of_policy, acting, *own]}


def test_which_duties_apply_can_be_judged_from_trees_alone(
    content: Library, long_run: Callable[[int, int], LongRun]
) -> None:
    run = long_run(20_000, 200_000)
    draw, rules, roles = Random(run.seed), compile_rules(content), RoleIndex(content.roles)
    profiles = [draw_profile(content, draw) for _ in range(run.count // len(rules))]
    statuses = {"yes": "applies", "unknown": "to_confirm", "no": "not_applicable"}
    rows = Engine(content).judge([rule_tree(rule, roles) for rule in rules], profiles)
    for given, row in zip(profiles, rows, strict=True):
        profile = as_profile(given)
        for rule, theirs in zip(rules, row, strict=True):
            ours = judge_rule(rule, profile, Status.RUNNING)
            assert (statuses[theirs["truth"]], theirs["asks"]) == (ours.status.value, list(ours.asks)), rule.duty.id


@pytest.mark.parametrize(
    ("value", "truth"),
    [("50", "yes"), (50, "yes"), ("49.999999", "no"), ("五十", "unknown"), (None, "unknown"), (["50"], "unknown")],
)
def test_a_page_opened_as_a_file_judges(value: object, truth: str, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "conditions.js").write_bytes(SCRIPT.read_bytes())
    (tmp_path / "page.html").write_text(
        '<!doctype html><meta charset="utf-8"><script src="conditions.js"></script>', encoding="utf-8"
    )
    tree: Mapping[str, object] = {"none": [{"fact": "人数", "op": "<", "value": 50}]}
    given = [tree, {"人数": value}, {"facts": {"人数": {"type": "数值", "values": []}}, "regions": {}}]
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    answer = page.evaluate("(given) => judgeCondition(...given)", given)
    page.close()
    asks = ["人数"] if truth == "unknown" else []
    assert answer == {"truth": truth, "tests": tree["none"], "asks": asks}
