"""The page of enterprise lists: each enterprise, what is known of it, and its files."""

from dataclasses import dataclass

from generators.model.enterprise import Enterprise
from generators.view.conditions.words import say_value
from generators.view.handbook.files import Download, list_downloads
from generators.view.handbook.index import Index


@dataclass(frozen=True, kw_only=True)
class EnterpriseEntry:
    """An enterprise and its files."""

    enterprise: Enterprise
    facts: tuple[tuple[str, str], ...]
    """(fact, value in words)."""
    downloads: tuple[Download, ...]
    code: str = ""
    """Short code of its list as it is now; a printed list with another one is out of date."""


@dataclass(frozen=True, kw_only=True)
class EnterprisesPage:
    """All enterprises."""

    enterprises: tuple[EnterpriseEntry, ...]


def view_enterprises(index: Index) -> EnterprisesPage:
    """Lay out the page of enterprise lists."""
    return EnterprisesPage(enterprises=tuple(_view_one(one, index) for one in index.library.enterprises))


def _view_one(enterprise: Enterprise, index: Index) -> EnterpriseEntry:
    known = index.vocabulary.facts
    return EnterpriseEntry(
        enterprise=enterprise,
        facts=tuple(
            (name, say_value(value, known[name], index.vocabulary))
            for name, value in enterprise.facts.items()
            if name in known
        ),
        downloads=list_downloads(f"lists/{enterprise.id}/", index.files),
        code=index.codes.get(enterprise.id, ""),
    )
