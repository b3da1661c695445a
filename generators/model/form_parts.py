"""The parts of a form: its columns and rows one by one, what they print, where each of them comes from."""

from collections.abc import Iterator

from generators.model.form import NOT_APPLICABLE, REASON, SPARE, Column, FieldType, Form, FormRow, HeaderField


def form_fields(form: Form) -> tuple[HeaderField | Column, ...]:
    """Return everything of a form that has a label: head fields, then every heading, each before the ones below it."""
    return (*form.header_fields, *headings(form.columns))


def leaf_columns(columns: tuple[Column, ...], above: tuple[str, ...] = ()) -> tuple[tuple[str, Column], ...]:
    """Return (headings joined by "/", column) for every column to fill, left to right."""
    leaves: list[tuple[str, Column]] = []
    for column in columns:
        heading = column.label or column.name
        path = (*above, heading) if heading else above
        leaves += leaf_columns(column.children, path) if column.children else [("/".join(path), column)]
    return tuple(leaves)


def leaf_units(columns: tuple[Column, ...], above: str | None = None) -> dict[str, str | None]:
    """Return column id -> unit of what is counted there: its own, or that of the nearest heading above."""
    units: dict[str, str | None] = {}
    for column in columns:
        unit = column.unit or above
        units |= leaf_units(column.children, unit) if column.children else {column.id or "": unit}
    return units


def row_cells(row: FormRow, leaves: tuple[tuple[str, Column], ...]) -> Iterator[tuple[str, Column, int]]:
    """Yield (headings, first column, columns covered) for every cell of a row, left to right; merged ones once.

    `leaves` are the form's `leaf_columns`; a cell that covers several is headed from the first to the last.
    """
    ids = [column.id for _, column in leaves]
    ends = {merged.start: ids.index(merged.end) for merged in row.merged}
    position = 0
    while position < len(leaves):
        path, column = leaves[position]
        end = ends.get(column.id or "", position)
        last = leaves[end][1]
        yield path if last is column else f"{path}至{last.label}", column, end - position + 1
        position = end + 1


def printed_texts(form: Form) -> tuple[str, ...]:
    """Return every label the table form prints, one per printed cell: head fields, headings, words in fixed cells."""
    texts = [field.label for field in form.header_fields if field.type is not FieldType.DATE]
    texts += [heading.label for heading in headings(form.columns) if heading.label]
    texts += [text for text in _cells(form) if not text.isdigit()]
    return tuple(texts)


def printed_figures(form: Form) -> tuple[str, ...]:
    """Return every figure that a fixed cell prints, one per cell."""
    return tuple(text for text in _cells(form) if text.isdigit())


def form_rows(form: Form) -> tuple[FormRow, ...]:
    """Return the fixed rows and then the spare ones, each with its number printed in the FIXED columns."""
    numbered = [column.id or "" for _, column in leaf_columns(form.columns) if column.type is FieldType.FIXED]
    spare = tuple(
        FormRow(id=f"{SPARE}{number}", cells=dict.fromkeys(numbered, str(number)), place=form.place)
        for number in range(1, form.spare_rows + 1)
    )
    return form.rows + spare


def name_rows(rows: tuple[FormRow, ...]) -> tuple[str, ...]:
    """Name rows apart: by their label, numbered where several share it, or by their position."""
    labels = [row.label or f"第{number}行" for number, row in enumerate(rows, start=1)]
    return tuple(
        f"{label}（{labels[: number + 1].count(label)}）" if labels.count(label) > 1 else label
        for number, label in enumerate(labels)
    )


def form_source(form: Form) -> str | None:
    """Return the clause a field of the form comes from unless it says another: the form's own, or its attachment."""
    return form.asked_by or form.attachment


def form_name(form: Form) -> str:
    """Return what people call a form: its attachment, or its title where the policy gives none."""
    return form.attachment or form.title


def field_sources(form: Form) -> dict[str, tuple[str | None, str | None]]:
    """Return id of a head field or column -> (clause that asks for it, or why we added it instead)."""
    start = (form_source(form), None)
    heads = {field.id: _source_of(field, start) for field in form.header_fields}
    return heads | _column_sources(form.columns, start)


def _column_sources(
    columns: tuple[Column, ...], above: tuple[str | None, str | None]
) -> dict[str, tuple[str | None, str | None]]:
    found: dict[str, tuple[str | None, str | None]] = {}
    for column in columns:
        own = _source_of(column, above)
        found |= _column_sources(column.children, own) if column.children else {column.id or "": own}
    return found


def _source_of(one: HeaderField | Column, above: tuple[str | None, str | None]) -> tuple[str | None, str | None]:
    own = (one.asked_by, one.added_for)
    return own if any(own) else above


def blocked_cells(form: Form) -> tuple[tuple[str, str], ...]:
    """Return (row id, column id) of every cell that is not to be filled: "--", also where it covers several columns."""
    ids = [column.id or "" for _, column in leaf_columns(form.columns)]
    blocked = []
    for row in form.rows:
        ends = {merged.start: merged.end for merged in row.merged}
        for column, text in row.cells.items():
            if text == NOT_APPLICABLE:
                covered = ids[ids.index(column) : ids.index(ends.get(column, column)) + 1]
                blocked += [(row.id, one) for one in covered]
    return tuple(blocked)


def _cells(form: Form) -> tuple[str, ...]:
    return tuple(text for row in form.rows for text in row.cells.values() if text)


def optional_labels(form: Form) -> tuple[str, ...]:
    """Return the labels of all that may stay blank, but for the sender's reason, which says so in a note of its own."""
    fields = [field.label for field in form.header_fields if field.optional and field.id != REASON]
    columns = [column.label or path for path, column in leaf_columns(form.columns) if column.optional]
    return tuple(dict.fromkeys((*fields, *columns)))


def headings(columns: tuple[Column, ...]) -> Iterator[Column]:
    """Yield every heading, each before the ones below it."""
    for column in columns:
        yield column
        yield from headings(column.children)
