"""The command `checklists --scheduler`: several machines, the same bytes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from time import sleep
from typing import Any

import click
import pytest

from generators.commands import ROOT, checklists
from generators.commands.roster_run import carry_out
from generators.write.folder_lock import FolderLock
from generators.write.shards import FOLDER
from tests.cluster import kill_one, marked_cluster
from tests.commands.roster_run import SHARDS, cluster_run, small_run

pytestmark = [
    pytest.mark.needs("dask"),
    pytest.mark.filterwarnings("ignore"),  # dask closes its own sockets and loops as it likes
    pytest.mark.skipif(os.name == "nt", reason="signals and /proc are those of Linux"),
]
COUNT = 200


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give what two processes of this machine write."""
    folder = tmp_path_factory.mktemp("local")
    assert carry_out(small_run(folder, COUNT)) == 0
    return bytes_of(folder)


@pytest.fixture(scope="module")
def cluster(undisturbed: dict[str, bytes]) -> Iterator[Any]:
    """Start a scheduler and two processes."""
    assert undisturbed
    with marked_cluster() as cluster:
        yield cluster


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("after", [0.3, 1.0])
def test_a_cluster_writes_the_bytes_of_this_machine_though_a_worker_is_killed(
    after: float, cluster: Any, undisturbed: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    killer = Timer(after, kill_one, [cluster])
    killer.start()
    run = cluster_run(tmp_path, COUNT, cluster.scheduler_address)
    assert carry_out(run) == 0
    killer.join()
    assert bytes_of(tmp_path) == undisturbed
    assert f"写 {SHARDS}，未变 0" in capsys.readouterr().out
    assert carry_out(run) == 0
    assert f"写 0，未变 {SHARDS}" in capsys.readouterr().out


@pytest.mark.parametrize("after", [0, 5])
def test_a_killed_driver_loses_nothing(
    after: int, cluster: Any, undisturbed: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its workers may still write what they are at while the next run begins."""
    arguments = [sys.executable, "-m", "tests.commands.roster_run", str(tmp_path), str(COUNT)]
    with subprocess.Popen([*arguments, cluster.scheduler_address], cwd=ROOT) as driver:
        while len(list(tmp_path.glob(f"{FOLDER}/*.json"))) < after:
            assert driver.poll() is None
            sleep(0.05)
        driver.kill()
    capsys.readouterr()
    assert carry_out(cluster_run(tmp_path, COUNT, cluster.scheduler_address)) == 0
    assert "没有清单的 0 家" in capsys.readouterr().out
    assert bytes_of(tmp_path) == undisturbed


def test_a_folder_that_another_run_holds_is_left_alone(
    cluster: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with FolderLock(tmp_path):
        assert carry_out(cluster_run(tmp_path, SHARDS, cluster.scheduler_address)) == 3
    assert f"进程 {os.getpid()}" in capsys.readouterr().err
    assert bytes_of(tmp_path) == {}


def test_no_scheduler_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("generators.write.shard_crew_dask.CONNECTING", 0.5)
    assert carry_out(cluster_run(tmp_path, SHARDS, "tcp://127.0.0.1:9")) == 3
    said = capsys.readouterr().err
    assert "连不上调度器 tcp://127.0.0.1:9" in said
    assert "会接着做" in said


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checklists, "find_spec", lambda _: None)
    with pytest.raises(click.UsageError, match=r"requirements-cluster\.lock"):
        checklists.check_scheduler("tcp://10.0.0.1:8786", None)
