"""A table form holds exactly what its attachment prints: every string deleted or altered is noticed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from generators.check.form_text import check_form_text, find_printed
from generators.check.occurrences import OccurrenceKind
from generators.check.trace import Coverage, trace_policy
from generators.model.form import Column, Form, HeaderField
from generators.model.official import OfficialPlace, OfficialText
from tests import builders
from tests.sample_forms import LETTER, TABLE, TABLE_TEXT


def alter(text: str) -> str:
    """Change the last character of a string."""
    return text[:-1] + ("乙" if text[-1] != "乙" else "丙")


def altered_columns(columns: tuple[Column, ...]) -> Iterator[tuple[Column, ...]]:
    """Yield the tree with one label or unit altered, or one printed column left out."""
    for number, column in enumerate(columns):
        before, after = columns[:number], columns[number + 1 :]
        if column.label:
            yield (*before, replace(column, label=alter(column.label)), *after)
            yield (*before, *after)
        if column.unit:
            yield (*before, replace(column, unit=alter(column.unit)), *after)
            yield (*before, replace(column, unit=None), *after)
        for children in altered_columns(column.children):
            yield (*before, replace(column, children=children), *after)


def altered_forms(form: Form) -> Iterator[Form]:
    """Yield the form with one printed thing deleted or altered."""
    yield replace(form, title=alter(form.title))
    for columns in altered_columns(form.columns):
        yield replace(form, columns=columns)
    for number, field in enumerate(form.header_fields):
        before, after = form.header_fields[:number], form.header_fields[number + 1 :]
        yield replace(form, header_fields=(*before, *after))
        if field.seal:
            yield replace(form, header_fields=(*before, replace(field, label=alter(field.label)), *after))
            yield replace(form, header_fields=(*before, replace(field, seal=False), *after))
    for number, row in enumerate(form.rows):
        before_rows, after_rows = form.rows[:number], form.rows[number + 1 :]
        yield replace(form, rows=(*before_rows, *after_rows))
        for column, text in row.cells.items():
            rest = {name: cell for name, cell in row.cells.items() if name != column}
            yield replace(form, rows=(*before_rows, replace(row, cells=rest), *after_rows))
            yield replace(form, rows=(*before_rows, replace(row, cells=rest | {column: alter(text)}), *after_rows))


ALTERED = tuple(altered_forms(TABLE))


def test_the_attachment_itself_raises_no_problem() -> None:
    assert check_form_text(TABLE, TABLE_TEXT) == []


def test_there_are_enough_ways_to_go_wrong() -> None:
    assert len(ALTERED) > 2 * len(list(find_printed(TABLE)))


@pytest.mark.parametrize("form", ALTERED, ids=range(len(ALTERED)))
def test_every_deletion_and_alteration_is_noticed(form: Form) -> None:
    assert check_form_text(form, TABLE_TEXT)


def test_a_field_we_added_and_say_why_is_not_looked_for_in_the_attachment() -> None:
    ours = HeaderField(id="reason", label="情况说明", added_for="核对时要看原因")
    assert check_form_text(replace(TABLE, header_fields=(*TABLE.header_fields, ours)), TABLE_TEXT) == []
    claimed = replace(ours, added_for=None)
    assert check_form_text(replace(TABLE, header_fields=(*TABLE.header_fields, claimed)), TABLE_TEXT)


def test_labels_that_change_places_are_noticed() -> None:
    first, *middle, last = TABLE.columns
    assert check_form_text(replace(TABLE, columns=(last, *middle, first)), TABLE_TEXT)


@pytest.mark.parametrize("more", ["注", "13", "--"])
def test_what_the_form_leaves_out_is_named(more: str) -> None:
    (problem,) = check_form_text(TABLE, TABLE_TEXT + more)
    assert problem.message == f"附件2的原文印有「{more}」，表单里没有"


def test_an_altered_figure_is_named_at_its_cell() -> None:
    rows = (replace(TABLE.rows[0], cells=TABLE.rows[0].cells | {"good": "13"}), *TABLE.rows[1:])
    problems = check_form_text(replace(TABLE, rows=rows), TABLE_TEXT)
    assert problems[0].place.keys == ("格", "good")
    assert "「13」" in problems[0].message
    assert "「12」" in problems[1].message


def test_a_letter_is_worded_by_us() -> None:
    assert check_form_text(LETTER, "任何文字") == []


def trace_table(form: Form) -> Coverage:
    """Trace a policy whose only place is the attachment of the form."""
    place = OfficialPlace(path="附件2", text=TABLE_TEXT, line=1)
    policy = builders.policy(builders.clause("附件2", hash=place.hash))
    library = builders.library(policy, forms=(form,))
    return trace_policy(policy, OfficialText(file="zz.txt", places=(place,)), library)


def test_the_trace_counts_figures_in_cells_as_held() -> None:
    coverage = trace_table(TABLE)
    assert not any("「12」" in problem.message for problem in coverage.problems)
    assert coverage.facts_held == coverage.facts == {OccurrenceKind.QUANTITY: 1}


@pytest.mark.parametrize("figure", ["11", "1", "2"])
def test_the_trace_notices_an_altered_cell(figure: str) -> None:
    rows = (replace(TABLE.rows[0], cells=TABLE.rows[0].cells | {"good": figure}), *TABLE.rows[1:])
    coverage = trace_table(replace(TABLE, rows=rows))
    assert any("「12」" in problem.message for problem in coverage.problems)
    assert coverage.facts_held.total() == 0
