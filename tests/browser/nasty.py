"""A library in which every text that people read ends in markup that would run, were it not shown as text."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from generators.model.library import Library

MARKUP = "</script><script>window.bad=1</script><img src=x onerror='window.bad=1'>\"&lt;{{7*7}}"
PLAIN = frozenset(("是", "否"))
"""Values that mean something to the program; so do the names of facts."""
NAMES = {"id", "policy", "clause", "cell", "row", "code", "region", "source", "url", "file", "place"}
"""Attributes that name a record or a place, which no page shows as words of its own."""
KEPT_WHOLE = ("generators.model.times", "generators.model.calendar")
"""Values of time: what they say is put together by the program."""


def made_nasty(content: Library) -> Library:
    """Give every Chinese text of a library its markup, names and what refers to them alike."""
    return _nasty(content, PLAIN | {fact.name for fact in content.facts})  # type: ignore[no-any-return]


def _nasty(value: Any, kept: frozenset[str]) -> Any:
    if isinstance(value, str):
        return value + MARKUP if value not in kept and any(letter > "\u2e80" for letter in value) else value
    if isinstance(value, tuple):
        return tuple(_nasty(one, kept) for one in value)
    if isinstance(value, dict):
        return {_nasty(key, kept): _nasty(one, kept) for key, one in value.items()}
    if not is_dataclass(value) or isinstance(value, type) or type(value).__module__.startswith(KEPT_WHOLE):
        return value
    changed = {
        one.name: _nasty(getattr(value, one.name), kept) for one in fields(value) if one.init and one.name not in NAMES
    }
    return replace(value, **changed)
