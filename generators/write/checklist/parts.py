"""A part of a list: a table of texts under a heading, with notes below it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from generators.word.blocks import (
    AnyRow,
    KeptBlocks,
    Paragraph,
    Row,
    Table,
    Text,
    TextRow,
    paragraph,
)
from generators.word.rows import heading_row, kept_with_next, text_row
from generators.word.styles import Style

KEPT_PARTS = 256
"""How many parts are kept: most lists say in one what others say too."""


class Part(NamedTuple):
    """What stands below the heading of a part, in plain texts, so that lists that say the same are told quickly."""

    weights: tuple[float, ...] = ()
    """How the columns share the width."""
    styles: tuple[Style, ...] = ()
    """Of the texts of a row."""
    heading: tuple[str, ...] = ()
    """None: there is no table."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Where one is short of texts in a part of a list's own, its first one takes the room of those."""
    notes: tuple[str, ...] = ()
    with_next: bool = False
    """Whether its end stands on the page of what comes after the part, the whole part if lists share it."""


def left_styles(columns: Sequence[str]) -> tuple[Style, ...]:
    """Give the styles of texts that all begin at the left."""
    return (Style.ITEM_SMALL,) * len(columns)


@lru_cache(maxsize=KEPT_PARTS)
def kept_part(heading: str, part: Part, new_page: bool) -> KeptBlocks:  # noqa: FBT001 - quicker to look up by place
    """Set a part under its heading, once for all lists that say the same."""
    body = tuple([text_row(part.styles, texts, with_next=part.with_next) for texts in part.rows])
    return KeptBlocks(blocks=_set(heading, part, body, new_page=new_page))


def own_part(heading: str, part: Part, *, new_page: bool) -> tuple[Paragraph | Table, ...]:
    """Set a part under its heading, in which few lists say the same; it may be long, and its last row alone is kept."""
    rows = [_own_row(part.styles, texts) for texts in part.rows]
    body: tuple[AnyRow, ...] = tuple(rows)
    if part.with_next and rows:
        body = (*rows[:-1], Row(cells=kept_with_next(rows[-1].spelled().cells)))
    return _set(heading, part, body, new_page=new_page)


def _set(heading: str, part: Part, body: tuple[AnyRow, ...], *, new_page: bool) -> tuple[Paragraph | Table, ...]:
    blocks: list[Paragraph | Table] = [Paragraph(style=Style.LEVEL_1, pieces=(Text(text=heading),), new_page=new_page)]
    if part.heading:
        headings = heading_row(part.heading, with_next=part.with_next)
        blocks.append(Table(weights=part.weights, heading=(headings,), body=body))
    return (*blocks, *[paragraph(Style.NOTE, note) for note in part.notes])


def _own_row(styles: tuple[Style, ...], texts: tuple[str, ...]) -> TextRow:
    short = len(styles) - len(texts)
    return TextRow(styles[short:], texts, (1 + short, *(1 for _ in texts[1:])))
