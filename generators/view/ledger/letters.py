"""Letters that went out and came back: who has received and who has signed."""

from collections.abc import Iterable, Iterator

from generators.model.filled_form import Verdict
from generators.model.form import HEAD, Form, Layout
from generators.model.ledger import LetterLine, ReturnedFile

_FILLED = (Verdict.OK, Verdict.NORMALISED)


def view_letters(files: Iterable[ReturnedFile], forms: Iterable[Form], policy: str) -> tuple[LetterLine, ...]:
    """List every letter of a policy that came back, by letter, then by sender."""
    letters = {form.id: form for form in forms if form.layout is Layout.LETTER and form.policy == policy}
    lines = [
        _view_letter(file, letters[file.filled.form])
        for file in files
        if file.filled and file.filled.form in letters and file.filled.answers
    ]
    return tuple(sorted(lines, key=lambda line: (line.form, line.name, line.file)))


def _view_letter(file: ReturnedFile, form: Form) -> LetterLine:
    filled = file.filled
    assert filled is not None  # noqa: S101 - asked by the caller
    verdicts = {answer.tag: answer.verdict for answer in filled.answers}
    lacking = tuple(
        label for label, tag in _signature_fields(form) if verdicts.get(tag, Verdict.MISSING) not in _FILLED
    )
    return LetterLine(
        name=filled.sender or filled.made_for or file.file,
        form=form.id,
        title=form.title,
        file=file.file,
        signed=not lacking,
        lacking=lacking,
    )


def _signature_fields(form: Form) -> Iterator[tuple[str, str]]:
    """Yield label and tag of the blanks in the lines below a letter's text."""
    text = "".join(form.signatures)
    return ((field.label, f"{form.id}.{HEAD}.{field.id}") for field in form.header_fields if f"{{{field.id}}}" in text)
