"""The sides that fill the same lists: docxtpl, and python-docx by clones of rows and by `table.cell`.

Template and texts are taken from our own document, block by block, so that all write the same words in the same
styles. What the texts are made from is worked out before the clock runs: only filling and saving count.
"""

import sys
from collections import deque
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._checklists_word import draw_checklists, labels  # noqa: E402 - the project's folder comes first
from bench._timing import Figures, play, timed  # noqa: E402
from generators.word.blocks import (  # noqa: E402
    Block,
    Control,
    ControlKind,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    cell,
    paragraph,
    single_blocks,
)
from generators.word.controls import bookmark_name, natural_id  # noqa: E402
from generators.word.document import Document, document_bytes  # noqa: E402
from generators.word.package import packed, unpacked  # noqa: E402
from generators.word.papers import Paper  # noqa: E402
from generators.word.styles import Style  # noqa: E402
from generators.write.checklist.duties import COLUMNS  # noqa: E402
from generators.write.checklist.paper import lay_out  # noqa: E402

DOCUMENT = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHOICE = 60
"""How many lists the middling ones are chosen from."""
STYLES = (Style.TABLE_TITLE, Style.LEVEL_1, Style.LEVEL_2, Style.NOTE, Style.SEAM)
BOXES = ("b0", "b1", "b2", "b3")
KINDS = (ControlKind.CHECK, ControlKind.CHECK, ControlKind.CHECK, ControlKind.DATE)


@dataclass(frozen=True, kw_only=True)
class Filling:
    """What a rival is given for one block of a list: a text, the rows of a table, or rows of duties."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    fields: tuple[tuple[Control, ...], ...] = ()
    """Of each row of duties its fields."""


def fillings(document: Document) -> list[Filling]:
    """Take a list apart."""
    return [_filling(block) for section in document.sections for block in single_blocks(section.blocks)]


def _filling(block: Block) -> Filling:
    if isinstance(block, Paragraph):
        return Filling(kind=block.style.name, text=_text(block))
    assert isinstance(block, Table)
    rows = [row if isinstance(row, Row) else row.spelled() for row in (*block.heading, *block.body)]
    texts = tuple(tuple("\n".join(map(_text, one.paragraphs)) for one in row.cells) for row in rows)
    if len(block.weights) != len(COLUMNS):
        return Filling(kind="texts", rows=texts)
    fields = tuple(_fields(row) for row in rows[1:])
    return Filling(kind="duties", rows=texts[1:], fields=fields)


def _text(one: Paragraph) -> str:
    return "".join(piece.text for piece in one.pieces if isinstance(piece, Text))


def _fields(row: Row) -> tuple[Control, ...]:
    pieces = (piece for one in row.cells for each in one.paragraphs for piece in each.pieces)
    return tuple(piece for piece in pieces if isinstance(piece, Control))


def template_bytes(sample: Document, *, variables: bool) -> bytes:
    """Make the template: a document with one block of each kind, for docxtpl with its variables and loops."""
    words = labels()["清单"]
    heading = Row(cells=tuple(cell(Style.HEAD_SMALL, labels()["清单栏目"][name]) for name in COLUMNS))
    blocks = list(_template_blocks(heading, words, variables=variables))
    document = Document(
        title=sample.title,
        author=sample.author,
        created=sample.created,
        modified=sample.modified,
        sections=(Section(paper=Paper.A4_LANDSCAPE, blocks=tuple(blocks)),),
    )
    parts = unpacked(document_bytes(document))
    return packed({**parts, DOCUMENT: _with_variables(parts[DOCUMENT]) if variables else parts[DOCUMENT]})


def _template_blocks(heading: Row, words: Any, *, variables: bool) -> Iterator[Block]:  # noqa: ANN401
    texts = [style for name, (_, style) in COLUMNS.items() if name != "outcome"]
    cells = [cell(style, f"{{{{ r.t[{place}] }}}}") for place, style in enumerate(texts)]
    row = Row(cells=(*cells, cell(COLUMNS["outcome"][1], *_outcome(words))))
    weights = tuple(weight for weight, _ in COLUMNS.values())
    if not variables:
        yield from (paragraph(style, "x") for style in STYLES)
        yield Table(weights=weights, heading=(heading,), body=(row,))
        yield Table(weights=(1,), body=(Row(cells=(cell(Style.ITEM_SMALL, "x"),)),))
        return
    yield paragraph(Style.NOTE, "{%p for b in blocks %}")
    for style in STYLES:
        yield paragraph(Style.NOTE, f"{{%p if b.kind == '{style.name}' %}}")
        yield paragraph(style, "{{ b.text }}")
        yield paragraph(Style.NOTE, "{%p endif %}")
    yield paragraph(Style.NOTE, "{%p if b.kind == 'duties' %}")
    yield Table(
        weights=weights, heading=(heading,), body=(_whole("{%tr for r in b.rows %}"), row, _whole("{%tr endfor %}"))
    )
    yield paragraph(Style.NOTE, "{%p endif %}")
    yield paragraph(Style.NOTE, "{%p if b.kind == 'texts' %}")
    looped = Row(
        cells=tuple(cell(Style.ITEM_SMALL, one) for one in ("{%tc for c in r %}", "{{ c }}", "{%tc endfor %}"))
    )
    whole = [
        Row(cells=(cell(Style.ITEM_SMALL, one, columns=3),)) for one in ("{%tr for r in b.rows %}", "{%tr endfor %}")
    ]
    yield Table(weights=(1, 1, 1), body=(whole[0], looped, whole[1]))
    yield paragraph(Style.NOTE, "{%p endif %}")
    yield paragraph(Style.NOTE, "{%p endfor %}")


def _whole(text: str) -> Row:
    return Row(cells=(cell(Style.ITEM_SMALL, text, columns=len(COLUMNS)),))


def _outcome(words: Any) -> Iterator[str | Control]:  # noqa: ANN401
    """Give the last cell of a duty with its fields; only docxtpl can leave them out."""
    yield "{% if r.f %}"
    for box, name in zip(BOXES, ("done", "undone", "excused"), strict=False):
        yield Control(tag=box, label="", kind=ControlKind.CHECK)
        yield f"{words[name]}\n" + (words["done_on"] if name == "excused" else "")
    yield Control(tag=BOXES[-1], label="", kind=ControlKind.DATE)
    yield f"\u3000{words['signed']}"
    yield "{% endif %}"


def _with_variables(part: bytes) -> bytes:
    """Put variables for what names a field: its tag, its ids, its bookmark."""
    xml = part.decode()
    for place, box in enumerate(BOXES):
        for fixed, name in ((f'"{box}"', "tag"), (f'"{natural_id(box)}"', "id"), (f'"{bookmark_name(box)}"', "mark")):
            xml = xml.replace(fixed, f'"{{{{ r.f[{place}].{name} }}}}"')
    return xml.encode()


def _names(control: Control) -> dict[str, str]:
    """Give what names a field."""
    return {"tag": control.tag, "id": str(natural_id(control.tag)), "mark": bookmark_name(control.tag)}


def prepared(count: int) -> tuple[list[list[Filling]], Document]:
    """Make what the rivals are given."""
    documents = [lay_out(checklist, labels()) for checklist in draw_checklists(count)]
    return [fillings(document) for document in documents], documents[0]


def fill_by_docxtpl(folder: Path, count: int) -> Figures:
    """Render a template with loops over blocks, rows and cells; escaping on, without which it drops text in silence."""
    from docxtpl import DocxTemplate  # type: ignore[import-untyped] # noqa: PLC0415 - nobody else pays for loading it

    given, sample = prepared(count)
    template = template_bytes(sample, variables=True)
    contexts = [{"blocks": [_context(one) for one in each]} for each in given]

    def fill(number: int) -> None:
        document = DocxTemplate(BytesIO(template))
        document.render(contexts[number], autoescape=True)
        document.save(folder / f"{number:05d}.docx")

    return timed(lambda: deque(map(fill, range(count)), maxlen=0), count)


def _context(one: Filling) -> dict[str, Any]:
    if one.kind != "duties":
        return {"kind": one.kind, "text": one.text, "rows": one.rows}
    rows = [
        {"t": texts, "f": [_names(field) for field in fields]}
        for texts, fields in zip(one.rows, one.fields, strict=True)
    ]
    return {"kind": one.kind, "rows": rows}


def fill_by_clones(folder: Path, count: int) -> Figures:
    """Copy a paragraph, a table or a row of the template with lxml, and fill the copy through python-docx."""
    import docx  # noqa: PLC0415 - nobody else pays for loading it
    from docx.table import Table as WordTable  # noqa: PLC0415
    from docx.table import _Row  # noqa: PLC0415
    from docx.text.paragraph import Paragraph as WordParagraph  # noqa: PLC0415

    given, sample = prepared(count)
    template = template_bytes(sample, variables=False)

    def fill(number: int) -> None:
        document: Any = docx.Document(BytesIO(template))
        body = document.element.body
        kinds = {style.name: body[place] for place, style in enumerate(STYLES)}
        kinds |= {kind: table._tbl for kind, table in zip(("duties", "texts"), document.tables, strict=True)}  # noqa: SLF001
        for one in given[number]:
            copy = deepcopy(kinds[one.kind])
            body.insert(len(body) - 1, copy)
            if one.rows:
                fill_rows(WordTable(copy, document), one)
            else:
                WordParagraph(copy, document).runs[0].text = one.text
        for old in kinds.values():
            body.remove(old)
        document.save(str(folder / f"{number:05d}.docx"))

    def fill_rows(table: Any, one: Filling) -> None:  # noqa: ANN401
        rows = table.rows
        first = rows[-1]._tr  # noqa: SLF001
        for place, texts in enumerate(one.rows):
            line = deepcopy(first)
            first.addprevious(line)
            if one.kind == "texts":
                _widen(line, len(texts))
            for text, held in zip(texts[:-1] if one.fields else texts, _Row(line, table).cells, strict=False):
                held.paragraphs[0].runs[0].text = text
            if one.fields:
                _name_fields(line, one.fields[place])
        table._tbl.remove(first)  # noqa: SLF001

    return timed(lambda: deque(map(fill, range(count)), maxlen=0), count)


def _widen(line: Any, columns: int) -> None:  # noqa: ANN401
    """Copy the only cell of a row until there are enough."""
    for _ in range(columns - 1):
        line.append(deepcopy(line[-1]))


def _name_fields(line: Any, fields: tuple[Control, ...]) -> None:  # noqa: ANN401
    """Give the fields of a copied row their names, or take them out with their words."""
    outcome = line[-1][-1]
    runs = [one for one in outcome if one.tag == f"{W}r"]
    for one in (runs[0], runs[-1]) if fields else [one for one in outcome if one.tag != f"{W}pPr"]:
        outcome.remove(one)
    for control, held in zip(fields, outcome.iter(f"{W}sdt"), strict=True):
        names = _names(control)
        held.find(f".//{W}tag").set(f"{W}val", names["tag"])
        held.find(f".//{W}id").set(f"{W}val", names["id"])
        for mark in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            held.find(f".//{mark}").set(f"{W}id", names["id"])
        held.find(f".//{W}bookmarkStart").set(f"{W}name", names["mark"])


def fill_by_cells(folder: Path, count: int) -> Figures:
    """Add tables and write into `table.cell(row, column)`, as tutorials do: without fields, which it cannot make.

    It is far too slow for many lists, so it makes those of middling length.
    """
    import docx  # noqa: PLC0415 - nobody else pays for loading it

    many, sample = prepared(count + CHOICE)
    given = sorted(many, key=lambda blocks: sum(len(one.rows) for one in blocks))[CHOICE // 2 :]
    template = template_bytes(sample, variables=False)

    def fill(number: int) -> None:
        document = docx.Document(BytesIO(template))
        for one in given[number]:
            if one.kind in Style.__members__:
                document.add_paragraph(one.text)
                continue
            table = document.add_table(len(one.rows), max(map(len, one.rows)))
            for row, texts in enumerate(one.rows):
                for column, text in enumerate(texts):
                    table.cell(row, column).text = text
        document.save(str(folder / f"{number:05d}.docx"))

    return timed(lambda: deque(map(fill, range(count)), maxlen=0), count)


if __name__ == "__main__":
    play({"docxtpl": fill_by_docxtpl, "clones": fill_by_clones, "cells": fill_by_cells})
