"""A process that has mkdocs loaded. Light to import, so that it can be started before anything else is loaded."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, cast

PROCESS = Path(__file__).with_name("mkdocs_process.py")
SHOWN_LINES = 12
"""How much of what mkdocs says is passed on."""


class Mkdocs:
    """A process that has mkdocs loaded; it can build once."""

    def __init__(self) -> None:
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(PROCESS)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )

    def begin(self, *, config: Path, pages: Path, into: Path, epoch: int) -> None:
        """Let it build the site from a folder of pages into another; do not wait for it."""
        environment = {"SOURCE_DATE_EPOCH": str(epoch), "HANDBOOK_PAGES": str(pages)}
        arguments = ["build", "--strict", "--config-file", str(config), "--site-dir", str(into)]
        order = json.dumps({"arguments": arguments, "environment": environment})
        ear = cast("IO[str]", self._process.stdin)
        with suppress(OSError):  # it has died, and `finish` says of what
            ear.write(order + "\n")
            ear.flush()

    def finish(self) -> str:
        """Wait for what was begun; return what mkdocs complained of, or nothing."""
        said, _ = self._process.communicate()
        if self._process.returncode == 0:
            return ""
        lines = [line for line in said.splitlines() if line.strip() and not line.startswith("INFO")]
        return "\n".join(lines[-SHOWN_LINES:]) or f"mkdocs 退出码 {self._process.returncode}"

    def close(self) -> None:
        """End the process if it was not needed, or is not any more."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()


@contextmanager
def load_mkdocs() -> Iterator[Mkdocs]:
    """Load mkdocs in the background while the pages are made."""
    mkdocs = Mkdocs()
    try:
        yield mkdocs
    finally:
        mkdocs.close()
