"""The whole build against a bare mkdocs build of the same Markdown, and a rebuild after nothing changed.

A copy of the project is built in a temporary folder, RUNS times from nothing; each build is followed by
mkdocs alone on the pages it wrote. Limits: the whole build 1.3 times mkdocs, a rebuild 0.5 s. Each build is held
against the mkdocs that follows it, and the median of these ratios counts, so that a load that comes and goes
weighs on both. The time of loading the same content by CSafeLoader stands beside it.

Our pages keep out of the search of mkdocs, because we make one of our own, and the build's time holds that. So mkdocs
alone is given the pages without that line and makes its own search of them.
"""

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._site_build import BARE, OURS, copy_project, copy_searched, timed  # noqa: E402 - the project's folder first

PLAIN = "plain"
RUNS, WHOLE_LIMIT, NO_OP_LIMIT = 5, 1.3, 0.5


def load_bare() -> float:
    """Return the seconds CSafeLoader takes for the same content."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*.yaml"))]
    started = time.perf_counter()
    for text in texts:
        yaml.load(text, Loader=yaml.CSafeLoader)
    return time.perf_counter() - started


def main() -> int:
    """Print the table; exit 1 above a limit."""
    bare = [*BARE, "--strict", "--site-dir", "bare"]
    figures: dict[str, list[float]] = {"whole": [], "bare": [], "again": [], "load": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_project(folder)
        for _ in range(RUNS):
            for rest in ("build", "bare", PLAIN):
                shutil.rmtree(folder / rest, ignore_errors=True)
            figures["whole"].append(timed(OURS, folder))
            copy_searched(folder, folder / PLAIN)
            figures["bare"].append(timed(bare, folder, HANDBOOK_PAGES=PLAIN))
            figures["again"].append(timed(OURS, folder))
            figures["load"].append(load_bare())
        pages = len(list((folder / "build" / "handbook").rglob("*.md")))
    whole, mkdocs, again, load = (statistics.median(figures[key]) for key in ("whole", "bare", "again", "load"))
    times = statistics.median(one / other for one, other in zip(figures["whole"], figures["bare"], strict=True))
    print(f"{pages} 个页面，{RUNS} 次取中位数")
    print(f"{'':22}{'秒':>8}{'倍数':>8}{'上限':>8}")
    print(f"{'只运行 mkdocs（连搜索）':13}{mkdocs:8.2f}{1.0:8.2f}")
    print(f"{'整个 build（从零）':17}{whole:8.2f}{times:8.2f}{WHOLE_LIMIT:8.2f}")
    print(f"{'CSafeLoader 读同样内容':15}{load:8.2f}{load / mkdocs:8.2f}")
    print(f"{'没有变化再 build':17}{again:8.2f}{again / mkdocs:8.2f}{NO_OP_LIMIT:7.1f}s")
    reached = times <= WHOLE_LIMIT and again <= NO_OP_LIMIT
    print("达到" if reached else "超过上限")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
