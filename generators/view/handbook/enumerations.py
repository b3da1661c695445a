"""The page of enumerations: the lists the policies spell out, each kept to its own policy and place."""

from collections import Counter
from dataclasses import dataclass

from generators.model.policy import Enumeration, Policy
from generators.view.handbook.anchors import enumeration_anchor
from generators.view.handbook.index import Index, Link, link_clause, link_policy
from generators.view.handbook.table import Column, Row, Table, link_cell, offer, text_cell, text_cells

ENUMERATIONS = "enumerations"
COLUMNS = (
    Column(name="enumeration", heads=True),
    Column(name="members"),
    Column(name="remark"),
    Column(name="policy", facet=True),
    Column(name="clause"),
)


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
    table: Table
    """The same, a line for every list; only its files are shown."""


def view_enumerations(index: Index) -> EnumerationsPage:
    """Lay out the page of enumerations."""
    names = Counter(one.name for policy in index.held for clause in policy.clauses for one in clause.enumerations)
    policies = [_view_policy(policy, names) for policy in index.held]
    listed = tuple(one for one in policies if one.named or one.unnamed)
    rows = tuple(_row(entry, one.policy) for one in listed for entry in (*one.named, *one.unnamed))
    title = ("表格", ENUMERATIONS)
    table = Table(id=ENUMERATIONS, title=title, columns=COLUMNS, rows=rows, downloads=offer(ENUMERATIONS, index))
    return EnumerationsPage(policies=listed, table=table)


def _row(entry: EnumerationEntry, policy: Link) -> Row:
    one = entry.enumeration
    cells = (
        text_cell(one.name),
        text_cells(one.members),
        text_cell(one.note or ""),
        text_cell(policy.text),
        link_cell((entry.clause,)),
    )
    return Row(cells=cells, record=one)


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
