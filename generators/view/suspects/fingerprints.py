"""Fingerprints of the places of a policy: of all that is encoded there, and short ones of its parts to tell what moved.

Where a record stands in its file and how a phrase is written play no part, nor does a field that holds nothing: a field
that the model gains later changes no fingerprint.
"""

import hashlib
from collections.abc import Container, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from generators.model.amendment import Amendment
from generators.model.library import Library
from generators.model.policy import Clause, Policy
from generators.model.words import yaml_word

_WHOLE, _PART = 12, 4
"""Hex digits: the whole decides whether anything changed; the parts only say what."""
AMENDED = "+修订"
"""Ends the name of a part that holds what amendments say of a duty."""
ENDED = "取代或废止的记录"
"""The part of the head of a policy that holds what replaces or repeals it."""
_APART = {"id", "clause", "row", "cell", "clauses", "duties", "summary", "source"}
"""What is no part of a place: its name, the clauses of a policy and the duties of a clause, which stand by themselves,
and two lines of a policy that bind nobody."""


def fingerprint_places(library: Library, wanted: Container[str]) -> dict[str, str]:
    """Return place -> fingerprint and `part=short fingerprint` of each part, for the wanted places that are there."""
    found: dict[str, str] = {}
    for policy in library.policies:
        if policy.id in wanted:
            found[policy.id] = _write({**_parts_of(policy), **_amended_policy(policy, library.amendments)})
        for clause in policy.clauses:
            if (name := name_place(policy, clause)) in wanted:
                found[name] = _write(_parts_of_clause(policy, clause, library.amendments))
    return found


def name_place(policy: Policy, clause: Clause) -> str:
    """Name a place as confirmations do: gd-2023 二/（一）/3, with 第10行 for a row of a table and the cell it is."""
    row = "" if clause.row is None else f" 第{clause.row}行"
    cell = "" if clause.cell is None or clause.clause.endswith(clause.cell) else f" {clause.cell}"
    return f"{policy.id} {clause.clause}{row}{cell}"


def parts_in(written: str) -> dict[str, str]:
    """Return part -> short fingerprint of what a confirmation holds."""
    return dict(part.rsplit("=", 1) for part in written.split(" ")[1:] if "=" in part)


def whole_of(written: str) -> str:
    """Return the fingerprint of the whole place."""
    return written.split(" ", 1)[0]


def _write(parts: Mapping[str, str]) -> str:
    whole = _digest(repr(sorted(parts.items())))[:_WHOLE]
    return " ".join((whole, *(f"{name}={_digest(said)[:_PART]}" for name, said in parts.items())))


def _parts_of_clause(policy: Policy, clause: Clause, amendments: tuple[Amendment, ...]) -> dict[str, str]:
    parts = _parts_of(clause)
    parts |= {short_id(duty.id, policy.id): repr(content_of(duty)) for duty in clause.duties}
    own = (duty.id for duty in clause.duties)
    return parts | {
        f"{short_id(name, policy.id)}{AMENDED}": said for name in own if (said := _amended(name, amendments))
    }


def _amended(duty: str, amendments: tuple[Amendment, ...]) -> str:
    """Return what amendments say of a duty; nothing where none speaks of it."""
    said = [(one.id, one.since, content_of(each)) for one in amendments for each in one.amended if each.duty == duty]
    gone = [(one.id, one.since) for one in amendments if duty in one.removes]
    return repr((said, gone)) if said or gone else ""


def _amended_policy(policy: Policy, amendments: tuple[Amendment, ...]) -> dict[str, str]:
    ended = [(one.id, one.kind.value, one.by, one.since) for one in amendments if policy.id in one.policies]
    return {ENDED: repr(ended)} if ended else {}


def short_id(duty: str, policy: str) -> str:
    """Return the id of a duty without that of its policy."""
    return duty.removeprefix(f"{policy}.")


def _parts_of(record: Policy | Clause) -> dict[str, str]:
    said = dict(_said(record))
    return {yaml_word(name): repr(value) for name, value in said.items() if name not in _APART}


def content_of(value: object) -> object:
    """Return what a value says as plain data."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [content_of(item) for item in value]
    if isinstance(value, dict):
        return sorted((key, content_of(item)) for key, item in value.items())
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *((name, said) for name, said in _said(value))]
    return value


def _said(record: Any) -> Iterator[tuple[str, object]]:  # noqa: ANN401 - any record
    """Yield the attributes that count and hold something."""
    for name in _counted(type(record)):
        value = getattr(record, name)
        if not _is_nothing(value):
            yield name, content_of(value)


_NAMES: dict[type, tuple[str, ...]] = {}


def _counted(kind: type) -> tuple[str, ...]:
    """Name the attributes of a record that make it equal to another; looked up once a class."""
    names = _NAMES.get(kind)
    if names is None:
        names = _NAMES[kind] = tuple(one.name for one in fields(kind) if one.compare)
    return names


def _is_nothing(value: object) -> bool:
    return value is None or value is False or (isinstance(value, str | tuple | dict) and not value)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
