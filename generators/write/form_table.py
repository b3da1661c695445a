"""A form that is a table, on one lying page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generators.model.form import FieldType, Layout
from generators.model.labels import Words
from generators.view.form import BodyCell, FormView, HeadField
from generators.view.form_heading import HeadingCell
from generators.word.blocks import Block, Cell, PlacedRow, PreparedRow, Row, RowFrame, Section, Table, cell, paragraph
from generators.word.papers import Paper
from generators.word.styles import LOOKS, Style, TableStyle
from generators.write.form_fields import attachment_mark, break_title, cell_field, closing_lines, suspect_line

_MANY, _SOME = 18, 10
"""Columns of a table: more than so many take the smallest letters, the small ones."""
_TITLE_LINE = 38
"""Characters of a table's title that fit one line of a lying sheet."""
_PAPERS = {Layout.TABLE: Paper.A4_TURNED, Layout.WIDE_TABLE: Paper.A3_LANDSCAPE}
_FIELDS_A_LINE = 4
_HEAD_WIDTH = 8
_HEAD_WIDTHS = {FieldType.DATE: 9}
_SEAL_WIDTH = 8
"""Widths of blanks above a table in characters; a name under a seal is long."""
_FEW_ROWS, _HIGH, _LOW = 3, 16.0, 8.0
"""Heights of rows in millimetres: a table of few rows leaves more room to write."""
_BELOW_WIDTH, _LINE = 60.0, 6.0
"""Characters of a field below a table; height of one of its lines in millimetres."""
_MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, kw_only=True)
class _TableStyles:
    """The styles of one size of letters."""

    heading: Style
    centred: Style
    left: Style


def table_section(view: FormView, words: Words) -> Section:
    """Set a table: attachment mark, title, fields, headings and rows, notes, when it is due."""
    paper = _PAPERS[view.layout]
    title = paragraph(Style.TABLE_TITLE, break_title(view.title, _TITLE_LINE))
    blocks: list[Block] = [*attachment_mark(view), title, *suspect_line(view, words)]
    above = tuple(field for field in view.head if not field.whole_line)
    below = [field for field in view.head if field.whole_line]
    if above:
        blocks.append(_head(above))
    blocks += [body_table(view, paper), *map(_line_below, below), *closing_lines(view, words)]
    return Section(paper=paper, blocks=tuple(blocks))


def body_table(view: FormView, paper: Paper) -> Table:
    """Set the headings and rows in letters as small as the columns need."""
    styles = _styles(len(view.weights) * Paper.A4_LANDSCAPE.text_width / paper.text_width)
    height = _LOW if len(view.rows) > _FEW_ROWS else _HIGH
    return Table(
        weights=view.weights,
        heading=tuple(_heading_rows(view.heading, styles.heading)),
        body=tuple(_body_row(row, styles, height) for row in view.rows),
    )


def _styles(columns: float) -> _TableStyles:
    """Choose the size of letters by how many columns share a width of a lying A4 sheet."""
    if columns > _MANY:
        return _TableStyles(heading=Style.HEAD_COMPACT, centred=Style.CELL_COMPACT, left=Style.ITEM_COMPACT)
    if columns > _SOME:
        return _TableStyles(heading=Style.HEAD_SMALL, centred=Style.CELL_SMALL, left=Style.ITEM_SMALL)
    return _TableStyles(heading=Style.HEAD, centred=Style.CELL, left=Style.ITEM)


def _head(fields: tuple[HeadField, ...]) -> Table:
    """Set the fields above the table in a table without lines, so that each blank has a cell of its own."""
    lines = [fields[start : start + _FIELDS_A_LINE] for start in range(0, len(fields), _FIELDS_A_LINE)]
    weights: list[float] = []
    for position in range(len(lines[0])):
        column = [line[position] for line in lines if position < len(line)]
        weights += [max(len(field.label) + 2 for field in column), max(map(_head_width, column))]
    rows = [Row(cells=tuple(_head_cells(line, len(lines[0])))) for line in lines]
    return Table(weights=tuple(weights), body=tuple(rows), style=TableStyle.BLANK)


def _head_cells(line: tuple[HeadField, ...], fields: int) -> Iterator[Cell]:
    for field in line:
        yield cell(Style.ITEM, f"{field.label}：")
        yield cell(Style.ITEM, cell_field(field.blank))
    if len(line) < fields:
        yield cell(Style.ITEM, columns=2 * (fields - len(line)))


def _line_below(field: HeadField) -> Table:
    """Set a field that takes a line in a table of its own below the form's: what the attachment prints stays whole."""
    label = f"{field.label}："
    weights = (len(label) + 1.0, _BELOW_WIDTH)
    row = Row(cells=(cell(Style.ITEM, label), cell(Style.ITEM, cell_field(field.blank))), height=field.lines * _LINE)
    return Table(weights=weights, body=(row,), style=TableStyle.BLANK)


def _head_width(field: HeadField) -> int:
    return _HEAD_WIDTHS.get(field.blank.type, _HEAD_WIDTH) + (_SEAL_WIDTH if field.seal else 0)


def _heading_rows(heading: tuple[tuple[HeadingCell, ...], ...], style: Style) -> Iterator[Row]:
    """Set the headings; the last row is high enough for upright ones to stand in the lines they are broken into."""
    height = max((_upright_height(one, style) for row in heading for one in row), default=0.0)
    for number, row in enumerate(heading, start=1):
        cells = tuple(cell(style, one.text, columns=one.columns, rows=one.rows, upright=one.upright) for one in row)
        yield Row(cells=cells, height=height if number == len(heading) and height else None)


def _upright_height(one: HeadingCell, style: Style) -> float:
    """Tell how high the last row must be for an upright heading, in millimetres; rows above it give two lines each."""
    if not one.upright:
        return 0
    letters = max(map(len, one.text.split("\n"))) + 1
    size = LOOKS[style].size * _MM_PER_POINT
    return letters * size - (one.rows - 1) * size * 2


@lru_cache(maxsize=1024)
def _body_row(row: tuple[BodyCell, ...], styles: _TableStyles, height: float) -> PlacedRow:
    """Set a row; those that are left open stand alike in the forms of many senders."""
    cells = tuple(_body_cell(one, styles) for one in row)
    return PlacedRow(prepared=PreparedRow(RowFrame(spell=lambda _: cells, height=height)))


def _body_cell(one: BodyCell, styles: _TableStyles) -> Cell:
    if isinstance(one.content, str):
        return cell(styles.centred, one.content, columns=one.columns)
    text = one.content.type is FieldType.TEXT
    return cell(styles.left if text else styles.centred, cell_field(one.content), columns=one.columns)
