"""The whole of content/ in one pass."""

import gc
import shutil
from pathlib import Path

import pytest

from generators.model.problem import Place, Problem
from generators.read.library import find_unread, locate, merge, read_library

SMALL = Path(__file__).parent.parent / "examples" / "small"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    return tmp_path / "content"


def test_everything_is_read_in_the_order_of_names(content: Path) -> None:
    library, problems = read_library(content)
    assert problems == []
    assert [policy.id for policy in library.policies] == ["jia-2024", "yi-2022"]
    assert [form.id for form in library.forms] == ["jia-2024-1", "jia-2024-2"]
    assert [firm.id for firm in library.enterprises] == ["shili"]
    assert [role.name for role in library.roles][:2] == ["施工单位", "项目部"]
    assert library.policies[0].issuer.value == "甲市建设局"
    assert library.policies[1].issuer.inferred == "题目点名了它"


def test_the_year_of_a_policy_completes_its_dates_and_no_other(content: Path) -> None:
    library, _ = read_library(content)
    phase = library.policies[0].clauses[1].phase
    assert phase is not None
    assert phase.due is not None
    assert phase.due.date.iso == "2024-03-15"
    due = library.policies[0].clauses[4].duties[0].due
    assert due is not None
    assert due.date.year == 2024


def test_what_cannot_be_read_leaves_the_rest(content: Path) -> None:
    (content / "glossary.yaml").write_text("- {名称: 甲", encoding="utf-8")
    (content / "policies/yi-2022.yaml").write_bytes(b"\xff")
    library, problems = read_library(content)
    assert [policy.id for policy in library.policies] == ["jia-2024"]
    assert library.glossary == ()
    assert len(library.roles) == 7
    assert [problem.place.file for problem in problems] == ["content/glossary.yaml", "content/policies/yi-2022.yaml"]


def test_workdays_and_quotas_are_content_too(content: Path) -> None:
    library, _ = read_library(content)
    assert [year.year for year in library.calendar.years] == [2024, 2025]
    assert [quota.taken_from for quota in library.quotas] == ["jia-2024-1.mended"]
    (content / "workdays.yaml").unlink()
    (content / "forms/jia-2024-1.yaml").write_text("编号: [", encoding="utf-8")
    library, problems = read_library(content)
    assert library.calendar.years == ()
    assert {problem.place.file for problem in problems} == {"content/forms/jia-2024-1.yaml"}, "no quota is blamed"


def test_no_content_is_one_problem(tmp_path: Path) -> None:
    _, problems = read_library(tmp_path / "content")
    assert [(problem.place.file, problem.message) for problem in problems] == [("content", "没有这个文件夹")]


def test_a_folder_that_may_not_be_listed_is_the_only_problem(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = content / "policies"
    monkeypatch.setattr("os.access", lambda path, _mode: path != closed)
    library, problems = read_library(content)
    assert library.policies == ()
    assert [problem.place.file for problem in problems] == ["content/policies"], "nothing that refers to it is blamed"
    assert "权限" in problems[0].message


def test_hidden_files_and_backups_are_left_alone_and_strangers_are_named(content: Path) -> None:
    for name in (".draft.yaml", "a.yaml~", "notes.txt", "b.yml"):
        (content / "policies" / name).write_text("x", encoding="utf-8")
    _, problems = read_library(content)
    assert [problem.place.file for problem in problems] == ["content/policies/b.yml", "content/policies/notes.txt"]


def test_the_garbage_collector_runs_again_afterwards(content: Path) -> None:
    assert gc.isenabled()
    read_library(content)
    assert gc.isenabled()


def test_what_is_said_of_a_value_is_not_said_again_of_its_absence() -> None:
    place = Place(file="a", keys=("限值",))
    first, second = Problem(place=place, message="读不懂"), Problem(place=place, message="缺少")
    other = Problem(place=Place(file="a", keys=("事项",)), message="缺少")
    assert merge([first], [second, other]) == [first, other]


def test_problems_are_located_and_sorted_as_a_reader_meets_them(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("甲: 1\n乙:\n  - {丙: 2}\n", encoding="utf-8")
    place = Place(file="a.yaml")
    problems = [
        Problem(place=place.inside("乙", 0, "丙"), message="三"),
        Problem(place=place.inside("乙", 0, "丙"), message="二", on_key=True),
        Problem(place=place.inside("甲"), message="一"),
        Problem(place=place.inside("甲"), message="一"),
        Problem(place=Place(file="gone.yaml"), message="没有"),
    ]
    located = [(p.place.line, p.place.column, p.message) for p in locate(problems, tmp_path)]
    assert located == [(1, 4, "一"), (3, 6, "二"), (3, 9, "三"), (None, None, "没有")]


def test_the_places_that_could_not_be_read() -> None:
    place = Place(file="a.yaml", keys=("甲", 1))
    assert find_unread([Problem(place=place, message="x"), Problem(place=place, message="y")]) == {place}
