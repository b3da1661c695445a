"""Returns of one form look alike: where the fields stand is found once for each look, not once for each file.

A look is all of a file but the answers: its cells, what is printed in them, its controls and bookmarks. Only a
sound look is remembered, in which every field was found beyond doubt; of it nothing but the answers can differ.

A file whose bytes, but for what is written in it, are those of a file read before (its frame) need not even be
parsed: its look follows from the pieces it was cut into. Word marks each file it saves, so that only looks help there.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from generators.model.filled_form import Answer, Found
from generators.read.filled.cells import say_place
from generators.read.filled.plan import Plan, bare
from generators.word.returned import Framed, OpenedReturn, ReturnedCell, ReturnedDocument, tidy

Look = tuple[object, ...]
"""Equal for two files exactly when they differ in nothing but answers."""
Spot = tuple[int, int, int]
"""A cell: its table, its row, its place in the row."""
_MOST_LOOKS = 100
_MOST_TEXTS = 2000
_MOST_FRAMES = 50
_MOST_MET = 10_000
"""How much is remembered: looks, answers of a field, frames, frames only met. An inbox may hold anything."""
_TRIES = 3
"""How often a frame that comes again is tried: a file may be unsound, or say something that reads as a label."""


class _Field(NamedTuple):
    """A field of a look: where its answer stands, and the answers read there so far, by text."""

    found: Found
    spot: Spot
    read: dict[str, Answer]


class _Frame(NamedTuple):
    """A frame whose look is known."""

    plan: Plan
    pieces: int
    printed: list[int]
    """Numbers of the pieces that are printed."""
    prints: list[str]
    """What they are."""
    fields: tuple[tuple[_Field, tuple[int, ...]], ...]
    """Every field with the pieces that make its text."""


class Recalled(NamedTuple):
    """What a file of a known frame holds."""

    plan: Plan
    answers: tuple[Answer, ...]


Judge = Callable[[Found], Answer]


class Looks:
    """The sound looks met so far, and what their fields held."""

    def __init__(self) -> None:
        self._fields: dict[Look, tuple[_Field, ...]] = {}
        self._answers: dict[Answer, Answer] = {}
        self._frames: dict[bytes, _Frame] = {}
        self._met: dict[bytes, int] = {}

    def find_answers(self, look: Look | None, document: ReturnedDocument, judge: Judge) -> tuple[Answer, ...] | None:
        """Read the answers of a file of a known look; None when the look is not known."""
        fields = self._fields.get(look) if look else None
        if fields is None:
            return None
        return tuple([self._read(field, _cell_at(document, field.spot).text, judge) for field in fields])

    def share(self, answers: Sequence[Answer]) -> tuple[Answer, ...]:
        """Return answers with those that an earlier file gave in their stead: equal ones are kept once."""
        return tuple(self._answers.setdefault(answer, answer) for answer in answers)

    def _read(self, field: _Field, text: str, judge: Judge) -> Answer:
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
        places = {say_place(spot[0] + 1, cell): spot for spot, cell in _list_cells(document)}
        if all(map(_is_sound, found)) and all(one.sightings[0].cell in places for one in found):
            self._fields[look] = tuple(_Field(one, places[one.sightings[0].cell], {}) for one in found)

    def recall(self, framed: Framed, judge: Judge) -> Recalled | None:
        """Read the answers of a file of a known frame; None when the frame is not known, or the look may be another."""
        frame, texts = self._frames.get(framed.frame), framed.texts
        if frame is None or len(texts) != frame.pieces or [texts[number] for number in frame.printed] != frame.prints:
            return None
        answers: list[Answer] = []
        for field, numbers in frame.fields:
            text = tidy("".join([texts[number] for number in numbers]))
            answer = field.read.get(text)
            if answer is None:
                if bare(text) in frame.plan.words:
                    return None
                answer = self._read(field, text, judge)
            answers.append(answer)
        return Recalled(frame.plan, tuple(answers))

    def learn(self, plan: Plan, opened: OpenedReturn, document: ReturnedDocument) -> None:
        """Remember the frame of a file that was read in full, if the frame comes again and the look is known."""
        framed = opened.framed
        if framed is None or framed.frame in self._frames or len(self._frames) >= _MOST_FRAMES:
            return
        met = self._met.get(framed.frame, 0) + 1
        if met > 1 or len(self._met) < _MOST_MET:
            self._met[framed.frame] = met
        if not 1 < met <= _TRIES:
            return
        fields = self._fields.get(look_of(plan, document) or ())
        frame = _frame_of(plan, opened, document, fields) if fields else None
        if frame:
            self._frames[framed.frame] = frame


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
                is_answer = not (tags.isdisjoint(own_tags) and bookmarks.isdisjoint(own_bookmarks))
                shown = None if is_answer and bare(text) not in words else text
                parts.append((column, columns, continued, own_tags, own_bookmarks, shown))
        parts.append(None)
    return tuple(parts)


def _frame_of(plan: Plan, opened: OpenedReturn, document: ReturnedDocument, fields: Sequence[_Field]) -> _Frame | None:
    """Tell printed pieces from answers; None where a field is more than pieces, or an answer reads as a label."""
    framed, slots = opened.framed, opened.find_slots()
    if framed is None or slots is None:
        return None
    cells = dict(_list_cells(document))
    answers = {spot for spot, cell in cells.items() if _is_answer(plan, cell)}
    placed = {spot: slots[spot[0]][spot[1]][spot[2]] for spot in cells}
    spots = {field.spot for field in fields}
    if not answers <= spots or not all(placed[spot].plain for spot in spots):
        return None
    if any(bare(cells[spot].text) in plan.words for spot in answers):
        return None
    printed = [number for spot, slot in placed.items() if spot not in answers for number in slot.numbers]
    return _Frame(
        plan=plan,
        pieces=len(framed.texts),
        printed=printed,
        prints=[framed.texts[number] for number in printed],
        fields=tuple((field, placed[field.spot].numbers) for field in fields),
    )


def _is_answer(plan: Plan, cell: ReturnedCell) -> bool:
    return not (plan.tags.isdisjoint(cell.tags) and plan.bookmarks.keys().isdisjoint(cell.bookmarks))


def _is_sound(found: Found) -> bool:
    """Tell whether a field was found in one place, by its labels too, and nothing about it was worth saying."""
    if found.doubts or len(found.sightings) != 1 or not found.labelled:
        return False
    seen = found.sightings[0]
    return not seen.doubts and not seen.notes


def _list_cells(document: ReturnedDocument) -> Iterator[tuple[Spot, ReturnedCell]]:
    for number, table in enumerate(document.tables):
        for row, cells in enumerate(table.rows):
            for position, cell in enumerate(cells):
                yield (number, row, position), cell


def _cell_at(document: ReturnedDocument, spot: Spot) -> ReturnedCell:
    return document.tables[spot[0]].rows[spot[1]][spot[2]]
