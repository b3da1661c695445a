"""Versions of lists are found by their codes, whatever else lies in the folder."""

from pathlib import Path

import pytest

from generators.read.issued_lists import find_issued
from generators.view.checklist import plain_checklist
from generators.write.files import json_bytes
from generators.write.list_versions import keep_versions
from tests.read.list_filling import DUTIES, small_library, today

CODE = today().checklist.code


def write_list(build: Path, content: bytes) -> None:
    folder = build / "lists" / "shi-li"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "清单.json").write_bytes(content)


def test_a_list_is_found_by_its_code(tmp_path: Path) -> None:
    write_list(tmp_path, json_bytes(plain_checklist(today().checklist)))
    assert find_issued(CODE, tmp_path) == today().recorded


def test_a_version_that_was_kept_is_found_after_the_next_took_its_place(tmp_path: Path) -> None:
    write_list(tmp_path, json_bytes(plain_checklist(today().checklist)))
    keep_versions(tmp_path)
    write_list(tmp_path, json_bytes(plain_checklist(today(small_library(*DUTIES[1:])).checklist)))
    keep_versions(tmp_path)
    assert find_issued(CODE, tmp_path) == today().recorded


@pytest.mark.parametrize("code", ["", "../../etc", "aaaaaaaa", "A*******", CODE + "A"])
def test_what_is_no_code_finds_nothing(code: str, tmp_path: Path) -> None:
    write_list(tmp_path, json_bytes(plain_checklist(today().checklist)))
    assert find_issued(code, tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"[]", b'{"code": "%s"}', b"\xff\xfe", b'{"code": "../x"}'])
def test_what_is_no_record_is_passed_over(content: bytes, tmp_path: Path) -> None:
    write_list(tmp_path, content.replace(b"%s", CODE.encode()))
    keep_versions(tmp_path)
    assert find_issued(CODE, tmp_path) is None
