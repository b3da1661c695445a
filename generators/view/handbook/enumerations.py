"""The page of enumerations: the lists the policies spell out, each kept to its own policy and place."""

from collections import Counter
from dataclasses import dataclass

from generators.model.policy import Enumeration, Policy
from generators.view.handbook.anchors import enumeration_anchor
from generators.view.handbook.index import Index, Link, link_clause, link_policy


@dataclass(frozen=True, kw_only=True)
class EnumerationEntry:
    """A list and where it stands."""

    enumeration: Enumeration
    anchor: str
    clause: Link
    namesakes: int
    """How many other lists of any policy bear this name; they may mean something else."""


@dataclass(frozen=True, kw_only=True)
class PolicyEnumerations:
    """The lists of one policy: those the text names, then those we named."""

    policy: Link
    anchor: str
    named: tuple[EnumerationEntry, ...]
    unnamed: tuple[EnumerationEntry, ...]


@dataclass(frozen=True, kw_only=True)
class EnumerationsPage:
    """The lists of all policies."""

    policies: tuple[PolicyEnumerations, ...]


def view_enumerations(index: Index) -> EnumerationsPage:
    """Lay out the page of enumerations."""
    names = Counter(
        one.name for policy in index.library.policies for clause in policy.clauses for one in clause.enumerations
    )
    policies = [_view_policy(policy, names) for policy in index.library.policies]
    return EnumerationsPage(policies=tuple(one for one in policies if one.named or one.unnamed))


def _view_policy(policy: Policy, names: Counter[str]) -> PolicyEnumerations:
    entries = [
        EnumerationEntry(
            enumeration=one,
            anchor=enumeration_anchor(policy.id, clause, one.name),
            clause=link_clause(policy, clause),
            namesakes=names[one.name] - 1,
        )
        for clause in policy.clauses
        for one in clause.enumerations
    ]
    return PolicyEnumerations(
        policy=link_policy(policy),
        anchor=policy.id,
        named=tuple(entry for entry in entries if not entry.enumeration.ours),
        unnamed=tuple(entry for entry in entries if entry.enumeration.ours),
    )
