"""Web pages and Markdown as lines of text; tables in the form official texts have, a cell a line after a tab."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "footer", "form", "header"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul"}
)
_SILENT = frozenset({"script", "style", "head", "nav", "noscript", "template", "button", "select"})
_CELLS = frozenset({"td", "th"})
LETTERS = 26
_LIST_NUMBER = re.compile(r"(?:\d+|[a-zA-Z])\.")
"""The number of an item of a list; a paragraph inside the item goes on behind it."""
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^\s*\|?[\s:|-]+\|[\s:|-]*$")
_MARKS = re.compile(r"(\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_LEAD = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


class _Items:
    """Counts the items of a numbered list."""

    def __init__(self, first: int, letter: str) -> None:
        self._number, self._letter = first, letter

    @classmethod
    def of(cls, attributes: Mapping[str, str | None]) -> "_Items":
        """Begin a list where its attributes say, in digits unless they ask for letters."""
        start, kind = attributes.get("start") or "1", attributes.get("type") or "1"
        return cls(int(start) if start.isdecimal() else 1, kind if kind in {"a", "A"} else "")

    def next_marker(self) -> str:
        """Return the marker of the next item."""
        number = self._number
        self._number += 1
        lettered = self._letter and number <= LETTERS
        return f"{chr(ord(self._letter) + number - 1)}." if lettered else f"{number}."


class _Page(HTMLParser):
    """Gathers the lines of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self._silent: list[str] = []
        self._lists: list[_Items | None] = []
        self._in_cell = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line with a block, a cell after a tab, a row after a blank line."""
        if tag in _SILENT:
            self._silent.append(tag)
        if tag in {"ol", "ul"}:
            self._lists.append(_Items.of(dict(attrs)) if tag == "ol" else None)
        if tag == "tr":
            self.lines += ["", ""]
        elif tag in _CELLS:
            self._in_cell += 1
            self.lines.append("\t")
        elif tag in _BLOCKS:
            self._break()
        items = self._lists[-1] if self._lists else None
        if tag == "li" and items is not None:
            self.lines[-1] += items.next_marker()

    def handle_endtag(self, tag: str) -> None:
        """End a line with a block; a table ends after two blank lines."""
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        if tag in _CELLS:
            self._in_cell = max(self._in_cell - 1, 0)
        elif tag == "table":
            self.lines += ["", "", ""]
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Add text to the line that is open."""
        if not self._silent:
            text = re.sub(r"[ \t\r\n\f]+", " ", data)
            self.lines[-1] += text if self.lines[-1].strip() else text.lstrip(" ")

    def _break(self) -> None:
        if (self._in_cell and self.lines[-1] == "\t") or _LIST_NUMBER.fullmatch(self.lines[-1]):
            return
        if not (self._in_cell and not self.lines[-1].strip()):
            self.lines.append("")


def read_html(text: str) -> str:
    """Read the text of a web page."""
    page = _Page()
    page.feed(text)
    page.close()
    return "\n".join(line.rstrip(" ") for line in page.lines)


def read_markdown(text: str) -> str:
    """Read the text of a Markdown file: its marks go, its words stay."""
    lines: list[str] = []
    for line in text.splitlines():
        if _FENCE.match(line) or _RULE.match(line):
            if not line.strip().startswith("|") and "|" not in line:
                lines.append("")
            continue
        if line.lstrip().startswith("|"):
            cells = _plain(line).strip().strip("|").split("|")
            lines += ["", *(f"\t{cell.strip()}" for cell in cells)]
            continue
        if lines and lines[-1].startswith("\t"):
            lines += ["", "", ""]
        lines.append(_plain(_LEAD.sub("", line)))
    return "\n".join(lines)


def _plain(text: str) -> str:
    plain = _LINK.sub(r"\1", text)
    for _ in range(2):
        plain = _MARKS.sub(r"\2", plain)
    return _ESCAPE.sub(r"\1", plain)
