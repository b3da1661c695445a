"""The lists an officer works through, on one paper."""

from collections.abc import Sequence

from generators.model.ledger import Ledger, Listed, ListName
from generators.view.due import Due, say_due_day
from generators.view.form_sending import say_period
from generators.view.ledger.paper import count_senders
from generators.word.blocks import Block, Table, paragraph
from generators.word.papers import Paper
from generators.word.styles import Style
from generators.write.ledger.pages import BLANK, month_document, plain_table

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
    return month_document(f"{say_period(ledger.period)}回表清单", "", ledger.period, Paper.A4_LANDSCAPE, blocks)


def _head(ledger: Ledger) -> str:
    return "　".join(part for part in (ledger.form.attachment, say_period(ledger.period)) if part)


def say_counts(ledger: Ledger) -> str:
    """Say how many were to report, reported and are added up."""
    expected = f"应报{len(ledger.roster)}个单位，" if ledger.roster is not None else ""
    reported = len({entry.name for entry in ledger.entries if entry.sender or not entry.conflict})
    return f"{expected}收到{reported}个单位的回表，计入合计{count_senders(ledger)}个"


def _list_table(listed: Sequence[Listed]) -> Table:
    rows = [(str(number), one.name, one.file or BLANK, one.says or BLANK) for number, one in enumerate(listed, start=1)]
    return plain_table(("序号", "单位", "文件", "说明"), _WEIGHTS, rows)
