"""A notice of what changed, as a letter of one page."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from generators.model.changes import ChangeKind
from generators.model.labels import Labels, Words
from generators.phrases.numbers import say_han
from generators.view.changes.notices import Notice, NoticeLine
from generators.word.blocks import Block, Section, paragraph
from generators.word.document import Document, document_bytes
from generators.word.papers import Paper
from generators.word.rows import text_table
from generators.word.styles import Style
from generators.write.file_names import safe_name

_WEIGHTS = (8.0, 46.0, 26.0, 20.0)
MEANS = {
    ChangeKind.ADDED: "added",
    ChangeKind.TIGHTENED: "tightened",
    ChangeKind.RELAXED: "relaxed",
    ChangeKind.ADJUSTED: "adjusted",
    ChangeKind.REMOVED: "removed",
}
"""What stands behind each heading."""
_COLUMNS = ("number", "duty", "changed", "basis")


def notice_bytes(notice: Notice, day: date, labels: Labels) -> bytes:
    """Write a notice; `day` is the day it is given for, never the day it is made."""
    words = labels["变更通知"]
    moment = datetime.combine(day, time(), tzinfo=UTC)
    return document_bytes(
        Document(
            title=words["title"],
            author="",
            created=moment,
            modified=moment,
            sections=(Section(paper=Paper.A4_SHEET, blocks=tuple(_blocks(notice, day, words))),),
        )
    )


def notice_name(notice: Notice, words: Words) -> str:
    """Name the file of a notice after whom it is for."""
    return f"{words['file']}（{safe_name(notice.to)}）.docx"


def _blocks(notice: Notice, day: date, words: Words) -> Iterator[Block]:
    yield paragraph(Style.TABLE_TITLE, words["title"])
    yield paragraph(Style.NOTE, words["head"].format(to=notice.to, day=_say_day(day)))
    for number, (kind, lines) in enumerate(notice.sections, start=1):
        means = words[MEANS[kind]]
        heading = words["heading"].format(number=say_han(number), kind=kind.value, count=len(lines), means=means)
        yield paragraph(Style.LEVEL_2, heading)
        yield text_table([words[name] for name in _COLUMNS], _WEIGHTS, map(_row, enumerate(lines, start=1)))
    if notice.left_out:
        yield paragraph(Style.NOTE, words["left_out"].format(count=notice.left_out))
    for said in say_papers(notice, words):
        yield paragraph(Style.NOTE, said)


def _row(numbered: tuple[int, NoticeLine]) -> tuple[str, str, str, str]:
    number, line = numbered
    return (str(number), line.says, line.changed or "—", line.basis)


def say_papers(notice: Notice, words: Words) -> Iterator[str]:
    """Say what of the reader's papers changes, and from when the policies hold."""
    for title, start in zip(notice.policies, notice.dates, strict=False):
        yield words["from" if start else "from_open"].format(title=title, day=start)
    if notice.has_list:
        yield words["list"]
    for kind, title in notice.forms:
        yield words["form_gone" if kind is ChangeKind.REMOVED else "form"].format(kind=kind.value, title=title)


def _say_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
