"""Read a new official text from any file and cut it into its places."""

from dataclasses import dataclass, replace
from pathlib import Path

from generators.model.official import OfficialText
from generators.model.problem import Problem
from generators.read.imported.contents import drop_contents
from generators.read.imported.files import read_plain_text
from generators.read.imported.lines import drop_noise, drop_pages, join_headings, join_lone_markers, tighten
from generators.read.official.blocks import Table, clean_lines, split_blocks
from generators.read.official.openings import closes_table, opens_place
from generators.read.official.places import find_places


@dataclass(frozen=True, kw_only=True)
class ImportedText:
    """A new official text: its places, its tables as rows of cells, its lines, and what to know of the reading."""

    official: OfficialText
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    lines: tuple[str, ...]
    """The text as it is kept for the trace, a paragraph a line."""
    notes: tuple[str, ...] = ()

    @property
    def kept(self) -> bytes:
        """Return the file that is kept for the trace."""
        return "\n".join(self.lines).encode()

    def keep(self, name: str) -> OfficialText:
        """Return the text under the name it is kept by."""
        return replace(self.official, file=name)


def read_imported_text(path: Path) -> tuple[ImportedText | None, list[Problem]]:
    """Read a file of any kind; what cannot be read is a problem, no exception."""
    plain, problems = read_plain_text(path)
    if plain is None:
        return None, problems
    return split_imported_text(plain.text, path.name, plain.notes, printed=plain.printed), []


def split_imported_text(text: str, file: str, notes: tuple[str, ...] = (), *, printed: bool = True) -> ImportedText:
    """Cut a text into its places after taking out what is no part of it; `printed` tells lines may be wrapped."""
    raw = clean_lines(text)
    lines = drop_noise(raw) if printed else join_headings(join_lone_markers(drop_contents(drop_pages(tighten(raw)))))
    blocks = split_blocks(lines, opens_place, closes_table)
    tables = tuple(
        tuple(tuple("\n".join(one.text for one in cell) for cell in row) for row in block.rows)
        for block in blocks
        if isinstance(block, Table)
    )
    official = OfficialText(file=file, places=find_places(blocks))
    return ImportedText(official=official, tables=tables, lines=tuple(line.text for line in lines), notes=notes)
