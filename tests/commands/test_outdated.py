"""The command `outdated`: a list for people, the whole for programs; that there are some is no failure."""

import json
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
    assert "文件 《安全检查规定》（有效）：从未核实；引用：jia-2024 制定依据" in found.stdout
    assert "到 2024-06-30 超过 365 天没有核实的：" in found.stdout.splitlines()[-1]


def test_programs_read_all(monkeypatch: pytest.MonkeyPatch) -> None:
    records = json.loads(run(monkeypatch, "--json").stdout)
    assert {one["kind"] for one in records} == {"document", "policy", "term"}
    cited = next(one for one in records if one["name"] == "《安全检查规定》")
    assert cited["cited_by"] == [{"policy": "jia-2024", "clause": None}]
    assert (cited["checked"], cited["days"]) == (None, None)
