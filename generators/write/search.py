"""What the browser searches in: data/search.js, with the tables of characters its words need."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from generators.model.labels import Labels
from generators.view.handbook import SINGLE_PAGES, Index
from generators.view.search import Entry, Place, SearchView, view_search
from generators.write.handbook import FOLDER
from generators.write.output import ROOT, Output, digest, hash_files
from generators.write.own_list.script import script_bytes

FILE = "data/search.js"
CHARACTERS = Path(__file__).with_name("characters")
PROGRAM = ("generators/view/search", "generators/write/search.py", "generators/write/characters")
COLUMNS = ("kind", "address", "title", "names", "text", "who", "when", "policies", "place")
PLACE_COLUMNS = ("clause", "around", "official")


def search_output(index: Index, labels: Labels) -> Output:
    """Return the file the search reads."""
    view = view_pages_too(index, labels)
    return Output(
        path=f"{FOLDER}/{FILE}",
        view=view,
        means={"用语": digest(repr(labels["搜索"])), "程序": hash_files(*(ROOT / path for path in PROGRAM))},
        make=partial(write_search, view, labels),
    )


def view_pages_too(index: Index, labels: Labels) -> SearchView:
    """View the library with the pages that lead somewhere, by the names the labels give them."""
    return view_search(index, {path: labels["页面"][path.replace("/index", "")] for path in SINGLE_PAGES})


def write_search(view: SearchView, labels: Labels) -> bytes:
    """Write what the search knows as a script, which a page opened as a file can load, too."""
    numbers = {policy: number for number, (policy, _) in enumerate(view.policies)}
    known = set("".join(_texts_of(view)))
    content = {
        "words": dict(labels["搜索"]),
        "policies": view.policies,
        "placeColumns": PLACE_COLUMNS,
        "places": [_place_row(place) for place in view.places],
        "columns": COLUMNS,
        "entries": [_entry_row(entry, numbers) for entry in view.entries],
        "synonyms": [[one.word, *one.official] for one in view.synonyms],
        "readings": dict(read_readings(known)),
        "traditional": dict(read_traditional(known)),
    }
    return script_bytes("searchData", content)


def _entry_row(entry: Entry, numbers: dict[str, int]) -> list[object]:
    policies = [numbers[policy] for policy in entry.policies if policy in numbers]
    values = {**vars(entry), "kind": entry.kind.value, "policies": policies}
    return [values[name] for name in COLUMNS]


def _place_row(place: Place) -> list[object]:
    return [getattr(place, name) for name in PLACE_COLUMNS]


def _texts_of(view: SearchView) -> Iterator[str]:
    for entry in view.entries:
        yield from (entry.title, *entry.names, *entry.text, *entry.who, *entry.when)
    for place in view.places:
        yield from (place.clause, *place.around, place.official)
    for one in view.synonyms:
        yield one.word


def read_readings(known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (reading without its tone, the known characters read so)."""
    wanted = set(known)
    for line in _lines(CHARACTERS / "pinyin.txt"):
        reading, characters = line.split(" ")
        found = "".join(one for one in characters if one in wanted)
        if found:
            yield reading, found


def read_traditional(known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (another way to write a character, the known character)."""
    wanted = set(known)
    for line in _lines(CHARACTERS / "traditional.txt"):
        simplified = line[0]
        if simplified in wanted:
            yield from ((other, simplified) for other in line[1:] if other not in wanted)


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
