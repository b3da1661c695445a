"""The entries of a policy's text: the policy, its clauses, their duties and statements, their lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.official import OfficialPlace
from generators.model.policy import Clause, Duty, Enumeration, Policy, Statement
from generators.view.conditions.words import say_condition
from generators.view.handbook.anchors import enumeration_anchor, policy_page
from generators.view.handbook.cards import inherited, list_limits, list_timings, say_printed
from generators.view.handbook.index import Index, Spot, link_clause, link_duty
from generators.view.search.entries import Entry, EntryKind, Place

KINDS = {one: EntryKind[one.name] for one in Statement}


@dataclass(frozen=True, kw_only=True)
class PolicyEntries:
    """The entries of a policy, and its places in the same numbering."""

    places: tuple[Place, ...]
    entries: tuple[Entry, ...]


def view_policy_entries(policy: Policy, index: Index, first_place: int) -> PolicyEntries:
    """View a policy; its places are numbered on from `first_place`. Of one that no longer holds, its page alone."""
    if policy.id in index.library.superseded:
        return PolicyEntries(places=(), entries=(_view_policy(policy, index),))
    official = {(one.path, one.row): one.text for one in _official_places(policy, index)}
    places = tuple(
        _view_place(policy, clause, official.get((clause.clause, clause.row), "")) for clause in policy.clauses
    )
    entries = [_view_policy(policy, index)]
    for number, clause in enumerate(policy.clauses, first_place):
        entries.append(_view_clause(policy, clause, number))
        entries += [_view_duty(policy, clause, duty, index, number) for duty in clause.duties]
        entries += [_view_enumeration(policy, clause, one, number) for one in clause.enumerations]
    return PolicyEntries(places=places, entries=tuple(entries))


def title_clause(clause: Clause) -> str:
    """Return a clause's heading, or what its measure is called."""
    return clause.title or (clause.measure and clause.measure.title) or ""


def _official_places(policy: Policy, index: Index) -> tuple[OfficialPlace, ...]:
    official = index.official.get(policy.id)
    return official.places if official else ()


def _view_place(policy: Policy, clause: Clause, official: str) -> Place:
    above = [title for one in _clauses_above(policy, clause) if (title := title_clause(one))]
    own = title_clause(clause)
    called = own or next(reversed(above), "")
    cites = [cite for duty in clause.duties for cite in duty.cites]
    terms = [term for duty in clause.duties for term in duty.terms]
    return Place(
        clause=" ".join(filter(None, (link_clause(policy, clause).text, called))),
        around=tuple(dict.fromkeys(filter(None, (own, *clause.terms, *terms, *clause.cites, *cites, *above)))),
        official=official,
    )


def _clauses_above(policy: Policy, clause: Clause) -> Iterator[Clause]:
    for other in policy.clauses:
        if clause.clause.startswith(f"{other.clause}/") and other.row in {None, clause.row}:
            yield other


def _view_policy(policy: Policy, index: Index) -> Entry:
    regions = [region.name for region in index.library.regions if region.code == policy.region]
    return Entry(
        kind=EntryKind.POLICY,
        id=policy.id,
        address=policy_page(policy.id),
        title=policy.title,
        names=tuple(filter(None, (policy.number, *regions))),
        text=tuple(filter(None, (policy.summary, policy.issuer.value))),
        policies=(policy.id,),
    )


def _view_clause(policy: Policy, clause: Clause, place: int) -> Entry:
    link = link_clause(policy, clause)
    row = "" if clause.row is None else f"#{clause.row}"
    return Entry(
        kind=EntryKind.CLAUSE,
        id=f"{policy.id}:{clause.clause}{row}",
        address=link.address,
        title=" ".join(filter(None, (link.text, title_clause(clause)))),
        text=tuple(dict.fromkeys(filter(None, _texts_of(clause)))),
        policies=(policy.id,),
        place=place,
    )


def _texts_of(clause: Clause) -> Iterator[str]:
    """Yield what a clause says besides its duties and lists, which have entries of their own."""
    if clause.measure:
        roles = dict.fromkeys((*clause.measure.leads, *clause.measure.implements, *clause.measure.supervises))
        yield "、".join(roles)
    if clause.phase:
        yield "，".join((clause.phase.name, *clause.phase.deliverables))
    for time in (clause.due, clause.span, *clause.figures):
        yield say_printed(time)
    for milestone in clause.milestones:
        metrics = [f"{metric.what}{say_printed(metric.value)}" for metric in milestone.metrics]
        yield "，".join(filter(None, (milestone.summary, say_printed(milestone.due), *metrics)))
    for report in clause.reports:
        yield f"{report.what}：{'、'.join(report.to)}"


def _view_duty(policy: Policy, clause: Clause, duty: Duty, index: Index, place: int) -> Entry:
    condition = say_condition(duty.condition, index.vocabulary) if duty.condition else ""
    others = (*duty.evidence, *list_limits(duty), *duty.whom, *duty.supervised_by, condition, duty.consequence or "")
    return Entry(
        kind=KINDS[duty.kind],
        id=duty.id,
        address=link_duty(Spot(policy=policy, clause=clause, duty=duty)).address,
        title=duty.does,
        names=duty.terms,
        text=tuple(dict.fromkeys(filter(None, (*others, *inherited(duty.cites, clause))))),
        who=duty.who,
        when=tuple(timing.text for timing in list_timings(duty)),
        policies=(policy.id,),
        place=place,
    )


def _view_enumeration(policy: Policy, clause: Clause, one: Enumeration, place: int) -> Entry:
    return Entry(
        kind=EntryKind.ENUMERATION,
        id=f"{policy.id}:{one.name}@{clause.clause}",
        address=f"{policy_page(policy.id)}#{enumeration_anchor(policy.id, clause, one.name)}",
        title=one.name,
        text=tuple(filter(None, ("、".join(one.members), one.note))),
        policies=(policy.id,),
        place=place,
    )
