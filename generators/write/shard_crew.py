"""Who makes shards: processes of this machine. What is done when one dies stands in `shard_work.py`.

A `Crew` is all that the work needs to know, so that another executor (`shard_crew_dask.py`) can take its place.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Collection
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, wait
from multiprocessing.connection import wait as wait_for_end
from threading import Thread
from typing import Any, Protocol, TypeVar

Result = TypeVar("Result")
SETTLING = 30.0
"""Seconds that a pool may take to say what was lost with its workers."""


class CrewError(Exception):
    """Nobody is left to do the work, or those who do it cannot; its text is for the user."""


class Crew(Protocol):
    """Runs functions elsewhere. A future that raises BrokenExecutor was lost with its worker; `restart` mends that."""

    tries: int
    """How often a shard may be lost before it is looked at enterprise by enterprise."""

    @property
    def size(self) -> int:
        """How many shards it takes at once; raises CrewError where nobody is left."""

    def submit(self, function: Callable[..., Result], *arguments: Any) -> Future[Result]:  # noqa: ANN401 - passed on
        """Have a function called; raises CrewError where nobody can be asked any more."""

    def restart(self, hung: Collection[Future[Any]] = ()) -> None:
        """Have fresh workers for those that died, and for those at work on what never ends; that is lost."""

    def close(self) -> None:
        """Leave what is under way, and end the workers that were started here, at once."""


class LocalCrew:
    """Processes of this machine. They end with the one that started them, however it ends.

    When one dies, all that is under way is lost: nobody can tell who was at what.
    """

    tries = 3

    def __init__(self, size: int) -> None:
        self.size = size
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context = multiprocessing.get_context(method)
        if method == "forkserver":
            self._context.set_forkserver_preload(["generators.write.list_maker"])
            _start_deaf_to_interrupts()
        self._before = set(multiprocessing.active_children())
        self._under_way: set[Future[Any]] = set()
        self._pool = self._open()

    def _open(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.size, mp_context=self._context, initializer=_begin)

    def submit(self, function: Callable[..., Result], *arguments: Any) -> Future[Result]:  # noqa: ANN401 - passed on
        """Have a function called in a worker."""
        try:
            future = self._pool.submit(function, *arguments)
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return future

    def restart(self, hung: Collection[Future[Any]] = ()) -> None:
        """End the workers, all of them, and start others."""
        del hung
        self.close()
        wait(set(self._under_way), timeout=SETTLING)
        self._pool = self._open()

    def close(self) -> None:
        """End the workers, without waiting for what they are at."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in set(multiprocessing.active_children()) - self._before:
            worker.kill()
            worker.join()


def _start_deaf_to_interrupts() -> None:
    """Start what workers are forked from with Ctrl-C held back: they would hear it before they can say they do not.

    What counts semaphores comes first, because starting it lets Ctrl-C through again; that it cleans up when this
    process is cut short, it keeps to itself.
    """
    from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415 - not on Windows

    sys.warnoptions.append("ignore:resource_tracker:UserWarning")
    resource_tracker.ensure_running()
    sys.warnoptions.pop()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Begin a worker: the driver answers Ctrl-C, and the end of the driver is the worker's own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for_end([parent.sentinel])
        os._exit(1)
