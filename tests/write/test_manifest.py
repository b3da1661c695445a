from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generators.model.library import Library
from generators.model.registry import Role
from generators.view.handbook import Index
from generators.write.handbook import handbook_outputs
from generators.write.manifest import (
    Manifest,
    Step,
    explain,
    read_manifest,
    turns_between,
    write_manifest,
    write_outputs,
)
from generators.write.output import Output, label_of
from tests.builders import LABELS, clause, duty, enterprise, library, policy, role, table_policy


def text_output(path: str, view: object, text: str = "甲") -> Output:
    return Output(path=path, view=view, make=text.encode)


def never() -> bytes:
    pytest.fail("made although nothing changed")


def pages(content: Library, day: date = date(2023, 6, 1)) -> list[Output]:
    return list(handbook_outputs(Index(library=content, as_of=day), LABELS))


def build(folder: Path, outputs: Iterable[Output], *, dry_run: bool = False) -> list[Step]:
    manifest = read_manifest(folder)
    steps = write_outputs(folder, outputs, manifest, dry_run=dry_run)
    if not dry_run:
        write_manifest(folder, manifest)
    return steps


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def two_policies(**changes: object) -> Library:
    first = policy(clause("一", duty("zz-2023.1.a", who=("项目经理",), **changes)), clause("二", duty("zz-2023.2.a")))
    return library(first, table_policy())


def test_building_again_after_nothing_writes_nothing(tmp_path: Path) -> None:
    build(tmp_path, pages(two_policies()))
    before = snapshot(tmp_path)
    assert build(tmp_path, pages(two_policies())) == []
    assert snapshot(tmp_path) == before


def test_what_did_not_change_is_not_even_made(tmp_path: Path) -> None:
    outputs = pages(two_policies())
    build(tmp_path, outputs)
    assert build(tmp_path, [replace(output, make=never) for output in outputs]) == []


def test_a_changed_duty_rewrites_the_pages_that_show_it_and_no_other(tmp_path: Path) -> None:
    build(tmp_path, pages(two_policies()))
    steps = build(tmp_path, pages(two_policies(does="检查配电箱")))
    project_manager = role_path(two_policies(), "项目经理")
    assert {step.path for step in steps} == {"handbook/policies/zz-2023.md", "handbook/duties.md", project_manager}
    assert {step.reason for step in steps} == {"职责 zz-2023.1.a 有变"}


def role_path(content: Library, name: str) -> str:
    (path,) = [output.path for output in pages(content) if f"# {name} " in output.make().decode()]
    return path


def test_a_duty_that_gets_a_period_also_moves_in_the_overview(tmp_path: Path) -> None:
    build(tmp_path, pages(two_policies()))
    steps = build(tmp_path, pages(two_policies(recurrence="每月")))
    assert "handbook/deadlines.md" in {step.path for step in steps}


def test_a_dry_run_says_what_the_real_one_does_and_touches_nothing(tmp_path: Path) -> None:
    build(tmp_path, pages(two_policies()))
    (tmp_path / "handbook" / "forms.md").unlink()
    before = snapshot(tmp_path)
    changed = pages(two_policies(does="检查配电箱"))[:-1]
    announced = build(tmp_path, changed, dry_run=True)
    assert snapshot(tmp_path) == before
    assert announced == build(tmp_path, changed)
    assert {step.action for step in announced} == {"更新", "恢复", "移除"}


def test_what_a_change_leaves_the_same_is_no_step(tmp_path: Path) -> None:
    """A calendar shows no duty without a date: it is made again, to see, and stays."""
    build(tmp_path, [text_output("a.ics", duty("zz-2023.1.a"))])
    changed = [text_output("a.ics", duty("zz-2023.1.a", does="检查配电箱"))]
    assert build(tmp_path, changed, dry_run=True) == []
    before = snapshot(tmp_path)
    assert build(tmp_path, changed) == []
    after = snapshot(tmp_path)
    assert after.pop("manifest.json") != before.pop("manifest.json"), "next time it is not made again"
    assert after == before


def test_an_enterprise_whose_list_is_another_one_is_the_reason(tmp_path: Path) -> None:
    content = library(enterprises=(enterprise(id="shili"),))
    index = Index(library=content, as_of=date(2023, 6, 1), codes={"shili": "AAAA"})
    build(tmp_path, handbook_outputs(index, LABELS))
    (step,) = build(tmp_path, handbook_outputs(replace(index, codes={"shili": "BBBB"}), LABELS))
    assert (step.path, step.reason) == ("handbook/enterprises.md", "清单 shili 有变")


def test_the_first_build_makes_everything(tmp_path: Path) -> None:
    steps = build(tmp_path, [text_output("a.md", "甲")])
    assert steps == [Step(action="新建", path="a.md", reason="还没有这个文件")]


def test_a_status_that_turned_is_the_reason(tmp_path: Path) -> None:
    content = library()
    build(tmp_path, pages(content))
    steps = build(tmp_path, pages(content, date(2024, 1, 1)))
    assert {step.path for step in steps} == {
        "handbook/index.md",
        "handbook/policies/index.md",
        "handbook/policies/zz-2023.md",
    }
    assert {step.reason for step in steps} == {"状态 zz-2023 有变"}


def test_an_edited_output_is_restored_and_the_edit_kept_beside_it(tmp_path: Path) -> None:
    outputs = [text_output("a/b.md", "甲")]
    build(tmp_path, outputs)
    (tmp_path / "a" / "b.md").write_text("改过", "utf-8")
    (step,) = build(tmp_path, outputs)
    assert step.action == "恢复"
    assert (tmp_path / "a" / "b.md").read_text("utf-8") == "甲"
    (kept,) = (tmp_path / "a").glob("b.被改动-*.md")
    assert kept.read_text("utf-8") == "改过"


def test_what_a_killed_build_wrote_is_nobodys_edit(tmp_path: Path) -> None:
    """The manifest it did not come to write knows the bytes before."""
    build(tmp_path, [text_output("a.docx", "甲")])
    (tmp_path / "a.docx").write_text("乙", "utf-8")
    assert build(tmp_path, [text_output("a.docx", "乙", "乙")]) == []
    assert [path.name for path in tmp_path.glob("a*")] == ["a.docx"]


@pytest.mark.parametrize(("name", "copies"), [("a.docx", 1), ("a.xlsx", 1), ("a.md", 0)])
def test_without_a_manifest_what_people_fill_in_is_kept(name: str, copies: int, tmp_path: Path) -> None:
    (tmp_path / name).write_text("填过", "utf-8")
    build(tmp_path, [text_output(name, "甲")])
    assert (tmp_path / name).read_text("utf-8") == "甲"
    assert [path.read_text("utf-8") for path in tmp_path.glob("a.被改动-*")] == ["填过"] * copies


def test_an_output_nobody_lists_any_more_is_removed_with_its_folder(tmp_path: Path) -> None:
    build(tmp_path, [text_output("a/b.md", "甲"), text_output("c.md", "甲")])
    (step,) = build(tmp_path, [text_output("c.md", "甲")])
    assert step.removes
    assert not (tmp_path / "a").exists()
    assert set(read_manifest(tmp_path).outputs) == {"c.md"}


def test_an_unreadable_manifest_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{oops", "utf-8")
    assert read_manifest(tmp_path) == Manifest()


def test_outputs_remove_only_what_they_answer_for(tmp_path: Path) -> None:
    build(tmp_path, [text_output("a/b.md", "甲"), text_output("c/d.md", "甲"), text_output("c/e.md", "甲")])
    manifest = read_manifest(tmp_path)
    kept = [text_output("c/d.md", "甲")]
    (step,) = write_outputs(tmp_path, kept, manifest, answers_for=lambda path: path.startswith("c/"))
    assert (step.removes, step.path) == (True, "c/e.md")
    assert sorted(manifest.outputs) == ["a/b.md", "c/d.md"]


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ({"编排": "1"}, {"编排": "2"}, "编排有变"),
        ({"职责 a": "1", "编排": "1"}, {"职责 a": "2", "编排": "2"}, "职责 a 有变"),
        ({"职责 a": "1"}, {"职责 b": "1"}, "新增 职责 b；不再用 职责 a"),
        ({}, {f"职责 {n}": "1" for n in "abcde"}, "新增 职责 a；新增 职责 b；新增 职责 c 等 5 项"),
    ],
)
def test_reasons_name_records_first(before: dict[str, str], after: dict[str, str], reason: str) -> None:
    assert explain(before, after) == reason


def test_two_meanings_of_one_name_are_two_ingredients() -> None:
    roles: tuple[Role, ...] = (role("企业", policies=("a",)), role("企业", policies=("b",)))
    assert [label_of(one) for one in roles] == ["角色 企业 a", "角色 企业 b"]
    assert {"角色 企业 a", "角色 企业 b"} <= set(text_output("a.md", roles).ingredients())


@pytest.mark.parametrize(
    ("built", "day", "turns"),
    [
        ("2023-12-30", "2023-12-31", False),
        ("2023-12-31", "2024-01-01", True),
        ("2024-01-01", "2023-12-31", True),
        ("2024-01-01", "2024-01-01", False),
        ("2020-01-01", "2030-01-01", True),
    ],
)
def test_tomorrow_matters_only_where_a_status_turns(built: str, day: str, *, turns: bool) -> None:
    manifest = Manifest(as_of=built, turning_days=["2024-01-01"])
    assert turns_between(manifest, date.fromisoformat(day)) is turns
