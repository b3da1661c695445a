"""Forms as Word files: letters after GB/T 9704-2012, tables on one landscape page each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import ceil
from pathlib import Path

from generators.model.form import FieldType, Form, Layout
from generators.model.library import Library
from generators.model.policy import Policy
from generators.view.form import SEAL, Blank, BodyCell, FormView, HeadingCell, Piece, view_form
from generators.word.blocks import Block, Cell, Control, ControlKind, Paragraph, Row, Section, Table, cell, paragraph
from generators.word.document import Document, document_bytes
from generators.word.papers import Paper
from generators.word.properties import Identity
from generators.word.signature import signature
from generators.word.styles import Style, TableStyle
from generators.write.files import write_file
from generators.write.output import ROOT, Output, hash_files

UNPROTECTED = "（不加保护）"
LONGEST_NAME = 50
"""Of a file name, in characters, without the mark and the ending: 60 with them."""

_MEANS = ("generators/view/form.py", "generators/write/form.py", "generators/word")
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""When a policy says no date: the earliest a zip file knows."""
_KINDS = {FieldType.CHOICE: ControlKind.CHOICE, FieldType.DATE: ControlKind.DATE}
_GAP = "\u3000"
_GAPS = {FieldType.WHOLE: 2, FieldType.TEXT: 10}
"""How wide a blank in a letter stands open; only white space, so that an untouched one reads as empty."""
_NUMERALS = "零一二三四五六七八九"
_MANY, _SOME = 18, 10
"""Columns of a table: more than so many take the smallest letters, the small ones."""
_TITLE_LINE = 38
"""Characters of a table's title that fit one line of a lying sheet."""
_HEAD_WIDTH = 8
_HEAD_WIDTHS = {FieldType.DATE: 9}
_SEAL_WIDTH = 8
"""Widths of blanks above a table in characters; a name under a seal is long."""
_FEW_ROWS, _HIGH, _LOW = 3, 14.0, 9.0
"""Heights of rows in millimetres: a table of few rows leaves more room to write."""


def form_outputs(library: Library) -> list[Output]:
    """List the blank of every form, protected and not, with the records it is made from."""
    policies = {policy.id: policy for policy in library.policies}
    return [
        output
        for form in library.forms
        if form.policy in policies
        for output in _outputs_of(form, policies[form.policy])
    ]


def _outputs_of(form: Form, policy: Policy) -> Iterator[Output]:
    view = view_form(form, policy)
    means = {"程序 表单": hash_files(*(ROOT / path for path in _MEANS))}
    for protected in (True, False):
        yield Output(
            path=f"forms/{form.id}/{file_name(view, protected=protected)}",
            view=(form, view),
            means=means,
            make=lambda protected=protected: form_bytes(view, protected=protected),
        )


def file_name(view: FormView, *, protected: bool) -> str:
    """Name the file of a form: its attachment and title."""
    name = f"{view.attachment} {view.title}"[:LONGEST_NAME]
    return f"{name}{'' if protected else UNPROTECTED}.docx"


def write_form(view: FormView, path: Path) -> None:
    """Write one form, protected."""
    write_file(path, form_bytes(view, protected=True))


def form_bytes(view: FormView, *, protected: bool) -> bytes:
    """Make the Word file of a form: protected, only its blanks can be changed."""
    moment = datetime.fromisoformat(view.issued).replace(tzinfo=UTC) if view.issued else _EPOCH
    section = _letter(view) if view.layout is Layout.LETTER else _table(view)
    return document_bytes(
        Document(
            title=view.title,
            author=view.issuer,
            created=moment,
            modified=moment,
            sections=(section,),
            running_head=f"表单 {view.id}　版本 {view.version}",
            identity=Identity(identifier=view.id, version=view.version),
            protected=protected,
        )
    )


def _letter(view: FormView) -> Section:
    blocks: list[Block] = [paragraph(Style.ATTACHMENT_MARK, view.attachment), paragraph(Style.TITLE, view.title)]
    if view.recipient:
        blocks.append(_line(Style.RECIPIENT, view.recipient))
    blocks += [_line(Style.TEXT, pieces) for pieces in view.body]
    blocks += _signer(view.signer)
    blocks += [_line(Style.TEXT, pieces) for pieces in view.signatures]
    if view.copies:
        blocks.append(paragraph(Style.TEXT, _say_copies(view.copies)))
    return Section(paper=Paper.A4_PORTRAIT, blocks=tuple(blocks))


def _line(style: Style, pieces: tuple[Piece, ...]) -> Paragraph:
    return paragraph(style, *(_open(piece) if isinstance(piece, Blank) else piece for piece in pieces))


def _signer(lines: tuple[tuple[Piece, ...], ...]) -> tuple[Paragraph, ...]:
    """Set who signs centred over the date, as a letter with a seal has it; any other number of lines at the right."""
    if not lines:
        return ()
    who, when = lines
    above, below = signature(_as_text(who), _as_text(when))
    return (replace(above, pieces=_line(Style.SIGNATURE, who).pieces), replace(below, pieces=_line(Style.DATE, when).pieces))


def _as_text(pieces: tuple[Piece, ...]) -> str:
    return "".join(_open(piece).value if isinstance(piece, Blank) else piece for piece in pieces)


def _open(blank: Blank) -> Control:
    """Make a blank that stands open in a line of text."""
    return replace(_control(blank), value=blank.value or _GAP * _GAPS.get(blank.type, 1))


def _say_copies(copies: tuple[tuple[str, str | None], ...]) -> str:
    listed = [f"{number}.{to}（{note}）" if note else f"{number}.{to}" for number, (to, note) in enumerate(copies, start=1)]
    return f"本件一式{_NUMERALS[len(copies)]}份：{'；'.join(listed)}。"


def _table(view: FormView) -> Section:
    styles = _styles(len(view.weights))
    blocks: list[Block] = [
        paragraph(Style.ATTACHMENT_MARK, view.attachment),
        paragraph(Style.TABLE_TITLE, _broken(view.title)),
    ]
    if view.head:
        blocks.append(_head(view))
    blocks.append(
        Table(
            weights=view.weights,
            heading=tuple(Row(cells=tuple(_heading_cell(one, styles.heading) for one in row)) for row in view.heading),
            body=tuple(_body_row(row, styles, len(view.rows)) for row in view.rows),
        )
    )
    if view.notes:
        listed = "".join(f"{number}.{note}" for number, note in enumerate(view.notes, start=1))
        blocks.append(paragraph(Style.NOTE, f"注：{listed}"))
    if view.due:
        blocks.append(paragraph(Style.NOTE, f"{view.due}。"))
    return Section(paper=Paper.A4_LANDSCAPE, blocks=tuple(blocks))


@dataclass(frozen=True, kw_only=True)
class _TableStyles:
    """The styles of one size of letters."""

    heading: Style
    centred: Style
    left: Style


def _styles(columns: int) -> _TableStyles:
    """Choose the size of letters by how many columns share the page."""
    if columns > _MANY:
        return _TableStyles(heading=Style.HEAD_COMPACT, centred=Style.CELL_COMPACT, left=Style.ITEM_COMPACT)
    if columns > _SOME:
        return _TableStyles(heading=Style.HEAD_SMALL, centred=Style.CELL_SMALL, left=Style.ITEM_SMALL)
    return _TableStyles(heading=Style.HEAD, centred=Style.CELL, left=Style.ITEM)


def _broken(title: str) -> str:
    """Break a title too long for a line into two of about one length."""
    if len(title) <= _TITLE_LINE:
        return title
    middle = ceil(len(title) / 2)
    return f"{title[:middle]}\n{title[middle:]}"


def _head(view: FormView) -> Table:
    """Set the fields above the table in a table without lines, so that each blank has a cell of its own."""
    cells: list[Cell] = []
    weights: list[float] = []
    for label, blank in view.head:
        cells += [cell(Style.ITEM, label), cell(Style.ITEM, _control(blank))]
        weights += [len(label) + 1, _HEAD_WIDTHS.get(blank.type, _HEAD_WIDTH) + (_SEAL_WIDTH if SEAL in label else 0)]
    return Table(weights=tuple(weights), body=(Row(cells=tuple(cells)),), style=TableStyle.BLANK)


def _heading_cell(one: HeadingCell, style: Style) -> Cell:
    return cell(style, one.text, columns=one.columns, rows=one.rows, upright=one.upright)


def _body_row(row: tuple[BodyCell, ...], styles: _TableStyles, rows: int) -> Row:
    return Row(cells=tuple(_body_cell(one, styles) for one in row), height=_LOW if rows > _FEW_ROWS else _HIGH)


def _body_cell(one: BodyCell, styles: _TableStyles) -> Cell:
    if isinstance(one.content, str):
        return cell(styles.centred, one.content, columns=one.columns)
    text = one.content.type is FieldType.TEXT
    return cell(styles.left if text else styles.centred, _control(one.content), columns=one.columns)


def _control(blank: Blank) -> Control:
    return Control(
        tag=blank.tag,
        label=f"{blank.label}（{blank.unit}）" if blank.unit else blank.label,
        kind=_KINDS.get(blank.type, ControlKind.TEXT),
        choices=blank.choices,
        value=blank.value,
    )
