"""One duty edited among 3,000, with 10,000 enterprises: what changed, whom it reaches, what is made again.

The content is our own policies copied under other ids until there are 3,000 records, all in memory; the enterprises are
drawn with a seed. Limits: changes and impact together 1 s, everything impacted made again 3 s without mkdocs, a rebuild
with nothing to do 0.5 s, an import of 30,000 characters 1 s. Every figure is the median of RUNS; the time CSafeLoader
takes for our content stands beside them.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._roster import draw_roster  # noqa: E402 - the project's folder comes first
from generators.commands.build import BuildOrder, carry_out  # noqa: E402
from generators.commands.impact import Side, predict  # noqa: E402
from generators.commands.making import Opened, list_files, list_pages, read_all  # noqa: E402
from generators.model.library import Library  # noqa: E402
from generators.model.policy import Policy  # noqa: E402
from generators.phrases import parse_recurrence  # noqa: E402
from generators.read.imported_text import split_imported_text  # noqa: E402
from generators.view.changes import view_changes  # noqa: E402
from generators.view.changes.reach import reached_lists  # noqa: E402
from generators.view.draft import view_draft  # noqa: E402
from generators.write.manifest import Manifest, write_outputs  # noqa: E402

RUNS, RECORDS, ENTERPRISES, LENGTH = 3, 3000, 10_000, 30_000
DAY = date(2023, 6, 1)
EDITED = "gd-2023.3.d"
LIMITS = {"impact": 1.0, "again": 3.0, "no-op": 0.5, "import": 1.0}


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


def timed(act: Callable[[], object]) -> float:
    """Return the median seconds of RUNS."""
    taken = []
    for _ in range(RUNS):
        started = time.perf_counter()
        act()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def side(library: Library, opened: Opened, folder: Path) -> Side:
    """Make one side of a comparison of a library in memory."""
    order = BuildOrder(content=ROOT / "content", build=folder, day=DAY, with_site=False)
    return order, replace(opened, index=replace(opened.index, library=library))


def main() -> int:
    """Print the table; exit 1 above a limit."""
    order = BuildOrder(day=DAY, with_site=False)
    opened, _ = read_all(order)
    assert opened is not None
    old = grown(opened.index.library)
    new = edited(old)
    enterprises = draw_roster(ENTERPRISES)
    records = sum(len(clause.duties) for policy in old.policies for clause in policy.clauses)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sides = side(old, opened, folder), side(new, opened, folder)
        found: dict[str, float] = {}
        reached = 0

        def foresee() -> None:
            nonlocal reached
            view_changes(old, new)
            predict(*sides)
            reached = len(reached_lists(old, new, enterprises))

        found["impact"] = timed(foresee)
        manifest = Manifest()
        write_outputs(folder, [*list_pages(*sides[0]), *list_files(*sides[0])], manifest)
        turn = [0]

        def make_again() -> None:
            turn[0] = 1 - turn[0]
            one = sides[turn[0]]
            write_outputs(folder, [*list_pages(*one), *list_files(*one)], manifest)

        found["again"] = timed(make_again)
        build = BuildOrder(build=folder / "own", day=DAY, with_site=False)
        carry_out(build)
        found["no-op"] = timed(lambda: carry_out(build))
    text = long_text()
    found["import"] = timed(lambda: import_text(text, opened.index.library))
    names = {
        "impact": f"{records} 条中改 1 条，{ENTERPRISES} 家：变化和预告（{reached} 家的清单会变）",
        "again": "受影响的成品重新生成，不含网页",
        "no-op": "没有变化再运行一次",
        "import": f"导入 {len(text)} 字的原文",
    }
    load = timed(load_bare)
    for key, limit in LIMITS.items():
        print(f"{names[key]}\t{found[key]:.2f} 秒\t上限 {limit:g} 秒，用去 {found[key] / limit:.0%}")
    print(f"CSafeLoader 读同样的内容（未放大）\t{load:.2f} 秒")
    return 0 if all(found[key] <= limit for key, limit in LIMITS.items()) else 1


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
