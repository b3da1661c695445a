"""Waivers, each with a reason of its own."""

from collections.abc import Iterator

from generators.model.library import Library
from generators.model.policy import Clause
from generators.model.problem import Problem

_SHORTEST_REASON = 4


def check_waivers(library: Library) -> list[Problem]:
    """Complain of waivers written twice and of reasons that give none."""
    return [problem for policy in library.policies for clause in policy.clauses for problem in _check_clause(clause)]


def _check_clause(clause: Clause) -> Iterator[Problem]:
    seen: set[tuple[str, int]] = set()
    for waiver in clause.waivers:
        if waiver.reason and len(waiver.reason) < _SHORTEST_REASON:
            message = f"「{clause.clause}」豁免「{waiver.text}」的理由太短"
            hint = "写明为什么这一处不必编码"
            yield Problem(place=waiver.place.inside("理由"), message=message, hint=hint)
        if (waiver.text, waiver.nth) in seen:
            message = f"「{clause.clause}」的豁免「{waiver.text}」重复"
            yield Problem(
                place=waiver.place.inside("原文"), message=message, hint="同样的文字有几处时，用「第几处」分清"
            )
        seen.add((waiver.text, waiver.nth))
