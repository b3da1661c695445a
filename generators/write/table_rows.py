"""The rows of a table as HTML: thousands of cells, for which a template would take many times as long."""

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from generators.model.labels import Labels
from generators.view.handbook.index import Link
from generators.view.handbook.table import Cell, Row, Table, Word
from generators.write.templates import escape


def table_bodies(table: Table, root: str, labels: Labels) -> Markup:
    """Write the rows of a table that stands so far from the top of the site; a row a line, a body for each group."""
    writer = _Writer(table, root, labels)
    return Markup("\n".join(writer.write_bodies(table)))  # noqa: S704 - every text in it was escaped


class _Writer:
    """Writes rows with the words of one language, for one place of the site."""

    def __init__(self, table: Table, root: str, labels: Labels) -> None:
        self._root, self._labels = escape(root), labels
        self._between = labels["手册"]["separator"]
        self._separator, self._colon = escape(self._between), escape(labels["手册"]["colon"])
        self._shown = [(number, table.columns[number].heads) for number in table.shown]

    def write_bodies(self, table: Table) -> Iterator[str]:
        """Write the rows, those of a group below a line that names it."""
        by = table.grouped_by
        if by is None:
            yield from ("<tbody>", *map(self.write_row, table.rows), "</tbody>")
            return
        for cell, rows in groupby(table.rows, key=lambda row: row.cells[by]):
            head = f'<th scope="rowgroup" colspan="{len(self._shown)}">{"".join(self._inside(cell))}</th>'
            yield from (f'<tbody><tr class="listed__group">{head}</tr>', *map(self.write_row, rows), "</tbody>")

    def write_row(self, row: Row) -> str:
        """Write a row."""
        anchor = f' id="{escape(row.anchor)}"' if row.anchor else ""
        cells = (self._write_cell(row.cells[number], heads=heads) for number, heads in self._shown)
        return f"<tr{anchor}>{''.join(cells)}</tr>"

    def _write_cell(self, cell: Cell, *, heads: bool) -> str:
        if heads:
            return f'<th scope="row">{"".join(self._inside(cell))}</th>'
        marks = "".join(
            f' data-{name}="{escape(value)}"' for name, value in (("sort", cell.sort), ("due", cell.due)) if value
        )
        return f"<td{marks}>{''.join(self._inside(cell))}</td>"

    def _inside(self, cell: Cell) -> Iterator[str]:
        plain = not (cell.word or cell.mark or any(one.address or self._between in one.text for one in cell.parts))
        if cell.word:
            yield f"<span>{self._say(cell.word)}</span>{' ' if cell.parts else ''}"
        if plain:  # what stands between two names parts them for the filter too
            yield self._separator.join(escape(one.text) for one in cell.parts)
        else:
            between = " " if cell.mark else self._separator
            yield between.join(self._write_part(part, cell.mark) for part in cell.parts)
        for kind, text in cell.notes:
            named = f"{self._say(kind)}{self._colon}" if kind else ""
            yield f'<br><span class="muted">{named}{escape(text)}</span>'

    def _write_part(self, part: Link, mark: str) -> Markup:
        text = escape(part.text)
        if mark:
            kind = "tag tag--time" if mark == "time" else f"badge badge--{escape(mark)}"
            return Markup(f'<span class="{kind}">{text}</span>')  # noqa: S704 - escaped
        if part.address:
            return Markup(f'<a href="{self._root}{escape(part.address)}">{text}</a>')  # noqa: S704 - escaped
        return Markup(f"<span>{text}</span>")  # noqa: S704 - escaped

    def _say(self, word: Word) -> Markup:
        return escape(self._labels[word[0]][word[1]])
