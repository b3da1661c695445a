"""What a list is made of."""

import hashlib
import json
from base64 import b32encode
from dataclasses import dataclass, field
from functools import cached_property

from generators.model.enterprise import Enterprise
from generators.model.issued_list import RowDigest
from generators.model.policy import Duty
from generators.model.suspect import Suspect
from generators.view.applicability import Decision, Relation
from generators.view.calendar import Schedule
from generators.view.checklist.digests import digest_asked, write_digests
from generators.view.handbook.cards import Rhythm
from generators.view.same import once_for_each
from generators.view.status import Standing, Status

VERSION_LENGTH = 8
CODE_LENGTH = 8
_DUTY_LENGTH = 16
_KEPT = 8192
"""How many duties' fingerprints are kept: all lists share them."""


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
    level: str
    """What sort of actor it is: 单位, 内设机构, 岗位, 群体."""
    standard: str
    """The limits it must keep and the documents it is done after; empty where the text names none."""
    timing: str
    """Its times as printed; empty where the text gives none."""
    rhythm: Rhythm
    why: str
    """The whole reason, with actor and region."""
    grounds: str
    """The facts that decided beyond the region, for a column of the list."""
    asks: tuple[str, ...]
    kept_out: bool
    """Whether only a fact of the enterprise keeps it out, such as a size it has not reached."""
    mark: str
    """Whether the policy has run out or is not yet in force in the year of the list; empty where it is in force."""
    schedule: Schedule = field(default=Schedule(), repr=False)
    """Its count and dates in the year of the list; its times say the same in words."""
    link: str = ""
    """What several places ask alike, as the content names it; empty where one place asks it."""
    also: tuple["ChecklistItem", ...] = ()
    """The same duty as other places ask it; this one asks it most often."""

    def __hash__(self) -> int:
        """Hash a few fields that tell most duties apart: lists share their duties, and much is kept by them."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.duty.id, self.actors, self.posts, self.grounds, self.timing, self.mark, len(self.also)))

    @cached_property
    def fingerprint(self) -> str:
        """Hash all that a list says of the duty, with the days that are not worked."""
        return hashlib.sha256(_as_json(_list_said(self)).encode()).hexdigest()

    @cached_property
    def digest(self) -> str:
        """Digest what the duty asks."""
        return digest_asked(self.duty, self.policy, self.clause, self.row, self.standard)

    @cached_property
    def digests(self) -> RowDigest:
        """Give the digest of every place that asks the duty."""
        return tuple([(one.duty.id, one.digest) for one in self.sources])

    @cached_property
    def written_digests(self) -> str:
        """Give these digests as one text."""
        return write_digests(self.digests)

    @property
    def out_of_force(self) -> str:
        """Give the mark of a duty that is in force nowhere in the year of the list; nothing where it is."""
        return "" if self.in_force else self.mark

    @property
    def sources(self) -> tuple["ChecklistItem", ...]:
        """Give every place that asks the duty, the strictest first."""
        return (self, *self.also)


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
    today: Standing
    note: str
    """What its period means for the year of the list; empty where it is in force."""
    duties: int


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """A policy that stands outside the list, and why."""

    title: str
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
    """Every duty that applies, may apply or is kept out by a fact alone, in the order of policies and text.

    What several places ask alike is one item.
    """
    sheets: tuple[Sheet, ...]
    """What applies: the enterprise itself first, then its posts, then what others do to it."""
    questions: tuple[Question, ...]
    bases: tuple[Basis, ...]
    exclusions: tuple[Exclusion, ...]
    suspects: tuple[Suspect, ...] = ()
    """What of it is to be looked at again: the list itself, then the joined duties in it; no part of its version."""

    @cached_property
    def listed(self) -> tuple[ChecklistItem, ...]:
        """Give every duty that applies, once."""
        return tuple([item for item in self.items if item.status is Decision.APPLIES])

    @cached_property
    def to_do(self) -> tuple[ChecklistItem, ...]:
        """Give every duty that the enterprise or its posts have to do, once."""
        return tuple([item for item in self.listed if item.relation is not Relation.RECEIVED])

    @cached_property
    def kept_out(self) -> tuple[ChecklistItem, ...]:
        """Give every duty that only a fact of the enterprise keeps out."""
        return tuple([item for item in self.items if item.kept_out])

    @property
    def digests(self) -> str:
        """Give the digests of every duty that applies, a line a row."""
        return "\n".join([item.written_digests for item in self.listed])

    @property
    def waiting(self) -> int:
        """Count the duties that wait for a fact."""
        return sum(item.status is Decision.TO_CONFIRM for item in self.items)

    @cached_property
    def code(self) -> str:
        """Give the short code of this list: of this enterprise in this version and no other."""
        digest = hashlib.sha256(f"{self.enterprise.id}\n{self.version}".encode()).digest()
        return b32encode(digest[:CODE_LENGTH]).decode()[:CODE_LENGTH]  # no character needs more than a byte

    @cached_property
    def version(self) -> str:
        """Give the short fingerprint of everything the list says, but for how its policies stand today.

        It is taken of plain texts, so that the browser can tell the version of a list it makes itself.
        """
        one = self.enterprise
        said = (
            (one.id, one.name, one.sample, one.year, sorted(one.facts.items())),
            (self.year, self.profile),
            [(question.fact, question.question, question.duties) for question in self.questions],
            [(exclusion.title, exclusion.why) for exclusion in self.exclusions],
        )
        whole = "".join([item.fingerprint for item in self.items]) + _as_json(said)
        return hashlib.sha256(whole.encode()).hexdigest()[:VERSION_LENGTH]


@once_for_each(_KEPT)
def fingerprint_duty(duty: Duty) -> str:
    """Hash a duty as the content holds it."""
    return hashlib.sha256(repr(duty).encode()).hexdigest()[:_DUTY_LENGTH]


def _list_said(item: ChecklistItem) -> tuple[object, ...]:
    return (
        fingerprint_duty(item.duty),
        (item.policy, item.clause, item.row, item.basis),
        (item.status.value, item.relation.value, item.in_force, item.kept_out),
        (item.actors, item.posts, item.level),
        (item.standard, item.timing, item.rhythm.value),
        (item.why, item.grounds, item.asks),
        (item.mark, item.link),
        [(day.end.isoformat(), day.free_day) for day in item.schedule.occurrences if day.free_day],
        [_list_said(other) for other in item.also],
    )


_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Writes plain texts; made once, because to make it takes longer than to write a duty."""
