"""A reminder to one sender nothing came from, as a letter after GB/T 9704."""

from dataclasses import dataclass

from generators.model.form import Layout
from generators.model.ledger import Ledger, Sender
from generators.model.policy import Policy
from generators.view.due import Due, say_day
from generators.view.form_due import find_receivers
from generators.view.form_sending import say_period
from generators.word.blocks import paragraph
from generators.word.papers import Paper
from generators.word.signature import signature
from generators.word.styles import Style
from generators.write.ledger.pages import OPEN_DATE, month_document


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """What a reminder says: nothing of other senders, so that it stays as it is when one of them reports."""

    sender: Sender
    title: str
    letter: bool
    """Whether a signed letter is missing, no report."""
    period: str
    due: Due | None
    receivers: tuple[str, ...]
    issuer: str
    policy: str


def view_reminder(sender: Sender, ledger: Ledger, policy: Policy, due: Due | None) -> Reminder:
    """Gather what the reminder to a missing sender says."""
    return Reminder(
        sender=sender,
        title=ledger.form.title,
        letter=ledger.form.layout is Layout.LETTER,
        period=ledger.period,
        due=due,
        receivers=find_receivers(ledger.form, policy),
        issuer=policy.issuer.value or "",
        policy=f"《{policy.title}》{f'（{policy.number}）' if policy.number else ''}",
    )


def reminder_bytes(reminder: Reminder) -> bytes:
    """Write a reminder: what is missing, by which rule it was due, what to do; its date is left open."""
    above, below = signature(f"{reminder.issuer}（盖章）", OPEN_DATE)
    blocks = [
        paragraph(Style.TITLE, _title(reminder)),
        paragraph(Style.RECIPIENT, f"{reminder.sender.name}："),
        *(paragraph(Style.TEXT, text) for text in _texts(reminder)),
        above,
        below,
    ]
    title = f"催报函（{reminder.sender.name}）"
    return month_document(title, reminder.issuer, reminder.period, Paper.A4_PORTRAIT, blocks)


def _title(reminder: Reminder) -> str:
    return "关于催交签署文件的函" if reminder.letter else f"关于催报{say_period(reminder.period)}报表的函"


def _texts(reminder: Reminder) -> tuple[str, ...]:
    about = f"《{reminder.title}》" if reminder.letter else f"{say_period(reminder.period)}的《{reminder.title}》"
    asked = f"按照{reminder.policy}的要求，{about}{_say_due(reminder.due)}"
    where = f"报送{'、'.join(reminder.receivers)}" if reminder.receivers else "报送"
    if reminder.letter:
        return asked, "到目前为止没有收到贵单位签署的这份文件。", f"请尽快签字盖章后{where}；已经送来的，请告知日期。"
    return (
        asked,
        "到目前为止没有收到贵单位的这张表。",
        f"请尽快用下发的 Word 表单填好，注明填报日期，加盖公章，连同电子文档{where}。",
        "没有发生的填 0，不要留空。已经报送的，请告知报送的日期和文件名，以便核对。",
    )


def _say_due(due: Due | None) -> str:
    if due is None:
        return "应按要求报送。"
    rest = f"该日是{due.free_day}，文件没有写遇节假日怎么办，期限不变。" if due.free_day else ""
    return f"应于{say_day(due.day)}前报送（依据：{due.clause}）。{rest}"
