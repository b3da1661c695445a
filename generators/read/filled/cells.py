"""Looks for every field of a form by its control, its bookmark and its labels, and gathers the doubts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generators.model.filled_form import Asked, Found, Route, Sighting
from generators.read.filled.lines import find_inline
from generators.read.filled.plan import Plan, PlannedCell, PlannedRow, squeeze
from generators.read.filled.table import FoundTable, find_table, row_labels, shows_labels
from generators.word.returned import ReturnedCell, ReturnedDocument, Tracked

_UNTOLD = "表头认不出，不能核对这是哪一栏"


@dataclass(frozen=True, kw_only=True)
class Places:
    """Where the fields of a file stand: tag -> (number of the table, cell), for controls and for bookmarks."""

    by_tag: dict[str, list[tuple[int, ReturnedCell]]] = field(default_factory=dict)
    by_bookmark: dict[str, list[tuple[int, ReturnedCell]]] = field(default_factory=dict)


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
            for cell in row:
                for tag in cell.tags:
                    places.by_tag.setdefault(tag, []).append((number, cell))
                for name in cell.bookmarks:
                    if name in plan.bookmarks:
                        places.by_bookmark.setdefault(plan.bookmarks[name], []).append((number, cell))
    return places


def _find_cell(
    row: PlannedRow, number: int, planned: PlannedCell, table: FoundTable | None, places: Places
) -> Iterator[Found]:
    by_label = _labelled(number, planned, table)
    for asked in planned.asked:
        seen = [
            *(_see(Route.TAG, where, cell) for where, cell in places.by_tag.get(asked.tag, ())),
            *(_see(Route.BOOKMARK, where, cell) for where, cell in places.by_bookmark.get(asked.tag, ())),
        ]
        if by_label and table:
            seen.append(_see(Route.LABEL, table.number, by_label))
        cells = [*places.by_tag.get(asked.tag, ()), *places.by_bookmark.get(asked.tag, ())]
        doubts = [doubt for where, cell in cells[:1] for doubt in _cell_doubts(row, planned, table, where, cell)]
        if not cells and not by_label:
            doubts = [_why_lost(row, number, planned, table)]
        yield Found(asked=asked, sightings=_each_place_once(seen), doubts=tuple(doubts), labelled=by_label is not None)


def _labelled(number: int, planned: PlannedCell, table: FoundTable | None) -> ReturnedCell | None:
    if table is None or number not in table.rows:
        return None
    cell = table.cell_at(table.rows[number], planned.first, planned.last)
    return None if cell is None or table.is_tall(cell) else cell


def _cell_doubts(
    row: PlannedRow, planned: PlannedCell, table: FoundTable | None, where: int, cell: ReturnedCell
) -> Iterator[str]:
    """Say why the cell that holds a field's control may not be the cell its labels mean."""
    if table is None or where != table.number:
        yield _UNTOLD
        return
    if len(set(cell.tags)) > 1 or len(set(cell.bookmarks)) > 1 or table.is_tall(cell):
        yield "几格合并成了一格"
        return
    altered = [column for column in range(planned.first, planned.last + 1) if column not in table.columns]
    if altered:
        yield f"这一栏的标题改成了“{table.headings.get(cell.column, '')}”"
    elif table.cell_at(cell.row, planned.first, planned.last) is None:
        yield "这一格被合并、拆分或移动过"
    labels = row_labels(row, table)
    if (row.labels and not labels) or not shows_labels(table, cell.row, labels):
        yield "这一行的行名被改动"


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
    labelled = _after_label(label, document)
    cells = [*places.by_tag.get(asked.tag, ()), *places.by_bookmark.get(asked.tag, ())]
    if not cells and not labelled:
        return find_inline(plan, asked, document)
    seen = [
        *(_see(Route.TAG, where, cell) for where, cell in places.by_tag.get(asked.tag, ())),
        *(_see(Route.BOOKMARK, where, cell) for where, cell in places.by_bookmark.get(asked.tag, ())),
    ]
    if len(labelled) == 1:
        seen.append(_see(Route.LABEL, *labelled[0]))
    doubts = [doubt for where, cell in cells[:1] for doubt in _head_doubts(label, document, where, cell)]
    if not cells and len(labelled) > 1:
        return Found(asked=asked, doubts=(f"“{label}”出现了 {len(labelled)} 次，又没有控件和书签",))
    return Found(asked=asked, sightings=_each_place_once(seen), doubts=tuple(doubts), labelled=len(labelled) == 1)


def _after_label(label: str, document: ReturnedDocument) -> list[tuple[int, ReturnedCell]]:
    """Return the cells that stand to the right of a label."""
    short = label.rstrip(":")
    return [
        (number, after)
        for number, table in enumerate(document.tables, start=1)
        for row in table.rows
        for before, after in pairwise(row)
        if before.text and squeeze(before.text).rstrip(":") == short
    ]


def _head_doubts(label: str, document: ReturnedDocument, where: int, cell: ReturnedCell) -> Iterator[str]:
    if len(set(cell.tags)) > 1 or len(set(cell.bookmarks)) > 1 or cell.continued:
        yield "几格合并成了一格"
        return
    row = document.tables[where - 1].rows[cell.row]
    before = next((one for one in row if one.column + one.columns == cell.column), None)
    written = squeeze(before.text).rstrip(":") if before else ""
    if written != label.rstrip(":"):
        yield f"前面的栏目名改成了“{written}”" if before else "前面的栏目名不见了"


def _see(route: Route, table: int, cell: ReturnedCell) -> Sighting:
    return Sighting(
        route=route,
        cell=f"第{table}个表格第{cell.row + 1}行第{cell.column + 1}列",
        text=cell.text,
        doubts=tuple(f"这一格有{mark.value}" for mark in cell.marks),
        notes=say_tracked(cell.tracked),
    )


def say_tracked(tracked: Tracked | None) -> tuple[str, ...]:
    """Say what a tracked change took away and put in."""
    if tracked is None:
        return ()
    parts = [
        f"删去“{tracked.deleted}”" if tracked.deleted else "",
        f"插入“{tracked.inserted}”" if tracked.inserted else "",
    ]
    return (f"有未接受的修订，按接受后读：{'、'.join(part for part in parts if part)}",)


def _each_place_once(seen: Sequence[Sighting]) -> tuple[Sighting, ...]:
    kept: dict[str, Sighting] = {}
    for sighting in seen:
        kept.setdefault(sighting.cell, sighting)
    return tuple(kept.values())
