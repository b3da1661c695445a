"""Duties made ready to be judged: who acts, on whom it is done, and all conditions it depends on."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile

from generators.model.condition import Condition, Operator, Test, find_tests
from generators.model.library import Library
from generators.model.policy import Clause, Duty, Policy, Statement
from generators.model.registry import Role, RoleIndex, RoleKind
from generators.view.conditions import FAILS, Judge, Vocabulary, compile_condition, vocabulary_of

REGION = "地区"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A name printed as the actor of a duty, or as whom it is done to, resolved to its role."""

    name: str
    role: Role | None
    post: str | None
    """The post whose sheet the duty stands on, as the roles name it; None where the organisation itself acts."""
    judge: Judge
    facts: frozenset[str] = frozenset()
    """The facts its judge may look at."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A duty with everything its applicability depends on, made ready once for many enterprises."""

    policy: Policy
    clause: Clause
    duty: Duty
    region: Judge
    policy_condition: Judge
    own_condition: Judge
    actors: tuple[Actor, ...]
    receivers: tuple[Actor, ...]
    """Whom the act is done to, where the text names them."""
    vocabulary: Vocabulary
    facts: frozenset[str]
    """Every fact that a judge of this rule may look at."""

    @cached_property
    def questions(self) -> tuple[int, ...]:
        """Tell by identity what this rule asks: rules of which it is the same are judged alike."""
        asked = (self.region, self.policy_condition, self.own_condition, self.actors, self.receivers)
        return tuple([id(one) for one in asked])


def compile_rules(library: Library, only: Container[str] | None = None) -> tuple[Rule, ...]:
    """Make every duty of the library, or those of some ids, ready to be judged for many enterprises."""
    vocabulary = vocabulary_of(library)
    roles = RoleIndex(library.roles)
    held = (policy for policy in library.policies if policy.id not in library.superseded)
    rules = (rule for policy in held for rule in _rules(policy, roles, vocabulary, only))
    return tuple(rules)


def _rules(
    policy: Policy, roles: RoleIndex, vocabulary: Vocabulary, only: Container[str] | None = None
) -> Iterator[Rule]:
    region = compile_condition(_in_region(policy), vocabulary)
    condition = compile_condition(policy.condition, vocabulary)
    in_policy = frozenset({REGION}) | _facts_of(policy.condition)
    # Most duties of a policy name the same few actors: each is found and made ready once.
    find = cache(lambda name: _actor(name, policy, roles, vocabulary))
    find_all = cache(lambda names: tuple([find(name) for name in names]))
    for clause in policy.clauses:
        for duty in clause.duties:
            if duty.kind is not Statement.DUTY or (only is not None and duty.id not in only):
                continue
            actors, receivers = find_all(duty.who), find_all(duty.whom)
            yield Rule(
                policy=policy,
                clause=clause,
                duty=duty,
                region=region,
                policy_condition=condition,
                own_condition=compile_condition(duty.condition, vocabulary),
                actors=actors,
                receivers=receivers,
                vocabulary=vocabulary,
                facts=in_policy.union(_facts_of(duty.condition), *[one.facts for one in (*actors, *receivers)]),
            )


def _facts_of(condition: Condition | None) -> frozenset[str]:
    return frozenset(test.fact for test in find_tests(condition)) if condition is not None else frozenset()


def _actor(name: str, policy: Policy, roles: RoleIndex, vocabulary: Vocabulary) -> Actor:
    """Resolve a printed name; a role that says nowhere which enterprises it means is none of them."""
    role = roles.find(name, policy.id)
    if role is None:
        return Actor(name=name, role=None, post=None, judge=FAILS)
    line = roles.lineage(role, policy.id)
    condition = next((one.condition for one in line if one.condition is not None), None)
    judge = compile_condition(condition, vocabulary) if condition is not None else FAILS
    return Actor(
        name=name,
        role=role,
        post=_post(line),
        judge=judge,
        facts=_facts_of(condition),
    )


def _post(line: tuple[Role, ...]) -> str | None:
    """Name the post a role comes under: special cases of a post (法定代表人 of 主要负责人) share its sheet.

    A group that belongs to nothing stands for organisations (各相关单位), one inside an organisation for its people.
    """
    first = line[0]
    if first.kind is RoleKind.ORGANISATION or (first.kind is RoleKind.GROUP and first.parent is None):
        return None
    same = takewhile(lambda role: role.kind is first.kind and role.parent is not None, line)
    return tuple(same)[-1].name if first.parent is not None else first.name


def _in_region(policy: Policy) -> Condition:
    return Test(fact=REGION, operator=Operator.EQUALS, values=(policy.region,))
