"""Which files below some folders there are, and when each was last written: asked often, to notice an edit."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Stamps = Mapping[str, tuple[int, int]]
"""Path -> when it was written, and its size."""
_UNSEEN = ("__pycache__",)


def read_stamps(paths: Iterable[Path]) -> Stamps:
    """Read the stamps of files and of everything below folders; a file that goes meanwhile is not there."""
    return dict(stamp for path in paths for stamp in _stamps_of(path))


def find_edited(before: Stamps, after: Stamps) -> tuple[str, ...]:
    """Find the files that were written, made or removed."""
    return tuple(sorted(path for path in {*before, *after} if before.get(path) != after.get(path)))


def _stamps_of(path: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        if not path.is_dir():
            known = path.stat()
            yield str(path), (known.st_mtime_ns, known.st_size)
            return
        entries = list(os.scandir(path))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _UNSEEN:  # what editors write beside a file
            continue
        yield from _stamps_of(Path(entry.path))
