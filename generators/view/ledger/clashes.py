"""Returns of one sender that cannot be put in order: which they are, and in which cells they differ."""

from collections.abc import Iterable, Iterator, Sequence

from generators.model.filled_form import Answer
from generators.model.ledger import Clash, ClashingCell, Entry
from generators.view.ledger.sorting import same_name, sender_of


def find_clashes(entries: Iterable[Entry]) -> tuple[Clash, ...]:
    """Gather the returns of each sender of which any might be the latest."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.unclear:
            groups.setdefault(same_name(entry.name), []).append(entry)
    return tuple(map(_view_clash, groups.values()))


def _view_clash(group: Sequence[Entry]) -> Clash:
    return Clash(
        sender=sender_of(group[0]),
        files=tuple((entry.file, entry.filled.date) for entry in group),
        why=group[0].unclear,
        cells=tuple(_compare(group)),
    )


def _compare(group: Sequence[Entry]) -> Iterator[ClashingCell]:
    """Yield every cell that does not hold the same in all of them, in the order of the form."""
    held = [{answer.tag: answer for answer in entry.filled.answers} for entry in group]
    known = {tag: answer for one in reversed(held) for tag, answer in one.items()}
    for tag in dict.fromkeys(tag for one in held for tag in one):
        answers = [one.get(tag) for one in held]
        if len(set(map(_meant, answers))) > 1:
            yield ClashingCell(row=known[tag].row, column=known[tag].column, texts=tuple(map(_text_of, answers)))


def _meant(answer: Answer | None) -> str:
    """Return what a cell says, the same where it is only written another way."""
    return _text_of(answer) if answer is None or answer.value is None else str(answer.value)


def _text_of(answer: Answer | None) -> str:
    return (answer.text or "").strip() if answer else ""
