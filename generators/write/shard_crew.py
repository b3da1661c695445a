"""Who makes shards: processes of this machine, and what is done when one of them dies.

A `Crew` is all that the work needs to know, so that another executor (several machines, say) can take its place.
"""

import multiprocessing
import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import wait as wait_for_end
from threading import Thread
from typing import Any, Protocol, TypeVar

from generators.model.enterprise import Enterprise
from generators.write.shards import Shard, ShardOrder, ShardResult, make_shard, try_enterprise

TRIES = 3
"""A shard that was under way this often when a worker died is looked at enterprise by enterprise."""
TRIES_ALONE = 2
KILLED = "生成它的清单时进程被系统结束，可能是内存不够"

Result = TypeVar("Result")


class Crew(Protocol):
    """Runs functions elsewhere. A future that raises BrokenExecutor was lost with its worker; `restart` mends that."""

    size: int

    def submit(self, function: Callable[..., Result], *arguments: Any) -> Future[Result]:  # noqa: ANN401 - passed on
        """Have a function called; raises BrokenExecutor where nobody is left to do it."""

    def restart(self) -> None:
        """Begin anew with fresh workers; what was under way is lost."""

    def close(self) -> None:
        """End all workers, at once."""


class LocalCrew:
    """Processes of this machine. They end with the one that started them, however it ends."""

    def __init__(self, size: int) -> None:
        self.size = size
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context = multiprocessing.get_context(method)
        if method == "forkserver":
            self._context.set_forkserver_preload(["generators.write.list_maker"])
        self._before = set(multiprocessing.active_children())
        self._pool = self._open()

    def _open(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.size, mp_context=self._context, initializer=_begin)

    def submit(self, function: Callable[..., Result], *arguments: Any) -> Future[Result]:  # noqa: ANN401 - passed on
        """Have a function called in a worker."""
        return self._pool.submit(function, *arguments)

    def restart(self) -> None:
        """End the workers and start others."""
        self.close()
        self._pool = self._open()

    def close(self) -> None:
        """End the workers, without waiting for what they are at."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in set(multiprocessing.active_children()) - self._before:
            worker.kill()
            worker.join()


def _begin() -> None:
    """Begin a worker: the driver answers Ctrl-C, and the end of the driver is the worker's own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for_end([parent.sentinel])
        os._exit(1)


def make_shards(crew: Crew, order: ShardOrder, shards: Iterable[Shard]) -> Iterator[ShardResult]:
    """Make every shard, in no set order. Raises OSError where the target cannot be written.

    When a worker dies, what was under way is done again; a shard that is always there when one dies is taken apart.
    """
    waiting, tries = deque(shards), Counter[int]()
    while waiting:
        running: dict[Future[ShardResult], Shard] = {}
        with suppress(BrokenExecutor):
            yield from _make_until_broken(crew, order, waiting, running)
        lost = []
        for future, shard in running.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                yield future.result()
            else:
                lost.append(shard)
        if lost or waiting:
            crew.restart()
        tries.update(shard.number for shard in lost)
        again = [find_deadly(crew, order, shard) if tries[shard.number] >= TRIES else shard for shard in lost]
        waiting.extendleft(reversed(again))


def _make_until_broken(
    crew: Crew, order: ShardOrder, waiting: deque[Shard], running: dict[Future[ShardResult], Shard]
) -> Iterator[ShardResult]:
    """Keep every worker at one shard; raises BrokenExecutor with what is lost still in `running`."""
    while waiting or running:
        while waiting and len(running) < crew.size:
            running[crew.submit(make_shard, order, waiting[0])] = waiting[0]
            waiting.popleft()
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            result = future.result()
            del running[future]
            yield result


def find_deadly(crew: Crew, order: ShardOrder, shard: Shard) -> Shard:
    """Try the enterprises of a shard alone; return it without those over which every worker dies."""
    deadly = {one.id: KILLED for one in shard.enterprises if one.id not in shard.skipped and _kills(crew, order, one)}
    return replace(shard, skipped={**shard.skipped, **deadly})


def _kills(crew: Crew, order: ShardOrder, enterprise: Enterprise) -> bool:
    for _ in range(TRIES_ALONE):
        try:
            crew.submit(try_enterprise, order, enterprise).result()
        except BrokenExecutor:
            crew.restart()
        else:
            return False
    return True
