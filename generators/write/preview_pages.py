"""The process that makes HTML of single pages, as seen by who asks it."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import IO, Any, cast

PROCESS = Path(__file__).with_name("preview_process.py")
_PATIENCE = 5.0
"""Seconds a process gets to end by itself: it may be loading the theme."""


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """What mkdocs made of a page."""

    html: str = ""
    said: str = ""
    """What it complained of, line by line."""
    failure: str = ""
    """Why there is no HTML."""


class PageMaker:
    """A process that has mkdocs and the theme loaded and makes one page after the other, for any thread."""

    def __init__(self, config: Path) -> None:
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(PROCESS), str(config)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        self._lock = Lock()
        self._first: dict[str, Any] | None = None

    def folders(self) -> tuple[Path, ...]:
        """Wait until the theme is loaded; return its folders, ours first. Empty where it could not be loaded."""
        with self._lock:
            return tuple(Path(folder) for folder in self._opening().get("folders", ()))

    def render(self, pages: list[str], path: str, markdown: str) -> Rendered:
        """Make HTML of one page; `pages` are all there are, because the navigation names them."""
        with self._lock:
            failure = self._opening().get("failure")
            if failure:
                return Rendered(failure=failure)
            with suppress(OSError, ValueError):  # it has ended, or was closed meanwhile
                self._ear.write(json.dumps({"pages": pages, "path": path, "markdown": markdown}) + "\n")
                self._ear.flush()
            return Rendered(**self._hear())

    def close(self) -> None:
        """End the process: with its input it ends by itself and takes its folder away."""
        with suppress(OSError):
            self._ear.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        cast("IO[str]", self._process.stdout).close()

    def _opening(self) -> dict[str, Any]:
        if self._first is None:
            self._first = self._hear()
        return self._first

    @property
    def _ear(self) -> IO[str]:
        return cast("IO[str]", self._process.stdin)

    def _hear(self) -> dict[str, Any]:
        line = ""
        with suppress(ValueError):  # it was closed meanwhile
            line = cast("IO[str]", self._process.stdout).readline()
        return cast("dict[str, Any]", json.loads(line)) if line else {"failure": "mkdocs 的进程已经结束"}
