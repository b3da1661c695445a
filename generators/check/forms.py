"""Forms in themselves and against their policy: ids that tag the fields, cells that name columns, places that exist."""

import re
from collections.abc import Collection, Iterator

from generators.check.form_fields import check_fields
from generators.check.form_relations import check_relations
from generators.check.hints import did_you_mean, list_words
from generators.check.vocabulary import Vocabulary, find_unknown_policies
from generators.model.form import Column, Form, FormRow, UnmadeForm
from generators.model.form_parts import form_rows, leaf_columns
from generators.model.library import Library
from generators.model.policy import Policy
from generators.model.problem import Place, Problem

LONGEST_TAG = 64
"""Characters; Word refuses a longer tag of a content control."""
SIGNER_LINES = 2
_ID = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_BLANK = re.compile(r"\{([^{}]*)\}")


def check_forms(library: Library, known: Vocabulary) -> list[Problem]:
    """Complain of forms whose policy, attachment or duty does not exist, and of ids that would not tag their fields."""
    problems: list[Problem] = []
    for form in library.forms:
        policy = known.policies.get(form.policy) if known.policies else None
        if policy:
            problems += _check_policy(form, policy)
        says = f"表单「{form.id}」的政策编号"
        problems += find_unknown_policies([form.policy], known, form.place.inside("政策编号"), says)
        problems += check_fields(form, policy, known)
        problems += check_relations(form, library)
        problems += _check_ids(form)
        problems += _check_columns(form)
        problems += _check_cells(form)
        problems += _check_signer(form)
        problems += _check_blanks(form)
    for unmade in library.unmade_forms:
        problems += _check_unmade(unmade, known)
    return problems


def _check_unmade(unmade: UnmadeForm, known: Vocabulary) -> Iterator[Problem]:
    says = f"未制表单「{unmade.title}」的政策编号"
    yield from find_unknown_policies([unmade.policy], known, unmade.place.inside("政策编号"), says)
    policy = known.policies.get(unmade.policy) if known.policies else None
    clauses = [clause.clause for clause in policy.clauses] if policy else []
    if policy and unmade.asked_by not in clauses:
        message = f"未制表单「{unmade.title}」的出处「{unmade.asked_by}」在政策「{unmade.policy}」里没有"
        hint = did_you_mean(unmade.asked_by, clauses) or "写政策里的一处条款，如 二/（二）/8"
        yield Problem(place=unmade.place.inside("出处"), message=message, hint=hint)


def _check_policy(form: Form, policy: Policy) -> Iterator[Problem]:
    clauses = [clause.clause for clause in policy.clauses]
    if form.attachment and form.attachment not in clauses:
        message = f"表单「{form.id}」的附件「{form.attachment}」在政策「{policy.id}」里没有"
        hint = did_you_mean(form.attachment, clauses) or "写政策里的一处条款，如 附件4"
        yield Problem(place=form.place.inside("附件"), message=message, hint=hint)
    duties = [duty.id for clause in policy.clauses for duty in clause.duties]
    if form.duty and form.duty not in duties:
        message = f"表单「{form.id}」的职责编号「{form.duty}」在政策「{policy.id}」里没有"
        hint = did_you_mean(form.duty, duties) or "写政策里一条职责的编号"
        yield Problem(place=form.place.inside("职责编号"), message=message, hint=hint)


def _check_ids(form: Form) -> Iterator[Problem]:
    fields = [(field.id, field.place.inside("编号")) for field in form.header_fields]
    columns = [(column.id, column.place.inside("编号")) for _, column in leaf_columns(form.columns) if column.id]
    rows = [(row.id, row.place.inside("编号")) for row in form_rows(form)]
    yield from _check_one_kind(form, "表头", fields)
    # A check names columns and fields of the head alike.
    yield from _check_one_kind(form, "列", columns, {name for name, _ in fields})
    yield from _check_one_kind(form, "行", rows)
    longest = max((len(row) for row, _ in rows), default=2) + 1
    for column, place in columns:
        if len(f"{form.id}.{column}") + longest > LONGEST_TAG:
            message = f"表单「{form.id}」的列「{column}」的标记超过 {LONGEST_TAG} 个字符"
            yield Problem(place=place, message=message, hint="标记由表单、行、列的编号连成；缩短其中一个")


def _check_one_kind(
    form: Form, kind: str, named: list[tuple[str, Place]], taken: Collection[str] = ()
) -> Iterator[Problem]:
    seen = set(taken)
    for name, place in named:
        if not name:
            continue
        if name in seen:
            message = f"表单「{form.id}」的{kind}编号「{name}」重复"
            yield Problem(place=place, message=message, hint="同一张表单里各用各的编号")
        elif not _ID.fullmatch(name):
            message = f"表单「{form.id}」的{kind}编号「{name}」只能用小写字母、数字和连字符"
            yield Problem(place=place, message=message, hint="如 unit、target-1")
        seen.add(name)


def _check_columns(form: Form) -> Iterator[Problem]:
    for _, column in leaf_columns(form.columns):
        if column.id is None:
            message = f"表单「{form.id}」的列「{column.label}」没有编号，填了也取不回来"
            yield Problem(place=column.place, message=message, hint="最下一层的列各写一个编号")
    yield from _check_spanning(form, form.columns)


def _check_spanning(form: Form, columns: tuple[Column, ...]) -> Iterator[Problem]:
    for column in columns:
        if column.children and column.id:
            message = f"表单「{form.id}」的「{column.label}」下面还有列，不能有编号"
            yield Problem(place=column.place.inside("编号"), message=message, hint="删去编号；只有最下一层的列要填")
        yield from _check_spanning(form, column.children)


def _check_cells(form: Form) -> Iterator[Problem]:
    columns = [column.id for _, column in leaf_columns(form.columns) if column.id]
    for row in form.rows:
        for name in row.cells:
            if name not in columns:
                yield _say_cell(form, row, name, columns)
        for merged in row.merged:
            unknown = [(key, name) for key, name in (("起", merged.start), ("止", merged.end)) if name not in columns]
            for key, name in unknown:
                message = f"表单「{form.id}」第「{row.id}」行的合并「{name}」不是任何一列的编号"
                hint = did_you_mean(name, columns) or f"可用的有：{list_words(columns)}"
                yield Problem(place=merged.place.inside(key), message=message, hint=hint)
            if not unknown and columns.index(merged.start) >= columns.index(merged.end):
                message = f"表单「{form.id}」第「{row.id}」行的合并，止「{merged.end}」不在起「{merged.start}」的右边"
                yield Problem(place=merged.place, message=message, hint="起写最左的一列，止写最右的一列")


def _say_cell(form: Form, row: FormRow, name: str, columns: list[str]) -> Problem:
    message = f"表单「{form.id}」第「{row.id}」行的格「{name}」不是任何一列的编号"
    hint = did_you_mean(name, columns) or f"可用的有：{list_words(columns)}"
    return Problem(place=row.place.inside("格", name), message=message, hint=hint, on_key=True)


def _check_signer(form: Form) -> Iterator[Problem]:
    """Complain of a signature that is not two lines: who signs, and the date below."""
    if form.signer and len(form.signer) != SIGNER_LINES:
        message = f"表单「{form.id}」的署名有 {len(form.signer)} 行"
        yield Problem(place=form.place.inside("署名"), message=message, hint="写两行：谁署名，下面是日期")


def _check_blanks(form: Form) -> Iterator[Problem]:
    fields = [field.id for field in form.header_fields]
    lines: list[tuple[tuple[str | int, ...], str]] = [(("主送",), form.recipient or "")]
    for key, texts in (("正文", form.body), ("署名", form.signer), ("落款", form.signatures)):
        lines += [((key, index), text) for index, text in enumerate(texts)]
    for way, text in lines:
        for name in _BLANK.findall(text):
            if name not in fields:
                message = f"表单「{form.id}」的{way[0]}里的空「{{{name}}}」不是任何一个表头的编号"
                hint = did_you_mean(name, fields) or f"可用的有：{list_words(fields)}"
                yield Problem(place=form.place.inside(*way), message=message, hint=hint)
