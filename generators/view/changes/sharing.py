"""Records that two states of the content have alike, as the same objects in both: what is kept of them is told once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from generators.model.library import Library
from generators.model.policy import Policy

Named = TypeVar("Named")


def share_alike(old: Library, new: Library, shared: Iterable[str]) -> Library:
    """Return the new library with what it has alike with the old one as the old one's own.

    These are the registries named by `shared`, and policies, clauses, duties and forms.
    """
    return replace(
        new,
        **{name: getattr(old, name) for name in shared if getattr(old, name) == getattr(new, name)},
        policies=tuple(_share_policies(old, new)),
        forms=_take(new.forms, _by_text(old.forms)),
    )


def _share_policies(old: Library, new: Library) -> Iterator[Policy]:
    before = [clause for policy in old.policies for clause in policy.clauses]
    policies, clauses = _by_text(old.policies), _by_text(before)
    duties = _by_text(duty for clause in before for duty in clause.duties)
    for policy in new.policies:
        same = tuple(replace(one, duties=_take(one.duties, duties)) for one in policy.clauses)
        yield policies.get(repr(policy), replace(policy, clauses=_take(same, clauses)))


def _by_text(records: Iterable[Named]) -> dict[str, Named]:
    return {repr(one): one for one in records}


def _take(records: tuple[Named, ...], known: Mapping[str, Named]) -> tuple[Named, ...]:
    return tuple(known.get(repr(one), one) for one in records)
