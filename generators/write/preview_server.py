"""A small HTTP server for one reader on this machine: pages come from a function, and changes reach open pages.

An open page listens at `EVENTS`; when the version there is another than its own it loads itself again, and when
there are problems it shows them and stays as it is.
"""

import json
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition
from time import time_ns
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
"""Nobody else on the network is served."""
_NAMES = (HOST, "localhost")
EVENTS = "/__preview__/events"
_PATIENCE = 10.0
"""Seconds after which a listener that has gone is noticed."""
_LISTENER = """
<script>
(() => {
  const mine = "%s";
  const events = new EventSource("%s");
  let panel;
  events.onmessage = (event) => {
    const news = JSON.parse(event.data);
    if (!news.problems && news.version !== mine) { events.close(); location.reload(); return; }
    panel?.remove();
    if (!news.problems) return;
    panel = Object.assign(document.createElement("pre"), { textContent: news.problems, id: "preview-problems" });
    panel.setAttribute("role", "alert");
    panel.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:99;margin:0;padding:1em;max-height:50vh;"
      + "overflow:auto;white-space:pre-wrap;font:14px/1.6 system-ui,sans-serif;background:#7f1d1d;color:#fff";
    document.body.append(panel);
  };
})();
</script>
"""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is sent for an address."""

    content: bytes
    name: str
    """Of the file, whose ending says what it is."""
    status: int = 200


class News:
    """What open pages are told: which version there is, and what is wrong with the content."""

    def __init__(self) -> None:
        self._changed = Condition()
        self.version = str(time_ns())
        """Another one in every run, so that a page left open notices a new run."""
        self.problems = ""

    def tell(self, *, problems: str = "") -> None:
        """Tell of a new version, or of problems that keep the old one standing."""
        with self._changed:
            self.problems = problems
            if not problems:
                self.version = str(time_ns())
            self._changed.notify_all()

    def line(self) -> bytes:
        """Return what a listener is sent."""
        said = json.dumps({"version": self.version, "problems": self.problems}, ensure_ascii=False)
        return f"data: {said}\n\n".encode()

    def wait(self, heard: bytes) -> bytes:
        """Wait until there is something else than was heard, or for a while; return what there is."""
        with self._changed:
            self._changed.wait_for(lambda: self.line() != heard, timeout=_PATIENCE)
            return self.line()


class PreviewServer(ThreadingHTTPServer):
    """Serves what `find` answers for a path without its leading slash; None is 404."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, find: Callable[[str], Answer | None], news: News) -> None:
        self.find, self.news = find, news
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that closes a page breaks off what it asked for."""


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        if self.headers.get("Host", "").rsplit(":", 1)[0] not in _NAMES:  # a name of somebody else that leads here
            self.send_error(403)
            return
        path = unquote(urlsplit(self.path).path)
        if path == EVENTS:
            self._tell_news()
            return
        version = self.server.news.version
        found = self.server.find(path.removeprefix("/") or "index.html")
        if found is None:
            found = Answer(content="没有这一页。".encode(), name="404.txt", status=404)
        content = found.content
        if found.name.endswith(".html"):
            content = add_listener(content, version)
        self.send_response(found.status)
        self.send_header("Content-Type", type_of(found.name))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _tell_news(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        heard = b""
        while True:
            news = self.server.news.wait(heard)
            self.wfile.write(b": \n\n" if news == heard else news)
            self.wfile.flush()
            heard = news

    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked for."""


def add_listener(page: bytes, version: str) -> bytes:
    """Put the listener at the end of a page."""
    listener = (_LISTENER % (version, EVENTS)).encode()
    start, end, rest = page.rpartition(b"</body>")
    return start + listener + end + rest if end else page + listener


def type_of(name: str) -> str:
    """Say what a file is, by its ending."""
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    is_text = guessed.startswith("text/") or guessed.endswith(("javascript", "json", "xml"))
    return f"{guessed}; charset=utf-8" if is_text else guessed
