"""What two people entered for the same row: one entry where neither contradicts the other."""

from generators.model.ticks import Tick

_ALSO = "；"
"""Stands between the reasons for looking an entry over."""


def unite(earlier: Tick, later: Tick) -> Tick | None:
    """Join two entries; None where they contradict each other by another outcome, another day or another signature.

    Notes never contradict: all are kept. What has to be looked over in the earlier one no longer has to be where the
    later one says all of it again.
    """
    pairs = ((earlier.outcome, later.outcome), (earlier.day, later.day), (earlier.signed, later.signed))
    if any(one and other and one != other for one, other in pairs):
        return None
    if all(other or not one for one, other in pairs) and set(earlier.notes) <= set(later.notes):
        return later
    reasons = (*earlier.review.split(_ALSO), *later.review.split(_ALSO))
    return Tick(
        outcome=later.outcome or earlier.outcome,
        day=later.day or earlier.day,
        signed=later.signed or earlier.signed,
        notes=(*earlier.notes, *(note for note in later.notes if note not in earlier.notes)),
        review=_ALSO.join(filter(None, dict.fromkeys(reasons))),
    )
