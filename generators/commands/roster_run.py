"""A run over a roster: who makes its shards, what stands in its folder in the end, what is said of it."""

import csv
import os
import socket
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path

import click

from generators.commands import INTERRUPTED, SOME_FAILED
from generators.commands.content import say_write_failure
from generators.commands.progress import Progress
from generators.model.enterprise import Enterprise
from generators.model.profiles import LeftOut
from generators.write.csv_cell import plain_cell
from generators.write.files import write_if_changed
from generators.write.folder_lock import LOCK, FolderHeldError, FolderLock, Holder, read_holder
from generators.write.patience import Patience
from generators.write.shard_crew import Crew, CrewError, LocalCrew
from generators.write.shard_work import make_shards
from generators.write.shards import (
    FOLDER,
    ReplacedError,
    Shard,
    ShardOrder,
    find_beyond,
    is_whole,
    remove_half_made,
    remove_left_over,
)

INDEX = "目录.csv"


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run over a roster: what to make, where, and by how many."""

    order: ShardOrder
    shards: tuple[Shard, ...]
    left_out: tuple[LeftOut, ...] = ()
    """Rows of the roster that do not hold, and are in no shard."""
    jobs: int
    scheduler: str = ""
    """Address of a scheduler of dask.distributed; none: processes of this machine."""
    patience: Patience = field(default_factory=Patience)


def carry_out(run: Run) -> int:
    """Make the shards that are due and say what became of them.

    A target that cannot be written, that another run is at, or nobody to do the work ends the run. Where nothing is
    due, a target that cannot be written is as good as any.
    """
    folder = run.order.folder
    try:
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
        with FolderLock(folder) as lock:
            return _carry_out_alone(replace(run, order=replace(run.order, token=lock.holder.token)), lock)
    except OSError as error:
        if is_done(run):
            click.echo(f"没有要做的。{say_total(run, 0, 0)}")
            return 0
        click.echo(say_write_failure(error, folder), err=True)
    except FolderHeldError as error:
        click.echo(say_held(folder, error.holder), err=True)
    except ReplacedError:
        click.echo(say_held(folder, read_holder(folder / LOCK)), err=True)
    except CrewError as error:
        click.echo(f"{error}\n写好的压缩包都在；再运行一次，会接着做。", err=True)
    return SOME_FAILED


def is_done(run: Run) -> bool:
    """Say whether a folder holds all that a run would write, and nothing that it would remove."""
    folder = run.order.folder
    try:
        same = (folder / INDEX).read_bytes() == index_bytes(run, {})
    except OSError:
        return False
    return same and not find_beyond(folder, len(run.shards)) and all(is_whole(run.order, one) for one in run.shards)


def say_total(run: Run, written: int, failed: int) -> str:
    """Say how many enterprises there are lists of, how many shards were written, and who has no list for which reason.

    A row of the roster that does not hold is no enterprise yet: the same one may stand in another row.
    """
    total = sum(shard.count for shard in run.shards)
    return (
        f"共 {total} 家，{len(run.shards)} 个压缩包：写 {written}，未变 {len(run.shards) - written}；"
        f"生成时出错、没有清单的 {failed} 家；名单里有问题、没有清单的 {len(run.left_out)} 行。在 {run.order.folder}"
    )


def say_held(folder: Path, holder: Holder | None) -> str:
    """Say who is at work in a folder, and what to do."""
    who = f"（机器 {holder.host}，进程 {holder.pid}，始于 {holder.since}）" if holder else ""
    hint = "等它做完，或用 --out 换一个文件夹"
    if holder and holder.host != socket.gethostname():
        hint += f"；那台机器上已经没有这个进程的，删掉 {folder / LOCK} 再运行"
    return f"{folder}：另一次运行正在写这个文件夹{who}。\n    提示：{hint}"


def _carry_out_alone(run: Run, lock: FolderLock) -> int:
    folder = run.order.folder
    remove_left_over(folder, len(run.shards))
    due = [shard for shard in run.shards if not is_whole(run.order, shard)]
    failed = _make_or_stop(run, due, lock) if due else {}
    write_if_changed(folder / INDEX, index_bytes(run, failed))
    for number, why in sorted(failed.items()):
        click.echo(f"{number}：没有生成清单：{why}", err=True)
    click.echo(say_total(run, len(due), len(failed)))
    return SOME_FAILED if failed else 0


def _make_or_stop(run: Run, due: Sequence[Shard], lock: FolderLock) -> dict[str, str]:
    """Make shards, or end this process on Ctrl-C, then and there: the workers end with it, and nothing is lost.

    Python would first wait for the threads of the pool, which may themselves have been cut short.
    """
    try:
        return _make_due(run, due)
    except KeyboardInterrupt:
        lock.release()
        click.echo("\n已中断。写好的压缩包都在；再运行一次，会接着做。", err=True)
        sys.stdout.flush()
        os._exit(INTERRUPTED)


def _make_due(run: Run, due: Sequence[Shard]) -> dict[str, str]:
    """Make shards by several processes; return id -> why it failed. Processes that were started here end with this."""
    sizes = {shard.number: shard.count for shard in due}
    failed: dict[str, str] = {}
    crew = open_crew(run, len(due))
    progress = Progress(sum(sizes.values()), len(sizes))
    try:
        progress.begin()
        for result in make_shards(crew, run.order, due, run.patience):
            failed.update(result.failed)
            progress.add(sizes[result.number])
    finally:
        progress.end()
        if not isinstance(sys.exception(), KeyboardInterrupt):  # which ends the process, and the workers with it
            crew.close()
            remove_half_made(run.order.folder)
    return failed


def open_crew(run: Run, due: int) -> Crew:
    """Find who makes the shards. Raises CrewError where a scheduler cannot be reached."""
    if run.scheduler:
        from generators.write.shard_crew_dask import DaskCrew  # noqa: PLC0415 - an extra that few install

        return DaskCrew(run.scheduler)
    return LocalCrew(min(run.jobs, due))


def index_bytes(run: Run, failed: Mapping[str, str]) -> bytes:
    """Make the table that says in which zip the list of an enterprise lies, and last which rows have none.

    Spreadsheets take no cell for a formula.
    """
    text = StringIO()
    table = csv.writer(text)
    table.writerow(("编号", "名称", "压缩包", "文件夹", "没有生成的原因"))
    for shard in run.shards:
        for one in shard.enterprises:
            table.writerow([plain_cell(cell) for cell in _index_row(shard, one, failed.get(one.id, ""))])
    for row in run.left_out:
        table.writerow([plain_cell(cell) for cell in (row.id, row.name, "", "", row.why)])
    return text.getvalue().encode("utf-8-sig")


def _index_row(shard: Shard, enterprise: Enterprise, why: str) -> tuple[str, ...]:
    places = ("", "") if why else (f"{FOLDER}/{shard.stem}.zip", f"{enterprise.id}/")
    return (enterprise.id, enterprise.name, *places, why)
