"""The lists an officer works through, on one paper."""

from collections.abc import Iterator, Sequence

from generators.model.form import Layout
from generators.model.labels import Labels, Words
from generators.model.ledger import Incomplete, Ledger, LetterLine, Listed
from generators.phrases.numbers import say_han
from generators.view.due import Due, say_due_day
from generators.view.form_sending import say_period
from generators.view.ledger.corrections import list_lines
from generators.view.ledger.paper import count_senders
from generators.word.blocks import Block, Table, paragraph
from generators.word.papers import Paper
from generators.word.rows import text_table
from generators.word.styles import Style
from generators.write.ledger.pages import month_document, suspect_note

_COLUMNS = ("number", "sender", "file", "says")
_WEIGHTS = (6.0, 22.0, 26.0, 46.0)
_SHOWN_CELLS = 10
"""How many cells left open are named; the rest stand in the ledger."""


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
        *suspect_note(ledger.suspect, ledger.form.title, common),
    ]
    for number, (name, explained, listed) in enumerate(_named_lists(ledger, words, common), start=1):
        heading = words["heading"].format(number=say_han(number), name=name, count=len(listed), explained=explained)
        blocks.append(paragraph(Style.LEVEL_2, heading))
        if listed:
            blocks.append(_list_table(listed, common))
    title = words["title"].format(month=say_period(ledger.period))
    return month_document(title, "", ledger.period, Paper.A4_LANDSCAPE, blocks)


def _named_lists(ledger: Ledger, words: Words, common: Words) -> Iterator[tuple[str, str, Sequence[Listed]]]:
    """Yield what each list is called, how it is explained, and its lines."""
    for name, listed in ledger.lists.items():
        yield name.value, words[name.value], listed
    yield common["to_correct"], words["to_correct"], list_corrections(ledger)
    if ledger.form.layout is Layout.LETTER:
        yield common["letters"], words["letters"], list_letters(ledger, common)
    else:
        yield common["to_complete"], words["to_complete"], list_incomplete(ledger, common)


def list_incomplete(ledger: Ledger, words: Words) -> tuple[Listed, ...]:
    """Say in one line for each return with cells left open how many there are, and name the first of them."""
    return tuple(Listed(name=one.name, file=one.file, says=_say_open(one, words)) for one in ledger.to_complete)


def _say_open(one: Incomplete, words: Words) -> str:
    if one.blank:
        return words["left_blank"]
    more = words["and_more"] if len(one.cells) > _SHOWN_CELLS else ""
    return words["left_open"].format(count=len(one.cells), cells="、".join(one.cells[:_SHOWN_CELLS]) + more)


def list_corrections(ledger: Ledger) -> tuple[Listed, ...]:
    """Say in one line for each return what has to be corrected."""
    return tuple(
        Listed(name=one.name, file=one.file, says="；".join(_say_line(*line) for line in list_lines(one)))
        for one in ledger.to_correct
    )


def list_letters(ledger: Ledger, words: Words) -> tuple[Listed, ...]:
    """Say of every sender whether the letter that is collected came back and is signed, and what it lacks."""
    return tuple(
        Listed(name=one.name, file=one.file, says="；".join((say_back(one, words), *_say_lacking(one, words))))
        for one in ledger.letters
        if one.form == ledger.form.id
    )


def say_back(line: LetterLine, words: Words) -> str:
    """Say what became of a letter."""
    if line.doubt:
        return words["disputed"]
    if line.file is None:
        return words["not_back"]
    return words["signed" if line.signed else "unsigned"]


def _say_lacking(line: LetterLine, words: Words) -> tuple[str, ...]:
    if line.doubt:
        return (line.doubt,)
    return (words["lacking"].format(labels="、".join(line.lacking)),) if line.lacking else ()


def _say_line(where: str, _: str, says: str) -> str:
    """Say a check as it speaks for itself, a cell with its name before it."""
    return says if says.startswith("【") else f"{where}：{says}"


def _head(ledger: Ledger) -> str:
    return "　".join(part for part in (ledger.form.attachment, say_period(ledger.period)) if part)


def say_counts(ledger: Ledger, words: Words) -> str:
    """Say how many were to report, reported and are added up."""
    expected = words["expected"].format(count=len(ledger.roster)) if ledger.roster is not None else ""
    if ledger.form.layout is Layout.LETTER:
        return _say_letters(ledger, expected, words)
    reported = len({entry.name for entry in ledger.entries if entry.sender or not entry.conflict})
    return words["counts"].format(expected=expected, reported=reported, counting=count_senders(ledger))


def _say_letters(ledger: Ledger, expected: str, words: Words) -> str:
    """Say how many signed a letter, received it without signing, or sent nothing back."""
    own = [line for line in ledger.letters if line.form == ledger.form.id]
    signed = {line.name for line in own if line.signed}
    back = {line.name for line in own if line.file and not line.doubt} - signed
    out = {line.name for line in own if line.file is None}
    return words["letter_counts"].format(expected=expected, signed=len(signed), unsigned=len(back), out=len(out))


def _list_table(listed: Sequence[Listed], words: Words) -> Table:
    blank = words["blank"]
    rows = [(str(number), one.name, one.file or blank, one.says or blank) for number, one in enumerate(listed, start=1)]
    return text_table([words[name] for name in _COLUMNS], _WEIGHTS, rows)
