"""The lines of the ledger: one for each return and row of the form, with what is to be known of it in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generators.model.filled_form import HEAD_ROW, Answer, Verdict
from generators.model.form import HEAD, FormRow
from generators.model.form_parts import form_rows, name_rows
from generators.model.labels import Labels, Words
from generators.model.ledger import Entry, Ledger
from generators.view.ledger.columns import has_own_head
from generators.view.ledger.corrections import say_check

_TOLD = (Verdict.REFUSED, Verdict.CONFLICT, Verdict.NORMALISED)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One sender's answers in one row of the form."""

    first: tuple[str, ...]
    """Sender, file, date, status, whether it counts, name of the row."""
    shown: tuple[Answer | str | None, ...]
    """What stands in each column: an answer, or what is printed there."""
    remarks: str


def list_lines(ledger: Ledger, columns: tuple[str, ...], labels: Labels) -> Iterator[Line]:
    """Yield every return row by row, spare rows only where used; the fields of a sheet or letter are a line first."""
    rows = form_rows(ledger.form)
    named = list(zip(rows, name_rows(rows), strict=True))
    if has_own_head(ledger.form) or not rows:
        named.insert(0, (FormRow(id=HEAD), HEAD_ROW if rows else ""))
    fixed = {HEAD, *(row.id for row in ledger.form.rows)}
    for entry in ledger.entries:
        first = _first_cells(entry, labels)
        by_row = _answers_by_row(entry)
        for row, name in named:
            if row.id in fixed or row.id in by_row:
                answers = by_row.get(row.id, {})
                yield Line(
                    first=(*first, name),
                    shown=tuple(answers.get(column) or row.cells.get(column) for column in columns),
                    remarks=_say_remarks(entry, f"{ledger.form.id}.{row.id}.", answers, labels["台账"]),
                )


def _answers_by_row(entry: Entry) -> dict[str, dict[str, Answer]]:
    by_row: dict[str, dict[str, Answer]] = {}
    for answer in entry.filled.answers:
        _, row_id, column_id = answer.tag.split(".", 2)
        by_row.setdefault(row_id, {})[column_id] = answer
    return by_row


def _first_cells(entry: Entry, labels: Labels) -> tuple[str, ...]:
    words = labels["台账"]
    counts = words["conflict"] if entry.conflict else words["replaced"] if entry.replaced_by else words["counted"]
    return entry.name, entry.file, entry.filled.date or "", labels["回表状态"][entry.filled.status.value], counts


def _say_remarks(entry: Entry, prefix: str, answers: Mapping[str, Answer], words: Words) -> str:
    """Say what is to be known of a line: what became of the return, the checks of its cells, the answers not taken.

    `prefix` begins the tags of the row.
    """
    remarks = [*entry.notes, entry.conflict]
    if entry.replaced_by:
        remarks.append(words["replaced_by"].format(file=entry.replaced_by))
    if entry.late:
        remarks.append(words["late"])
    remarks += [
        say_check(check)
        for check in entry.filled.checks
        if check.failed and (not check.cells or any(tag.startswith(prefix) for tag in check.cells))
    ]
    remarks += [f"{answer.column}：{answer.says}" for answer in answers.values() if answer.verdict in _TOLD]
    return "\n".join(remark for remark in remarks if remark)
