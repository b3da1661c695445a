"""How alike two stretches of text are, by the pairs of neighbouring characters in them; signs do not count."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generators.model.policy import Clause, Duty

Pairs = frozenset[str]
FEWEST = 6
"""Pairs of characters; of less nothing can be told."""
_SIGNS = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def pairs_of(text: str) -> Pairs:
    """Return the pairs of neighbouring characters of a text."""
    bare = _SIGNS.sub("", text)
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1)) or frozenset(bare)


def share(part: Pairs, whole: Pairs) -> float:
    """Say how much of a text stands in another, 0 to 1."""
    return len(part & whole) / len(part) if part else 0.0


def duty_pairs(duty: Duty) -> Pairs:
    """Return what a duty says of its clause: its act with its evidence, not who acts, who does so in many clauses."""
    return frozenset().union(*map(pairs_of, (duty.does, *duty.evidence, *duty.terms, *duty.cites)))


def clause_pairs(clause: Clause) -> Pairs:
    """Return all that the encoding of a clause says of its text."""
    said = map(pairs_of, filter(None, _texts_of(clause)))
    return frozenset().union(*said, *map(duty_pairs, clause.duties))


def _texts_of(clause: Clause) -> Iterator[str | None]:
    yield clause.title
    yield from (*clause.terms, *clause.cites)
    for one in clause.enumerations:
        yield from (one.name, *one.members)
    for duty in clause.duties:
        yield from duty.who
    for milestone in clause.milestones:
        yield milestone.summary
    if clause.measure:
        yield from (clause.measure.title, *clause.measure.leads, *clause.measure.implements)
