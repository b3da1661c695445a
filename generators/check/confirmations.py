"""Confirmations: each names a kind and a thing, once. Whether what it names is still there is no matter of content."""

from collections.abc import Iterator

from generators.check.hints import did_you_mean
from generators.model.library import Library
from generators.model.problem import Problem
from generators.model.suspect import TargetKind

KINDS = tuple(kind.value for kind in TargetKind)


def check_confirmations(library: Library) -> Iterator[Problem]:
    """Complain of a confirmation of nothing that can be confirmed, and of a second one of the same."""
    seen: set[str] = set()
    for one in library.confirmations:
        kind, _, name = one.target.partition(" ")
        if one.target and (kind not in KINDS or not name):
            hint = did_you_mean(kind, KINDS) or f"写 {'、'.join(KINDS)} 之一，空一格，再写名称或编号"
            message = f"确认记录的「{one.target}」认不出是什么"
            yield Problem(place=one.place.inside("所确认"), message=message, hint=hint)
        if one.target in seen:
            message = f"「{one.target}」有两条确认记录"
            yield Problem(place=one.place.inside("所确认"), message=message, hint="留下后一次确认")
        seen.add(one.target)
