"""The head of a policy's page: what it is, whether it holds, and all that is known of how it came and changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generators.model.amendment import Amendment, AmendmentKind
from generators.model.policy import Policy
from generators.model.registry import Document, Region
from generators.view.as_of import amendments_of, duties_of
from generators.view.handbook.anchors import policy_page
from generators.view.handbook.cards import find_end
from generators.view.handbook.index import SUPERSEDED, Index, Link, link_clause, link_duty, link_policy
from generators.view.handbook.sources import list_cites
from generators.view.status import Standing, policy_period, policy_status

TURNS = {AmendmentKind.REPLACES: "replaced", AmendmentKind.REPEALS: "repealed", AmendmentKind.AMENDS: "amended"}
ENDS = {AmendmentKind.REPLACES: "change_replaced_by", AmendmentKind.REPEALS: "change_repealed_by"}
AMENDED = "change_amended_by"


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What became of a policy by the day: replaced, repealed, or amended in part."""

    kind: str
    """A key of the labels: replaced, repealed, amended."""
    since: str
    by: Link | None

    @property
    def is_end(self) -> bool:
        """Tell whether the policy no longer holds."""
        return self.kind != "amended"


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
    to_come: bool = False
    """Whether its day has not come."""
    duties: tuple[Link, ...] = ()
    """The duties it gives other values."""
    removed: tuple[Link, ...] = ()
    """The duties it takes away."""
    note: str = ""


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
    turn: Turn | None
    """What the amendments made of it; None where none touched it by the day."""
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
        turn=view_turn(policy, index),
        replaced=replaced.status.value if replaced else "",
        replaced_by=index.link_successor(replaced) if replaced else None,
        changes=tuple(_view_changes(policy, index)),
    )


def view_turn(policy: Policy, index: Index) -> Turn | None:
    """Say what became of a policy by the day: its end if it ended, else the last amendment of its duties."""
    held = [one for one in amendments_of(policy, index.library) if one.since <= index.as_of.isoformat()]
    ends = [one for one in held if policy.id in one.policies]
    if not held:
        return None
    last = (ends or held)[-1]
    kind = TURNS[last.kind] if ends else TURNS[AmendmentKind.AMENDS]
    return Turn(kind=kind, since=last.since, by=_link_by(last, index))


def _link_by(one: Amendment, index: Index) -> Link | None:
    if one.by is None:
        return None
    return link_policy(index.policies[one.by]) if one.by in index.policies else index.link_cite(one.by)


def _view_amendments(policy: Policy, index: Index) -> Iterator[Change]:
    """Tell what replaces, alters or repeals a policy, and what it replaces itself, whether the day has come or not."""
    today = index.as_of.isoformat()
    for one in amendments_of(policy, index.library):
        by, own = _link_by(one, index), duties_of(one, policy)
        yield Change(
            kind=ENDS.get(one.kind, AMENDED) if policy.id in one.policies else AMENDED,
            day=one.since,
            links=(by,) if by else (),
            to_come=one.since > today,
            duties=tuple(_link_act(name, policy.id, index) for name in own if name not in one.removes),
            removed=tuple(_link_act(name, policy.id, index) for name in own if name in one.removes),
            note=one.note or "",
        )
    for one in index.library.amendments:
        if one.by == policy.id:
            ended = tuple(link_policy(index.policies[name]) for name in one.policies if name in index.policies)
            yield Change(kind="change_replaces", day=one.since, links=ended, to_come=one.since > today)


def _link_act(name: str, policy_id: str, index: Index) -> Link:
    """Link a duty to its place; one that was taken away is told there by what it asked."""
    spot = index.spots_by_duty.get(name)
    if spot is not None:
        return link_duty(spot)
    gone = index.earlier.get(name)
    if not gone:
        return Link(text=name)
    return Link(text=gone[-1].before.does, address=f"{policy_page(policy_id)}#{name}")


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
    yield from sorted(_view_amendments(policy, index), key=lambda change: change.day)
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
