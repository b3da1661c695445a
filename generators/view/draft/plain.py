"""A draft as plain values, for JSON."""

from dataclasses import asdict
from typing import Any

from generators.model.draft import Draft


def plain_draft(draft: Draft, notes: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return all that an import proposes, by the names content/pages/export.md explains."""
    plain = {key: _plain(value) for key, value in asdict(draft).items()}
    return {**plain, "notes": list(notes)}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a record
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (tuple, list)) else value
