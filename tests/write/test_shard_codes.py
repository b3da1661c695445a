"""Codes of lists in shards: found in the record, and after the shard was made again."""

import json
from pathlib import Path
from typing import Any

from generators.read.issued_lists import find_issued
from generators.view.checklist import plain_checklist
from generators.write.files import json_bytes
from generators.write.shard_codes import OLD, find_codes, keep_old_codes
from generators.write.shards import FOLDER, write_zip
from tests.read.list_filling import DUTIES, small_library, today

BEFORE = plain_checklist(today().checklist)
AFTER = plain_checklist(today(small_library(*DUTIES[1:])).checklist)


def members(plain: dict[str, Any]) -> list[tuple[tuple[str, bytes], ...]]:
    return [(("shi-li/清单.docx", b"x"), ("shi-li/清单.json", json_bytes(plain)))]


def write_shard(folder: Path, plain: dict[str, Any]) -> None:
    """Write a shard as `make_shard` does."""
    shards = folder / FOLDER
    shards.mkdir(exist_ok=True)
    record = {"content": plain["code"] * 2, "codes": find_codes(members(plain))}
    keep_old_codes(shards, "00001", record)
    write_zip(shards / "00001.zip", (member for files in members(plain) for member in files))
    (shards / "00001.json").write_text(json.dumps(record), "utf-8")


def test_codes_are_found_in_what_was_made() -> None:
    assert find_codes(members(BEFORE)) == {"shi-li": BEFORE["code"]}
    assert find_codes([(("a/text.txt", b"no list"),)]) == {}


def test_the_code_of_a_shard_is_found(tmp_path: Path) -> None:
    write_shard(tmp_path, BEFORE)
    assert find_issued(BEFORE["code"], tmp_path) == today().recorded
    assert find_issued(AFTER["code"], tmp_path) is None


def test_an_older_code_is_found_after_the_shard_was_made_again(tmp_path: Path) -> None:
    write_shard(tmp_path, BEFORE)
    write_shard(tmp_path, AFTER)
    assert find_issued(BEFORE["code"], tmp_path) == today().recorded
    assert find_issued(AFTER["code"], tmp_path) == today(small_library(*DUTIES[1:])).recorded


def test_nothing_is_kept_of_a_shard_that_stays(tmp_path: Path) -> None:
    write_shard(tmp_path, BEFORE)
    write_shard(tmp_path, BEFORE)
    assert not (tmp_path / FOLDER / OLD).exists()


def test_a_zip_that_its_record_does_not_know_is_not_kept_under_a_wrong_code(tmp_path: Path) -> None:
    write_shard(tmp_path, BEFORE)
    write_zip(tmp_path / FOLDER / "00001.zip", (member for files in members(AFTER) for member in files))
    write_shard(tmp_path, AFTER)
    assert find_issued(BEFORE["code"], tmp_path) is None
