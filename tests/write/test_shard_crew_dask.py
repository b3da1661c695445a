"""A scheduler and two processes: what a local crew writes, to the byte, whatever becomes of them."""

import os
import pickle
import resource
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generators.write.folder_lock import FolderLock
from generators.write.patience import Patience
from generators.write.shard_crew import CrewError, LocalCrew
from generators.write.shard_work import HUNG, KILLED, make_shards
from generators.write.shards import FOLDER, ReplacedError, ShardOrder, ShardResult, cut_shards, make_shard
from tests.cluster import kill_one, marked_cluster, open_cluster
from tests.write.shard_makers import TextMaker, claim_written, enterprises

pytestmark = [
    pytest.mark.needs("dask"),
    pytest.mark.filterwarnings("ignore"),  # dask closes its own sockets and loops as it likes
    pytest.mark.skipif(os.name == "nt", reason="signals, limits and /proc are those of Linux"),
]
COUNT, SIZE = 200, 10


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give what a local crew writes; made first, since what it starts lives as long as these tests."""
    folder, crew = tmp_path_factory.mktemp("local"), LocalCrew(2)
    list(make_shards(crew, order(folder, TextMaker()), cut_shards(enterprises(COUNT), SIZE)))
    crew.close()
    return written(folder)


@pytest.fixture(scope="module")
def cluster(undisturbed: dict[str, bytes]) -> Iterator[Any]:
    """Start a scheduler and two processes under care of its nannies; none is left in the end."""
    assert undisturbed
    with marked_cluster() as cluster:
        yield cluster


@pytest.fixture
def crew(cluster: Any) -> Iterator[Any]:
    crew = open_crew(cluster)
    yield crew
    crew.close()


def open_crew(cluster: Any) -> Any:
    from generators.write.shard_crew_dask import DaskCrew  # noqa: PLC0415 - an extra
    from tests.write.dask_machine import MACHINE  # noqa: PLC0415 - an extra

    crew = DaskCrew(cluster.scheduler_address)
    crew.machine = MACHINE
    return crew


def order(folder: Path, maker: TextMaker) -> ShardOrder:
    return ShardOrder(maker=pickle.dumps(maker), basis="1", folder=folder)


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / FOLDER).iterdir()}


def test_a_killed_worker_loses_nothing_and_the_bytes_are_those_of_a_local_crew(
    crew: Any, cluster: Any, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    shards, maker = cut_shards(enterprises(COUNT), SIZE), TextMaker(seconds=0.01)
    results: list[ShardResult] = []
    for result in make_shards(crew, order(tmp_path, maker), shards):
        results.append(result)
        if len(results) == 3:
            killed = kill_one(cluster)
    assert sorted(result.number for result in results) == list(range(1, COUNT // SIZE + 1)), "each is told once"
    assert sum(result.written for result in results) == COUNT
    with pytest.raises(ProcessLookupError):
        os.kill(killed, 0)
    assert written(tmp_path) == undisturbed


@pytest.mark.parametrize(
    ("maker", "least", "wanted"),
    [
        (TextMaker(deadly=frozenset({"e-2"}), breaking=frozenset({"e-8"})), 60, KILLED),
        (TextMaker(hanging=frozenset({"e-2"}), breaking=frozenset({"e-8"})), 12, HUNG),
    ],
)
def test_enterprises_over_which_workers_die_or_hang_are_found_and_named(
    maker: TextMaker, least: float, wanted: str, crew: Any, tmp_path: Path
) -> None:
    patience = Patience(least=least, each=0.1)
    results = list(make_shards(crew, order(tmp_path, maker), cut_shards(enterprises(9), 3), patience))
    failed = {number: why for result in results for number, why in result.failed.items()}
    assert failed == {"e-2": wanted, "e-8": "ValueError: 坏数据"}
    assert sum(result.written for result in results) == 7


def test_a_full_disk_ends_the_work_and_leaves_what_was_there(crew: Any, cluster: Any, tmp_path: Path) -> None:
    """A limit on the size of files stands in for the end of the disk."""
    shards = cut_shards(enterprises(20), SIZE)
    list(make_shards(crew, order(tmp_path, TextMaker()), shards))
    before = written(tmp_path)
    with cluster.get_client() as client:
        client.run(limit_files, 100)
        with pytest.raises(OSError, match="File too large"):
            list(make_shards(crew, order(tmp_path, TextMaker()), cut_shards(enterprises(40), SIZE * 2)))
        client.run(limit_files, resource.RLIM_INFINITY)
    assert written(tmp_path) == before


def limit_files(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_a_worker_of_another_version_is_refused_and_named(crew: Any, tmp_path: Path) -> None:
    crew.machine = "another"
    with pytest.raises(CrewError, match="不是同一版"):
        list(make_shards(crew, order(tmp_path, TextMaker()), cut_shards(enterprises(1))))
    assert not (tmp_path / FOLDER).exists()


def test_a_worker_that_outlives_its_driver_writes_nothing_into_another_run(tmp_path: Path) -> None:
    (shard,) = cut_shards(enterprises(1))
    late = ShardOrder(maker=pickle.dumps(TextMaker()), basis="1", folder=tmp_path, token="old")  # noqa: S106 - no secret
    with FolderLock(tmp_path), pytest.raises(ReplacedError):
        make_shard(late, shard)
    assert not (tmp_path / FOLDER).exists()


def test_a_file_that_is_not_seen_here_ends_the_work(crew: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generators.write.shard_work.SEEN_WITHIN", 0.1)
    (shard,) = cut_shards(enterprises(1))
    monkeypatch.setattr("generators.write.shard_work.make_shard", claim_written)
    with pytest.raises(CrewError, match="共享文件夹"):
        list(make_shards(crew, order(tmp_path, TextMaker()), [shard]))


def end_scheduler(cluster: Any) -> None:
    cluster.close()


def end_workers(cluster: Any) -> None:
    cluster.scale(0)


@pytest.mark.parametrize(("end", "says"), [(end_scheduler, "连接断了"), (end_workers, "没有工作进程")])
def test_a_cluster_that_goes_away_is_said(
    end: Callable[[Any], None], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generators.write.shard_work.LOOK_AGAIN", 0.2)
    monkeypatch.setattr("generators.write.shard_crew_dask.DESERTED", 1.0)
    monkeypatch.setattr("generators.write.shard_crew_dask.CONNECTING", 10.0)
    shards = cut_shards(enterprises(COUNT), SIZE)
    with open_cluster(1) as cluster:
        crew = open_crew(cluster)
        work = make_shards(crew, order(tmp_path, TextMaker(seconds=0.01)), shards)
        next(work)
        end(cluster)
        with pytest.raises(CrewError, match=says):
            list(work)
        crew.close()


def test_no_scheduler_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from generators.write import shard_crew_dask  # noqa: PLC0415 - needs an extra

    monkeypatch.setattr(shard_crew_dask, "CONNECTING", 0.5)
    with pytest.raises(CrewError, match="连不上调度器"):
        shard_crew_dask.DaskCrew("tcp://127.0.0.1:9")
