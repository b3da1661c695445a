"""Hold a table form against the attachment it is made after: the same words in the same order, nothing more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.form import Column, FieldType, Form, Layout
from generators.model.form_parts import leaf_columns
from generators.model.official import squeeze
from generators.model.problem import Place, Problem

_DATE = "年月日"
"""What a date to fill prints."""
_SEAL = "盖章"
_SIGNS = re.compile("[（）()︵︶：:︰]")
"""Brackets and colons: they differ with the direction of a heading and say nothing."""


@dataclass(frozen=True, kw_only=True)
class Printed:
    """Something a form prints, and where its file says so."""

    text: str
    place: Place


def check_form_text(form: Form, place_text: str) -> list[Problem]:
    """Complain of everything a table form prints that its attachment does not, and the other way round.

    Both are read row by row: title, head fields, headings from the top level down, fixed cells. White space,
    brackets and colons do not count. A letter is worded by us and has nothing to compare; nor has a field that we
    added to the head, which says why it is there.
    """
    if form.layout is not Layout.TABLE:
        return []
    rest = _bare(place_text)
    problems: list[Problem] = []
    for printed in find_printed(form):
        before, found, after = rest.partition(_bare(printed.text))
        if not found:
            problems.append(_say_unknown(form, printed))
            continue
        problems += _say_missing(form, before, printed.place)
        rest = after
    return problems + _say_missing(form, rest, form.place)


def find_printed(form: Form) -> Iterator[Printed]:
    """Yield everything the form prints above its notes, in the order of reading; not the fields we added."""
    yield Printed(text=form.title, place=form.place.inside("标题"))
    for field in (one for one in form.header_fields if not one.added_for):
        seal = _SEAL if field.seal else ""
        text = _DATE if field.type is FieldType.DATE else field.label + seal
        yield Printed(text=text, place=field.place)
    level = form.columns
    while level:
        yield from (Printed(text=one.label + (one.unit or ""), place=one.place) for one in level if one.label)
        level = tuple(child for one in level for child in one.children)
    columns = [column for _, column in leaf_columns(form.columns)]
    for row in form.rows:
        yield from (
            Printed(text=row.cells[column], place=row.place.inside("格", column))
            for column in map(_id_of, columns)
            if row.cells.get(column)
        )


def _id_of(column: Column) -> str:
    return column.id or ""


def _bare(text: str) -> str:
    return _SIGNS.sub("", squeeze(text))


def _say_unknown(form: Form, printed: Printed) -> Problem:
    message = f"{form.attachment}的原文这里没有「{printed.text}」（或次序不同）"
    return Problem(place=printed.place, message=message, hint="标签、单位和数字照附件一字不差地写，从左到右、从上到下")


def _say_missing(form: Form, text: str, place: Place) -> list[Problem]:
    if not text:
        return []
    return [
        Problem(
            place=place, message=f"{form.attachment}的原文印有「{text}」，表单里没有", hint="补进表头、列、格或标题"
        )
    ]
