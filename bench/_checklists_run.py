"""The whole way: `checklists --roster` over a roster, watched from outside."""

import os
import subprocess
import sys
import threading
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._timing import Figures  # noqa: E402 - the project's folder comes first

EVERY = 0.1
"""Seconds between two looks at the memory."""


def run_checklists(roster: Path, folder: Path, jobs: int) -> Figures:
    """Make the lists of a roster; seconds on the clock, and the most memory at a time in MB."""
    command = [sys.executable, "-m", "generators", "checklists", "--roster", roster, "--out", folder, "--jobs", jobs]
    started = monotonic()
    with subprocess.Popen([*map(str, command)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as run:
        watch = _Watch(run.pid)
        output = run.communicate()[0].decode()
        watch.end()
    if run.returncode:
        raise RuntimeError(output)
    written = sum(file.stat().st_size for file in folder.rglob("*.zip"))
    return {
        "s": monotonic() - started,
        "megabytes": watch.most / 1e6,
        "worker": watch.largest / 1e6,
        "bytes": float(written),
    }


class _Watch:
    """Looks at the memory of a process and of all that came from it."""

    def __init__(self, process: int) -> None:
        self.most = self.largest = 0
        self._process, self._over = process, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop looking."""
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(EVERY):
            sizes = [_resident(one) for one in _family(self._process)]
            self.most = max(self.most, sum(sizes))
            self.largest = max(self.largest, *sizes, 0)


def _family(process: int) -> list[int]:
    """List a process and its descendants."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = path.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(path.parent.name)] = int(after_name[1])
    family = [process]
    for one in family:
        family += [child for child, parent in parents.items() if parent == one]
    return family


def _resident(process: int) -> int:
    """Tell the memory of a process in bytes, pages shared with others counted in part; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
        return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


def processors() -> int:
    """Count the processors this machine gives."""
    return len(os.sched_getaffinity(0))
