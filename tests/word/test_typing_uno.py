"""Somebody opens a protected form in LibreOffice, types into its fields and saves it: we read every value."""

from collections.abc import Mapping

import pytest

from generators.model.filled_form import Status
from generators.view.form import view_form
from generators.word.controls import bookmark_name
from generators.write.form import form_bytes
from tests.builders import LABELS
from tests.damage.filling import body_of
from tests.read.form_filling import BLANKS, FORMS, POLICIES, answers_to, read
from tests.word.keyboard import Job, type_keys

IDS = ("ax-2023-4", "ax-2023-2", "ax-2023-file", "ax-2023-check")
"""One of each shape: a table, a letter, a grid, spare rows with choices."""
OPEN = "open"
STRANGE = "XXX"


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Type into every form, and where its title is printed; into one form also without protection."""
    folder = tmp_path_factory.mktemp("typing")
    form = FORMS[IDS[0]]
    packages = {form_id: BLANKS[form_id] for form_id in IDS}
    packages[OPEN] = form_bytes(view_form(form, POLICIES[form.policy]), LABELS, protected=False)
    jobs: list[Job] = []
    for name, package in packages.items():
        (folder / f"{name}.docx").write_bytes(package)
        jobs.append(Job(folder / f"{name}.docx", folder / f"{name}-typed.docx", keys_for(name)))
    type_keys(jobs, folder)
    return {name: (folder / f"{name}-typed.docx").read_bytes() for name in packages}


def keys_for(name: str) -> list[tuple[str, str]]:
    form = FORMS[IDS[0] if name == OPEN else name]
    printed = (f"printed:{form.title}", STRANGE)
    answers = {} if name == OPEN else answers_to(form)
    return [printed, *((bookmark_name(tag), text) for tag, text in answers.items())]


@pytest.mark.needs("libreoffice", "uno")
@pytest.mark.parametrize("form_id", IDS)
def test_what_was_typed_under_protection_is_read(form_id: str, typed: Mapping[str, bytes]) -> None:
    back = read(typed[form_id])
    texts = answers_to(FORMS[form_id])
    assert {answer.tag: answer.text for answer in back.answers if answer.tag in texts} == texts
    assert back.status is Status.ACCEPTED


@pytest.mark.needs("libreoffice", "uno")
def test_what_is_printed_can_be_changed_only_without_protection(typed: Mapping[str, bytes]) -> None:
    changed = [name for name, package in typed.items() if STRANGE in str(body_of(package).xpath("string()"))]
    assert changed == [OPEN]
