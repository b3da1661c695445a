"""What is filled in comes back: any form, any answers."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.model.filled_form import FilledForm, Route, Verdict
from generators.model.form import FieldType, Form
from generators.read.filled.plan import Plan, plan_form
from generators.read.filled_form import judge_document
from generators.read.library import read_library
from generators.view.form import Blank, find_blanks, view_form
from generators.word.returned import ReturnedDocument, read_returned
from generators.write.form import form_bytes
from tests import builders
from tests.damage.filling import filled
from tests.sample_forms import LETTER, TABLE

LIBRARY, _ = read_library(Path(__file__).resolve().parents[2] / "content")
POLICIES = {policy.id: policy for policy in LIBRARY.policies}
FORMS = {form.id: form for form in (*LIBRARY.forms, TABLE, LETTER)}
PLANS = {form.id: plan_form(form, POLICIES.get(form.policy) or builders.policy()) for form in FORMS.values()}
BLANKS = {
    form.id: form_bytes(view_form(form, POLICIES.get(form.policy) or builders.policy()), protected=True)
    for form in FORMS.values()
}

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12).filter(
    lambda text: not set(text) & set("年月日：（）□")
)


def fields_of(form: Form) -> list[Blank]:
    return list(find_blanks(view_form(form, POLICIES.get(form.policy) or builders.policy())))


def answers_for(blank: Blank) -> st.SearchStrategy[Any]:
    match blank.type:
        case FieldType.WHOLE:
            return st.integers(0, 10**9).map(str)
        case FieldType.DECIMAL:
            return st.decimals(0, 10**6, places=2).map(str)
        case FieldType.DATE:
            return (
                st.dates().filter(lambda day: day.year > 999).map(lambda day: f"{day.year}年{day.month}月{day.day}日")
            )
        case FieldType.CHOICE:
            return st.sampled_from(blank.choices)
        case FieldType.TICK:
            return st.sampled_from(["□", "☑"])
        case _:
            return WORDS


def read(package: bytes, plans: dict[str, Plan] = PLANS) -> FilledForm:
    document = read_returned(package)
    assert isinstance(document, ReturnedDocument), document
    return judge_document(document, plans)


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
@given(data=st.data())
def test_any_answers_come_back(form: Form, data: st.DataObject) -> None:
    texts = {
        blank.tag: data.draw(
            answers_for(blank) | st.just("") if blank.type is not FieldType.TICK else answers_for(blank)
        )
        for blank in fields_of(form)
    }
    back = read(filled(BLANKS[form.id], texts))
    answers = {answer.tag: answer for answer in back.answers}
    for tag, text in texts.items():
        if tag not in answers:
            assert text in {"", "□"}, "only an idle spare row is left out"
            continue
        answer = answers[tag]
        assert answer.text == text
        assert answer.route is Route.TAG
        assert answer.verdict is (Verdict.OK if text else Verdict.MISSING), answer.says
