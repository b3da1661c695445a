"""Who answers for the measures: a grid of measures and roles for each policy, and all of them in one table."""

from dataclasses import dataclass

from generators.model.policy import Clause, Measure, Policy
from generators.view.clauses import say_clause
from generators.view.handbook.cards import is_asked
from generators.view.handbook.index import Index, Link, link_clause, link_policy, once
from generators.view.handbook.table import Column, Row, Table, link_cell, offer, text_cell

PARTS = ("leads", "implements", "supervises")
"""What a role may do for a measure."""
MARKS = {
    "leads": "mark_leads",
    "implements": "mark_implements",
    "supervises": "mark_supervises",
    "actors": "mark_actors",
}
"""A part -> the key of its mark in the grid."""
ACTORS = "actors"
"""Stands for them where the text divides nothing: whoever its duties name."""
MEASURES = "measures"
COLUMNS = (
    Column(name="measure", heads=True),
    *(Column(name=name, facet=True) for name in (*PARTS, ACTORS)),
    Column(name="policy", facet=True),
    Column(name="clause"),
)


@dataclass(frozen=True, kw_only=True)
class MeasureRow:
    """A measure in one line."""

    policy: Link
    clause: Link
    title: str
    measure: Measure
    leads: tuple[Link, ...]
    implements: tuple[Link, ...]
    supervises: tuple[Link, ...]
    actors: tuple[Link, ...]
    """Who its duties name, each once."""
    duty_count: int


@dataclass(frozen=True, kw_only=True)
class GridLine:
    """A measure in the grid: for each role of the policy, what it does there, as keys of the labels."""

    row: MeasureRow
    marks: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class PolicyGrid:
    """The measures of one policy and the roles that answer for them."""

    policy: Link
    anchor: str
    roles: tuple[Link, ...]
    """Each once, by the first name the policy prints, in the order of the text."""
    lines: tuple[GridLine, ...]
    inferred: bool
    """Whether the text leaves the parts of some measure open, so that the actors of its duties stand for them."""


@dataclass(frozen=True, kw_only=True)
class MeasuresPage:
    """The measures of all policies."""

    grids: tuple[PolicyGrid, ...]
    table: Table

    @property
    def rows(self) -> tuple[MeasureRow, ...]:
        """Every measure."""
        return tuple(line.row for grid in self.grids for line in grid.lines)


@once
def view_measures(index: Index) -> MeasuresPage:
    """Lay out the grids of responsibilities; a policy without measures is left out."""
    listed = ((policy, list_measures(policy, index)) for policy in index.held)
    grids = tuple(view_grid(policy, rows) for policy, rows in listed if rows)
    rows = tuple(_table_row(line.row) for grid in grids for line in grid.lines)
    table = Table(id=MEASURES, title=("表格", MEASURES), columns=COLUMNS, rows=rows, downloads=offer(MEASURES, index))
    return MeasuresPage(grids=grids, table=table)


def view_grid(policy: Policy, rows: tuple[MeasureRow, ...]) -> PolicyGrid:
    """Lay out the grid of one policy."""
    parts = [_parts(row) for row in rows]
    roles: dict[str, Link] = {}
    for named in parts:
        for _, link in named:
            roles.setdefault(link.address or link.text, link)
    lines = (
        GridLine(row=row, marks=tuple(_marks(named, key) for key in roles))
        for row, named in zip(rows, parts, strict=True)
    )
    inferred = any(part == ACTORS for named in parts for part, _ in named)
    return PolicyGrid(
        policy=link_policy(policy), anchor=policy.id, roles=tuple(roles.values()), lines=tuple(lines), inferred=inferred
    )


def _parts(row: MeasureRow) -> list[tuple[str, Link]]:
    """Return who does what for a measure; where its text does not say, who its duties name."""
    named = [(part, link) for part in PARTS for link in getattr(row, part)]
    return named or [(ACTORS, link) for link in row.actors]


def _marks(named: list[tuple[str, Link]], role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(MARKS[part] for part, link in named if (link.address or link.text) == role))


def _table_row(row: MeasureRow) -> Row:
    names = (link_cell(getattr(row, name)) for name in (*PARTS, ACTORS))
    title = link_cell((Link(text=row.title, address=row.clause.address),))
    return Row(cells=(title, *names, text_cell(row.policy.text), text_cell(row.clause.text)), record=row.measure)


def list_measures(policy: Policy, index: Index) -> tuple[MeasureRow, ...]:
    """Return the measures of a policy, in the order of its text."""
    return tuple(_row(policy, clause, clause.measure, index) for clause in policy.clauses if clause.measure is not None)


def _row(policy: Policy, clause: Clause, measure: Measure, index: Index) -> MeasureRow:
    duties = [duty for part in parts_of(clause, policy) for duty in part.duties if is_asked(duty)]
    names = tuple(dict.fromkeys(name for duty in duties for name in duty.who))
    return MeasureRow(
        policy=link_policy(policy),
        clause=link_clause(policy, clause),
        title=measure.title or clause.title or say_clause(clause.clause, clause.row),
        measure=measure,
        leads=index.link_roles(measure.leads, policy.id),
        implements=index.link_roles(measure.implements, policy.id),
        supervises=index.link_roles(measure.supervises, policy.id),
        actors=index.link_roles(names, policy.id),
        duty_count=len(duties),
    )


def parts_of(clause: Clause, policy: Policy) -> tuple[Clause, ...]:
    """Return a measure's clause and the places below it, up to the next measure."""
    inside = clause.clause + "/"
    others = tuple(
        other.clause + "/" for other in policy.clauses if other.measure is not None and other.clause.startswith(inside)
    )
    return tuple(
        part
        for part in policy.clauses
        if part is clause or (part.clause.startswith(inside) and not f"{part.clause}/".startswith(others))
    )
