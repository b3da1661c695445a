"""What is known of an organisation."""

from dataclasses import dataclass, field

from generators.model.policy import READING
from generators.model.problem import NOWHERE, Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Enterprise:
    """An organisation and its profile: the facts known of it. A fact that is left out is not known."""

    __pydantic_config__ = READING
    id: str
    name: str
    sample: bool = False
    """Whether it is fictional."""
    year: int
    """The year its list is for."""
    facts: dict[str, str | tuple[str, ...]]
    """Fact name -> value, or values of a 多选 fact."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)
