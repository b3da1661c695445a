"""A small site as `build` makes it, served over http or from its folder, and pages of it that tell what went wrong."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page

from generators.model.library import Library
from generators.model.policy import Enumeration
from generators.read.labels import read_labels
from generators.view.handbook import Index
from generators.write.handbook import handbook_outputs
from generators.write.manifest import Manifest, write_outputs
from generators.write.mkdocs import load_mkdocs
from generators.write.output import ROOT, Output
from generators.write.search import search_output
from generators.write.site import SiteSource, making_site
from generators.write.tables import table_outputs, table_paths
from tests.builders import clause, duty, enterprise, form, library, measure_clause, policy, table_policy

NASTY = "<script>document.title='坏'</script><img src=x onerror=\"document.title='坏'\"></title>"
LONG = "企业主要负责人组织开展施工现场临时用电安全隐患排查治理并形成书面记录存档备查" * 3


class Server(ThreadingHTTPServer):
    """Serves until it is told to stop; a browser that goes away is none of its concern."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a line on the screen for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def make_site(build: Path) -> Path:
    """Make a site of three policies, a form and an enterprise, one title being markup and one text very long."""
    first = policy(
        clause("一", duty(recurrence="每月至少1次", evidence=(LONG,), does=LONG), title="临时用电检查"),
        measure_clause("二", implements=("施工单位", "住建部门"), supervises=("住建部门",)),
        clause("二/（一）", duty("zz-2023.2.a", due="2023年底前"), enumerations=(Enumeration(name="五到位"),)),
    )
    content = library(
        first,
        table_policy(),
        policy(clause("一", duty("xx-2023.1.a")), id="xx-2023", title=NASTY),
        forms=(form(),),
        enterprises=(enterprise(从业人数="30"),),
    )
    files = ("forms/yd-2023-1/月报.docx",)
    return make_site_of(content, build, [Output(path=path, view="甲", make=lambda: b"docx") for path in files])


def make_site_of(content: Library, build: Path, outputs: Iterable[Output] = ()) -> Path:
    """Make a site of any content, with its tables and these files to download; return its folder."""
    labels, _ = read_labels(ROOT / "templates" / "labels.yaml", "labels.yaml")
    made = list(outputs)
    files = (*(output.path for output in made), *table_paths(content, labels))
    index = Index(library=content, as_of=date(2023, 6, 1), files=files)
    manifest = Manifest()
    write_outputs(
        build,
        [*made, *table_outputs(index, labels), *handbook_outputs(index, labels), search_output(index, labels)],
        manifest,
    )
    source = SiteSource(build=build, config=ROOT / "mkdocs.yml", theme=ROOT / "site_config", epoch=1_672_531_200)
    with load_mkdocs() as mkdocs, making_site(source, manifest, mkdocs) as publish:
        assert not publish().failure
    return build / "site"


@contextmanager
def served(folder: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """Serve a folder over http as long as the block runs; gives its address, which ends in a slash."""
    server = Server(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def visited(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Give `open_page(path, width, height)`; fail at the end where a request left the site or a script had an error."""
    strangers: list[str] = []
    errors: list[str] = []
    opened: list[Page] = []

    def note(url: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            strangers.append(url)

    def open_page(path: str, width: int = 1280, height: int = 900) -> Page:
        page = browser.new_page(viewport={"width": width, "height": height})
        opened.append(page)
        page.on("request", lambda request: note(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address + path)
        page.wait_for_load_state("load")
        return page

    try:
        yield open_page
    finally:
        for page in opened:
            page.close()
    assert strangers == []
    assert errors == []
