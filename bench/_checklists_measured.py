"""What content/measured.yaml holds: shards made one after the other in one process, as a worker makes them."""

import pickle
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from time import process_time
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._checklists_word import content, labels  # noqa: E402 - the project's folder comes first
from bench._roster import draw_roster  # noqa: E402
from bench._timing import Figures, peak, play  # noqa: E402
from generators.write.list_maker import ListMaker  # noqa: E402
from generators.write.shards import FOLDER, ShardOrder, cut_shards, make_shard  # noqa: E402

RISKS = "risk"
"""Stands for the list of risks, which is a .docx too."""


def make_shards(folder: Path, count: int) -> Figures:
    """Make the shards of a roster: seconds of processor, bytes of an enterprise packed and by format."""
    maker = ListMaker(
        library=content(), labels=labels(), calendar=content().calendar, as_of=date(2023, 6, 1), year=None
    )
    order, shards = ShardOrder(maker=pickle.dumps(maker), basis="", folder=folder), cut_shards(draw_roster(count))
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    started = process_time()
    for shard in shards:
        make_shard(order, shard)
    spent, sizes, packed = process_time() - started, Counter[str](), 0
    for path in (folder / FOLDER).glob("*.zip"):
        packed += path.stat().st_size
        with ZipFile(path) as archive:
            for one in archive.infolist():
                name = one.filename.rpartition("/")[2]
                sizes[RISKS if name.startswith("风险") else name.rpartition(".")[2]] += one.file_size
    return {"s": spent, "packed": packed / count, "megabytes": peak()} | {
        kind: size / count for kind, size in sizes.items()
    }


if __name__ == "__main__":
    play({"measured": make_shards})
