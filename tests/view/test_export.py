"""The export: its documentation, its order, its empty values."""

import re
from pathlib import Path

import pytest

from generators.read.library import read_library
from generators.view.export import KINDS, view_export

ROOT = Path(__file__).resolve().parents[2]
LIBRARY, _ = read_library(ROOT / "content")


def documented_fields(kind: str) -> list[str]:
    page = (ROOT / "content/pages/export.md").read_text("utf-8")
    section = page.split(f"\n## {kind}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_documents_exactly_the_fields(kind: str) -> None:
    records = view_export(LIBRARY, kind)
    assert records
    assert {tuple(record) for record in records} == {tuple(documented_fields(kind))}


def test_duties_come_in_the_order_of_policy_and_text() -> None:
    ids = [record["id"] for record in view_export(LIBRARY, "duties")]
    assert ids == [duty.id for policy in LIBRARY.policies for clause in policy.clauses for duty in clause.duties]
    assert len(ids) == len(set(ids))


def test_the_roadmap_has_one_milestone_for_each_row_and_year() -> None:
    cells = [(m["row"], m["year"]) for m in view_export(LIBRARY, "milestones") if m["row"] is not None]
    assert sorted(cells) == [(row, year) for row in range(1, 32) for year in (2020, 2021, 2022)]
