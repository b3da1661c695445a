"""The page of sources: every document the policies cite, whether it still holds, and who cites it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.policy import Clause, Policy
from generators.model.registry import Document
from generators.model.words import yaml_word
from generators.view.handbook.anchors import document_anchor, policy_page
from generators.view.handbook.index import SUPERSEDED, Index, Link, link_clause, link_policy


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A policy and the places in it that cite a document."""

    policy: Link
    clauses: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class DocumentEntry:
    """A cited document."""

    document: Document
    anchor: str
    superseded: bool
    replaced_by: Link | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True)
class SourcesPage:
    """All cited documents; those that no longer hold are named first."""

    superseded: tuple[DocumentEntry, ...]
    documents: tuple[DocumentEntry, ...]
    policies: tuple[Link, ...]


def view_sources(index: Index) -> SourcesPage:
    """Lay out the page of sources, in the order of the registry."""
    cited = _find_citations(index)
    entries = tuple(_view_document(one, cited.get(one.title, {}), index) for one in index.library.documents)
    return SourcesPage(
        superseded=tuple(entry for entry in entries if entry.superseded),
        documents=entries,
        policies=tuple(link_policy(policy) for policy in index.library.policies),
    )


def _view_document(document: Document, cited: dict[str, list[Link]], index: Index) -> DocumentEntry:
    return DocumentEntry(
        document=document,
        anchor=document_anchor(document.title),
        superseded=document.status in SUPERSEDED,
        replaced_by=_link_replacement(document, index),
        citations=tuple(
            Citation(policy=link_policy(index.policies[policy]), clauses=tuple(dict.fromkeys(links)))
            for policy, links in cited.items()
        ),
    )


def _link_replacement(document: Document, index: Index) -> Link | None:
    if document.replaced_by is None:
        return None
    known = index.find_document(document.replaced_by)
    return Link(text=document.replaced_by, address=f"#{document_anchor(known.title)}" if known else "")


def _find_citations(index: Index) -> dict[str, dict[str, list[Link]]]:
    """Return document title -> policy id -> the places that cite it, in the order of the text."""
    found: dict[str, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for policy in index.library.policies:
        for cite, link in _cites(policy):
            document = index.find_document(cite)
            if document:
                found[document.title][policy.id].append(link)
    return found


def _cites(policy: Policy) -> Iterator[tuple[str, Link]]:
    for cite in policy.based_on:
        yield cite, Link(text=yaml_word("based_on"), address=policy_page(policy.id))
    for clause in policy.clauses:
        for cite in _clause_cites(clause):
            yield cite, link_clause(policy, clause)


def _clause_cites(clause: Clause) -> Iterator[str]:
    yield from clause.cites
    for duty in clause.duties:
        yield from duty.cites
    for milestone in clause.milestones:
        yield from milestone.cites
