"""Forms as Word files: the blank of each, protected and not."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from generators.model.form import Form, Layout
from generators.model.labels import Labels, Words
from generators.model.library import Library
from generators.view.form import FormView, view_form
from generators.view.form_sending import Sending, say_period
from generators.view.suspects import suspect_form
from generators.word.blocks import Section
from generators.word.document import Document, document_bytes
from generators.word.properties import Identity
from generators.write.file_names import copy_numbers, form_path
from generators.write.files import write_file
from generators.write.form_letter import letter_section
from generators.write.form_sheet import sheet_section
from generators.write.form_table import table_section
from generators.write.output import ROOT, Output, digest, hash_files

_MEANS = (
    "generators/view/form.py",
    "generators/view/form_due.py",
    "generators/view/form_heading.py",
    "generators/view/form_sending.py",
    "generators/view/suspects/words.py",
    "generators/write/form.py",
    "generators/write/form_fields.py",
    "generators/write/form_letter.py",
    "generators/write/form_sheet.py",
    "generators/write/form_table.py",
    "generators/word",
)
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""When a policy says no date: the earliest a zip file knows."""


def form_outputs(library: Library, labels: Labels) -> list[Output]:
    """List the blank of every form, protected and not, each copy by itself, with the records it is made from."""
    return [output for form in library.forms for output in _outputs_of(form, library, labels)]


def _outputs_of(form: Form, library: Library, labels: Labels) -> Iterator[Output]:
    means, policy, suspect = form_means(labels), library.policy_of(form), suspect_form(form, library)
    for number in copy_numbers(form):
        view = view_form(form, policy, Sending(copy_number=number), suspect)
        for protected in (True, False):
            yield Output(
                path=form_path(view, labels, protected=protected),
                view=(form, view),
                means=means,
                make=partial(form_bytes, view, labels, protected=protected),
            )


def form_means(labels: Labels) -> dict[str, str]:
    """Name what a form is made with besides its content."""
    return {"程序 表单": hash_files(*(ROOT / path for path in _MEANS)), "用语": digest(repr(labels))}


def write_form(view: FormView, path: Path, labels: Labels, *, protected: bool) -> None:
    """Write one form to a file of the reader's choice."""
    write_file(path, form_bytes(view, labels, protected=protected))


def form_bytes(view: FormView, labels: Labels, *, protected: bool) -> bytes:
    """Make the Word file of a form: protected, only its blanks can be changed."""
    moment = datetime.fromisoformat(view.issued).replace(tzinfo=UTC) if view.issued else _EPOCH
    return document_bytes(
        Document(
            title=view.title,
            author=view.issuer,
            created=moment,
            modified=moment,
            sections=(_SECTIONS[view.layout](view, labels["表单件"]),),
            running_head=_running_head(view, labels["表单件"]),
            identity=Identity(identifier=view.id, version=view.version, sender=view.sender, period=view.period),
            protected=protected,
        )
    )


def _running_head(view: FormView, words: Words) -> str:
    made_for = [say_period(view.period)] if view.period else []
    made_for += [view.sender] if view.sender else []
    made_for += [words["head_number"].format(number=view.number)] if view.number else []
    made = (words["head_form"].format(id=view.id), words["head_version"].format(version=view.version))
    return "　".join((*made, *made_for))


_SECTIONS: dict[Layout, Callable[[FormView, Words], Section]] = {
    Layout.LETTER: letter_section,
    Layout.TABLE: table_section,
    Layout.WIDE_TABLE: table_section,
    Layout.SHEET: sheet_section,
}
