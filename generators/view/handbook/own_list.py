"""The page 我的清单: the questions a list is made from, and what a visitor may choose as a start."""

from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.condition import find_tests
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.registry import Fact, Region
from generators.view.as_of import held_policies
from generators.view.handbook.index import Index
from generators.view.own_list.years import list_years
from generators.view.rules import REGION


@dataclass(frozen=True, kw_only=True)
class RegionChoice:
    """A region as a choice, and how far in it stands."""

    region: Region
    depth: int


@dataclass(frozen=True, kw_only=True)
class Question:
    """A fact the visitor is asked for."""

    fact: Fact
    number: int
    """Names its controls."""


@dataclass(frozen=True, kw_only=True)
class OwnListPage:
    """What the form of the page is made of; everything else is made in the browser."""

    deciding: tuple[Question, ...]
    """Those that some condition looks at."""
    printed: tuple[Question, ...]
    """Those that are only printed on the list."""
    regions: tuple[RegionChoice, ...]
    years: tuple[int, ...]
    samples: tuple[Enterprise, ...]


def view_own_list(index: Index) -> OwnListPage:
    """Lay out the page."""
    library = index.library
    tested = {REGION, *_list_tested((index.whole or index).library)}
    questions = [Question(fact=fact, number=number) for number, fact in enumerate(library.facts, start=1)]
    return OwnListPage(
        deciding=tuple(one for one in questions if one.fact.name in tested),
        printed=tuple(one for one in questions if one.fact.name not in tested),
        regions=tuple(_nest(library.regions)),
        years=list_years(library),
        samples=tuple(one for one in library.enterprises if one.sample),
    )


def _list_tested(library: Library) -> Iterator[str]:
    clauses = (clause for policy in held_policies(library) for clause in policy.clauses)
    conditions = [
        *(policy.condition for policy in held_policies(library)),
        *(duty.condition for clause in clauses for duty in clause.duties),
        *(role.condition for role in library.roles),
    ]
    for condition in conditions:
        if condition is not None:
            yield from (test.fact for test in find_tests(condition))


def _nest(regions: tuple[Region, ...]) -> Iterator[RegionChoice]:
    """Yield every region before those in it; one whose parent nobody registered stands by itself."""
    known = {region.code for region in regions}
    for region in regions:
        if region.parent not in known:
            yield from _within(region, regions, 0)


def _within(region: Region, regions: tuple[Region, ...], depth: int) -> Iterator[RegionChoice]:
    yield RegionChoice(region=region, depth=depth)
    for inner in regions:
        if inner.parent == region.code:
            yield from _within(inner, regions, depth + 1)
