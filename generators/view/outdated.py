"""What nobody has looked at for long: cited documents, policies, terms, confirmations, and what cites each.

Looked at is what somebody checked (核实). A policy is also looked at when somebody confirms what rests on its clauses,
because that is done with its text at hand; so is a term that the text of its policies explains itself. Whether another
document still holds, and an explanation of our own, nobody finds out that way.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from generators.model.library import Library
from generators.model.official import squeeze
from generators.model.policy import Clause
from generators.model.registry import Term, TermStatus
from generators.view.clauses import say_clause
from generators.view.export.registries import list_citations

_REMARK = re.compile(r"（[^（）]*）")


class OutdatedKind(Enum):
    """What was not looked at; the value is the word users read."""

    DOCUMENT = "文件"
    POLICY = "政策"
    TERM = "术语"
    CONFIRMATION = "确认"
    """What was confirmed and has not changed since; what has changed is suspect, and `check` lists it."""


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
    """The title, the id of a policy, the term, what was confirmed."""
    status: str
    """What the registry says of it, with what replaced it; who confirmed it; empty for a policy."""
    checked: str | None
    """ISO date on which somebody last looked."""
    days: int | None
    """Days since; None where nobody ever looked."""
    cited_by: tuple[CitedPlace, ...]


def view_outdated(library: Library, day: date, days: int) -> tuple[Outdated, ...]:
    """Return what nobody has looked at for more than some days, kind by kind.

    What was never looked at comes first, then the oldest; of equals, what most places cite.
    """
    found = (one for one in _all(library, day) if one.days is None or one.days > days)
    kinds = list(OutdatedKind)
    return tuple(sorted(found, key=lambda one: (kinds.index(one.kind), one.checked or "", -len(one.cited_by))))


def _all(library: Library, day: date) -> Iterator[Outdated]:
    looked = _looked_at(library)
    cited: dict[str, dict[CitedPlace, None]] = defaultdict(dict)
    for policy, clause, title in list_citations(library):
        cited[title][CitedPlace(policy=policy, clause=clause)] = None
    for document in library.documents:
        names = {squeeze(name) for name in (document.title, *document.aliases, document.number or "") if name}
        places = dict.fromkeys(place for name in names for place in cited.get(name, ()))
        title, status = f"《{document.title.strip('《》')}》", document.status.value
        status += f"，现行《{document.replaced_by.strip('《》')}》" if document.replaced_by else ""
        yield _view(OutdatedKind.DOCUMENT, title, status, document.checked, day, tuple(places))
    for one in library.policies:
        if one.id not in library.superseded:
            yield _view(OutdatedKind.POLICY, one.id, "", looked[one.id], day, tuple(cited.get(squeeze(one.title), ())))
    for term in library.glossary:
        places = dict.fromkeys(_printed_at(term, library))
        checked = _looked_at_term(term, places, looked)
        yield _view(OutdatedKind.TERM, term.name, term.status.value, checked, day, tuple(places))
    suspect = {one.target for one in library.suspects}
    for held in library.confirmations:
        if held.target not in suspect:
            by = f"{held.confirmed_by} 确认"
            yield _view(OutdatedKind.CONFIRMATION, held.target, by, held.confirmed_on, day, ())


def _looked_at(library: Library) -> dict[str, str | None]:
    """Return policy -> the last day on which somebody checked it or confirmed what rests on its clauses."""
    found = {one.id: [one.checked] if one.checked else [] for one in library.policies}
    for held in library.confirmations:
        for policy in {place.partition(" ")[0] for place in held.bases}:
            found.setdefault(policy, []).append(held.confirmed_on)
    return {policy: max(days, default=None) for policy, days in found.items()}


def _looked_at_term(term: Term, places: Iterable[CitedPlace], looked: Mapping[str, str | None]) -> str | None:
    """Return when somebody last looked at a term, or at all policies whose text explains it."""
    own = [term.checked] if term.checked else []
    policies = term.policies or tuple({place.policy for place in places})
    if term.status is not TermStatus.OURS and policies:
        days = [looked.get(policy) for policy in policies]
        own += [min(day for day in days if day)] if all(days) else []
    return max(own, default=None)


def _view(  # noqa: PLR0913, PLR0917 - one for each field
    kind: OutdatedKind, name: str, status: str, checked: str | None, day: date, places: tuple[CitedPlace, ...]
) -> Outdated:
    days = (day - date.fromisoformat(checked)).days if checked else None
    return Outdated(kind=kind, name=name, status=status, checked=checked, days=days, cited_by=places)


def _printed_at(term: Term, library: Library) -> Iterator[CitedPlace]:
    """Yield the places that print a term: as a term, as the name of a list, or in what a duty asks."""
    name = _REMARK.sub("", term.name)
    holds = str.__contains__ if len(name) > 1 else str.__eq__  # one character is part of too many words
    for policy in library.policies:
        for clause in policy.clauses if not term.policies or policy.id in term.policies else ():
            if any(holds(text, name) for text in _texts_of(clause)):
                yield CitedPlace(policy=policy.id, clause=clause.clause, row=clause.row)


def _texts_of(clause: Clause) -> Iterator[str]:
    yield from clause.terms
    yield from (one.name for one in clause.enumerations)
    for duty in clause.duties:
        yield duty.does
        yield from duty.terms
