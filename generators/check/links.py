"""Links of the same duty must join duties that exist and are of one kind: never an act and its ban."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generators.check.hints import did_you_mean
from generators.check.vocabulary import Vocabulary
from generators.model.condition import find_tests
from generators.model.library import Library
from generators.model.policy import Duty, Statement, Strength
from generators.model.problem import Place, Problem
from generators.model.registry import DutyLink, RoleKind

_APART = "这不是同一件事：从链接里删去，或另立一条链接"


@dataclass(frozen=True, kw_only=True)
class _Linked:
    """A duty of a link, its policy, and where the link names it."""

    duty: Duty
    policy: str
    place: Place


def check_links(library: Library, known: Vocabulary) -> list[Problem]:
    """Complain of links that name no duty, too few, one twice, or that join different things."""
    duties = {
        duty.id: (duty, policy.id) for policy in library.policies for clause in policy.clauses for duty in clause.duties
    }
    problems: list[Problem] = []
    owners: dict[str, str] = {}
    for link in library.links:
        places = {name: link.place.inside("职责", index) for index, name in enumerate(link.duties)}
        linked = [
            _Linked(duty=duties[name][0], policy=duties[name][1], place=place)
            for name, place in places.items()
            if name in duties
        ]
        problems += _check_size(link, known)
        problems += _check_unknown(link, places, duties, known)
        problems += _check_twice(link, owners)
        problems += _check_kinds(linked, known)
    return problems


def _check_unknown(
    link: DutyLink, places: Mapping[str, Place], duties: Collection[str], known: Vocabulary
) -> Iterator[Problem]:
    for name, place in places.items():
        if name not in duties and name.partition(".")[0] not in known.unread_policies:
            message = f"同一职责「{link.name}」的职责「{name}」不存在"
            yield Problem(place=place, message=message, hint=did_you_mean(name, duties) or "写一条职责的编号")


def _check_twice(link: DutyLink, owners: dict[str, str]) -> Iterator[Problem]:
    """Complain of a duty that an earlier link, or this one, has already; note the owners of the rest."""
    for index, name in enumerate(link.duties):
        if name in owners:
            message = f"职责「{name}」已在同一职责「{owners[name]}」里"
            yield Problem(place=link.place.inside("职责", index), message=message, hint="合并两条链接，或从一条里删去")
        owners.setdefault(name, link.name)


def _check_size(link: DutyLink, known: Vocabulary) -> Iterator[Problem]:
    if len(link.duties) < 2 and not known.hurt_keys(link.place):  # noqa: PLR2004 - a link joins two
        message = f"同一职责「{link.name}」只有{len(link.duties)}条职责"
        yield Problem(place=link.place.inside("职责"), message=message, hint="至少写两条，不然删去这条链接")


def _check_kinds(linked: list[_Linked], known: Vocabulary) -> Iterator[Problem]:
    """Hold every duty of a link against the first one."""
    for one in linked:
        first = linked[0]
        if one.duty.kind is not Statement.DUTY:
            message = f"「{one.duty.id}」的类别是{one.duty.kind.value}，链接只合并职责"
            yield Problem(place=one.place, message=message, hint=_APART)
        elif (one.duty.strength is Strength.FORBIDDEN) != (first.duty.strength is Strength.FORBIDDEN):
            message = f"「{one.duty.id}」{_say_ban(one.duty)}，「{first.duty.id}」{_say_ban(first.duty)}"
            yield Problem(place=one.place, message=message, hint=_APART)
        elif known.roles is not None and not _share_actor(one, first, known):
            message = f"「{one.duty.id}」的责任人与「{first.duty.id}」的不是一类"
            yield Problem(place=one.place, message=message, hint=_APART)


def _say_ban(duty: Duty) -> str:
    return "是禁止做的" if duty.strength is Strength.FORBIDDEN else "是要做的"


def _share_actor(one: _Linked, other: _Linked, known: Vocabulary) -> bool:
    """Say whether some actor of one duty may be the same as one of the other; what is no role may be anything."""
    actors, others = (tuple(_actors(linked, known)) for linked in (one, other))
    return not actors or not others or any(_meet(actor, their) for actor in actors for their in others)


def _actors(linked: _Linked, known: Vocabulary) -> Iterator[tuple[bool, frozenset[str]]]:
    """Yield for each actor whether it is a person or a part of a firm, and the types of firm; no type means any."""
    for name in linked.duty.who:
        role = known.roles.find(name, linked.policy) if known.roles else None
        if known.roles and role:
            line = known.roles.lineage(role, linked.policy)
            inside = role.kind is not RoleKind.ORGANISATION and (role.kind is not RoleKind.GROUP or bool(role.parent))
            condition = next((one.condition for one in line if one.condition is not None), None)
            tests = find_tests(condition) if condition else ()
            yield inside, frozenset(value for test in tests if test.fact == "单位类型" for value in test.values)


def _meet(actor: tuple[bool, frozenset[str]], other: tuple[bool, frozenset[str]]) -> bool:
    types, others = actor[1], other[1]
    return actor[0] is other[0] and (not types or not others or bool(types & others))
