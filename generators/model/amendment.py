"""What replaces or alters what, and from when: the content of a day is the encoded one with these applied."""

from dataclasses import dataclass, field
from enum import Enum

from generators.model.condition import Condition
from generators.model.policy import READING, Clause, Duty, DutyThreshold, Strength
from generators.model.problem import NOWHERE, Place
from generators.model.times import Deadline, LookBack, PartialDate, Quantity, Recurrence, Span, Total, Within


class AmendmentKind(Enum):
    """What a record does to what was there."""

    REPLACES = "取代"
    AMENDS = "修订"
    REPEALS = "废止"


@dataclass(frozen=True, kw_only=True, slots=True)
class AmendedDuty:
    """The values of one duty from a day on; what is left out stays as it was.

    Its fields are those of Duty that ask something; a test holds the two against each other.
    """

    __pydantic_config__ = READING
    duty: str
    """Id of the duty."""
    who: tuple[str, ...] = ()
    supervised_by: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    does: str | None = None
    strength: Strength | None = None
    recurrence: Recurrence | None = None
    total: Total | None = None
    due: Deadline | None = None
    within: Within | None = None
    after: str | None = None
    span: Span | None = None
    thresholds: tuple[DutyThreshold, ...] = ()
    figures: tuple[Quantity | LookBack | PartialDate, ...] = ()
    evidence: tuple[str, ...] = ()
    condition: Condition | None = None
    consequence: str | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Amendment:
    """One document that replaces, alters or repeals, from a day on."""

    __pydantic_config__ = READING
    id: str
    kind: AmendmentKind
    by: str | None = None
    """Id of the policy that does it, or 《title》 of a document; left out where the text names none."""
    since: str
    """First day on which it holds."""
    policies: tuple[str, ...] = ()
    """Ids of the policies that no longer hold."""
    amended: tuple[AmendedDuty, ...] = ()
    """Duties with other values."""
    removes: tuple[str, ...] = ()
    """Ids of duties that no longer hold."""
    note: str | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """A duty as it was before an amendment that holds by the day a library is of."""

    since: str
    """First day on which it is no longer so."""
    amendment: str
    """Id of the amendment."""
    before: Duty
    after: Duty | None
    """None for one that was taken away."""
    clause: Clause
    """Where it stands, as encoded."""
