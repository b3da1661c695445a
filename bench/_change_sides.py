"""The sides of `bench/change.py`, each in a process of its own: nothing is kept from the run before.

The content is our own policies copied under other ids until there are enough records, all in memory.
"""

import gc
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._roster import draw_roster  # noqa: E402 - the project's folder comes first
from bench._timing import Figures, play  # noqa: E402
from generators.commands.build import BuildOrder  # noqa: E402
from generators.commands.impact import Side, predict  # noqa: E402
from generators.commands.making import is_page, list_files, list_pages, read_all  # noqa: E402
from generators.model.library import Library  # noqa: E402
from generators.model.policy import Policy  # noqa: E402
from generators.phrases import parse_recurrence  # noqa: E402
from generators.read.imported_text import split_imported_text  # noqa: E402
from generators.view.changes import view_changes  # noqa: E402
from generators.view.changes.reach import reached_lists  # noqa: E402
from generators.view.draft import view_draft  # noqa: E402
from generators.write.manifest import read_manifest, write_manifest, write_outputs  # noqa: E402
from generators.write.output import Naming, Output  # noqa: E402

DAY = date(2023, 6, 1)
EDITED = "gd-2023.3.d"
ENTERPRISES = 10_000
Result = TypeVar("Result")


def open_sides(folder: Path, records: int) -> tuple[Side, Side]:
    """Read the content, let it grow, and edit one duty of it: before and after."""
    order = BuildOrder(content=ROOT / "content", build=folder, day=DAY, with_site=False)
    opened, _ = read_all(order)
    assert opened is not None
    old = grown(opened.index.library, records)
    before, after = (replace(opened, index=replace(opened.index, library=library)) for library in (old, edited(old)))
    return (order, before), (order, after)


def grown(library: Library, records: int) -> Library:
    """Copy the policies under other ids until there are enough records."""
    policies = list(library.policies)
    copies = 0
    while count_records(policies) < records:
        copies += 1
        policies += [copied(policy, copies) for policy in library.policies]
    return replace(library, policies=tuple(policies))


def count_records(policies: Iterable[Policy]) -> int:
    """Count the records of policies."""
    return sum(len(clause.duties) for policy in policies for clause in policy.clauses)


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


class Stages(defaultdict[str, float]):
    """Processor seconds by stage."""

    def spend(self, stage: str, work: Callable[[], Result]) -> Result:
        """Do a piece of work of a stage."""
        started = time.process_time()
        result = work()
        self[stage] += time.process_time() - started
        return result


def timed(work: Callable[[], object]) -> Figures:
    """Do a piece of work: its seconds of processor time and on the clock."""
    processor, clock = time.process_time(), time.perf_counter()
    work()
    return {"processor": time.process_time() - processor, "clock": time.perf_counter() - clock}


@dataclass(frozen=True, kw_only=True)
class Watched(Output):
    """An output of which is noted how long it takes."""

    stages: Stages

    def ingredients(self, naming: Naming | None = None) -> dict[str, str]:
        """Return what it is made from."""
        return self.stages.spend("comparing", partial(super().ingredients, naming))


def watch(output: Output, stages: Stages) -> Output:
    """Note how long an output takes."""
    make = partial(stages.spend, "making", output.make)
    return Watched(path=output.path, view=output.view, means=output.means, make=make, stages=stages)


def rebuild(side: Side) -> Figures:
    """Bring a folder to a state of the content, as `build` does: how many files were written, and the stages.

    The garbage collector is off, as in `build`.
    """
    gc.disable()
    order, opened = side
    stages, written = Stages(float), 0

    def write(outputs: Iterable[Output], naming: Naming, *, pages: bool) -> int:
        watched, mine = [watch(output, stages) for output in outputs], lambda path: is_page(path) is pages
        return len(write_outputs(order.build, watched, manifest, answers_for=mine, naming=naming))

    def write_all() -> None:
        nonlocal written
        naming = Naming()
        written += write(stages.spend("listing", partial(list_pages, order, opened)), naming, pages=True)
        written += write(stages.spend("listing", partial(list_files, order, opened)), naming, pages=False)
        write_manifest(order.build, manifest)

    manifest = read_manifest(order.build)
    taken = timed(write_all)
    return {**taken, "written": written, **stages, "writing": taken["processor"] - sum(stages.values())}


def foresee(folder: Path, records: int) -> Figures:
    """Say what changed, which outputs differ and whose lists do, each as the commands do.

    Each side is read by itself, so that they share no record; what was read is not looked through for garbage.
    """
    (old, _), (_, new) = open_sides(folder, records), open_sides(folder, records)
    before, after = old[1].index.library, new[1].index.library
    enterprises, found = draw_roster(ENTERPRISES), Stages(float)

    def work() -> None:
        found.spend("changes", partial(view_changes, before, after))
        found["outputs"] = len(found.spend("impact", partial(predict, old, new)).steps)
        found["reached"] = len(found.spend("lists", partial(reached_lists, before, after, enterprises)))

    gc.freeze()
    return {**timed(work), **found, "records": count_records(before.policies)}


def import_text(_: Path, length: int) -> Figures:
    """Cut a text and gather all proposals."""
    opened, _problems = read_all(BuildOrder(content=ROOT / "content", day=DAY, with_site=False))
    assert opened is not None
    text, library = long_text(length), opened.index.library

    def work() -> None:
        imported = split_imported_text(text, "x.txt")
        view_draft(imported.official, imported.tables, library)

    return {**timed(work), "length": len(text)}


def long_text(length: int) -> str:
    """Write a numbered text of our own, long enough."""
    lines = ["某市工地用电检查办法", "为规范用电检查，制定本办法。"]
    while sum(map(len, lines)) < length:
        number = len(lines)
        due = f"{number % 12 + 1}月底前"
        lines.append(f"{number}.检查配电箱。施工单位每月至少检查一次，{due}报送总结，从业人员50人以上的设专人。")
    return "\n".join(lines)


def load_bare(*_: object) -> Figures:
    """Load the same content by CSafeLoader alone."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*.yaml"))]
    return timed(lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts])


SIDES = {
    "impact": foresee,
    "old": lambda folder, records: rebuild(open_sides(folder, records)[0]),
    "again": lambda folder, records: rebuild(open_sides(folder, records)[1]),
    "import": import_text,
    "bare": load_bare,
}

if __name__ == "__main__":
    play(SIDES)
