"""A folder is held by one run; what a dead run leaves behind holds nobody off."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generators.write.folder_lock import LOCK, FolderHeldError, FolderLock, read_holder


def test_a_folder_is_held_once_and_free_again(tmp_path: Path) -> None:
    with FolderLock(tmp_path) as lock:
        with pytest.raises(FolderHeldError) as caught:
            FolderLock(tmp_path)
        if os.name != "nt":
            assert caught.value.holder == lock.holder
            assert lock.holder.pid == os.getpid()
    assert not (tmp_path / LOCK).exists()
    FolderLock(tmp_path).release()


def test_what_a_killed_run_left_holds_nobody_off(tmp_path: Path) -> None:
    program = f"""
import os, pathlib
from generators.write.folder_lock import FolderLock
FolderLock(pathlib.Path({str(tmp_path)!r}))
os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    left = read_holder(tmp_path / LOCK)
    assert left is not None
    with FolderLock(tmp_path) as lock:
        assert lock.holder.token != left.token


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}'])
def test_a_lock_that_says_nothing_holds_nobody_off(text: str, tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(text, encoding="utf-8")
    FolderLock(tmp_path).release()


def test_a_run_on_another_machine_is_believed(tmp_path: Path) -> None:
    other = {"host": "another machine", "pid": 1, "since": "2023-04-01 08:00:00+08:00", "token": "x"}
    (tmp_path / LOCK).write_text(json.dumps(other), encoding="utf-8")
    with pytest.raises(FolderHeldError) as caught:
        FolderLock(tmp_path)
    assert caught.value.holder is not None
    assert caught.value.holder.host == "another machine"
    assert json.loads((tmp_path / LOCK).read_text(encoding="utf-8")) == other
