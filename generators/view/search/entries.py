"""What the search knows of: one short entry per clause, duty, form, role, list, term, document and page."""

from dataclasses import dataclass
from enum import Enum


class EntryKind(Enum):
    """What an entry is of; the value is the key of its word in the labels."""

    DUTY = "duty"
    GOAL = "goal"
    RULE = "rule"
    DEFINITION = "definition"
    PRINCIPLE = "principle"
    CONSEQUENCE = "consequence"
    DECLARATION = "declaration"
    CLAUSE = "clause"
    FORM = "form"
    TERM = "term"
    ROLE = "role"
    ENUMERATION = "enumeration"
    POLICY = "policy"
    DOCUMENT = "document"
    PAGE = "page"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place of a policy's text, with what is found under it whichever of its entries is looked for."""

    clause: str
    """How it is called, with its heading, or the nearest above it."""
    around: tuple[str, ...]
    """Its heading and those above it, its quoted terms, what it cites."""
    official: str = ""
    """The official text, where it was given."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something to be found, and where."""

    kind: EntryKind
    id: str
    """Tells it from all others of its kind: a duty's id, gd-2023:二/（二）/6, a term's name."""
    address: str
    """From the top of the site: policies/gd-2023.html#gd-2023.6.e."""
    title: str
    names: tuple[str, ...] = ()
    """What else it is called: synonyms, aliases, numbers."""
    text: tuple[str, ...] = ()
    """What else is said of it; shown with the result where a word of the query stands there."""
    who: tuple[str, ...] = ()
    """Whose it is."""
    when: tuple[str, ...] = ()
    """How often or by when, as printed."""
    policies: tuple[str, ...] = ()
    """Ids of the policies it belongs to; none where it belongs to all."""
    place: int | None = None
    """Where its place stands among the places."""


@dataclass(frozen=True, kw_only=True)
class Synonym:
    """An everyday word, and what the policies say for it."""

    word: str
    official: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SearchView:
    """Everything the search knows."""

    policies: tuple[tuple[str, str], ...]
    """(id, title) of each policy."""
    places: tuple[Place, ...]
    entries: tuple[Entry, ...]
    synonyms: tuple[Synonym, ...]
