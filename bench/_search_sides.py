"""The two searches that are measured: ours, and the theme's own with jieba on the same pages, each in quickjs."""

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from html.parser import HTMLParser
from pathlib import Path

import material  # type: ignore[import-untyped]
import quickjs

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._search_judging import Names, name_entry  # noqa: E402 - the project's folder comes first
from generators.view.search import Entry  # noqa: E402

SCRIPTS = ROOT / "site_config" / "javascripts" / "search"
MODULES = ("fold", "index", "query", "rank", "pinyin", "typos", "readings", "search")
THEME = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
EXCLUSION = re.compile(r"^search: \{exclude: true\}\n", re.MULTILINE)
STOCK = """\
site_name: 安建手册
docs_dir: docs
site_dir: site
use_directory_urls: false
theme: {name: material, language: zh, font: false}
plugins: [{search: {lang: zh}}]
markdown_extensions: [attr_list, tables, toc]
"""
WORKER = """
var self = globalThis, answers = [], ask;
var addEventListener = (_, listener) => { ask = listener; };
var postMessage = (message) => answers.push(message);
var console = { warn() {}, log() {} };
var importScripts = () => {};
"""
Search = Callable[[str], Sequence[Names]]


def open_ours(data: bytes, entries: Sequence[Entry]) -> Search:
    """Load our engine with its file; it answers with the numbers of entries."""
    names = [name_entry(entry.kind.value, entry.id) for entry in entries]
    context = quickjs.Context()
    for module in MODULES:
        context.eval((SCRIPTS / f"{module}.js").read_text("utf-8"))
    context.eval(data.decode())
    context.eval("const search = makeSearch(buildSearchIndex(searchData));")
    context.eval("globalThis.ask = (text) => JSON.stringify(search(text).map(({ number }) => number));")
    ask = context.get("ask")
    return lambda text: [names[number] for number in json.loads(ask(text))]


def make_stock(pages: Path, folder: Path) -> Path:
    """Let bare mkdocs make a site with the theme's own search of pages that build/ holds; return its folder."""
    for page in pages.rglob("*.md"):
        copy = folder / "docs" / page.relative_to(pages)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(EXCLUSION.sub("", page.read_text("utf-8")), "utf-8")
    (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, capture_output=True)
    return folder / "site"


def open_stock(site: Path, entries: Iterable[Entry]) -> Search:
    """Load the theme's own worker with the index it made; a result is worth all that its section of the page shows."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    assert len(index["docs"]) > 0
    shown = _names_by_section(site, entries)
    context = quickjs.Context()
    context.eval(WORKER)
    (worker,) = (THEME / "workers").glob("search.*.min.js")
    context.eval(worker.read_text("utf-8"))
    for script in ("lunr.stemmer.support", "lunr.zh"):
        context.eval((THEME / "lunr" / "min" / f"{script}.min.js").read_text("utf-8"))
    context.eval(
        "globalThis.send = (message) => { answers.length = 0; ask({ data: JSON.parse(message) }); };"
        "globalThis.take = () => JSON.stringify(answers);"
    )
    send, take = context.get("send"), context.get("take")

    def talk(message: object) -> list[dict[str, object]]:
        send(json.dumps(message))
        while context.execute_pending_job():
            pass
        answers: list[dict[str, object]] = json.loads(take())
        return answers

    assert talk({"type": 0, "data": {**index, "options": {"suggest": False}}}) == [{"type": 1}]
    return lambda text: [shown[location] for location in _locations(talk({"type": 2, "data": text}))]


def _locations(answers: list[dict[str, object]]) -> list[str]:
    """Return where results lead, as they stand in the box: group by group, the best of each first."""
    (answer,) = answers
    groups = answer["data"]["items"]  # type: ignore[index]
    found = [sorted(group, key=lambda one: -one["score"]) for group in groups]
    return [one["location"] for group in found for one in group if one["score"] > 0]


class Sections(HTMLParser):
    """Which ids stand under which heading of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = ""
        self.ids: dict[str, str] = {}

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note an id; that of a heading begins a section."""
        own = dict(attributes).get("id")
        if own and re.fullmatch(r"h[1-6]", tag):
            self.heading = "" if tag == "h1" else own
        if own:
            self.ids[own] = self.heading


def _names_by_section(site: Path, entries: Iterable[Entry]) -> defaultdict[str, Names]:
    """Return location -> what stands in that section; ids that only one thing has count on every page."""
    by_anchor: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        page, _, anchor = entry.address.partition("#")
        key = anchor if anchor and not anchor.startswith("c-") else f"{page}#{anchor}"
        by_anchor[key] |= name_entry(entry.kind.value, entry.id)
    shown: defaultdict[str, Names] = defaultdict(frozenset)
    for file in site.rglob("*.html"):
        page = file.relative_to(site).as_posix()
        sections = Sections()
        sections.feed(file.read_text("utf-8"))
        for own, heading in [("", ""), *sections.ids.items()]:
            location = f"{page}#{heading}" if heading else page
            shown[location] |= by_anchor.get(f"{page}#{own}", set()) | by_anchor.get(own, set())
        shown[f"{page}#top"] = shown[page]
    return shown
