"""What the handbook's search knows: every entry, its place, and the everyday words for what the policies say."""

import re
from collections.abc import Iterator, Mapping

from generators.model.library import Library
from generators.view.handbook.index import Index
from generators.view.search.clauses import view_policy_entries
from generators.view.search.entries import Entry, EntryKind, Place, SearchView, Synonym
from generators.view.search.registries import view_document, view_form, view_pages, view_role, view_term

__all__ = ["Entry", "EntryKind", "Place", "SearchView", "Synonym", "view_search"]

_REMARK = re.compile(r"（[^（）]*）")


def view_search(index: Index, titles: Mapping[str, str]) -> SearchView:
    """View the whole library as the search knows it; `titles` are those of the pages that lead somewhere."""
    places: list[Place] = []
    entries: list[Entry] = []
    library = index.library
    for policy in library.policies:
        found = view_policy_entries(policy, index, len(places))
        places += found.places
        entries += found.entries
    entries += [view_form(form, index) for form in library.forms]
    entries += [view_term(term) for term in library.glossary]
    entries += [view_role(role) for role in library.roles]
    entries += [view_document(document) for document in library.documents]
    entries += view_pages(index, titles)
    return SearchView(
        policies=tuple((policy.id, policy.title) for policy in library.policies),
        places=tuple(places),
        entries=tuple(entries),
        synonyms=tuple(_view_synonyms(library)),
    )


def _view_synonyms(library: Library) -> Iterator[Synonym]:
    """Yield the everyday words of the glossary, each once, with all terms it may stand for."""
    found: dict[str, dict[str, None]] = {}
    for term in library.glossary:
        for word in term.synonyms:
            found.setdefault(word, {}).update(dict.fromkeys(_names_in(term.name)))
    for word, names in found.items():
        yield Synonym(word=word, official=tuple(names))


def _names_in(name: str) -> list[str]:
    """Return the names that a term's name holds: 班前教育、班前交底 holds two, a remark in brackets is none."""
    return [part for part in re.split(r"[、／/]", _REMARK.sub("", name)) if part]
