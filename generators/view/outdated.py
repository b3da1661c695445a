"""What nobody has looked at for long: cited documents, policies, terms, and what cites each."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from generators.model.library import Library
from generators.model.official import squeeze
from generators.model.policy import Clause
from generators.model.registry import Term
from generators.view.clauses import say_clause
from generators.view.export.registries import list_citations

_REMARK = re.compile(r"（[^（）]*）")


class OutdatedKind(Enum):
    """What was not looked at; the value is the word users read."""

    DOCUMENT = "文件"
    POLICY = "政策"
    TERM = "术语"


@dataclass(frozen=True, kw_only=True)
class CitedPlace:
    """A place that cites it; without a clause, the head of the policy."""

    policy: str
    clause: str | None
    row: int | None = None

    def say(self) -> str:
        """Say the place as people cite it."""
        return f"{self.policy} {say_clause(self.clause, self.row) if self.clause else '制定依据'}"


@dataclass(frozen=True, kw_only=True)
class Outdated:
    """One record that nobody has looked at for long, or ever."""

    kind: OutdatedKind
    name: str
    """The title, the id of a policy, the term."""
    status: str
    """What the registry says of it; empty for a policy."""
    checked: str | None
    days: int | None
    """Days since; None where nobody ever looked."""
    cited_by: tuple[CitedPlace, ...]


def view_outdated(library: Library, day: date, days: int) -> tuple[Outdated, ...]:
    """Return what nobody has looked at for more than some days: what was never looked at first, then the oldest."""
    found = (one for one in _all(library, day) if one.days is None or one.days > days)
    return tuple(sorted(found, key=lambda one: (one.checked or "", list(OutdatedKind).index(one.kind))))


def _all(library: Library, day: date) -> Iterator[Outdated]:
    cited: dict[str, dict[CitedPlace, None]] = defaultdict(dict)
    for policy, clause, title in list_citations(library):
        cited[title][CitedPlace(policy=policy, clause=clause)] = None
    for document in library.documents:
        names = {squeeze(name) for name in (document.title, *document.aliases, document.number or "") if name}
        places = dict.fromkeys(place for name in names for place in cited.get(name, ()))
        title, status = f"《{document.title.strip('《》')}》", document.status.value
        yield _view(OutdatedKind.DOCUMENT, title, status, document.checked, day, tuple(places))
    for one in library.policies:
        if one.id not in library.superseded:
            yield _view(OutdatedKind.POLICY, one.id, "", one.checked, day, tuple(cited.get(squeeze(one.title), ())))
    for term in library.glossary:
        places = dict.fromkeys(_printed_at(term, library))
        yield _view(OutdatedKind.TERM, term.name, term.status.value, term.checked, day, tuple(places))


def _view(  # noqa: PLR0913, PLR0917 - one for each field
    kind: OutdatedKind, name: str, status: str, checked: str | None, day: date, places: tuple[CitedPlace, ...]
) -> Outdated:
    days = (day - date.fromisoformat(checked)).days if checked else None
    return Outdated(kind=kind, name=name, status=status, checked=checked, days=days, cited_by=places)


def _printed_at(term: Term, library: Library) -> Iterator[CitedPlace]:
    """Yield the places that print a term: as a term, as the name of a list, or in what a duty asks."""
    name = _REMARK.sub("", term.name)
    for policy in library.policies:
        for clause in policy.clauses if not term.policies or policy.id in term.policies else ():
            if any(name in text for text in _texts_of(clause)):
                yield CitedPlace(policy=policy.id, clause=clause.clause, row=clause.row)


def _texts_of(clause: Clause) -> Iterator[str]:
    yield from clause.terms
    yield from (one.name for one in clause.enumerations)
    for duty in clause.duties:
        yield duty.does
        yield from duty.terms
