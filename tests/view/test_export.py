"""The export: its documentation, its order, its empty values."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generators.model.amendment import AmendedDuty, Amendment, AmendmentKind
from generators.model.calendar import Calendar
from generators.model.enterprise import Enterprise
from generators.model.policy import Measure
from generators.model.problem import Place
from generators.model.suspect import BasisChange, Suspect, TargetKind
from generators.phrases import parse_recurrence
from generators.read.library import read_library
from generators.view.as_of import library_at
from generators.view.export import KINDS, view_checklist_records, view_export
from tests.builders import clause, duty, enterprise, library, policy

ROOT = Path(__file__).resolve().parents[2]
RECORDS = (
    Amendment(
        id="often",
        kind=AmendmentKind.AMENDS,
        since="2024-06-01",
        by="gd-2023",
        amended=(AmendedDuty(duty="sz-2020.r10.3.a", recurrence=parse_recurrence("每日1次"), consequence="约谈"),),
        removes=("gws-2020.1.4.h",),
    ),
    Amendment(id="gone", kind=AmendmentKind.REPEALS, since="2025-01-01", policies=("sz-2020",)),
)
MARKED = Suspect(
    kind=TargetKind.FORM,
    name="gd-2023-monthly",
    changes=(BasisChange(basis="gd-2023 一", cited="《方案》一", says="改了标题"),),
)
LIBRARY = replace(read_library(ROOT / "content")[0], amendments=RECORDS, suspects=(MARKED,))


def documented_fields(kind: str) -> list[str]:
    page = (ROOT / "content/pages/export.md").read_text("utf-8")
    section = page.split(f"\n## {kind}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_documents_exactly_the_fields(kind: str) -> None:
    records = view_export(LIBRARY, kind)
    assert records
    assert {tuple(record) for record in records} == {tuple(documented_fields(kind))}


def documented_parts(kind: str) -> dict[str, set[str]]:
    """Return field -> the names the page gives in braces first of all, for the fields that have parts."""
    page = (ROOT / "content/pages/export.md").read_text("utf-8")
    section = page.split(f"\n## {kind}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \|[^{\n]*`\[?\{([\w, ]+)\}\]?`", section, re.MULTILINE)
    return {name: set(parts.split(", ")) for name, parts in rows}


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_documents_exactly_the_parts_of_a_field(kind: str) -> None:
    records = view_export(LIBRARY, kind)
    for name, parts in documented_parts(kind).items():
        values = [one for record in records for one in as_list(record[name])]
        assert values, f"nothing shows the parts of {name}"
        assert {frozenset(value) for value in values} == {frozenset(parts)}, name


def as_list(value: object) -> list[dict[str, object]]:
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, dict) else []


def test_duties_come_in_the_order_of_policy_and_text() -> None:
    ids = [record["id"] for record in view_export(LIBRARY, "duties")]
    assert ids == [duty.id for policy in LIBRARY.policies for clause in policy.clauses for duty in clause.duties]
    assert len(ids) == len(set(ids))


def test_the_roadmap_has_one_milestone_for_each_row_and_year() -> None:
    cells = [(m["row"], m["year"]) for m in view_export(LIBRARY, "milestones") if m["row"] is not None]
    assert sorted(cells) == [(row, year) for row in range(1, 32) for year in (2020, 2021, 2022)]


def test_a_duty_of_a_cell_stands_at_the_markers_of_its_row() -> None:
    cell = clause("一/1/2020年安排", duty(), row=2, cell="2020年安排")
    (record,) = view_export(library(policy(clause("一/1", row=2), cell)), "duties")
    assert (record["clause"], record["row"], record["item"]) == ("一/1", 2, None)


def test_only_an_act_asked_of_others_is_supervised() -> None:
    measure = Measure(place=Place(file="a.yaml"), supervises=("督促者",))
    content = library(
        policy(clause("一", duty(id="a"), duty(id="b", who=("督促者",)), duty(id="c", who=()), measure=measure))
    )
    assert [one["supervised_by"] for one in view_export(content, "duties")] == [["督促者"], [], []]


def test_a_term_of_a_clause_belongs_to_the_records_whose_words_hold_it_else_to_all() -> None:
    records = (duty(id="a", does="落实“三查”"), duty(id="b", does="报送小结"))
    content = library(policy(clause("一", *records, terms=("三查", "红线"))))
    assert [one["terms"] for one in view_export(content, "duties")] == [["三查", "红线"], ["红线"]]


@pytest.mark.parametrize("sample", LIBRARY.enterprises, ids=lambda one: one.id)
def test_a_checklist_has_a_record_for_each_duty_with_the_fields_of_the_page(sample: Enterprise) -> None:
    records = view_checklist_records(sample, LIBRARY, Calendar(), 2023)
    assert [one["id"] for one in records] == [
        one["id"] for one in view_export(LIBRARY, "duties") if one["kind"] == "duty"
    ]
    assert {tuple(one) for one in records} == {tuple(documented_fields("checklist"))}
    assert {bool(one["asks"]) for one in records if one["status"] != "to_confirm"} == {False}


def test_a_duty_that_has_run_out_is_counted_and_dated_for_the_year_asked() -> None:
    content = library(policy(clause("一", duty(recurrence="每季度至少2次"))))
    (one,) = view_checklist_records(enterprise(), content, Calendar(), 2025)
    assert one["in_force"] is False
    assert (one["count"], one["at_least"]) == (4, 2)
    assert one["dates"] == ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"]


def test_the_year_is_that_of_the_profile_if_none_is_asked_for() -> None:
    content = library(policy(clause("一", duty(recurrence="每年"))))
    (one,) = view_checklist_records(enterprise(), content, Calendar())
    assert (one["in_force"], one["dates"]) == (True, ["2023-12-31"])


def test_a_document_is_cited_once_in_a_place_by_title_and_number() -> None:
    for record in view_export(LIBRARY, "documents"):
        places = [(place["policy"], place["clause"]) for place in record["cited_in"]]
        assert len(places) == len(set(places)), record["title"]


def test_a_report_due_so_long_after_an_event_says_the_time_without_a_date() -> None:
    due = [record["due"] for record in view_export(LIBRARY, "reports") if record["clause"] == "二/（四）/15"]
    assert due == [{"text": "24小时内", "date": None}, {"text": "48小时内", "date": None}]


def intervals(day: str | None) -> dict[str, tuple[str | None, str | None]]:
    at = library_at(LIBRARY, date.fromisoformat(day)) if day else LIBRARY
    return {one["id"]: (one["from"], one["to"]) for one in view_export(at, "duties")}


def test_a_duty_has_the_days_its_values_hold() -> None:
    """Until the day before the next amendment; what nothing ends stays open."""
    encoded, altered, gone = (intervals(day) for day in (None, "2024-06-01", "2025-01-01"))
    assert encoded["sz-2020.r10.3.a"] == (None, "2022-12-31")
    assert altered["sz-2020.r10.3.a"] == ("2024-06-01", "2024-12-31")
    assert encoded["gws-2020.1.4.h"][1] == "2024-05-31"
    assert "gws-2020.1.4.h" not in altered
    assert "sz-2020.r10.3.a" not in gone


@pytest.mark.parametrize("day", [None, "2024-06-01", "2025-01-01"])
def test_an_amendment_says_old_and_new_whether_its_day_has_come_or_not(day: str | None) -> None:
    at = library_at(LIBRARY, date.fromisoformat(day)) if day else LIBRARY
    often, gone = view_export(at, "amendments")
    assert (often["kind"], often["since"], often["by"]) == ("amends", "2024-06-01", "gd-2023")
    altered = next(one for one in often["duties"] if not one["removed"])
    assert {one["name"]: one["new"] for one in altered["fields"]} == {"频次": "每日1次", "后果": "约谈"}
    assert [one["id"] for one in often["duties"] if one["removed"]] == ["gws-2020.1.4.h"]
    assert (gone["policies"], gone["duties"]) == (["sz-2020"], [])
