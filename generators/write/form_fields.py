"""The blanks of a form as fields of a Word file."""

import re
from dataclasses import replace
from math import ceil

from generators.model.form import Colour, FieldType
from generators.model.labels import Words
from generators.view.form import Blank, FormView
from generators.view.suspects.words import say_briefly
from generators.word.blocks import Block, Control, ControlKind, Paragraph, Text, paragraph
from generators.word.styles import RunStyle, Style

_KINDS = {
    FieldType.CHOICE: ControlKind.CHOICE,
    FieldType.DATE: ControlKind.DATE,
    FieldType.TICK: ControlKind.CHECK,
}
_COLOURS = {
    Colour.RED: RunStyle.RED,
    Colour.ORANGE: RunStyle.ORANGE,
    Colour.YELLOW: RunStyle.YELLOW,
    Colour.BLUE: RunStyle.BLUE,
}
FILLS = {Colour.RED: "FFB8B0", Colour.ORANGE: "FFD9A8", Colour.YELLOW: "FFF2A8", Colour.BLUE: "B8D4FF"}
"""Behind the word of a colour of risk, light enough to read it on a copy without colours."""
_SEAM = re.compile(r"(?<=[^“《（])(?=[“《（])|(?<=[”》）])(?=[^”》）、，])")
"""Between what is quoted or set in brackets and what is not."""
_SQUARE = "■"
_GAP = "\u3000"
_GAPS = {FieldType.WHOLE: 2, FieldType.DECIMAL: 4, FieldType.TEXT: 10}
"""How wide a blank in a line of text stands open; only white space, so that an untouched one reads as empty."""


def cell_field(blank: Blank) -> Control:
    """Make the field of a blank that has a cell of its own."""
    return Control(
        tag=blank.tag,
        label=f"{blank.label}（{blank.unit}）" if blank.unit else blank.label,
        kind=_KINDS.get(blank.type, ControlKind.TEXT),
        choices=blank.choices,
        value=blank.value,
        fill=next((fill for colour, fill in FILLS.items() if _names(colour, blank)), ""),
    )


def _names(colour: Colour, blank: Blank) -> bool:
    """Say whether a colour of risk was chosen beforehand: 红·重大风险."""
    return blank.type is FieldType.CHOICE and blank.value.startswith(f"{colour.value}·")


def open_field(blank: Blank) -> Control:
    """Make the field of a blank that stands open in a line of text."""
    return replace(cell_field(blank), value=blank.value or _GAP * (blank.width or _GAPS.get(blank.type, 1)))


def attachment_mark(view: FormView) -> tuple[Block, ...]:
    """Set the mark of the attachment above the title; a form the policy does not give has none."""
    return (paragraph(Style.ATTACHMENT_MARK, view.attachment),) if view.attachment else ()


def suspect_line(view: FormView, words: Words) -> tuple[Block, ...]:
    """Set a line under the title of a form whose grounds changed since it was confirmed; else nothing."""
    if view.suspect is None:
        return ()
    return (paragraph(Style.ITEM_SMALL, words["suspect"].format(says=say_briefly(view.suspect))),)


def break_title(title: str, longest: int) -> str:
    """Break a title too long for a line of so many characters into two: before or behind something quoted, or in half.

    GB/T 9704-2012 wants no word torn and lines of about one length; what is quoted is whole for certain.
    """
    if len(title) <= longest:
        return title
    middle = ceil(len(title) / 2)
    longest = min(longest, len(title) * 2 // 3)
    seams = [place.end() for place in _SEAM.finditer(title) if max(place.end(), len(title) - place.end()) <= longest]
    seam = min(seams, key=lambda place: abs(place - middle), default=middle)
    return f"{title[:seam]}\n{title[seam:]}"


def closing_lines(view: FormView, words: Words) -> tuple[Paragraph, ...]:
    """Set what stands below a table: what the colours mean, the notes, when the form is due and to whom."""
    lines = []
    if view.legend:
        pieces = [piece for colour, label in view.legend for piece in _legend_pieces(colour, label)]
        lines.append(paragraph(Style.NOTE, words["legend"], *pieces))
    notes = view.notes + ((words["optional"].format(fields="、".join(view.optional)),) if view.optional else ())
    if notes:
        numbered = [f"{number}.{note}" for number, note in enumerate(notes, start=1)]
        listed = "".join(numbered) if len(numbered) > 1 else notes[0]
        lines.append(paragraph(Style.NOTE, words["notes"].format(notes=listed)))
    if view.due:
        lines.append(paragraph(Style.NOTE, f"{view.due}。"))
    return tuple(lines)


def _legend_pieces(colour: Colour, label: str) -> tuple[Text, Text]:
    return Text(text=_SQUARE, style=_COLOURS[colour]), Text(text=f"{colour.value}　{label}　　")
