"""Where the paths mean that `test` hands to pytest."""

from pathlib import Path

import pytest

from generators.commands.test import absolute_path


def test_a_path_to_test_means_where_the_user_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "test_one.py").touch()
    monkeypatch.chdir(tmp_path)
    assert absolute_path("test_one.py::test_a") == f"{tmp_path.resolve()}/test_one.py::test_a"
    assert [absolute_path(other) for other in ("-k", "name", "--full")] == ["-k", "name", "--full"]
