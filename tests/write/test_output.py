"""Hashes of what outputs are made from."""

import os
from pathlib import Path

import pytest

from generators.model.policy import Strength
from generators.model.problem import Place
from generators.view.handbook.index import Link
from generators.view.handbook.table import Cell, Row
from generators.write import output
from generators.write.output import Naming, Output
from tests.builders import duty

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


def ingredients(view: object, naming: Naming | None = None) -> dict[str, str]:
    return Output(path="x", view=view, make=bytes).ingredients(naming)


def row(text: str, **changes: object) -> Row:
    return Row(cells=(Cell(parts=(Link(text=text),)),), record=duty("zz-2023.1.a", **changes))


def test_a_record_deep_in_a_view_is_named_and_its_change_is_its_own() -> None:
    before, after = ingredients([row("甲")]), ingredients([row("甲", strength=Strength.MAY)])
    assert set(before) == {"职责 zz-2023.1.a", "编排"}
    assert before["职责 zz-2023.1.a"] != after["职责 zz-2023.1.a"]
    assert ingredients([duty()])["编排"] == ingredients([duty(strength=Strength.MAY)])["编排"]


def test_whatever_else_a_view_holds_is_its_arrangement() -> None:
    before = ingredients([row("甲")])
    for other in ([row("乙")], (row("甲"), 1), {"甲": row("甲")}, [row("甲"), None]):
        found = ingredients(other)
        assert found["职责 zz-2023.1.a"] == before["职责 zz-2023.1.a"]
        assert found["编排"] != before["编排"]


def test_where_a_record_stands_in_its_file_does_not_count() -> None:
    assert ingredients([duty(place=Place(file="a.yaml"))]) == ingredients([duty(place=Place(file="b.yaml"))])


def test_outputs_that_share_a_naming_are_named_as_alone() -> None:
    naming, shared = Naming(), row("甲")
    assert [ingredients([shared], naming), ingredients((shared, "乙"), naming)] == [
        ingredients([shared]),
        ingredients((shared, "乙")),
    ]
