"""One duty edited among 3,000, with 10,000 enterprises: what changed, whom it reaches, what is made again.

The content is our own policies copied under other ids until there are 3,000 records; the enterprises are drawn with a
seed. Limits: changes and impact together 1 s, everything impacted made again 3 s without mkdocs, a rebuild with nothing
to do 0.5 s, an import of 30,000 characters 1 s; the time CSafeLoader takes for our content stands beside them.

Every run has a fresh process, which reads the content before the clock starts: reading is what `bench/content.py`
measures. What is made again is measured from a folder that holds the old state with its manifest: all of the new state
is listed and compared with it, and what differs is made and written. Every figure is the median of RUNS. What is held
against the limits is processor time: each run is one process that waits for nothing, and the machine has other work.
"""

import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._change_sides import ENTERPRISES  # noqa: E402 - the project's folder comes first
from bench._site_build import OURS, copy_project, timed  # noqa: E402
from bench._timing import Figures, run_side  # noqa: E402

RUNS, RECORDS, LENGTH = 3, 3000, 30_000
SIDES = Path(__file__).with_name("_change_sides.py")
TOLD = {"changes": "变化", "impact": "预告", "lists": "名单上的清单"}
STAGES = {"listing": "列出", "comparing": "比较", "making": "生成", "writing": "写入"}


def main() -> int:
    """Print the table; exit 1 above a limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        impact = median(run_side(SIDES, "impact", folder, RECORDS) for _ in range(RUNS))
        again = median(make_again(folder))
        no_op = median(do_nothing(folder / "copy"))
        imported = median(run_side(SIDES, "import", folder, LENGTH) for _ in range(RUNS))
        bare = median(run_side(SIDES, "bare", folder, 0) for _ in range(RUNS))
    records, said = impact["records"], f"{impact['outputs']:.0f} 个成品、{impact['reached']:.0f} 家的清单会变"
    held = (
        say(f"{records:.0f} 条中改 1 条，{ENTERPRISES} 家：变化和预告（{said}）", impact, 1.0),
        say(f"受影响的 {again['written']:.0f} 个成品重新生成，不含网页", again, 3.0),
        say("没有变化再运行一次", no_op, 0.5),
        say(f"导入 {imported['length']:.0f} 字的原文", imported, 1.0),
    )
    print(f"变化和预告的时间：{say_stages(TOLD, impact)}")
    print(f"重新生成的时间：{say_stages(STAGES, again)}")
    print(f"CSafeLoader 读同样的内容（未放大）\t{bare['processor']:.2f} 秒")
    return 0 if all(held) else 1


def say(what: str, found: Figures, limit: float) -> bool:
    """Print a figure against its limit; say whether it is kept."""
    processor, clock = found["processor"], found["clock"]
    used = f"上限 {limit:g} 秒，用去 {processor / limit:.0%}"
    print(f"{what}\t处理器 {processor:.2f} 秒（历时 {clock:.2f} 秒）\t{used}")
    return processor <= limit


def say_stages(names: dict[str, str], found: Figures) -> str:
    """Say the processor time of each stage."""
    return "，".join(f"{words} {found[stage]:.2f} 秒" for stage, words in names.items())


def median(runs: Iterator[Figures]) -> Figures:
    """Give the median of each figure."""
    every = list(runs)
    return {name: statistics.median(one[name] for one in every) for name in every[0]}


def make_again(folder: Path) -> Iterator[Figures]:
    """Write the old state, then bring copies of it to the new one."""
    run_side(SIDES, "old", folder / "old", RECORDS)
    for run in range(RUNS):
        copy = shutil.copytree(folder / "old", folder / str(run))
        yield run_side(SIDES, "again", copy, RECORDS)


def do_nothing(folder: Path) -> Iterator[Figures]:
    """Build a copy of the project, then run the command again, as a whole with the start of Python."""
    folder.mkdir()
    copy_project(folder)
    command = [*OURS, "--no-site"]
    timed(command, folder)
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        clock = timed(command, folder)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        yield {"processor": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, "clock": clock}


if __name__ == "__main__":
    sys.exit(main())
