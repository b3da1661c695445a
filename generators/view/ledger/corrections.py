"""What goes back to its sender: cells that cannot be taken, figures that cannot be right together."""

from collections.abc import Iterable, Iterator, Mapping

from generators.model.filled_form import HEAD_ROW, TAKEN, Answer, CheckResult, Status, Verdict
from generators.model.form import CheckLevel
from generators.model.ledger import Correction, Entry, Incomplete, Ledger, Sender, WrongCell, WrongCheck
from generators.view.ledger.sorting import sender_of

LEFT_OPEN = (Verdict.REFUSED, Verdict.CONFLICT)


def find_corrections(entries: Iterable[Entry]) -> tuple[Correction, ...]:
    """List what has to be corrected, return by return; a return that was corrected already is past that."""
    return tuple(map(_find_correction, _current(entries, Status.REJECTED)))


def find_incomplete(entries: Iterable[Entry]) -> tuple[Incomplete, ...]:
    """List what has to be filled in yet, return by return: what is there counts all the same."""
    return tuple(map(_find_incomplete, _current(entries, Status.INCOMPLETE)))


def _current(entries: Iterable[Entry], status: Status) -> Iterator[Entry]:
    """Yield the returns of this status that no later one replaced."""
    return (entry for entry in entries if entry.replaced_by is None and entry.filled.status is status)


def find_missing(entry: Entry) -> tuple[str, ...]:
    """Name the cells of a return that were left open though they ask for something."""
    return tuple(
        f"{answer.row}·{answer.column}" for answer in entry.filled.answers if answer.verdict is Verdict.MISSING
    )


def _find_incomplete(entry: Entry) -> Incomplete:
    in_table = [answer for answer in entry.filled.answers if answer.row != HEAD_ROW]
    blank = bool(in_table) and not any(answer.text for answer in in_table if answer.verdict in TAKEN)
    return Incomplete(name=entry.name, file=entry.file, cells=find_missing(entry), blank=blank)


def list_lines(correction: Correction) -> Iterator[tuple[str, str, str]]:
    """Yield where, what stands there and what is wrong with it, for every cell and every check."""
    for cell in correction.cells:
        yield _name(cell), cell.text, cell.says
    for wrong in correction.checks:
        where = "、".join(map(_name, wrong.cells))
        yield where, "、".join(cell.text for cell in wrong.cells), say_check(wrong.check)


def find_not_taken(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Return tag of a cell of the total -> the senders whose answer there cannot be taken."""
    counting = {entry.file for entry in ledger.entries if entry.counts}
    asked = {total.tag for total in ledger.totals}
    found: dict[str, tuple[str, ...]] = {}
    for one in ledger.to_correct:
        for cell in one.cells if one.file in counting else ():
            if cell.tag in asked:
                found[cell.tag] = (*found.get(cell.tag, ()), one.name)
    return found


def say_check(check: CheckResult) -> str:
    """Say a failed check with its level, and beside it the reason its sender gives."""
    reason = f"（单位说明：{check.reason}）" if check.reason else ""
    return f"【{check.level.value}】{check.says}{reason}"


def _find_correction(entry: Entry) -> Correction:
    answers = {answer.tag: answer for answer in entry.filled.answers}
    return Correction(
        name=entry.name,
        sender=_address(entry),
        file=entry.file,
        date=entry.filled.date,
        cells=tuple(_as_cell(answer) for answer in entry.filled.answers if answer.verdict in LEFT_OPEN),
        checks=tuple(
            _as_check(check, answers)
            for check in entry.filled.checks
            if check.failed and check.level is CheckLevel.CERTAIN
        ),
    )


def _address(entry: Entry) -> Sender | None:
    """Return whom to write to: nobody where it is not sure whose the return is."""
    return None if entry.conflict and not entry.sender else sender_of(entry)


def _as_cell(answer: Answer) -> WrongCell:
    return WrongCell(tag=answer.tag, row=answer.row, column=answer.column, text=answer.text or "", says=answer.says)


def _as_check(check: CheckResult, answers: Mapping[str, Answer]) -> WrongCheck:
    return WrongCheck(check=check, cells=tuple(_as_cell(answers[tag]) for tag in check.cells if tag in answers))


def _name(cell: WrongCell) -> str:
    return f"{cell.row}·{cell.column}"
