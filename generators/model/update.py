"""What was told to everybody when the content changed: one record a time, kept as it was told."""

from dataclasses import dataclass, field

from generators.model.changes import ChangeKind
from generators.model.policy import READING
from generators.model.problem import NOWHERE, Place


@dataclass(frozen=True, kw_only=True, slots=True)
class UpdateLine:
    """One duty or form that changed."""

    __pydantic_config__ = READING
    kind: ChangeKind
    record: str
    """Id of the duty or the form."""
    who: tuple[str, ...] = ()
    does: str
    what: str | None = None
    """What is different, in words; left out for what is new or gone."""
    cites: tuple[str, ...] = ()
    """Where it stands: 《title》 and clause."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Update:
    """One update of the content, told on a day."""

    __pydantic_config__ = READING
    id: str
    """Name of its file; the day, and a word where there are several."""
    day: str
    """ISO date on which it was told."""
    title: str
    note: str | None = None
    told: tuple[UpdateLine, ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)
