"""What the papers of a collection share: how they are dated and signed."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from generators.model.labels import Words
from generators.model.suspect import Suspect
from generators.view.due import say_day
from generators.view.suspects.words import say_suspect
from generators.word.blocks import Block, Paragraph, Section, paragraph
from generators.word.document import Document, document_bytes
from generators.word.papers import Paper
from generators.word.signature import signature
from generators.word.styles import Style


def open_signature(issuer: str, words: Words) -> tuple[Paragraph, Paragraph]:
    """Set who signs over an open date: when it is sent is for them to write, no output holds the day it was made."""
    return signature(words["seal"].format(issuer=issuer), words["open_date"])


def suspect_note(suspect: Suspect | None, title: str, words: Words) -> tuple[Paragraph, ...]:
    """Set a line for a form whose grounds changed since it was confirmed; else nothing."""
    said = words["suspect"].format(says=say_suspect(suspect, f"《{title}》")) if suspect else ""
    return (paragraph(Style.NOTE, said),) if said else ()


def say_dated(day: str | None, words: Words) -> str:
    """Say the day a return bears, or that it bears none."""
    return words["dated"].format(date=say_day(date.fromisoformat(day))) if day else words["undated"]


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
