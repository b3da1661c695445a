"""A small run over a made-up roster, in a process of its own so that it can be killed.

Takes a folder, a count and, for a cluster, the address of its scheduler.
"""

import pickle
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from generators.commands.roster_run import Run, carry_out
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


def cluster_run(folder: Path, count: int, scheduler: str) -> Run:
    """Order the same of the workers of a scheduler that a test has started."""
    from tests.write import dask_machine  # noqa: PLC0415 - needs an extra

    assert dask_machine
    return replace(small_run(folder, count), scheduler=scheduler)


if __name__ == "__main__":
    target, wanted, *scheduler = sys.argv[1:]
    run = cluster_run if scheduler else small_run
    sys.exit(carry_out(run(Path(target), int(wanted), *scheduler)))
