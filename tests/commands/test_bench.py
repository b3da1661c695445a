"""What `bench` hands to the script it runs, and what it hands back."""

from pathlib import Path

import pytest

from generators.__main__ import main
from generators.commands import bench


def test_bench_passes_arguments_and_failure_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench/sum.py").write_text("import sys\nsys.exit(sys.argv[1:] != ['--n', '2'])", encoding="utf-8")
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    assert main(["bench", "sum", "--n", "2"]) == 0
    assert main(["bench", "sum", "--n", "3"]) == 1
