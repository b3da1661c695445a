"""What an officer prints: the lists, a reminder for each sender that is missing, a draft of the month's summary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from generators.model.ledger import Ledger, Listed, ListName, Number, QuotaLine, Sender
from generators.model.policy import Policy
from generators.phrases.numbers import say_number
from generators.view.due import Due, say_day, say_due_day
from generators.view.form_due import find_receivers
from generators.view.form_sending import say_period
from generators.view.ledger.paper import count_senders
from generators.view.ledger.progress import ColumnYear, compare_months
from generators.word.blocks import Block, Row, Section, Table, cell, paragraph
from generators.word.document import Document, document_bytes
from generators.word.papers import Paper
from generators.word.signature import signature
from generators.word.styles import Style

BLANK = "—"
OPEN_DATE = "　　　　年　　月　　日"
"""When it is sent is for the sender to write: no output holds the day it was made."""
NUMERALS = "一二三四五六七八九"
_WEIGHTS = (6.0, 22.0, 26.0, 46.0)
_EXPLAINED = {
    ListName.ABSENT: "名单上还没有收到本月回表的单位",
    ListName.LATE: "填报日期晚于期限；不影响计入合计",
    ListName.ZERO: "填写的数全部是 0",
    ListName.UNEVEN: "数与数对不上；必然有误的格更正前不计入合计",
    ListName.CONFLICT: "分不出以哪一份为准，或填报单位对不上；没有计入合计",
    ListName.UNREADABLE: "文件读不出来，或不是下发的表单",
}


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """What a reminder to one sender says."""

    sender: Sender
    title: str
    period: str
    due: Due | None
    receivers: tuple[str, ...]
    issuer: str
    policy: str


def view_reminder(sender: Sender, ledger: Ledger, policy: Policy, due: Due | None) -> Reminder:
    """Gather what the reminder to a missing sender says: nothing of other senders, so that it stays as it is."""
    return Reminder(
        sender=sender,
        title=ledger.form.title,
        period=ledger.period,
        due=due,
        receivers=find_receivers(ledger.form, policy),
        issuer=policy.issuer.value or "",
        policy=f"《{policy.title}》{f'（{policy.number}）' if policy.number else ''}",
    )


def reminder_bytes(reminder: Reminder) -> bytes:
    """Write a reminder as a letter after GB/T 9704."""
    due = reminder.due
    month = say_period(reminder.period)
    day = f"应于{say_day(due.day)}前报送（依据：{due.clause}）。" if due else "应按要求报送。"
    rest = f"该日是{due.free_day}，文件没有写遇节假日怎么办，期限不变。" if due and due.free_day else ""
    receivers = f"报送{'、'.join(reminder.receivers)}" if reminder.receivers else "报送"
    above, below = signature(f"{reminder.issuer}（盖章）", OPEN_DATE)
    return _document(
        f"催报函（{reminder.sender.name}）",
        reminder.issuer,
        reminder.period,
        Paper.A4_PORTRAIT,
        [
            paragraph(Style.TITLE, f"关于催报{month}报表的函"),
            paragraph(Style.RECIPIENT, f"{reminder.sender.name}："),
            paragraph(Style.TEXT, f"按照{reminder.policy}的要求，{month}的《{reminder.title}》{day}{rest}"),
            paragraph(Style.TEXT, "到目前为止没有收到贵单位的这张表。"),
            paragraph(Style.TEXT, f"请尽快用下发的 Word 表单填好，注明填报日期，加盖公章，连同电子文档{receivers}。"),
            paragraph(Style.TEXT, "没有发生的填 0，不要留空。已经报送的，请告知报送的日期和文件名，以便核对。"),
            above,
            below,
        ],
    )


def lists_bytes(ledger: Ledger, due: Due | None) -> bytes:
    """Write all lists on one paper."""
    says = f"期限：{say_due_day(due)}。" if due else ""
    blocks: list[Block] = [
        paragraph(Style.TABLE_TITLE, f"{_head(ledger)}回表清单"),
        paragraph(Style.NOTE, f"《{ledger.form.title}》。{say_counts(ledger)}。{says}"),
    ]
    for numeral, (name, listed) in zip(NUMERALS, ledger.lists.items(), strict=False):
        blocks.append(paragraph(Style.LEVEL_2, f"{numeral}、{name.value}（{len(listed)}）：{_EXPLAINED[name]}"))
        if listed:
            blocks.append(_list_table(listed))
    return _document(f"{say_period(ledger.period)}回表清单", "", ledger.period, Paper.A4_LANDSCAPE, blocks)


def _head(ledger: Ledger) -> str:
    return "　".join(part for part in (ledger.form.attachment, say_period(ledger.period)) if part)


def say_counts(ledger: Ledger) -> str:
    """Say how many were to report, reported and are added up."""
    expected = f"应报{len(ledger.roster)}个单位，" if ledger.roster is not None else ""
    reported = len({entry.name for entry in ledger.entries if entry.sender or not entry.conflict})
    return f"{expected}收到{reported}个单位的回表，计入合计{count_senders(ledger)}个"


def summary_bytes(ledger: Ledger, policy: Policy, due: Due | None) -> bytes:
    """Write a draft of the month's summary: figures, their change against last month, what is lacking."""
    issuer = policy.issuer.value or ""
    above, below = signature(f"{issuer}（盖章）", OPEN_DATE)
    blocks: list[Block] = [
        paragraph(Style.TITLE, f"{say_period(ledger.period)}月度工作总结\n（草稿）"),
        paragraph(Style.TEXT, f"根据各单位报来的《{ledger.form.title}》汇总。方括号处请补写。"),
        paragraph(Style.LEVEL_1, "一、报送情况"),
        *_report_blocks(ledger, due),
        paragraph(Style.LEVEL_1, "二、进展数据"),
        *_figure_blocks(ledger),
        paragraph(Style.LEVEL_1, "三、示范任务进度"),
        *_quota_blocks(ledger.quotas),
        paragraph(Style.LEVEL_1, "四、主要做法和问题"),
        paragraph(Style.TEXT, "［本月的主要做法、存在的问题］"),
        paragraph(Style.LEVEL_1, "五、下月安排"),
        paragraph(Style.TEXT, "［下月的工作安排］"),
        above,
        below,
    ]
    title = f"{say_period(ledger.period)}月度工作总结（草稿）"
    return _document(title, issuer, ledger.period, Paper.A4_PORTRAIT, blocks)


def _report_blocks(ledger: Ledger, due: Due | None) -> Iterator[Block]:
    deadline = f"报送期限为{say_day(due.day)}。" if due else ""
    yield paragraph(Style.TEXT, f"{deadline}{say_counts(ledger)}。")
    for name, listed in ledger.lists.items():
        names = dict.fromkeys(one.name for one in listed)
        if names:
            yield paragraph(Style.TEXT, f"{name.value}{len(names)}个：{'、'.join(names)}。")


def _figure_blocks(ledger: Ledger) -> Iterator[Block]:
    columns = [one for one in compare_months(ledger) if one.so_far is not None]
    if not columns:
        yield paragraph(Style.TEXT, "没有可以汇总的数。")
        return
    yield _table(
        ("项目", "单位", "本月", "比上月", "本年"),
        (40, 8, 12, 12, 14),
        [(one.name, one.unit or "", _say(one.months[-1]), _say_change(one.change), _say_year(one)) for one in columns],
    )
    note = "本年：标“累计”的是各月相加，其余是最近一月的数。上月没有汇总过的，比上月一栏空着。"
    yield paragraph(Style.NOTE, note)


def _quota_blocks(quotas: Sequence[QuotaLine]) -> Iterator[Block]:
    if not quotas:
        yield paragraph(Style.TEXT, "这张表没有对应的示范任务。")
        return
    rows = [(one.name, f"{one.quota}{one.unit}", _say(one.reached), _say_lacking(one), one.source) for one in quotas]
    yield _table(("任务", "任务数", "已完成", "还差", "取自"), (24, 10, 10, 12, 40), rows)


def _say_lacking(line: QuotaLine) -> str:
    lacking = line.lacking
    if lacking is None:
        return "未汇总"
    return f"{say_number(lacking)}{line.unit}" if lacking else "已完成"


def _say(number: Number | None) -> str:
    return BLANK if number is None else say_number(number)


def _say_change(change: Number | None) -> str:
    if change is None:
        return BLANK
    if change == 0:
        return "持平"
    return f"增{say_number(change)}" if change > 0 else f"减{say_number(-change)}"


def _say_year(one: ColumnYear) -> str:
    return f"{_say(one.so_far)}{'（累计）' if one.is_sum else ''}"


def _list_table(listed: Sequence[Listed]) -> Table:
    rows = [(str(number), one.name, one.file or BLANK, one.says or BLANK) for number, one in enumerate(listed, start=1)]
    return _table(("序号", "单位", "文件", "说明"), _WEIGHTS, rows)


def _table(heading: tuple[str, ...], weights: tuple[float, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    return Table(
        weights=weights,
        heading=(Row(cells=tuple(cell(Style.HEAD_SMALL, text) for text in heading)),),
        body=tuple(Row(cells=tuple(cell(Style.ITEM_SMALL, text) for text in row)) for row in rows),
    )


def _document(title: str, author: str, period: str, paper: Paper, blocks: Sequence[Block]) -> bytes:
    """Date a paper with its month, never with the day it was made."""
    moment = datetime.fromisoformat(f"{period}-01").replace(tzinfo=UTC)
    return document_bytes(
        Document(
            title=title,
            author=author,
            created=moment,
            modified=moment,
            sections=(Section(paper=paper, blocks=tuple(blocks)),),
        )
    )
