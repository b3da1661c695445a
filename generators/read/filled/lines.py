"""Finds the blanks that stand in a letter's lines, by control, by bookmark and by the words around them."""

from collections.abc import Sequence
from typing import NamedTuple

from generators.model.filled_form import Asked, Found, Route, Sighting
from generators.read.filled.plan import Plan, squeeze
from generators.view.form import Blank, Piece
from generators.word.controls import bookmark_name
from generators.word.returned import ReturnedDocument, ReturnedLine

_BLANKS = " \t\r\n\xa0\u3000"


def find_inline(plan: Plan, asked: Asked, document: ReturnedDocument) -> Found:
    """Find a blank in a line: what stands between the printed words is its value, also beside its control."""
    template = next((line for line in plan.lines if _position(line, asked.tag) is not None), None)
    if template is None:
        return Found(asked=asked, doubts=("栏目名、控件和书签都找不到",))
    marks = _find_marks(asked.tag, document.lines)
    numbers = sorted({mark.line for mark in marks})
    if len(numbers) > 1:
        return Found(asked=asked, doubts=("同一栏在几处出现",))
    if numbers:
        return _marked(asked, template, document.lines[numbers[0]], marks)
    fitting = _fitting_lines(plan, template, document.lines)
    if len(fitting) != 1:
        return Found(asked=asked, doubts=("没有控件和书签，这一行又认不准",))
    line = document.lines[fitting[0]]
    text = _texts_of(template, line.text)[_position(template, asked.tag) or 0]
    return Found(asked=asked, sightings=(_see(Route.LABEL, fitting[0], line, text),), labelled=True)


class _Mark(NamedTuple):
    """A control or bookmark of a field: the line it is in, and what stands in it."""

    route: Route
    line: int
    text: str


def _find_marks(tag: str, lines: Sequence[ReturnedLine]) -> list[_Mark]:
    name = bookmark_name(tag)
    tags = [
        _Mark(Route.TAG, number, field.text)
        for number, line in enumerate(lines)
        for field in line.tags
        if field.name == tag
    ]
    bookmarks = [
        _Mark(Route.BOOKMARK, number, field.text)
        for number, line in enumerate(lines)
        for field in line.bookmarks
        if field.name == name
    ]
    return tags + bookmarks


def _marked(asked: Asked, template: Sequence[Piece], line: ReturnedLine, marks: Sequence[_Mark]) -> Found:
    """Judge a line that holds the blank's control or bookmark: the words around it must be the printed ones."""
    route, number, _ = marks[0]
    inside = [mark.text for mark in marks if mark.text]
    texts = _texts_of(template, line.text)
    if not texts:
        sighting = _see(route, number, line, inside[0] if inside else "")
        return Found(asked=asked, sightings=(sighting,), doubts=("这一行的文字被改动",))
    text = texts[_position(template, asked.tag) or 0]
    strangers = [one for one in inside if squeeze(one) not in squeeze(text)]
    doubts = ("控件里的内容与它所在的位置对不上",) if strangers else ()
    return Found(asked=asked, sightings=(_see(route, number, line, text),), doubts=doubts, labelled=True)


def _see(route: Route, number: int, line: ReturnedLine, text: str) -> Sighting:
    notes = ("这一行有未接受的修订，按接受后读",) if line.tracked else ()
    doubts = tuple(f"这一行有{mark.value}" for mark in line.marks)
    return Sighting(route=route, cell=f"第{number + 1}段", text=text, doubts=doubts, notes=notes)


def _position(line: Sequence[Piece], tag: str) -> int | None:
    """Tell which blank of a line a field is, from 0."""
    tags = [piece.tag for piece in line if isinstance(piece, Blank)]
    return tags.index(tag) if tag in tags else None


def _fitting_lines(plan: Plan, template: Sequence[Piece], lines: Sequence[ReturnedLine]) -> list[int]:
    """Return the lines that read as a template does; of several, those after the line that stands before it."""
    fitting = [number for number, line in enumerate(lines) if _texts_of(template, line.text)]
    position = next((number for number, line in enumerate(plan.lines) if line is template), 0)
    before = plan.lines[position - 1] if position else (plan.form.title,)
    if len(fitting) > 1:
        return [number for number in fitting if number and _texts_of(before, lines[number - 1].text)]
    return fitting


def _texts_of(template: Sequence[Piece], text: str) -> list[str]:
    """Return what stands in the blanks of a line; nothing when it does not read as the template.

    A line without blanks gives one empty text when it fits. A word of the template that could begin at
    two places of the line leaves the reading open, and so gives nothing.
    """
    words = [piece if isinstance(piece, str) else None for piece in template]
    if not any(word is None for word in words):
        return [""] if squeeze("".join(word or "" for word in words)) == squeeze(text) else []
    found: list[str] = []
    rest, waiting = text, False
    for number, word in enumerate(words):
        if word is None:
            if waiting:
                return []
            waiting = True
            continue
        last = number == len(words) - 1
        part = _cut(rest, word.strip(_BLANKS), waiting=waiting, last=last)
        if part is None:
            return []
        before, rest = part
        if waiting:
            found.append(before.strip(_BLANKS))
        waiting = False
    if waiting:
        found.append(rest.strip(_BLANKS))
    elif rest.strip(_BLANKS):
        return []
    return found


def _cut(text: str, word: str, *, waiting: bool, last: bool) -> tuple[str, str] | None:
    """Split a text at a printed word: at its beginning, or after the blank that waits; None when it is not there."""
    if not waiting:
        stripped = text.lstrip(_BLANKS)
        return ("", stripped[len(word) :]) if stripped.startswith(word) else None
    if last:
        stripped = text.rstrip(_BLANKS)
        return (stripped[: len(stripped) - len(word)], "") if stripped.endswith(word) else None
    before, found, after = text.partition(word)
    return (before, after) if found else None
