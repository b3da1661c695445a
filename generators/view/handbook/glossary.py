"""The glossary: terms by category, each with where its explanation comes from."""

from dataclasses import dataclass

from generators.model.registry import Term
from generators.view.handbook.anchors import term_anchor
from generators.view.handbook.index import Index, Link, link_policy


@dataclass(frozen=True, kw_only=True)
class TermEntry:
    """A term and the policies it is explained for."""

    term: Term
    anchor: str
    policies: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class TermGroup:
    """The terms of a category; `category` is empty for those without one."""

    category: str
    anchor: str
    entries: tuple[TermEntry, ...]


@dataclass(frozen=True, kw_only=True)
class GlossaryPage:
    """All terms."""

    groups: tuple[TermGroup, ...]


def view_glossary(index: Index) -> GlossaryPage:
    """Lay out the glossary, in the order of the registry; terms without a category come last."""
    grouped: dict[str, list[TermEntry]] = {}
    for term in index.library.glossary:
        grouped.setdefault(term.category or "", []).append(_view_term(term, index))
    names = sorted(grouped, key=lambda name: not name)
    return GlossaryPage(
        groups=tuple(
            TermGroup(category=name, anchor=term_anchor(name, ("category",)), entries=tuple(grouped[name]))
            for name in names
        )
    )


def _view_term(term: Term, index: Index) -> TermEntry:
    return TermEntry(
        term=term,
        anchor=term_anchor(term.name, term.policies),
        policies=tuple(link_policy(index.policies[one]) for one in term.policies if one in index.policies),
    )
