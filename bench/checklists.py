"""Lists by the thousand: the Word list against others and the least it can take, one enterprise in all, and a run.

Ours and the others write the same words with the same fields for the same enterprises, drawn with a seed; sides take
turns in fresh processes, and the figures are medians. Ours is counted whole, from the facts of the enterprise to the
file, caches filled on the way; the others get their texts ready made, with every tag and id of a field, and only fill
and save. The bound stands on ours from the duties of a list to the file (成文后): laying out (排行), joining,
deflating, writing, collecting garbage. What it is without laying out, which the others are spared, and with judging
and wording before it, which every program needs, is printed beside it. Ours writes into zips of 200, as `checklists`
does: to open a file for each list takes longer than to write it. It makes as many lists as a city has enterprises,
because what lists share is worked out with the first few hundred; the others make every twenty-fifth of them. The limit
deflates the same word/document.xml and writes the same bytes: what a program needs that makes one list without knowing
any other.
It does so at zlib's level 6, that of the rows lists share; what it would take at level 3, that of what a list has
alone, is printed beside it. Ours can take less than the limit, because it deflates a shared row once for all lists;
a text deflated in stretches takes up a fifth more room than in one go.

Of the four files the spreadsheet costs most, and it stays with XlsxWriter: a writer of our own would save most of
that, and be one more format to answer for. The calendar and the JSON are written as text, the events and entries of
a duty once for all who have it.

`--measured` prints what content/measured.yaml holds, and nothing else. `--count N` is how many enterprises the
whole way is run for. Memory is judged from 10,000 up, against 1,000.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._checklists_rules import PACKAGE, RULES  # noqa: E402 - the project's folder comes first
from bench._checklists_run import processors, run_checklists  # noqa: E402
from bench._roster import write_roster  # noqa: E402
from bench._timing import Figures, run_side  # noqa: E402
from bench.forms import emptied, middle, padded  # noqa: E402

WORD, RIVALS, JUDGES, RISKS, MEASURED = (
    Path(__file__).with_name(f"_checklists_{name}.py") for name in ("word", "rivals", "rules", "risks", "measured")
)
TURNS, LISTS, DEFLATED, SAMPLE, CELLS = 5, 5000, 2000, 200, 1
"""Turns of Word lists; how many are ours; how many the limit deflates; how many docxtpl and clones of rows make; how
many `table.cell` does, slowly."""
RUNS, ALL, PROFILES = 3, 2000, 10_000
"""Turns of all else; enterprises that get all files; profiles that are judged."""
AFTER_WORDING, FILLING = ("rows", "join", "write", "garbage"), ("join", "write", "garbage")
"""What of ours is held against the others; what of that they do too."""
TIMES, FASTER, GROWTH, MANY = 3.0, 40.0, 1.2, 10_000
STAGES = {"view": "判断、成文", "rows": "排行", "join": "拼接、压缩", "write": "写盘", "garbage": "回收内存"}
FILES = {
    "view": "判断、成文",
    ".docx": "Word",
    ".xlsx": "Excel",
    ".ics": "日历",
    ".json": "JSON",
    "garbage": "回收内存",
}

Row = tuple[str, str, str, bool]
"""What was done, what it took, what it is compared with, whether it keeps to its limit."""


def word_rows(folder: Path) -> Iterator[Row]:
    """Compare the Word list with the limit and with the others, in turn."""
    ours, limits, others = [], [], {"docxtpl": [], "clones": []}  # type: ignore[var-annotated]
    made = folder / "word"
    for _ in range(TURNS):
        ours.append(run_side(WORD, "word", emptied(made), LISTS))
        limits.append(run_side(WORD, "limit", made, DEFLATED))
        for side, figures in others.items():
            figures.append(run_side(RIVALS, side, emptied(folder / "rival"), SAMPLE))
    own, least = middle(ours), middle(limits)
    ratio = 1 / times_faster(ours, limits, STAGES)
    spent = "，".join(f"{name} {own[stage]:.2f}" for stage, name in STAGES.items())
    size = (
        f"正文 {least['bytes'] / 1000:.0f} KB，压成 {least['packed'] / 1000:.0f} KB，文件 {own['size'] / 1000:.0f} KB"
    )
    yield (
        f"压缩并写盘同样的字节 {DEFLATED} 份",
        told(least),
        f"压缩 {least['deflate']:.2f}（3 级 {least['quick']:.2f}），写盘 {least['write']:.2f}；{size}",
        True,
    )
    yield f"本系统 Word 清单 {LISTS} 份", told(own), f"上一行的 {ratio:.2f} 倍，上限 {TIMES:g}；{spent}", ratio <= TIMES
    for side, name in (("docxtpl", "docxtpl"), ("clones", "python-docx 复制行")):
        laid_out, faster, whole = (
            times_faster(ours, others[side], stages) for stages in (AFTER_WORDING, FILLING, STAGES)
        )
        bound = f"，应不少于 {FASTER:g}" if side == "docxtpl" else ""
        yield (
            f"{name} {SAMPLE} 份",
            told(middle(others[side])),
            f"成文后到写盘，快 {laid_out:.1f} 倍{bound}；不计排行 {faster:.1f} 倍，连同判断、成文 {whole:.1f} 倍",
            side != "docxtpl" or laid_out >= FASTER,
        )
    cells = run_side(RIVALS, "cells", emptied(folder / "rival"), CELLS)
    yield (
        f"python-docx table.cell {CELLS} 份",
        told(cells),
        f"中等长短的一份，只填了文字，没有填写处；本系统快 {cells['ms'] / own['ms']:.0f} 倍",
        True,
    )


def times_faster(ours: list[Figures], others: list[Figures], stages: Iterable[str]) -> float:
    """Say how many times these stages of ours are faster than another side, turn by turn, and take the middle turn."""
    names = tuple(stages)
    return statistics.median(
        other["ms"] / sum(one[name] for name in names) for one, other in zip(ours, others, strict=True)
    )


def file_rows(folder: Path) -> Iterator[Row]:
    """Say what one enterprise costs, file by file, and what its list of risks adds."""
    all_files = middle([run_side(WORD, "all", folder, ALL) for _ in range(RUNS)])
    dearest = max(FILES, key=lambda kind: all_files[kind] if kind.startswith(".") else 0.0)
    spent = "，".join(f"{name} {all_files[kind]:.2f}" for kind, name in FILES.items())
    yield f"一家企业四种文件 {ALL} 家", told(all_files), f"最费时的是 {FILES[dearest]}；{spent}", dearest != ".docx"
    sizes = "，".join(f"{FILES[kind]} {all_files[f'bytes{kind}'] / 1000:.0f} KB" for kind in FILES if kind[0] == ".")
    yield "  文件大小", "", sizes, True
    risks = middle([run_side(RISKS, "risks", folder, ALL) for _ in range(RUNS)])
    which = f"其中 {risks['files']:.0f} 家要有，每份 {risks['of_file']:.2f} 毫秒、{risks['bytes'] / 1000:.0f} KB"
    yield f"另加风险点危险源清单，摊到 {ALL} 家", told(risks), which, True


def judging_rows(folder: Path) -> Iterator[Row]:
    """Compare our closures with CEL: whether each rule holds; then, on our side only, why."""
    turns = [[run_side(JUDGES, side, folder, PROFILES) for side in ("ours", "cel", "reasons")] for _ in range(RUNS)]
    ours, reasons = middle([turn[0] for turn in turns]), middle([turn[2] for turn in turns])
    name = f"{RULES} 条规则判 {PROFILES} 家"
    yield f"{name}，本系统", f"{ours['s']:.2f} 秒", f"三值：成立、不成立、待确认；成立 {ours['held']:.0f} 次", True
    yield from cel_rows(name, [turn[1] for turn in turns], ours)
    same = reasons["held"] == ours["held"]
    yield f"{name}，连同理由", f"{reasons['s']:.2f} 秒", "另给出起决定作用的比较、要问的情况；清单只对列入的问", same
    real = middle([run_side(JUDGES, "duties", folder, PROFILES) for _ in range(RUNS)])
    yield (
        f"{real['rules']:.0f} 项职责判 {PROFILES} 家，本系统",
        f"{real['s']:.2f} 秒",
        f"清单的做法：回答相同的只判一次，连同成文；适用 {real['held']:.0f} 项",
        True,
    )


def cel_rows(name: str, runs: list[Figures], ours: Figures) -> Iterator[Row]:
    """Say what CEL took for the same, and that it found the same; that it was not measured where it is missing."""
    if not runs[0]:
        yield f"{name}，CEL", "未测", f"要装 {PACKAGE}（pip install {PACKAGE}）", True
        return
    cel = middle(runs)
    same = cel["held"] == ours["held"]
    told_cel = f"本系统的 {cel['s'] / ours['s']:.1f} 倍；二值；成立次数{'相同' if same else '不同'}"
    yield f"{name}，CEL（Rust）", f"{cel['s']:.2f} 秒", told_cel, same


def run_rows(folder: Path, count: int) -> Iterator[Row]:
    """Run the whole way for a few and for many, by one process and by two, and again with nothing to do."""
    few, many, target = folder / "few.xlsx", folder / "many.xlsx", folder / "lists"
    write_roster(few, max(count // 10, 1))
    write_roster(many, count)
    small = run_checklists(few, folder / "few", 1)
    yield said(f"全程 {max(count // 10, 1)} 家，1 个进程", small, max(count // 10, 1), "")
    alone = run_checklists(many, target, 1)
    growth = alone["megabytes"] / small["megabytes"]
    judged = count >= MANY
    bound = f"，上限 {GROWTH:g}" if judged else "（不足一万家，不作判断）"
    row = said(f"全程 {count} 家，1 个进程", alone, count, f"，内存是前者的 {growth:.2f} 倍{bound}")
    yield (*row[:3], growth <= GROWTH or not judged)
    again = run_checklists(many, target, 1)
    yield (
        "  再运行一次，没有要做的",
        f"{again['s']:.1f} 秒",
        f"主要是读内容和名单；峰值 {again['megabytes']:.0f} MB",
        True,
    )
    both = run_checklists(many, folder / "both", 2)
    yield said(
        f"全程 {count} 家，2 个进程", both, count, f"，快 {alone['s'] / both['s']:.2f} 倍（本机 {processors()} 核）"
    )


def said(name: str, run: Figures, count: int, more: str) -> Row:
    """Say what a run took."""
    size = f"每家 {run['bytes'] / count / 1000:.0f} KB" if run["bytes"] else ""
    return (
        name,
        f"{run['s']:.1f} 秒",
        f"每秒 {count / run['s']:.1f} 家，{size}，峰值 {run['megabytes']:.0f} MB，最大的进程 {run['worker']:.0f}{more}",
        True,
    )


def told(figures: Figures) -> str:
    """Say what one file took."""
    return f"{figures['ms']:.2f} 毫秒"


def show(rows: Iterator[Row]) -> bool:
    """Print rows as they come; tell whether all keep to their limits."""
    kept = True
    for name, took, compared, within in rows:
        print(f"{padded(name, 44)}{padded(took, 12)}  {compared}{'' if within else '  未达到'}", flush=True)
        kept &= within
    return kept


def show_measured(folder: Path, count: int) -> None:
    """Print what content/measured.yaml holds, for so many enterprises on this machine."""
    found = run_side(MEASURED, "measured", folder, count)
    print(f"家数: {count}\n核秒: {found['s']:.1f}\n打包字节: {found['packed']:.0f}\n字节:")
    for kind in (*(kind.removeprefix(".") for kind in FILES if kind.startswith(".")), "risk"):
        print(f"  {kind}: {found[kind]:.0f}")


def main() -> int:
    """Print the table; exit 1 beyond a limit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000, help="全程运行的企业数，默认 1000")
    parser.add_argument("--measured", action="store_true", help="只测并写出 content/measured.yaml 里的数")
    count, measured = parser.parse_args().count, parser.parse_args().measured
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if measured:
            show_measured(folder, count)
            return 0
        print(f"毫秒为每份的处理器时间，各在新进程，轮流 {RUNS} 次（Word 清单 {TURNS} 次）取中位数；全程按钟表计")
        parts = (word_rows(folder), file_rows(folder), judging_rows(folder), run_rows(folder, count))
        kept = [show(rows) for rows in parts]
    print("达到" if all(kept) else "有未达到的")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
