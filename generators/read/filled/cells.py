"""Looks for every field of a form by its control, its bookmark and its labels, and gathers the doubts."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generators.model.filled_form import Asked, Found, Route, Sighting
from generators.read.filled.lines import find_inline
from generators.read.filled.plan import Plan, PlannedCell, PlannedRow, bare
from generators.read.filled.table import FoundTable, find_table, printed_text, row_labels, shows_labels
from generators.word.returned import ReturnedCell, ReturnedDocument, Tracked

_UNTOLD = "表头认不出，不能核对这是哪一栏"


Spot = tuple[int, ReturnedCell]
"""A cell and the number of its table, from 1."""


@dataclass(frozen=True, kw_only=True)
class Places:
    """Where in a file things stand."""

    by_tag: dict[str, list[Spot]] = field(default_factory=dict)
    """Tag of a control -> the cells it stands in."""
    by_bookmark: dict[str, list[Spot]] = field(default_factory=dict)
    """Tag of the field a bookmark names -> the cells it stands in."""
    by_label: dict[str, list[Spot]] = field(default_factory=dict)
    """A text, squeezed -> the cells to its right."""


def find_fields(plan: Plan, document: ReturnedDocument) -> tuple[tuple[Found, ...], FoundTable | None]:
    """Find every field of a form in a file; the table that was taken for the form's comes with them."""
    places = _gather(plan, document)
    table = find_table(plan, document.tables) if plan.columns else None
    heads = [_find_head(plan, label, asked, document, places) for label, asked in plan.heads]
    cells = [
        found
        for number, row in enumerate(plan.rows)
        for cell in row.cells
        for found in _find_cell(row, number, cell, table, places)
    ]
    return (*heads, *cells), table


def _gather(plan: Plan, document: ReturnedDocument) -> Places:
    places = Places()
    for number, table in enumerate(document.tables, start=1):
        for row in table.rows:
            before = ""
            for cell in row:
                if cell.tags or cell.bookmarks:
                    _gather_marks(plan, number, cell, places)
                if before:
                    places.by_label.setdefault(bare(before), []).append((number, cell))
                before = printed_text(cell)
    return places


def _gather_marks(plan: Plan, number: int, cell: ReturnedCell, places: Places) -> None:
    for tag in cell.tags:
        places.by_tag.setdefault(tag, []).append((number, cell))
    for name in cell.bookmarks:
        if name in plan.bookmarks:
            places.by_bookmark.setdefault(plan.bookmarks[name], []).append((number, cell))


def _find_cell(
    row: PlannedRow, number: int, planned: PlannedCell, table: FoundTable | None, places: Places
) -> Iterator[Found]:
    labelled = _labelled(number, planned, table)
    for asked in planned.asked:
        marked, route = _find_marks(asked, places)
        if labelled and _is_alone(labelled[1], marked):
            # All lead to the cell the labels mean: nothing about it was altered.
            doubts = _crowd_doubts(labelled[1])
            yield Found(asked=asked, sightings=(_see(route, *labelled),), doubts=doubts, labelled=True)
            continue
        doubts = tuple(_cell_doubts(row, planned, table, *marked[0])) if marked else ()
        lost = () if marked else (_why_lost(row, number, planned, table),)
        seen = _see_all(asked, places, labelled)
        yield Found(asked=asked, sightings=seen, doubts=doubts + lost, labelled=labelled is not None)


def _find_marks(asked: Asked, places: Places) -> tuple[list[Spot], Route]:
    """Return the cells that hold a field's control or bookmark, and the surest route to it."""
    tagged = places.by_tag.get(asked.tag, [])
    marked = places.by_bookmark.get(asked.tag, [])
    if tagged:
        return tagged + marked, Route.TAG
    return marked, Route.BOOKMARK if marked else Route.LABEL


def _see_all(asked: Asked, places: Places, labelled: Spot | None) -> tuple[Sighting, ...]:
    """Return what is seen where the routes lead, once for each cell."""
    routes = (
        (Route.TAG, places.by_tag.get(asked.tag, [])),
        (Route.BOOKMARK, places.by_bookmark.get(asked.tag, [])),
        (Route.LABEL, [labelled] if labelled else []),
    )
    kept: dict[int, Sighting] = {}
    for route, spots in routes:
        for number, cell in spots:
            kept.setdefault(id(cell), _see(route, number, cell))
    return tuple(kept.values())


def _labelled(number: int, planned: PlannedCell, table: FoundTable | None) -> Spot | None:
    if table is None or number not in table.rows:
        return None
    cell = table.cell_at(table.rows[number], planned.first, planned.last)
    return None if cell is None or table.is_tall(cell) else (table.number, cell)


def _cell_doubts(
    row: PlannedRow, planned: PlannedCell, table: FoundTable | None, where: int, cell: ReturnedCell
) -> Iterator[str]:
    """Say why the cell that holds a field's control may not be the cell its labels mean."""
    if table is None or where != table.number:
        yield _UNTOLD
        return
    if table.is_tall(cell):
        yield _CROWDED
        return
    yield from _crowd_doubts(cell)
    if any(column not in table.columns for column in range(planned.first, planned.last + 1)):
        yield f"这一栏的标题改成了“{table.headings.get(cell.column, '')}”"
    elif table.cell_at(cell.row, planned.first, planned.last) is None:
        yield "这一格被合并、拆分或移动过"
    labels = row_labels(row, table)
    if (row.labels and not labels) or not shows_labels(table, cell.row, labels):
        yield "这一行的行名被改动"


_CROWDED = "几格合并成了一格"


def _crowd_doubts(cell: ReturnedCell) -> tuple[str, ...]:
    """Say when one cell holds the fields of several."""
    if len(cell.tags) < 2 and len(cell.bookmarks) < 2:  # noqa: PLR2004 - two are a crowd
        return ()
    return (_CROWDED,) if len(set(cell.tags)) > 1 or len(set(cell.bookmarks)) > 1 else ()


def _is_alone(cell: ReturnedCell, marked: list[Spot]) -> bool:
    """Tell whether no other cell holds the field's control or bookmark."""
    for _, other in marked:  # noqa: SIM110 - a generator here is a tenth of the time of reading
        if other is not cell:
            return False
    return True


def _why_lost(row: PlannedRow, number: int, planned: PlannedCell, table: FoundTable | None) -> str:
    if table is None:
        return f"{_UNTOLD}，也没有控件和书签"
    if any(column not in table.columns for column in range(planned.first, planned.last + 1)):
        return "没有控件和书签，这一栏的标题又找不到"
    if number not in table.rows:
        return f"没有控件和书签，“{row.name}”这一行又认不准"
    return "没有控件和书签，这一格被合并、拆分或移动过"


def _find_head(plan: Plan, label: str, asked: Asked, document: ReturnedDocument, places: Places) -> Found:
    """Find a field above the table: its control's cell, its bookmark's, the cell after its label; else in a line."""
    after = places.by_label.get(bare(label), [])
    labelled = after[0] if len(after) == 1 else None
    marked, _ = _find_marks(asked, places)
    seen = _see_all(asked, places, labelled)
    if not marked and not after:
        return find_inline(plan, asked, document)
    if not marked and not labelled:
        return Found(asked=asked, doubts=(f"“{label}”出现了 {len(after)} 次，又没有控件和书签",))
    doubts = tuple(_head_doubts(label, document, *marked[0])) if marked else ()
    return Found(asked=asked, sightings=seen, doubts=doubts, labelled=labelled is not None)


def _head_doubts(label: str, document: ReturnedDocument, where: int, cell: ReturnedCell) -> Iterator[str]:
    if cell.continued:
        yield _CROWDED
        return
    yield from _crowd_doubts(cell)
    row = document.tables[where - 1].rows[cell.row]
    before = next((one for one in row if one.column + one.columns == cell.column), None)
    written = bare(printed_text(before)) if before else ""
    if written != bare(label):
        yield f"前面的栏目名改成了“{written}”" if before else "前面的栏目名不见了"


def _see(route: Route, table: int, cell: ReturnedCell) -> Sighting:
    return Sighting(
        route=route,
        cell=say_place(table, cell),
        text=cell.text,
        doubts=tuple(f"这一格有{mark.value}" for mark in cell.marks) if cell.marks else (),
        notes=say_tracked(cell.tracked) if cell.tracked else (),
    )


def say_place(table: int, cell: ReturnedCell) -> str:
    """Say where a cell stands; tables are counted from 1."""
    return f"第{table}个表格第{cell.row + 1}行第{cell.column + 1}列"


def say_tracked(tracked: Tracked) -> tuple[str, ...]:
    """Say what a tracked change took away and put in."""
    parts = [
        f"删去“{tracked.deleted}”" if tracked.deleted else "",
        f"插入“{tracked.inserted}”" if tracked.inserted else "",
    ]
    return (f"有未接受的修订，按接受后读：{'、'.join(part for part in parts if part)}",)
