"""A scheduler of dask.distributed and its workers, on this machine, for a test."""

import logging
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from tests.processes import MARK, not_one_left


def open_cluster(workers: int) -> Any:
    """Start a scheduler and workers, each under care of a nanny."""
    from distributed import LocalCluster  # noqa: PLC0415 - an extra

    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
        preload=["tests.write.dask_machine"],
    )


@contextmanager
def marked_cluster() -> Iterator[Any]:
    """Start two workers; see that no process is left in the end. Start a local crew before: what it needs lives on."""
    import dask  # noqa: PLC0415 - an extra
    import distributed  # noqa: PLC0415 - what dask is told before distributed adds its settings, it takes back with them

    assert distributed
    mark = uuid4().hex
    os.environ[MARK] = mark
    with dask.config.set({"distributed.scheduler.allowed-failures": 1}), open_cluster(2) as cluster:
        yield cluster
    del os.environ[MARK]
    assert not_one_left(mark)


def kill_one(cluster: Any) -> int:
    """Kill a worker, not its nanny."""
    pid: int = next(iter(cluster.workers.values())).pid
    os.kill(pid, signal.SIGKILL)
    return pid
