"""The roadmap: the measures of a policy whose text gives a cell to every year."""

from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.policy import Clause, Milestone, Policy
from generators.view.clauses import say_clause
from generators.view.handbook.index import Index, Link, link_clause, link_policy
from generators.view.handbook.policy import MilestoneLine, view_milestone
from generators.view.handbook.table import Cell, Column, Row, Table, link_cell, offer, text_cell, text_cells

ROADMAP = "roadmap"
COLUMNS = (
    Column(name="measure", heads=True),
    Column(name="year", facet=True),
    Column(name="kind", facet=True),
    Column(name="summary"),
    Column(name="timing"),
    Column(name="metrics"),
    Column(name="policy", facet=True),
    Column(name="clause"),
)


@dataclass(frozen=True, kw_only=True)
class RoadmapCell:
    """What is to be there in a year; `line` is None where the policy has no such cell."""

    year: int
    line: MilestoneLine | None


@dataclass(frozen=True, kw_only=True)
class RoadmapRow:
    """A measure and its years."""

    row: int
    title: str
    clause: Link
    cells: tuple[RoadmapCell, ...]


@dataclass(frozen=True, kw_only=True)
class RoadmapGroup:
    """The rows under one heading of the text."""

    title: str
    anchor: str
    rows: tuple[RoadmapRow, ...]


@dataclass(frozen=True, kw_only=True)
class Roadmap:
    """The roadmap of one policy."""

    policy: Link
    anchor: str
    years: tuple[int, ...]
    groups: tuple[RoadmapGroup, ...]


@dataclass(frozen=True, kw_only=True)
class RoadmapPage:
    """The roadmaps of all policies that have one."""

    roadmaps: tuple[Roadmap, ...]
    table: Table
    """The same, a line for every cell; only its files are shown."""


def view_roadmap(index: Index) -> RoadmapPage:
    """Lay out the roadmaps."""
    roadmaps = tuple(_view_one(policy) for policy in index.held if _by_row(policy))
    rows = tuple(row for roadmap in roadmaps for row in _table_rows(roadmap))
    table = Table(id=ROADMAP, title=("表格", ROADMAP), columns=COLUMNS, rows=rows, downloads=offer(ROADMAP, index))
    return RoadmapPage(roadmaps=roadmaps, table=table)


def _table_rows(roadmap: Roadmap) -> Iterator[Row]:
    for group in roadmap.groups:
        for row in group.rows:
            for cell in row.cells:
                if cell.line:
                    yield _table_row(roadmap, row, cell.year, cell.line)


def _table_row(roadmap: Roadmap, row: RoadmapRow, year: int, line: MilestoneLine) -> Row:
    cells: tuple[Cell, ...] = (
        text_cell(row.title),
        text_cell(str(year)),
        text_cell(line.milestone.kind.value),
        text_cell(line.milestone.summary or ""),
        text_cells(line.timings),
        text_cells(line.metrics),
        text_cell(roadmap.policy.text),
        link_cell((row.clause,)),
    )
    return Row(cells=cells, record=line.milestone)


def _by_row(policy: Policy) -> dict[int, list[Milestone]]:
    """Return row -> its milestones that name a year."""
    rows: dict[int, list[Milestone]] = {}
    for clause in policy.clauses:
        if clause.row is not None and clause.milestones:
            rows.setdefault(clause.row, []).extend(one for one in clause.milestones if one.year is not None)
    return {row: milestones for row, milestones in rows.items() if milestones}


def _view_one(policy: Policy) -> Roadmap:
    by_row = _by_row(policy)
    years = tuple(sorted({one.year for milestones in by_row.values() for one in milestones if one.year is not None}))
    grouped: dict[str, list[RoadmapRow]] = {}
    for row, milestones in by_row.items():
        clause = next(clause for clause in policy.clauses if clause.row == row)
        grouped.setdefault(clause.clause.split("/", 1)[0], []).append(_view_row(policy, clause, milestones, years))
    titles = {clause.clause: clause.title or "" for clause in policy.clauses}
    groups = [
        RoadmapGroup(title=f"{name}{titles.get(name, '')}", anchor=f"{policy.id}-g{number}", rows=tuple(rows))
        for number, (name, rows) in enumerate(grouped.items(), 1)
    ]
    return Roadmap(policy=link_policy(policy), anchor=policy.id, years=years, groups=tuple(groups))


def _view_row(policy: Policy, clause: Clause, milestones: list[Milestone], years: tuple[int, ...]) -> RoadmapRow:
    by_year = {one.year: view_milestone(one) for one in milestones}
    return RoadmapRow(
        row=clause.row or 0,
        title=(clause.measure and clause.measure.title) or clause.title or say_clause(clause.clause),
        clause=link_clause(policy, clause),
        cells=tuple(RoadmapCell(year=year, line=by_year.get(year)) for year in years),
    )
