"""Who is to report, and on which forms."""

import re
from dataclasses import dataclass, field

from generators.model.ledger import Sender
from generators.model.problem import NOWHERE, Place

PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
"""What the id of an enterprise or a sender holds: it names files and folders on any system."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterEntry:
    """One line of a roster."""

    sender: Sender
    forms: tuple[str, ...] = ()
    """Ids of the forms it sends; none where the roster does not say."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)
    """Where they are written."""
