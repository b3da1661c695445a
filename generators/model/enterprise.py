"""What is known of an organisation."""

from dataclasses import dataclass, field

from generators.model.form import Colour
from generators.model.policy import READING
from generators.model.problem import NOWHERE, Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """A project of an enterprise; what is left out is not known."""

    __pydantic_config__ = READING
    id: str
    """Its number in the enterprise, short and ASCII: it names files."""
    name: str
    kind: str | None = None
    """One of the values of the fact 项目类型."""
    stage: str | None = None
    """One of the values of the fact 项目阶段."""
    colour: Colour | None = None
    """Its risk as a whole."""
    works: tuple[str, ...] = ()
    """Its dangerous works, of the values of the fact 危险作业."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


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
    projects: tuple[Project, ...] = field(default=(), repr=False)
    """Its projects one by one, for the lists of risks; no duty looks at them, so they are no part of a list's code."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)
