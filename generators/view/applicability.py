"""Which duties of the library apply to an enterprise, to its posts, or are done to it by others, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.policy import Duty
from generators.view.conditions import (
    Profile,
    Truth,
    Verdict,
    all_hold,
    any_holds,
    join_all,
    join_any,
    say_outcome,
)
from generators.view.periods import view_standing
from generators.view.rules import REGION, Actor, Rule, compile_rules
from generators.view.status import Status

ACTOR_FACTS = frozenset({"单位类型", REGION})
"""Facts that say who acts and where; a condition on any other fact speaks of the enterprise concerned."""


class Decision(Enum):
    """Whether a duty belongs in the list of an enterprise; the value is the word of the export."""

    APPLIES = "applies"
    TO_CONFIRM = "to_confirm"
    NOT_APPLICABLE = "not_applicable"


DECISIONS = {
    Truth.YES: Decision.APPLIES,
    Truth.UNKNOWN: Decision.TO_CONFIRM,
    Truth.NO: Decision.NOT_APPLICABLE,
}


class Relation(Enum):
    """How a duty concerns the enterprise; the value is the word of the export."""

    OWN = "own"
    """The enterprise itself acts."""
    POST = "post"
    """A post or a part of it acts."""
    RECEIVED = "received"
    """Others act on it."""


@dataclass(frozen=True, kw_only=True)
class Applicability:
    """One duty as it concerns one enterprise in one year."""

    rule: Rule
    profile: Profile
    status: Decision
    relation: Relation
    standing: Status
    actors: tuple[Actor, ...]
    """Those of the actors that the enterprise or its posts are, or may be."""
    like: "Applicability | None" = field(default=None, repr=False, compare=False)
    """One of the same profile that was judged by the same questions: what is told of it holds here too."""

    @cached_property
    def verdict(self) -> Verdict:
        """Give what decided; most duties concern somebody else, and nobody asks it of them."""
        return self.like.verdict if self.like else explain_rule(self.rule, self.profile)

    @property
    def duty(self) -> Duty:
        """Give the duty."""
        return self.rule.duty

    @property
    def asks(self) -> tuple[str, ...]:
        """Give the facts a duty to be confirmed waits for."""
        return self.verdict.asks if self.status is Decision.TO_CONFIRM else ()

    @cached_property
    def why(self) -> str:
        """Say why in words: who acts, and which facts decided."""
        return self.like.why if self.like else _say_why(self)

    @cached_property
    def grounds(self) -> str:
        """Say the facts that decided beyond the region."""
        if self.like:
            return self.like.grounds
        tests = (test for test in self.verdict.tests if test.fact != REGION)
        return "；".join(dict.fromkeys([say_outcome(test, self.profile, self.rule.vocabulary) for test in tests]))

    @cached_property
    def kept_out(self) -> bool:
        """Say whether a fact of the enterprise alone keeps the duty out: its actor would be this kind of enterprise."""
        return self.like.kept_out if self.like else _is_kept_out(self)

    @property
    def posts(self) -> tuple[str, ...]:
        """Name the sheets the duty stands on; none where the organisation itself acts."""
        return tuple(dict.fromkeys(actor.post for actor in self.actors if actor.post))


def view_applicability(enterprise: Enterprise, library: Library, year: int | None = None) -> tuple[Applicability, ...]:
    """Judge every duty of every policy for one enterprise, in the order of policies and text.

    The year is the enterprise's own if not given. It decides only what is said of a policy's
    period; a policy that has run out hides nothing.
    """
    return judge_enterprise(compile_rules(library), enterprise, year)


def judge_enterprise(
    rules: Iterable[Rule], enterprise: Enterprise, year: int | None = None
) -> tuple[Applicability, ...]:
    """Judge ready-made rules for one enterprise."""
    return judge_profile(rules, enterprise.facts, enterprise.year if year is None else year)


def judge_profile(rules: Iterable[Rule], profile: Profile, year: int) -> tuple[Applicability, ...]:
    """Judge ready-made rules for whoever gives these answers."""
    standings: dict[str, Status] = {}
    judged: list[Applicability] = []
    alike: dict[tuple[int, ...], Applicability] = {}
    for rule in rules:
        standing = standings.get(rule.policy.id)
        if standing is None:
            standing = standings[rule.policy.id] = view_standing(rule.policy, year)
        like = alike.get(rule.questions)
        if like is None:
            one = alike[rule.questions] = judge_rule(rule, profile, standing)
        else:
            one = _judge_like(like, rule, standing)
        judged.append(one)
    return tuple(judged)


def _judge_like(like: Applicability, rule: Rule, standing: Status) -> Applicability:
    return Applicability(
        rule=rule,
        profile=like.profile,
        status=like.status,
        relation=like.relation,
        standing=standing,
        actors=like.actors,
        like=like,
    )


def judge_rule(rule: Rule, profile: Profile, standing: Status) -> Applicability:
    """Judge one duty: region, policy, actor and the duty's own condition must all hold.

    Who is not the one who acts may be the one it is done to.
    """
    truths = [actor.judge.truth(profile) for actor in rule.actors]
    acting, relation = any_holds(truths), Relation.OWN
    if rule.receivers and acting is Truth.NO:
        received = any_holds(one.judge.truth(profile) for one in rule.receivers)
        relation, acting = (Relation.OWN, acting) if received is Truth.NO else (Relation.RECEIVED, received)
    mine = tuple(actor for actor, its in zip(rule.actors, truths, strict=True) if its is acting and its is not Truth.NO)
    if mine and all(actor.post for actor in mine):
        relation = Relation.POST
    conditions = (rule.region, rule.policy_condition, rule.own_condition)
    return Applicability(
        rule=rule,
        profile=profile,
        status=DECISIONS[all_hold((acting, *(one.truth(profile) for one in conditions)))],
        relation=relation,
        standing=standing,
        actors=mine,
    )


def explain_rule(rule: Rule, profile: Profile) -> Verdict:
    """Judge one duty as `judge_rule` does, with the comparisons that decided and the facts to ask for."""
    acting = join_any(one.judge.explain(profile) for one in rule.actors)
    if rule.receivers and acting.truth is not Truth.YES:
        acting = _explain_received(acting, join_any(one.judge.explain(profile) for one in rule.receivers))
    parts = (rule.region.explain(profile), rule.policy_condition.explain(profile), acting)
    return join_all((*parts, rule.own_condition.explain(profile)))


def _explain_received(acting: Verdict, received: Verdict) -> Verdict:
    """Say why the act is done to the enterprise: only where it is known that it does not act itself.

    As long as both are open, both are asked, so that one more answer never raises a new question.
    """
    if received.truth is Truth.NO:
        return acting
    if acting.truth is Truth.NO:
        return received
    return join_any((acting, received)) if received.truth is Truth.UNKNOWN else acting


def _say_why(one: Applicability) -> str:
    """Say the reason: the actor first, then each fact that decided; for an exclusion only what excludes."""
    vocabulary = one.rule.vocabulary
    outcomes = [say_outcome(test, one.profile, vocabulary) for test in one.verdict.tests]
    if one.status is Decision.NOT_APPLICABLE:
        head, actors = _excluding(one)
        return head + "；".join(dict.fromkeys([*actors, *outcomes]))
    actor = _say_received(one) if one.relation is Relation.RECEIVED else _say_actor(one)
    return "；".join(dict.fromkeys([actor, *outcomes]))


def _excluding(one: Applicability) -> tuple[str, list[str]]:
    """Name what excludes: the policy, the duty's own condition, or its actors, who then stand before the facts."""
    rule = one.rule
    if Truth.NO in (rule.region.truth(one.profile), rule.policy_condition.truth(one.profile)):
        return "政策不适用：", []
    if one.actors or one.relation is Relation.RECEIVED:
        return "情况不符：", []
    unknown = [actor.name for actor in rule.actors if actor.role is None]
    return "", [f"责任人是{'、'.join(rule.duty.who)}", *[f"「{name}」未登记" for name in unknown]]


def _is_kept_out(one: Applicability) -> bool:
    if one.status is not Decision.NOT_APPLICABLE:
        return False
    in_policy = all(judge.truth(one.profile) is Truth.YES for judge in (one.rule.region, one.rule.policy_condition))
    return in_policy and any(test.fact not in ACTOR_FACTS for test in one.verdict.tests)


def _say_actor(one: Applicability) -> str:
    return f"责任人是{'、'.join(actor.name for actor in one.actors)}"


def _say_received(one: Applicability) -> str:
    """Say who acts on the enterprise, and as what it is named."""
    named = [receiver.name for receiver in one.rule.receivers if receiver.judge.truth(one.profile) is not Truth.NO]
    return f"由{'、'.join(one.duty.who)}对{'、'.join(named)}进行"
