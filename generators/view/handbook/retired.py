"""Where links to ids that were given up lead now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.registry import Retired
from generators.view.clauses import say_clause
from generators.view.handbook.anchors import clause_anchor, policy_page
from generators.view.handbook.index import Index, Link

_ROW = re.compile(r"(.+)（第([0-9]+)行）")


@dataclass(frozen=True, kw_only=True)
class Moved:
    """An id that is gone: the anchor links still name, and what stands there now."""

    retired: Retired
    anchor: str
    """Empty for a policy as a whole."""
    to: Link


@dataclass(frozen=True, kw_only=True)
class MovedPage:
    """The page of a policy that is gone as a whole."""

    to: Link
    moved: tuple[Moved, ...]


def list_moved(policy: str, index: Index) -> tuple[Moved, ...]:
    """List what is gone from the page of a policy."""
    found = (_view(one) for one in index.library.retired if policy_of(one.id) == policy)
    return tuple(one for one in found if one.anchor)


def gone_policies(index: Index) -> Iterator[tuple[str, MovedPage]]:
    """Yield the id and the page of every policy that is gone."""
    for one in index.library.retired:
        if one.id == policy_of(one.id) and one.id not in index.policies:
            yield one.id, MovedPage(to=_view(one).to, moved=list_moved(one.id, index))


def policy_of(name: str) -> str:
    """Return the policy of an id: gd-2023 of gd-2023, of gd-2023.6.c and of gd-2023 二/（一）/9."""
    return re.split(r"[. ]", name, maxsplit=1)[0]


def address_of(name: str) -> str:
    """Return the address of a duty, a policy, or a place of a policy."""
    anchor = anchor_of(name)
    page = policy_page(policy_of(name))
    return f"{page}#{anchor}" if anchor else page


def anchor_of(name: str) -> str:
    """Return the anchor of an id on its policy's page; empty for the policy itself."""
    policy, _, place = name.partition(" ")
    if place:
        found = _ROW.fullmatch(place)
        return clause_anchor(found[1], int(found[2])) if found else clause_anchor(place)
    return name if name != policy_of(policy) else ""


def _view(one: Retired) -> Moved:
    policy, _, place = one.successor.partition(" ")
    text = f"{policy} {say_clause(place)}" if place else policy
    return Moved(retired=one, anchor=anchor_of(one.id), to=Link(text=text, address=address_of(one.successor)))
