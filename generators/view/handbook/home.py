"""The home page and the index of policies: what there is, and the ways in."""

from dataclasses import dataclass

from generators.model.policy import Policy
from generators.model.registry import RoleKind
from generators.view.handbook.cards import is_asked
from generators.view.handbook.index import Index, Link, link_policy, link_to
from generators.view.handbook.policy_head import Turn, name_regions, view_turn
from generators.view.handbook.prose import list_prose
from generators.view.handbook.roles import own_spots
from generators.view.handbook.topics import TopicSummary, view_topics
from generators.view.status import Standing, policy_period, policy_status

ROLES_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class PolicySummary:
    """A policy in a few lines."""

    link: Link
    standing: Standing
    turn: Turn | None
    issuer: str
    issuer_inferred: bool
    number: str
    issued: str
    start: str
    end: str
    region: str
    summary: str
    duty_count: int
    since: str
    until: str
    """Its first and last day in ISO form, as far as they are known: by them readers see how it stands today."""


@dataclass(frozen=True, kw_only=True)
class RoleShortcut:
    """A role with many duties."""

    link: Link
    duty_count: int


@dataclass(frozen=True, kw_only=True)
class PoliciesPage:
    """All policies."""

    policies: tuple[PolicySummary, ...]


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """What this is, and the ways in."""

    policies: tuple[PolicySummary, ...]
    roles: tuple[RoleShortcut, ...]
    """Those with most duties."""
    duty_count: int
    clause_count: int
    role_count: int
    prose: tuple[Link, ...]
    """Pages written by hand."""
    topics: tuple[TopicSummary, ...]


def view_policies(index: Index) -> PoliciesPage:
    """Lay out the index of policies; those that no longer hold come last."""
    ordered = sorted(index.library.policies, key=lambda policy: policy.id in index.library.superseded)
    return PoliciesPage(policies=tuple(_summarise(policy, index) for policy in ordered))


def view_home(index: Index) -> HomePage:
    """Lay out the home page."""
    library = index.library
    return HomePage(
        policies=tuple(_summarise(policy, index) for policy in index.held),
        roles=_busiest_roles(index.whole or index),
        duty_count=sum(is_asked(spot.duty) for spot in index.spots),
        clause_count=sum(len(policy.clauses) for policy in index.held),
        role_count=len(library.roles),
        prose=list_prose(index),
        topics=view_topics(index).topics,
    )


def _summarise(policy: Policy, index: Index) -> PolicySummary:
    since, until = policy_period(policy)
    return PolicySummary(
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
        link=link_policy(policy),
        standing=Standing(of=policy.id, status=policy_status(policy, index.as_of)),
        turn=view_turn(policy, index),
        issuer=policy.issuer.value or "",
        issuer_inferred=policy.issuer.inferred is not None,
        number=policy.number or "",
        issued=policy.issued.value or "",
        start=policy.effective.start or "",
        end=policy.effective.end or "",
        region=" ".join(name_regions(policy.region, index.library.regions)),
        summary=policy.summary or "",
        duty_count=sum(is_asked(duty) for clause in policy.clauses for duty in clause.duties),
    )


def _busiest_roles(index: Index) -> tuple[RoleShortcut, ...]:
    counted = [
        RoleShortcut(link=link_to(role), duty_count=len(own_spots(role, index)))
        for role in index.library.roles
        if role.kind is not RoleKind.GROUP
    ]
    busiest = sorted(counted, key=lambda one: -one.duty_count)[:ROLES_SHOWN]
    return tuple(one for one in busiest if one.duty_count)
