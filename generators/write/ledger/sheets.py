"""The sheets of the ledger's workbook beside the ledger itself: totals, lists, the year, quotas, letters, notes."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from generators.model.labels import Words
from generators.model.ledger import Ledger
from generators.view.due import Due, say_due_day
from generators.view.form_sending import say_period
from generators.view.ledger.corrections import find_not_taken, list_lines
from generators.view.ledger.progress import compare_months
from generators.view.suspects.words import say_suspect
from generators.write.ledger.papers import list_incomplete, say_back

Value = str | int | Decimal | None
Sheet = tuple[str, Sequence[str], Iterable[Sequence[Value]]]
"""Name, headings, rows."""


def list_sheets(ledger: Ledger, due: Due | None, words: Words) -> Iterator[Sheet]:
    """Yield the sheets in their order; totals, quotas and letters only where there are any."""
    if ledger.totals:
        yield _totals(ledger, words)
    yield _lists(ledger, words)
    yield _corrections(ledger, words)
    if ledger.totals:
        yield _year(ledger, words)
    if ledger.totals and ledger.quotas:
        yield _quotas(ledger, words)
    if ledger.letters:
        yield _letters(ledger, words)
    yield _notes(ledger, due, words)


def _totals(ledger: Ledger, words: Words) -> Sheet:
    not_taken = find_not_taken(ledger)
    rows = [
        (
            *(one.row, one.column, one.unit, one.value, one.n),
            *("、".join(one.left_out), "、".join(not_taken.get(one.tag, ()))),
        )
        for one in ledger.totals
    ]
    return words["totals"], _named(words, "row", "column", "unit", "total", "senders", "left_out", "not_taken"), rows


def _lists(ledger: Ledger, words: Words) -> Sheet:
    rows = [(name.value, one.name, one.file, one.says) for name, listed in ledger.lists.items() for one in listed]
    rows += [(words["to_complete"], one.name, one.file, one.says) for one in list_incomplete(ledger, words)]
    return words["lists"], _named(words, "list", "sender", "file", "says"), rows


def _corrections(ledger: Ledger, words: Words) -> Sheet:
    rows = [(one.name, one.file, *line) for one in ledger.to_correct for line in list_lines(one)]
    return words["to_correct"], _named(words, "sender", "file", "where", "stands", "to_do"), rows


def _year(ledger: Ledger, words: Words) -> Sheet:
    months = [say_period(month.period) for month in ledger.months]
    heading = (*_named(words, "column", "unit"), *months, *_named(words, "change", "so_far", "reckoned"))
    rows = [
        (one.name, one.unit, *one.months, one.change, one.so_far, words["is_sum" if one.is_sum else "is_latest"])
        for one in compare_months(ledger)
    ]
    return words["year"], heading, rows


def _quotas(ledger: Ledger, words: Words) -> Sheet:
    heading = _named(words, "quota", "quota_count", "reached", "still_lacking", "unit", "taken_from")
    rows = [(one.name, one.quota, one.reached, one.lacking, one.unit, one.source) for one in ledger.quotas]
    return words["quotas"], heading, rows


def _letters(ledger: Ledger, words: Words) -> Sheet:
    rows = [
        (one.title, one.name, one.file, say_back(one, words), one.doubt or "、".join(one.lacking))
        for one in ledger.letters
    ]
    return words["letters"], _named(words, "letter", "sender", "file", "signed_back", "unfilled"), rows


def _notes(ledger: Ledger, due: Due | None, words: Words) -> Sheet:
    rows: list[tuple[str, Value]] = [
        (words["due"], say_due_day(due) if due else words["no_due"]),
        (words["month"], say_period(ledger.period)),
        (words["others"], ledger.others),
    ]
    if ledger.suspect:
        rows.append((words["suspect_item"], say_suspect(ledger.suspect, f"《{ledger.form.title}》")))
    return words["notes"], _named(words, "item", "content"), rows


def _named(words: Words, *names: str) -> tuple[str, ...]:
    return tuple(words[name] for name in names)
