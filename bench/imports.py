"""Drafts of official texts against the finished encodings: what an import finds, takes too much, misses.

`bench imports FOLDER` imports every official text of the folder that a policy names as its source, and prints for
each what stands in the draft and in the encoding: clauses, deadlines, frequencies, thresholds, citations. What the
encoding writes at a place more than once counts once; a year that only a person could infer does not count.
Clauses have to be the same; of deadlines and frequencies at least 98 % have to be found.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generators.model.library import Library  # noqa: E402 - the project's folder comes first
from generators.model.policy import Clause, Policy  # noqa: E402
from generators.model.times import Deadline, Recurrence, Span, Within  # noqa: E402
from generators.phrases.documents import normalise_number  # noqa: E402
from generators.read.imported_text import read_imported_text  # noqa: E402
from generators.read.library import read_library  # noqa: E402
from generators.view.draft import NAMED, view_draft  # noqa: E402
from generators.view.export.times import first_day, last_day  # noqa: E402

LEAST = 0.98
KINDS = {"clauses": "条款", "deadlines": "期限", "frequencies": "频次", "thresholds": "门槛", "citations": "引用"}
WHOLE, NEARLY = ("clauses",), ("deadlines", "frequencies")
Facts = dict[str, set[tuple[str, str]]]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One kind of fact of one text: how many are right, too many, missing."""

    found: int
    extra: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        """Return how many of those in the encoding were found."""
        return self.found / (self.found + len(self.missed)) if self.found + len(self.missed) else 1.0


def encoded_facts(policy: Policy) -> Facts:
    """Gather what the finished encoding holds, by the path of its clause."""
    facts: Facts = {kind: set() for kind in KINDS}
    for clause in policy.clauses:
        path = clause.clause.rpartition("/")[0] or clause.clause if clause.cell else clause.clause
        if not clause.cell and path.rpartition("/")[2] not in NAMED:
            facts["clauses"].add((path, str(clause.row or "")))
        for value in _times_of(clause):
            kind = "frequencies" if isinstance(value, Recurrence) else "deadlines"
            if told := _tell(value):
                facts[kind].add((path, told))
        for duty in clause.duties:
            facts["thresholds"] |= {(path, f"{one.limit.op.value}{one.limit.value}") for one in duty.thresholds}
        cited = [name for duty in clause.duties for name in duty.cites]
        facts["citations"] |= {(path, _name(title)) for title in (*clause.cites, *cited)}
    return facts


def _times_of(clause: Clause) -> Iterator[Deadline | Span | Within | Recurrence | None]:
    for duty in clause.duties:
        yield from (duty.recurrence, duty.due, duty.within, duty.span)
    yield from (clause.due, clause.span)
    for milestone in clause.milestones:
        yield from (milestone.due, milestone.recurrence)
    if clause.phase:
        yield from (clause.phase.due, clause.phase.span)


def _tell(value: Deadline | Span | Within | Recurrence | None) -> str:
    match value:
        case Recurrence():
            return f"{value.unit.value} {value.interval}"
        case Deadline():
            return _yearless(value.date.iso)
        case Span(start=start, end=end) if end is not None:
            return _yearless(f"{first_day(start)}/{last_day(end)}" if start else last_day(end))
        case Within():
            return value.unit.duration(value.amount)
    return ""


def _yearless(date: str) -> str:
    return "/".join(part.split("-", 1)[-1] for part in date.split("/"))


def _name(title: str) -> str:
    bare = title.split("》", maxsplit=1)[0].strip("《")
    return normalise_number(bare)


def compare(ours: Iterable[tuple[str, str]], encoded: set[tuple[str, str]]) -> Compared:
    """Hold what was found against what is encoded."""
    given = set(ours)
    return Compared(
        found=len(given & encoded), extra=tuple(sorted(given - encoded)), missed=tuple(sorted(encoded - given))
    )


def imported_facts(path: Path, library: Library) -> tuple[Facts, float]:
    """Import a text and gather what the draft proposes, with the seconds it took."""
    started = time.perf_counter()
    imported, _ = read_imported_text(path)
    assert imported is not None
    draft = view_draft(imported.official, imported.tables, library)
    took = time.perf_counter() - started
    return {
        "clauses": {(clause.path, str(clause.row or "")) for clause in draft.clauses},
        "deadlines": {(one.clause, _resolved(one.resolved, one.text)) for one in draft.deadlines},
        "frequencies": {(one.clause, f"{one.unit} {one.interval}") for one in draft.frequencies},
        "thresholds": {(one.clause, f"{one.op}{one.value}") for one in draft.thresholds},
        "citations": {
            (one.clause, normalise_number(name)) for one in draft.citations for name in (one.title, one.number) if name
        },
    }, took


def _resolved(resolved: str | None, text: str) -> str:
    from generators.phrases import parse_within  # noqa: PLC0415 - only here

    if resolved is not None:
        return _yearless(resolved)
    within = parse_within(text)
    return within.unit.duration(within.amount) if within else text


def main() -> int:
    """Print the table; exit 1 below a bound."""
    parser = argparse.ArgumentParser(prog="bench imports", description="把官方原文重新导入，同编好的政策比。")
    parser.add_argument("folder", type=Path, metavar="文件夹", help="存放原文的文件夹")
    parser.add_argument("--list", action="store_true", help="逐项列出多出的和漏掉的")
    arguments = parser.parse_args()
    library, _ = read_library(ROOT / "content")
    ok, some = True, False
    for policy in library.policies:
        path = arguments.folder / policy.source
        if not path.exists():
            print(f"{policy.id}：没有 {path}，未比")
            continue
        some = True
        ours, took = imported_facts(path, library)
        encoded = encoded_facts(policy)
        said = []
        for kind, name in KINDS.items():
            one = compare(ours[kind], encoded[kind])
            ok &= not (kind in WHOLE and (one.extra or one.missed)) and not (kind in NEARLY and one.share < LEAST)
            said.append(f"{name} {one.found}/{one.found + len(one.missed)} 多 {len(one.extra)}")
            if arguments.list:
                for word, listed in (("多", one.extra), ("漏", one.missed)):
                    print(
                        *(f"    {name}{word} {'　'.join(pair)}" for pair in listed), sep="\n", end="\n" * bool(listed)
                    )
        print(f"{policy.id}　{'　'.join(said)}　{took * 1000:.0f} 毫秒")
    print("条款全对，期限和频次都找到 98 % 以上。" if ok else "没有达到：条款应全对，期限和频次应找到 98 % 以上。")
    return 0 if ok and some else 1


if __name__ == "__main__":
    sys.exit(main())
