"""Texts in every style a bureau may write in, with what a reader finds in them: written before anybody saw the code.

What was noted holds what competent readers agree on. A phrase counts as found where the words overlap in its clause:
how far it reaches is open. Numbers inside cells of a table may be clauses or not. What is known not to be right stands
with what was noted, and a test fails as soon as it is.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generators.model.library import Library
from generators.phrases.documents import normalise_number
from generators.read.imported_text import read_imported_text
from generators.read.library import read_library
from generators.view.draft import view_draft
from generators.view.draft.plain import plain_draft
from generators.write.output import ROOT

FOLDER = Path(__file__).parent.parent / "examples" / "imports"
TEXTS = [
    pytest.param(path, marks=[pytest.mark.needs("pdftotext")] if path.suffix == ".pdf" else [], id=path.stem)
    for path in sorted(FOLDER.iterdir())
    if path.suffix != ".json"
]
_JOINTS = re.compile(r"[、，；\s]")


@pytest.fixture(scope="module", params=TEXTS)
def pair(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Give a text's name, what is noted of it and what the import finds."""
    path: Path = request.param
    imported, problems = read_imported_text(path)
    assert imported is not None, problems
    noted = json.loads(path.with_name(f"{path.stem}.expected.json").read_text("utf-8"))
    return path.stem, noted, plain_draft(view_draft(imported.official, imported.tables, content()), imported.notes)


@cache
def content() -> Library:
    """Read the project's own content once."""
    return read_library(ROOT / "content")[0]


def squeezed(text: str) -> str:
    return "".join(text.split())


def overlap(noted: dict[str, Any], found: dict[str, Any]) -> bool:
    """Tell whether a phrase found is one noted: its words, its clause, its date, as far as they are noted."""
    words = [squeezed(text) for text in (noted["text"], *noted.get("text_any", ()))]
    got = squeezed(found["text"])
    dates = noted.get("resolved_any", [noted["resolved"]] if "resolved" in noted else None)
    dated = "resolved" not in found or dates is None or found["resolved"] in dates or _completed(found, dates)
    return any(one in got or got in one for one in words) and dated and noted.get("clause") in {None, found["clause"]}


def _completed(found: dict[str, Any], dates: list[str | None]) -> bool:
    """Tell whether a date only got the year that the text is of."""
    return any(date and "XXXX" in date and date[4:10] == (found["resolved"] or "")[4:10] for date in dates)


def test_every_clause_is_found_and_no_other(pair: tuple[str, dict[str, Any], dict[str, Any]]) -> None:
    _, noted, found = pair
    paths = [clause["path"] for clause in found["clauses"]]
    inside = {clause["path"] for clause in found["clauses"] if clause["row"] is not None}
    optional = set(noted.get("optional_clauses", ())) | inside
    extra = [path for path in paths if path in noted.get("known_extra_clauses", ())]
    assert len(extra) == len(noted.get("known_extra_clauses", ()))
    assert [path for path in paths if path not in {*optional, *extra}] == noted["clauses"]


@pytest.mark.parametrize("kind", ["deadlines", "frequencies"])
def test_every_time_noted_is_found(pair: tuple[str, dict[str, Any], dict[str, Any]], kind: str) -> None:
    _, noted, found = pair
    left = list(found[kind])
    for one in noted.get(kind, ()):
        match = next((other for other in left if overlap(one, other)), None)
        missing = one["text"] in noted.get("known_missing", ())
        assert (match is None) == missing, one
        if match:
            left.remove(match)


def test_no_look_alike_is_taken(pair: tuple[str, dict[str, Any], dict[str, Any]]) -> None:
    _, noted, found = pair
    wrong: set[str] = set()
    for kind in ("deadlines", "frequencies"):
        taken = {squeezed(one["text"]) for one in found[kind]}
        meant = {squeezed(one["text"]) for one in noted.get(kind, ())}
        wrong |= (taken - meant) & {squeezed(text) for text in noted.get(f"not_{kind}", ())}
    assert wrong == set(noted.get("known_taken", ()))


@pytest.mark.parametrize("key", ["title", "number", "issuer", "date"])
def test_the_head_is_read_as_the_text_says_it(pair: tuple[str, dict[str, Any], dict[str, Any]], key: str) -> None:
    """What is not noted the text does not say: then nothing may stand there."""
    _, noted, found = pair
    head = noted["metadata"]
    meant = {_bare(value) for value in (head.get(key, ""), *head.get(f"{key}_any", ()))}
    assert (_bare(found["metadata"][key] or "") in meant) == (key not in noted.get("known_head", ())), meant


def _bare(text: str) -> str:
    """Leave out the white space, and of two ways of writing a dash or a standard's number take one."""
    return squeezed(normalise_number(text)).replace("—", "-")


def test_who_is_addressed_is_read_name_by_name(pair: tuple[str, dict[str, Any], dict[str, Any]]) -> None:
    _, noted, found = pair
    names = found["metadata"]["addressees"]
    printed = noted["metadata"].get("addressees")
    assert printed is None or _JOINTS.sub("", printed) == _JOINTS.sub("", "".join(names))
