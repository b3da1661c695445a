"""Writing a list over an older one: what somebody filled in stays, what we wrote ourselves makes room."""

from dataclasses import replace
from pathlib import Path

import pytest

from generators.write.list_versions import foretell_versions, keep_versions, write_list
from generators.write.manifest import Manifest, write_outputs
from generators.write.manifest import write_manifest as note
from generators.write.output import Output

WORD, DATA = "lists/shi-li/清单.docx", "lists/shi-li/清单.json"


def outputs(content: bytes) -> list[Output]:
    return [Output(path=path, view=content.decode(), make=lambda: content) for path in (WORD, DATA)]


def write(folder: Path, content: bytes, suffix: str = "") -> dict[str, str | None]:
    return {path.name: kept.name if kept else None for path, kept in write_list(folder, outputs(content), suffix)}


def issue(code: str) -> Output:
    content = f'{{"code": "{code}"}}'.encode()
    return Output(path=DATA, view=code, make=lambda: content)


def test_a_version_is_foretold_as_it_is_kept_and_the_older_one_stays(tmp_path: Path) -> None:
    for code in ("AAAAAAAA", "BBBBBBBB"):
        kept = f"lists/shi-li/版本/{code}.json"
        assert [(step.action, step.path) for step in foretell_versions(tmp_path, [issue(code)])] == [("新建", kept)]
        write_outputs(tmp_path, [issue(code)], Manifest())
        keep_versions(tmp_path)
        assert foretell_versions(tmp_path, [issue(code)]) == []
    assert sorted(path.name for path in tmp_path.rglob("版本/*")) == ["AAAAAAAA.json", "BBBBBBBB.json"]


@pytest.mark.parametrize("path", ["lists/shi-li/清单.docx", "forms/shi-li/清单.json", "清单.json"])
def test_what_is_no_list_has_no_version(path: str, tmp_path: Path) -> None:
    assert foretell_versions(tmp_path, [replace(issue("AAAAAAAA"), path=path)]) == []


def test_what_we_wrote_makes_room(tmp_path: Path) -> None:
    write(tmp_path, b"one")
    assert write(tmp_path, b"two") == {"清单.docx": None, "清单.json": None}
    assert (tmp_path / WORD).read_bytes() == b"two"


def test_what_a_build_wrote_makes_room(tmp_path: Path) -> None:
    manifest = Manifest()
    write_outputs(tmp_path, outputs(b"one"), manifest)
    note(tmp_path, manifest)
    assert write(tmp_path, b"two") == {"清单.docx": None, "清单.json": None}


def test_what_somebody_filled_in_is_kept_once(tmp_path: Path) -> None:
    write(tmp_path, b"one")
    (tmp_path / WORD).write_bytes(b"typed")
    kept = write(tmp_path, b"two")["清单.docx"]
    assert kept is not None
    assert (tmp_path / WORD).with_name(kept).read_bytes() == b"typed"
    assert write(tmp_path, b"three") == {"清单.docx": None, "清单.json": None}


def test_a_continued_list_stands_beside_the_blank_one(tmp_path: Path) -> None:
    write(tmp_path, b"one")
    assert write(tmp_path, b"two", "-续") == {"清单-续.docx": None, "清单-续.json": None}
    assert (tmp_path / WORD).read_bytes() == b"one"
