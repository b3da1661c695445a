"""Seeded faults: every folder of tests/examples/broken is a test, and all that can stand together are found at once.

A folder holds what differs from tests/examples/small, `removed.txt` what is gone, and `expected.txt` what is said.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import pytest

from generators.commands.content import open_library, say_problem, show_problems
from generators.model.problem import Problem

EXAMPLES = Path(__file__).parent.parent / "examples"
SMALL = EXAMPLES / "small"
CASES = sorted(path for path in (EXAMPLES / "broken").iterdir() if path.is_dir())

ALONE = {
    "clause-before-its-parent": "others are told by the path of the clause",
    "day-does-not-exist": "a date that cannot be read leaves nothing to hold the prose against",
    "duty-id-of-another-policy": "others are told by the id of the duty",
    "duty-id-twice": "others are told by the id of the duty",
    "file-name-differs": "others are told by the id of the enterprise",
    "form-of-no-policy": "no attachment or duty can be looked for in a policy that is not there",
    "limit-not-understood": "leaves nothing to hold the prose against",
    "list-twice": "others are told by the name of the list",
    "milestone-of-another-year": "the prose of the milestone would be right for that year",
    "not-a-whole-number": "a place of which something could not be read may have the title that is missing",
    "phrase-not-understood": "leaves nothing to hold the prose against",
    "phrase-of-another-kind": "leaves nothing to hold the prose against",
    "quota-from-no-column": "quotas wait for forms that cannot be read, and a quota is told of its first fault",
    "quota-of-no-figure": "quotas wait for forms that cannot be read",
    "quota-of-no-form": "quotas wait for forms that cannot be read",
    "role-twice": "the second role of the name has no parent and opens the ring of roles",
    "role-without-parent": "opens the ring of roles",
    "text-where-record": "takes one of the two waivers away",
    "unknown-comparison": "there is no test left whose fact or number could be wrong",
    "unknown-fact": "a number is not held against a fact nobody knows",
    "unknown-key": "may be meant for the field the prose needs",
    "unknown-key-hides-nothing": "may be meant for the field the prose needs",
}
"""Faults that change what can be said of others, and how."""


def problems_of(folder: Path) -> list[Problem]:
    return open_library(folder / "content")[1]


def lay(case: Path, folder: Path) -> Path:
    """Copy the small content and lay a case over it."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    shutil.copytree(case, folder, dirs_exist_ok=True)
    removed = case / "removed.txt"
    for line in removed.read_text(encoding="utf-8").splitlines() if removed.exists() else ():
        path = folder / line
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    return folder


def expected_of(case: Path) -> str:
    return (case / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_fault_is_said_at_its_place_with_a_hint_and_nothing_else(case: Path, tmp_path: Path) -> None:
    said = problems_of(lay(case, tmp_path / "project"))
    assert "".join(f"{say_problem(problem)}\n" for problem in said) == expected_of(case)
    assert said
    assert all(problem.hint for problem in said)


def test_there_are_enough_faults() -> None:
    assert len(CASES) >= 45


def test_clean_content_has_no_problem() -> None:
    assert problems_of(SMALL) == []


def test_our_own_content_has_no_problem() -> None:
    assert [say_problem(problem) for problem in open_library()[1]] == []


# --- all at once


@dataclass(frozen=True)
class Edit:
    """What a case changes in one file: text[start:end] becomes `new`."""

    file: str
    start: int
    end: int
    new: str


def edit_of(case: Path) -> Edit | None:
    """Return the one change of a case that edits a file of the small content; None for what does more."""
    files = [path for path in (case / "content").rglob("*") if path.is_file()] if (case / "content").exists() else []
    if len(files) != 1 or not (SMALL / files[0].relative_to(case)).exists():
        return None
    try:
        new = files[0].read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
    name = files[0].relative_to(case).as_posix()
    old = (SMALL / name).read_text(encoding="utf-8")
    start = common(old, new)
    end = common(old[start:][::-1], new[start:][::-1])
    return Edit(name, start, len(old) - end, new[start : len(new) - end])


def common(one: str, other: str) -> int:
    """Count the characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def hides_the_file(case: Path) -> bool:
    """Say whether the file can no longer be read as YAML, which hides every other fault in it."""
    return any(word in expected_of(case) for word in UNREADABLE)


UNREADABLE = (
    "冒号「：」",
    "YAML",
    "Tab",
    "锚点",
    "标签（!）",
    "嵌套太深",
    "---",
    "没有内容\n",
    "登记表应是",
    "文件应是",
)


def choose_edits() -> Iterator[tuple[Path, Edit]]:
    """Choose every case whose change touches no change chosen before."""
    taken: list[Edit] = []
    for case in CASES:
        edit = edit_of(case)
        if edit is None or hides_the_file(case) or case.name in ALONE:
            continue
        if all(other.file != edit.file or other.end < edit.start or edit.end < other.start for other in taken):
            taken.append(edit)
            yield case, edit


def messages(text: str) -> set[str]:
    """Return what is said, without line and column, which shift when faults stand together."""
    lines = [line for line in text.splitlines() if not line.startswith("    ")]
    return {f"{place.split(':')[0]}: {message}" for place, _, message in (line.partition(": ") for line in lines)}


def test_all_faults_that_can_stand_together_are_found_in_one_run(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    chosen = list(choose_edits())
    for _, edit in sorted(chosen, key=lambda pair: pair[1].start, reverse=True):
        path = tmp_path / edit.file
        text = path.read_text(encoding="utf-8")
        path.write_text(text[: edit.start] + edit.new + text[edit.end :], encoding="utf-8")
    said = messages("\n".join(say_problem(problem) for problem in problems_of(tmp_path)))
    missing = {case.name: messages(expected_of(case)) - said for case, _ in chosen}
    assert {name: lines for name, lines in missing.items() if lines} == {}
    assert len(chosen) >= 45


def test_the_closing_line_counts_problems_and_files(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = lay(EXAMPLES / "broken" / "anchors", tmp_path / "project")
    shutil.copy(EXAMPLES / "broken/misspelt-role/content/policies/jia-2024.yaml", folder / "content/policies")
    assert show_problems(problems_of(folder)) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "共 3 处问题，涉及 2 个文件；未写出任何文件。"
