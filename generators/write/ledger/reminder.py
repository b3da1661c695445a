"""A reminder to one sender nothing came from, as a letter after GB/T 9704."""

from dataclasses import dataclass

from generators.model.form import Layout
from generators.model.labels import Labels, Words
from generators.model.ledger import Ledger, LetterLine, Sender
from generators.model.policy import Policy
from generators.model.suspect import Suspect
from generators.view.due import Due, say_day
from generators.view.form_due import find_receivers
from generators.view.form_sending import say_period
from generators.view.ledger.sorting import same_name
from generators.word.blocks import paragraph
from generators.word.papers import Paper
from generators.word.styles import Style
from generators.write.ledger.pages import month_document, open_signature, suspect_note


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
    unsigned: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Files that came back without all signatures, and what each lacks."""
    unread: tuple[tuple[str, str], ...] = ()
    """Files that may be theirs, after their names, and why each could not be read."""
    strays: tuple[tuple[str, str], ...] = ()
    """Files that were made for this month, and the month each says instead."""
    suspect: Suspect | None = None


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
        unsigned=tuple((one.file or "", one.lacking) for one in find_unsigned(sender, ledger)),
        unread=tuple((one.file, one.why.rstrip("。")) for one in ledger.unread if one.likely == sender),
        strays=tuple((one.file, one.period) for one in ledger.strays if same_name(one.name) == same_name(sender.name)),
        suspect=ledger.suspect,
    )


def find_unsigned(sender: Sender, ledger: Ledger) -> tuple[LetterLine, ...]:
    """Find what came back from a sender unsigned; nothing where another copy is signed."""
    own = [line for line in ledger.letters if (line.form, line.name) == (ledger.form.id, sender.name)]
    if any(line.signed for line in own):
        return ()
    return tuple(line for line in own if line.file and not line.doubt)


def reminder_bytes(reminder: Reminder, labels: Labels) -> bytes:
    """Write a reminder: what is missing, by which rule it was due, what to do; its date is left open."""
    words = labels["催报函"]
    above, below = open_signature(reminder.issuer, labels["汇总"])
    blocks = [
        paragraph(Style.TITLE, _title(reminder, words)),
        *suspect_note(reminder.suspect, reminder.title, labels["汇总"]),
        paragraph(Style.RECIPIENT, words["addressee"].format(sender=reminder.sender.name)),
        *(paragraph(Style.TEXT, text) for text in _texts(reminder, words)),
        above,
        below,
    ]
    title = words["file_title"].format(sender=reminder.sender.name)
    return month_document(title, reminder.issuer, reminder.period, Paper.A4_PORTRAIT, blocks)


def _title(reminder: Reminder, words: Words) -> str:
    return words["letter_title"] if reminder.letter else words["title"].format(month=say_period(reminder.period))


def _texts(reminder: Reminder, words: Words) -> tuple[str, ...]:
    about = words["letter_about" if reminder.letter else "about"]
    about = about.format(month=say_period(reminder.period), title=reminder.title)
    asked = words["asked"].format(policy=reminder.policy, about=about, due=_say_due(reminder.due, words))
    where = words["to"].format(receivers="、".join(reminder.receivers)) if reminder.receivers else words["to_nobody"]
    unread = tuple(words["unread"].format(file=file, why=why) for file, why in reminder.unread)
    unread += tuple(
        words["stray"].format(file=file, month=say_period(reminder.period), said=say_period(said))
        for file, said in reminder.strays
    )
    if reminder.letter:
        came = tuple(
            words["letter_unsigned"].format(file=file, lacking="、".join(lacking))
            for file, lacking in reminder.unsigned
        )
        return asked, *(came or (words["letter_missing"],)), *unread, words["letter_please"].format(where=where)
    return asked, words["missing"], *unread, words["please"].format(where=where), words["zeros"]


def _say_due(due: Due | None, words: Words) -> str:
    if due is None:
        return words["no_day"]
    free_day = words["free_day"].format(day=due.free_day) if due.free_day else ""
    return words["due"].format(day=say_day(due.day), clause=due.clause, free_day=free_day)
