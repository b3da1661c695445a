"""Which duties of a reworded clause its new text no longer speaks of, and which another text speaks of instead."""

from generators.model.official import OfficialPlace
from generators.model.policy import Clause, Duty
from generators.view.revision.likeness import Pairs, duty_pairs, pairs_of, share

GONE, THERE = 0.35, 0.6
"""How much of a duty's words stands in a text: below the one it does not speak of it, from the other on it does."""
SURELY = 0.8
"""How much of a duty has to stand in a text for its clause to be told by it."""
_FEWEST, _SURE = 3, 5
"""Pairs of characters; a duty of less says too little to be told by it, or to tell its clause by."""


def holds(clause: Clause) -> bool:
    """Say whether anything but a heading was encoded of a clause."""
    return bool(clause.duties or clause.measure or clause.enumerations or clause.milestones or clause.reports)


def find_lost(clause: Clause, was: OfficialPlace | None, now: Pairs) -> tuple[Duty, ...]:
    """Return the duties of a clause that its new text does not speak of any more.

    A duty in words of our own, which its old text did not have either, is left alone.
    """
    before = pairs_of(was.text) if was else None
    return tuple(
        duty
        for duty in clause.duties
        if len(said := duty_pairs(duty)) >= _FEWEST
        and share(said, now) < GONE
        and (before is None or share(said, before) >= THERE)
    )


def sure_pairs(clause: Clause) -> tuple[Pairs, ...]:
    """Return what each duty says that says enough for its clause to be told by it."""
    return tuple(said for duty in clause.duties if len(said := duty_pairs(duty)) >= _SURE)


def find_there(clause: Clause, now: Pairs, there: Pairs) -> tuple[Duty, ...]:
    """Return the duties of a clause that its new text does not speak of, and another text does."""
    return tuple(duty for duty in find_lost(clause, None, now) if share(duty_pairs(duty), there) >= THERE)
