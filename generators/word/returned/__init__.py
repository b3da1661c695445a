"""What stands in a Word file that came back: which form it says it is, its tables cell by cell, its lines.

Nothing is judged here. Text a reader of the file does not see as valid (struck out, hidden, deleted, in a
text box) is never silently joined to what they see: it is left out or marked.
"""

from functools import cached_property

from generators.word.guard import MOST_MARKS, Package, check_part, open_package, parse_checked
from generators.word.refusal import Refusal, RefusedError
from generators.word.returned.body import read_body
from generators.word.returned.frames import Framed, Slot, Slots, cut_texts, find_slots
from generators.word.returned.identity import attached_text, custom_properties, identities
from generators.word.returned.records import (
    Identity,
    InlineField,
    Mark,
    ReturnedCell,
    ReturnedDocument,
    ReturnedLine,
    ReturnedTable,
    Said,
    Tracked,
)
from generators.word.returned.texts import WIDEST, tidy

__all__ = [
    "WIDEST",
    "Framed",
    "Identity",
    "InlineField",
    "Mark",
    "OpenedReturn",
    "ReturnedCell",
    "ReturnedDocument",
    "ReturnedLine",
    "ReturnedTable",
    "Said",
    "Slot",
    "Slots",
    "Tracked",
    "open_returned",
    "read_opened",
    "read_returned",
    "tidy",
]


class OpenedReturn:
    """A file that the guard let pass, with its text inflated but not parsed."""

    def __init__(self, package: Package, most_marks: int = MOST_MARKS) -> None:
        self._package = package
        self.text = package.part(package.main) or b""
        check_part(self.text, most_marks)

    @cached_property
    def said(self) -> Said | Refusal:
        """What the file says it is."""
        try:
            properties = custom_properties(self._package)
            return Said(tuple(identities(self._package, dict(properties))), properties)
        except RefusedError as error:
            return error.refusal

    @cached_property
    def attached(self) -> str:
        """The text that a file of ours carries unseen; empty where it is gone or cannot be read."""
        try:
            return attached_text(self._package)
        except RefusedError:
            return ""

    @cached_property
    def framed(self) -> Framed | None:
        """Its text cut in two, if it is plain enough."""
        return cut_texts(self.text)

    def find_slots(self) -> Slots | None:
        """Tell where the pieces of its text stand; it must have been read in full before, and found well-formed."""
        return find_slots(self.text)


def open_returned(content: bytes, name: str = "", most_marks: int = MOST_MARKS) -> OpenedReturn | Refusal:
    """Open a file; a Refusal says why it is not read. Never raises for bad input.

    `most_marks` lets a longer kind of paper pass than a form.
    """
    package = open_package(content, name)
    if isinstance(package, Refusal):
        return package
    try:
        return OpenedReturn(package, most_marks)
    except RefusedError as error:
        return error.refusal


def read_opened(opened: OpenedReturn) -> ReturnedDocument | Refusal:
    """Gather what stands in a file; a Refusal says why it is not read. Never raises for bad input."""
    try:
        tables, lines = read_body(parse_checked(opened.text))
    except RefusedError as error:
        return error.refusal
    said = opened.said
    if isinstance(said, Refusal):
        return said
    return ReturnedDocument(identities=said.identities, properties=said.properties, tables=tables, lines=lines)


def read_returned(content: bytes, name: str = "") -> ReturnedDocument | Refusal:
    """Open a file and gather what stands in it."""
    opened = open_returned(content, name)
    return opened if isinstance(opened, Refusal) else read_opened(opened)
