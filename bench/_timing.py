"""What the sides of a measurement share: one piece of work, once, in a process of its own."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

Figures = dict[str, float]


def timed(work: Callable[[], object], count: int = 1) -> Figures:
    """Do a piece of work: its milliseconds of processor time for one of `count` files, the peak of the process in MB.

    Processor time, because the sides are single processes that wait for nothing and the machine has other work.
    """
    started = time.process_time()
    work()
    seconds = time.process_time() - started
    return {"ms": seconds * 1000 / count, "megabytes": peak()}


def peak() -> float:
    """Return the most memory this process has had, in MB; what getrusage says would hold its parent's too."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def run_side(script: Path, *arguments: object) -> Figures:
    """Run one side in a fresh process and return the figures it prints last."""
    command = [sys.executable, str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def play(sides: Mapping[str, Callable[[Path, int], Figures]]) -> None:
    """Be the side that the command line names: `script SIDE FOLDER COUNT`."""
    side, folder, count = sys.argv[1:]
    print(json.dumps(sides[side](Path(folder), int(count))))
