"""Every form of the content and two of our own, blank; an answer to each of their fields; and how they are read."""

from pathlib import Path

from generators.model.filled_form import FilledForm
from generators.model.form import FieldType, Form
from generators.read.filled.plan import Plan, plan_form
from generators.read.filled_form import judge_document
from generators.read.library import read_library
from generators.view.form import Blank, find_blanks, view_form
from generators.word.returned import ReturnedDocument, read_returned
from generators.write.form import form_bytes
from tests import builders
from tests.builders import LABELS
from tests.sample_forms import LETTER, TABLE

LIBRARY, _ = read_library(Path(__file__).resolve().parents[2] / "content")
POLICIES = {policy.id: policy for policy in LIBRARY.policies}
FORMS = {form.id: form for form in (*LIBRARY.forms, TABLE, LETTER)}
PLANS = {form.id: plan_form(form, POLICIES.get(form.policy) or builders.policy()) for form in FORMS.values()}
BLANKS = {
    form.id: form_bytes(view_form(form, POLICIES.get(form.policy) or builders.policy()), LABELS, protected=True)
    for form in FORMS.values()
}

TRIED = [FORMS[name] for name in ("ax-2023-4", "ax-2023-5", "sz-2020-risks-firm", "ax-2023-file", TABLE.id, LETTER.id)]
"""One form of each shape: fixed rows, unnamed rows, spare rows on a wide sheet, a grid with a table, ours, a letter."""
TABLES = [form for form in TRIED if form.columns]


def fields_of(form: Form) -> list[Blank]:
    return list(find_blanks(view_form(form, POLICIES.get(form.policy) or builders.policy())))


def answers_to(form: Form) -> dict[str, str]:
    """Answer every blank with something no other has."""
    return {blank.tag: answer_to(blank, number) for number, blank in enumerate(fields_of(form))}


def answer_to(blank: Blank, number: int) -> str:
    match blank.type:
        case FieldType.DATE:
            return f"2023年{number % 12 + 1}月{number % 28 + 1}日"
        case FieldType.CHOICE:
            return blank.choices[number % len(blank.choices)]
        case FieldType.TICK:
            return "☑"
        case FieldType.DECIMAL:
            return f"{number + 1000}.5"
        case FieldType.WHOLE:
            return str(number + 1000)
        case _:
            return f"word{number}"


def read(package: bytes, plans: dict[str, Plan] = PLANS) -> FilledForm:
    document = read_returned(package)
    assert isinstance(document, ReturnedDocument), document
    return judge_document(document, plans)
