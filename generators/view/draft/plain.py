"""A draft as plain values, for JSON."""

from dataclasses import asdict
from typing import Any

from generators.model.draft import Draft

_UNNUMBERED = {"通知": "前言", "附件目录": "末段"}
"""An import knows one place before the first number and one behind the last."""
_CLAUSES = {"clause", "clauses"}


def plain_draft(draft: Draft, notes: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return all that an import proposes, by the names content/pages/export.md explains."""
    plain = {key: _plain(value) for key, value in asdict(draft).items()}
    return {**plain, "notes": list(notes)}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a record
    if isinstance(value, dict):
        return {key: _clauses(one) if key in _CLAUSES else _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (tuple, list)) else value


def _clauses(value: Any) -> Any:  # noqa: ANN401 - one path or several
    if isinstance(value, str):
        return _UNNUMBERED.get(value, value)
    return list(dict.fromkeys(_UNNUMBERED.get(one, one) for one in value))
