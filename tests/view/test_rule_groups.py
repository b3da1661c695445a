"""Judging by groups, which remember, says what judging each enterprise alone says."""

from datetime import date
from pathlib import Path
from random import Random

from generators.model.enterprise import Enterprise
from generators.model.registry import Fact, FactType
from generators.read.library import read_library
from generators.view.applicability import judge_enterprise
from generators.view.checklist import view_checklist
from generators.view.checklist.items import concerns, view_item
from generators.view.checklist.shared import SharedRules, shared_rules
from generators.view.rule_groups import group_rules
from generators.view.rules import compile_rules
from tests.builders import library

CONTENT, _ = read_library(Path(__file__).parent.parent.parent / "content")
RULES = compile_rules(CONTENT)
NEAR = [region for region in CONTENT.regions if region.code.startswith(("4403", "3505", "44"))]
YEARS = (2021, 2023, 2027)


def drawn(draw: Random, number: int) -> Enterprise:
    """Draw an enterprise that leaves out some facts, and of some gives what they cannot be."""
    facts = {fact.name: value(draw, fact) for fact in CONTENT.facts if draw.random() < 0.8}
    return Enterprise(id=f"{number:03d}", name=f"示例{number}", year=draw.choice(YEARS), facts=facts)


def value(draw: Random, fact: Fact) -> str | tuple[str, ...]:
    if draw.random() < 0.05:
        return "无此答案"
    match fact.type:
        case FactType.CHOICE:
            return draw.choice(fact.values)
        case FactType.CHOICES:
            return tuple(draw.sample(fact.values, draw.randint(0, 2)))
        case FactType.YES_NO:
            return draw.choice("是否")
        case FactType.REGION:
            return draw.choice(NEAR).code
        case _:
            return str(draw.choice((0, 1, 50, 100, 300)))


def test_every_rule_stands_in_one_group_with_the_facts_it_asks() -> None:
    groups = group_rules(RULES)
    assert sorted(place for group in groups for place in group.places) == list(range(len(RULES)))
    assert all(RULES[place].facts == set(group.facts) for group in groups for place in group.places)


def test_what_is_remembered_is_what_each_would_be_told_alone() -> None:
    draw, shared = Random(4), SharedRules(CONTENT, CONTENT.calendar)
    for number in range(60):
        one = drawn(draw, number)
        alone = judge_enterprise(RULES, one)
        said = shared.say(one.facts, one.year)
        assert [place for place, _, _ in said] == sorted({place for place, _, _ in said})
        for place, it, _ in said:
            other = alone[place]
            assert (it.status, it.why, it.asks) == (other.status, other.why, other.asks)
        assert [item for _, _, item in said if item] == [
            view_item(it, one.year, CONTENT.calendar) for it in alone if concerns(it)
        ]
        assert {it.rule.policy.id for _, it, _ in said} == {rule.policy.id for rule in RULES}


def test_another_library_is_not_told_what_the_first_one_says() -> None:
    one = drawn(Random(1), 1)
    before = view_checklist(one, CONTENT, date(2023, 6, 1))
    assert view_checklist(one, library(), date(2023, 6, 1)).exclusions != before.exclusions
    assert view_checklist(one, CONTENT, date(2023, 6, 1)).version == before.version


def test_rules_are_made_ready_once() -> None:
    assert shared_rules(CONTENT, CONTENT.calendar) is shared_rules(CONTENT, CONTENT.calendar)
