"""What a form looks like as it goes out, arranged for finding its fields again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generators.model.filled_form import HEAD_ROW, Asked
from generators.model.form import HEAD, NOT_APPLICABLE, SPARE, FieldType, Form, FormRow
from generators.model.form_parts import form_rows, leaf_columns, name_rows
from generators.model.library import Library
from generators.model.policy import Policy
from generators.view.form import Blank, FormView, Piece, find_blanks, view_form
from generators.view.form_heading import HeadingCell
from generators.word.controls import bookmark_name

_SPACE = re.compile(r"[\s\u3000\u200b\ufeff]+")
_LONGEST_LABEL = 60
"""Characters of a text that is remembered squeezed: labels come again in every file, answers need not stay."""
_SAME = str.maketrans("（）：，０１２３４５６７８９", "():,0123456789")


@dataclass(frozen=True, kw_only=True)
class PlannedCell:
    """A cell below the headings that is asked or blocked; `first` and `last` count the columns from 0."""

    asked: tuple[Asked, ...]
    """One; several where one blocked cell covers several columns."""
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class PlannedRow:
    """A row below the headings."""

    name: str
    labels: tuple[tuple[int, str], ...]
    """Column -> what is printed in the fixed cells: the name of the row as the paper shows it."""
    printed: tuple[tuple[int, int, str], ...]
    """First and last column and text of everything else that is printed."""
    cells: tuple[PlannedCell, ...]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A form, arranged for finding its fields again."""

    form: Form
    version: str
    depth: int
    """Rows of headings."""
    columns: tuple[tuple[str, ...], ...]
    """For each column, the headings over it from top to bottom, squeezed."""
    rows: tuple[PlannedRow, ...]
    heads: tuple[tuple[str, Asked], ...]
    """Printed label, squeezed, and field, of all fields outside the table."""
    lines: tuple[tuple[Piece, ...], ...]
    """Lines of a letter, those without a blank among them."""
    bookmarks: dict[str, str]
    """Name of a bookmark -> tag."""
    tags: frozenset[str]
    """Tags of all that is asked or blocked."""
    spare: frozenset[str]
    """Tags of what is asked in rows that are there in case they are needed."""
    words: frozenset[str]
    """All that the paper prints beside its fields, bare."""


def squeeze(text: str) -> str:
    """Leave out what never tells two labels apart: blanks, line breaks, the width of brackets and digits."""
    return _squeeze(text) if len(text) <= _LONGEST_LABEL else _SPACE.sub("", text).translate(_SAME)


def bare(label: str) -> str:
    """Return a label squeezed and without the colon after it."""
    return squeeze(label).rstrip(":")


@lru_cache(maxsize=4096)
def _squeeze(text: str) -> str:
    return _SPACE.sub("", text).translate(_SAME)


def plan_forms(library: Library) -> dict[str, Plan]:
    """Arrange every form, by id; made once for any number of files."""
    return {form.id: plan_form(form, library.policy_of(form)) for form in library.forms}


def plan_form(form: Form, policy: Policy) -> Plan:
    """Arrange one form."""
    view = view_form(form, policy)
    blanks = {blank.tag: blank for blank in find_blanks(view)}
    rows = _plan_rows(form, view)
    heads = _plan_heads(form, view, blanks)
    columns = column_paths(view.heading, len(leaf_columns(form.columns)))
    return Plan(
        form=form,
        version=view.version,
        depth=len(view.heading),
        columns=columns,
        rows=rows,
        heads=heads,
        lines=tuple(line for line in (view.recipient, *view.body, *view.signer, *view.signatures) if line),
        bookmarks={bookmark_name(tag): tag for tag in blanks},
        tags=frozenset(
            {asked.tag for _, asked in heads} | {one.tag for row in rows for cell in row.cells for one in cell.asked}
        ),
        spare=frozenset(one.tag for row in rows for cell in row.cells for one in cell.asked if one.spare),
        words=frozenset(map(bare, _printed_words(heads, columns, rows))),
    )


def _printed_words(
    heads: Iterable[tuple[str, Asked]], columns: Iterable[tuple[str, ...]], rows: Iterable[PlannedRow]
) -> Iterator[str]:
    yield from (label for label, _ in heads)
    for path in columns:
        yield from path
    for row in rows:
        yield from (text for _, text in row.labels)
        yield from (text for _, _, text in row.printed)


def column_paths(heading: tuple[tuple[HeadingCell, ...], ...], columns: int) -> tuple[tuple[str, ...], ...]:
    """Return for each column the headings over it; a heading that spans columns stands in each of them."""
    paths: list[list[str]] = [[] for _ in range(columns)]
    taken = [0] * columns
    """Heading row down to which a column is covered."""
    for number, row in enumerate(heading):
        column = 0
        for cell in row:
            while column < columns and taken[column] > number:
                column += 1
            for one in range(column, min(column + cell.columns, columns)):
                taken[one] = number + cell.rows
                paths[one].append(squeeze(cell.text))
            column += cell.columns
    return tuple(tuple(text for text in path if text) for path in paths)


def _plan_rows(form: Form, view: FormView) -> tuple[PlannedRow, ...]:
    rows = form_rows(form)[: len(view.rows)]
    names = name_rows(rows)
    fixed = {number for number, (_, column) in enumerate(leaf_columns(form.columns)) if column.type is FieldType.FIXED}
    return tuple(
        _plan_row(form, row, name, tuple((cell.content, cell.columns) for cell in cells), fixed)
        for row, name, cells in zip(rows, names, view.rows, strict=True)
    )


def _plan_row(form: Form, row: FormRow, name: str, cells: tuple[tuple[Piece, int], ...], fixed: set[int]) -> PlannedRow:
    labels: list[tuple[int, str]] = []
    printed: list[tuple[int, int, str]] = []
    planned: list[PlannedCell] = []
    column = 0
    for content, span in cells:
        last = column + span - 1
        if isinstance(content, Blank):
            asked = (_ask(content, name, spare=_is_spare(form, row)),)
            planned.append(PlannedCell(asked=asked, first=column, last=last))
        elif content == NOT_APPLICABLE:
            planned.append(PlannedCell(asked=_blocked(form, row, name, column, last), first=column, last=last))
        elif column in fixed and content:
            labels.append((column, squeeze(content)))
        elif content:
            printed.append((column, last, squeeze(content)))
        column = last + 1
    return PlannedRow(name=name, labels=tuple(labels), printed=tuple(printed), cells=tuple(planned))


def _is_spare(form: Form, row: FormRow) -> bool:
    return row not in form.rows and row.id.startswith(SPARE)


def _ask(blank: Blank, row: str, *, spare: bool = False) -> Asked:
    return Asked(
        tag=blank.tag,
        row=row,
        column=blank.label.removeprefix(f"{row}·"),
        type=blank.type,
        unit=blank.unit,
        choices=blank.choices,
        spare=spare,
        optional=blank.optional,
    )


def _blocked(form: Form, row: FormRow, name: str, first: int, last: int) -> tuple[Asked, ...]:
    """Name every column that a blocked cell covers."""
    leaves = leaf_columns(form.columns)[first : last + 1]
    return tuple(
        Asked(tag=f"{form.id}.{row.id}.{column.id}", row=name, column=path, type=column.type, blocked=True)
        for path, column in leaves
    )


def _plan_heads(form: Form, view: FormView, blanks: dict[str, Blank]) -> tuple[tuple[str, Asked], ...]:
    labels = {field.blank.tag: field.label for field in view.head}
    prefix = f"{form.id}.{HEAD}."
    return tuple(
        (squeeze(labels.get(tag, blank.label)), _ask(blank, HEAD_ROW))
        for tag, blank in blanks.items()
        if tag.startswith(prefix)
    )
