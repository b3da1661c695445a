"""An official text cut into its places: what the encoding is held against."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficialPlace:
    """One place of an official text: a clause, a named part, or a cell of a table row."""

    path: str
    """Markers as printed, outermost first, joined by /: 二/（二）/6; or 前言, 附件4; a cell adds its name."""
    row: int | None = None
    """Row of a table of tasks in reading order, 1 for the first; None elsewhere and for groups of rows."""
    cell: str | None = None
    """Column heading of a cell beside the task, without white space; None for everything else."""
    marker: str = ""
    """The marker as it stands in the text, e.g. （1） or 6. ; empty where the place has none."""
    heading: str = ""
    """The printed heading, without its full stop; empty where the place goes straight to its sentence."""
    text: str
    """Own text up to the next marker, without its marker, with its heading; a line for each paragraph."""
    line: int
    """Line of the file where the place begins, 1 for the first."""

    @property
    def level(self) -> int:
        """Say how deep the place lies: 1 for 一 or 前言, 3 for 二/（二）/6."""
        return self.path.count("/") + 1

    @property
    def hash(self) -> str:
        """Give the fingerprint of path, row and text (see `hash_place`)."""
        return hash_place(path=self.path, row=self.row, text=self.text)


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficialText:
    """An official text: the name of its file and its places in the order of the text."""

    file: str
    places: tuple[OfficialPlace, ...]


def squeeze(text: str) -> str:
    """Return the text without any white space."""
    return "".join(text.split())


def hash_place(*, path: str, row: int | None, text: str) -> str:
    """Fingerprint a place: the first 12 hex digits of the SHA-256 of path, row (or nothing), squeezed text.

    The three are joined by line feeds, in UTF-8. White space does not count, so a text that was
    wrapped differently keeps its fingerprint; a place that moved or changed a character does not.
    """
    content = f"{path}\n{'' if row is None else row}\n{squeeze(text)}"
    return hashlib.sha256(content.encode()).hexdigest()[:12]
