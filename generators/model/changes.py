"""What differs between two states of the content, as those concerned see it."""

from dataclasses import dataclass, field
from enum import Enum

from generators.model.form import Form
from generators.model.policy import Clause, Duty, Policy


class Effect(Enum):
    """What a changed field means for whoever has the duty."""

    TIGHTER = "加严"
    LOOSER = "放宽"
    OTHER = "调整"
    REWORDED = "改写"


class ChangeKind(Enum):
    """What became of a duty or a form; the value is the word users read."""

    ADDED = "新增"
    TIGHTENED = "加严"
    RELAXED = "放宽"
    ADJUSTED = "调整"
    REWORDED = "改写"
    REMOVED = "取消"


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldChange:
    """One field with what stood and what stands in it, as people read it; empty for nothing."""

    name: str
    old: str
    new: str
    effect: Effect


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyChange:
    """One duty, or another record of a clause, that was added, changed or taken away."""

    kind: ChangeKind
    id: str
    policy: Policy
    """Where it stands now; where it stood, for one taken away."""
    clause: Clause
    duty: Duty
    """As it is now; as it was, for one taken away."""
    before: Duty | None = None
    """As it was before a change."""
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class FormChange:
    """One form that was added, changed or taken away, with its columns and fields that differ."""

    kind: ChangeKind
    form: Form
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordChange:
    """Any other record that differs: a policy's own lines, a clause, a role, a document, a term, a fact."""

    kind: ChangeKind
    what: str
    """角色, 文件, 政策 …"""
    name: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """All that differs."""

    duties: tuple[DutyChange, ...] = ()
    forms: tuple[FormChange, ...] = ()
    records: tuple[RecordChange, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing differs."""
        return not (self.duties or self.forms or self.records)
