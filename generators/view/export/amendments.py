"""What replaces, alters or repeals what, as plain records: with what stood before in every field."""

from collections.abc import Iterator
from datetime import date

from generators.model.amendment import Amendment, Earlier
from generators.model.library import Library
from generators.view.as_of import library_at
from generators.view.changes.fields import compare_fields
from generators.view.conditions import Vocabulary, vocabulary_of
from generators.view.export.times import Plain


def view_amendments(library: Library) -> Iterator[Plain]:
    """Yield every amendment, the earliest first, whether its day has come or not."""
    vocabulary = vocabulary_of(library)
    applied = frozenset(stage.amendment for stage in library.earlier)
    to_come = (stage for stage in library_at(library, date.max).earlier if stage.amendment not in applied)
    stages = (*library.earlier, *to_come)
    for one in sorted(library.amendments, key=lambda one: one.since):
        yield _plain(one, [stage for stage in stages if stage.amendment == one.id], vocabulary)


def _plain(one: Amendment, stages: list[Earlier], vocabulary: Vocabulary) -> Plain:
    return {
        "id": one.id,
        "kind": one.kind.name.lower(),
        "by": one.by,
        "since": one.since,
        "policies": list(one.policies),
        "duties": [_plain_stage(stage, vocabulary) for stage in stages],
        "note": one.note,
    }


def _plain_stage(stage: Earlier, vocabulary: Vocabulary) -> Plain:
    changed = compare_fields(stage.before, stage.after, vocabulary) if stage.after else ()
    return {
        "id": stage.before.id,
        "removed": stage.after is None,
        "fields": [{"name": one.name, "old": one.old or None, "new": one.new or None} for one in changed],
    }
