"""What stands around the duties of a list: profile, questions, the policies it rests on and those left out."""

from collections import Counter
from datetime import date

from generators.model.enterprise import Enterprise
from generators.model.policy import Policy
from generators.view.applicability import Applicability, Decision
from generators.view.checklist.records import Basis, ChecklistItem, Exclusion, Question
from generators.view.conditions import Truth, Vocabulary, fits, say_outcome, say_value
from generators.view.periods import say_standing
from generators.view.status import Standing, policy_status


def view_profile(enterprise: Enterprise, vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """Say the facts in the order of the questionnaire; a fact nobody registered stands at the end."""
    known = [name for name in vocabulary.facts if name in enterprise.facts]
    known += [name for name in enterprise.facts if name not in vocabulary.facts]
    return tuple((name, _say_fact(name, enterprise, vocabulary)) for name in known)


def _say_fact(name: str, enterprise: Enterprise, vocabulary: Vocabulary) -> str:
    value, fact = enterprise.facts[name], vocabulary.facts.get(name)
    if fact is None:
        return value if isinstance(value, str) else "、".join(value)
    return say_value(value, fact, vocabulary)


def view_misfits(enterprise: Enterprise, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Name the facts that tell nothing, because their value is none the fact can take."""
    return tuple(
        name
        for name, value in enterprise.facts.items()
        if (fact := vocabulary.facts.get(name)) is None or not fits(value, fact, vocabulary)
    )


def view_questions(items: tuple[ChecklistItem, ...], vocabulary: Vocabulary) -> tuple[Question, ...]:
    """Gather what waits for each unknown fact, in the order of the questionnaire."""
    waiting: dict[str, list[str]] = {}
    for item in items:
        for fact in item.asks:
            waiting.setdefault(fact, []).append(item.duty.does)
    known = [fact for fact in vocabulary.facts if fact in waiting]
    return tuple(
        Question(fact=fact, question=vocabulary.facts[fact].question, duties=tuple(waiting[fact])) for fact in known
    )


def view_bases(policies: tuple[Policy, ...], judged: tuple[Applicability, ...], as_of: date) -> tuple[Basis, ...]:
    """Describe the policies that put something into the list."""
    applying = [one for one in judged if one.status is Decision.APPLIES]
    counts = Counter(one.rule.policy.id for one in applying)
    standings = {one.rule.policy.id: one.standing for one in applying}
    return tuple(
        Basis(
            title=policy.title,
            issuer=policy.issuer.value or "",
            number=policy.number or "",
            period=say_effective(policy),
            in_year=standings[policy.id],
            today=Standing(of=policy.id, status=policy_status(policy, as_of)),
            note=say_standing(policy, standings[policy.id]),
            duties=counts[policy.id],
        )
        for policy in policies
        if policy.id in counts
    )


def say_effective(policy: Policy) -> str:
    """Say from when until when a policy holds: 2023-01-10起至2023-12-31."""
    start = policy.effective.start or policy.issued.value
    said = [f"{start}起" if start else "", f"至{policy.effective.end}" if policy.effective.end else ""]
    return "".join(said) or "原文未写明"


def view_exclusions(
    policies: tuple[Policy, ...], judged: tuple[Applicability, ...], vocabulary: Vocabulary
) -> tuple[Exclusion, ...]:
    """Name the policies of which nothing applies or may apply, and why."""
    # The first duty of each policy tells as well as any other what keeps out the whole.
    first = {one.rule.policy.id: one for one in reversed(judged)}
    listed = {one.rule.policy.id for one in judged if one.status is not Decision.NOT_APPLICABLE}
    return tuple(
        Exclusion(title=policy.title, why=_why_none(first[policy.id], vocabulary))
        for policy in policies
        if policy.id in first and policy.id not in listed
    )


def _why_none(one: Applicability, vocabulary: Vocabulary) -> str:
    """Say what keeps a whole policy out: the region, its own condition, or that others do all of it."""
    for judge in (one.rule.region, one.rule.policy_condition):
        verdict = judge(one.profile)
        if verdict.truth is Truth.NO:
            return "；".join(say_outcome(test, one.profile, vocabulary) for test in verdict.tests)
    return "各项职责都由其他单位承担"
