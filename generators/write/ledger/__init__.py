"""Everything a collection writes, each file with what it is made from, so that only what changed is made anew."""

from collections.abc import Callable, Iterator
from functools import partial

from generators.model.form import Layout
from generators.model.labels import Labels
from generators.model.ledger import Entry, Ledger, ListName, Sender
from generators.model.policy import Policy
from generators.model.roster import PLAIN_ID
from generators.view.due import Due
from generators.view.form import view_form
from generators.view.ledger.paper import fill_total
from generators.view.ledger.plain import plain_ledger, plain_month, plain_returns
from generators.write.files import json_bytes
from generators.write.form import form_bytes
from generators.write.ledger.correction import request_bytes, view_requests
from generators.write.ledger.papers import lists_bytes
from generators.write.ledger.reminder import find_unsigned, reminder_bytes, view_reminder
from generators.write.ledger.summary import summary_bytes
from generators.write.ledger.workbook import workbook_bytes
from generators.write.output import ROOT, Output, digest, hash_files

SUMS, RETURNS = "sums.json", "returns.json"
"""The sums of the month and what each sender reported, read again when a later month is collected."""
_MEANS = ("generators/phrases", "generators/view", "generators/write", "generators/word")
"""All that words a ledger: when a part of it changes, files are made again to see, and written where they differ."""


def ledger_outputs(ledger: Ledger, policy: Policy, due: Due | None, labels: Labels) -> list[Output]:
    """List the files of one form and month; their paths are ours alone, no word from a form enters them."""
    means = {"程序 台账": hash_files(*(ROOT / path for path in _MEANS)), "用语": digest(repr(labels))}
    entries = [_fingerprint(entry) for entry in ledger.entries]
    sums = (ledger.totals, ledger.months, ledger.before, ledger.quotas)
    shown = (entries, *sums, ledger.letters, ledger.to_correct, ledger.others, *_listed(ledger), due, ledger.suspect)
    outputs = [
        Output(path="台账.xlsx", view=shown, means=means, make=partial(workbook_bytes, ledger, due, labels)),
        Output(
            path="回表清单.docx",
            view=(*_listed(ledger), ledger.to_correct, ledger.letters, due, ledger.suspect),
            means=means,
            make=partial(lists_bytes, ledger, due, labels),
        ),
        Output(path="ledger.json", view=plain_ledger(ledger), means=means, make=partial(_json, plain_ledger, ledger)),
        Output(path=SUMS, view=plain_month(ledger), means=means, make=partial(_json, plain_month, ledger)),
        Output(path=RETURNS, view=entries, means=means, make=partial(_json, plain_returns, ledger)),
    ]
    if ledger.form.layout is not Layout.LETTER:
        outputs += _county_outputs(ledger, policy, due, labels, means)
    outputs += _reminders(ledger, policy, due, labels, means)
    return [*outputs, *_requests(ledger, policy, labels, means)]


def _county_outputs(
    ledger: Ledger, policy: Policy, due: Due | None, labels: Labels, means: dict[str, str]
) -> Iterator[Output]:
    total = fill_total(view_form(ledger.form, policy, suspect=ledger.suspect), ledger)
    months = (ledger.months, ledger.before, ledger.quotas)
    reasons = [(entry.name, check) for entry in ledger.entries for check in entry.filled.checks if check.reason]
    yield Output(
        path="全县合计.docx",
        view=(ledger.form, total),
        means=means,
        make=partial(form_bytes, total, labels, protected=True),
    )
    yield Output(
        path="月度工作总结（草稿）.docx",
        view=(*months, *_listed(ledger), ledger.totals, ledger.to_correct, reasons, due, ledger.suspect),
        means=means,
        make=partial(summary_bytes, ledger, policy, due, labels),
    )


def _reminders(
    ledger: Ledger, policy: Policy, due: Due | None, labels: Labels, means: dict[str, str]
) -> Iterator[Output]:
    absent = {one.name for one in ledger.lists[ListName.ABSENT]}
    for sender in ledger.roster or ():
        if sender.name in absent or find_unsigned(sender, ledger):
            reminder = view_reminder(sender, ledger, policy, due)
            path = f"催报/{name_sender(sender)}.docx"
            yield Output(path=path, view=reminder, means=means, make=partial(reminder_bytes, reminder, labels))


def _requests(ledger: Ledger, policy: Policy, labels: Labels, means: dict[str, str]) -> Iterator[Output]:
    for request in view_requests(ledger, policy):
        path = f"更正/{name_sender(request.sender)}.docx"
        yield Output(path=path, view=request, means=means, make=partial(request_bytes, request, labels))


def name_sender(sender: Sender) -> str:
    """Name a sender's file by its id where that is plain, else by a hash of it."""
    return sender.id if PLAIN_ID.fullmatch(sender.id) else digest(sender.id)


def _fingerprint(entry: Entry) -> str:
    """Hash a return and what became of it: naming every answer by itself would take much room."""
    answers = [(one.tag, one.text, one.value, one.verdict, one.says, one.cell) for one in entry.filled.answers]
    checks = [(one.level, one.says, one.cells, one.reason) for one in entry.filled.checks if one.failed]
    rest = (entry.name, entry.file, entry.filled.date, entry.filled.status, entry.late, entry.replaced_by)
    return digest(repr((answers, checks, rest, entry.conflict, entry.notes)))


def _listed(ledger: Ledger) -> tuple[object, ...]:
    """Gather what the lists and the count of returns show."""
    lists = [*[(name.value, listed) for name, listed in ledger.lists.items()], ledger.to_complete]
    counted = [(entry.name, entry.counts) for entry in ledger.entries if entry.replaced_by is None]
    return ledger.form, ledger.period, ledger.roster, lists, counted


def _json(plain: Callable[[Ledger], object], ledger: Ledger) -> bytes:
    return json_bytes(plain(ledger))
