"""The names that content may use, gathered from its registries and policies."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generators.check.hints import did_you_mean, list_words
from generators.check.occurrences import normalise_number
from generators.model.library import Library
from generators.model.official import squeeze
from generators.model.policy import Policy
from generators.model.problem import Place, Problem
from generators.model.registry import Fact, RoleIndex


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Every name that may be referred to. A kind whose file could not be read is None: nothing is held against it."""

    roles: RoleIndex | None
    role_names: tuple[str, ...]
    """Names and aliases, for hints."""
    documents: Collection[str] | None
    """Titles, aliases and numbers, white space taken out, numbers in normal form."""
    regions: Collection[str] | None
    facts: Mapping[str, Fact] | None
    policies: Mapping[str, Policy]
    unread_policies: frozenset[str]
    """Ids of policies whose file could not be read."""


def gather_vocabulary(library: Library, unread: Collection[str] = ()) -> Vocabulary:
    """Gather the names of a library; `unread` are the files that could not be read, as problems name them."""
    stems = {file.removeprefix("content/").removesuffix(".yaml") for file in unread}
    return Vocabulary(
        roles=None if "roles" in stems else RoleIndex(library.roles),
        role_names=tuple(dict.fromkeys(name for role in library.roles for name in (role.name, *role.aliases))),
        documents=None if "documents" in stems else set(_names_of_documents(library)),
        regions=None if "regions" in stems else [region.code for region in library.regions],
        facts=None if "facts" in stems else {fact.name: fact for fact in library.facts},
        policies={policy.id: policy for policy in library.policies},
        unread_policies=frozenset(stem.removeprefix("policies/") for stem in stems if stem.startswith("policies/")),
    )


def find_unknown(
    names: Iterable[str], known: Collection[str] | None, place: Place, says: str, where: str
) -> Iterator[Problem]:
    """Complain of every name of a list that is not known; a blank one was complained of when it was read.

    `says` is the record and field as messages call them; `where` the file that should hold the name.
    """
    if known is None:
        return
    for index, name in enumerate(names):
        if name and name not in known:
            yield unknown(name, known, place.inside(index), says, where)


def find_unknown_roles(
    names: Iterable[str], known: Vocabulary, policy: str, place: Place, says: str
) -> Iterator[Problem]:
    """Complain of every name that is no role, or not one in this policy."""
    if known.roles is None:
        return
    for index, name in enumerate(names):
        if name and known.roles.find(name, policy) is None:
            yield unknown(name, known.role_names, place.inside(index), says, "roles.yaml")


def unknown(name: str, known: Collection[str], place: Place, says: str, where: str) -> Problem:
    """Make the problem of one unknown name, with the nearest known one as hint."""
    hint = did_you_mean(name, known)
    if not hint:
        few = f"；可用的有：{list_words(known)}" if known else ""
        hint = f"登记到 {where}，或改用已登记的名称{few if where != 'roles.yaml' else ''}"
    return Problem(place=place, message=f"{says}「{name}」不在 {where} 中", hint=hint)


def _names_of_documents(library: Library) -> Iterator[str]:
    for document in library.documents:
        for title in (document.title, *document.aliases):
            yield squeeze(title)
            yield normalise_number(title)
        if document.number:
            yield squeeze(document.number)
            yield normalise_number(document.number)
