"""A draft of the month's summary: figures, their change against last month, what is lacking, room for the rest."""

from collections.abc import Iterator, Sequence

from generators.model.ledger import Ledger, Number, QuotaLine
from generators.model.policy import Policy
from generators.phrases.numbers import say_number
from generators.view.due import Due, say_day
from generators.view.form_sending import say_period
from generators.view.ledger.progress import ColumnYear, compare_months
from generators.word.blocks import Block, paragraph
from generators.word.papers import Paper
from generators.word.signature import signature
from generators.word.styles import Style
from generators.write.ledger.pages import BLANK, OPEN_DATE, month_document, plain_table
from generators.write.ledger.papers import say_counts


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
    return month_document(title, issuer, ledger.period, Paper.A4_PORTRAIT, blocks)


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
    yield plain_table(
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
    yield plain_table(("任务", "任务数", "已完成", "还差", "取自"), (24, 10, 10, 12, 40), rows)


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
