"""The search of any content in an engine of JavaScript of its own, without a browser."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import quickjs

from generators.model.library import Library
from generators.model.official import OfficialText
from generators.view.handbook import Index
from generators.view.search import Entry, view_search
from generators.write.output import ROOT
from generators.write.search import write_search
from tests.builders import LABELS

SCRIPTS = ROOT / "site_config" / "javascripts" / "search"
MODULES = ("fold", "index", "query", "rank", "pinyin", "typos", "readings", "search", "results")


class SearchEngine:
    """What the worker runs, over a library."""

    def __init__(self, content: Library, official: Mapping[str, OfficialText] | None = None) -> None:
        view = view_search(
            Index(library=content, as_of=date(2023, 6, 1), official=official or {}), {"index": "安建手册"}
        )
        self.entries = view.entries
        self._context = quickjs.Context()
        for module in MODULES:
            self._context.eval((SCRIPTS / f"{module}.js").read_text("utf-8"))
        self._context.eval(write_search(view, LABELS).decode())
        self._context.eval("const index = buildSearchIndex(searchData), search = makeSearch(index);")
        self._context.eval("const show = makeResults(index);")
        self._context.eval("globalThis.ask = (text) => JSON.stringify(search(text).map(({ number }) => number));")
        self._context.eval("globalThis.box = (text) => JSON.stringify(show(search(text)));")
        self._context.eval("globalThis.cut = (text) => JSON.stringify(index.fold(text));")

    def find(self, text: str) -> list[Entry]:
        """Return what is found, the best first."""
        return [self.entries[number] for number in json.loads(self._context.get("ask")(text))]

    def show(self, text: str) -> list[list[dict[str, Any]]]:
        """Return what the theme's box is handed: groups, each a head and its results."""
        groups: list[list[dict[str, Any]]] = json.loads(self._context.get("box")(text))
        return groups

    def fold(self, text: str) -> dict[str, list[Any]]:
        """Return the atoms of a text and where they stand in it."""
        folded: dict[str, list[Any]] = json.loads(self._context.get("cut")(text))
        return folded
