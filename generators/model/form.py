"""What a Word form is: its head, its tree of columns, its rows, its notes, where its copies go."""

from dataclasses import dataclass, field
from enum import Enum

from generators.model.policy import READING
from generators.model.problem import NOWHERE, Place

NOT_APPLICABLE = "--"
"""What a cell prints that is not to be filled."""


ENTERPRISE, PERIOD = "企业名称", "所属月份"
PREFILLS = (ENTERPRISE, PERIOD)
"""What may stand in a field beforehand besides facts of the profile."""
PROJECT, WORK, STAGE, RISK_COLOUR = "工程项目", "危险作业", "项目阶段", "项目风险颜色"
PROJECT_PREFILLS = (PROJECT, WORK, STAGE, RISK_COLOUR)
"""What may stand beforehand in a list of risks; a column of `WORK` makes a form such a list."""
HEAD = "head"
"""Stands for the row in the tags of blanks outside the table."""
REASON = "reason"
"""Id of the head field in which a sender says why figures that do not meet are right all the same."""
SPARE = "r"
"""Begins the id of a spare row; its number follows."""


class Layout(Enum):
    """The paper and shape of a form."""

    LETTER = "书函"
    TABLE = "横表"
    """A table on a lying A4 sheet."""
    WIDE_TABLE = "大横表"
    """A table on a lying A3 sheet."""
    SHEET = "竖表"
    """Labelled fields in a grid on an upright A4 sheet, with a table below them if there are columns."""


class FieldType(Enum):
    """What may be filled in."""

    WHOLE = "整数"
    DECIMAL = "小数"
    TEXT = "文字"
    DATE = "日期"
    CHOICE = "选项"
    FIXED = "固定"
    TICK = "勾选"
    """A box □ to type over with ☑."""


class Colour(Enum):
    """The four colours of risk."""

    RED = "红"
    ORANGE = "橙"
    YELLOW = "黄"
    BLUE = "蓝"


class CheckKind(Enum):
    """What a check compares."""

    SUM = "合计"
    """The parts add up to the whole."""
    NOT_ABOVE = "不超过"
    """Each part, by itself, is at most the whole."""
    NOT_FALLING = "不减少"
    """Each part is at least what it was last month."""
    TOGETHER = "同有同无"
    """Whole and parts are all above zero or all zero."""
    EQUAL = "相等"
    """Each part equals the whole; for figures asked in two forms."""
    NEEDED = "须填"
    """Where something stands in the whole, something stands in each part, whatever it is."""


class CheckLevel(Enum):
    """What a failed check means."""

    CERTAIN = "必然"
    """One of the cells is wrong: they stay out of the total until corrected."""
    HINT = "提示"
    """Perhaps nothing is wrong: counted, with a warning."""


class CheckScope(Enum):
    """Over which cells a check runs."""

    ROW = "各行"
    """Once for each row."""
    TABLE = "全表"
    """Once, on the sums of the columns over all rows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeaderField:
    """A field above the table or in a letter's text: 填报单位, 填表人, 联系电话, a date left to fill."""

    __pydantic_config__ = READING
    id: str
    """Short ASCII name, unique in the form."""
    label: str
    type: FieldType = FieldType.TEXT
    unit: str | None = None
    seal: bool = False
    """Whether the official seal goes here."""
    values: tuple[str, ...] = ()
    """The choices of a CHOICE field."""
    whole_line: bool = False
    """Whether it takes a line of a SHEET by itself; of a TABLE, the line below it."""
    width: int | None = None
    """How many characters stay open in a line of a letter; as many as its type takes if left out."""
    lines: int | None = None
    """How many lines of a SHEET stay open to write in."""
    prefill: str | None = None
    """What fills it beforehand: one of `PREFILLS` or the name of a fact of the enterprise's profile."""
    carried: bool = False
    """Whether last month's value stands there beforehand."""
    optional: bool = False
    """Whether it may stay blank: a remark, or what there is not always one of."""
    asked_by: str | None = None
    """Clause of the policy that asks for it; that of the form if left out."""
    added_for: str | None = None
    """Why we added it, where no clause asks for it."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A heading of the table; with `children` it spans them, without it is a column to fill."""

    __pydantic_config__ = READING
    id: str | None = None
    """Short ASCII name of a leaf, unique in the form; left out for a spanning heading."""
    label: str = ""
    """As printed, without its unit and without line breaks; none where the heading above is all there is."""
    name: str | None = None
    """How we call a column that prints no label of its own."""
    short: str | None = None
    """How a failed check calls it, where the label is too long or does not tell it apart: 红."""
    unit: str | None = None
    type: FieldType = FieldType.WHOLE
    vertical: bool = False
    """Whether the heading is printed top to bottom."""
    width: int | None = None
    """Relative width; measured from the labels if left out."""
    values: tuple[str, ...] = ()
    """The choices of a CHOICE column."""
    prefill: str | None = None
    """What fills it beforehand in a list of risks: one of `PROJECT_PREFILLS`."""
    carried: bool = False
    """Whether last month's value stands there beforehand."""
    optional: bool = False
    """Whether it may stay blank: a remark, or what there is not always one of."""
    asked_by: str | None = None
    """Clause of the policy that asks for it; that of the heading above, then of the form, if left out."""
    added_for: str | None = None
    """Why we added it, where no clause asks for it; that of the heading above if left out."""
    children: tuple["Column", ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class MergedCells:
    """Cells of one row that are one: ids of the first and the last of their columns, both included."""

    __pydantic_config__ = READING
    start: str
    end: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class FormRow:
    """A fixed row: what is printed in its cells, by column id."""

    __pydantic_config__ = READING
    id: str
    label: str | None = None
    """How a reader would call the row, e.g. 国标; left out for an unnamed row."""
    cells: dict[str, str] = field(default_factory=dict)
    """Column id -> what is printed there ("国标", "--", "118"); a column not named is to be filled."""
    merged: tuple[MergedCells, ...] = ()
    """Cells that are one in this row; what they print stands under the first of their columns."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """A copy of a letter and where it goes."""

    __pydantic_config__ = READING
    to: str
    note: str | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class LegendEntry:
    """What a colour means, printed under the table in that colour."""

    __pydantic_config__ = READING
    colour: Colour
    label: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """A relation between columns that a return should satisfy.

    Columns are named by their ids; one of another form as `<form id>.<column id>`.
    """

    __pydantic_config__ = READING
    name: str
    kind: CheckKind
    level: CheckLevel
    whole: str | None = None
    """The column the parts are compared with; none where they are compared with last month."""
    parts: tuple[str, ...]
    scope: CheckScope = CheckScope.ROW
    only: tuple[str, ...] = ()
    """Ids of the rows it runs on; all rows if left out."""
    values: tuple[str, ...] = ()
    """Of a NEEDED check: what has to stand in the whole for the parts to be needed; anything if left out."""
    exempt: tuple[str, ...] = ()
    """Of a NEEDED check: what may stand in the whole with the parts left open."""
    says: str
    """What should hold, in words."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A Word form a policy prescribes, or asks for without giving one."""

    __pydantic_config__ = READING
    id: str
    policy: str
    attachment: str | None = None
    """Which attachment of the policy it is, e.g. 附件4; none where the policy names the form but does not give it."""
    asked_by: str | None = None
    """The clause that names it, and that asks for every field that says nothing else; the attachment if left out."""
    title: str
    other_titles: tuple[str, ...] = ()
    """Titles the policy prints for it elsewhere."""
    layout: Layout
    reference: bool = False
    """Whether the source marks its wording 参考."""
    header_fields: tuple[HeaderField, ...] = ()
    recipient: str | None = None
    """The line above a letter's text; {field id} is a blank to fill, here and in the lines below."""
    body: tuple[str, ...] = ()
    """Paragraphs of a letter in our words."""
    signer: tuple[str, ...] = ()
    """Who signs and when, set to the right under the text."""
    signatures: tuple[str, ...] = ()
    """Lines to fill under the text and the signer, set to the left."""
    columns: tuple[Column, ...] = ()
    rows: tuple[FormRow, ...] = ()
    spare_rows: int = 0
    """How many empty rows follow the fixed ones; their FIXED columns print the number of the row."""
    legend: tuple[LegendEntry, ...] = ()
    notes: tuple[str, ...] = ()
    """Notes under the table, in our words."""
    duty: str | None = None
    """Id of the duty that says when it is due and to whom; its date is the form's."""
    copies: tuple[Copy, ...] = ()
    checks: tuple[Check, ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class UnmadeForm:
    """A form the policies name that we have not made; listed so that none is missing in silence."""

    __pydantic_config__ = READING
    title: str
    policy: str
    asked_by: str
    """The clause that names it."""
    note: str | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)
