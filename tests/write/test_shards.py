"""Shards: the same bytes for the same lists, whole or not there, one that breaks named and left out."""

import errno
import json
import pickle
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from generators.write.shards import (
    FOLDER,
    ShardOrder,
    ShardResult,
    cut_shards,
    is_whole,
    make_shard,
    pack_shard,
    remove_left_over,
    write_zip,
)
from tests.write.shard_makers import TextMaker, enterprises


def order(
    folder: Path, basis: str = "1", breaking: frozenset[str] = frozenset(), *, disk_fails: bool = False
) -> ShardOrder:
    return ShardOrder(
        maker=pickle.dumps(TextMaker(breaking=breaking, disk_fails=disk_fails)), basis=basis, folder=folder
    )


def test_a_roster_is_cut_in_its_order() -> None:
    shards = cut_shards(enterprises(5), size=2)
    assert [(shard.stem, [one.id for one in shard.enterprises]) for shard in shards] == [
        ("00001", ["e-1", "e-2"]),
        ("00002", ["e-3", "e-4"]),
        ("00003", ["e-5"]),
    ]
    assert cut_shards(()) == ()


def test_a_zip_holds_no_moment_and_no_machine(tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    for file in (first, second):
        write_zip(file, [("a/清单.json", b"x" * 1000), ("a/清单.docx", b"y" * 1000)])
    assert first.read_bytes() == second.read_bytes()
    assert 1000 < first.stat().st_size < 1500, "text is packed, what is packed already is not"


def test_a_shard_is_written_with_its_record_and_known_again(tmp_path: Path) -> None:
    (shard,) = cut_shards(enterprises(25))
    assert not is_whole(order(tmp_path), shard)
    assert make_shard(order(tmp_path), shard) == ShardResult(number=1, written=25)
    with ZipFile(tmp_path / FOLDER / "00001.zip") as archive:
        assert archive.testzip() is None
        assert archive.read("e-25/清单.json").decode() == "示例25公司"
        assert len(archive.namelist()) == 50
    assert is_whole(order(tmp_path), shard)
    assert not is_whole(order(tmp_path, basis="2"), shard)
    first = replace(shard.enterprises[0], facts={"从业人数": "9"})
    assert not is_whole(order(tmp_path), pack_shard(1, (first, *shard.enterprises[1:])))


@pytest.mark.parametrize("damage", ["00001.zip", "00001.json"])
def test_a_shard_that_was_touched_is_not_whole(damage: str, tmp_path: Path) -> None:
    (shard,) = cut_shards(enterprises(3))
    make_shard(order(tmp_path), shard)
    path = tmp_path / FOLDER / damage
    path.write_bytes(path.read_bytes()[:-9])
    assert not is_whole(order(tmp_path), shard)


def test_an_enterprise_that_breaks_is_named_and_the_others_are_written(tmp_path: Path) -> None:
    (shard,) = cut_shards(enterprises(25))
    broken = order(tmp_path, breaking=frozenset({"e-7"}))
    result = make_shard(broken, shard)
    assert (result.written, result.failed) == (24, {"e-7": "ValueError: 坏数据"})
    record = json.loads((tmp_path / FOLDER / "00001.json").read_text("utf-8"))
    assert record["failed"] == {"e-7": "ValueError: 坏数据"}
    assert not is_whole(broken, shard), "it is tried again the next time"


def test_a_disk_that_is_full_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shard,) = cut_shards(enterprises(3))
    make_shard(order(tmp_path), shard)
    before = {path.name: path.read_bytes() for path in (tmp_path / FOLDER).iterdir()}

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("generators.write.shards.zipfile.ZipFile.writestr", refuse)
    with pytest.raises(OSError, match="No space"):
        make_shard(order(tmp_path, basis="2"), pack_shard(1, shard.enterprises[:2]))
    assert {path.name: path.read_bytes() for path in (tmp_path / FOLDER).iterdir()} == before


def test_what_is_left_over_goes_and_nothing_else(tmp_path: Path) -> None:
    shards = cut_shards(enterprises(4), size=2)
    for shard in shards:
        make_shard(order(tmp_path), shard)
    for name in (".abc.tmp", "note.txt", "00009.txt"):
        (tmp_path / FOLDER / name).write_text("x", encoding="utf-8")
    assert remove_left_over(tmp_path, 1) == 1
    left = sorted(path.name for path in (tmp_path / FOLDER).iterdir())
    assert left == ["00001.json", "00001.zip", "00009.txt", "note.txt"]


def test_a_disk_that_fails_while_a_list_is_made_is_no_fault_of_the_enterprise(tmp_path: Path) -> None:
    (shard,) = cut_shards(enterprises(3))
    with pytest.raises(OSError, match="temporary"):
        make_shard(order(tmp_path, disk_fails=True), shard)
    assert not list((tmp_path / FOLDER).iterdir()), "what was half made is gone"
