"""Conditions on facts, three-valued: a fact nobody gave leaves the question open, it never means no.

Whether a condition holds and why are asked apart: most hold for few enterprises, and of the others no list says why.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generators.model.condition import Condition, Joint, Test
from generators.view.conditions.comparing import NO, UNKNOWN, YES, Profile, Truth, Vocabulary, find_answers


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """Whether a condition holds, by which comparisons, and what to ask where that is open."""

    truth: Truth
    tests: tuple[Test, ...] = ()
    """The comparisons that decided."""
    asks: tuple[str, ...] = ()
    """The facts an open verdict waits for; none for YES and NO."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Judge:
    """A condition made ready once, to be asked of many profiles."""

    truth: Callable[[Profile], Truth]
    """Says whether it holds."""
    explain: Callable[[Profile], Verdict]
    """Says that and why, which takes several times as long."""

    def __call__(self, profile: Profile) -> Verdict:
        """Say whether it holds, and why."""
        return self.explain(profile)


ALWAYS, NEVER = Verdict(truth=YES), Verdict(truth=NO)
HOLDS = Judge(truth=lambda _: YES, explain=lambda _: ALWAYS)
FAILS = Judge(truth=lambda _: NO, explain=lambda _: NEVER)
_ENDS = {Joint.ALL: (NO, NO, YES), Joint.ANY: (YES, YES, NO), Joint.NONE: (YES, NO, YES)}
"""For each joint the truth of a part that decides all, what it then says, and what it says where no part decides."""


def compile_condition(condition: Condition | None, vocabulary: Vocabulary) -> Judge:
    """Make the judge of a condition; no condition always holds.

    Open comparisons follow Kleene's logic, so that giving one more fact can settle a verdict but
    never reopen one.
    """
    if condition is None:
        return HOLDS
    return Judge(truth=_compile_truth(condition, vocabulary), explain=_compile_reasons(condition, vocabulary))


def _compile_truth(condition: Condition, vocabulary: Vocabulary) -> Callable[[Profile], Truth]:
    """Make what says whether a condition holds; comparisons are asked before groups, which take longer."""
    if isinstance(condition, Test):
        name, known = condition.fact, find_answers(condition, vocabulary)
        return lambda profile: known[profile.get(name)]
    decisive, then, otherwise = _ENDS[condition.joint]
    tests = [(part.fact, find_answers(part, vocabulary)) for part in condition.parts if isinstance(part, Test)]
    groups = [_compile_truth(part, vocabulary) for part in condition.parts if not isinstance(part, Test)]

    def judge(profile: Profile) -> Truth:
        found, get = otherwise, profile.get
        for name, answers in tests:
            truth = answers[get(name)]
            if truth is decisive:
                return then
            if truth is UNKNOWN:
                found = truth
        for group in groups:
            truth = group(profile)
            if truth is decisive:
                return then
            if truth is UNKNOWN:
                found = truth
        return found

    return judge


def _compile_reasons(condition: Condition, vocabulary: Vocabulary) -> Callable[[Profile], Verdict]:
    """Make what says whether a condition holds and why; the first part that decides ends it."""
    if isinstance(condition, Test):
        return _compile_test(condition, vocabulary)
    joint, judges = condition.joint, [_compile_reasons(part, vocabulary) for part in condition.parts]
    decisive, then, _ = _ENDS[joint]

    def judge(profile: Profile) -> Verdict:
        kept: list[Verdict] = []
        for one in judges:
            verdict = one(profile)
            if verdict.truth is decisive:
                return verdict if then is decisive else _merged([verdict], joint)
            kept.append(verdict)
        return kept[0] if len(kept) == 1 and then is decisive else _merged(kept, joint)

    return judge


def _compile_test(test: Test, vocabulary: Vocabulary) -> Callable[[Profile], Verdict]:
    """Make what answers one comparison; its three verdicts are built once."""
    yes, no = Verdict(truth=YES, tests=(test,)), Verdict(truth=NO, tests=(test,))
    unknown = Verdict(truth=UNKNOWN, tests=(test,), asks=(test.fact,))
    name, answers = test.fact, find_answers(test, vocabulary)

    def judge(profile: Profile) -> Verdict:
        truth = answers[profile.get(name)]
        return yes if truth is YES else no if truth is NO else unknown

    return judge


def all_hold(truths: Iterable[Truth]) -> Truth:
    """Hold when all hold."""
    found = tuple(truths)
    return NO if NO in found else UNKNOWN if UNKNOWN in found else YES


def any_holds(truths: Iterable[Truth]) -> Truth:
    """Hold when one holds; none at all does not."""
    found = tuple(truths)
    return YES if YES in found else UNKNOWN if UNKNOWN in found else NO


def join_all(verdicts: Iterable[Verdict]) -> Verdict:
    """Hold when all hold; the first that fails decides."""
    return _join(verdicts, Joint.ALL)


def join_any(verdicts: Iterable[Verdict]) -> Verdict:
    """Hold when one holds; the first that does decides. None at all does not hold."""
    return _join(verdicts, Joint.ANY)


def _join(verdicts: Iterable[Verdict], joint: Joint) -> Verdict:
    kept: list[Verdict] = []
    for verdict in verdicts:
        if verdict.truth is _ENDS[joint][0]:
            return verdict
        kept.append(verdict)
    return kept[0] if len(kept) == 1 else _merged(kept, joint)


_MERGED: dict[tuple[object, ...], tuple[Sequence[Verdict], Verdict]] = {}
"""Verdicts by identity, with their joint -> these verdicts, so that no other gets their identity; what they make.

A comparison answers with one of three verdicts, made once: the same ones meet for one enterprise after the other.
"""
_MOST_MERGED = 16_384


def _merged(kept: Sequence[Verdict], joint: Joint) -> Verdict:
    key = (id(joint), *map(id, kept))
    known = _MERGED.get(key)
    if known is None:
        if len(_MERGED) >= _MOST_MERGED:
            _MERGED.clear()
        known = _MERGED[key] = (kept, _merge(kept, joint))
    return known[1]


def _merge(kept: Sequence[Verdict], joint: Joint) -> Verdict:
    """Put together verdicts of which the one that decides, if any, stands alone."""
    decisive, then, otherwise = _ENDS[joint]
    still_open = [verdict for verdict in kept if verdict.truth is UNKNOWN]
    said = UNKNOWN if still_open else then if any(verdict.truth is decisive for verdict in kept) else otherwise
    tests = tuple(dict.fromkeys(test for verdict in still_open or kept for test in verdict.tests))
    asks = tuple(dict.fromkeys(fact for verdict in still_open for fact in verdict.asks))
    return Verdict(truth=said, tests=tests, asks=asks)
