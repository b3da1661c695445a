"""Put bytes on disk whole or not at all."""

import filecmp
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Write a file under a temporary name and rename it: a reader sees the old file or the new one, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def move_file(file: Path, path: Path) -> None:
    """Move a file that is whole to another place of the same disk; a reader sees the old file there or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file.chmod(0o644)
    file.replace(path)


def move_if_changed(file: Path, path: Path) -> bool:
    """Move a file that is whole only where its bytes differ; return whether it was moved."""
    with suppress(OSError):
        if filecmp.cmp(file, path, shallow=False):
            return False
    move_file(file, path)
    return True


@contextmanager
def made_aside(path: Path) -> Iterator[Path]:
    """Give an empty file beside a path, to be filled and moved there; gone in the end if it was not.

    What was left half filled by processes that were killed goes as well.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=".tmp")
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for left in path.parent.glob(f".{path.name}-*.tmp"):
            left.unlink(missing_ok=True)


def json_bytes(plain: object) -> bytes:
    """Write plain values as JSON: readable, one line to a value, the same for the same values."""
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file only when its bytes differ; return whether it was written."""
    with suppress(OSError):
        if path.read_bytes() == content:
            return False
    write_file(path, content)
    return True


def remove_file(path: Path, root: Path) -> None:
    """Remove a file and the folders below `root` that it leaves empty."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == root or not folder.is_relative_to(root):
            return
        with suppress(OSError):
            folder.rmdir()
