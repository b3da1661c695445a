"""Tables of tasks: a row of them is a clause, and its cells say who does it by when."""

from generators.model.official import squeeze
from generators.read.official.blocks import Row, Table
from generators.read.official.markers import match_marker

MARKED_CELLS = 2
"""A table is one of tasks when at least this many of its rows, and half of them, begin with a marker."""


def find_task_column(table: Table) -> int | None:
    """Find the column whose cells hold clauses and that has columns after it, if the table has one."""
    width, body = len(table.rows[0]), table.rows[1:]
    columns = []
    for column in range(width - 1):
        cells = [row[column] for row in body if len(row) > column]
        marked = sum(1 for cell in cells if cell and match_marker(cell[0].text))
        if marked >= max(MARKED_CELLS, len(body) / 2):
            columns.append(column)
    return columns[-1] if columns else None


def name_columns(row: Row) -> tuple[str, ...]:
    """Read a row as the names of columns: the text of each cell without blanks."""
    return tuple(squeeze("".join(paragraph.text for paragraph in cell)) for cell in row)
