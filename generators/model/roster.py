"""Who is to report, and on which forms."""

from dataclasses import dataclass, field

from generators.model.ledger import Sender
from generators.model.problem import NOWHERE, Place


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterEntry:
    """One line of a roster."""

    sender: Sender
    forms: tuple[str, ...] = ()
    """Ids of the forms it sends; none where the roster does not say."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)
    """Where they are written."""
