"""Forms by the thousand: make the blanks, read what came back, refuse what is broken.

Reading, checking and adding up 1,000 returns of 附件4 may take 3 times as long as unzipping and parsing their
word/document.xml with lxml; ours and the rival's runs take turns in fresh processes, and the figure is the median
of the runs' ratios. 1,000 returns may take a fifth more memory than 100. The same table, filled, is made by
docxtpl and by python-docx's public API beside ours; what each made is read back and compared. Broken and
oversized files: 50 ms and 100 MB each; those within the limits of size are read and only named here.
"""

import statistics
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._forms_hostile import READ, REFUSED  # noqa: E402 - the project's folder comes first
from bench._timing import Figures, run_side  # noqa: E402

MAKING, READING = (Path(__file__).with_name(name) for name in ("_forms_making.py", "_forms_reading.py"))
MANY, FEW, RUNS = 1000, 100, 5
TIMES, GROWTH, MILLISECONDS, MEGABYTES = 3.0, 1.2, 50.0, 100.0
MAKERS = {"filled": "本系统 填好", "docxtpl": "docxtpl", "python-docx": "python-docx 公开接口"}

Row = tuple[str, float, float, str, bool]
"""What was done, milliseconds a file, megabytes, what it is compared with, whether it keeps to its limit."""


def make_rows(folder: Path) -> Iterator[Row]:
    """Measure making: all blanks, then the same filled table three ways, in turn."""
    blanks = run_side(MAKING, "blanks", emptied(folder / "blanks"), MANY)
    few = run_side(MAKING, "blanks", emptied(folder / "blanks"), FEW)
    growth = blanks["megabytes"] / few["megabytes"]
    yield f"制作空表 {MANY} 份", blanks["ms"], blanks["megabytes"], f"内存为 {FEW} 份的 {growth:.2f}", growth <= GROWTH
    runs: dict[str, list[Figures]] = {side: [] for side in MAKERS}
    for _ in range(RUNS):
        for side in MAKERS:
            runs[side].append(run_side(MAKING, side, emptied(folder / side), FEW))
    for side, name in MAKERS.items():
        run_side(READING, "read-back", folder / side, FEW)
        own, theirs = middle(runs["filled"]), middle(runs[side])
        yield (
            f"{name} {FEW} 份",
            theirs["ms"],
            theirs["megabytes"],
            f"本系统的 {theirs['ms'] / own['ms']:.1f} 倍",
            True,
        )


def read_rows(folder: Path) -> Iterator[Row]:
    """Measure reading against parsing, in turn; and how memory grows."""
    pairs = [
        (run_side(READING, "parse", folder / "returns", MANY), run_side(READING, "collect", folder / "returns", MANY))
        for _ in range(RUNS)
    ]
    parse, collect = (middle([pair[place] for pair in pairs]) for place in (0, 1))
    ratio = statistics.median(ours["ms"] / theirs["ms"] for theirs, ours in pairs)
    yield f"lxml 只解压解析 {MANY} 份", parse["ms"], parse["megabytes"], "1.00 倍", True
    told = f"{ratio:.2f} 倍，上限 {TIMES:g}"
    yield f"读回、核对、汇总 {MANY} 份", collect["ms"], collect["megabytes"], told, ratio <= TIMES
    apart = run_side(READING, "collect", folder / "apart", MANY)
    told = f"{apart['ms'] / parse['ms']:.2f} 倍，一次，不设上限"
    yield "同上，每份除填写内容外字节也不同", apart["ms"], apart["megabytes"], told, True
    few = run_side(READING, "collect", folder / "few", FEW)
    growth = collect["megabytes"] / few["megabytes"]
    yield (
        f"读回、核对、汇总 {FEW} 份",
        few["ms"],
        few["megabytes"],
        f"内存增长 {growth:.2f}，上限 {GROWTH:g}",
        growth <= GROWTH,
    )


def refusal_rows(folder: Path) -> Iterator[Row]:
    """Measure what hostile files cost, each the median of three fresh processes."""
    for files, refused in ((REFUSED, True), (READ, False)):
        for name, make in files.items():
            file = folder / "hostile.docx"
            file.write_bytes(make(folder / "returns" / "0000.docx"))
            cost = middle([run_side(READING, "refuse", file, int(refused)) for _ in range(3)])
            kept = cost["megabytes"] <= MEGABYTES and (cost["ms"] <= MILLISECONDS or not refused)
            yield f"{'拒收' if refused else '读完，不认'} {name}", cost["ms"], cost["megabytes"], told_size(file), kept


def told_size(file: Path) -> str:
    """Say how large a file is."""
    return f"{file.stat().st_size / 1e6:.2f} MB"


def emptied(folder: Path) -> Path:
    """Make a folder, or take out what is in it."""
    folder.mkdir(exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    return folder


def middle(runs: list[Figures]) -> Figures:
    """Return the median of every figure."""
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def padded(text: str, width: int) -> str:
    """Pad a text in which Chinese characters are two columns wide."""
    return text + " " * (width - len(text) - sum(unicodedata.east_asian_width(sign) in "WF" for sign in text))


def show(rows: Iterator[Row]) -> bool:
    """Print rows as they come; tell whether all keep to their limits."""
    kept = True
    for name, milliseconds, megabytes, told, within in rows:
        mark = "" if within else "  超过上限"
        print(f"{padded(name, 40)}{milliseconds:9.2f}{megabytes:10.0f}   {told}{mark}", flush=True)
        kept &= within
    return kept


def main() -> int:
    """Print the table; exit 1 above a limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        blanks = run_side(MAKING, "prepare", folder, MANY)["blanks"]
        (folder / "few").mkdir()
        for number in range(FEW):
            (folder / "few" / f"{number:04d}.docx").hardlink_to(folder / "returns" / f"{number:04d}.docx")
        print(f"附件4，{blanks:.0f} 处填写；毫秒为处理器时间；{RUNS} 次取中位数，各在新进程，轮流运行")
        print(f"{'':40}{'毫秒/份':>6}{'峰值 MB':>8}")
        kept = [show(rows(folder)) for rows in (make_rows, read_rows, refusal_rows)]
    print("达到" if all(kept) else "超过上限")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
