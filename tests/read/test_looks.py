"""Files of a look met before are read as if it had never been met."""

import pytest
from lxml import etree

from generators.model.form import Form
from generators.read.filled.looks import Looks, look_of
from generators.read.filled_form import judge_document
from generators.word.returned import ReturnedDocument, read_returned
from tests.damage import damages
from tests.damage.filling import W, changed, filled
from tests.damage.test_damage import DAMAGES, STATES, TABLES, answers_to
from tests.read.test_filled_form import BLANKS, FORMS, PLANS

FORM = FORMS["ax-2023-4"]


def document(package: bytes) -> ReturnedDocument:
    read = read_returned(package)
    assert isinstance(read, ReturnedDocument)
    return read


def met(form: Form) -> Looks:
    """Meet the look of a form as it goes out, filled with one thing everywhere."""
    looks = Looks()
    judge_document(document(filled(BLANKS[form.id], dict.fromkeys(answers_to(form), "7"))), PLANS, looks=looks)
    return looks


def same_with_looks(package: bytes, looks: Looks) -> None:
    read = document(package)
    for _ in range(2):  # what the first file left behind must not change the second
        assert judge_document(read, PLANS, looks=looks) == judge_document(read, PLANS)


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.id)
def test_every_damage_reads_as_without_looks(form: Form) -> None:
    looks = met(form)
    package = filled(BLANKS[form.id], answers_to(form))
    for damage in DAMAGES.values():
        for state in STATES.values():
            same_with_looks(changed(changed(package, damage), state), looks)


def test_a_known_look_is_read_from_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = met(FORM)
    monkeypatch.delattr("generators.read.filled_form.find_fields")
    texts = answers_to(FORM)
    back = judge_document(document(filled(BLANKS[FORM.id], texts)), PLANS, looks=looks)
    assert {answer.tag: answer.text for answer in back.answers if answer.tag in texts} == texts


@pytest.mark.parametrize("text", ["联系电话", "联系电话：", "国标", "总数", "--", ""])
def test_an_answer_that_reads_as_a_label_is_read_as_without_looks(text: str) -> None:
    texts = answers_to(FORM)
    for tag in list(texts)[:12]:
        same_with_looks(filled(BLANKS[FORM.id], texts | {tag: text}), met(FORM))


def test_looks_differ_in_all_but_answers() -> None:
    plan, package = PLANS[FORM.id], filled(BLANKS[FORM.id], answers_to(FORM))
    look = look_of(plan, document(package))
    assert look == look_of(plan, document(filled(BLANKS[FORM.id], {})))

    def reword(root: etree._Element) -> None:
        next(one for one in root.iter(f"{W}t") if one.text == "国标").text = "省标"

    assert look_of(plan, document(changed(package, reword))) not in {look, None}
    assert look_of(plan, document(changed(package, damages.strip_tags))) not in {look, None}
    assert look_of(plan, document(changed(package, damages.track_changes))) is None
