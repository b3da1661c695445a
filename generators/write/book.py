"""Pages of the site as one long page to print: every address inside it leads to a place inside it.

Only what the site's own pages hold is taken, so nothing runs in the book and nothing of the frame is in it.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote

_ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*)</article>', re.DOTALL)
_STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]*)">')
_BODY = re.compile(r"<body[^>]*>")
_MOVED = '<meta http-equiv="refresh"'
_NAMES = ("id", "for", "aria-labelledby", "aria-describedby")
"""Attributes that name places of the page itself."""
_ADDRESSES = ("href", "src")
CHAPTERS = (
    "index.html",
    "policies/",
    "measures.html",
    "roadmap.html",
    "deadlines.html",
    "roles/index.html",
    "enumerations.html",
    "glossary.html",
    "sources.html",
    "forms.html",
)
"""Pages, and folders of pages, in the order of the book. The other pages show the same again (a page for each role
alone makes a thousand sheets), or run."""


def list_chapters(files: Iterable[str]) -> tuple[str, ...]:
    """Choose and order the pages of the book from the files of a site."""
    pages = sorted(path for path in files if path.endswith(".html") and path != "policies/index.html")
    chosen = [path for chapter in CHAPTERS for path in pages if path == chapter or _is_within(path, chapter)]
    return tuple(dict.fromkeys(chosen))


def _is_within(path: str, chapter: str) -> bool:
    return chapter.endswith("/") and path.startswith(chapter)


def bind_book(site: Path, paths: Iterable[str], title: str, imprint: str) -> str:
    """Put pages of a site together; `imprint` is for the foot of each sheet, as text between quotes in CSS."""
    pages = {path: (site / path).read_text("utf-8") for path in paths}
    pages = {path: page for path, page in pages.items() if _MOVED not in page}
    first_path, first = next(iter(pages.items()))
    styles = "".join(
        f'<link rel="stylesheet" href="{escape((site / _resolve(first_path, unescape(address))).as_uri())}">\n'
        for address in _STYLESHEET.findall(first)
    )
    body = _BODY.search(first)
    parts = "\n".join(_part(path, page, site, pages) for path, page in pages.items())
    return (
        f'<!doctype html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n{styles}'
        f'<style>:root {{ --imprint: "{imprint}" }}\n.part-of-book + .part-of-book {{ break-before: page; }}</style>\n'
        f"</head>\n{body[0] if body else '<body>'}\n{parts}\n</body>\n</html>\n"
    )


def _part(path: str, page: str, site: Path, pages: Mapping[str, str]) -> str:
    found = _ARTICLE.search(page)
    rewriter = _Rewriter(path, site, pages)
    rewriter.feed(found[1] if found else "")
    rewriter.close()
    return f'<section class="part-of-book md-typeset">{"".join(rewriter.pieces)}</section>'


def _resolve(path: str, address: str) -> str:
    """Return where an address that a page gives lies below the site."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))


def place_of(path: str, name: str) -> str:
    """Name a place of a page within the book."""
    return f"{quote(path.removesuffix('.html').replace('/', '-'))}--{name or 'top'}"


class _Rewriter(HTMLParser):
    """Passes a page on as it is, but for the names and addresses in it."""

    def __init__(self, path: str, site: Path, pages: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=False)
        self._path, self._site, self._pages = path, site, pages
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not any(name in _NAMES or name in _ADDRESSES for name, _ in attrs):
            self.pieces.append(self.get_starttag_text() or "")
            return
        kept = [(name, self._changed(name, value or "")) for name, value in attrs]
        shown = "".join(f' {name}="{escape(value)}"' for name, value in kept if value is not None)
        self.pieces.append(f"<{tag}{shown}>")

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_entityref(self, name: str) -> None:
        self.pieces.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.pieces.append(f"&#{name};")

    def _changed(self, name: str, value: str) -> str | None:
        if name in _NAMES:
            return " ".join(place_of(self._path, one) for one in value.split())
        if name not in _ADDRESSES or value.startswith("data:"):
            return value
        address, _, place = value.partition("#")
        target = _resolve(self._path, unquote(address))
        if not address or target in self._pages:
            return f"#{place_of(target if address else self._path, unquote(place))}"
        if name == "href":  # leads out of the book: the text stays, the way goes
            return None
        return (self._site / target).as_uri()
