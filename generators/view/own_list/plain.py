"""Everything the page makes lists from, but the Word skeleton, as plain data."""

from typing import Any

from generators.model.condition import Condition
from generators.model.library import Library
from generators.model.policy import Policy
from generators.model.registry import RoleIndex
from generators.model.suspect import TargetKind
from generators.view.as_of import held_policies
from generators.view.checklist.surroundings import say_effective
from generators.view.own_list.duties import Tables, plain_duty
from generators.view.own_list.tables import Schedules, Trees
from generators.view.own_list.years import list_years
from generators.view.periods import mark_standing, say_standing, view_standing
from generators.view.rules import compile_rules
from generators.view.status import policy_period
from generators.view.suspects.words import say_suspect


def plain_own_list(library: Library) -> dict[str, Any]:
    """Give everything as plain data; conditions and dates stand once, in tables, and are named by their place."""
    years, trees = list_years(library), Trees()
    schedules = Schedules(years, library.calendar)
    tables = Tables(roles=RoleIndex(library.roles), trees=trees, schedules=schedules)
    held = held_policies(library)
    places = {policy.id: place for place, policy in enumerate(held)}
    return {
        "years": list(years),
        "facts": [
            {"name": one.name, "type": one.type.value, "values": list(one.values), "unit": one.unit or ""}
            | {"question": one.question}
            for one in library.facts
        ],
        "regions": {one.code: one.parent for one in library.regions},
        "regionNames": {one.code: one.name for one in library.regions},
        "policies": [_plain_policy(policy, years, trees) for policy in held],
        "duties": [plain_duty(rule, places[rule.policy.id], tables) for rule in compile_rules(library)],
        "links": [[link.name, list(link.duties)] for link in library.links],
        "samePosts": {role.name: role.same_post for role in library.roles if role.same_post},
        "samples": [
            {"id": one.id, "name": one.name, "sample": True, "year": one.year}
            | {"facts": {name: value if isinstance(value, str) else list(value) for name, value in one.facts.items()}}
            for one in library.enterprises
            if one.sample
        ],
        "suspects": _plain_suspects(library),
        "trees": trees.rows,
        "schedules": schedules.rows,
    }


def _plain_suspects(library: Library) -> dict[str, Any]:
    """Give what is suspect of a sample's list, by its id, and of what lists join, by the link: each in a sentence."""
    said = [(one.kind, one.name, say_suspect(one)) for one in library.suspects]
    samples = {one.id for one in library.enterprises if one.sample}
    return {
        "lists": {name: says for kind, name, says in said if kind is TargetKind.LIST and name in samples},
        "links": [[name, says] for kind, name, says in said if kind is TargetKind.LINK],
    }


def _plain_policy(policy: Policy, years: tuple[int, ...], trees: Trees) -> dict[str, Any]:
    start, end = policy_period(policy)
    standings = {year: view_standing(policy, year) for year in years}
    condition: Condition | None = policy.condition
    return {
        "id": policy.id,
        "title": policy.title,
        "issuer": policy.issuer.value or "",
        "number": policy.number or "",
        "region": policy.region,
        "condition": trees.place(condition),
        "period": say_effective(policy),
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "standings": {
            str(year): [one.value, mark_standing(policy, one), say_standing(policy, one)]
            for year, one in standings.items()
        },
    }
