"""Everything a collection writes, each file with what it is made from, so that only what changed is made anew."""

import json
import re
from collections.abc import Iterator
from functools import partial

from generators.model.form import Layout
from generators.model.ledger import Ledger, ListName, Sender
from generators.model.policy import Policy
from generators.view.due import Due
from generators.view.form import view_form
from generators.view.ledger.paper import fill_total
from generators.view.ledger.plain import plain_ledger, plain_month, plain_returns
from generators.write.form import form_bytes
from generators.write.ledger.papers import lists_bytes
from generators.write.ledger.reminder import reminder_bytes, view_reminder
from generators.write.ledger.summary import summary_bytes
from generators.write.ledger.workbook import workbook_bytes
from generators.write.output import ROOT, Output, digest, hash_files

SUMS, RETURNS = "sums.json", "returns.json"
"""The sums of the month and what each sender reported, read again when a later month is collected."""
_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_MEANS = (
    "generators/view/form.py",
    "generators/view/due.py",
    "generators/view/ledger",
    "generators/write",
    "generators/word",
)


def ledger_outputs(ledger: Ledger, policy: Policy, due: Due | None) -> list[Output]:
    """List the files of one form and month; their paths are ours alone, no word from a form enters them."""
    means = {"程序 台账": hash_files(*(ROOT / path for path in _MEANS))}
    outputs = [
        Output(path="台账.xlsx", view=(ledger, due), means=means, make=partial(workbook_bytes, ledger, due)),
        Output(
            path="回表清单.docx",
            view=(*_listed(ledger), due),
            means=means,
            make=partial(lists_bytes, ledger, due),
        ),
        _json_output("ledger.json", plain_ledger(ledger), means),
        _json_output(SUMS, plain_month(ledger), means),
        _json_output(RETURNS, plain_returns(ledger), means),
    ]
    if ledger.form.layout is not Layout.LETTER:
        outputs += _county_outputs(ledger, policy, due, means)
    return [*outputs, *_reminders(ledger, policy, due, means)]


def _county_outputs(ledger: Ledger, policy: Policy, due: Due | None, means: dict[str, str]) -> Iterator[Output]:
    total = fill_total(view_form(ledger.form, policy), ledger)
    yield Output(
        path="全县合计.docx", view=(ledger.form, total), means=means, make=partial(form_bytes, total, protected=True)
    )
    yield Output(
        path="月度工作总结（草稿）.docx",
        view=(ledger.months, ledger.quotas, *_listed(ledger), due),
        means=means,
        make=partial(summary_bytes, ledger, policy, due),
    )


def _reminders(ledger: Ledger, policy: Policy, due: Due | None, means: dict[str, str]) -> Iterator[Output]:
    absent = {one.name for one in ledger.lists[ListName.ABSENT]}
    for sender in ledger.roster or ():
        if sender.name in absent:
            reminder = view_reminder(sender, ledger, policy, due)
            path = f"催报/{name_sender(sender)}.docx"
            yield Output(path=path, view=reminder, means=means, make=partial(reminder_bytes, reminder))


def name_sender(sender: Sender) -> str:
    """Name a sender's file by its id where that is plain, else by a hash of it."""
    return sender.id if _PLAIN_ID.fullmatch(sender.id) else digest(sender.id)


def _listed(ledger: Ledger) -> tuple[object, ...]:
    """Gather what the lists and the count of returns show."""
    lists = [(name.value, listed) for name, listed in ledger.lists.items()]
    counted = [(entry.name, entry.counts) for entry in ledger.entries if entry.replaced_by is None]
    return ledger.form, ledger.period, ledger.roster, lists, counted


def _json_output(path: str, plain: object, means: dict[str, str]) -> Output:
    return Output(path=path, view=plain, means=means, make=partial(_json, plain))


def _json(plain: object) -> bytes:
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()
