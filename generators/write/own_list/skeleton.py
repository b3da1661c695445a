"""The Word skeleton of a list as data: the generator's own XML, cut open wherever a list puts in a text.

A list of made-up duties is laid out as any other; of what comes out, every text that depends on an enterprise is a
hole. So the browser needs to know nothing of styles, widths or grids, and its lists cannot look otherwise than ours.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from generators.model.labels import SITE, Labels
from generators.model.ticks import DATE_BOX, LIST_IDENTIFIER, Outcome
from generators.view.handbook.cards import Rhythm
from generators.word.blocks import (
    AnyRow,
    Block,
    Cell,
    Control,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    paragraph,
    single_blocks,
)
from generators.word.controls import Mark
from generators.word.document import Document, document_bytes
from generators.word.grid import column_widths
from generators.word.markup import HOLE
from generators.word.package import unpacked
from generators.word.papers import Paper
from generators.word.paragraphs import paragraph_xml
from generators.word.properties import Identity
from generators.word.styles import Style
from generators.word.table_rows import rows_xml
from generators.word.tables import table_pieces
from generators.write.checklist.duties import COLUMNS
from generators.write.checklist.paper import PAIRS, lay_out
from generators.write.output import ROOT, Output, digest, hash_files
from generators.write.own_list.made_up import made_up_list
from generators.write.own_list.script import script_bytes

_CUT = paragraph_xml(paragraph(Style.NORMAL, HOLE), {}).removeprefix("<w:p>").removesuffix("</w:p>")
"""A run that is nothing but a hole."""
_DAY = datetime(1904, 1, 1, tzinfo=UTC)
_WIDTH = Paper.A4_LANDSCAPE.text_width
_BOXES = (*(box.value for box in Outcome), DATE_BOX)
_FIRST_ID = 990_000_000
"""Of the fields in the pattern row: a number that stands nowhere else."""
_DYNAMIC = {"docProps/core.xml", "docProps/custom.xml", "customXml/form.xml"}


PATH = "word/own-list.js"
PROGRAM = ("generators/word", "generators/write/checklist", "generators/write/own_list")


def own_list_skeleton(labels: Labels) -> Output:
    """Give the script that holds the skeleton; it is read when the first Word file is asked for."""
    means = {"清单的版式": hash_files(*(ROOT / path for path in PROGRAM)), "用语": digest(repr(labels))}
    return Output(path=PATH, view=(), means=means, make=lambda: script_bytes("ownListSkeleton", list_skeleton(labels)))


def hole(name: str) -> str:
    """Name what is put in later."""
    return f"{HOLE}{name}{HOLE}"


def list_skeleton(labels: Labels) -> dict[str, Any]:
    """Give the parts of the package and the patterns of everything a list is set from.

    A pattern is cut at each of its texts: n texts stand between n + 1 pieces. Other holes have a name.
    """
    plain = {name: words for name, words in labels.items() if name != SITE}
    tables = _tables_of(_blocks(plain, Rhythm, facts=0))
    parts = _parts(_blocks(plain, Rhythm, facts=0)[-1:])
    opening, closing = parts.pop("word/document.xml").split(_paragraph(Style.NOTE))
    filled = {name: parts.pop(name) for name in sorted(_DYNAMIC)}
    return {
        "header": parts.pop("word/header1.xml").split(_CUT),
        "filled": filled,
        "parts": parts,
        "opening": opening,
        "closing": closing,
        "paragraphs": _paragraphs(),
        "count": [_pattern(_tables_of(_blocks(plain, list(Rhythm)[:n], facts=0))[1]) for n in range(len(Rhythm) + 1)],
        "profile": _profile(plain),
        "months": _pattern(tables[2]),
        "duties": _pattern(tables[3]),
        "received": _pattern(tables[4])["row"],
        "questions": _pattern(tables[5]),
        "exclusions": {**_pattern(tables[6]), "policy": _row_pattern(tables[6], 0), "row": _row_pattern(tables[6], -1)},
        "bases": _pattern(tables[7]),
        "columns": len(COLUMNS),
        "boxes": list(_BOXES),
    }


def _blocks(labels: Labels, rhythms: Sequence[Rhythm] | type[Rhythm], *, facts: int) -> tuple[Block, ...]:
    return lay_out(made_up_list(tuple(rhythms), facts), labels).sections[0].blocks


def _tables_of(blocks: Sequence[Block]) -> list[Table]:
    return [block for block in single_blocks(blocks) if isinstance(block, Table)]


def _parts(ending: Sequence[Block]) -> dict[str, str]:
    """Give the parts of a document that holds one text and the end of every list."""
    document = Document(
        title=hole("title"),
        author=hole("author"),
        created=_DAY,
        modified=_DAY,
        running_head=HOLE,
        identity=Identity(
            identifier=LIST_IDENTIFIER,
            version=hole("code"),
            sender=hole("sender"),
            period=hole("year"),
            attached=hole("digests"),
        ),
        sections=(Section(paper=Paper.A4_LANDSCAPE, blocks=(paragraph(Style.NOTE, HOLE), *ending)),),
    )
    parts = {name: part.decode() for name, part in unpacked(document_bytes(document)).items()}
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(f"{_DAY:%Y}-01-01T", f"{hole('year')}-01-01T")
    return parts


def _paragraph(style: Style, *, new_page: bool = False) -> str:
    return paragraph_xml(replace(paragraph(style, HOLE), new_page=new_page), {})


def _paragraphs() -> dict[str, list[str]]:
    """Cut a paragraph of each style; what begins a page is marked with !."""
    styles = {"title": Style.TABLE_TITLE, "note": Style.NOTE, "part": Style.LEVEL_1, "sheet": Style.LEVEL_2}
    plain = {name: _paragraph(style).split(_CUT) for name, style in styles.items()}
    return plain | {f"{name}!": _paragraph(style, new_page=True).split(_CUT) for name, style in styles.items()}


def _profile(labels: Labels) -> dict[str, Any]:
    """Give the head of a list, with its last row in every length."""
    tables = [_tables_of(_blocks(labels, Rhythm, facts=facts))[0] for facts in range(PAIRS)]
    rows = {len(_plain_row(table.body[-1]).cells) // 2: _row_pattern(table, -1) for table in tables}
    return {**_pattern(tables[0]), "rows": [rows[count] for count in range(1, PAIRS + 1)]}


def _pattern(table: Table) -> dict[str, Any]:
    """Give what stands before the rows and after them, the heading, and the first row."""
    opening, *_, closing = (piece.decode() for piece in table_pieces(replace(table, heading=(), body=()), _WIDTH, {}))
    widths = column_widths(table.weights, _WIDTH)
    heading = [rows_xml((_plain_row(row),), widths, {}, repeated=True) for row in table.heading]
    row = _row_pattern(table, 0) if table.body else []
    return {"opening": opening, "heading": "".join(heading), "row": row, "closing": closing} | _open_heading(table)


def _open_heading(table: Table) -> dict[str, Any]:
    """Give the heading cut open too."""
    widths = column_widths(table.weights, _WIDTH)
    rows = [rows_xml((_with_holes(_plain_row(row)),), widths, {}, repeated=True) for row in table.heading]
    return {"openHeading": "".join(rows).split(_CUT)} if rows else {}


def _row_pattern(table: Table, place: int) -> list[str]:
    row = _with_holes(_plain_row(table.body[place]))
    marks = {one.tag: _mark(number) for number, one in enumerate(_controls(row))}
    xml = rows_xml((row,), column_widths(table.weights, _WIDTH), marks)
    for number, (tag, mark) in enumerate(marks.items()):
        box = _BOXES[number]
        xml = xml.replace(f'"{tag}"', f'"{hole(f"{box}_tag")}"')  # type: ignore[assignment]
        xml = xml.replace(f'"{mark.number}"', f'"{hole(f"{box}_id")}"')  # type: ignore[assignment]
        xml = xml.replace(f'"{mark.bookmark}"', f'"{hole(f"{box}_bookmark")}"')  # type: ignore[assignment]
    return xml.split(_CUT)


def _mark(number: int) -> Mark:
    return Mark(number=_FIRST_ID + number, bookmark=f"pattern_{number}")


def _plain_row(row: AnyRow) -> Row:
    return row if isinstance(row, Row) else row.spelled()


def _with_holes(row: Row) -> Row:
    return replace(row, cells=tuple(_open(cell) for cell in row.cells))


def _open(cell: Cell) -> Cell:
    """Put a hole where a cell holds one text and nothing else."""
    (only, *others) = cell.paragraphs
    texts = [piece for piece in only.pieces if isinstance(piece, Text)]
    if others or len(texts) != 1 or len(only.pieces) != 1:
        return cell
    return replace(cell, paragraphs=(replace(only, pieces=(Text(text=HOLE),)),))


def _controls(row: Row) -> list[Control]:
    paragraphs: list[Paragraph] = [one for cell in row.cells for one in cell.paragraphs]
    return [piece for one in paragraphs for piece in one.pieces if isinstance(piece, Control)]
