"""What `serve` shows: the content as it was last read without problems, each page made when it is asked for."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from threading import Lock
from time import perf_counter

import click

from generators.commands import ROOT
from generators.commands.build import BuildOrder
from generators.commands.content import say_problem, show_problems
from generators.commands.making import Opened, list_files, list_pages, open_site, read_all
from generators.write.handbook import FOLDER as PAGES
from generators.write.output import Naming, Output, hash_files
from generators.write.preview_pages import PageMaker
from generators.write.preview_server import Answer, News
from generators.write.site import DOWNLOADS, SITE, fill_sizes, is_offered

CONFIG, THEME, PROGRAM = ROOT / "mkdocs.yml", ROOT / "site_config", ROOT / "generators"
EMPTY_INDEX = b'{"config": {"lang": ["zh"], "separator": " ", "pipeline": [], "fields": {}}, "docs": []}'
STAND_INS = {
    "sitemap.xml": b"<urlset/>",
    "search/search_index.json": EMPTY_INDEX,
    "search/search_index.js": b"var __index = " + EMPTY_INDEX,
}
"""What only a whole build makes and scripts of the theme ask for, where no build has left it."""
NAMED_PAGES = 3
"""How many changed pages are named."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """What can be shown of one state of the content."""

    order: BuildOrder
    opened: Opened
    pages: Mapping[str, Output]
    """Path below build/ -> the page, or what lies beside the pages."""
    lock: Lock = field(default_factory=Lock)

    @cached_property
    def sources(self) -> list[str]:
        """Name every page as mkdocs does."""
        return sorted(path.removeprefix(f"{PAGES}/") for path in self.pages if path.endswith(".md"))

    @cached_property
    def files(self) -> dict[str, Output]:
        """List what is offered for download, by its path."""
        kept_back = open_site(self.order, self.opened).kept_back
        outputs = list_files(self.order, self.opened)
        return {output.path: output for output in outputs if is_offered(output.path, kept_back)}


class Preview:
    """The content as a reader sees it while it is being edited."""

    def __init__(self, order: BuildOrder) -> None:
        self._order, self.news = order, News()
        self._maker = PageMaker(CONFIG)
        self._unsaid: float | None = None
        """The seconds the last reading took, until it is said what came of it."""
        self._made: Made | None = None
        self._ingredients: dict[str, dict[str, str]] = {}
        self._html: dict[str, tuple[bytes, bytes]] = {}
        """Path of a page -> its Markdown, and the HTML made of it."""
        self._ready: dict[str, tuple[Made, Answer]] = {}
        """Path of a page -> the state it was made of, and what is sent."""

    @property
    def watched(self) -> tuple[Path, ...]:
        """Return the folders and files whose edits matter."""
        sources = (self._order.sources,) if self._order.sources else ()
        return (self._order.content, ROOT / "templates", THEME, CONFIG, PROGRAM, *sources)

    def close(self) -> None:
        """End what was started."""
        self._maker.close()

    def take(self, edited: tuple[str, ...]) -> None:
        """Take over what was edited, and say so."""
        paths = [Path(path) for path in edited]
        if any(path.is_relative_to(PROGRAM) for path in paths):
            click.echo("程序改了：停下再运行 serve 才会用上。")
        if CONFIG in paths or any(path.is_relative_to(THEME) and path.suffix == ".html" for path in paths):
            old, self._maker = self._maker, PageMaker(CONFIG)
            old.close()
            self._html.clear()
            self._ready.clear()
        names = [path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path) for path in paths]
        click.echo(f"改了 {'、'.join(names)}")
        self.refresh()

    def refresh(self) -> None:
        """Read the content again; where it has problems, tell them and let the pages stand as they are."""
        started = perf_counter()
        hash_files.cache_clear()
        try:
            opened, problems = read_all(self._order)
            if opened is None:
                show_problems(problems, closing="；页面保持原样")
                self.news.tell(problems="\n".join(map(say_problem, problems)))
                return
            made = self._lay_out(opened)
        except Exception as error:  # noqa: BLE001 - whatever a half-edited template leads to is to be read on the page
            self._complain(f"页面做不出来：{type(error).__name__}：{error}")
            return
        self._made = made
        self._ready.clear()
        self.news.tell()
        self._unsaid = perf_counter() - started

    def rest(self) -> None:
        """Do what can wait until nobody edits or reads: say what changed, collect what is left of the state before."""
        if self._unsaid is None or self._made is None:
            return
        click.echo(f"{self._say_changed(self._made)}（{self._unsaid:.1f} 秒）")
        self._unsaid = None
        gc.collect()

    def _lay_out(self, opened: Opened) -> Made:
        pages = {output.path: output for output in list_pages(self._order, opened)}
        return Made(order=self._order, opened=opened, pages=pages)

    def _say_changed(self, made: Made) -> str:
        """Say which pages are made of something else than before, while a browser already asks for them."""
        naming = Naming()
        before = self._ingredients
        after = self._ingredients = {path: output.ingredients(naming) for path, output in made.pages.items()}
        if not before:
            return f"{len(made.sources)} 页"
        pages = (path for path in {*before, *after} if path.endswith(".md"))
        changed = sorted(path for path in pages if before.get(path) != after.get(path))
        if not changed:
            return "没有页面因此改变"
        named = "、".join(path.removeprefix(f"{PAGES}/") for path in changed[:NAMED_PAGES])
        return f"{len(changed)} 页变了：{named}{' 等' if len(changed) > NAMED_PAGES else ''}"

    def _complain(self, text: str) -> None:
        click.echo(text, err=True)
        self.news.tell(problems=text)

    def find(self, path: str) -> Answer | None:
        """Answer for an address below the site; None where nothing is."""
        made = self._made
        if made is None:
            return Answer(content=_plain_page(self.news.problems or "正在读取内容……"), name="wait.html", status=503)
        output = made.pages.get(f"{PAGES}/{path.removesuffix('.html')}.md") if path.endswith(".html") else None
        if output:
            return self._page(path, output, made)
        beside = made.pages.get(f"{PAGES}/{path}")
        if beside:
            return Answer(content=beside.make(), name=path)
        if path.startswith(DOWNLOADS):
            with made.lock:  # two at once would load the same twice
                offered = made.files.get(path)
                return Answer(content=offered.make(), name=path) if offered else None
        return self._static(path)

    def _page(self, path: str, output: Output, made: Made) -> Answer:
        ready = self._ready.get(path)
        if ready and ready[0] is made:
            return ready[1]
        markdown = output.make()
        known = self._html.get(path)
        if known is None or known[0] != markdown:
            rendered = self._maker.render(made.sources, output.path.removeprefix(f"{PAGES}/"), markdown.decode())
            if rendered.said:
                click.echo(f"{path}：{rendered.said}", err=True)
            if rendered.failure:
                click.echo(f"{path} 做不出来：{rendered.failure}", err=True)
                return Answer(content=_plain_page(rendered.failure), name=path, status=500)
            known = self._html[path] = markdown, rendered.html.encode()
        answer = Answer(content=_with_sizes(known[1], self._order.build), name=path)
        self._ready[path] = made, answer
        return answer

    def _static(self, path: str) -> Answer | None:
        """Find what needs no making: the theme's files, else what the last build left, or what stands in for it."""
        for folder in (*self._maker.folders(), self._order.build / SITE):
            file = (folder / path).resolve()
            if file.is_relative_to(folder.resolve()) and file.is_file() and file.suffix not in {".html", ".py"}:
                return Answer(content=file.read_bytes(), name=path)
        return Answer(content=STAND_INS[path], name=path) if path in STAND_INS else None


def _with_sizes(page: bytes, build: Path) -> bytes:
    """Put in the sizes of files where the last build left them; else the place for them stays open."""
    try:
        return fill_sizes(page, build)
    except OSError:
        return page


def _plain_page(text: str) -> bytes:
    return (
        f'<!doctype html><html lang="zh"><meta charset="utf-8"><body><pre>{escape(text)}</pre></body></html>'.encode()
    )
