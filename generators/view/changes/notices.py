"""A notice in plain words for whom a change concerns: one role, or one enterprise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generators.model.changes import ChangeKind, DutyChange, FieldChange, FormChange
from generators.model.enterprise import Enterprise
from generators.model.policy import Policy
from generators.view.applicability import Decision
from generators.view.changes.concerned import Concern
from generators.view.clauses import say_clause
from generators.view.handbook.cards import list_timings

HEADINGS = (
    (ChangeKind.ADDED, (ChangeKind.ADDED,)),
    (ChangeKind.TIGHTENED, (ChangeKind.TIGHTENED,)),
    (ChangeKind.RELAXED, (ChangeKind.RELAXED,)),
    (ChangeKind.ADJUSTED, (ChangeKind.ADJUSTED, ChangeKind.REWORDED)),
    (ChangeKind.REMOVED, (ChangeKind.REMOVED,)),
)
"""The headings of a notice, and what stands under each: other words alone are an adjustment to its reader."""
Policies = Mapping[str, Policy]
"""Id -> policy, of those that hold now."""
MOST_LINES = 12
"""A notice is one page; what does not fit is counted and stands in the list itself."""


@dataclass(frozen=True, kw_only=True)
class NoticeLine:
    """One change: what is to be done, what is different, on which ground."""

    id: str
    says: str
    changed: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A notice: to whom, what by heading, what of their own papers changes."""

    to: str
    sections: tuple[tuple[ChangeKind, tuple[NoticeLine, ...]], ...]
    policies: tuple[str, ...]
    """Titles of the policies it rests on."""
    dates: tuple[str, ...] = ()
    """From when each policy holds, where the text says so."""
    forms: tuple[tuple[ChangeKind, str], ...] = ()
    """Forms that changed: 调整《…》."""
    has_list: bool = False
    """Whether the reader's own list changes."""
    left_out: int = 0
    """Changes that found no room."""

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to say."""
        return not self.sections and not self.forms


def notice_for_enterprise(
    enterprise: Enterprise, concerns: Sequence[Concern], forms: Sequence[FormChange], held: Policies
) -> Notice:
    """Make the notice of one enterprise; what it has to confirm first says so."""
    lines = [(one.kind, _line(one.change, one.kind, _doubt(one))) for one in concerns]
    named = [*(one.change.policy.id for one in concerns), *(one.form.policy for one in forms)]
    return _notice(enterprise.name, lines, forms, _named(named, held), has_list=bool(concerns))


def notice_for_role(role: str, changed: Sequence[DutyChange], forms: Sequence[FormChange], held: Policies) -> Notice:
    """Make the notice of one role."""
    lines = [(one.kind, _line(one, one.kind, "")) for one in changed]
    named = [*(one.policy.id for one in changed), *(one.form.policy for one in forms)]
    return _notice(role, lines, forms, _named(named, held), has_list=False)


def _named(names: Iterable[str], held: Policies) -> tuple[Policy, ...]:
    """Return the policies as they are now; one that no longer holds begins on no day."""
    return tuple(held[name] for name in dict.fromkeys(names) if name in held)


def _notice(
    to: str,
    lines: Sequence[tuple[ChangeKind, NoticeLine]],
    forms: Iterable[FormChange],
    policies: Sequence[Policy],
    *,
    has_list: bool,
) -> Notice:
    shown: list[tuple[ChangeKind, tuple[NoticeLine, ...]]] = []
    room = MOST_LINES
    for heading, kinds in HEADINGS:
        under = [line for kind, line in lines if kind in kinds]
        if under and room:
            shown.append((heading, tuple(under[:room])))
            room -= len(under[:room])
    dates = (policy.effective.start or policy.issued.value for policy in policies)
    return Notice(
        to=to,
        sections=tuple(shown),
        policies=tuple(policy.title for policy in policies),
        dates=tuple(date or "" for date in dates),
        forms=tuple((one.kind, one.form.title) for one in forms),
        has_list=has_list,
        left_out=len(lines) - sum(len(under) for _, under in shown),
    )


def _doubt(one: Concern) -> str:
    return "（是否适用待确认）" if one.after is Decision.TO_CONFIRM else ""


def _line(one: DutyChange, kind: ChangeKind, doubt: str) -> NoticeLine:
    row = "" if one.clause.row is None else f"（第{one.clause.row}行）"
    who = "、".join(one.duty.who)
    return NoticeLine(
        id=one.id,
        says=f"{who}{'：' if who else ''}{one.duty.does}{doubt}",
        changed=_say_when(one) if kind is ChangeKind.ADDED else "；".join(map(say_field, one.fields)),
        basis=f"《{one.policy.title}》{say_clause(one.clause.clause)}{row}",
    )


def _say_when(one: DutyChange) -> str:
    """Say when a new duty is due, as printed."""
    return "；".join(timing.text for timing in list_timings(one.duty))


def say_field(one: FieldChange) -> str:
    """Say a changed field in plain words: 频次由每月1次改为每周1次."""
    if one.old and one.new:
        return f"{one.name}由“{one.old}”改为“{one.new}”"
    return f"{one.name}{'增加' if one.new else '删去'}“{one.new or one.old}”"
