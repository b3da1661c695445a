"""The fields of a form by themselves: what asks for each, what may be chosen, what fills it beforehand."""

from collections.abc import Iterable, Iterator

from generators.check.hints import did_you_mean, list_words
from generators.check.vocabulary import Vocabulary
from generators.model.form import PREFILLS, PROJECT_PREFILLS, Column, FieldType, Form, HeaderField
from generators.model.form_parts import form_fields, form_source, leaf_columns
from generators.model.policy import Policy
from generators.model.problem import Place, Problem


def check_fields(form: Form, policy: Policy | None, known: Vocabulary) -> Iterator[Problem]:
    """Complain of fields whose source, choices or prefill do not hold; `policy` is None where it could not be read."""
    yield from _check_sources(form, policy)
    for field in form.header_fields:
        if not known.hurt_keys(field.place):
            yield from _check_choices(form, field, "表头")
    for _, column in leaf_columns(form.columns):
        if not known.hurt_keys(column.place):
            yield from _check_choices(form, column, "列")
    yield from _check_prefills(form, known)


def _check_sources(form: Form, policy: Policy | None) -> Iterator[Problem]:
    """Complain of a field that names neither a clause nor a reason, or both, and of clauses that do not exist."""
    if form_source(form) is None:
        message = f"表单「{form.id}」没有写附件，也没有写出处"
        yield Problem(place=form.place, message=message, hint="写明是哪个附件，或哪处条款提到它，如 出处: 二/（二）/8")
    clauses = [clause.clause for clause in policy.clauses] if policy else None
    yield from _check_clause(form, form.asked_by, form.place, clauses)
    for one in form_fields(form):
        yield from _check_clause(form, one.asked_by, one.place, clauses)
        if one.asked_by and one.added_for:
            message = f"表单「{form.id}」的「{one.label}」既写出处又写补充"
            yield Problem(place=one.place, message=message, hint="条款要求的写出处，我们补充的写补充，只留一个")


def _check_clause(form: Form, clause: str | None, place: Place, clauses: list[str] | None) -> Iterator[Problem]:
    if clause and clauses is not None and clause not in clauses:
        message = f"表单「{form.id}」的出处「{clause}」在政策「{form.policy}」里没有"
        hint = did_you_mean(clause, clauses) or "写政策里的一处条款，如 附件4"
        yield Problem(place=place.inside("出处"), message=message, hint=hint)


def _check_choices(form: Form, one: HeaderField | Column, kind: str) -> Iterator[Problem]:
    if one.type is FieldType.CHOICE and not one.values:
        message = f"表单「{form.id}」的{kind}「{one.label}」是选项，却没有取值"
        yield Problem(place=one.place, message=message, hint="补上 取值: [甲, 乙]")
    elif one.values and one.type is not FieldType.CHOICE:
        message = f"表单「{form.id}」的{kind}「{one.label}」有取值，类型却是{one.type.value}"
        yield Problem(place=one.place.inside("取值"), message=message, hint="类型写 选项，或删去取值")


def _check_prefills(form: Form, known: Vocabulary) -> Iterator[Problem]:
    if known.facts is None:
        return
    for field in form.header_fields:
        yield from _check_prefill(form, field, (*PREFILLS, *PROJECT_PREFILLS, *known.facts), "企业画像里的情况")
    for _, column in leaf_columns(form.columns):
        yield from _check_prefill(form, column, PROJECT_PREFILLS, "风险清单能预填的")


def _check_prefill(form: Form, one: HeaderField | Column, names: Iterable[str], kind: str) -> Iterator[Problem]:
    allowed = list(dict.fromkeys(names))
    if one.prefill and one.prefill not in allowed:
        message = f"表单「{form.id}」的预填「{one.prefill}」不是{kind}"
        hint = did_you_mean(one.prefill, allowed) or f"可用的有：{list_words(allowed)}"
        yield Problem(place=one.place.inside("预填"), message=message, hint=hint)
