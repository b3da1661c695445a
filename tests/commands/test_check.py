"""The checks that `check` runs and how it says what came of them."""

import pytest

from generators.__main__ import main
from generators.commands import check


@pytest.mark.parametrize(("failing", "code"), [(None, 0), ("ruff", 1), ("lint-imports", 1)])
def test_check_runs_everything_and_says_how_each_went(
    failing: str | None, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "check_content", lambda: {"内容": True})
    monkeypatch.setattr(check, "run_check", lambda arguments: arguments[0] != failing)
    assert main(["check"]) == code
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition("：")[0] for line in lines] == ["内容", *check.CODE_CHECKS]
    assert any("未通过" in line for line in lines) == (failing is not None)


def test_check_content_leaves_the_code_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "check_content", lambda: {"内容": False})
    assert main(["check", "--content"]) == 1
    assert capsys.readouterr().out == "内容：未通过\n"
