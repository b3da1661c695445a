"""Shards handed to a crew: what a dying or hanging worker held is done again, then taken apart.

Whoever does the work, nothing counts as written before its record was found in the folder from here.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import dataclass, replace
from time import monotonic, sleep
from typing import Any

from generators.model.enterprise import Enterprise
from generators.write.patience import Patience
from generators.write.shard_crew import Crew, CrewError
from generators.write.shards import Shard, ShardOrder, ShardResult, is_written, make_shard, try_enterprise

TRIES_ALONE = 2
TRIES_HUNG = 2
KILLED = "生成它的清单时进程被系统结束，可能是内存不够"
HUNG = "生成它的清单时进程一直没有结束，已强行停下"
LOOK_AGAIN = 5.0
"""Seconds between two looks at work that says nothing."""
SEEN_WITHIN = 60.0
"""Seconds until a file written by another machine is seen here: shared folders remember what was not there."""


@dataclass(frozen=True, kw_only=True)
class UnderWay:
    """A shard that somebody is at, and since when."""

    shard: Shard
    since: float


def make_shards(
    crew: Crew, order: ShardOrder, shards: Iterable[Shard], patience: Patience | None = None
) -> Iterator[ShardResult]:
    """Make every shard, in no set order.

    Raises OSError where the target cannot be written, CrewError where nobody can do the work.
    """
    return ShardWork(crew, order, shards, patience or Patience()).run()


class ShardWork:
    """The shards of a run: which wait, which are under way, and how often each was lost."""

    def __init__(self, crew: Crew, order: ShardOrder, shards: Iterable[Shard], patience: Patience) -> None:
        self._crew, self._order, self._patience = crew, order, patience
        self._waiting = deque(shards)
        self._running: dict[Future[ShardResult], UnderWay] = {}
        self._deaths, self._hangs = Counter[int](), Counter[int]()

    def run(self) -> Iterator[ShardResult]:
        """Keep every worker at one shard until all are made."""
        while self._waiting or self._running:
            self._hand_out()
            hung = self._find_hung()
            if hung or any(is_lost(future) for future in self._running):
                self._crew.restart(hung)
            for future in [future for future in self._running if future.done()]:
                if not is_lost(future):
                    yield self._receive(future)
            self._try_again(hung)

    def _hand_out(self) -> None:
        size = self._crew.size
        while self._waiting and len(self._running) < size:
            shard = self._waiting.popleft()
            future = self._crew.submit(make_shard, self._order, shard)
            self._running[future] = UnderWay(shard=shard, since=monotonic())

    def _find_hung(self) -> list[Future[ShardResult]]:
        """Wait until something is done, a little at most; name what should have been done long ago."""
        wait(self._running, timeout=min(LOOK_AGAIN, self._patience.least), return_when=FIRST_COMPLETED)
        now = monotonic()
        return [
            future
            for future, one in self._running.items()
            if not future.done() and now - one.since > self._patience.limit(one.shard.count)
        ]

    def _receive(self, future: Future[ShardResult]) -> ShardResult:
        """Take a result, once its record stands in the folder; raises what the worker raised."""
        one = self._running.pop(future)
        result = future.result()
        self._patience.learn(monotonic() - one.since, one.shard.count)
        wait_until_seen(self._order, one.shard)
        return result

    def _try_again(self, hung: list[Future[ShardResult]]) -> None:
        """Put back what was lost; what is always there when workers die or hang is taken apart first.

        What is lost because workers were ended for another's sake is not held against it.
        """
        lost = [(future, self._running.pop(future).shard) for future in list(self._running) if is_lost(future)]
        for future, shard in reversed(lost):
            self._hangs[shard.number] += future in hung
            self._deaths[shard.number] += not hung
            guilty = self._hangs[shard.number] >= TRIES_HUNG or self._deaths[shard.number] >= self._crew.tries
            self._waiting.appendleft(find_deadly(self._crew, self._order, shard, self._patience) if guilty else shard)


def is_lost(future: Future[Any]) -> bool:
    """Say whether what was asked for went down with a worker."""
    return future.done() and (future.cancelled() or isinstance(future.exception(), BrokenExecutor))


def wait_until_seen(order: ShardOrder, shard: Shard) -> None:
    """Wait until a shard that a worker has written is seen from here. Raises CrewError where it never is."""
    end = monotonic() + SEEN_WITHIN
    while not is_written(order, shard):
        if monotonic() > end:
            raise CrewError(
                f"{order.folder}：写好的 {shard.stem}.zip 在这里看不到，或者已经被改动。\n"
                "    提示：各台机器要用同一个共享文件夹，路径也相同；用 --out 指定"
            )
        sleep(0.5)


def find_deadly(crew: Crew, order: ShardOrder, shard: Shard, patience: Patience) -> Shard:
    """Try the enterprises of a shard alone; return it without those over which every worker dies or hangs."""
    found = {
        one.id: _try_alone(crew, order, one, patience.limit(1))
        for one in shard.enterprises
        if one.id not in shard.skipped
    }
    return replace(shard, skipped={**shard.skipped, **{number: why for number, why in found.items() if why}})


def _try_alone(crew: Crew, order: ShardOrder, enterprise: Enterprise, seconds: float) -> str:
    """Try one enterprise; return why it cannot be done, or nothing."""
    why = ""
    for _ in range(min(crew.tries, TRIES_ALONE)):
        future = crew.submit(try_enterprise, order, enterprise)
        wait([future], timeout=seconds)
        if future.done() and not is_lost(future):
            future.result()
            return ""
        why = KILLED if future.done() else HUNG
        crew.restart([] if future.done() else [future])
    return why
