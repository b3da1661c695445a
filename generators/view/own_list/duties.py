"""A duty as plain data: its texts, who its actors are, and on what it depends."""

from dataclasses import dataclass
from typing import Any

from generators.model.registry import RoleIndex, RoleKind
from generators.view.applicability import Actor, Rule, judge_rule
from generators.view.checklist.digests import digest_duty
from generators.view.checklist.items import RANKS, view_item
from generators.view.checklist.joining import how_strict
from generators.view.checklist.records import fingerprint_duty
from generators.view.conditions import Vocabulary
from generators.view.handbook.cards import list_timings
from generators.view.handbook.index import Spot, link_clause, link_duty
from generators.view.own_list.tables import NEVER, Schedules, Trees
from generators.view.status import Status


@dataclass(frozen=True, kw_only=True)
class Tables:
    """What is filled while duties are given, and what they are read with."""

    vocabulary: Vocabulary
    roles: RoleIndex
    trees: Trees
    schedules: Schedules


def plain_duty(rule: Rule, policy: int, tables: Tables) -> dict[str, Any]:
    """Give a duty as plain data, its conditions and dates put into the tables; `policy` is the place of its policy."""
    duty, trees, schedules = rule.duty, tables.trees, tables.schedules
    # What a list says of a duty whoever asks is the same whatever the answers are.
    item = view_item(judge_rule(rule, {}, Status.RUNNING), schedules.years[0], tables.vocabulary, schedules.calendar)
    return {
        "id": duty.id,
        "policy": policy,
        "clause": rule.clause.clause,
        "row": rule.clause.row,
        "basis": item.basis,
        "address": link_duty(Spot(policy=rule.policy, clause=rule.clause, duty=duty)).address,
        "clauseAddress": link_clause(rule.policy, rule.clause).address,
        "who": list(duty.who),
        "does": duty.does,
        "strength": duty.strength.value,
        "rank": RANKS[duty.strength],
        "strict": how_strict(item)[0],
        "recurs": duty.recurrence is not None,
        "frequency": duty.recurrence.text if duty.recurrence else None,
        "due": duty.due.date.iso if duty.due else None,
        "dueYear": duty.due.date.year if duty.due else None,
        "timing": "；".join(timing.text for timing in list_timings(duty)),
        "standard": item.standard,
        "rhythm": item.rhythm.value,
        "evidence": list(duty.evidence),
        "digest": digest_duty(item),
        "print": fingerprint_duty(duty),
        "actors": [_plain_actor(actor, rule, tables) for actor in rule.actors],
        "receivers": [_plain_actor(actor, rule, tables) for actor in rule.receivers],
        "condition": trees.place(duty.condition),
        "schedule": schedules.place(duty),
    }


def _plain_actor(actor: Actor, rule: Rule, tables: Tables) -> list[Any]:
    """Give a name, its post, what sort of actor it is, and which enterprises it is."""
    if actor.role is None:
        return [actor.name, None, None, tables.trees.place_tree(NEVER)]
    line = tables.roles.lineage(actor.role, rule.policy.id)
    condition = next((role.condition for role in line if role.condition is not None), None)
    kind = actor.role.kind if actor.post else RoleKind.ORGANISATION
    tree = tables.trees.place_tree(NEVER) if condition is None else tables.trees.place(condition)
    return [actor.name, actor.post, kind.value, tree]
