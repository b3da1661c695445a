"""The export of forms: what each field comes from, and what is named but not made."""

from dataclasses import replace

from generators.model.form import UnmadeForm
from generators.model.policy import OtherReading, Report
from generators.view.export.forms import view_form_records
from tests import builders
from tests.sample_forms import TABLE

POLICY = builders.policy(
    builders.clause(
        "一",
        builders.duty(),
        reports=(Report(what="月报表", to=("住建部门",), duty="zz-2023.1.a"),),
    ),
)


def test_made_and_unmade_forms_have_the_same_keys_in_the_same_order() -> None:
    unmade = UnmadeForm(title="安全日志", policy="zz-2023", asked_by="一", note="每日连续记录")
    made, named = view_form_records(builders.library(POLICY, forms=(TABLE,), unmade_forms=(unmade,)))
    assert list(made) == list(named)
    said = {key: value for key, value in named.items() if value not in (None, [])}
    assert said == {
        "status": "未制",
        "policy": "zz-2023",
        "clause": "一",
        "title": "安全日志",
        "note": "每日连续记录",
    }


def test_a_form_says_where_its_fields_come_from_what_is_blocked_and_who_receives_it() -> None:
    field = replace(TABLE.header_fields[0], added_for="写明谁报的")
    (made,) = view_form_records(builders.library(POLICY, forms=(replace(TABLE, header_fields=(field,)),)))
    assert made["status"] == "已制"
    assert made["to"] == ["住建部门"]
    assert [(one["clause"], one["added_for"]) for one in made["header_fields"]] == [(None, "写明谁报的")]
    assert made["columns"][0]["clause"] == "附件2"
    assert made["blocked"] == [
        {"row": "a-rented", "column": "good"},
        {"row": "a-rented", "column": "poor"},
        {"row": "a-rented", "column": "mended"},
    ]


def test_what_the_attachment_says_of_the_date_instead_stands_beside_it() -> None:
    readings = (OtherReading(clause="附件2", text="每月3日前"), OtherReading(clause="附件9", text="每月5日前"))
    report = Report(what="月报表", to=("住建部门",), duty="zz-2023.1.a", other_readings=readings)
    policy = builders.policy(builders.clause("一", builders.duty(recurrence="次月1日前"), reports=(report,)))
    (made,) = view_form_records(builders.library(policy, forms=(TABLE,)))
    assert made["due"]["recurrence"]["text"] == "次月1日前"
    assert made["due"]["other_readings"] == [{"clause": "附件2", "text": "每月3日前"}]


def test_programs_get_the_place_of_another_reading_as_it_is_written_in_yaml() -> None:
    report = Report(
        what="月报表",
        to=("住建部门",),
        duty="zz-2023.1.a",
        other_readings=(OtherReading(clause="附件2/注/4", text="每月3日前"),),
    )
    policy = builders.policy(builders.clause("一", builders.duty(recurrence="次月1日前"), reports=(report,)))
    (made,) = view_form_records(builders.library(policy, forms=(TABLE,)))
    assert [reading["clause"] for reading in made["due"]["other_readings"]] == ["附件2/注/4"]


def test_a_field_that_may_stay_blank_says_so() -> None:
    notes = replace(TABLE.columns[-1], optional=True)
    form = replace(TABLE, columns=(*TABLE.columns[:-1], notes))
    (made,) = view_form_records(builders.library(POLICY, forms=(form,)))
    assert [column["optional"] for column in made["columns"]] == [False, False, False, True]
