"""What stands where: every name of the library to its record, its page and the places that use it."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import Any, TypeVar

from generators.model.amendment import Earlier
from generators.model.library import Library
from generators.model.measured import Measured
from generators.model.official import OfficialText
from generators.model.policy import Clause, Duty, Policy, Statement
from generators.model.registry import Document, DocumentStatus, Role, RoleIndex
from generators.model.suspect import Suspect, TargetKind
from generators.view.as_of import held_policies
from generators.view.clauses import say_clause
from generators.view.conditions import Vocabulary, vocabulary_of
from generators.view.handbook.anchors import clause_anchor, document_anchor, policy_page, role_page

SUPERSEDED = (DocumentStatus.REPLACED, DocumentStatus.REPEALED)
TITLE = re.compile(r"《(.+)》")


@dataclass(frozen=True, kw_only=True)
class Link:
    """A text that leads somewhere in the site; without an address it is just the text."""

    text: str
    address: str = ""
    """From the top of the site: policies/gd-2023.html#gd-2023.6.e."""
    flag: str = ""
    """What a reader must know before following it: that a document no longer holds."""
    instead: "Link | None" = None
    """What to follow instead: the document that replaced it."""
    card: str = ""
    """The card of the page that explains the word."""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A duty with the clause and policy it stands in."""

    policy: Policy
    clause: Clause
    duty: Duty


@dataclass(frozen=True, kw_only=True, eq=False)
class Index:
    """The library with its look-ups, the day the statuses are told for, and the official texts where given.

    Equal only to itself, so that what is laid out for one index can be kept for all its pages.
    """

    library: Library
    as_of: date
    official: Mapping[str, OfficialText] = field(default_factory=dict)
    """Policy id -> its official text."""
    files: Collection[str] = ()
    """Paths below build/ of everything there is to download."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Enterprise id -> the short code of its list as it is now."""
    measured: Measured | None = None
    """What was measured of making lists, if anything."""
    prose: Mapping[str, str] = field(default_factory=dict)
    """Name -> Markdown of the pages written by hand."""
    whole: "Index | None" = None
    """The index of the whole library, where this one holds a part of it (`view/changes/narrow.py`)."""
    laid_out: dict[str, Any] = field(default_factory=dict, init=False, repr=False)
    """What `once` keeps: all pages, tables and files of one index share it, and it goes with the index."""

    @cached_property
    def held(self) -> tuple[Policy, ...]:
        """The policies that hold on the day; the others keep their own pages, and no way leads in by them."""
        return held_policies(self.library)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Every duty that holds, in the order of policies and text."""
        return tuple(spot for spot in self.spots_by_duty.values() if spot.policy.id not in self.library.superseded)

    @cached_property
    def spots_by_duty(self) -> dict[str, Spot]:
        """Duty id -> where it stands, those of replaced policies too."""
        return {
            duty.id: Spot(policy=policy, clause=clause, duty=duty)
            for policy in self.library.policies
            for clause in policy.clauses
            for duty in clause.duties
        }

    @cached_property
    def earlier(self) -> dict[str, tuple[Earlier, ...]]:
        """Duty id -> as it was before each amendment that holds by the day."""
        found: dict[str, list[Earlier]] = defaultdict(list)
        for stage in self.library.earlier:
            found[stage.before.id].append(stage)
        return {name: tuple(stages) for name, stages in found.items()}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What conditions are said with."""
        return vocabulary_of(self.library)

    @cached_property
    def roles(self) -> RoleIndex:
        """Finds roles by the names the policies print."""
        return RoleIndex(self.library.roles)

    @cached_property
    def duties_of(self) -> dict[Role, tuple[Spot, ...]]:
        """Role -> the duties that name it as their actor."""
        return self._spots_by_role("who")

    @cached_property
    def below(self) -> dict[Role | None, list[Role]]:
        """Role -> the roles right below it; None -> those at the top."""
        found: dict[Role | None, list[Role]] = defaultdict(list)
        for role in self.library.roles:
            above = self.ancestors(role)
            found[above[0] if above else None].append(role)
        return found

    @cached_property
    def supervised_by(self) -> dict[Role, tuple[Spot, ...]]:
        """Role -> the duties that name it as their supervisor."""
        return self._spots_by_role("supervised_by")

    @cached_property
    def done_to(self) -> dict[Role, tuple[Spot, ...]]:
        """Role -> the duties of others that name it as whom they are done to."""
        return self._spots_by_role("whom")

    def _spots_by_role(self, attribute: str) -> dict[Role, tuple[Spot, ...]]:
        found: dict[Role, dict[str, Spot]] = defaultdict(dict)
        for spot in self.spots:
            if spot.duty.kind is Statement.DUTY:
                for name in getattr(spot.duty, attribute):
                    role = self.roles.find(name, spot.policy.id)
                    if role:
                        found[role][spot.duty.id] = spot
        return {role: tuple(spots.values()) for role, spots in found.items()}

    @cached_property
    def _suspects(self) -> dict[tuple[TargetKind, str], Suspect]:
        return {(one.kind, one.name): one for one in self.library.suspects}

    def suspect(self, kind: TargetKind, name: str) -> Suspect | None:
        """Return what changed of the grounds of something since somebody confirmed it, if anything did."""
        return self._suspects.get((kind, name))

    @cached_property
    def suspect_links(self) -> dict[str, tuple[Suspect, ...]]:
        """Duty id -> the suspect links of duties it is joined by."""
        found: dict[str, list[Suspect]] = defaultdict(list)
        for link in self.library.links:
            suspect = self.suspect(TargetKind.LINK, link.name)
            for name in link.duties if suspect else ():
                found[name] += [suspect] if suspect else []
        return {name: tuple(listed) for name, listed in found.items()}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Title or other title -> document."""
        found = {alias: document for document in self.library.documents for alias in document.aliases}
        return found | {document.title: document for document in self.library.documents}

    @cached_property
    def policies(self) -> dict[str, Policy]:
        """Policy id -> policy."""
        return {policy.id: policy for policy in self.library.policies}

    def find_document(self, cite: str) -> Document | None:
        """Return the document a citation names: 《title》第三条, or a standard's number."""
        found = TITLE.search(cite)
        return self.documents.get(found[1] if found else cite)

    def link_role(self, name: str, policy: str | None = None) -> Link:
        """Link a role as a policy prints it to its page."""
        known = self._role_links.get((name, policy))
        if known is None:
            role = self.roles.find(name, policy)
            known = Link(text=name, address=role_page(role.name, role.policies) if role else "")
            self._role_links[name, policy] = known
        return known

    @cached_property
    def _role_links(self) -> dict[tuple[str, str | None], Link]:
        return {}

    def link_roles(self, names: tuple[str, ...], policy: str | None = None) -> tuple[Link, ...]:
        """Link several roles."""
        return tuple(self.link_role(name, policy) for name in names)

    def link_cite(self, cite: str) -> Link:
        """Link a citation to its document on the page of sources."""
        document = self.find_document(cite)
        if document is None:
            return Link(text=cite)
        address = f"sources.html#{document_anchor(document.title)}"
        if document.status not in SUPERSEDED:
            return Link(text=cite, address=address)
        return Link(text=cite, address=address, flag=document.status.value, instead=self.link_successor(document))

    def link_successor(self, document: Document) -> Link | None:
        """Link what replaced a document; one that is not registered is named only."""
        if document.replaced_by is None:
            return None
        known = self.find_document(document.replaced_by)
        address = f"sources.html#{document_anchor(known.title)}" if known else ""
        return Link(text=f"《{document.replaced_by.strip('《》')}》", address=address)

    def link_cites(self, cites: tuple[str, ...]) -> tuple[Link, ...]:
        """Link several citations."""
        return tuple(self.link_cite(cite) for cite in cites)

    def ancestors(self, role: Role) -> tuple[Role, ...]:
        """Return the roles above one, nearest first."""
        return self.roles.lineage(role, next(iter(role.policies), None))[1:]


_Laid = TypeVar("_Laid")


def once(lay_out: Callable[[Index], _Laid]) -> Callable[[Index], _Laid]:
    """Let what is laid out for a whole index be laid out once, and kept with it."""
    name = f"{lay_out.__module__}.{lay_out.__qualname__}"

    @wraps(lay_out)
    def find(index: Index) -> _Laid:
        if name not in index.laid_out:
            index.laid_out[name] = lay_out(index)
        found: _Laid = index.laid_out[name]
        return found

    return find


def link_to(role: Role) -> Link:
    """Link a role to its page."""
    return Link(text=role.name, address=role_page(role.name, role.policies))


def link_policy(policy: Policy) -> Link:
    """Link a policy's title to its page."""
    return Link(text=policy.title, address=policy_page(policy.id))


def link_clause(policy: Policy, clause: Clause) -> Link:
    """Link a clause to its place on its policy's page."""
    return Link(
        text=say_clause(clause.clause, clause.row),
        address=f"{policy_page(policy.id)}#{clause_anchor(clause.clause, clause.row)}",
    )


def link_duty(spot: Spot) -> Link:
    """Link a duty to its place on its policy's page."""
    return Link(text=spot.duty.does, address=f"{policy_page(spot.policy.id)}#{spot.duty.id}")
