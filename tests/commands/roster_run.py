"""A small run over a made-up roster, in a process of its own so that it can be killed; takes a folder and a count."""

import pickle
import sys
from datetime import date
from pathlib import Path

from generators.commands.checklists import Run, carry_out
from generators.model.calendar import Calendar
from generators.model.enterprise import Enterprise
from generators.read.labels import read_labels
from generators.write.list_maker import ListMaker
from generators.write.output import ROOT
from generators.write.shards import ShardOrder, cut_shards
from tests.builders import clause, duty, library, policy

SHARDS = 20


def small_run(folder: Path, count: int) -> Run:
    """Order lists of a few duties for so many enterprises."""
    labels, _ = read_labels(ROOT / "templates" / "labels.yaml", "labels.yaml")
    content = library(
        policy(clause("一", duty("zz-2023.a", recurrence="每月至少1次"), duty("zz-2023.b", does="查旧缆")))
    )
    maker = ListMaker(library=content, labels=labels, calendar=Calendar(), as_of=date(2023, 6, 1), year=None)
    enterprises = [Enterprise(id=f"e-{n}", name=f"示例{n}公司", year=2023, facts={}) for n in range(count)]
    order = ShardOrder(maker=pickle.dumps(maker), basis="1", folder=folder)
    return Run(order=order, shards=cut_shards(enterprises, size=count // SHARDS), jobs=2)


if __name__ == "__main__":
    sys.exit(carry_out(small_run(Path(sys.argv[1]), int(sys.argv[2]))))
