"""All content read together."""

from dataclasses import dataclass, field

from generators.model.amendment import Amendment, Earlier
from generators.model.calendar import Calendar
from generators.model.enterprise import Enterprise
from generators.model.form import Form, UnmadeForm
from generators.model.ledger import Quota
from generators.model.policy import Policy
from generators.model.registry import Document, DutyLink, Fact, Region, Retired, Role, Term, Topic
from generators.model.suspect import Confirmation, Suspect
from generators.model.update import Update


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """All content read together: policies and forms in the order of their file names."""

    policies: tuple[Policy, ...] = ()
    forms: tuple[Form, ...] = ()
    enterprises: tuple[Enterprise, ...] = ()
    roles: tuple[Role, ...] = ()
    regions: tuple[Region, ...] = ()
    facts: tuple[Fact, ...] = ()
    documents: tuple[Document, ...] = ()
    glossary: tuple[Term, ...] = ()
    unmade_forms: tuple[UnmadeForm, ...] = ()
    links: tuple[DutyLink, ...] = ()
    topics: tuple[Topic, ...] = ()
    retired: tuple[Retired, ...] = ()
    updates: tuple[Update, ...] = ()
    """In the order of their file names."""
    amendments: tuple[Amendment, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    """What rests on a place that changed since it was confirmed; filled by `with_suspects` alone."""
    superseded: tuple[str, ...] = ()
    """Ids of the policies that no longer hold on the day the library is of; filled by `library_at` alone."""
    earlier: tuple[Earlier, ...] = ()
    """The duties as they were before each amendment that holds by that day; filled by `library_at` alone."""
    calendar: Calendar = field(default_factory=Calendar)
    """Which days are worked."""
    quotas: tuple[Quota, ...] = ()

    def policy_of(self, form: Form) -> Policy:
        """Return the policy of a form; checked content has it."""
        return next(policy for policy in self.policies if policy.id == form.policy)
