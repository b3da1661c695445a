"""A duty as plain data: its texts, who its actors are, and on what it depends."""

from dataclasses import dataclass, field
from typing import Any

from generators.model.registry import RoleIndex, RoleKind
from generators.view.checklist.digests import digest_asked
from generators.view.checklist.items import RANKS, say_basis, say_standard
from generators.view.checklist.joining import rank_strength
from generators.view.checklist.records import fingerprint_duty
from generators.view.handbook.cards import find_rhythm, list_timings
from generators.view.handbook.index import Spot, link_clause, link_duty
from generators.view.own_list.tables import NEVER, Schedules, Trees
from generators.view.rules import Actor, Rule


@dataclass(frozen=True, kw_only=True)
class Tables:
    """What is filled while duties are given, and what they are read with."""

    roles: RoleIndex
    trees: Trees
    schedules: Schedules
    actors: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    """Policy and printed name -> what is given for the actor."""


def plain_duty(rule: Rule, policy: int, tables: Tables) -> dict[str, Any]:
    """Give a duty as plain data, its conditions and dates put into the tables; `policy` is the place of its policy."""
    duty, trees, schedules = rule.duty, tables.trees, tables.schedules
    standard, clause = say_standard(rule), rule.clause
    return {
        "id": duty.id,
        "policy": policy,
        "clause": clause.clause,
        "row": clause.row,
        "basis": say_basis(rule),
        "address": link_duty(Spot(policy=rule.policy, clause=clause, duty=duty)).address,
        "clauseAddress": link_clause(rule.policy, clause).address,
        "who": list(duty.who),
        "does": duty.does,
        "strength": duty.strength.value,
        "rank": RANKS[duty.strength],
        "strict": rank_strength(duty.strength),
        "recurs": duty.recurrence is not None,
        "frequency": duty.recurrence.text if duty.recurrence else None,
        "due": duty.due.date.iso if duty.due else None,
        "dueYear": duty.due.date.year if duty.due else None,
        "timing": "；".join(timing.text for timing in list_timings(duty)),
        "standard": standard,
        "rhythm": find_rhythm(duty).value,
        "evidence": list(duty.evidence),
        "digest": digest_asked(duty, rule.policy.id, clause.clause, clause.row, standard),
        "print": fingerprint_duty(duty),
        "actors": [_plain_actor(actor, rule, tables) for actor in rule.actors],
        "receivers": [_plain_actor(actor, rule, tables) for actor in rule.receivers],
        "condition": trees.place(duty.condition),
        "schedule": schedules.place(duty),
    }


def _plain_actor(actor: Actor, rule: Rule, tables: Tables) -> list[Any]:
    """Give a name, its post, what sort of actor it is, and which enterprises it is; once for all its duties."""
    key = (rule.policy.id, actor.name)
    known = tables.actors.get(key)
    if known is None:
        known = tables.actors[key] = _lay_out_actor(actor, rule, tables)
    return known


def _lay_out_actor(actor: Actor, rule: Rule, tables: Tables) -> list[Any]:
    if actor.role is None:
        return [actor.name, None, None, tables.trees.place_tree(NEVER)]
    line = tables.roles.lineage(actor.role, rule.policy.id)
    condition = next((role.condition for role in line if role.condition is not None), None)
    kind = actor.role.kind if actor.post else RoleKind.ORGANISATION
    tree = tables.trees.place_tree(NEVER) if condition is None else tables.trees.place(condition)
    return [actor.name, actor.post, kind.value, tree]
