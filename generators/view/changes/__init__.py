"""What changed between two states of the content, by meaning and not by text: duties, forms, everything else."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generators.model.changes import ChangeKind, Changes, DutyChange, Effect, FieldChange, FormChange, RecordChange
from generators.model.form import Column, Form, HeaderField
from generators.model.library import Library
from generators.model.policy import Clause, Duty, Policy
from generators.view.as_of import held_policies
from generators.view.changes.fields import compare_fields
from generators.view.conditions import Vocabulary, vocabulary_of

EFFECTS = {
    Effect.TIGHTER: ChangeKind.TIGHTENED,
    Effect.LOOSER: ChangeKind.RELAXED,
    Effect.REWORDED: ChangeKind.REWORDED,
    Effect.OTHER: ChangeKind.ADJUSTED,
}
REGISTRIES = {
    "roles": ("角色", ("name", "policies")),
    "regions": ("地区", ("code",)),
    "facts": ("情况", ("name",)),
    "documents": ("文件", ("title",)),
    "glossary": ("术语", ("name", "policies")),
    "links": ("同一职责", ("name",)),
    "topics": ("主题", ("id",)),
    "retired": ("不再用的编号", ("id",)),
    "updates": ("更新", ("id",)),
    "amendments": ("修订记录", ("id",)),
    "enterprises": ("企业", ("id",)),
    "unmade_forms": ("未制表单", ("policy", "title")),
    "quotas": ("任务数", ("form", "row", "column")),
}
"""Collections of a library whose records are told apart by a name of their own."""


def view_changes(old: Library, new: Library) -> Changes:
    """Compare two libraries."""
    vocabulary = vocabulary_of(new)
    return Changes(
        duties=tuple(_duties(old, new, vocabulary)),
        forms=tuple(_forms(old, new, vocabulary)),
        records=tuple(_records(old, new, vocabulary)),
    )


Found = tuple[Policy, Clause, Duty]


def _duties(old: Library, new: Library, vocabulary: Vocabulary) -> Iterator[DutyChange]:
    before, after = _duties_of(old), _duties_of(new)
    for name, (policy, clause, duty) in after.items():
        if name not in before:
            yield DutyChange(kind=ChangeKind.ADDED, id=name, policy=policy, clause=clause, duty=duty)
            continue
        _, was_in, was = before[name]
        if was is duty or (was == duty and _here(was_in) == _here(clause)):
            continue
        changed = (*compare_fields(was, duty, vocabulary), *_moved(was_in, clause))
        if changed:
            yield DutyChange(
                kind=judge_change(changed),
                id=name,
                policy=policy,
                clause=clause,
                duty=duty,
                before=was,
                fields=changed,
            )
    for name, (policy, clause, duty) in before.items():
        if name not in after:
            yield DutyChange(kind=ChangeKind.REMOVED, id=name, policy=policy, clause=clause, duty=duty)


def _duties_of(library: Library) -> dict[str, Found]:
    """Return the duties that hold: those of a policy that was replaced are gone."""
    return {
        duty.id: (policy, clause, duty)
        for policy in held_policies(library)
        for clause in policy.clauses
        for duty in clause.duties
    }


def _here(clause: Clause) -> tuple[str, int | None]:
    return (clause.clause, clause.row)


def _moved(old: Clause, new: Clause) -> Iterator[FieldChange]:
    """Say that a duty stands under another number now; that alone asks nothing else of anybody."""
    if _here(old) != _here(new):
        yield FieldChange(name="条款", old=_say_place(old), new=_say_place(new), effect=Effect.REWORDED)


def _say_place(clause: Clause) -> str:
    return clause.clause if clause.row is None else f"{clause.clause} 第{clause.row}行"


def judge_change(changed: Iterable[FieldChange]) -> ChangeKind:
    """Say what a change is as a whole: tighter or looser only where nothing speaks against it."""
    effects = {one.effect for one in changed} - {Effect.REWORDED}
    if not effects:
        return ChangeKind.REWORDED
    return EFFECTS[effects.pop()] if len(effects) == 1 else ChangeKind.ADJUSTED


def _forms(old: Library, new: Library, vocabulary: Vocabulary) -> Iterator[FormChange]:
    before, after = ({form.id: form for form in library.forms} for library in (old, new))
    for name, form in after.items():
        if name not in before:
            yield FormChange(kind=ChangeKind.ADDED, form=form)
        elif before[name] != form:
            changed = tuple(_form_fields(before[name], form, vocabulary))
            if changed:
                yield FormChange(kind=ChangeKind.ADJUSTED, form=form, fields=changed)
    yield from (FormChange(kind=ChangeKind.REMOVED, form=form) for name, form in before.items() if name not in after)


def _form_fields(old: Form, new: Form, vocabulary: Vocabulary) -> Iterator[FieldChange]:
    yield from compare_fields(old, new, vocabulary, but=frozenset({"columns", "header_fields"}))
    for word, parts in (("栏", _columns), ("表头", _header)):
        before, after = parts(old), parts(new)
        for name in dict.fromkeys([*before, *after]):
            was, now = before.get(name), after.get(name)
            if was is None or now is None:
                labels = [one.label if one else "" for one in (was, now)]
                yield FieldChange(name=f"{word} {name}", old=labels[0], new=labels[1], effect=Effect.OTHER)
            elif was != now:
                for one in compare_fields(was, now, vocabulary, but=frozenset({"children"})):
                    yield FieldChange(name=f"{word} {name} {one.name}", old=one.old, new=one.new, effect=one.effect)


def _columns(form: Form) -> dict[str, Column | HeaderField]:
    """List the columns of a form with the groups above them; one without an id goes by its labels."""
    found: dict[str, Column | HeaderField] = {}

    def walk(columns: Iterable[Column], above: str) -> None:
        for column in columns:
            name = column.id or f"{above}{column.label}"
            found[name] = column
            walk(column.children, f"{name}/")

    walk(form.columns, "")
    return found


def _header(form: Form) -> dict[str, Column | HeaderField]:
    return {one.id: one for one in form.header_fields}


def _records(old: Library, new: Library, vocabulary: Vocabulary) -> Iterator[RecordChange]:
    for attribute, (word, names) in REGISTRIES.items():
        before, after = (_named(getattr(library, attribute), names) for library in (old, new))
        yield from _compare_named(word, before, after, vocabulary)
    before, after = ({policy.id: policy for policy in library.policies} for library in (old, new))
    yield from _compare_named("政策", before, after, vocabulary, but=frozenset({"clauses"}))
    yield from _compare_clauses(before, after, vocabulary)
    if old.calendar != new.calendar:
        yield RecordChange(kind=ChangeKind.ADJUSTED, what="工作日", name="workdays.yaml")


def _named(records: Iterable[Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Call every record by its name; a second one of the same name gets a number."""
    found: dict[str, Any] = {}
    for record in records:
        name = " ".join(filter(None, (_text(getattr(record, one)) for one in names)))
        while name in found:
            name += "′"
        found[name] = record
    return found


def _text(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def _compare_named(
    word: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    vocabulary: Vocabulary,
    but: frozenset[str] = frozenset(),
) -> Iterator[RecordChange]:
    for name in dict.fromkeys([*after, *before]):
        was, now = before.get(name), after.get(name)
        if was is None or now is None:
            yield RecordChange(kind=ChangeKind.ADDED if was is None else ChangeKind.REMOVED, what=word, name=name)
        elif was is not now and was != now:
            changed = compare_fields(was, now, vocabulary, but)
            if changed:
                yield RecordChange(kind=ChangeKind.ADJUSTED, what=word, name=name, fields=changed)


def _compare_clauses(
    before: Mapping[str, Policy], after: Mapping[str, Policy], vocabulary: Vocabulary
) -> Iterator[RecordChange]:
    for name, policy in after.items():
        if name in before and policy is not before[name]:
            was, now = (_named(one.clauses, ("clause", "row")) for one in (before[name], policy))
            but = frozenset({"duties"})
            for change in _compare_named("条款", was, now, vocabulary, but):
                yield RecordChange(
                    kind=change.kind, what=change.what, name=f"{name} {change.name}", fields=change.fields
                )


def plain_changes(changes: Changes) -> dict[str, Any]:
    """Give all that differs as plain data."""
    return {
        "duties": [
            {
                "id": one.id,
                "kind": one.kind.value,
                "policy": one.policy.id,
                "clause": one.clause.clause,
                "row": one.clause.row,
                "does": one.duty.does,
                "who": list(one.duty.who),
                "fields": _plain_fields(one.fields),
            }
            for one in changes.duties
        ],
        "forms": [
            {"id": one.form.id, "kind": one.kind.value, "title": one.form.title, "fields": _plain_fields(one.fields)}
            for one in changes.forms
        ],
        "records": [
            {"what": one.what, "name": one.name, "kind": one.kind.value, "fields": _plain_fields(one.fields)}
            for one in changes.records
        ],
    }


def _plain_fields(changed: Iterable[FieldChange]) -> list[dict[str, str]]:
    return [{"name": one.name, "old": one.old, "new": one.new, "effect": one.effect.value} for one in changed]
