"""The command `outdated`: a list for people, the whole for programs; that there are some is no failure."""

import json
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generators.commands import outdated
from generators.commands.content import open_library

SMALL = Path(__file__).resolve().parents[1] / "examples" / "small" / "content"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.setattr(outdated, "open_library", partial(open_library, SMALL))
    return CliRunner().invoke(outdated.command, arguments)


def test_people_read_lines_and_a_total(monkeypatch: pytest.MonkeyPatch) -> None:
    found = run(monkeypatch, "--as-of", "2024-06-30")
    assert found.exit_code == 0
    lines = found.stdout.splitlines()
    assert lines[0] == "文件：3 项超过 365 天没有看过，其中 3 项从未核实"
    assert "  《安全检查规定》（有效）：从未核实；引用：jia-2024 制定依据" in lines
    assert "    提示：查过了，在 content/documents.yaml 的那一条写 核实: 2024-06-30" in lines


def test_of_many_the_first_are_printed_and_the_rest_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outdated, "_FIRST", 1)
    assert "  …… 另有 2 项，加 --all 全部列出" in run(monkeypatch).stdout
    assert "另有" not in run(monkeypatch, "--all").stdout
    assert run(monkeypatch, "--all").stdout.count("从未核实；引用") > run(monkeypatch).stdout.count("从未核实；引用")


def test_where_all_was_looked_at_one_line_says_so() -> None:
    assert list(outdated.say_outdated((), date(2024, 6, 30), 365)) == ["到 2024-06-30 都在 365 天内看过。"]


def test_programs_read_all(monkeypatch: pytest.MonkeyPatch) -> None:
    records = json.loads(run(monkeypatch, "--json").stdout)
    assert {one["kind"] for one in records} == {"document", "policy", "term"}
    cited = next(one for one in records if one["name"] == "《安全检查规定》")
    assert cited["cited_by"] == [{"policy": "jia-2024", "clause": None}]
    assert (cited["checked"], cited["days"]) == (None, None)
