import os
from pathlib import Path

from generators.read.stamps import find_edited, read_stamps


def test_what_is_written_made_and_removed_is_found(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    kept, written, gone, made = (tmp_path / "sub" / name for name in ("a", "b", "c", "d"))
    for path in (kept, written, gone):
        path.write_text("甲", "utf-8")
    before = read_stamps([tmp_path])
    written.write_text("甲乙", "utf-8")
    gone.unlink()
    made.write_text("甲", "utf-8")
    assert find_edited(before, read_stamps([tmp_path])) == (str(written), str(gone), str(made))


def test_a_change_of_the_same_length_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("甲", "utf-8")
    before = read_stamps([path])
    path.write_text("乙", "utf-8")
    os.utime(path, ns=(0, 1))
    assert find_edited(before, read_stamps([path])) == (str(path),)


def test_what_editors_write_beside_a_file_is_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / ".a.yaml.swp").write_text("甲", "utf-8")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("甲", "utf-8")
    assert read_stamps([tmp_path, tmp_path / "none"]) == {}
