"""The lists an officer works through, on one paper."""

from collections.abc import Sequence

from generators.model.labels import Labels, Words
from generators.model.ledger import Ledger, Listed
from generators.phrases.numbers import say_han
from generators.view.due import Due, say_due_day
from generators.view.form_sending import say_period
from generators.view.ledger.paper import count_senders
from generators.word.blocks import Block, Table, paragraph
from generators.word.papers import Paper
from generators.word.rows import text_table
from generators.word.styles import Style
from generators.write.ledger.pages import month_document

_COLUMNS = ("number", "sender", "file", "says")
_WEIGHTS = (6.0, 22.0, 26.0, 46.0)


def lists_bytes(ledger: Ledger, due: Due | None, labels: Labels) -> bytes:
    """Write all lists on one paper."""
    words, common = labels["回表清单"], labels["汇总"]
    says = words["due"].format(day=say_due_day(due)) if due else ""
    blocks: list[Block] = [
        paragraph(Style.TABLE_TITLE, words["title"].format(month=_head(ledger))),
        paragraph(
            Style.NOTE,
            words["form"].format(title=ledger.form.title, counts=say_counts(ledger, common), due=says),
        ),
    ]
    for number, (name, listed) in enumerate(ledger.lists.items(), start=1):
        heading = words["heading"].format(
            number=say_han(number), name=name.value, count=len(listed), explained=words[name.value]
        )
        blocks.append(paragraph(Style.LEVEL_2, heading))
        if listed:
            blocks.append(_list_table(listed, common))
    title = words["title"].format(month=say_period(ledger.period))
    return month_document(title, "", ledger.period, Paper.A4_LANDSCAPE, blocks)


def _head(ledger: Ledger) -> str:
    return "　".join(part for part in (ledger.form.attachment, say_period(ledger.period)) if part)


def say_counts(ledger: Ledger, words: Words) -> str:
    """Say how many were to report, reported and are added up."""
    expected = words["expected"].format(count=len(ledger.roster)) if ledger.roster is not None else ""
    reported = len({entry.name for entry in ledger.entries if entry.sender or not entry.conflict})
    return words["counts"].format(expected=expected, reported=reported, counting=count_senders(ledger))


def _list_table(listed: Sequence[Listed], words: Words) -> Table:
    blank = words["blank"]
    rows = [(str(number), one.name, one.file or blank, one.says or blank) for number, one in enumerate(listed, start=1)]
    return text_table([words[name] for name in _COLUMNS], _WEIGHTS, rows)
