"""Finds the table of a form in a file that came back: which grid column is which, which row is which."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generators.read.filled.plan import Plan, PlannedRow, squeeze
from generators.word.returned import WIDEST, ReturnedCell, ReturnedTable

_LATEST_START = 3
"""Rows that someone may have put over the headings."""

Range = tuple[int, int]
"""Grid columns from the first to the one after the last."""


@dataclass(frozen=True, kw_only=True)
class FoundTable:
    """The table of a form in a file."""

    number: int
    """Of the table in the file, from 1."""
    width: int
    """Grid columns of the headings."""
    columns: dict[int, Range]
    """Planned column -> where it stands; a column whose headings were altered is missing."""
    rows: dict[int, int]
    """Planned row -> row of the table; a row that cannot be told is missing."""
    body: int
    """First row below the headings."""
    cells: dict[tuple[int, int], ReturnedCell] = field(repr=False)
    """(row, grid column) -> the cell that begins there."""
    tall: frozenset[tuple[int, int]]
    """Where cells begin that were merged with one above or below."""
    widths: tuple[int, ...]
    """How many grid columns each row covers."""
    headings: dict[int, str] = field(repr=False)
    """Grid column -> the headings over it as they are now."""
    table: ReturnedTable = field(repr=False)

    def cell_at(self, row: int, first: int, last: int) -> ReturnedCell | None:
        """Return the cell of a row that covers exactly the planned columns, if there is one."""
        columns = self.columns
        if first not in columns or last not in columns or self.widths[row] != self.width:
            return None
        for column in range(first, last):
            if column + 1 not in columns or columns[column][1] != columns[column + 1][0]:
                return None
        cell = self.cells.get((row, columns[first][0]))
        return cell if cell and cell.column + cell.columns == columns[last][1] else None

    def is_tall(self, cell: ReturnedCell) -> bool:
        """Tell whether a cell was merged with one above or below."""
        return (cell.row, cell.column) in self.tall


def find_table(plan: Plan, tables: Sequence[ReturnedTable]) -> FoundTable | None:
    """Find the table that shows most of the form's headings; None when none shows half of them."""
    best: _Try | None = None
    for number, table in enumerate(tables, start=1):
        for start in range(min(_LATEST_START + 1, len(table.rows) - plan.depth)):
            if not 0 < _width(table, start) <= WIDEST:
                continue
            tried = _try_headings(plan, table, number, start)
            if best is None or len(tried.columns) > len(best.columns):
                best = tried
            if len(best.columns) == len(plan.columns):
                return _take_table(plan, best)
    return _take_table(plan, best) if best and 2 * len(best.columns) >= len(plan.columns) else None


class _Try(NamedTuple):
    """Rows of a table taken for the headings: the rows below are looked at only once the best is known."""

    number: int
    table: ReturnedTable
    start: int
    paths: list[tuple[Range, tuple[str, ...]]]
    columns: dict[int, Range]


def _width(table: ReturnedTable, row: int) -> int:
    cells = table.rows[row]
    return cells[-1].column + cells[-1].columns if cells else 0


def _try_headings(plan: Plan, table: ReturnedTable, number: int, start: int) -> _Try:
    body = start + plan.depth
    paths = _heading_paths(table.rows[start:body], _width(table, start))
    return _Try(number, table, start, paths, _match_columns(plan, paths, table.rows[body:]))


def _take_table(plan: Plan, tried: _Try) -> FoundTable:
    number, table, start, paths, columns = tried
    found = FoundTable(
        number=number,
        width=_width(table, start),
        columns=columns,
        rows={},
        body=start + plan.depth,
        cells={(cell.row, cell.column): cell for row in table.rows for cell in row},
        tall=frozenset(
            (cell.row - up, cell.column) for row in table.rows for cell in row if cell.continued for up in (0, 1)
        ),
        widths=tuple(_width(table, row) for row in range(len(table.rows))),
        headings={column: "/".join(path) for (start_column, end), path in paths for column in range(start_column, end)},
        table=table,
    )
    found.rows.update(_match_rows(plan, found))
    return found


def _heading_paths(rows: Sequence[Sequence[ReturnedCell]], width: int) -> list[tuple[Range, tuple[str, ...]]]:
    """Return the lowest headings from left to right, each with all headings over it."""
    over: list[list[ReturnedCell]] = [[] for _ in range(width)]
    for row in rows:
        for cell in row:
            if cell.continued:
                continue
            for column in range(cell.column, min(cell.column + cell.columns, width)):
                over[column].append(cell)
    paths: list[tuple[Range, tuple[str, ...]]] = []
    start = 0
    for column in range(1, width + 1):
        if column == width or over[column] != over[start]:
            paths.append(((start, column), tuple(text for cell in over[start] if (text := printed_text(cell)))))
            start = column
    return paths


def _match_columns(
    plan: Plan, paths: Sequence[tuple[Range, tuple[str, ...]]], body: Sequence[Sequence[ReturnedCell]]
) -> dict[int, Range]:
    """Match planned columns to grid columns by all the headings over them, which must be there exactly once."""
    shown = Counter(path for _, path in paths)
    places = {path: place for place, path in paths if shown[path] == 1}
    columns: dict[int, Range] = {}
    for path, wanted in _group(plan.columns).items():
        if path not in places:
            continue
        edges = _inner_edges(places[path], len(wanted), body)
        if edges and wanted == list(range(wanted[0], wanted[0] + len(wanted))):
            columns |= dict(zip(wanted, edges, strict=True))
    return columns


def _group(columns: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], list[int]]:
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, path in enumerate(columns):
        groups.setdefault(path, []).append(number)
    return groups


def _inner_edges(place: Range, count: int, body: Sequence[Sequence[ReturnedCell]]) -> list[Range]:
    """Share the place of one heading among the columns under it, as the rows below do; all must do alike."""
    if count == 1:
        return [place]
    shares = {
        tuple(
            (cell.column, cell.column + cell.columns)
            for cell in row
            if place[0] <= cell.column and cell.column + cell.columns <= place[1]
        )
        for row in body
    }
    full = [share for share in shares if len(share) == count and share[0][0] == place[0] and share[-1][1] == place[1]]
    return list(full[0]) if len(full) == 1 else []


def _match_rows(plan: Plan, found: FoundTable) -> dict[int, int]:
    """Match planned rows by what is printed in them; rows printed alike only when there are as many as planned.

    Rows without any print are told by their order, and only when no row was added or taken away.
    """
    numbers = range(found.body, len(found.table.rows))
    known = [(number, signature) for number, row in enumerate(plan.rows) if (signature := row_labels(row, found))]
    wanted: dict[tuple[tuple[int, str], ...], list[int]] = {}
    for number, signature in known:
        wanted.setdefault(signature, []).append(number)
    matched: dict[int, int] = {}
    for signature, planned in wanted.items():
        shown = [number for number in numbers if shows_labels(found, number, signature)]
        if len(shown) == len(planned):
            matched |= dict(zip(planned, shown, strict=True))
    if not known and not any(row.labels for row in plan.rows) and len(numbers) == len(plan.rows):
        return dict(enumerate(numbers))
    return matched if len(set(matched.values())) == len(matched) else {}


def row_labels(row: PlannedRow, found: FoundTable) -> tuple[tuple[int, str], ...]:
    """Return the printed labels of a row that stand in columns that were found."""
    return tuple((column, text) for column, text in row.labels if column in found.columns)


def shows_labels(found: FoundTable, number: int, labels: Sequence[tuple[int, str]]) -> bool:
    """Tell whether a row of the file prints these labels."""
    for column, text in labels:
        cell = found.cells.get((number, found.columns[column][0]))
        if cell is None or printed_text(cell) != text:
            return False
    return True


def printed_text(cell: ReturnedCell) -> str:
    """Return what a printed cell says, squeezed; one that was struck out or changed says so and so is no label."""
    text = squeeze(cell.text)
    return f"{text}*" if cell.marks or cell.tracked else text
