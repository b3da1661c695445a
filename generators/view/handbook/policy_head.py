"""The head of a policy's page: what it is, whether it holds, and all that is known of how it came and changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generators.model.policy import Policy
from generators.model.registry import Document, Region
from generators.view.handbook.cards import find_end
from generators.view.handbook.index import SUPERSEDED, Index, Link, link_clause
from generators.view.handbook.sources import list_cites
from generators.view.status import Standing, policy_period, policy_status


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing known of how a policy came and changed; nothing is told that the content does not hold."""

    kind: str
    """A key of the labels: change_issued, change_ends …"""
    day: str = ""
    """ISO date, as far as it is known."""
    inferred: str = ""
    """Why, where the date is inferred."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PolicyHead:
    """What the head of a policy's page says."""

    policy: Policy
    standing: Standing
    regions: tuple[str, ...]
    """From the province down."""
    based_on: tuple[Link, ...]
    addressees: tuple[Link, ...]
    since: str
    until: str
    """Its first and last day in ISO form, as far as they are known: by them readers see how it stands today."""
    replaced: str
    """That the list of documents says it no longer holds; empty where it does not."""
    replaced_by: Link | None
    changes: tuple[Change, ...]


def view_head(policy: Policy, index: Index) -> PolicyHead:
    """Lay out the head of a policy's page."""
    start, end = policy_period(policy)
    known = index.find_document(policy.title)
    replaced = known if known and known.status in SUPERSEDED else None
    return PolicyHead(
        policy=policy,
        standing=Standing(of=policy.id, status=policy_status(policy, index.as_of)),
        regions=name_regions(policy.region, index.library.regions),
        based_on=index.link_cites(policy.based_on),
        addressees=index.link_roles(policy.addressees, policy.id),
        since=start.isoformat() if start else "",
        until=end.isoformat() if end else "",
        replaced=replaced.status.value if replaced else "",
        replaced_by=index.link_successor(replaced) if replaced else None,
        changes=tuple(_view_changes(policy, index)),
    )


def _view_changes(policy: Policy, index: Index) -> Iterator[Change]:
    """Tell what is known of a policy in the order of time; what has no day, as documents replaced since, comes last."""
    if policy.based_on:
        yield Change(kind="change_based_on", links=index.link_cites(policy.based_on))
    if policy.issued.value:
        yield Change(kind="change_issued", day=policy.issued.value, inferred=policy.issued.inferred or "")
    period = policy.effective
    if period.start:
        yield Change(kind="change_starts", day=period.start, inferred=period.inferred or "")
    for clause in policy.clauses:
        if clause.phase:
            end = find_end(clause.phase.due, clause.phase.span)
            yield Change(
                kind="change_phase", day=end, links=(replace(link_clause(policy, clause), text=clause.phase.name),)
            )
    if period.end:
        yield Change(kind="change_ends", day=period.end, inferred=period.inferred or "")
    itself = index.find_document(policy.title)
    if itself and itself.status in SUPERSEDED:
        yield Change(kind="change_replaced", links=(index.link_cite(f"《{policy.title}》"),))
    for document in _superseded_cites(policy, index):
        yield Change(kind="change_cited", links=(index.link_cite(f"《{document.title}》"),))


def _superseded_cites(policy: Policy, index: Index) -> Iterator[Document]:
    """Yield the documents a policy cites that no longer hold, each once."""
    found = {}
    for cite, _ in list_cites(policy):
        document = index.find_document(cite)
        if document and document.status in SUPERSEDED:
            found[document.title] = document
    yield from found.values()


def name_regions(code: str, regions: tuple[Region, ...]) -> tuple[str, ...]:
    """Return the names of a region and those it lies in, the widest first; an unknown code stands for itself."""
    by_code = {region.code: region for region in regions}
    names: list[str] = []
    current: str | None = code
    while current in by_code and by_code[current].name not in names:
        names.insert(0, by_code[current].name)
        current = by_code[current].parent
    return tuple(names) or (code,)
