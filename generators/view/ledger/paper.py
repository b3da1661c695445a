"""The county's total as the same form, filled; and the words that say what stands in it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generators.model.form import HEAD
from generators.model.ledger import CellTotal, Ledger
from generators.phrases.numbers import say_number
from generators.view.form import Blank, BodyCell, FormView

_NAMED = 5
"""How many senders a note names before it only counts them."""


def fill_total(view: FormView, ledger: Ledger) -> FormView:
    """Put the totals into the blanks of a form and say under it of how many senders, and what stayed out."""
    values = {total.tag: say_number(total.value) for total in ledger.totals if total.value is not None}
    sealed = next((field.id for field in ledger.form.header_fields if field.seal), None)
    if sealed:
        values[f"{ledger.form.id}.{HEAD}.{sealed}"] = f"合计（{count_senders(ledger)}个单位）"
    return replace(
        view,
        head=tuple(replace(field, blank=_filled(field.blank, values)) for field in view.head),
        rows=tuple(tuple(_fill_cell(cell, values) for cell in row) for row in view.rows),
        notes=(*view.notes, *say_total(ledger)),
        period=ledger.period,
    )


def count_senders(ledger: Ledger) -> int:
    """Count the senders whose returns are added up."""
    return sum(entry.counts for entry in ledger.entries)


def say_total(ledger: Ledger) -> Iterator[str]:
    """Say of how many senders the total is, which cells have fewer, and whose figures stay out until corrected."""
    senders = count_senders(ledger)
    expected = f"，应报{len(ledger.roster)}个" if ledger.roster is not None else ""
    yield f"本表由{senders}个单位最近一次报来的表逐格相加{expected}；未填、未采用的格不计，各格的单位数见台账"
    left_out = [total for total in ledger.totals if total.left_out]
    if left_out:
        names = dict.fromkeys(name for total in left_out for name in total.left_out)
        shown = "、".join(list(names)[:_NAMED]) + (f"等{len(names)}个单位" if len(names) > _NAMED else "")
        yield f"有{len(left_out)}格因核对不符（必然）未计入{shown}的数，更正后再计，见清单“不平”"


def say_cell(total: CellTotal) -> str:
    """Name a cell of the total: 国标·项目数量/总数."""
    return f"{total.row}·{total.column}"


def _fill_cell(cell: BodyCell, values: Mapping[str, str]) -> BodyCell:
    return replace(cell, content=_filled(cell.content, values)) if isinstance(cell.content, Blank) else cell


def _filled(blank: Blank, values: Mapping[str, str]) -> Blank:
    return replace(blank, value=values.get(blank.tag, blank.value))
