"""The command `checklists`: the lists of every enterprise of a roster, in shards, by several processes.

A run that was stopped or killed is taken up by running it again: shards that are whole stay as they are.
"""

import ctypes
import gc
import os
import pickle
import sys
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import click

from generators.commands import FOUND_PROBLEMS, ROOT, SOME_FAILED
from generators.commands.content import open_content, say_problem, say_write_failure, show_problems
from generators.commands.given_file import require_file
from generators.commands.options import as_of_option, year_option
from generators.commands.roster_run import Run, carry_out
from generators.model.library import Library
from generators.model.problem import Problem
from generators.model.profiles import LeftOut, ProfileRoster
from generators.model.suspect import Suspect, TargetKind
from generators.read.profiles import LISTS, WORKBOOKS, read_profiles
from generators.view.risk_list import is_risk_list
from generators.view.status import policy_status
from generators.write.files import write_file
from generators.write.list_maker import ListMaker
from generators.write.output import digest, hash_files
from generators.write.roster_template import template_bytes
from generators.write.shards import Shard, ShardOrder, cut_shards

BUILD = Path("build") / "checklists"
MOST_JOBS = 60
"""Windows waits for no more processes at once."""
UNSEEN = (
    *("enterprises", "pages", "README.md", "measured.yaml", "topics.yaml", "retired.yaml"),
    *("confirmations.yaml", "updates"),
)
"""What stands in content/ and in no list of a roster."""
CLUSTER = """\
没有装 dask.distributed，不能用 --scheduler。
    提示：在项目文件夹里运行 .venv/bin/python -m pip install --require-hashes -r requirements-cluster.lock"""


@click.command(
    help="给名单上每家企业各生成一份清单，每 200 家一个压缩包。停下后再运行一次，会接着做。"
    "空白名单用 --template 写出。例：checklists --roster 企业名单.xlsx --year 2023"
)
@click.option(
    "--roster", metavar="文件", type=click.Path(path_type=Path, dir_okay=False), help="企业名单：.xlsx 或 .yaml。"
)
@click.option(
    "--template", metavar="文件", type=click.Path(path_type=Path, dir_okay=False), help="写出一份空白名单（.xlsx）。"
)
@year_option
@as_of_option
@click.option("--jobs", metavar="个数", type=click.IntRange(1, MOST_JOBS), help="用几个进程，默认与处理器核数相同。")
@click.option("--scheduler", metavar="地址", help="由几台机器一起做：dask 调度器的地址，如 tcp://10.0.0.1:8786。")
@click.option(
    "--out",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"放在哪个文件夹，默认 {BUILD.as_posix()}/。",
)
def command(  # noqa: PLR0913 - one parameter an option
    *,
    roster: Path | None,
    template: Path | None,
    year: int | None,
    as_of: date,
    jobs: int | None,
    scheduler: str | None,
    out: Path | None,
) -> int:
    """Write a blank roster, or the lists of one that is filled in."""
    if (roster is None) == (template is None):
        raise click.UsageError("写 --roster 和 --template 中的一个。")
    check_scheduler(scheduler, jobs)
    if template is not None:
        return _write_template(template)
    assert roster is not None  # noqa: S101 - for the type checker: one of the two is given
    require_file(roster, "--roster", (*WORKBOOKS, *LISTS))
    packed = pack_roster(roster, as_of, year, (out or ROOT / BUILD).absolute())
    if packed is None:
        return FOUND_PROBLEMS
    _give_memory_back()
    jobs = jobs or min(os.cpu_count() or 1, MOST_JOBS)
    run = Run(order=packed.order, shards=packed.shards, left_out=packed.left_out, jobs=jobs, scheduler=scheduler or "")
    return carry_out(run) or (FOUND_PROBLEMS if packed.left_out else 0)


@dataclass(frozen=True, kw_only=True)
class PackedRoster:
    """All that a run needs of what was read. The rest need not be held meanwhile, which may be hours."""

    order: ShardOrder
    shards: tuple[Shard, ...]
    left_out: tuple[LeftOut, ...]
    """The rows of the roster that do not hold."""


def pack_roster(roster: Path, day: date, year: int | None, folder: Path) -> PackedRoster | None:
    """Read the content and a roster, and pack what lists are made from; say what is wrong and what is suspect.

    None where no list can be made.
    """
    library, labels, problems = open_content(day=day)
    if problems:
        show_problems(problems)
        return None
    found = read_profiles(roster, library, year)
    if not show_roster(found):
        return None
    maker = ListMaker(library=library, labels=labels, calendar=library.calendar, as_of=day, year=year)
    tell_marks(library)
    return PackedRoster(
        order=ShardOrder(maker=pickle.dumps(maker), basis=hash_basis(maker), folder=folder),
        shards=cut_shards(found.enterprises),
        left_out=found.left_out,
    )


def _give_memory_back() -> None:
    """Give back what reading took: of a large roster the C library of Linux keeps 5 MB unless it is asked."""
    gc.collect()
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def check_scheduler(scheduler: str | None, jobs: int | None) -> None:
    """Refuse a scheduler that cannot be one, or that nothing here could speak to. Raises click.UsageError."""
    if scheduler is None:
        return
    if jobs is not None:
        raise click.UsageError("--jobs 只管本机的进程，和 --scheduler 不能一起用。")
    if not scheduler.startswith(("tcp://", "tls://")):
        raise click.BadParameter(
            f"「{scheduler}」不是调度器的地址，应像 tcp://10.0.0.1:8786。", param_hint="--scheduler"
        )
    if find_spec("distributed") is None:
        raise click.UsageError(CLUSTER)


def _write_template(path: Path) -> int:
    if path.suffix.lower() != ".xlsx":
        raise click.UsageError("--template 写出的是 .xlsx 文件。")
    library, labels, problems = open_content()
    if problems:
        return show_problems(problems)
    if path.exists():
        click.echo(f"{path} 已存在，没有覆盖。换一个文件名。", err=True)
        return FOUND_PROBLEMS
    try:
        write_file(path, template_bytes(library, labels))
    except OSError as error:
        click.echo(say_write_failure(error, path.parent), err=True)
        return SOME_FAILED
    click.echo(f"{path}：空白名单，每行填一家企业。")
    return 0


def show_roster(roster: ProfileRoster) -> bool:
    """Say what is wrong and what is strange in a roster, cell by cell; return whether any row can be done."""
    for problem in sorted((*roster.problems, *roster.remarks), key=_order):
        click.echo(say_problem(problem), err=True)
    if not roster.readable or not roster.enterprises:
        click.echo(f"共 {len(roster.problems)} 处问题；未写出任何文件。", err=True)
        return False
    if roster.problems:
        click.echo(
            f"共 {len(roster.problems)} 处问题，有问题的行不生成清单；其余 {len(roster.enterprises)} 家照常。", err=True
        )
    return True


def _order(problem: Problem) -> tuple[int, int]:
    """Put problems in the order of their rows; those of one row stay as they were found."""
    cell = problem.place.file.rpartition("!")[2]
    digits = "".join(sign for sign in cell if sign.isdigit()) if "!" in problem.place.file else ""
    return (problem.place.line or 0, int(digits or 0))


def hash_basis(maker: ListMaker) -> str:
    """Hash everything a list is made from but its enterprise.

    The day of reading counts by the statuses it gives, and by the amendments that hold by then.
    """
    content = ROOT / "content"
    parts = [path for path in sorted(content.iterdir()) if path.name not in UNSEEN]
    files = hash_files(*parts, ROOT / "generators", ROOT / "templates", ROOT / "mkdocs.yml", ROOT / "requirements.lock")
    statuses = [policy_status(policy, maker.as_of).value for policy in maker.library.policies]
    held = [one.id for one in maker.library.amendments if one.since <= maker.as_of.isoformat()]
    return digest(repr((files, statuses, held, list_marks(maker.library), maker.year)))


def list_marks(library: Library) -> tuple[Suspect, ...]:
    """Return what is suspect that lists of a roster show: what they join, and the forms that are lists of risks."""
    risks = {form.id for form in library.forms if is_risk_list(form)}
    return tuple(
        one
        for one in library.suspects
        if one.kind is TargetKind.LINK or (one.kind is TargetKind.FORM and one.name in risks)
    )


def tell_marks(library: Library) -> None:
    """Say what the lists mark as suspect, and that they are made again once it is confirmed."""
    if marks := list_marks(library):
        named = "、".join(one.target for one in marks)
        click.echo(f"用到这 {len(marks)} 项的清单标了待复核：{named}。用 confirm 确认后再运行一次，会重做。", err=True)
