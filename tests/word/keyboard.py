"""Somebody types into files that LibreOffice has open (`uno_typing.py`)."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.conftest import UNO_PYTHON

SCRIPT = Path(__file__).with_name("uno_typing.py")
SECONDS = 240


class Job(NamedTuple):
    """A file to type into, where it is saved, and at which bookmark or printed text what is typed."""

    source: Path
    target: Path
    keys: Sequence[tuple[str, str]]


def type_keys(jobs: Sequence[Job], folder: Path) -> None:
    """Let one LibreOffice, with a profile of its own below the folder, do all jobs."""
    asked = [{"source": str(job.source), "target": str(job.target), "keys": job.keys} for job in jobs]
    (folder / "jobs.json").write_text(json.dumps(asked), "utf-8")
    command = [UNO_PYTHON, str(SCRIPT), str(folder / "profile"), str(folder / "jobs.json")]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
