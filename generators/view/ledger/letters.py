"""Letters that went out and came back: who has received, who has signed, from whom nothing came back."""

from collections.abc import Iterable, Iterator

from generators.model.filled_form import TAKEN, FilledForm, Verdict
from generators.model.form import HEAD, Form, Layout
from generators.model.ledger import LetterLine, ReturnedFile, Sender
from generators.view.ledger.sorting import doubt_sender, same_name


def view_letters(
    files: Iterable[ReturnedFile], forms: Iterable[Form], asked: Form, roster: tuple[Sender, ...] | None
) -> tuple[LetterLine, ...]:
    """List every letter of the forms that came back, by letter, then by sender as on the roster.

    Where a letter is what is collected, those on the roster it did not come back from stand there too.
    """
    letters = {form.id: form for form in forms if form.layout is Layout.LETTER}
    known = None if roster is None else {same_name(sender.name): sender.name for sender in roster}
    lines = [
        _view_letter(file.file, file.filled, letters[file.filled.form], known)
        for file in files
        if file.filled and file.filled.form in letters and file.filled.answers
    ]
    if asked.id in letters:
        lines += _find_out(lines, asked, roster or ())
    order = {sender.name: number for number, sender in enumerate(roster or ())}
    return tuple(
        sorted(lines, key=lambda line: (line.form, order.get(line.name, len(order)), line.name, line.file or ""))
    )


def _find_out(lines: Iterable[LetterLine], form: Form, roster: Iterable[Sender]) -> list[LetterLine]:
    """Name those a letter did not come back from."""
    back = {line.name for line in lines if line.form == form.id and not line.doubt}
    return [
        LetterLine(name=sender.name, form=form.id, title=form.title, file=None, signed=False)
        for sender in roster
        if sender.name not in back
    ]


def _view_letter(file: str, filled: FilledForm, form: Form, known: dict[str, str] | None) -> LetterLine:
    verdicts = {answer.tag: answer.verdict for answer in filled.answers}
    lacking = tuple(label for label, tag in _signature_fields(form) if verdicts.get(tag, Verdict.MISSING) not in TAKEN)
    typed = filled.sender
    name = (known or {}).get(same_name(typed or ""))
    doubt = doubt_sender(typed, filled.made_for, stranger=known is not None and name is None)
    return LetterLine(
        name=name or typed or filled.made_for or file,
        form=form.id,
        title=form.title,
        file=file,
        signed=not lacking and not doubt,
        lacking=lacking,
        doubt=doubt,
    )


def _signature_fields(form: Form) -> Iterator[tuple[str, str]]:
    """Yield label and tag of the blanks in the lines below a letter's text."""
    text = "".join(form.signatures)
    return ((field.label, f"{form.id}.{HEAD}.{field.id}") for field in form.header_fields if f"{{{field.id}}}" in text)
