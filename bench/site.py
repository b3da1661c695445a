"""The site: built against bare mkdocs, edited and served, grown to 3,000 clauses, weighed and seen on a slow phone.

Each figure stands beside what it is held against. Everything happens in a copy of the project in a temporary folder.

- A build from nothing against mkdocs alone on the same Markdown, in turn; the median of the ratios. It is held against
  pages that can be searched like ours, by the theme's own search; those that cannot stand beside it.
  `bench build` judges this figure.
- The time from an edit of a policy until `serve` shows the page; limit 1.5 s.
- Policies of 50 generated clauses with a duty each, for 40 roles: what one clause costs at 3,000 (seconds, bytes of the
  site and of its heaviest page) may be a tenth more than at 1,000.
- What Chromium loads, unpacked, before the page is touched, of the pages people open first and of the heaviest of all,
  and how many pages are beyond the limit of 350 KB; how long 我的清单 takes from the first touch until its list is
  there, limit 0.4 s.
- The largest contentful paint with nothing cached, on slow 4G and a processor four times slower, against the same
  Markdown in the stock theme, in turn; the median of the ratios, at most 1.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import _site_build as building  # noqa: E402 - the project's folder comes first
from bench._site_pages import KeptAlive, chromium, compare_paints, time_own_list, weigh, weigh_all  # noqa: E402
from bench._site_serving import edited_to_served  # noqa: E402
from bench.checklists import Row, show  # noqa: E402
from tests.browser.sites import served  # noqa: E402

BUILDS, EDITS, PAINTS, TOUCHES = 3, 6, 9, 5
OWN_LIST = "own-list.html"
EDIT_SECONDS, TOUCH_SECONDS, WEIGHT, PAINT_TIMES, GROWTH = 1.5, 0.4, 350_000, 1.0, 1.1
SIZES = (100, 1000, 3000)
PARTS = ("build", "serve", "pages", "growth")
MEGABYTE, KILOBYTE = 1e6, 1e3


def build_rows(folder: Path) -> Iterator[Row]:
    """Build the project and let mkdocs alone do the same pages, in turn."""
    turns = [building.build_all(folder) for _ in range(BUILDS)]
    ours, bare, stock = (statistics.median(turn[side] for turn in turns) for side in range(3))
    alone, times = (statistics.median(turn[0] / turn[side] for turn in turns) for side in (1, 2))
    pages = len(list((folder / "build" / "handbook").rglob("*.md")))
    yield f"只运行 mkdocs，{pages} 页，不带搜索", f"{bare:.2f} 秒", "同样的 Markdown、同样的设置", True
    yield "只运行 mkdocs，带主题自带的搜索", f"{stock:.2f} 秒", "同样的 Markdown、原主题", True
    compared = f"上一行的 {times:.2f} 倍，不带搜索的 {alone:.2f} 倍；上限由 bench build 判断"
    yield "整个 build（从零）：网页、搜索、表单、清单", f"{ours:.2f} 秒", compared, True


def serve_rows(folder: Path) -> Iterator[Row]:
    """Edit the policies of a copy that is being served."""
    seconds = edited_to_served(folder, EDITS)
    middle = statistics.median(seconds)
    compared = f"上限 {EDIT_SECONDS:g} 秒；{EDITS} 次，最慢 {max(seconds):.2f} 秒"
    yield "改 YAML 到页面更新（serve）", f"{middle:.2f} 秒", compared, middle <= EDIT_SECONDS


def page_rows(folder: Path) -> Iterator[Row]:
    """Weigh pages that people open first, and see them beside the stock theme's."""
    site = folder / "build" / "site"
    building.build_stock(folder)
    weights = weigh_all(site)
    heaviest = max(weights, key=lambda path: weights[path])
    over = [path for path, weight in weights.items() if weight > WEIGHT]
    with chromium() as browser, served(site, KeptAlive) as ours, served(folder / "stock", KeptAlive) as theirs:
        yield weigh_row(f"最重的网页 {heaviest}", weigh(browser, ours + heaviest), weigh(browser, theirs + heaviest))
        yield f"超过上限的网页（共 {len(weights)} 页）", f"{len(over)} 页", "，".join(over) or "没有", not over
        seconds = [time_own_list(browser, ours + OWN_LIST) / 1000 for _ in range(TOUCHES)]
        middle, compared = (
            statistics.median(seconds),
            f"上限 {TOUCH_SECONDS:g} 秒；{TOUCHES} 次，最慢 {max(seconds):.2f} 秒",
        )
        yield "我的清单：从第一次点到清单可用", f"{middle:.2f} 秒", compared, middle <= TOUCH_SECONDS
        for name, path in name_pages(site).items():
            yield weigh_row(name, weigh(browser, ours + path), weigh(browser, theirs + path))
            own, their, times = compare_paints(browser, ours + path, theirs + path, PAINTS)
            compared = f"原主题 {their / 1000:.2f} 秒的 {times:.2f} 倍，上限 {PAINT_TIMES:g}；慢速 4G、慢 4 倍的处理器"
            yield f"{name}：看见主要内容（LCP）", f"{own / 1000:.2f} 秒", compared, times <= PAINT_TIMES


def weigh_row(name: str, ours: Mapping[str, int], theirs: Mapping[str, int]) -> Row:
    """Say what a page loads."""
    total, other = sum(ours.values()), sum(theirs.values())
    heaviest = sorted(ours.items(), key=lambda one: -one[1])[:3]
    told = "，".join(f"{url.rsplit('/', 1)[-1][:24]} {size / KILOBYTE:.0f}" for url, size in heaviest)
    compared = f"上限 {WEIGHT / KILOBYTE:.0f}，原主题 {other / KILOBYTE:.0f}；{told}"
    return f"{name}：点到之前载入", f"{total / KILOBYTE:.0f} KB", compared, total <= WEIGHT


def name_pages(site: Path) -> dict[str, str]:
    """Return the pages to look at: the first, and of policies and roles the one of middle length and the largest."""
    named = {"首页": "index.html"}
    for kind, name in (("policies", "政策页"), ("roles", "角色页")):
        found = (page for page in (site / kind).glob("*.html") if page.name != "index.html")
        pages = sorted(found, key=lambda page: page.stat().st_size)
        named |= {
            f"中等的{name}": f"{kind}/{pages[len(pages) // 2].name}",
            f"最大的{name}": f"{kind}/{pages[-1].name}",
        }
    return named


def growth_rows(folder: Path) -> Iterator[Row]:
    """Build generated content of three sizes; per clause the largest may cost no more than the one before."""
    before: list[float] = []
    for count in SIZES:
        copy = folder / str(count)
        copy.mkdir()
        building.copy_project(copy)
        building.write_clauses(copy, count)
        seconds = building.timed(building.OURS, copy)
        site = copy / "build" / "site"
        pages = {page: page.stat().st_size for page in site.rglob("*.html")}
        heaviest = max(pages, key=lambda page: pages[page])
        size = building.count_bytes(site)
        costs = [one / count for one in (seconds, size, pages[heaviest])]
        times = [new / old for new, old in zip(costs, before, strict=False)]
        told = (
            f"{len(pages)} 页，共 {size / MEGABYTE:.1f} MB，最大的 {heaviest.name} {pages[heaviest] / KILOBYTE:.0f} KB"
        )
        if times:
            told += f"；平均每条的时间、大小、最大页是上一行的 {'、'.join(f'{one:.2f}' for one in times)} 倍"
        judged = count == SIZES[-1]
        bound = f"，上限 {GROWTH:g}" if judged else ""
        yield f"{count} 条条款从零 build", f"{seconds:.1f} 秒", told + bound, not judged or max(times) <= GROWTH
        before = costs


def main() -> int:
    """Print the table; exit 1 beyond a limit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="只测这几部分")
    asked = parser.parse_args().only
    kept = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        folder.mkdir()
        building.copy_project(folder)
        if "build" not in asked and "pages" in asked:
            building.timed(building.OURS, folder)
        rows = {"build": build_rows, "pages": page_rows, "serve": serve_rows}
        for part, of_part in rows.items():
            kept &= part not in asked or show(of_part(folder))
        kept &= "growth" not in asked or show(growth_rows(Path(name)))
    print("达到" if kept else "超过上限")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
