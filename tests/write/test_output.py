"""Hashes of what outputs are made from."""

import os
from pathlib import Path

import pytest

from generators.write import output

hash_files = output.hash_files.__wrapped__


def test_bytes_and_names_count_and_times_do_not(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("甲", "utf-8")
    before = hash_files(tmp_path)
    os.utime(file, (1, 1))
    assert hash_files(tmp_path) == before
    file.write_text("乙", "utf-8")
    assert hash_files(tmp_path) != before
    file.write_text("甲", "utf-8")
    file.rename(tmp_path / "b.yaml")
    assert hash_files(tmp_path) != before


def test_an_enormous_file_is_told_by_size_and_time_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yaml"
    file.touch()
    os.truncate(file, output.LARGEST_HASHED + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"read {path}"))
    before = hash_files(tmp_path)
    os.utime(file, (1, 1))
    assert hash_files(tmp_path) != before


def test_a_file_that_cannot_be_read_is_no_error_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text("甲", "utf-8")
    before = hash_files(tmp_path)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "closed", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert hash_files(tmp_path) != before
