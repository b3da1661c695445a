"""Processes of several machines make the shards, through a scheduler of dask.distributed.

Every machine with workers has this project, of the same version, and sees the target folder under the same path. The
scheduler does again by itself what a dying worker held; what several died over comes back as lost.
"""

import logging
import os
import pickle
import socket
import sys
import warnings
import zlib
from collections.abc import Callable, Collection
from concurrent.futures import BrokenExecutor, CancelledError, Future, InvalidStateError
from contextlib import suppress
from functools import cache, partial
from time import monotonic, sleep
from typing import Any, TypeVar

import distributed

from generators.write.output import ROOT, digest, hash_files
from generators.write.shard_crew import CrewError

Result = TypeVar("Result")
CONNECTING = 20.0
"""Seconds to reach the scheduler, and for workers to be there at all."""
DESERTED = 120.0
"""Seconds without a worker after which none is expected back."""
SETTLING = 2.0
"""Seconds before a fresh worker begins: a nanny gives one up for good that dies before it was heard of."""
START_WORKERS = "在每台机器的项目文件夹里运行：PYTHONPATH=. .venv/bin/dask worker {address} --nworkers 4 --nthreads 1"


class OtherMachineError(Exception):
    """A worker that would write other bytes: its program, Python or packing is another."""


class DaskCrew:
    """The workers of a scheduler, however many there are at the moment."""

    tries = 1
    """The scheduler has tried on several workers before it gives up."""

    def __init__(self, address: str) -> None:
        silence()
        self._address = address
        self._under_way: dict[Future[Any], Any] = {}
        self.machine = hash_machine()
        self._seen = monotonic()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # other versions there: workers that would differ are refused below
                self._client = distributed.Client(address, timeout=CONNECTING, set_as_default=False)
        except (OSError, ValueError) as error:
            raise CrewError(
                f"连不上调度器 {address}。\n    提示：先运行 .venv/bin/dask scheduler，再写它给出的地址"
            ) from error
        try:
            self._client.wait_for_workers(1, timeout=CONNECTING)
        except TimeoutError as error:
            self.close()
            raise self._say_deserted() from error

    @property
    def size(self) -> int:
        """Count the workers; for a while none is as good as one."""
        count = len(self._ask(self._client.nthreads))
        if count:
            self._seen = monotonic()
        elif monotonic() - self._seen > DESERTED:
            raise self._say_deserted()
        return max(count, 1)

    def _say_deserted(self) -> CrewError:
        hint = START_WORKERS.format(address=self._address)
        return CrewError(f"调度器 {self._address} 上没有工作进程。\n    提示：{hint}")

    def _ask(self, function: Callable[..., Any], *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - passed on
        """Ask the scheduler; raises CrewError where it is gone, in whatever way that shows."""
        try:
            return function(*arguments, **options)
        except Exception as error:
            raise CrewError(f"与调度器 {self._address} 的连接断了。\n    提示：重新启动调度器和工作进程") from error

    def submit(self, function: Callable[..., Result], *arguments: Any) -> Future[Result]:  # noqa: ANN401 - passed on
        """Have a function called by some worker."""
        mine: Future[Result] = Future()
        call = pickle.dumps(Call(self.machine, function, *arguments))
        theirs = self._ask(self._client.submit, pickle.loads, call, pure=False)
        self._under_way[mine] = theirs
        mine.add_done_callback(lambda done: self._under_way.pop(done, None))
        theirs.add_done_callback(partial(_pass_on, mine, self._address))
        return mine

    def restart(self, hung: Collection[Future[Any]] = ()) -> None:
        """End the workers that are at what never ends; their nannies start others, as for those that died."""
        for mine in hung:
            theirs = self._under_way.get(mine)
            if theirs is None:
                continue
            at_it = [address for address, keys in self._ask(self._client.processing).items() if theirs.key in keys]
            self._ask(theirs.cancel)
            _settle(mine, BrokenExecutor("hung"))
            if at_it:
                self._ask(self._client.run, os._exit, 1, workers=at_it, on_error="ignore")

    def close(self) -> None:
        """Leave the scheduler; it forgets what was asked, and its workers stay for others."""
        with suppress(Exception):
            self._client.cancel(list(self._under_way.values()))
        with suppress(Exception):
            self._client.close(timeout=CONNECTING)


class Call:
    """A call that is made where it is unpickled: the scheduler passes on bytes and need not have this project."""

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 - passed on
        self._arguments = arguments

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return call_here, self._arguments


def silence() -> None:
    """Keep to ourselves what dask says in English about workers that come and go; what matters comes as an error."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def call_here(machine: str, function: Callable[..., Result], *arguments: Any) -> Result:  # noqa: ANN401 - passed on
    """Call a function in a worker, unless it would write other bytes than the others."""
    if hash_machine() != machine:
        raise OtherMachineError(socket.gethostname())
    settle()
    return function(*arguments)


@cache
def settle() -> None:
    """Wait, once in a worker."""
    sleep(SETTLING)


@cache
def hash_machine() -> str:
    """Hash what the bytes of a shard depend on besides its inputs: the program, Python, and what packs the files."""
    parts = (ROOT / "generators", ROOT / "templates", ROOT / "mkdocs.yml", ROOT / "requirements.lock")
    return digest(repr((hash_files(*parts), sys.version_info[:2], zlib.ZLIB_RUNTIME_VERSION)))


def _pass_on(mine: Future[Any], address: str, theirs: Any) -> None:  # noqa: ANN401 - dask's future has no type here
    """Give what became of dask's future to ours."""
    try:
        result = theirs.result()
    except (distributed.KilledWorker, CancelledError) as error:
        _settle(mine, BrokenExecutor(str(error)))
    except OtherMachineError as error:
        _settle(
            mine, CrewError(f"机器 {error} 上的程序与这里不是同一版。\n    提示：装成同一版，再重新启动它的工作进程")
        )
    except ImportError as error:
        hint = START_WORKERS.format(address=address)
        _settle(mine, CrewError(f"有一个工作进程找不到本项目（{error}）。\n    提示：{hint}"))
    except Exception as error:  # noqa: BLE001 - whatever the function raised is the asker's
        _settle(mine, error)
    else:
        with suppress(InvalidStateError):
            mine.set_result(result)


def _settle(mine: Future[Any], error: Exception) -> None:
    with suppress(InvalidStateError):
        mine.set_exception(error)
