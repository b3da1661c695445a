"""A form that is an upright sheet: a grid of labelled fields, and a table below it if there are columns."""

from collections.abc import Iterator
from dataclasses import replace

from generators.model.form import FieldType
from generators.model.labels import Words
from generators.view.form import FormView, HeadField
from generators.word.blocks import Block, Cell, Row, Section, Table, cell, paragraph
from generators.word.papers import Paper
from generators.word.styles import Style
from generators.write.form_fields import attachment_mark, break_title, cell_field, closing_lines, suspect_line
from generators.write.form_table import body_table

_WEIGHTS = (8.0, 13.0, 8.0, 13.0)
"""Characters of a label and of its field, two fields to a line."""
_TITLE_LINE = 25
"""Characters of a title that fit one line of an upright sheet."""
_LINE, _LEAST, _TWO_LINES = 6.0, 9.0, 12.0
"""Millimetres of a line to write on, of a row of one, and of a row whose label stands in two."""


def sheet_section(view: FormView, words: Words) -> Section:
    """Set a sheet: attachment mark, title, the grid, the table, notes, when it is due."""
    title = paragraph(Style.TABLE_TITLE, break_title(view.title, _TITLE_LINE))
    blocks: list[Block] = [*attachment_mark(view), title, *suspect_line(view, words)]
    if view.head:
        rows = tuple(_grid_row(pair) for pair in pair_fields(_make_room(view)))
        blocks.append(Table(weights=_WEIGHTS, body=rows))
    if view.weights:
        blocks.append(body_table(view, Paper.A4_SHEET))
    blocks += closing_lines(view, words)
    return Section(paper=Paper.A4_SHEET, blocks=tuple(blocks))


def _make_room(view: FormView) -> tuple[HeadField, ...]:
    """Take a line from the highest field where a line stands under the title, so that the sheet stays on its page."""
    highest = max(view.head, key=lambda field: field.lines)
    if view.suspect is None or highest.lines == 1:
        return view.head
    return tuple(replace(field, lines=field.lines - 1) if field is highest else field for field in view.head)


def pair_fields(fields: tuple[HeadField, ...]) -> Iterator[tuple[HeadField, ...]]:
    """Put two fields on a line; one that wants a line, or finds no neighbour, stands alone."""
    waiting: HeadField | None = None
    for field in fields:
        if field.whole_line:
            if waiting:
                yield (waiting,)
            waiting = None
            yield (field,)
        elif waiting:
            yield (waiting, field)
            waiting = None
        else:
            waiting = field
    if waiting:
        yield (waiting,)


def _grid_row(fields: tuple[HeadField, ...]) -> Row:
    broken = any("\n" in _broken_label(field.label) for field in fields)
    height = max(_TWO_LINES if broken else _LEAST, max(field.lines for field in fields) * _LINE)
    return Row(
        cells=tuple(one for field in fields for one in _grid_cells(field, alone=len(fields) == 1)), height=height
    )


def _grid_cells(field: HeadField, *, alone: bool) -> tuple[Cell, Cell]:
    style = Style.ITEM if alone or field.blank.type is FieldType.TEXT else Style.CELL
    return cell(Style.HEAD, _broken_label(field.label)), cell(style, cell_field(field.blank), columns=3 if alone else 1)


def _broken_label(label: str) -> str:
    """Put the unit or the mark of a seal on a line of its own where the label is too long for one."""
    if len(label) < _WEIGHTS[0] or not label.endswith("）"):
        return label
    return "\n（".join(label.rsplit("（", maxsplit=1))
