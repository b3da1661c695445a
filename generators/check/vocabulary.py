"""The names that content may use, gathered from its registries and policies."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generators.check.hints import did_you_mean, list_words
from generators.model.library import Library
from generators.model.official import squeeze
from generators.model.policy import Policy
from generators.model.problem import Place, Problem
from generators.model.registry import Fact, RoleIndex
from generators.phrases.documents import normalise_number

_FEW = 30
"""So many names can be listed in a hint; of more, only the nearest helps."""


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Every name that may be referred to. A kind whose file could not be read is None: nothing is held against it."""

    roles: RoleIndex | None
    role_names: tuple[str, ...]
    """Names and aliases, for hints."""
    documents: Collection[str] | None
    """Titles, aliases and numbers, white space taken out, numbers in normal form."""
    regions: Mapping[str, str] | None
    """Code -> name."""
    facts: Mapping[str, Fact] | None
    policies: Mapping[str, Policy] | None
    unread_policies: frozenset[str]
    """Ids of policies whose file could not be read."""
    hurt: Mapping[tuple[str, tuple[str | int, ...]], frozenset[str | int]]
    """File and way of every record of which something could not be read -> the keys below it that lead there."""

    def hurt_keys(self, place: Place) -> frozenset[str | int]:
        """Return the keys of a record that could not be read: what is missing there is not its fault."""
        return self.hurt.get((place.file, place.keys), frozenset())


def gather_vocabulary(library: Library, unread: Collection[Place] = ()) -> Vocabulary:
    """Gather the names of a library; `unread` are the places that could not be read.

    A place with a way of keys is one of a record; one without is a whole file.
    """
    stems = {_stem(place.file) for place in unread if not place.keys}
    return Vocabulary(
        roles=None if "roles" in stems else RoleIndex(library.roles),
        role_names=tuple(dict.fromkeys(name for role in library.roles for name in (role.name, *role.aliases))),
        documents=None if "documents" in stems else set(_names_of_documents(library)),
        regions=None if "regions" in stems else {region.code: region.name for region in library.regions},
        facts=None if "facts" in stems else {fact.name: fact for fact in library.facts},
        policies=None if "policies" in stems else {policy.id: policy for policy in library.policies},
        unread_policies=frozenset(stem.removeprefix("policies/") for stem in stems if stem.startswith("policies/")),
        hurt=_find_hurt(unread),
    )


def _find_hurt(unread: Collection[Place]) -> dict[tuple[str, tuple[str | int, ...]], frozenset[str | int]]:
    hurt: dict[tuple[str, tuple[str | int, ...]], frozenset[str | int]] = {}
    for place in unread:
        for depth, key in enumerate(place.keys):
            record = (place.file, place.keys[:depth])
            hurt[record] = hurt.get(record, frozenset()) | {key}
    return hurt


def _stem(file: str) -> str:
    """Return the name of a file below content/, without its ending."""
    return file.partition("/")[2].removesuffix(".yaml")


def find_unknown_roles(
    names: Iterable[str], known: Vocabulary, policy: str, place: Place, says: str
) -> Iterator[Problem]:
    """Complain of every name that is no role, or not one in this policy."""
    if known.roles is None:
        return
    for index, name in enumerate(names):
        if not name or known.roles.find(name, policy):
            continue
        if name in known.role_names:
            message = f"{says}「{name}」在 roles.yaml 中，但不用于政策「{policy}」"
            hint = f"在那个角色的「政策」里加上 {policy}，或改用别的角色"
            yield Problem(place=place.inside(index), message=message, hint=hint)
        else:
            yield unknown(name, known.role_names, place.inside(index), says, "roles.yaml")


def find_unknown_policies(ids: Iterable[str], known: Vocabulary, place: Place, says: str) -> Iterator[Problem]:
    """Complain of every id that no policy has."""
    if known.policies is None:
        return
    for index, policy in enumerate(ids):
        if policy and policy not in known.policies and policy not in known.unread_policies:
            hint = did_you_mean(policy, known.policies) or f"可用的有：{list_words(known.policies)}"
            yield Problem(place=place.inside(index), message=f"{says}「{policy}」没有对应的政策文件", hint=hint)


def unknown(name: str, known: Collection[str], place: Place, says: str, where: str) -> Problem:
    """Make the problem of one name that is not in a registry, with the nearest one there as hint."""
    hint = did_you_mean(name, known)
    if not hint:
        few = f"；可用的有：{list_words(known)}" if 0 < len(known) <= _FEW else ""
        hint = f"登记到 {where}，或改用已登记的名称{few}"
    return Problem(place=place, message=f"{says}「{name}」不在 {where} 中", hint=hint)


def _names_of_documents(library: Library) -> Iterator[str]:
    for document in library.documents:
        for title in (document.title, *document.aliases):
            yield squeeze(title)
            yield normalise_number(title)
        if document.number:
            yield squeeze(document.number)
            yield normalise_number(document.number)
