"""One run at a time in a folder: a file that says who is at work there, and a lock that ends with the process."""

import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Self
from uuid import uuid4

LOCK = ".lock"
_MOST = 4096
_BEYOND = 1 << 20
"""Windows keeps others from reading what is locked: lock a byte behind the text."""


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who is at work in a folder."""

    host: str
    pid: int
    since: str
    token: str
    """Of this run alone: by it a worker sees that its driver has been replaced."""


class FolderHeldError(Exception):
    """Another run is at work in the folder."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__()
        self.holder = holder


class FolderLock:
    """Holds a folder while it is open. Raises FolderHeldError where another run does, OSError where none can.

    The system lets go of the lock when a process ends, however it ends: a file that is left over is not locked. One
    that names another machine is believed all the same, since not every shared disk passes locks on.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK
        self._file = _open_locked(self._path)
        holder = read_holder(self._path)
        if holder is not None and holder.host != socket.gethostname():
            os.close(self._file)
            raise FolderHeldError(holder)
        self.holder = Holder(
            host=socket.gethostname(),
            pid=os.getpid(),
            since=datetime.now().astimezone().isoformat(" ", "seconds"),
            token=uuid4().hex,
        )
        os.ftruncate(self._file, 0)
        os.write(self._file, json.dumps(asdict(self.holder)).encode())

    def release(self) -> None:
        """Let go; where the file cannot be removed, it is left empty and holds nobody off."""
        with suppress(OSError):
            os.ftruncate(self._file, 0)
        with suppress(OSError):
            self._path.unlink()
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def read_holder(path: Path) -> Holder | None:
    """Read who holds a folder; nobody, where the file is not there, empty or no longer whole."""
    try:
        return Holder(**json.loads(path.read_bytes()[:_MOST]))
    except (OSError, ValueError, TypeError):
        return None


def _open_locked(path: Path) -> int:
    """Open the lock and take it; again, where the one who had it removed it in the meantime."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if not _take(file):
            os.close(file)
            raise FolderHeldError(read_holder(path))
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file), path.stat()):
                return file
        os.close(file)


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> bool:
        os.lseek(file, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(file, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _take(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
