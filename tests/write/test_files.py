from pathlib import Path

import pytest

from generators.write.files import made_aside, move_file, move_if_changed, remove_file, write_file, write_if_changed


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b.txt", b"1")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"1"


def test_a_failing_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_file(tmp_path / "a.txt", b"old")

    def refuse(*_: object) -> None:
        message = "磁盘满"
        raise OSError(message)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="磁盘满"):
        write_file(tmp_path / "a.txt", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_moved_file_replaces_the_one_there_and_everybody_may_read_it(tmp_path: Path) -> None:
    new, there = tmp_path / "new.txt", tmp_path / "a" / "b.txt"
    write_file(there, b"old")
    write_file(new, b"new")
    new.chmod(0o600)
    move_file(new, there)
    assert there.read_bytes() == b"new"
    assert there.stat().st_mode & 0o044
    assert not new.exists()


def test_what_is_made_aside_is_moved_or_gone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.zip"
    for content, moved in ((b"1", True), (b"1", False), (b"2", True)):
        with made_aside(path) as file:
            file.write_bytes(content)
            assert move_if_changed(file, path) is moved
    (path.parent / ".b.zip-killed.tmp").write_bytes(b"half")
    with made_aside(path) as file:
        file.write_bytes(b"never moved")
    assert [(one.name, one.read_bytes()) for one in path.parent.iterdir()] == [("b.zip", b"2")]


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert write_if_changed(path, b"1")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert not write_if_changed(path, b"1")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert write_if_changed(path, b"2")


def test_a_removed_file_takes_its_empty_folders_with_it_but_not_the_root(tmp_path: Path) -> None:
    root = tmp_path / "build"
    write_file(root / "a" / "b" / "c.txt", b"1")
    write_file(root / "a" / "d.txt", b"1")
    remove_file(root / "a" / "b" / "c.txt", root)
    assert not (root / "a" / "b").exists()
    remove_file(root / "a" / "d.txt", root)
    assert root.exists()
    assert not (root / "a").exists()


def test_removing_what_is_gone_is_no_error(tmp_path: Path) -> None:
    remove_file(tmp_path / "a" / "b.txt", tmp_path)
