"""一企一清单: the duties of one enterprise by post, with the reason for each, and what stands outside the list."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.policy import Duty, Policy, Strength
from generators.view.applicability import (
    ACTOR_FACTS,
    Applicability,
    Decision,
    Relation,
    Rule,
    compile_rules,
    judge_enterprise,
    mark_standing,
    say_standing,
)
from generators.view.conditions import Truth, Vocabulary, fits, say_outcome, say_value, vocabulary_of
from generators.view.handbook.cards import Rhythm, find_rhythm, list_timings
from generators.view.status import Status, policy_status

VERSION_LENGTH = 8
RANKS = {Strength.MUST: 0, Strength.FORBIDDEN: 0, Strength.MAY: 1, Strength.ENCOURAGED: 2}
"""What must be done stands before what may be, what may be before what is encouraged."""


@dataclass(frozen=True, kw_only=True)
class ChecklistItem:
    """One duty as one enterprise's list says it."""

    duty: Duty
    policy: str
    """Id of the policy."""
    clause: str
    row: int | None
    basis: str
    """Policy and clause as people write them: 《…》二（二）6."""
    status: Decision
    relation: Relation
    in_force: bool
    actors: tuple[str, ...]
    """Those of the duty's actors that the enterprise and its posts are; all of them where none is."""
    posts: tuple[str, ...]
    timing: str
    """Its times as printed; empty where the text gives none."""
    rhythm: Rhythm
    why: str
    """The whole reason, with actor and region."""
    grounds: str
    """The facts that decided beyond the region, for a column of the list."""
    asks: tuple[str, ...]
    mark: str
    """Whether the policy has run out or is not yet in force in the year of the list; empty where it is in force."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The duties of one post, of the enterprise itself, or of others towards it."""

    name: str
    relation: Relation
    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True, kw_only=True)
class Question:
    """A fact that is not known, and what waits for it."""

    fact: str
    question: str
    duties: tuple[str, ...]
    """What is to be done, of each duty that waits."""


@dataclass(frozen=True, kw_only=True)
class Basis:
    """A policy as the ground of the list: its period, and where the year and the day of reading lie against it."""

    title: str
    issuer: str
    number: str
    period: str
    in_year: Status
    today: Status
    note: str
    """What its period means for the year of the list; empty where it is in force."""
    duties: int


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """A policy or a duty that stands outside the list, and why."""

    what: str
    basis: str = ""
    """The clause of a duty."""
    why: str


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """The list of one enterprise for one year."""

    enterprise: Enterprise
    year: int
    profile: tuple[tuple[str, str], ...]
    """Every fact that is known, in words."""
    misfits: tuple[str, ...]
    """Facts whose value cannot be what the fact takes; they count as not known."""
    items: tuple[ChecklistItem, ...]
    """Every duty of every policy, those that do not apply too, in the order of policies and text."""
    sheets: tuple[Sheet, ...]
    """What applies: the enterprise itself first, then its posts, then what others do to it."""
    questions: tuple[Question, ...]
    bases: tuple[Basis, ...]
    excluded_policies: tuple[Exclusion, ...]
    excluded_duties: tuple[Exclusion, ...]
    """Duties that only a fact of the enterprise keeps out, such as a size it has not reached."""

    @property
    def listed(self) -> tuple[ChecklistItem, ...]:
        """Give every duty that applies, once."""
        return tuple(item for item in self.items if item.status is Decision.APPLIES)

    @property
    def waiting(self) -> int:
        """Count the duties that wait for a fact."""
        return sum(item.status is Decision.TO_CONFIRM for item in self.items)

    @property
    def version(self) -> str:
        """Give the short fingerprint of everything the list says."""
        content = json.dumps(plain_checklist(self), ensure_ascii=False, sort_keys=True)
        said = (content, self.profile, self.questions, self.excluded_policies, self.excluded_duties)
        return hashlib.sha256(repr(said).encode()).hexdigest()[:VERSION_LENGTH]


def view_checklist(enterprise: Enterprise, library: Library, as_of: date, year: int | None = None) -> Checklist:
    """Make the list of one enterprise, for its own year if none is given.

    The day of reading acts only through the status it gives each policy.
    """
    return view_checklists((enterprise,), library, as_of, year)[0]


def view_checklists(
    enterprises: Iterable[Enterprise], library: Library, as_of: date, year: int | None = None
) -> tuple[Checklist, ...]:
    """Make the lists of many enterprises; the rules are made ready once."""
    rules = compile_rules(library)
    vocabulary = vocabulary_of(library)
    return tuple(
        _checklist(enterprise, library, judge_enterprise(rules, enterprise, year), vocabulary, as_of, year)
        for enterprise in enterprises
    )


def _checklist(  # noqa: PLR0913, PLR0917 - the parts of one list
    enterprise: Enterprise,
    library: Library,
    judged: tuple[Applicability, ...],
    vocabulary: Vocabulary,
    as_of: date,
    year: int | None,
) -> Checklist:
    listed = enterprise.year if year is None else year
    items = tuple(_item(one, listed, vocabulary) for one in judged)
    return Checklist(
        enterprise=enterprise,
        year=listed,
        profile=_profile(enterprise, vocabulary),
        misfits=_misfits(enterprise, vocabulary),
        items=items,
        sheets=_sheets(items),
        questions=_questions(items, vocabulary),
        bases=_bases(library.policies, judged, as_of),
        excluded_policies=_excluded_policies(library.policies, judged, vocabulary),
        excluded_duties=_excluded_duties(judged, items),
    )


def _profile(enterprise: Enterprise, vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """Say the facts in the order of the questionnaire; a fact nobody registered stands at the end."""
    known = [name for name in vocabulary.facts if name in enterprise.facts]
    known += [name for name in enterprise.facts if name not in vocabulary.facts]
    return tuple((name, _say_fact(name, enterprise, vocabulary)) for name in known)


def _say_fact(name: str, enterprise: Enterprise, vocabulary: Vocabulary) -> str:
    value, fact = enterprise.facts[name], vocabulary.facts.get(name)
    if fact is None:
        return value if isinstance(value, str) else "、".join(value)
    return say_value(value, fact, vocabulary)


def _misfits(enterprise: Enterprise, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Name the facts that tell nothing, because their value is none the fact can take."""
    return tuple(
        name
        for name, value in enterprise.facts.items()
        if (fact := vocabulary.facts.get(name)) is None or not fits(value, fact, vocabulary)
    )


def _item(one: Applicability, year: int, vocabulary: Vocabulary) -> ChecklistItem:
    rule, duty = one.rule, one.duty
    return ChecklistItem(
        duty=duty,
        policy=rule.policy.id,
        clause=rule.clause.clause,
        row=rule.clause.row,
        basis=say_basis(rule),
        status=one.status,
        relation=one.relation,
        in_force=one.standing is Status.RUNNING,
        actors=tuple(actor.name for actor in one.actors) or duty.who,
        posts=one.posts,
        timing=_say_timing(duty, year),
        rhythm=find_rhythm(duty),
        why=one.why,
        grounds=_say_grounds(one, vocabulary),
        asks=one.asks,
        mark=mark_standing(rule.policy, one.standing),
    )


def _say_timing(duty: Duty, year: int) -> str:
    """Say the times as printed, and where a last day lies before the year of the list."""
    said = "；".join(timing.text for timing in list_timings(duty))
    passed = duty.due is not None and duty.due.date.year is not None and duty.due.date.year < year
    return f"{said}（早于清单年度）" if passed else said


def _say_grounds(one: Applicability, vocabulary: Vocabulary) -> str:
    tests = [test for test in one.verdict.tests if test.fact != "地区"]
    return "；".join(dict.fromkeys(say_outcome(test, one.profile, vocabulary) for test in tests))


def say_basis(rule: Rule) -> str:
    """Name a policy and a clause as people write them: 《…》（二）1（2）三是（第10行）."""
    row = "" if rule.clause.row is None else f"（第{rule.clause.row}行）"
    return f"《{rule.policy.title}》{rule.clause.clause.replace('/', '')}{row}"


def _sheets(items: tuple[ChecklistItem, ...]) -> tuple[Sheet, ...]:
    """Group what applies: the enterprise's own duties, each post's, then what others do."""
    own: list[ChecklistItem] = []
    received: list[ChecklistItem] = []
    posts: dict[str, list[ChecklistItem]] = {}
    for item in items:
        if item.status is not Decision.APPLIES:
            continue
        if item.relation is Relation.RECEIVED:
            received.append(item)
        if item.relation is Relation.OWN:
            own.append(item)
        for post in item.posts:
            posts.setdefault(post, []).append(item)
    by_size = sorted(posts, key=lambda post: -len(posts[post]))
    sheets = [
        Sheet(name="本单位", relation=Relation.OWN, items=_in_order(own)),
        *(Sheet(name=post, relation=Relation.POST, items=_in_order(posts[post])) for post in by_size),
        Sheet(name="其他单位对本单位的检查等", relation=Relation.RECEIVED, items=_in_order(received)),
    ]
    return tuple(sheet for sheet in sheets if sheet.items)


def _in_order(items: list[ChecklistItem]) -> tuple[ChecklistItem, ...]:
    """Put policies in force first, then what must be done before what may be; otherwise as in the text."""
    return tuple(sorted(items, key=lambda item: (not item.in_force, RANKS[item.duty.strength])))


def _questions(items: tuple[ChecklistItem, ...], vocabulary: Vocabulary) -> tuple[Question, ...]:
    """Gather what waits for each unknown fact, in the order of the questionnaire."""
    waiting: dict[str, list[str]] = {}
    for item in items:
        for fact in item.asks:
            waiting.setdefault(fact, []).append(item.duty.does)
    known = [fact for fact in vocabulary.facts if fact in waiting]
    return tuple(
        Question(fact=fact, question=vocabulary.facts[fact].question, duties=tuple(waiting[fact])) for fact in known
    )


def _bases(policies: tuple[Policy, ...], judged: tuple[Applicability, ...], as_of: date) -> tuple[Basis, ...]:
    """Describe the policies that put something into the list."""
    counts: dict[str, int] = {}
    standings: dict[str, Status] = {}
    for one in judged:
        if one.status is Decision.APPLIES:
            counts[one.rule.policy.id] = counts.get(one.rule.policy.id, 0) + 1
            standings[one.rule.policy.id] = one.standing
    return tuple(
        Basis(
            title=policy.title,
            issuer=policy.issuer.value or "",
            number=policy.number or "",
            period=_say_period(policy),
            in_year=standings[policy.id],
            today=policy_status(policy, as_of),
            note=say_standing(policy, standings[policy.id]),
            duties=counts[policy.id],
        )
        for policy in policies
        if policy.id in counts
    )


def _say_period(policy: Policy) -> str:
    start = policy.effective.start or policy.issued.value
    said = [f"{start}起" if start else "", f"至{policy.effective.end}" if policy.effective.end else ""]
    return "".join(said) or "原文未写明"


def _excluded_policies(
    policies: tuple[Policy, ...], judged: tuple[Applicability, ...], vocabulary: Vocabulary
) -> tuple[Exclusion, ...]:
    """Name the policies of which nothing applies or may apply, and why."""
    by_policy: dict[str, list[Applicability]] = {}
    for one in judged:
        by_policy.setdefault(one.rule.policy.id, []).append(one)
    return tuple(
        Exclusion(what=f"《{policy.title}》", why=_why_none(by_policy[policy.id][0], vocabulary))
        for policy in policies
        if policy.id in by_policy and all(one.status is Decision.NOT_APPLICABLE for one in by_policy[policy.id])
    )


def _why_none(one: Applicability, vocabulary: Vocabulary) -> str:
    """Say what keeps a whole policy out: the region, its own condition, or that others do all of it."""
    for judge in (one.rule.region, one.rule.policy_condition):
        verdict = judge(one.profile)
        if verdict.truth is Truth.NO:
            return "；".join(say_outcome(test, one.profile, vocabulary) for test in verdict.tests)
    return "各项职责都由其他单位承担"


def _excluded_duties(judged: tuple[Applicability, ...], items: tuple[ChecklistItem, ...]) -> tuple[Exclusion, ...]:
    return tuple(
        Exclusion(what=item.duty.does, basis=item.basis, why=item.grounds)
        for one, item in zip(judged, items, strict=True)
        if one.status is Decision.NOT_APPLICABLE and _only_a_fact(one)
    )


def _only_a_fact(one: Applicability) -> bool:
    """Say whether a fact of the enterprise alone keeps a duty out: its actor would be this kind of enterprise."""
    verdicts = (one.rule.region(one.profile), one.rule.policy_condition(one.profile))
    in_policy = all(verdict.truth is Truth.YES for verdict in verdicts)
    return in_policy and any(test.fact not in ACTOR_FACTS for test in one.verdict.tests)


def plain_checklist(checklist: Checklist) -> dict[str, Any]:
    """Give the list as plain data: every duty of every policy with its status and why."""
    return {
        "enterprise": checklist.enterprise.id,
        "name": checklist.enterprise.name,
        "year": checklist.year,
        "duties": [plain_item(item) for item in checklist.items],
    }


def plain_item(item: ChecklistItem) -> dict[str, Any]:
    """Give one duty as plain data; times that the text does not give are null."""
    return {
        "id": item.duty.id,
        "policy": item.policy,
        "clause": item.clause,
        "row": item.row,
        "status": item.status.value,
        "relation": item.relation.value,
        "in_force": item.in_force,
        "who": list(item.actors),
        "does": item.duty.does,
        "frequency": item.duty.recurrence.text if item.duty.recurrence else None,
        "due": item.duty.due.date.iso if item.duty.due else None,
        "timing": item.timing or None,
        "evidence": list(item.duty.evidence),
        "why": item.why,
        "asks": list(item.asks),
    }
