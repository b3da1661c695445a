"""The page of sources: every document the policies cite, whether it still holds, and who cites it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.policy import Clause, Policy
from generators.model.registry import Document
from generators.model.words import yaml_word
from generators.view.handbook.anchors import document_anchor, policy_page
from generators.view.handbook.index import SUPERSEDED, Index, Link, link_clause, link_policy
from generators.view.handbook.table import BLANK, Cell, Column, Row, Table, link_cell, offer, text_cell

SOURCES = "sources"
COLUMNS = (
    Column(name="document", heads=True),
    Column(name="number"),
    Column(name="status", facet=True),
    Column(name="replaced_by"),
    Column(name="policy", facet=True),
    Column(name="cited_in"),
)


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
    table: Table


def view_sources(index: Index) -> SourcesPage:
    """Lay out the page of sources, in the order of the registry."""
    cited = _find_citations(index)
    entries = tuple(_view_document(one, cited.get(one.title, {}), index) for one in index.library.documents)
    return SourcesPage(
        superseded=tuple(entry for entry in entries if entry.superseded),
        table=Table(
            id=SOURCES,
            title=("表格", SOURCES),
            columns=COLUMNS,
            rows=tuple(map(_row, entries)),
            downloads=offer(SOURCES, index),
        ),
    )


def _row(entry: DocumentEntry) -> Row:
    document = entry.document
    notes = ((("依据页", "aliases"), "、".join(document.aliases)), (None, document.note or ""))
    cells = (
        text_cell(document.title, notes=tuple(note for note in notes if note[1])),
        text_cell(document.number or ""),
        text_cell(document.status.value, mark="over" if entry.superseded else document.status.name.lower()),
        link_cell((entry.replaced_by,)) if entry.replaced_by else BLANK,
        link_cell(Link(text=citation.policy.text) for citation in entry.citations),
        link_cell(clause for citation in entry.citations for clause in citation.clauses)
        if entry.citations
        else Cell(word=("依据页", "not_cited")),
    )
    return Row(cells=cells, anchor=entry.anchor, record=document)


def _view_document(document: Document, cited: dict[str, list[Link]], index: Index) -> DocumentEntry:
    return DocumentEntry(
        document=document,
        anchor=document_anchor(document.title),
        superseded=document.status in SUPERSEDED,
        replaced_by=index.link_successor(document),
        citations=tuple(
            Citation(policy=link_policy(index.policies[policy]), clauses=tuple(dict.fromkeys(links)))
            for policy, links in cited.items()
        ),
    )


def _find_citations(index: Index) -> dict[str, dict[str, list[Link]]]:
    """Return document title -> policy id -> the places that cite it, in the order of the text."""
    found: dict[str, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for policy in index.library.policies:
        for cite, link in list_cites(policy):
            document = index.find_document(cite)
            if document:
                found[document.title][policy.id].append(link)
    return found


def list_cites(policy: Policy) -> Iterator[tuple[str, Link]]:
    """Yield every citation of a policy with the place it stands at, in the order of the text."""
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
