"""The documents a new text names, and the lists it names or prints."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generators.model.draft import DraftCitation, DraftEnumeration
from generators.model.official import OfficialText, squeeze
from generators.model.registry import Document
from generators.phrases.documents import DocumentNumber, find_document_numbers, normalise_number
from generators.phrases.numbers import find_whole
from generators.view.draft.phrases import clause_of

_TITLE = re.compile(r"《([^《》]+(?:《[^《》]+》[^《》]*)*)》")
SHORTEST_BARE = 4
"""Characters of a known title that counts without 《》 too."""
_ADJOINED = 6
"""Characters between a title and the bracket with its number."""
_ISSUER = re.compile(r"[\u4e00-\u9fff]{0,12}(?:部|局|院|会|政府|主席)\Z")
_DECREE = re.compile(r"^[\u4e00-\u9fff]*令(?=第)")
_SLOGAN = re.compile(r"[“\"「]([^”\"」\n]{1,20})[”\"」]")
_COUNTED = re.compile(r"(?P<count>[一二三四五六七八九十两\d]{1,3})(?:个|项|条|类|方面)?")
_IN_BRACKETS = re.compile(r"[^（(。；\n]{0,12}[（(](?:即|包括|指)?[：:]?([^（）()]{4,400})[）)]")
_AFTER_COLON = re.compile(r"[^。；\n：:]{0,12}(?:[：:]|，?(?:即|是指|包括)[：:]?)([^。\n]{4,400})[。\n]")
_BETWEEN = re.compile(r"[、；;，,]")


def find_citations(text: OfficialText, documents: Sequence[Document]) -> tuple[DraftCitation, ...]:
    """Find the documents in 《》 with the numbers beside them, and the numbers that stand alone."""
    known = {squeeze(name.strip("《》")) for document in documents for name in (document.title, *document.aliases)}
    bare = _one_of(name for name in known if len(name) >= SHORTEST_BARE)
    known |= {normalise_number(document.number) for document in documents if document.number}
    found: dict[tuple[str, str, str], DraftCitation] = {}
    for place in text.places:
        clause = clause_of(place)
        without = [(one[0], "") for one in bare.finditer(_TITLE.sub("", place.text))] if bare else []
        for title, number in (*_cite(place.text), *without):
            is_known = squeeze(title) in known or _DECREE.sub("令", number) in known
            found.setdefault(
                (title, number, clause), DraftCitation(title=title, number=number, clause=clause, known=is_known)
            )
    return tuple(found.values())


def _one_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Make the pattern of known titles, which texts also print without 《》; the longest first."""
    listed = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, listed))) if listed else None


def _with_issuer(number: DocumentNumber, text: str) -> DocumentNumber:
    """Put before the number of a decree whose decree it is: 国务院令第393号."""
    issuer = _ISSUER.search(text, 0, number.start) if number.value.startswith("令") else None
    return replace(number, value=issuer[0] + number.value, start=issuer.start()) if issuer else number


def _cite(text: str) -> Iterator[tuple[str, str]]:
    numbers = [_with_issuer(one, text) for one in find_document_numbers(text)]
    taken: set[int] = set()
    for title in _TITLE.finditer(text):
        beside = next((one for one in numbers if 0 <= one.start - title.end() <= _ADJOINED), None)
        if beside:
            taken.add(beside.start)
        yield squeeze(title[1]), beside.value if beside else ""
    for one in numbers:
        inside = any(title.start() < one.start < title.end() for title in _TITLE.finditer(text))
        if one.start not in taken and not inside:
            yield "", one.value


def find_enumerations(text: OfficialText) -> tuple[DraftEnumeration, ...]:
    """Find the slogans that count (四不放过), with their members where they are printed and as many as counted."""
    found: dict[tuple[str, str], DraftEnumeration] = {}
    for place in text.places:
        for slogan in _SLOGAN.finditer(place.text):
            name = squeeze(slogan[1])
            counted = _COUNTED.search(name)
            count = find_whole(counted["count"]) if counted else None
            if not count or count < 2 or name.isdigit():  # noqa: PLR2004 - one thing is no list
                continue
            members = _members(place.text, slogan.end(), count)
            key = (name, clause_of(place))
            if members or key not in found:
                found[key] = DraftEnumeration(name=name, members=members, clause=key[1])
    return tuple(found.values())


def _members(text: str, position: int, count: int) -> tuple[str, ...]:
    for pattern in (_IN_BRACKETS, _AFTER_COLON):
        printed = pattern.match(text, position)
        parts = tuple(part.strip() for part in _BETWEEN.split(printed[1]) if part.strip()) if printed else ()
        if len(parts) == count:
            return parts
    return ()
