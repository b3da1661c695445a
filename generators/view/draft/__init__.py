"""What an import proposes: read off the places of a new official text, decided by nobody yet."""

from generators.model.draft import Draft, DraftClause
from generators.model.library import Library
from generators.model.official import OfficialPlace, OfficialText
from generators.view.draft.actors import find_responsibilities, find_roles
from generators.view.draft.head import find_metadata
from generators.view.draft.names import find_citations, find_enumerations
from generators.view.draft.phrases import find_phrases
from generators.view.draft.tables import view_tables

NAMED = ("前言", "通知", "末段", "附件目录", "注", "备注")
"""Places without a number of their own."""


def view_draft(text: OfficialText, tables: tuple[tuple[tuple[str, ...], ...], ...], library: Library) -> Draft:
    """Gather all proposals; `tables` are rows of cells, the library knows actors and documents."""
    metadata = find_metadata(text)
    shown = view_tables(tables, text)
    phrases = find_phrases(text, shown, metadata)
    return Draft(
        metadata=metadata,
        clauses=tuple(_view_clause(place) for place in text.places if is_clause(place)),
        deadlines=phrases.deadlines,
        frequencies=phrases.frequencies,
        thresholds=phrases.thresholds,
        phrases=phrases.others,
        citations=find_citations(text, library.documents),
        roles=find_roles(text, library.roles),
        responsibilities=find_responsibilities(text, shown),
        enumerations=find_enumerations(text),
        tables=shown,
    )


def _view_clause(place: OfficialPlace) -> DraftClause:
    return DraftClause(
        path=place.path, level=place.level, heading=_heading(place), hash=place.hash, line=place.line, row=place.row
    )


def is_clause(place: OfficialPlace) -> bool:
    """Tell numbered places and titles of attachments from cells, prefaces and notes."""
    return place.cell is None and place.path.rpartition("/")[2] not in NAMED


def _heading(place: OfficialPlace) -> str:
    """Return the heading; that of an attachment is the rest of its line, or the line below it."""
    if place.heading or not place.marker.lstrip("（(【[").startswith("附"):
        return place.heading
    return next((line.strip("：: \u3000") for line in place.text.split("\n") if line.strip("：: \u3000")), "")
