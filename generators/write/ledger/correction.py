"""A letter that asks a sender to correct a return: which cell, what stands there, what to do; which counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generators.model.form import REASON
from generators.model.labels import Labels, Words
from generators.model.ledger import Clash, Correction, Ledger, Sender
from generators.model.policy import Policy
from generators.model.suspect import Suspect
from generators.view.form_due import find_receivers
from generators.view.form_sending import say_period
from generators.view.ledger.corrections import find_missing, list_lines
from generators.word.blocks import Block, paragraph
from generators.word.papers import Paper
from generators.word.rows import text_table
from generators.word.styles import Style
from generators.write.ledger.clash import clash_blocks
from generators.write.ledger.pages import month_document, open_signature, say_dated, suspect_note

_COLUMNS = ("number", "where", "stands", "to_do")
_WEIGHTS = (5.0, 34.0, 15.0, 46.0)
_SHOWN = 12
"""Cells left open that are named; the rest is counted."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a letter says: nothing of other senders, so that it stays as it is when one of them reports."""

    sender: Sender
    title: str
    period: str
    receivers: tuple[str, ...]
    issuer: str
    corrections: tuple[Correction, ...]
    """One for each file; several where it is not clear which of them counts."""
    missing: tuple[str, ...]
    """Cells of these files that were left open."""
    may_reason: bool
    """Whether a check failed and the form has a field to say why."""
    clash: Clash | None = None
    """Returns of which it has to say which one counts."""
    suspect: Suspect | None = None


def view_requests(ledger: Ledger, policy: Policy) -> Iterator[Request]:
    """Gather one letter for each known sender who has to correct a return, or to say which of several counts."""
    asks_reason = any(field.id == REASON for field in ledger.form.header_fields)
    by_sender: dict[Sender, list[Correction]] = {}
    for correction in ledger.to_correct:
        if correction.sender:
            by_sender.setdefault(correction.sender, []).append(correction)
    clashes = {clash.sender: clash for clash in ledger.clashes}
    for sender in dict.fromkeys((*by_sender, *clashes)):
        corrections = by_sender.get(sender, [])
        yield Request(
            sender=sender,
            title=ledger.form.title,
            period=ledger.period,
            receivers=find_receivers(ledger.form, policy),
            issuer=policy.issuer.value or "",
            corrections=tuple(corrections),
            missing=tuple(_find_missing(ledger, {one.file for one in corrections})),
            may_reason=asks_reason and any(one.checks for one in corrections),
            clash=clashes.get(sender),
            suspect=ledger.suspect,
        )


def _find_missing(ledger: Ledger, files: set[str]) -> Iterator[str]:
    for entry in ledger.entries:
        if entry.file in files:
            yield from find_missing(entry)


def request_bytes(request: Request, labels: Labels) -> bytes:
    """Write the letter; its date is left open."""
    words, common = labels["更正通知"], labels["汇总"]
    month = say_period(request.period)
    blocks: list[Block] = [
        paragraph(Style.TITLE, words["title" if request.corrections else "clash_title"].format(month=month)),
        *suspect_note(request.suspect, request.title, common),
        paragraph(Style.RECIPIENT, words["addressee"].format(sender=request.sender.name)),
    ]
    if request.clash:
        blocks += clash_blocks(request.clash, request.title, month, {**common, **words})
    for correction in request.corrections:
        blocks += _file_blocks(correction, request, {**common, **words})
    blocks += [paragraph(Style.TEXT, text) for text in _asked(request, words)]
    blocks += open_signature(request.issuer, common)
    title = words["file_title"].format(sender=request.sender.name)
    return month_document(title, request.issuer, request.period, Paper.A4_PORTRAIT, blocks)


def _file_blocks(correction: Correction, request: Request, words: Words) -> Iterator[Block]:
    month, dated = say_period(request.period), say_dated(correction.date, words)
    said = words["lead"].format(month=month, title=request.title, file=correction.file, date=dated)
    yield paragraph(Style.TEXT, said)
    rows = [
        (
            *(str(number), where or words["blank"], stands or words["blank"]),
            words["check_to_do"].format(says=says) if number > len(correction.cells) else says,
        )
        for number, (where, stands, says) in enumerate(list_lines(correction), start=1)
    ]
    yield text_table([words[name] for name in _COLUMNS], _WEIGHTS, rows)


def _asked(request: Request, words: Words) -> Iterable[str]:
    if request.missing:
        shown = "、".join(request.missing[:_SHOWN]) + (words["and_more"] if len(request.missing) > _SHOWN else "")
        yield words["missing"].format(count=len(request.missing), cells=shown)
    where = words["to"].format(receivers="、".join(request.receivers)) if request.receivers else words["to_nobody"]
    if request.clash:
        yield words["clash_please"].format(where=where)
    else:
        yield words["left_out"]
        yield words["please"].format(where=where)
    if request.may_reason:
        yield words["reason"]
