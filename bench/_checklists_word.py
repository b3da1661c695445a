"""The sides that make Word lists: ours, stage by stage, and the least any program would need for the same bytes."""

import gc
import sys
import zlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._roster import draw_roster  # noqa: E402 - the project's folder comes first
from bench._timing import Figures, peak, play  # noqa: E402
from generators.model.labels import Labels  # noqa: E402
from generators.model.library import Library  # noqa: E402
from generators.read.labels import read_labels  # noqa: E402
from generators.read.library import read_library  # noqa: E402
from generators.view.checklist import Checklist, view_checklist  # noqa: E402
from generators.word.deflated import LEVEL, QUICK_LEVEL  # noqa: E402
from generators.word.document import document_bytes  # noqa: E402
from generators.word.package import unpacked  # noqa: E402
from generators.write.checklist import one_checklist_outputs  # noqa: E402
from generators.write.checklist.paper import lay_out  # noqa: E402
from generators.write.shards import SHARD_SIZE, Member, write_zip  # noqa: E402

DAY = date(2023, 6, 1)
BATCH = 10
EVERY = 25
DOCUMENT = "word/document.xml"


@cache
def content() -> Library:
    """Read the content once."""
    return read_library(ROOT / "content")[0]


@cache
def labels() -> Labels:
    """Read the words once."""
    return read_labels(ROOT / "templates" / "labels.yaml", "labels.yaml")[0]


def draw_checklists(count: int) -> Iterator[Checklist]:
    """Make the list of every so many of the enterprises ours are made for: a sample is enough for slow programs."""
    for enterprise in draw_roster(count * EVERY)[::EVERY]:
        yield view_checklist(enterprise, content(), DAY, calendar=content().calendar)


class Stages:
    """Adds up processor time by stage; garbage is collected as `checklists` does it, once a batch, and counts."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.spent: dict[str, float] = {}
        self._since = 0.0

    def start(self) -> None:
        """Let the clock run."""
        self._since = process_time()

    def stop(self, stage: str) -> None:
        """Add what passed to a stage, and begin the next."""
        now = process_time()
        self.spent[stage] = self.spent.get(stage, 0.0) + now - self._since
        self._since = now

    def per(self, count: int) -> Figures:
        """Return milliseconds by stage, for one of so many."""
        return {stage: 1000 * seconds / count for stage, seconds in self.spent.items()}


def make_word(folder: Path, count: int) -> Figures:
    """Make the Word list of every enterprise of a roster, from the facts to the zip that `checklists` would write."""
    content(), labels()
    roster, stages, size = draw_roster(count), Stages(), 0
    shelf: list[Member] = []
    gc.collect()
    gc.disable()
    for number, enterprise in enumerate(roster):
        stages.start()
        checklist = view_checklist(enterprise, content(), DAY, calendar=content().calendar)
        assert checklist.version
        stages.stop("view")
        document = lay_out(checklist, labels())
        stages.stop("rows")
        package = document_bytes(document)
        stages.stop("join")
        shelf.append((f"{number:05d}.docx", package))
        if len(shelf) == SHARD_SIZE or number == count - 1:
            write_zip(folder / f"{number:05d}.zip", shelf)
            shelf.clear()
        stages.stop("write")
        size += len(package)
        if number % BATCH == BATCH - 1:
            gc.collect(1)
            stages.stop("garbage")
    figures = stages.per(count)
    return {"ms": sum(figures.values()), **figures, "size": size / count, "megabytes": peak()}


def make_limit(folder: Path, count: int) -> Figures:
    """Deflate the text of so many lists in one go and write them again: what a list takes that shares nothing."""
    stages = Stages()
    for file in sorted(folder.glob("*.zip"))[: count // SHARD_SIZE]:
        packages = unpacked(file.read_bytes())
        for package in packages.values():
            part = unpacked(package)[DOCUMENT]
            stages.start()
            packed = _deflate(part, LEVEL)
            stages.stop("deflate")
            _deflate(part, QUICK_LEVEL)
            stages.stop("quick")
            stages.spent["bytes"] = stages.spent.get("bytes", 0.0) + len(part) / 1000
            stages.spent["packed"] = stages.spent.get("packed", 0.0) + len(packed) / 1000
        stages.start()
        write_zip(file.with_suffix(".limit"), packages.items())
        stages.stop("write")
    figures = stages.per(count)
    return {"ms": figures["deflate"] + figures["write"], **figures, "megabytes": peak()}


def _deflate(part: bytes, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(part) + packer.flush()


def make_all(_: Path, count: int) -> Figures:
    """Make all files of every enterprise of a roster, one kind after the other."""
    roster, stages, size = draw_roster(count), Stages(), dict[str, float]()
    content(), labels()
    gc.collect()
    gc.disable()
    for number, enterprise in enumerate(roster):
        stages.start()
        checklist = view_checklist(enterprise, content(), DAY, calendar=content().calendar)
        assert checklist.version
        stages.stop("view")
        for output in one_checklist_outputs(checklist, labels(), {}):
            kind = Path(output.path).suffix
            made = output.make()
            size[f"bytes{kind}"] = size.get(f"bytes{kind}", 0.0) + len(made) / count
            stages.stop(kind)
        if number % BATCH == BATCH - 1:
            gc.collect(1)
            stages.stop("garbage")
    figures = stages.per(count)
    return {"ms": sum(figures.values()), **figures, **size, "megabytes": peak()}


if __name__ == "__main__":
    play({"word": make_word, "limit": make_limit, "all": make_all})
