"""A draft of the month's summary: figures, their change against last month, what is lacking, room for the rest."""

from collections.abc import Iterator, Sequence

from generators.model.labels import Labels, Words
from generators.model.ledger import Ledger, Number, QuotaLine
from generators.model.policy import Policy
from generators.phrases.numbers import say_number
from generators.view.due import Due, say_day
from generators.view.form_sending import say_period
from generators.view.ledger.corrections import say_check
from generators.view.ledger.paper import say_cell
from generators.view.ledger.progress import compare_months
from generators.word.blocks import Block, paragraph
from generators.word.papers import Paper
from generators.word.rows import text_table
from generators.word.styles import Style
from generators.write.ledger.pages import month_document, open_signature, suspect_note
from generators.write.ledger.papers import say_counts

_FIGURE_COLUMNS = ("item", "unit", "this_month", "change", "this_year")
_QUOTA_COLUMNS = ("quota", "quota_count", "reached", "still_lacking", "taken_from")


def summary_bytes(ledger: Ledger, policy: Policy, due: Due | None, labels: Labels) -> bytes:
    """Write a draft of the month's summary: figures, their change against last month, what is lacking."""
    words, month = labels["月度总结"], say_period(ledger.period)
    issuer = policy.issuer.value or ""
    blocks: list[Block] = [
        paragraph(Style.TITLE, f"{words['title'].format(month=month)}\n{words['draft']}"),
        *suspect_note(ledger.suspect, ledger.form.title, labels["汇总"]),
        paragraph(Style.TEXT, words["lead"].format(form=ledger.form.title)),
        paragraph(Style.LEVEL_1, words["reported"]),
        *_report_blocks(ledger, due, labels),
        paragraph(Style.LEVEL_1, words["figures"]),
        *_figure_blocks(ledger, labels),
        paragraph(Style.LEVEL_1, words["quotas"]),
        *_quota_blocks(ledger.quotas, labels),
        paragraph(Style.LEVEL_1, words["work"]),
        paragraph(Style.TEXT, words["work_blank"]),
        paragraph(Style.LEVEL_1, words["next"]),
        paragraph(Style.TEXT, words["next_blank"]),
        *open_signature(issuer, labels["汇总"]),
    ]
    return month_document(words["file_title"].format(month=month), issuer, ledger.period, Paper.A4_PORTRAIT, blocks)


def _report_blocks(ledger: Ledger, due: Due | None, labels: Labels) -> Iterator[Block]:
    words = labels["月度总结"]
    deadline = words["due"].format(day=say_day(due.day)) if due else ""
    yield paragraph(Style.TEXT, words["counts"].format(due=deadline, counts=say_counts(ledger, labels["汇总"])))
    for name, listed in ledger.lists.items():
        names = dict.fromkeys(one.name for one in listed)
        if names:
            said = words["listed"].format(name=name.value, count=len(names), senders="、".join(names))
            yield paragraph(Style.TEXT, said)
    if ledger.to_correct:
        names = dict.fromkeys(one.name for one in ledger.to_correct)
        yield paragraph(Style.TEXT, words["to_correct"].format(count=len(names), senders="、".join(names)))
    if ledger.to_complete:
        names = dict.fromkeys(one.name for one in ledger.to_complete)
        yield paragraph(Style.TEXT, words["to_complete"].format(count=len(names), senders="、".join(names)))
    yield from _reason_blocks(ledger, words)


def _reason_blocks(ledger: Ledger, words: Words) -> Iterator[Block]:
    """Set the reasons that senders give beside the checks they are given for."""
    said = [
        words["reason"].format(sender=entry.name, says=say_check(check))
        for entry in ledger.entries
        for check in entry.filled.checks
        if entry.counts and check.reason
    ]
    if said:
        yield paragraph(Style.TEXT, words["reasons"])
        yield from (paragraph(Style.TEXT, one) for one in said)


def _figure_blocks(ledger: Ledger, labels: Labels) -> Iterator[Block]:
    words, blank = labels["月度总结"], labels["汇总"]["blank"]
    columns = [one for one in compare_months(ledger) if one.so_far is not None]
    if not columns:
        yield paragraph(Style.TEXT, words["no_figures"])
        return
    rows = [
        (
            one.name,
            one.unit or "",
            _say(one.months[-1], blank),
            blank if one.change is None else _say_change(one.change, words),
            words["sum"].format(figure=_say(one.so_far, blank)) if one.is_sum else _say(one.so_far, blank),
        )
        for one in columns
    ]
    yield text_table([words[name] for name in _FIGURE_COLUMNS], (40, 8, 12, 12, 14), rows)
    months = "、".join(
        words["month_of"].format(month=say_period(month.period), count=month.senders)
        for month in ledger.months
        if month.senders
    )
    yield paragraph(Style.NOTE, words["figures_note"].format(months=months))
    left_out = [
        words["reason"].format(sender=name, says=say_cell(total)) for total in ledger.totals for name in total.left_out
    ]
    if left_out:
        yield paragraph(Style.NOTE, words["left_out"].format(cells="；".join(left_out)))


def _quota_blocks(quotas: Sequence[QuotaLine], labels: Labels) -> Iterator[Block]:
    words, common = labels["月度总结"], labels["汇总"]
    if not quotas:
        yield paragraph(Style.TEXT, words["no_quotas"])
        return
    rows = [
        (
            one.name,
            f"{one.quota}{one.unit}",
            _say(one.reached, common["blank"]),
            _say_lacking(one, words),
            one.source,
        )
        for one in quotas
    ]
    yield text_table([common[name] for name in _QUOTA_COLUMNS], (24, 10, 10, 12, 40), rows)


def _say_lacking(line: QuotaLine, words: Words) -> str:
    lacking = line.lacking
    if lacking is None:
        return words["not_collected"]
    return f"{say_number(lacking)}{line.unit}" if lacking else words["reached"]


def _say(number: Number | None, blank: str) -> str:
    return blank if number is None else say_number(number)


def _say_change(change: Number, words: Words) -> str:
    if change == 0:
        return words["same"]
    more = change > 0
    return words["more" if more else "less"].format(figure=say_number(change if more else -change))
