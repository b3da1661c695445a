"""Our search against the theme's own (zh, jieba) on the same pages: the judged queries of tests/search in both halves.

The engine was tuned on the half 调试 alone; of 留出 only sums are printed. A result of the theme is a section of a page
and counts for everything that stands in it. With `--sources FOLDER` both sides are made a second time with the official
texts. `--speed` adds how big our file is, and in Chromium over http how long 3,000 entries and a query take.

Limits: 留出 0.80 first, 0.95 within five, no empty answer; 调试 0.90 and 0.98; 150 KB, ready in 0.4 s, 20 ms a query.
"""

import argparse
import gzip
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._search_judging import HELD_OUT, TUNING, Score, read_half, score  # noqa: E402 - the project's folder first
from bench._search_sides import Search, make_stock, open_ours, open_stock  # noqa: E402
from bench._search_speed import Speed, measure_speed  # noqa: E402
from generators.commands.build import BuildOrder, carry_out  # noqa: E402
from generators.commands.content import open_content  # noqa: E402
from generators.read.official_text import read_official_texts  # noqa: E402
from generators.view.handbook import Index  # noqa: E402
from generators.write.search import view_pages_too, write_search  # noqa: E402

DAY = date(2023, 6, 1)
LIMITS = {HELD_OUT: (0.80, 0.95), TUNING: (0.90, 0.98)}
LARGEST, READY, ANSWER = 150_000, 0.4, 20.0
OURS, THEIRS = "本手册", "主题自带"
PLAIN, WITH_TEXTS = "不附原文", "附原文"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the table."""

    half: str
    texts: str
    side: str
    score: Score


def read_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="我们的搜索和主题自带的搜索，在同样的页面上比。")
    parser.add_argument("--sources", type=Path, metavar="文件夹", help="存放原文的文件夹；给出时，附原文再比一次")
    parser.add_argument("--half", choices=(TUNING, HELD_OUT), help="只看一半；不给则两半都看")
    parser.add_argument("--speed", action="store_true", help="另在 Chromium 里量大小和快慢")
    return parser.parse_args()


def open_sides(folder: Path, sources: Path | None) -> tuple[dict[str, Search], bytes]:
    """Make both sides of the project's content, with the official texts or without; and our file."""
    library, labels, problems = open_content()
    assert not problems
    official = read_official_texts(library.policies, sources)[0] if sources else {}
    view = view_pages_too(Index(library=library, as_of=DAY, official=official), labels)
    ours = write_search(view, labels)
    with redirect_stdout(StringIO()):
        assert carry_out(BuildOrder(build=folder / "build", day=DAY, sources=sources, with_site=False)) == 0
    site = make_stock(folder / "build" / "handbook", folder / "stock")
    return {OURS: open_ours(ours, view.entries), THEIRS: open_stock(site, view.entries)}, ours


def measure(halves: tuple[str, ...], texts: str, sides: dict[str, Search]) -> Iterator[Line]:
    """Ask every query of every half on both sides."""
    for half in halves:
        queries = read_half(half)
        for name, search in sides.items():
            yield Line(half=half, texts=texts, side=name, score=score(queries, search))


def show(line: Line) -> None:
    """Print a line of the table."""
    one = line.score
    figures = f"{one.first:9.3f}{one.within:9.3f}{one.reciprocal:8.3f}{one.empty:9d}{one.both:8d}/{one.of_two}"
    print(f"{line.half} {one.queries} 条，{line.texts:\u3000<4}，{line.side:\u3000<4}{figures}")


def show_speed(speed: Speed) -> bool:
    """Print how long it takes and how busy the machine is; say whether that is within the limits."""
    print(
        f"{speed.entries} 条：{speed.ready:.2f} 秒就绪（上限 {READY}），"
        f"查询中位数 {speed.middle:.0f} 毫秒，最慢 {speed.slowest:.0f} 毫秒（上限 {ANSWER:.0f}）；"
        f"{os.cpu_count()} 核，负载 {os.getloadavg()[0]:.1f}"
    )
    return speed.ready <= READY and speed.slowest <= ANSWER


def holds(line: Line) -> bool:
    """Say whether a line of ours is within its limits."""
    first, within = LIMITS[line.half]
    enough = line.score.first >= first and line.score.within >= within
    return line.side != OURS or (enough and (line.half != HELD_OUT or not line.score.empty))


def compare(asked: argparse.Namespace, texts: str, sources: Path | None) -> bool:
    """Print what both sides score with these texts; say whether ours is within its limits."""
    with tempfile.TemporaryDirectory() as name:
        sides, ours = open_sides(Path(name), sources)
        lines = list(measure((asked.half,) if asked.half else (TUNING, HELD_OUT), texts, sides))
    for line in lines:
        show(line)
    size = len(gzip.compress(ours))
    print(f"{texts}的索引 {size / 1000:.0f} KB（gz）{'' if sources else f'，上限 {LARGEST / 1000:.0f} KB'}")
    reached = all(holds(line) for line in lines) and (size <= LARGEST or sources is not None)
    return reached and (not asked.speed or sources is not None or show_speed(measure_speed(ours)))


def main() -> int:
    """Print the tables; exit 1 below a limit."""
    asked = read_arguments()
    print(f"{'':38}{'首条':>7}{'前五':>7}{'MRR':>8}{'无结果':>6}{'两义都有':>6}")
    reached = compare(asked, PLAIN, None)
    if asked.sources:
        reached &= compare(asked, WITH_TEXTS, asked.sources)
    print("达到" if reached else "没有达到")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
