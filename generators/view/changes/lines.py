"""Changes as lines of text: each with its old and new values, the counts, and whom they concern."""

from collections.abc import Iterable, Iterator

from generators.model.changes import Changes, DutyChange, FieldChange
from generators.model.library import Library
from generators.model.words import yaml_word
from generators.view.changes.concerned import changes_by_role, count_kinds

_HASH = yaml_word("hash")


def say_changes(changes: Changes) -> Iterator[str]:
    """Say every change, duties first, then how many there are."""
    if changes.is_empty:
        yield "没有变化。"
        return
    for duty in changes.duties:
        yield _say_duty(duty)
        yield from _say_fields(duty.fields)
    for form in changes.forms:
        yield f"{form.kind.value}　表单 {form.form.id}《{form.form.title}》"
        yield from _say_fields(form.fields)
    for record in changes.records:
        yield f"{record.kind.value}　{record.what} {record.name}"
        yield from _say_fields(record.fields)
    counts = "，".join(f"{kind.value} {count}" for kind, count in count_kinds(changes.duties).items())
    kinds = f"（{counts}）" if counts else ""
    yield f"职责 {len(changes.duties)} 项{kinds}，表单 {len(changes.forms)} 张，其他 {len(changes.records)} 处。"


def say_roles(changes: Changes, library: Library) -> Iterator[str]:
    """Say which roles the changes concern, each with its duties."""
    for role, listed in changes_by_role(changes, library).items():
        yield f"\n{role}"
        yield from (f"  {_say_duty(one)}" for one in listed)


def _say_duty(one: DutyChange) -> str:
    who = "、".join(one.duty.who)
    return f"{one.kind.value}　职责 {one.id}　{who}{'：' if who else ''}{one.duty.does}"


def _say_fields(changed: Iterable[FieldChange]) -> Iterator[str]:
    for one in changed:
        if one.name == _HASH and one.old and one.new:  # its digits tell nobody anything
            yield f"    原文（{one.effect.value}）：文字有改动"
            continue
        yield f"    {one.name}（{one.effect.value}）：{one.old or '（无）'} → {one.new or '（无）'}"
