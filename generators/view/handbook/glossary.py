"""The glossary: terms in the order of their categories, each with where its explanation comes from."""

from dataclasses import dataclass

from generators.model.registry import Term
from generators.view.handbook.anchors import term_anchor
from generators.view.handbook.index import Index
from generators.view.handbook.table import Cell, Column, Row, Table, offer, text_cell, text_cells

GLOSSARY = "glossary"
COLUMNS = (
    Column(name="term", heads=True),
    Column(name="explanation"),
    Column(name="category", facet=True),
    Column(name="origin", facet=True),
    Column(name="policy", facet=True),
)


@dataclass(frozen=True, kw_only=True)
class GlossaryPage:
    """All terms."""

    table: Table


def view_glossary(index: Index) -> GlossaryPage:
    """Lay out the glossary by categories, in the order of the registry; terms without a category come last."""
    categories = list(dict.fromkeys(term.category or "" for term in index.library.glossary))
    order = sorted(categories, key=lambda name: not name)
    terms = sorted(index.library.glossary, key=lambda term: order.index(term.category or ""))
    rows = tuple(_row(term, index) for term in terms)
    table = Table(id=GLOSSARY, title=("表格", GLOSSARY), columns=COLUMNS, rows=rows, downloads=offer(GLOSSARY, index))
    return GlossaryPage(table=table)


def _row(term: Term, index: Index) -> Row:
    policies = [index.policies[one].title for one in term.policies if one in index.policies]
    notes = ((("术语页", "synonyms"), "、".join(term.synonyms)),) if term.synonyms else ()
    cells = (
        text_cell(term.name, notes=notes),
        text_cell(term.explanation),
        text_cell(term.category) if term.category else Cell(word=("术语页", "uncategorised")),
        text_cell(term.status.value, mark=term.status.name.lower()),
        text_cells(policies) if policies else Cell(word=("术语页", "all_policies")),
    )
    return Row(cells=cells, anchor=term_anchor(term.name, term.policies), record=term)
