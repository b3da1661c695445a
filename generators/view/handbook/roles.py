"""The pages of roles: the tree of all of them, and for each what it must do, how often, and what it supervises."""

from collections import defaultdict
from dataclasses import dataclass

from generators.model.registry import Role
from generators.view.handbook.cards import DutyCard, Rhythm, make_card, sort_cards
from generators.view.handbook.index import Index, Link, Spot, link_to, once
from generators.view.handbook.measures import MeasureRow, view_measures
from generators.view.handbook.terms import TermCard, gather_cards


@dataclass(frozen=True, kw_only=True)
class RoleBranch:
    """A role in the tree, how many duties are its own, and the roles below it."""

    role: Role
    link: Link
    duty_count: int
    supervised_count: int
    branches: tuple["RoleBranch", ...]


@dataclass(frozen=True, kw_only=True)
class RolesPage:
    """All roles as a tree."""

    branches: tuple[RoleBranch, ...]


@dataclass(frozen=True, kw_only=True)
class RhythmGroup:
    """Duties that come round as often."""

    rhythm: Rhythm
    cards: tuple[DutyCard, ...]


@dataclass(frozen=True, kw_only=True)
class InheritedDuties:
    """The duties of a role above this one."""

    role: Link
    groups: tuple[RhythmGroup, ...]
    duty_count: int


@dataclass(frozen=True, kw_only=True)
class RolePage:
    """My duties: one role's own, those of the roles above it, and what it supervises."""

    role: Role
    above: tuple[Link, ...]
    """The roles above, the widest first."""
    below: tuple[Link, ...]
    groups: tuple[RhythmGroup, ...]
    duty_count: int
    inherited: tuple[InheritedDuties, ...]
    supervised: tuple[DutyCard, ...]
    received: tuple[DutyCard, ...]
    """What others must do to it."""
    measures: tuple[MeasureRow, ...]
    """Measures it leads, implements or supervises as a whole."""
    terms: tuple[TermCard, ...]
    """What the slogans and terms of its duties mean."""


def view_roles(index: Index) -> RolesPage:
    """Lay out the tree of roles; a role whose parent is not registered stands at the top."""
    return RolesPage(branches=tuple(_branch(role, index) for role in index.below[None]))


def _branch(role: Role, index: Index) -> RoleBranch:
    return RoleBranch(
        role=role,
        link=link_to(role),
        duty_count=len(own_spots(role, index)),
        supervised_count=len(index.supervised_by.get(role, ())),
        branches=tuple(_branch(child, index) for child in index.below.get(role, ())),
    )


def view_role(role: Role, index: Index) -> RolePage:
    """Lay out the page of a role."""
    own = own_spots(role, index)
    above = index.ancestors(role)
    inherited = [_view_inherited(one, index) for one in above]
    return RolePage(
        role=role,
        above=tuple(link_to(one) for one in reversed(above)),
        below=tuple(link_to(one) for one in index.below.get(role, ())),
        groups=group_by_rhythm(own, index),
        duty_count=len(own),
        inherited=tuple(one for one in inherited if one.duty_count),
        supervised=tuple(make_card(spot, index) for spot in index.supervised_by.get(role, ())),
        received=tuple(make_card(spot, index) for spot in index.done_to.get(role, ())),
        measures=_rows_by_role(index).get(link_to(role).address, ()),
        terms=gather_cards(((spot.policy, link) for spot in own for link in make_card(spot, index).terms), index),
    )


def _view_inherited(role: Role, index: Index) -> InheritedDuties:
    own = own_spots(role, index)
    return InheritedDuties(role=link_to(role), groups=group_by_rhythm(own, index), duty_count=len(own))


def own_spots(role: Role, index: Index) -> tuple[Spot, ...]:
    """Return the duties a role is named for, by its name or another printed for it."""
    return index.duties_of.get(role, ())


def group_by_rhythm(spots: tuple[Spot, ...], index: Index) -> tuple[RhythmGroup, ...]:
    """Group duties by how often they come round, the most frequent first."""
    grouped: dict[Rhythm, list[DutyCard]] = defaultdict(list)
    for spot in spots:
        card = make_card(spot, index)
        grouped[card.rhythm].append(card)
    return tuple(RhythmGroup(rhythm=one, cards=sort_cards(grouped[one])) for one in Rhythm if one in grouped)


@once
def _rows_by_role(index: Index) -> dict[str, tuple[MeasureRow, ...]]:
    """Return the address of a role -> the measures that name it, each once."""
    found: dict[str, list[MeasureRow]] = defaultdict(list)
    for row in view_measures(index).rows:
        for address in dict.fromkeys(link.address for link in (*row.leads, *row.implements, *row.supervises)):
            found[address].append(row)
    return {address: tuple(rows) for address, rows in found.items()}
