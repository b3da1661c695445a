"""Processes that carry a mark in their environment, and hand it on to those they start: none is overlooked."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

MARK = "ANJIAN_TEST_RUN"
PATIENCE = 20.0


def find_processes(mark: str) -> Iterator[int]:
    """Go through the processes that carry a mark."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"{MARK}={mark}".encode() in (folder / "environ").read_bytes():
                yield int(folder.name)
        except OSError:
            continue


def not_one_left(mark: str) -> bool:
    """Wait until every process with a mark has ended; say whether they did."""
    end = monotonic() + PATIENCE
    while any(True for _ in find_processes(mark)):
        if monotonic() > end:
            return False
        sleep(0.05)
    return True
