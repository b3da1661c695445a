"""One duty edited among 3,000, with 10,000 enterprises: what changed, whom it reaches, what is made again.

The content is our own policies copied under other ids until there are 3,000 records, all in memory; the enterprises are
drawn with a seed. Limits: changes and impact together 1 s, everything impacted made again 3 s without mkdocs, a rebuild
with nothing to do 0.5 s, an import of 30,000 characters 1 s; the time CSafeLoader takes for our content stands beside
them. Reading the content is what `bench/content.py` measures.

Every run has a process of its own, so that nothing is kept from the run before. What is made again is measured from a
folder that holds the old state with its manifest: all of the new state is listed, compared with it, and what differs is
made and written. Every figure is the median of RUNS. What is held against the limits is processor time: each run is one
process that waits for nothing, and the machine has other work.
"""

import gc
import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._change_again import STAGES, Stages, Taken, apart, rebuild  # noqa: E402 - the project's folder comes first
from bench._roster import draw_roster  # noqa: E402
from bench._site_build import OURS, copy_project, timed  # noqa: E402
from generators.commands.build import BuildOrder  # noqa: E402
from generators.commands.impact import Side, predict  # noqa: E402
from generators.commands.making import Opened, read_all  # noqa: E402
from generators.model.enterprise import Enterprise  # noqa: E402
from generators.model.library import Library  # noqa: E402
from generators.model.policy import Policy  # noqa: E402
from generators.phrases import parse_recurrence  # noqa: E402
from generators.read.imported_text import split_imported_text  # noqa: E402
from generators.view.changes import view_changes  # noqa: E402
from generators.view.changes.reach import reached_lists  # noqa: E402
from generators.view.draft import view_draft  # noqa: E402

RUNS, RECORDS, ENTERPRISES, LENGTH = 3, 3000, 10_000, 30_000
DAY = date(2023, 6, 1)
EDITED = "gd-2023.3.d"
TOLD = {"changes": "变化", "impact": "预告", "lists": "名单上的清单"}


def grown(library: Library) -> Library:
    """Copy the policies under other ids until there are enough records."""
    policies = list(library.policies)
    copies = 0
    while sum(len(clause.duties) for policy in policies for clause in policy.clauses) < RECORDS:
        copies += 1
        policies += [copied(policy, copies) for policy in library.policies]
    return replace(library, policies=tuple(policies))


def copied(policy: Policy, number: int) -> Policy:
    """Give a policy and its records other ids."""
    clauses = tuple(
        replace(
            clause,
            duties=tuple(
                replace(duty, id=f"{policy.id}-{number}{duty.id[len(policy.id) :]}") for duty in clause.duties
            ),
            reports=(),
        )
        for clause in policy.clauses
    )
    return replace(policy, id=f"{policy.id}-{number}", title=f"{policy.title}（{number}）", clauses=clauses)


def edited(library: Library) -> Library:
    """Let one duty be done every week."""

    def edit(policy: Policy) -> Policy:
        clauses = tuple(
            replace(
                clause,
                duties=tuple(
                    replace(duty, recurrence=parse_recurrence("每周至少1次")) if duty.id == EDITED else duty
                    for duty in clause.duties
                ),
            )
            if any(duty.id == EDITED for duty in clause.duties)
            else clause
            for clause in policy.clauses
        )
        return replace(policy, clauses=clauses)

    return replace(
        library, policies=tuple(edit(one) if EDITED.startswith(f"{one.id}.") else one for one in library.policies)
    )


def side(library: Library, opened: Opened, folder: Path) -> Side:
    """Make one side of a comparison of a library in memory."""
    order = BuildOrder(content=ROOT / "content", build=folder, day=DAY, with_site=False)
    return order, replace(opened, index=replace(opened.index, library=library))


def main() -> int:
    """Print the table; exit 1 above a limit."""
    opened, _ = read_all(BuildOrder(day=DAY, with_site=False))
    assert opened is not None
    old = grown(opened.index.library)
    new, enterprises, text = edited(old), draw_roster(ENTERPRISES), long_text()
    records = sum(len(clause.duties) for policy in old.policies for clause in policy.clauses)
    with tempfile.TemporaryDirectory() as name:
        sides = side(old, opened, Path(name)), side(new, opened, Path(name))
        impact = [apart(lambda: foresee(sides, enterprises)) for _ in range(RUNS)]
        again = list(make_again(sides, Path(name)))
        no_op = list(do_nothing(Path(name) / "copy"))
    said = f"{impact[0].result.outputs} 个成品、{impact[0].result.lists} 家的清单会变"
    imported = [apart(lambda: import_text(text, opened.index.library)) for _ in range(RUNS)]
    load = statistics.median(apart(load_bare).processor for _ in range(RUNS))
    held = (
        say(f"{records} 条中改 1 条，{ENTERPRISES} 家：变化和预告（{said}）", impact, 1.0),
        say(f"受影响的 {again[0].result[0]} 个成品重新生成，不含网页", again, 3.0),
        say("没有变化再运行一次", no_op, 0.5),
        say(f"导入 {len(text)} 字的原文", imported, 1.0),
    )
    print(f"变化和预告的时间：{say_stages(TOLD, [one.result.stages for one in impact])}")
    print(f"重新生成的时间：{say_stages(STAGES, [one.result[1] for one in again])}")
    print(f"CSafeLoader 读同样的内容（未放大）\t{load:.2f} 秒")
    return 0 if all(held) else 1


def say_stages(names: dict[str, str], runs: Sequence[dict[str, float]]) -> str:
    """Say the median of each stage."""
    medians = ((name, statistics.median(one[stage] for one in runs)) for stage, name in names.items())
    return "，".join(f"{name} {seconds:.2f} 秒" for name, seconds in medians)


def say(what: str, runs: Sequence[Taken[Any]], limit: float) -> bool:
    """Print the median of several runs against a limit; say whether it is kept."""
    processor, clock = (statistics.median(getattr(one, name) for one in runs) for name in ("processor", "clock"))
    print(f"{what}\t处理器 {processor:.2f} 秒（历时 {clock:.2f} 秒）\t上限 {limit:g} 秒，用去 {processor / limit:.0%}")
    return bool(processor <= limit)


@dataclass(frozen=True, kw_only=True)
class Foreseen:
    """What was told before anything was made."""

    outputs: int
    lists: int
    stages: dict[str, float]


def foresee(sides: tuple[Side, Side], enterprises: tuple[Enterprise, ...]) -> Foreseen:
    """Say what changed, which outputs differ and whose lists do, each as the commands do.

    What was read is not looked through for garbage, as in `impact`.
    """
    gc.freeze()
    stages = Stages(float)
    old, new = (opened.index.library for _, opened in sides)
    stages.spend("changes", partial(view_changes, old, new))
    impact = stages.spend("impact", partial(predict, *sides))
    reached = stages.spend("lists", partial(reached_lists, old, new, enterprises))
    return Foreseen(outputs=len(impact.steps), lists=len(reached), stages=dict(stages))


def make_again(sides: tuple[Side, Side], folder: Path) -> Iterator[Taken[tuple[int, dict[str, float]]]]:
    """Write the old state, then bring copies of it to the new one."""
    apart(lambda: rebuild(sides[0], folder / "old"))
    for run in range(RUNS):
        copy = Path(shutil.copytree(folder / "old", folder / str(run)))
        yield apart(lambda: rebuild(sides[1], copy))  # noqa: B023 - done before the next


def do_nothing(folder: Path) -> Iterator[Taken[float]]:
    """Build a copy of the project, then run the command again; it is the processor time of a whole process."""
    folder.mkdir()
    copy_project(folder)
    command = [*OURS, "--no-site"]
    timed(command, folder)
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        clock = timed(command, folder)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        yield Taken(result=clock, processor=processor, clock=clock)


def long_text() -> str:
    """Write a numbered text of our own, long enough."""
    lines = ["某市工地用电检查办法", "为规范用电检查，制定本办法。"]
    while sum(map(len, lines)) < LENGTH:
        number = len(lines)
        due = f"{number % 12 + 1}月底前"
        lines.append(f"{number}.检查配电箱。施工单位每月至少检查一次，{due}报送总结，从业人员50人以上的设专人。")
    return "\n".join(lines)


def import_text(text: str, library: Library) -> None:
    """Cut a text and gather all proposals."""
    imported = split_imported_text(text, "x.txt")
    view_draft(imported.official, imported.tables, library)


def load_bare() -> None:
    """Load the same content by CSafeLoader alone."""
    for path in sorted((ROOT / "content").rglob("*.yaml")):
        yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


if __name__ == "__main__":
    sys.exit(main())
