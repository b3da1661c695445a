"""What the papers of a collection share: how they are dated, how their tables look."""

from collections.abc import Sequence
from datetime import UTC, datetime

from generators.word.blocks import Block, Row, Section, Table, cell
from generators.word.document import Document, document_bytes
from generators.word.papers import Paper
from generators.word.styles import Style

OPEN_DATE = "　　　　年　　月　　日"
"""When it is sent is for the sender to write: no output holds the day it was made."""
BLANK = "—"


def plain_table(heading: tuple[str, ...], weights: tuple[float, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    """Set a table of texts under its headings."""
    return Table(
        weights=weights,
        heading=(Row(cells=tuple(cell(Style.HEAD_SMALL, text) for text in heading)),),
        body=tuple(Row(cells=tuple(cell(Style.ITEM_SMALL, text) for text in row)) for row in rows),
    )


def month_document(title: str, author: str, period: str, paper: Paper, blocks: Sequence[Block]) -> bytes:
    """Date a paper with its month, never with the day it was made."""
    moment = datetime.fromisoformat(f"{period}-01").replace(tzinfo=UTC)
    return document_bytes(
        Document(
            title=title,
            author=author,
            created=moment,
            modified=moment,
            sections=(Section(paper=paper, blocks=tuple(blocks)),),
        )
    )
