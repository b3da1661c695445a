"""Returns of one form look alike: where the fields stand is found once for each look, not once for each file.

A look is all of a file but the answers: its cells, what is printed in them, its controls and bookmarks. Only a
sound look is remembered, in which every field was found beyond doubt; of it nothing but the answers can differ.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from generators.model.filled_form import Answer, Found
from generators.read.filled.cells import say_place
from generators.read.filled.plan import Plan, bare
from generators.word.returned import ReturnedDocument

Look = tuple[object, ...]
"""Equal for two files exactly when they differ in nothing but answers."""
_MOST_LOOKS = 100
_MOST_TEXTS = 2000
"""How much is remembered: looks of a form, answers of a field. An inbox may hold anything."""


class _Field(NamedTuple):
    """A field of a look: where its answer stands, and the answers read there so far, by text."""

    found: Found
    table: int
    row: int
    cell: int
    read: dict[str, Answer]


class Looks:
    """The sound looks met so far, and what their fields held."""

    def __init__(self) -> None:
        self._fields: dict[Look, tuple[_Field, ...]] = {}
        self._answers: dict[Answer, Answer] = {}

    def find_answers(
        self, look: Look | None, document: ReturnedDocument, judge: Callable[[Found], Answer]
    ) -> tuple[Answer, ...] | None:
        """Read the answers of a file of a known look; None when the look is not known."""
        fields = self._fields.get(look) if look else None
        return None if fields is None else tuple([self._read(field, document, judge) for field in fields])

    def share(self, answers: Sequence[Answer]) -> tuple[Answer, ...]:
        """Return answers with those that an earlier file gave in their stead: equal ones are kept once."""
        return tuple(self._answers.setdefault(answer, answer) for answer in answers)

    def _read(self, field: _Field, document: ReturnedDocument, judge: Callable[[Found], Answer]) -> Answer:
        text = document.tables[field.table].rows[field.row][field.cell].text
        answer = field.read.get(text)
        if answer is None:
            sighting = field.found.sightings[0]._replace(text=text)
            (answer,) = self.share((judge(field.found._replace(sightings=(sighting,))),))
            if len(field.read) < _MOST_TEXTS:
                field.read[text] = answer
        return answer

    def remember(self, look: Look, found: Sequence[Found], document: ReturnedDocument) -> None:
        """Remember a look, if it is sound."""
        if len(self._fields) >= _MOST_LOOKS:
            return
        places = {place: spot for spot, place in _list_places(document)}
        if all(map(_is_sound, found)) and all(one.sightings[0].cell in places for one in found):
            self._fields[look] = tuple(_Field(one, *places[one.sightings[0].cell], {}) for one in found)


def look_of(plan: Plan, document: ReturnedDocument) -> Look | None:
    """Return all of a file but its answers; None for a file in which anything is out of the ordinary.

    A cell with a control or bookmark of the form holds an answer, unless what stands in it could be taken for a label.
    """
    parts: list[object] = [plan.form.id]
    tags, bookmarks, words = plan.tags, frozenset(plan.bookmarks), plan.words
    for line in document.lines:
        if line.tags or line.bookmarks:
            return None
    for table in document.tables:
        for row in table.rows:
            parts.append(len(row))
            for _, column, columns, text, own_tags, own_bookmarks, marks, tracked, continued in row:
                if marks or tracked:
                    return None
                parts += (column, columns, continued, own_tags, own_bookmarks)
                is_answer = not (tags.isdisjoint(own_tags) and bookmarks.isdisjoint(own_bookmarks))
                parts.append(None if is_answer and bare(text) not in words else text)
        parts.append(None)
    return tuple(parts)


def _is_sound(found: Found) -> bool:
    """Tell whether a field was found in one place, by its labels too, and nothing about it was worth saying."""
    if found.doubts or len(found.sightings) != 1 or not found.labelled:
        return False
    seen = found.sightings[0]
    return not seen.doubts and not seen.notes


def _list_places(document: ReturnedDocument) -> Iterator[tuple[tuple[int, int, int], str]]:
    for number, table in enumerate(document.tables):
        for row, cells in enumerate(table.rows):
            for position, cell in enumerate(cells):
                yield (number, row, position), say_place(number + 1, cell)
