"""Rules grouped by policy area and by the facts they ask: enterprises that answer alike are judged once."""

from collections.abc import Iterable
from dataclasses import dataclass

from generators.view.applicability import Applicability, judge_profile
from generators.view.conditions import Profile, Truth, Value
from generators.view.rules import REGION, Rule

Answers = tuple[Value | None, ...]
"""What a profile says to each fact of a group; None where it says nothing."""


@dataclass(frozen=True, kw_only=True)
class RuleGroup:
    """The rules of one region that ask the same facts."""

    facts: tuple[str, ...]
    places: tuple[int, ...]
    """Where each rule stands among all."""
    rules: tuple[Rule, ...]

    def answers(self, profile: Profile) -> Answers:
        """Pick what a profile says to the facts of the group; outside its region nothing else matters."""
        picked = tuple([profile.get(fact) for fact in self.facts])
        if self.rules[0].region.truth(profile) is Truth.NO:
            return tuple(value if fact == REGION else None for fact, value in zip(self.facts, picked, strict=True))
        return picked


def group_rules(rules: Iterable[Rule]) -> tuple[RuleGroup, ...]:
    """Group rules by the region of their policy and by the facts they ask."""
    groups: dict[tuple[str, frozenset[str]], list[tuple[int, Rule]]] = {}
    for place, rule in enumerate(rules):
        groups.setdefault((rule.policy.region, rule.facts), []).append((place, rule))
    return tuple(
        RuleGroup(
            facts=tuple(sorted(facts)),
            places=tuple(place for place, _ in placed),
            rules=tuple(rule for _, rule in placed),
        )
        for (_, facts), placed in groups.items()
    )


def judge_group(group: RuleGroup, answers: Answers, year: int) -> tuple[Applicability, ...]:
    """Judge the rules of a group for all who answer so."""
    return judge_profile(group.rules, profile_of(group.facts, answers), year)


def profile_of(facts: Iterable[str], answers: Answers) -> Profile:
    """Return what these answers to some facts say; what nobody answered is left out."""
    return {fact: value for fact, value in zip(facts, answers, strict=True) if value is not None}
