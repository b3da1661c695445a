"""Forms as Word files: the blank of each, protected and not."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from generators.model.form import Form, Layout
from generators.model.library import Library
from generators.model.policy import Policy
from generators.view.form import FormView, view_form
from generators.word.document import Document, document_bytes
from generators.word.properties import Identity
from generators.write.files import write_file
from generators.write.form_letter import letter_section
from generators.write.form_table import table_section
from generators.write.output import ROOT, Output, hash_files

UNPROTECTED = "（不加保护）"
LONGEST_NAME = 49
"""Of a file name, in characters, without the mark and the ending: 60 with them."""

_MEANS = (
    "generators/view/form.py",
    "generators/view/form_heading.py",
    "generators/write/form.py",
    "generators/write/form_fields.py",
    "generators/write/form_letter.py",
    "generators/write/form_table.py",
    "generators/word",
)
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""When a policy says no date: the earliest a zip file knows."""


def form_outputs(library: Library) -> list[Output]:
    """List the blank of every form, protected and not, with the records it is made from."""
    policies = {policy.id: policy for policy in library.policies}
    return [output for form in library.forms for output in _outputs_of(form, policies[form.policy])]


def _outputs_of(form: Form, policy: Policy) -> Iterator[Output]:
    view = view_form(form, policy)
    means = {"程序 表单": hash_files(*(ROOT / path for path in _MEANS))}
    for protected in (True, False):
        yield Output(
            path=f"forms/{form.id}/{file_name(view, protected=protected)}",
            view=(form, view),
            means=means,
            make=partial(form_bytes, view, protected=protected),
        )


def file_name(view: FormView, *, protected: bool) -> str:
    """Name the file of a form: its attachment and title."""
    name = f"{view.attachment}-{view.title}"[:LONGEST_NAME]
    return f"{name}{'' if protected else UNPROTECTED}.docx"


def write_form(view: FormView, path: Path, *, protected: bool) -> None:
    """Write one form to a file of the reader's choice."""
    write_file(path, form_bytes(view, protected=protected))


def form_bytes(view: FormView, *, protected: bool) -> bytes:
    """Make the Word file of a form: protected, only its blanks can be changed."""
    moment = datetime.fromisoformat(view.issued).replace(tzinfo=UTC) if view.issued else _EPOCH
    section = letter_section(view) if view.layout is Layout.LETTER else table_section(view)
    return document_bytes(
        Document(
            title=view.title,
            author=view.issuer,
            created=moment,
            modified=moment,
            sections=(section,),
            running_head=f"表单 {view.id}　版本 {view.version}",
            identity=Identity(identifier=view.id, version=view.version),
            protected=protected,
        )
    )
