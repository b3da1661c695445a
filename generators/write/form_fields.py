"""The blanks of a form as fields of a Word file."""

from dataclasses import replace

from generators.model.form import FieldType
from generators.view.form import Blank
from generators.word.blocks import Control, ControlKind

_KINDS = {FieldType.CHOICE: ControlKind.CHOICE, FieldType.DATE: ControlKind.DATE}
_GAP = "\u3000"
_GAPS = {FieldType.WHOLE: 2, FieldType.TEXT: 10}
"""How wide a blank in a line of text stands open; only white space, so that an untouched one reads as empty."""


def cell_field(blank: Blank) -> Control:
    """Make the field of a blank that has a cell of its own."""
    return Control(
        tag=blank.tag,
        label=f"{blank.label}（{blank.unit}）" if blank.unit else blank.label,
        kind=_KINDS.get(blank.type, ControlKind.TEXT),
        choices=blank.choices,
        value=blank.value,
    )


def open_field(blank: Blank) -> Control:
    """Make the field of a blank that stands open in a line of text."""
    return replace(cell_field(blank), value=blank.value or _GAP * _GAPS.get(blank.type, 1))
