"""The record of an update, as a file of content: what was told stays as it was told."""

import json
from collections.abc import Iterator
from pathlib import Path

from generators.model.changes import Changes, DutyChange, FormChange
from generators.model.update import Update, UpdateLine
from generators.model.words import yaml_word
from generators.view.changes.notices import say_field
from generators.view.clauses import say_clause
from generators.write.files import write_file

SCHEMA = "# yaml-language-server: $schema=../../build/schema/update.schema.json"


def make_update(changes: Changes, name: str, day: str, title: str) -> Update:
    """Put into words what changed: duties, then forms."""
    lines = (*map(_duty_line, changes.duties), *map(_form_line, changes.forms))
    return Update(id=name, day=day, title=title, told=lines)


def _duty_line(one: DutyChange) -> UpdateLine:
    return UpdateLine(
        kind=one.kind,
        record=one.id,
        who=one.duty.who,
        does=one.duty.does,
        what="；".join(map(say_field, one.fields)) or None,
        cites=(f"《{one.policy.title}》{say_clause(one.clause.clause, one.clause.row)}",),
    )


def _form_line(one: FormChange) -> UpdateLine:
    return UpdateLine(
        kind=one.kind,
        record=one.form.id,
        does=f"《{one.form.title}》",
        what="；".join(map(say_field, one.fields)) or None,
    )


def write_update(folder: Path, update: Update) -> Path:
    """Write the record. Raises FileExistsError: what was told is not told otherwise afterwards."""
    path = folder / f"{update.id}.yaml"
    if path.exists():
        raise FileExistsError(path)
    write_file(path, ("\n".join(_yaml(update)) + "\n").encode())
    return path


def _yaml(update: Update) -> Iterator[str]:
    yield SCHEMA
    yield f"{yaml_word('id')}: {_quote(update.id)}"
    yield f"{yaml_word('day')}: {_quote(update.day)}"
    yield f"{yaml_word('title')}: {_quote(update.title)}"
    yield f"{yaml_word('told')}:" if update.told else f"{yaml_word('told')}: []"
    for line in update.told:
        yield f"  - {yaml_word('kind')}: {line.kind.value}"
        yield f"    {yaml_word('record')}: {_quote(line.record)}"
        if line.who:
            yield f"    {yaml_word('who')}: [{', '.join(map(_quote, line.who))}]"
        yield f"    {yaml_word('does')}: {_quote(line.does)}"
        if line.what:
            yield f"    {yaml_word('what')}: {_quote(line.what)}"
        if line.cites:
            yield f"    {yaml_word('cites')}: [{', '.join(map(_quote, line.cites))}]"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
