"""The checks a form asks for: that they name columns and rows that exist, and hold numbers."""

from collections.abc import Iterator

from generators.check.hints import did_you_mean, list_words
from generators.model.form import Check, CheckKind, CheckLevel, CheckScope, Column, FieldType, Form, HeaderField
from generators.model.form_parts import form_rows, leaf_columns
from generators.model.library import Library
from generators.model.problem import Place, Problem

_NUMBERS = (FieldType.WHOLE, FieldType.DECIMAL)


def check_relations(form: Form, library: Library) -> Iterator[Problem]:
    """Complain of checks that could not be run."""
    forms = {one.id: one for one in library.forms} | {form.id: form}
    for check in form.checks:
        yield from _check_whole(form, check)
        if not check.parts:
            message = f"表单「{form.id}」的核对「{check.name}」没有写部分"
            yield Problem(place=check.place, message=message, hint="写上列的编号，如 部分: [found]")
        if check.whole:
            yield from _check_column(form, check, check.whole, check.place.inside("整体"), forms)
        for index, part in enumerate(check.parts):
            yield from _check_column(form, check, part, check.place.inside("部分", index), forms)
        yield from _check_rows(form, check)
        yield from _check_mixture(form, check)
        yield from _check_needed(form, check)


def _check_whole(form: Form, check: Check) -> Iterator[Problem]:
    needed = check.kind is not CheckKind.NOT_FALLING
    if needed != bool(check.whole):
        message = f"表单「{form.id}」的核对「{check.name}」{'没有写整体' if needed else '与上月比，不写整体'}"
        yield Problem(place=check.place, message=message, hint="写上列的编号，如 整体: total" if needed else "删去整体")


def _check_column(form: Form, check: Check, name: str, place: Place, forms: dict[str, Form]) -> Iterator[Problem]:
    other, _, column_id = name.rpartition(".")
    asked = forms.get(other or form.id)
    if asked is None:
        message = f"表单「{form.id}」的核对「{check.name}」里没有编号为「{other}」的表单"
        yield Problem(place=place, message=message, hint=did_you_mean(other, forms) or "写一张表单的编号")
        return
    heads: dict[str, Column | HeaderField] = {field.id: field for field in asked.header_fields}
    columns = heads | {column.id or "": column for _, column in leaf_columns(asked.columns)}
    if column_id not in columns:
        message = f"表单「{form.id}」的核对「{check.name}」里的「{name}」不是任何一列的编号"
        hint = did_you_mean(column_id, columns) or f"可用的有：{list_words(columns)}"
        yield Problem(place=place, message=message, hint=hint)
    elif columns[column_id].type not in _NUMBERS and check.kind is not CheckKind.NEEDED:
        message = f"表单「{form.id}」的核对「{check.name}」里的「{name}」不是数"
        yield Problem(place=place, message=message, hint="只能核对整数和小数的列")
    elif other and check.scope is CheckScope.ROW:
        message = f"表单「{form.id}」的核对「{check.name}」与别的表单比，却是各行"
        yield Problem(place=check.place, message=message, hint="两张表单的行不同，写 范围: 全表")


def _check_needed(form: Form, check: Check) -> Iterator[Problem]:
    """Complain of what only a check of what is needed has, and of one that could not be run or would be certain."""
    if check.kind is not CheckKind.NEEDED:
        for name in ("取值", "除外"):
            if check.values if name == "取值" else check.exempt:
                message = f"表单「{form.id}」的核对「{check.name}」不是须填，却有{name}"
                yield Problem(place=check.place.inside(name), message=message, hint=f"删去{name}")
        return
    foreign = any("." in name for name in (check.whole or "", *check.parts))
    if foreign or check.scope is CheckScope.TABLE:
        message = f"表单「{form.id}」的核对「{check.name}」是须填，只能在本表各行里核对"
        yield Problem(place=check.place, message=message, hint="只写本表的列，删去 范围: 全表")
    if check.level is CheckLevel.CERTAIN:
        message = f"表单「{form.id}」的核对「{check.name}」是须填，不能是必然"
        yield Problem(place=check.place.inside("级别"), message=message, hint="没有填的格不是填错的数，写 级别: 提示")


def _check_mixture(form: Form, check: Check) -> Iterator[Problem]:
    """Complain of a check that compares head fields with columns: they share no row."""
    heads = {field.id for field in form.header_fields}
    own = {name for name in (check.whole, *check.parts) if name and "." not in name}
    if own & heads and (own - heads or check.scope is CheckScope.TABLE):
        message = f"表单「{form.id}」的核对「{check.name}」把表头和列放在一起"
        yield Problem(place=check.place, message=message, hint="表头同表头比，各行；列同列比")


def _check_rows(form: Form, check: Check) -> Iterator[Problem]:
    rows = [row.id for row in form_rows(form)]
    for index, name in enumerate(check.only):
        if name not in rows:
            message = f"表单「{form.id}」的核对「{check.name}」里的「{name}」不是任何一行的编号"
            hint = did_you_mean(name, rows) or f"可用的有：{list_words(rows)}"
            yield Problem(place=check.place.inside("限于", index), message=message, hint=hint)
