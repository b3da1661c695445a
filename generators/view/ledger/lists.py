"""The lists an officer works through: who is missing or late, reports nothing or what cannot be; what is unclear."""

from collections.abc import Container, Iterable, Iterator

from generators.model.filled_form import CheckResult
from generators.model.form import CheckKind, CheckLevel, Form
from generators.model.ledger import Entry, Listed, ListName, Sender, Stray, UnreadFile
from generators.view.form_sending import say_period
from generators.view.ledger.cells import find_numbers, number_cells
from generators.view.ledger.corrections import LEFT_OPEN, say_check
from generators.view.ledger.sorting import same_name

_BALANCES = (CheckKind.SUM, CheckKind.EQUAL)


def make_lists(
    form: Form,
    entries: tuple[Entry, ...],
    roster: tuple[Sender, ...] | None,
    unread: tuple[UnreadFile, ...] = (),
    strays: tuple[Stray, ...] = (),
) -> dict[ListName, tuple[Listed, ...]]:
    """Make every list, empty ones too."""
    counting = tuple(entry for entry in entries if entry.counts)
    return {
        ListName.ABSENT: tuple(_find_absent(entries, roster or (), unread, strays)),
        ListName.LATE: tuple(_find_late(entries)),
        ListName.ZERO: tuple(_find_zero(form, counting)),
        ListName.UNEVEN: tuple(_find_uneven(form, counting)),
        ListName.CONFLICT: tuple(_as_listed(entry, entry.conflict) for entry in entries if entry.conflict),
        ListName.UNREADABLE: tuple(map(_list_unread, unread)),
    }


def _is_zero(entry: Entry, tags: Container[str]) -> bool:
    """Say whether a return holds figures in these cells, all of them 0, and nothing that could be another."""
    numbers = [value for _, value in find_numbers(entry.filled, tags)]
    if not numbers or any(numbers):
        return False
    return not any(answer.verdict in LEFT_OPEN for answer in entry.filled.answers if answer.tag in tags)


def _find_absent(
    entries: Iterable[Entry], roster: Iterable[Sender], unread: Iterable[UnreadFile], strays: Iterable[Stray]
) -> Iterator[Listed]:
    """Name the senders nothing came from; one whose returns are in conflict did report.

    A file that may be theirs and cannot be read is no report, nor one that says another month; both are told beside
    the name.
    """
    seen = {entry.sender.id for entry in entries if entry.sender}
    came: dict[str, list[str]] = {}
    for one in unread:
        if one.likely:
            came.setdefault(one.likely.id, []).append(f"“{one.file}”")
    elsewhere = tuple(strays)
    for sender in roster:
        if sender.id not in seen:
            files = "、".join(came.get(sender.id, ()))
            said = [f"{files}可能是它的，读不出"] if files else []
            said += [_say_stray(one) for one in elsewhere if same_name(one.name) == same_name(sender.name)]
            yield Listed(name=sender.name, says="；".join(said))


def _say_stray(one: Stray) -> str:
    return f"“{one.file}”是为本月制作的，填的是{say_period(one.period)}，归入{say_period(one.period)}"


def _list_unread(one: UnreadFile) -> Listed:
    likely = f"；可能是{one.likely.name}的" if one.likely else ""
    return Listed(name=one.file, file=one.file, says=f"{one.why.rstrip('。') if likely else one.why}{likely}")


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
    tags = {cell.tag for cell in number_cells(form)}
    return (_as_listed(entry, "填写的数全部是 0") for entry in entries if _is_zero(entry, tags))


def _find_uneven(form: Form, entries: Iterable[Entry]) -> Iterator[Listed]:
    """Name the senders whose figures cannot be right together: failed certain checks, sums and figures of two forms."""
    balances = {check.name for check in form.checks if check.kind in _BALANCES}
    for entry in entries:
        failed = [check for check in entry.filled.checks if check.failed and _is_uneven(check, balances)]
        if failed:
            yield _as_listed(entry, "；".join(map(say_check, failed)))


def _is_uneven(check: CheckResult, balances: set[str]) -> bool:
    return check.level is CheckLevel.CERTAIN or check.name in balances


def _as_listed(entry: Entry, says: str) -> Listed:
    return Listed(name=entry.name, file=entry.file, says=says)
