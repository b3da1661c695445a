"""What was written of one state of the content is brought to the next one, as `build` does, and where the time goes."""

import gc
import multiprocessing
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from generators.commands.impact import Side
from generators.commands.making import is_page, list_files, list_pages
from generators.write.manifest import read_manifest, write_manifest, write_outputs
from generators.write.output import Naming, Output

STAGES = {"listing": "列出", "comparing": "比较", "making": "生成", "writing": "写入"}
FORK = multiprocessing.get_context("fork")
Result = TypeVar("Result")


@dataclass(frozen=True, kw_only=True)
class Taken(Generic[Result]):
    """What a piece of work gave, and its seconds."""

    result: Result
    processor: float
    """Of its own process, which waits for nothing: whatever else the machine does, these hardly change."""
    clock: float


def apart(work: Callable[[], Result]) -> Taken[Result]:
    """Do a piece of work in a process of its own: it has what is loaded here, and keeps nothing for the next."""
    here, there = FORK.Pipe(duplex=False)
    process = FORK.Process(target=lambda: there.send(take(work)))
    process.start()
    there.close()
    try:
        taken: Taken[Result] = here.recv()
    finally:
        process.join()
    return taken


def take(work: Callable[[], Result]) -> Taken[Result]:
    """Do a piece of work."""
    clock, processor = time.perf_counter(), time.process_time()
    result = work()
    return Taken(result=result, processor=time.process_time() - processor, clock=time.perf_counter() - clock)


class Stages(defaultdict[str, float]):
    """Processor seconds by stage."""

    def spend(self, stage: str, work: Callable[[], Result]) -> Result:
        """Do a piece of work of a stage."""
        taken = take(work)
        self[stage] += taken.processor
        return taken.result


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


def rebuild(side: Side, folder: Path) -> tuple[int, dict[str, float]]:
    """Bring a folder to a state of the content; how many files were written, and the seconds of each stage.

    The garbage collector is off, as in `build`.
    """
    gc.disable()
    stages, manifest, naming = Stages(float), read_manifest(folder), Naming()

    def write(outputs: Iterable[Output], *, pages: bool) -> int:
        watched = [watch(output, stages) for output in outputs]
        return len(
            write_outputs(folder, watched, manifest, answers_for=lambda path: is_page(path) is pages, naming=naming)
        )

    def write_all() -> int:
        written = write(stages.spend("listing", partial(list_pages, *side)), pages=True)
        written += write(stages.spend("listing", partial(list_files, *side)), pages=False)
        write_manifest(folder, manifest)
        return written

    whole = take(write_all)
    stages["writing"] = whole.processor - sum(stages.values())
    return whole.result, dict(stages)
