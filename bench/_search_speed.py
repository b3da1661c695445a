"""How long the search takes in Chromium over http: until it is ready, and for a query, with 3,000 entries."""

import json
import random
import shutil
import statistics
import tempfile
import threading
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "site_config" / "javascripts" / "search"
BEGIN = "globalThis.searchData = "
ENTRIES, RUNS = 3000, 5
TYPED = (
    *("培训", "八个一次", "飞行捡查", "yinhuan", "aqzj", "多久培训一次", "安", "建办质函【2023】81号"),
    *("施工组织设计和专项施工方案要由谁来审核", "anquanshengchan", "沒有這個"),
)
PAGE = """<!doctype html><meta charset="utf-8"><script>
const until = (worker, type) => new Promise((done) => worker.addEventListener("message", function listen({ data }) {
  if (data.type !== type) return;
  worker.removeEventListener("message", listen);
  done(performance.now());
}));
globalThis.measure = async (typed) => {
  const begun = performance.now();
  const worker = new Worker("javascripts/search/worker.js");
  worker.postMessage({ type: 0 });
  const ready = (await until(worker, 1)) - begun;
  const times = [];
  for (const text of typed) {
    const asked = performance.now();
    worker.postMessage({ type: 2, data: text });
    times.push((await until(worker, 3)) - asked);
  }
  worker.terminate();
  return { ready, times };
};
</script>"""


@dataclass(frozen=True, kw_only=True)
class Speed:
    """The best of several runs, because the machine has other work: seconds until ready, milliseconds a query."""

    entries: int
    ready: float
    slowest: float
    middle: float


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a line on the screen for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def grow(content: bytes) -> str:
    """Add entries and places until there are 3,000, with texts put together from halves of those there are."""
    index = json.loads(content.decode()[len(BEGIN) : -2])
    draw = random.Random(1)  # noqa: S311 - drawn texts are no secrets
    entries, places = index["entries"], index["places"]
    known, at = list(entries), index["columns"].index("place")
    numbers = len(places)
    while len(entries) < ENTRIES:
        one, other = draw.choice(known), draw.choice(known)
        entries.append([_mix(first, second) for first, second in zip(one, other, strict=True)])
        entries[-1][0], entries[-1][at] = one[0], len(places) if one[at] is not None else None
        if one[at] is not None:
            first, second = draw.choice(places[:numbers]), draw.choice(places[:numbers])
            places.append([_mix(*pair) for pair in zip(first, second, strict=True)])
    return f"{BEGIN}{json.dumps(index, ensure_ascii=False)};\n"


def _mix(one: object, other: object) -> object:
    if isinstance(one, str) and isinstance(other, str):
        return one[: len(one) // 2] + other[len(other) // 2 :]
    if isinstance(one, list) and isinstance(other, list) and all(isinstance(text, str) for text in (*one, *other)):
        return [_mix(first, second) for first, second in zip(one, other, strict=False)] or one
    return one


def measure_speed(content: bytes) -> Speed:
    """Serve the search with 3,000 entries and measure it as the theme would use it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(SCRIPTS, folder / "javascripts" / "search")
        (folder / "data").mkdir()
        (folder / "data" / "search.js").write_text(grow(content), "utf-8")
        (folder / "index.html").write_text(PAGE, "utf-8")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        runs = _run_in_chromium(f"http://127.0.0.1:{server.server_port}/index.html")
        server.shutdown()
        server.server_close()
    best = [min(run["times"][number] for run in runs) for number in range(len(TYPED))]
    return Speed(
        entries=ENTRIES,
        ready=min(run["ready"] for run in runs) / 1000,
        slowest=max(best),
        middle=statistics.median(best),
    )


def _run_in_chromium(address: str) -> list[dict[str, Any]]:
    path = next(found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--headless", "--no-sandbox"])
        page = chromium.new_page()
        page.goto(address)
        runs = [page.evaluate("(typed) => measure(typed)", TYPED) for _ in range(RUNS)]
        chromium.close()
    return runs
