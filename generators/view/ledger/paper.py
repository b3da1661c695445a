"""The county's total as the same form, filled; and the words that say what stands in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generators.model.form import HEAD, PERIOD, Form
from generators.model.form_parts import leaf_columns
from generators.model.ledger import CellTotal, Ledger
from generators.phrases.numbers import say_number
from generators.view.form import Blank, BodyCell, FormView
from generators.view.form_sending import say_period
from generators.view.ledger.corrections import find_not_taken

_NAMED = 60
"""How many cells a note names before it only counts them; a few stand on the form's page, many go on to a second."""


def fill_total(view: FormView, ledger: Ledger) -> FormView:
    """Put the totals into the blanks of a form and say under it of how many senders, and what stayed out.

    That stands in the place of the notes for those who fill the form in, so that few remarks stay on its page.
    """
    values = {total.tag: say_number(total.value) for total in ledger.totals if total.value is not None}
    values |= {
        f"{ledger.form.id}.{HEAD}.{field.id}": say_period(ledger.period)
        for field in ledger.form.header_fields
        if field.prefill == PERIOD
    }
    sealed = next((field.id for field in ledger.form.header_fields if field.seal), None)
    if sealed:
        values[f"{ledger.form.id}.{HEAD}.{sealed}"] = f"合计（{count_senders(ledger)}个单位）"
    return replace(
        view,
        head=tuple(replace(field, blank=_filled(field.blank, values)) for field in view.head),
        rows=tuple(tuple(_fill_cell(cell, values) for cell in row) for row in view.rows),
        notes=tuple(say_total(ledger)),
        period=ledger.period,
    )


def count_senders(ledger: Ledger) -> int:
    """Count the senders whose returns are added up."""
    return sum(entry.counts for entry in ledger.entries)


def say_total(ledger: Ledger) -> Iterator[str]:
    """Say of how many senders the total is, which cells have fewer, and whose figures stay out until corrected."""
    senders = count_senders(ledger)
    expected = f"，应报{len(ledger.roster)}个" if ledger.roster is not None else ""
    yield f"本表由{senders}个单位最近一次报来的表逐格相加{expected}；没有填的格不计，各格的单位数见台账"
    left_out = [(name, total) for total in ledger.totals for name in total.left_out]
    if left_out:
        yield f"核对必然有误、更正前不计入的{len(left_out)}格：{_say_whose(left_out, ledger.form)}"
    not_taken = find_not_taken(ledger)
    refused = [(name, total) for total in ledger.totals for name in not_taken.get(total.tag, ())]
    if refused:
        yield f"填写不能采用、没有计入的{len(refused)}格：{_say_whose(refused, ledger.form)}"


def _say_whose(cells: Sequence[tuple[str, CellTotal]], form: Form) -> str:
    """Name cells by the sender they stay out for, as checks call them; where they are many, the first of them."""
    names = {field.id: field.label for field in form.header_fields}
    names |= {one.id or "": one.short or one.label or one.name or "" for _, one in leaf_columns(form.columns)}
    by_row: dict[tuple[str, str], list[str]] = {}
    for name, total in cells[:_NAMED]:
        by_row.setdefault((name, total.row), []).append(names[total.tag.rpartition(".")[2]])
    shown = "；".join(f"{name}的{row}·{'、'.join(found)}" for (name, row), found in by_row.items())
    return f"{shown}{'等，全部见台账“合计”页' if len(cells) > _NAMED else ''}"


def say_cell(total: CellTotal) -> str:
    """Name a cell of the total: 国标·项目数量/总数."""
    return f"{total.row}·{total.column}"


def _fill_cell(cell: BodyCell, values: Mapping[str, str]) -> BodyCell:
    return replace(cell, content=_filled(cell.content, values)) if isinstance(cell.content, Blank) else cell


def _filled(blank: Blank, values: Mapping[str, str]) -> Blank:
    return replace(blank, value=values.get(blank.tag, blank.value))
