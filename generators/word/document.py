"""A document from plain values to bytes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from generators.word.blocks import (
    Block,
    Control,
    KeptBlocks,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Section,
    Table,
    paragraph,
)
from generators.word.controls import Mark, natural_id, number_controls
from generators.word.kept_blocks import written_blocks
from generators.word.markup import HOLE, Xml, element, joined, root
from generators.word.package import packed
from generators.word.papers import section_xml
from generators.word.paragraphs import page_break_xml, paragraph_xml
from generators.word.pictures import picture_parts
from generators.word.prepared import natural_ids, spelled_out
from generators.word.properties import (
    Identity,
    core_xml,
    custom_xml,
    form_item_properties_xml,
    form_item_xml,
    settings_xml,
)
from generators.word.shared_pieces import Run, deflated_text
from generators.word.skeleton import (
    CUSTOM_PART,
    FORM_ITEM_PART,
    FORM_ITEM_PROPERTIES_PART,
    HEADER_PART,
    Skeleton,
    skeleton,
)
from generators.word.styles import Style
from generators.word.tables import table_pieces

_OPENING, _CLOSING = root("w:document", element("w:body", None, HOLE)).split(HOLE.encode())
_SEAM = Paragraph(style=Style.SEAM)


@dataclass(frozen=True, kw_only=True)
class Document:
    """All that a file depends on; the moments are given, never taken from the clock."""

    title: str
    author: str
    created: datetime
    modified: datetime
    sections: tuple[Section, ...]
    running_head: str = ""
    """Stands in the upper margin of every page, such as the version of a printed list."""
    identity: Identity | None = None
    protected: bool = False
    """Only the fields can be changed."""
    pictures: tuple[Picture, ...] = ()
    """Those that stand in the text."""


def document_bytes(document: Document) -> bytes:
    """Make the .docx file.

    Raises ValueError for a document without content, for a table whose cells do not fill its grid
    and for fields that share a tag.
    """
    base = skeleton(identified=document.identity is not None)
    return packed(
        {
            "word/document.xml": deflated_text(_document_runs(document, base)),
            HEADER_PART: root("w:hdr", paragraph_xml(paragraph(Style.HEADER, document.running_head), {})),
            "docProps/core.xml": core_xml(
                title=document.title,
                author=document.author,
                created=document.created,
                modified=document.modified,
                identity=document.identity,
            ),
            **_identity_parts(document.identity),
            **picture_parts(document.pictures, base.parts),
        },
        shared={**base.parts, **_shared_parts(protected=document.protected, identified=document.identity is not None)},
    )


def _document_runs(document: Document, base: Skeleton) -> list[Run]:
    """Write what is a document's own, and between it the pieces that others share."""
    if not document.sections or not all(section.blocks for section in document.sections):
        raise ValueError("a document needs sections, a section needs blocks")
    sections = document.sections
    controls = tuple(_controls(sections))
    if _ids_fall_together(controls, sections):
        sections = tuple(spelled_out(section) for section in sections)
        controls = tuple(_controls(sections))
    marks = number_controls(controls)
    runs: list[Run] = [_OPENING]
    for number, section in enumerate(sections, start=1):
        ending = section_xml(section.paper, base.margins)
        runs += _section_runs(section, ending, marks, last=number == len(sections))
    return [*runs, _CLOSING]


def _identity_parts(identity: Identity | None) -> dict[str, bytes]:
    if identity is None:
        return {}
    return {
        CUSTOM_PART: custom_xml(identity),
        FORM_ITEM_PART: form_item_xml(identity),
    }


@cache
def _shared_parts(*, protected: bool, identified: bool) -> dict[str, bytes]:
    """Give the parts that stand in every document of a kind."""
    item = {FORM_ITEM_PROPERTIES_PART: form_item_properties_xml()} if identified else {}
    return {"word/settings.xml": settings_xml(protected=protected), **item}


def _section_runs(section: Section, ending: Xml, marks: Mapping[str, Mark], *, last: bool) -> list[Run]:
    """Write the blocks of a section and its end.

    Only the last section ends after its last paragraph, the others inside it: an empty paragraph
    for the end alone could make an empty page.
    """
    before, final = _with_seams(section.blocks)
    width = section.paper.text_width
    runs: list[Run] = []
    for block in before:
        runs += _block_runs(block, width, marks)
    end = joined(paragraph_xml(final, marks), ending) if last else paragraph_xml(final, marks, ending)
    return [*runs, end.encode()]


def _with_seams(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], Paragraph]:
    """Put a paragraph between two tables, which would grow together, and take the last one apart."""
    seamed: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and seamed and _ends_in_table(seamed[-1]):
            seamed.append(_SEAM)
        seamed.append(block)
    last = seamed[-1]
    return (tuple(seamed[:-1]), last) if isinstance(last, Paragraph) else (tuple(seamed), _SEAM)


def _ends_in_table(block: Block) -> bool:
    return isinstance(block.blocks[-1] if isinstance(block, KeptBlocks) else block, Table)


def _block_runs(block: Block, width: int, marks: Mapping[str, Mark]) -> Sequence[Run]:
    match block:
        case Paragraph():
            return [paragraph_xml(block, marks).encode()]
        case Table():
            return table_pieces(block, width, marks)
        case PageBreak():
            return [page_break_xml().encode()]
        case KeptBlocks():
            return written_blocks(block, width).passages


def _ids_fall_together(controls: Sequence[Control], sections: Sequence[Section]) -> bool:
    """Say whether two fields have one natural id, so that one has to take another."""
    loose = [natural_id(control.tag) for control in controls]
    groups: list[frozenset[int]] = []
    fields = 0
    for section in sections:
        width = section.paper.text_width
        for block in section.blocks:
            if isinstance(block, KeptBlocks):
                written = written_blocks(block, width)
                if written.fields:
                    groups += written.ids
                    fields += written.fields
            elif isinstance(block, Table):
                loose += natural_ids(block)
    return len(set(loose).union(*groups)) < len(loose) + fields


def _controls(sections: Sequence[Section]) -> Iterator[Control]:
    """Yield the fields outside prepared rows."""
    for section in sections:
        for one in _paragraphs(section.blocks):
            for piece in one.pieces:
                if isinstance(piece, Control):
                    yield piece


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Yield what stands outside kept blocks, which have no fields but in prepared rows."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in (*block.heading, *block.body):
                for cell in row.cells if isinstance(row, Row) else ():
                    yield from cell.paragraphs
