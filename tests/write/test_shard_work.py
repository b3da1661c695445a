"""Several processes: the same bytes as one, nothing lost when one dies, the deadly enterprise named."""

import multiprocessing
import os
import pickle
import random
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from generators.write.patience import Patience
from generators.write.shard_crew import LocalCrew
from generators.write.shard_work import HUNG, KILLED, is_lost, make_shards
from generators.write.shards import FOLDER, ShardOrder, ShardResult, cut_shards, is_whole
from tests.conftest import LongRun
from tests.write.shard_makers import TextMaker, enterprises

COUNT, SIZE = 40, 5


@pytest.fixture
def crew() -> Iterator[LocalCrew]:
    """Two processes, ended after the test."""
    crew = LocalCrew(2)
    yield crew
    crew.close()


def order(folder: Path, maker: TextMaker) -> ShardOrder:
    return ShardOrder(maker=pickle.dumps(maker), basis="1", folder=folder)


def make_all(crew: LocalCrew, folder: Path, maker: TextMaker) -> list[ShardResult]:
    results = list(make_shards(crew, order(folder, maker), cut_shards(enterprises(COUNT), SIZE)))
    return sorted(results, key=lambda result: result.number)


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / FOLDER).iterdir()}


def test_two_processes_write_what_one_writes(crew: LocalCrew, tmp_path: Path) -> None:
    results = make_all(crew, tmp_path / "two", TextMaker())
    assert results == [ShardResult(number=number, written=SIZE) for number in range(1, COUNT // SIZE + 1)]
    alone = LocalCrew(1)
    make_all(alone, tmp_path / "one", TextMaker())
    alone.close()
    assert written(tmp_path / "two") == written(tmp_path / "one")


def test_enterprises_over_which_workers_die_are_found_and_named(crew: LocalCrew, tmp_path: Path) -> None:
    results = make_all(crew, tmp_path, TextMaker(deadly=frozenset({"e-7", "e-33"}), breaking=frozenset({"e-8"})))
    failed = {number: why for result in results for number, why in result.failed.items()}
    assert failed == {"e-7": KILLED, "e-33": KILLED, "e-8": "ValueError: 坏数据"}
    assert sum(result.written for result in results) == COUNT - 3


def test_an_enterprise_that_hangs_is_found_and_the_others_are_written(crew: LocalCrew, tmp_path: Path) -> None:
    maker = TextMaker(hanging=frozenset({"e-7"}), breaking=frozenset({"e-33"}))
    shards, patience = cut_shards(enterprises(COUNT), SIZE), Patience(least=1.5, each=0.1)
    results = list(make_shards(crew, order(tmp_path, maker), shards, patience))
    failed = {number: why for result in results for number, why in result.failed.items()}
    assert failed == {"e-7": HUNG, "e-33": "ValueError: 坏数据"}
    assert sum(result.written for result in results) == COUNT - 2


def test_what_is_asked_of_dead_workers_is_lost_and_fresh_ones_answer(crew: LocalCrew) -> None:
    asked: list[Future[Any]] = [crew.submit(os.abort), crew.submit(int)]
    wait(asked)
    assert is_lost(crew.submit(int))
    crew.restart()
    assert crew.submit(int, "7").result() == 7


def test_patience_is_measured_by_what_was_finished() -> None:
    patience = Patience(least=60, each=2, factor=10)
    assert [patience.limit(count) for count in (1, 200)] == [60, 400]
    patience.learn(50, 100)
    patience.learn(1, 100)
    assert patience.limit(200) == 10 * 0.5 * 200


def test_a_target_that_cannot_be_written_ends_the_work(crew: LocalCrew, tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(OSError, match="shards"):
        make_all(crew, tmp_path, TextMaker())


def test_workers_killed_at_any_moment_lose_nothing(
    crew: LocalCrew, tmp_path: Path, long_run: Callable[[int, int], LongRun]
) -> None:
    run = long_run(3, 50)
    draw = random.Random(run.seed)
    make_all(crew, tmp_path / "undisturbed", TextMaker())
    for number in range(run.count):
        folder, maker = tmp_path / str(number), TextMaker(seconds=0.005)
        killer = Timer(draw.uniform(0, 0.3), kill_one, [draw])
        killer.start()
        results = make_all(crew, folder, maker)
        killer.join()
        assert sorted(result.number for result in results) == list(range(1, COUNT // SIZE + 1)), "each is told once"
        assert written(folder) == written(tmp_path / "undisturbed")
        assert all(is_whole(order(folder, maker), shard) for shard in cut_shards(enterprises(COUNT), SIZE))


def kill_one(draw: random.Random) -> None:
    """Kill a worker, if there is one at this moment."""
    workers = multiprocessing.active_children()
    if workers:
        draw.choice(workers).kill()


def test_no_process_is_left_when_the_crew_is_closed() -> None:
    before = set(multiprocessing.active_children())
    crew = LocalCrew(2)
    crew.submit(int).result()
    crew.close()
    assert set(multiprocessing.active_children()) <= before
