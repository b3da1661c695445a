"""What a duty asks, as a few characters: equal as long as nobody changed what is asked, whatever else a list says."""

import hashlib
from base64 import b32encode

from generators.model.issued_list import RowDigest
from generators.model.policy import Duty
from generators.view.handbook.cards import list_timings
from generators.view.same import once_for_each

DIGEST_LENGTH = 6
"""Of 32 signs each: one change in a thousand million stays unnoticed."""

_MOST_DUTIES = 20_000
"""How many digests are kept: a duty is the same in the lists of all enterprises, and to hash it takes longer."""


@once_for_each(_MOST_DUTIES)
def digest_asked(duty: Duty, policy: str, clause: str, row: int | None, standard: str) -> str:
    """Digest what a duty asks: who does what, when, to which limit, on which ground, shown by what, on which condition.

    What follows from the facts of an enterprise is no part of it.
    """
    around = f"{policy}\n{clause}\n{row}\n{standard}"
    timings = [(one.field, one.text) for one in list_timings(duty)]
    asked = (duty.id, around, duty.who, duty.does, duty.strength.value, timings, duty.evidence, duty.condition)
    return b32encode(hashlib.sha256(repr(asked).encode()).digest()).decode()[:DIGEST_LENGTH].lower()


def write_digests(row: RowDigest) -> str:
    """Write the digests of a row, joined by +."""
    return "+".join([f"{duty}:{digest}" for duty, digest in row])


def parse_digests(text: str) -> tuple[RowDigest, ...]:
    """Read rows that `write_digests` wrote, with any blanks between them; none where it is nothing of the kind."""
    rows = [[tuple(one.rsplit(":", 1)) for one in word.split("+")] for word in text.split()]
    if not all(len(one) == 2 and all(one) for row in rows for one in row):  # noqa: PLR2004 - a name and a digest
        return ()
    return tuple(tuple((duty, digest) for duty, digest in row) for row in rows)
