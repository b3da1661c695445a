"""Who is to report, and on which forms."""

from dataclasses import dataclass

from generators.model.ledger import Sender


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterEntry:
    """One line of a roster."""

    sender: Sender
    forms: tuple[str, ...] = ()
    """Ids of the forms it sends; none where the roster does not say."""
