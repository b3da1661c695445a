"""Microsoft's own validator over every form: no findings."""

from pathlib import Path

import pytest

from generators.commands.content import open_library
from generators.model.form import Form
from generators.view.form import view_form
from generators.view.form_sending import Sending
from generators.write.form import form_bytes
from tests.builders import LABELS
from tests.write.validity import find_faults

LIBRARY, _ = open_library()
POLICIES = {policy.id: policy for policy in LIBRARY.policies}
ENTERPRISE = next(one for one in LIBRARY.enterprises if one.id == "ax-fjsz")

pytestmark = pytest.mark.needs("ooxml-validator")


@pytest.mark.parametrize("form", LIBRARY.forms, ids=lambda form: form.id)
def test_a_form_made_for_an_enterprise_has_no_faults(form: Form, tmp_path: Path) -> None:
    sending = Sending(enterprise=ENTERPRISE, number="ax-01", period="2023-04", copy_number=1 if form.copies else None)
    content = form_bytes(view_form(form, POLICIES[form.policy], sending), LABELS, protected=True)
    assert find_faults(content, tmp_path) == []


def test_an_unprotected_form_has_no_faults(tmp_path: Path) -> None:
    form = next(form for form in LIBRARY.forms if form.id == "ax-2023-4")
    assert find_faults(form_bytes(view_form(form, POLICIES[form.policy]), LABELS, protected=False), tmp_path) == []


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    assert find_faults(b"no Word file", tmp_path)
