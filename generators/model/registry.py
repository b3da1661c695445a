"""The registries every policy draws on, roles, regions, facts, documents, terms, and what joins their duties."""

from dataclasses import dataclass, field
from enum import Enum

from generators.model.condition import Condition
from generators.model.policy import READING, Clause, Duty
from generators.model.problem import NOWHERE, Place


class RoleKind(Enum):
    """What sort of actor a role is."""

    ORGANISATION = "单位"
    DEPARTMENT = "内设机构"
    POST = "岗位"
    GROUP = "群体"


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """Who acts: an organisation, a part of one, a post or a group of people."""

    __pydantic_config__ = READING
    name: str
    """As the policies print it."""
    kind: RoleKind
    parent: str | None = None
    """The role it is part of, or a special case of."""
    aliases: tuple[str, ...] = ()
    """Other names the texts print for the same actor."""
    same_post: str | None = None
    """The post whose holder is this one too: the head of a general contractor is the head of a firm."""
    condition: Condition | None = None
    """Which enterprises are such an actor, or have such posts; inherited from the parent if left out."""
    policies: tuple[str, ...] = ()
    """Policy ids in which the name means this actor; none means all. 企业 is every firm here, a contractor there."""
    note: str | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


class RoleIndex:
    """Finds roles by the names the policies print, each policy with its own meaning of a name."""

    def __init__(self, roles: tuple[Role, ...]) -> None:
        self._roles: dict[tuple[str, str | None], Role] = {}
        for role in roles:
            for name in (role.name, *role.aliases):
                for policy in role.policies or (None,):
                    self._roles.setdefault((name, policy), role)

    def find(self, name: str, policy: str | None = None) -> Role | None:
        """Return the role of a name or alias, the policy's own before the common one."""
        return self._roles.get((name, policy)) or self._roles.get((name, None))

    def lineage(self, role: Role, policy: str | None = None) -> tuple[Role, ...]:
        """Return the role and its parents, nearest first; a cycle ends where it closes."""
        line = [role]
        while line[-1].parent and (parent := self.find(line[-1].parent, policy)) and parent not in line:
            line.append(parent)
        return tuple(line)


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """An administrative division of China."""

    __pydantic_config__ = READING
    code: str
    """行政区划代码, six digits."""
    name: str
    parent: str | None = None
    """Code of the division it lies in."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


class FactType(Enum):
    """What sort of value a fact takes."""

    CHOICE = "单选"
    CHOICES = "多选"
    NUMBER = "数值"
    YES_NO = "是否"
    REGION = "地区"
    TEXT = "文字"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """An attribute of an enterprise that conditions test."""

    __pydantic_config__ = READING
    name: str
    question: str
    """How the questionnaire asks for it."""
    type: FactType
    unit: str | None = None
    values: tuple[str, ...] = ()
    """The choices; 是 and 否 for a yes-or-no fact."""
    help: str | None = None
    """Plain words on how to answer."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


class DocumentStatus(Enum):
    """Whether a cited document is still in force, as far as we know."""

    IN_FORCE = "有效"
    REPLACED = "已被替代"
    REPEALED = "已废止"
    UNKNOWN = "未核实"


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A document the policies cite."""

    __pydantic_config__ = READING
    title: str
    """Without 《》; for a standard cited only by its number, the number."""
    number: str | None = None
    """Document or standard number, as printed."""
    status: DocumentStatus = DocumentStatus.UNKNOWN
    replaced_by: str | None = None
    """Title of the document that replaced it."""
    aliases: tuple[str, ...] = ()
    """Other titles the texts print for it."""
    note: str | None = None
    checked: str | None = field(default=None, compare=False)
    """ISO date on which somebody last looked whether it still holds; changes nothing for anybody."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


class TermStatus(Enum):
    """Where an explanation comes from."""

    SOURCE = "原文给出"
    OURS = "通行解释，非本政策原文"
    OPEN = "原文未展开"


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A word of the glossary, scoped to the policies it is explained for."""

    __pydantic_config__ = READING
    name: str
    explanation: str
    status: TermStatus
    policies: tuple[str, ...] = ()
    """Policy ids it belongs to; none means all."""
    synonyms: tuple[str, ...] = ()
    category: str | None = None
    checked: str | None = field(default=None, compare=False)
    """ISO date on which somebody last looked whether the explanation still does; changes nothing for anybody."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyLink:
    """Duties that ask the same act of the same kind of actor in several places; a list shows them as one."""

    __pydantic_config__ = READING
    name: str
    """The act, in our own short words."""
    duties: tuple[str, ...]
    """Ids of the duties, two or more."""
    note: str | None = None
    """Why they are the same, and where they differ."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """A subject people look for, and how the records that belong to it are told."""

    __pydantic_config__ = READING
    id: str
    """Name of its page, ASCII: great-hazards."""
    name: str
    note: str | None = None
    """What belongs to it, in a plain sentence."""
    words: tuple[str, ...] = ()
    """Whatever holds one of them belongs to it: an act, its evidence and terms, a heading right above."""
    duties: tuple[str, ...] = ()
    """Ids of duties that belong to it without any of these words."""
    exempt: tuple[str, ...] = ()
    """Ids of duties that hold such a word and are about something else."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)

    def covers_text(self, duty: str, text: str) -> bool:
        """Say whether a duty belongs to it, by its id and the text its words are looked for in (`text_of`)."""
        if duty in self.exempt or duty in self.duties:
            return duty in self.duties
        return any([word in text for word in self.words])  # noqa: C419 - twice as fast as asking one by one


def text_of(duty: Duty, clause: Clause) -> str:
    """Return the text in which the words of topics are looked for: the act, its evidence, its terms, the heading."""
    return "\n".join((duty.does, *duty.evidence, *duty.terms, clause.title or ""))


@dataclass(frozen=True, kw_only=True, slots=True)
class Retired:
    """An id that was given up after it had been published: links to it still lead somewhere."""

    __pydantic_config__ = READING
    id: str
    """A duty, a policy, or a place of a policy: gd-2023.6.c, gd-2023, gd-2023 二/（一）/9."""
    successor: str
    """What stands there now, written alike."""
    note: str | None = None
    """Why, in our own words."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)
