"""Every command that knows a day takes the content of that day: what was altered or repealed by then."""

import json
import shutil
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from generators.commands import checklists, explain, export
from generators.commands.content import find_enterprise, open_content, open_library
from generators.commands.options import day_of, today
from generators.write.list_maker import ListMaker

SMALL = Path(__file__).resolve().parents[1] / "examples" / "small" / "content"
RECORDS = """\
- 编号: often
  类别: 修订
  自: 2024-06-01
  改为: [{职责编号: jia-2024.1.1.a, 频次: 每日}]
  删去: [jia-2024.1.2.b]
- {编号: gone, 类别: 废止, 自: 2024-09-01, 政策: [jia-2024]}
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Copy a small content, with two amendments."""
    shutil.copytree(SMALL, tmp_path / "content")
    (tmp_path / "content" / "amendments.yaml").write_text(RECORDS, "utf-8")
    return tmp_path / "content"


def run(module: object, content: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    monkeypatch.setattr(module, "open_library", partial(open_library, content))
    found = CliRunner().invoke(module.command, arguments)  # type: ignore[attr-defined]
    assert found.exit_code == 0, found.output
    return found.stdout


def test_the_content_of_a_day_is_without_problems(content: Path) -> None:
    for day in (None, date(2024, 5, 31), date(2024, 6, 1), date(2024, 9, 1)):
        library, _, problems = open_content(content, day=day)
        assert problems == []
        assert library.superseded == (("jia-2024",) if day == date(2024, 9, 1) else ())
        assert len(library.forms) == (0 if day == date(2024, 9, 1) else 2)


@pytest.mark.parametrize(("day", "says"), [("2024-05-31", "每周"), ("2024-06-01", "每日")])
def test_explain_gives_the_values_of_the_day(
    content: Path, monkeypatch: pytest.MonkeyPatch, day: str, says: str
) -> None:
    assert f"频次或时限：{says}" in run(explain, content, monkeypatch, "shili", "jia-2024.1.1.a", "--as-of", day)


def test_a_profile_from_a_file_is_judged_by_its_own_faults_alone(content: Path) -> None:
    library, _ = open_library(content, day=date(2024, 9, 1))
    found, problems = find_enterprise(str(SMALL / "enterprises" / "shili.yaml"), library)
    assert found is not None
    assert problems == []


@pytest.mark.parametrize(
    ("arguments", "recurrence"),
    [
        ((), "每周"),
        (("--as-of", "2024-05-31"), "每周"),
        (("--as-of", "2024-06-01"), "每日"),
        (("--as-of", "2024-09-01"), None),
    ],
)
def test_an_export_is_as_encoded_or_of_a_day(
    content: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], recurrence: str | None
) -> None:
    records = {one["id"]: one for one in json.loads(run(export, content, monkeypatch, "duties", *arguments))}
    found = records.get("jia-2024.1.1.a")
    assert (found["recurrence"]["text"] if found else None) == recurrence
    assert ("jia-2024.1.2.b" in records) is (recurrence == "每周")
    assert "yi-2022.r1.a" in records


def test_the_shards_of_a_roster_notice_an_amendment(content: Path) -> None:
    bases = set()
    for day in (date(2024, 5, 31), date(2024, 6, 1), date(2024, 6, 2)):
        library, labels, _ = open_content(content, day=day)
        maker = ListMaker(library=library, labels=labels, calendar=library.calendar, as_of=day, year=None)
        bases.add(checklists.hash_basis(maker))
        assert checklists.hash_basis(replace(maker, year=2023)) not in bases
    assert len(bases) == 2


def test_a_form_is_of_the_first_day_of_its_month() -> None:
    assert day_of("2024-08") == date(2024, 8, 1)
    assert day_of(None) == today()
