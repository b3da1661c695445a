"""The list of an enterprise as a document, A4 lying: its head and its parts, each under a heading."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache

from generators.model.labels import Labels
from generators.model.ticks import LIST_IDENTIFIER
from generators.phrases.numbers import say_han
from generators.view.checklist import Checklist
from generators.view.checklist.carry import NOTHING, Carried
from generators.view.suspects.words import say_suspect
from generators.word.blocks import (
    Block,
    KeptBlocks,
    Paragraph,
    Picture,
    PlacedRow,
    PreparedRow,
    Row,
    RowFrame,
    Section,
    Table,
    TextRow,
    cell,
    paragraph,
)
from generators.word.document import Document
from generators.word.papers import Paper
from generators.word.properties import Identity
from generators.word.styles import Style, TableStyle
from generators.write.checklist.counts import count_part, month_part
from generators.write.checklist.grounds import (
    annex_part,
    basis_part,
    exclusion_part,
    head_facts,
    question_part,
    say_carried,
)
from generators.write.checklist.parts import Part, kept_part, own_part
from generators.write.checklist.qr import list_address, qr_picture
from generators.write.checklist.sheets import duty_tables, kept_sheets

PAIRS = 3
"""How many facts of the profile stand beside each other."""
PAIR_STYLES = (Style.HEAD_SMALL, Style.ITEM_SMALL)
OWN_PARTS = ("exclusions", "annex")
"""Parts in which few lists say the same."""
SIGNATURES = ("compiled", "reviewed", "head_signs", "seal", "date")


def lay_out(checklist: Checklist, labels: Labels, carried: Carried = NOTHING) -> Document:
    """Lay the list out, with what people entered in older versions; it is dated with its year, not with today."""
    words = labels["清单"]
    moment = datetime(checklist.year, 1, 1, tzinfo=UTC)
    enterprise, year = checklist.enterprise.name, checklist.year
    address = list_address(checklist, labels)
    drawn = (qr_picture(address, address),) if address else ()
    return Document(
        title=words["full_title"].format(enterprise=enterprise, year=year),
        author=words["author"],
        created=moment,
        modified=moment,
        running_head=words["running_head"].format(
            enterprise=enterprise, year=year, version=checklist.version, code=checklist.code
        ),
        identity=Identity(
            identifier=LIST_IDENTIFIER,
            version=checklist.code,
            sender=checklist.enterprise.id,
            period=str(year),
            attached=checklist.digests,
        ),
        sections=(Section(paper=Paper.A4_LANDSCAPE, blocks=tuple(_blocks(checklist, labels, carried, drawn))),),
        pictures=drawn,
    )


def _blocks(checklist: Checklist, labels: Labels, carried: Carried, pictures: tuple[Picture, ...]) -> Iterator[Block]:
    words = labels["清单"]
    yield paragraph(Style.TABLE_TITLE, words["title"])
    yield from (paragraph(Style.NOTE, words["suspect"].format(says=say_suspect(one))) for one in checklist.suspects)
    yield _profile_table(checklist, words)
    yield from (_scan_table(picture, words) for picture in pictures)
    if carried is not NOTHING:
        yield paragraph(Style.NOTE, say_carried(carried, words))
    yield from _parts(checklist, labels, carried)
    yield _sign_off(tuple([words[name] for name in SIGNATURES]))


def _parts(checklist: Checklist, labels: Labels, carried: Carried) -> Iterator[Block]:
    """Give each part that says something, under its heading."""
    words, sheets = labels["清单"], kept_sheets(checklist, labels)
    counts = [one.counts for one in sheets]
    parts: dict[str, Part | list[Block]] = {
        "summary": count_part(checklist, counts, labels),
        "months": month_part(counts, labels),
        "duties": duty_tables(checklist, sheets, labels, carried),
        "questions": question_part(checklist, labels),
        "exclusions": exclusion_part(checklist, labels),
        "bases": basis_part(checklist, labels, with_next=not carried.annex),  # people sign below the last part
        "annex": annex_part(carried, labels),
    }
    filled = [name for name, part in parts.items() if part != Part() and part != []]
    for number, name in enumerate(filled, start=1):
        heading, part = f"{say_han(number)}、{words[name]}", parts[name]
        # the sheets are handed out one by one: nothing else stands on their pages
        alone = "duties" in filled[max(number - 2, 0) : number]
        if not isinstance(part, Part):
            yield kept_part(heading, Part(), alone)
            yield from part
        elif name in OWN_PARTS:
            yield from own_part(heading, part, new_page=alone)
        else:
            yield kept_part(heading, part, alone)


def _profile_table(checklist: Checklist, words: Mapping[str, str]) -> Table:
    texts = [text for fact in head_facts(checklist, words) for text in fact]
    rows = [texts[start : start + 2 * PAIRS] for start in range(0, len(texts), 2 * PAIRS)]
    return Table(weights=(26, 58) * PAIRS, body=tuple([_profile_row(row) for row in rows]))


def _scan_table(picture: Picture, words: Mapping[str, str]) -> Table:
    """Set the QR code at the right, with what it is for and where it leads beside it."""
    says = cell(Style.ITEM_SMALL, words["scan"].format(address=picture.describes))
    return Table(weights=(210, 42), body=(Row(cells=(says, cell(Style.CELL, picture))),), style=TableStyle.BLANK)


def _profile_row(texts: list[str]) -> TextRow:
    """Set a few facts beside each other; in a short row the last value takes the rest of the width."""
    columns = (1,) * (len(texts) - 1)
    return TextRow(PAIR_STYLES * (len(texts) // 2), tuple(texts), (*columns, 2 * PAIRS - len(columns)))


@lru_cache(maxsize=8)
def _sign_off(labels: tuple[str, ...]) -> KeptBlocks:
    cells = tuple([cell(Style.ITEM, label) for label in labels])
    row = PlacedRow(PreparedRow(RowFrame(spell=lambda _: cells, height=16)))
    table = Table(weights=(40, 40, 60, 60, 60), body=(row,), style=TableStyle.BLANK)
    return KeptBlocks(blocks=(Paragraph(style=Style.SEAM, with_next=True), table))
