"""Edits as people make them, drawn at random: any field of a record; duties added, moved, taken away; new policies."""

from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from random import Random
from typing import Any

from generators.check.content import check_content
from generators.model.amendment import AmendedDuty, Amendment, AmendmentKind
from generators.model.changes import ChangeKind
from generators.model.library import Library
from generators.model.policy import Clause, Duty, Policy, Strength
from generators.model.registry import DutyLink, Retired
from generators.model.update import Update, UpdateLine
from generators.phrases import parse_deadline, parse_recurrence
from tests.builders import known
from tests.mutations import mutations

Edit = Callable[[Library, Random], Library | None]
"""Changes a library; None where it holds nothing to be changed so."""
TRIES = 40
REGISTRIES = ("roles", "facts", "documents", "glossary", "topics", "enterprises", "links", "updates", "regions")


def _place(library: Library, chance: Random) -> tuple[int, int]:
    """Draw a clause that holds duties, by the numbers of its policy and its own."""
    places = [
        (number, place)
        for number, policy in enumerate(library.policies)
        for place, clause in enumerate(policy.clauses)
        if clause.duties
    ]
    return chance.choice(places)


def _with_policy(library: Library, number: int, policy: Policy) -> Library:
    policies = library.policies
    return replace(library, policies=(*policies[:number], policy, *policies[number + 1 :]))


def _with_clauses(library: Library, number: int, clauses: tuple[Clause, ...]) -> Library:
    return _with_policy(library, number, replace(library.policies[number], clauses=clauses))


def _with_duties(library: Library, spot: tuple[int, int], duties: tuple[Duty, ...]) -> Library:
    number, place = spot
    clauses = library.policies[number].clauses
    changed = replace(clauses[place], duties=duties)
    return _with_clauses(library, number, (*clauses[:place], changed, *clauses[place + 1 :]))


def _edit_duty(library: Library, chance: Random, edit: Callable[[Duty], Duty | None]) -> Library | None:
    spot = _place(library, chance)
    duties = library.policies[spot[0]].clauses[spot[1]].duties
    at = chance.randrange(len(duties))
    changed = edit(duties[at])
    return None if changed is None else _with_duties(library, spot, (*duties[:at], changed, *duties[at + 1 :]))


def _mutated(record: Any, chance: Random) -> Any:
    drawn = [changed for _, changed in mutations(record)]
    return chance.choice(drawn) if drawn else None


def change_duty(library: Library, chance: Random) -> Library | None:
    """Change any field of a duty."""
    return _edit_duty(library, chance, lambda duty: _mutated(duty, chance))


def change_print(library: Library, chance: Random) -> Library | None:
    """Print a phrase otherwise that means the same."""

    def edit(duty: Duty) -> Duty | None:
        for name in ("recurrence", "due", "within", "total"):
            phrase = getattr(duty, name)
            if phrase is not None:
                return replace(duty, **{name: replace(phrase, text=f"{phrase.text}（含）")})
        return None

    return _edit_duty(library, chance, edit)


def change_actor(library: Library, chance: Random) -> Library | None:
    """Let others do it."""
    names = [name for role in library.roles for name in (role.name, *role.aliases)]
    attribute = chance.choice(("who", "who", "whom", "supervised_by"))

    def edit(duty: Duty) -> Duty:
        others: dict[str, Any] = {attribute: tuple(chance.sample(names, 2))}
        return replace(duty, **others)

    return _edit_duty(library, chance, edit)


def change_date(library: Library, chance: Random) -> Library | None:
    """Let it be due on another day, or come round."""
    if chance.random() < 0.5:
        text = f"2023年{chance.randint(1, 12)}月底前"
        return _edit_duty(library, chance, lambda duty: replace(duty, recurrence=None, due=known(parse_deadline(text))))
    often = chance.choice(("每周至少1次", "每月至少1次", "每季度1次", "每年至少1次"))
    return _edit_duty(library, chance, lambda duty: replace(duty, recurrence=known(parse_recurrence(often)), due=None))


def change_strength(library: Library, chance: Random) -> Library | None:
    """Let it bind more or less."""
    strength = chance.choice((Strength.MUST, Strength.MAY, Strength.ENCOURAGED))
    return _edit_duty(library, chance, lambda duty: replace(duty, strength=strength))


def add_duty(library: Library, chance: Random) -> Library | None:
    """Add a duty like another one."""
    spot, like = _place(library, chance), _any_duty(library, chance)
    policy = library.policies[spot[0]]
    duties = list(policy.clauses[spot[1]].duties)
    duties.insert(chance.randint(0, len(duties)), replace(like, id=f"{policy.id}.9{spot[1]}.{chance.choice('wxyz')}"))
    return _with_duties(library, spot, tuple(duties))


def _any_duty(library: Library, chance: Random) -> Duty:
    number, place = _place(library, chance)
    return chance.choice(library.policies[number].clauses[place].duties)


def remove_duty(library: Library, chance: Random) -> Library | None:
    """Take a duty away."""
    spot = _place(library, chance)
    duties = list(library.policies[spot[0]].clauses[spot[1]].duties)
    del duties[chance.randrange(len(duties))]
    return _with_duties(library, spot, tuple(duties))


def move_duty(library: Library, chance: Random) -> Library | None:
    """Move a duty to another place, of another policy under another id."""
    spot, to = _place(library, chance), _place(library, chance)
    duties = list(library.policies[spot[0]].clauses[spot[1]].duties)
    moved = duties.pop(chance.randrange(len(duties)))
    shorter = _with_duties(library, spot, tuple(duties))
    if to[0] != spot[0]:
        moved = replace(moved, id=f"{library.policies[to[0]].id}.8{to[1]}.{chance.choice('wxyz')}")
    there = shorter.policies[to[0]].clauses[to[1]].duties
    return _with_duties(shorter, to, (*there, moved))


def turn_duties(library: Library, chance: Random) -> Library | None:
    """Put the duties of a place into another order."""
    spot = _place(library, chance)
    return _with_duties(library, spot, library.policies[spot[0]].clauses[spot[1]].duties[::-1])


def change_clause(library: Library, chance: Random) -> Library | None:
    """Change any field of a place, but not of its duties."""
    number, place = _place(library, chance)
    clauses = library.policies[number].clauses
    changed = _mutated(replace(clauses[place], duties=()), chance)
    changed = replace(changed, duties=clauses[place].duties)
    return _with_clauses(library, number, (*clauses[:place], changed, *clauses[place + 1 :]))


def turn_clauses(library: Library, chance: Random) -> Library | None:
    """Swap two places of a policy."""
    number, place = _place(library, chance)
    clauses = list(library.policies[number].clauses)
    other = chance.randrange(len(clauses))
    clauses[place], clauses[other] = clauses[other], clauses[place]
    return _with_clauses(library, number, tuple(clauses))


def remove_clause(library: Library, chance: Random) -> Library | None:
    """Take a place away."""
    number, place = _place(library, chance)
    clauses = library.policies[number].clauses
    return _with_clauses(library, number, (*clauses[:place], *clauses[place + 1 :]))


def change_head(library: Library, chance: Random) -> Library | None:
    """Change any field of a policy itself."""
    number = chance.randrange(len(library.policies))
    policy = library.policies[number]
    changed = _mutated(replace(policy, clauses=()), chance)
    return _with_policy(library, number, replace(changed, clauses=policy.clauses))


def add_policy(library: Library, chance: Random) -> Library | None:
    """Add a policy like another one, between others."""
    like, number = chance.choice(library.policies), chance.randint(0, 3)
    name = f"n{number}-2023"
    clauses = tuple(
        replace(
            clause,
            reports=(),
            duties=tuple(replace(duty, id=duty.id.replace(like.id, name)) for duty in clause.duties),
        )
        for clause in like.clauses
    )
    fresh = replace(like, id=name, title=f"{like.title}（新{number}）", clauses=clauses)
    return replace(library, policies=(*library.policies[:number], fresh, *library.policies[number:]))


def remove_policy(library: Library, chance: Random) -> Library | None:
    """Take a policy away."""
    number = chance.randrange(len(library.policies))
    return replace(library, policies=(*library.policies[:number], *library.policies[number + 1 :]))


def change_form(library: Library, chance: Random) -> Library | None:
    """Change any field of a form, or take one away."""
    at = chance.randrange(len(library.forms))
    changed = [] if chance.random() < 0.2 else [_mutated(library.forms[at], chance)]
    return replace(library, forms=(*library.forms[:at], *changed, *library.forms[at + 1 :]))


def change_registry(library: Library, chance: Random) -> Library | None:
    """Change any field of a role, a fact, a document or the like."""
    attribute = chance.choice(REGISTRIES)
    records = getattr(library, attribute)
    if not records:
        return None
    at = chance.randrange(len(records))
    changed = _mutated(records[at], chance)
    edited: dict[str, Any] = {attribute: (*records[:at], changed, *records[at + 1 :])}
    return changed and replace(library, **edited)


def change_links(library: Library, chance: Random) -> Library | None:
    """Join two duties, or join some no more."""
    if library.links and chance.random() < 0.5:
        at = chance.randrange(len(library.links))
        return replace(library, links=(*library.links[:at], *library.links[at + 1 :]))
    one, other = _any_duty(library, chance), _any_duty(library, chance)
    return replace(library, links=(*library.links, DutyLink(name="又一件事", duties=(one.id, other.id))))


def amend(library: Library, chance: Random) -> Library | None:
    """Let a policy be replaced, or duties be altered or taken away."""
    name, since = f"amend-{chance.randint(1, 9)}", chance.choice(("2023-02-01", "2023-12-01"))
    by = chance.choice(library.policies).id
    if chance.random() < 0.3:
        gone = chance.choice(library.policies).id
        fresh = Amendment(id=name, kind=AmendmentKind.REPLACES, by=by, since=since, policies=(gone,))
    elif chance.random() < 0.5:
        fresh = Amendment(id=name, kind=AmendmentKind.REPEALS, since=since, removes=(_any_duty(library, chance).id,))
    else:
        values = AmendedDuty(duty=_any_duty(library, chance).id, does="另有规定", evidence=("照片",))
        fresh = Amendment(id=name, kind=AmendmentKind.AMENDS, by=by, since=since, amended=(values,))
    return replace(library, amendments=(*library.amendments, fresh))


def tell(library: Library, chance: Random) -> Library | None:
    """Tell everybody of an update, or retire an id."""
    duty = _any_duty(library, chance)
    if chance.random() < 0.5:
        gone = Retired(id=f"{library.policies[0].id}.1.q", successor=duty.id)
        return replace(library, retired=(*library.retired, gone))
    line = UpdateLine(kind=ChangeKind.ADDED, record=duty.id, who=duty.who, does=duty.does)
    return replace(
        library, updates=(*library.updates, Update(id="2023-05-01", day="2023-05-01", title="又", told=(line,)))
    )


EDITS: tuple[Edit, ...] = (
    change_duty,
    change_print,
    change_actor,
    change_date,
    change_strength,
    add_duty,
    remove_duty,
    move_duty,
    turn_duties,
    change_clause,
    turn_clauses,
    remove_clause,
    change_head,
    add_policy,
    remove_policy,
    change_form,
    change_registry,
    change_links,
    amend,
    tell,
)

WORDING: tuple[Edit, ...] = (change_duty, change_print, change_date, change_strength)
"""Those that only change what a duty says."""


def make_edits(library: Library, chance: Random, accepted: Container[str], edits: Iterable[Edit]) -> Library:
    """Make edits of these kinds; what the check newly refuses is drawn again: nothing of the kind is ever compared.

    An edit that is refused every time is left out.
    """
    for edit in edits:
        tries = (edit(library, chance) for _ in range(TRIES))
        sound = (one for one in tries if one and all(each.message in accepted for each in check_content(one)))
        library = next(sound, library)
    return library
