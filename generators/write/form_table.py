"""A form that is a table, on one lying page."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from generators.model.form import FieldType
from generators.view.form import SEAL, BodyCell, FormView
from generators.view.form_heading import HeadingCell
from generators.word.blocks import Block, Cell, Row, Section, Table, cell, paragraph
from generators.word.papers import Paper
from generators.word.styles import LOOKS, Style, TableStyle
from generators.write.form_fields import cell_field

_MANY, _SOME = 18, 10
"""Columns of a table: more than so many take the smallest letters, the small ones."""
_TITLE_LINE = 38
"""Characters of a table's title that fit one line of a lying sheet."""
_HEAD_WIDTH = 8
_HEAD_WIDTHS = {FieldType.DATE: 9}
_SEAL_WIDTH = 8
"""Widths of blanks above a table in characters; a name under a seal is long."""
_FEW_ROWS, _HIGH, _LOW = 3, 16.0, 9.0
"""Heights of rows in millimetres: a table of few rows leaves more room to write."""
_MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, kw_only=True)
class _TableStyles:
    """The styles of one size of letters."""

    heading: Style
    centred: Style
    left: Style


def table_section(view: FormView) -> Section:
    """Set a table: attachment mark, title, fields, headings and rows, notes, when it is due."""
    styles = _styles(len(view.weights))
    blocks: list[Block] = [
        paragraph(Style.ATTACHMENT_MARK, view.attachment or ""),
        paragraph(Style.TABLE_TITLE, _broken(view.title)),
    ]
    if view.head:
        blocks.append(_head(view))
    blocks.append(
        Table(
            weights=view.weights,
            heading=tuple(_heading_rows(view.heading, styles.heading)),
            body=tuple(_body_row(row, styles, len(view.rows)) for row in view.rows),
        )
    )
    if view.notes:
        listed = "".join(f"{number}.{note}" for number, note in enumerate(view.notes, start=1))
        blocks.append(paragraph(Style.NOTE, f"注：{listed}"))
    if view.due:
        blocks.append(paragraph(Style.NOTE, f"{view.due}。"))
    return Section(paper=Paper.A4_LANDSCAPE, blocks=tuple(blocks))


def _styles(columns: int) -> _TableStyles:
    """Choose the size of letters by how many columns share the page."""
    if columns > _MANY:
        return _TableStyles(heading=Style.HEAD_COMPACT, centred=Style.CELL_COMPACT, left=Style.ITEM_COMPACT)
    if columns > _SOME:
        return _TableStyles(heading=Style.HEAD_SMALL, centred=Style.CELL_SMALL, left=Style.ITEM_SMALL)
    return _TableStyles(heading=Style.HEAD, centred=Style.CELL, left=Style.ITEM)


def _broken(title: str) -> str:
    """Break a title too long for a line into two of about one length."""
    if len(title) <= _TITLE_LINE:
        return title
    middle = ceil(len(title) / 2)
    return f"{title[:middle]}\n{title[middle:]}"


def _head(view: FormView) -> Table:
    """Set the fields above the table in a table without lines, so that each blank has a cell of its own."""
    cells: list[Cell] = []
    weights: list[float] = []
    for label, blank in view.head:
        cells += [cell(Style.ITEM, label), cell(Style.ITEM, cell_field(blank))]
        weights += [len(label) + 1, _HEAD_WIDTHS.get(blank.type, _HEAD_WIDTH) + (_SEAL_WIDTH if SEAL in label else 0)]
    return Table(weights=tuple(weights), body=(Row(cells=tuple(cells)),), style=TableStyle.BLANK)


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


def _body_row(row: tuple[BodyCell, ...], styles: _TableStyles, rows: int) -> Row:
    return Row(cells=tuple(_body_cell(one, styles) for one in row), height=_LOW if rows > _FEW_ROWS else _HIGH)


def _body_cell(one: BodyCell, styles: _TableStyles) -> Cell:
    if isinstance(one.content, str):
        return cell(styles.centred, one.content, columns=one.columns)
    text = one.content.type is FieldType.TEXT
    return cell(styles.left if text else styles.centred, cell_field(one.content), columns=one.columns)
