"""The lists an officer works through: who is missing or late, reports nothing or what cannot be; what is unclear."""

from collections.abc import Iterable, Iterator

from generators.model.filled_form import CheckResult, Verdict
from generators.model.form import CheckKind, CheckLevel, Form
from generators.model.ledger import Entry, Listed, ListName, ReturnedFile, Sender
from generators.view.ledger.cells import find_numbers, number_cells
from generators.view.ledger.sorting import same_name

_BALANCES = (CheckKind.SUM, CheckKind.EQUAL)
_LEFT_OPEN = (Verdict.REFUSED, Verdict.CONFLICT)


def make_lists(
    form: Form, entries: tuple[Entry, ...], files: Iterable[ReturnedFile], roster: tuple[Sender, ...] | None
) -> dict[ListName, tuple[Listed, ...]]:
    """Make every list, empty ones too."""
    counting = tuple(entry for entry in entries if entry.counts)
    return {
        ListName.ABSENT: tuple(_find_absent(entries, roster or ())),
        ListName.LATE: tuple(_find_late(entries)),
        ListName.ZERO: tuple(_find_zero(form, counting)),
        ListName.UNEVEN: tuple(_find_uneven(form, counting)),
        ListName.CONFLICT: tuple(_as_listed(entry, entry.conflict) for entry in entries if entry.conflict),
        ListName.UNREADABLE: tuple(
            Listed(name=file.file, file=file.file, says=why) for file, why in find_unread(files)
        ),
    }


def find_unread(files: Iterable[ReturnedFile]) -> Iterator[tuple[ReturnedFile, str]]:
    """Yield every file that is no readable return, and why."""
    for file in files:
        if file.filled is None:
            yield file, file.refusal
        elif not file.filled.answers:
            yield file, "；".join(check.says for check in file.filled.checks)


def is_zero(form: Form, entry: Entry) -> bool:
    """Say whether a return holds figures, all of them 0, and nothing that could be another."""
    tags = {cell.tag for cell in number_cells(form)}
    numbers = [value for _, value in find_numbers(entry.filled, tags)]
    open_cells = any(answer.verdict in _LEFT_OPEN for answer in entry.filled.answers if answer.tag in tags)
    return bool(numbers) and not any(numbers) and not open_cells


def _find_absent(entries: Iterable[Entry], roster: Iterable[Sender]) -> Iterator[Listed]:
    """Name the senders nothing came from; one whose returns are in conflict did report."""
    seen = {entry.sender.id for entry in entries if entry.sender}
    return (Listed(name=sender.name) for sender in roster if sender.id not in seen)


def _find_late(entries: Iterable[Entry]) -> Iterator[Listed]:
    """Name the senders whose first return was late: a correction after the day makes nobody late."""
    by_sender: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.late is not None and not entry.conflict:
            by_sender.setdefault(same_name(entry.name), []).append(entry)
    for group in by_sender.values():
        if all(entry.late for entry in group):
            first = min(group, key=lambda one: one.filled.date or "")
            yield _as_listed(first, f"填报日期 {first.filled.date}")


def _find_zero(form: Form, entries: Iterable[Entry]) -> Iterator[Listed]:
    return (_as_listed(entry, "填写的数全部是 0") for entry in entries if is_zero(form, entry))


def _find_uneven(form: Form, entries: Iterable[Entry]) -> Iterator[Listed]:
    """Name the senders whose figures cannot be right together: failed certain checks, sums and figures of two forms."""
    balances = {check.name for check in form.checks if check.kind in _BALANCES}
    for entry in entries:
        failed = [check for check in entry.filled.checks if check.failed and _is_uneven(check, balances)]
        if failed:
            yield _as_listed(entry, "；".join(f"【{check.level.value}】{check.says}" for check in failed))


def _is_uneven(check: CheckResult, balances: set[str]) -> bool:
    return check.level is CheckLevel.CERTAIN or check.name in balances


def _as_listed(entry: Entry, says: str) -> Listed:
    return Listed(name=entry.name, file=entry.file, says=says)
