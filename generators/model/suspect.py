"""Who confirmed what for which state of the clauses it rests on, and what is suspect since one of them changed."""

from dataclasses import dataclass, field
from enum import Enum

from generators.model.policy import READING
from generators.model.problem import NOWHERE, Place


class TargetKind(Enum):
    """What can be confirmed; the value begins its name."""

    LINK = "同一职责"
    """An entry of links.yaml, by its name."""
    FORM = "表单"
    """A form, by its id."""
    PAGE = "页面"
    """A page written by hand, by the name of its file without ending."""
    LIST = "清单"
    """The list of an enterprise in content/, by its id."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Confirmation:
    """Somebody held one thing against the clauses it rests on, as they stood then."""

    __pydantic_config__ = READING
    target: str
    """Kind and name: 表单 gd-2023-monthly."""
    confirmed_by: str
    """Who answers for it."""
    confirmed_on: str
    """ISO date."""
    bases: dict[str, str] = field(default_factory=dict)
    """Place of a policy (gd-2023 二/（一）/3; gd-2023 alone: its head) -> fingerprint, then short ones of its parts."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class BasisChange:
    """A place that is not as it was confirmed, and what is different, in words."""

    basis: str
    """As the confirmation names it: gd-2023 二/（一）/3."""
    cited: str
    """As people cite it: 《…》二（一）3."""
    says: str
    where: str = ""
    """The place without its policy, for lines that have no room: 二（一）3; empty for the head of a policy."""
    brief: str = ""
    """What is different, duties by their ids alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Suspect:
    """What rests on a place that changed since somebody confirmed it."""

    kind: TargetKind
    name: str
    confirmed_by: str = ""
    """Empty where nobody ever confirmed it."""
    confirmed_on: str = ""
    changes: tuple[BasisChange, ...] = ()

    @property
    def target(self) -> str:
        """Name it as a confirmation does."""
        return f"{self.kind.value} {self.name}"
