"""The list of an enterprise as a document, A4 lying: its head and its parts, each under a heading."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

from generators.model.labels import Labels
from generators.model.ticks import LIST_IDENTIFIER
from generators.phrases.numbers import say_han
from generators.view.checklist import Checklist
from generators.view.checklist.carry import NOTHING, Carried
from generators.view.checklist.digests import write_digests
from generators.view.suspects.words import say_suspect
from generators.word.blocks import (
    Block,
    Paragraph,
    Picture,
    Row,
    Section,
    Table,
    Text,
    cell,
    paragraph,
)
from generators.word.document import Document
from generators.word.papers import Paper
from generators.word.properties import Identity
from generators.word.rows import text_cell
from generators.word.styles import Style, TableStyle
from generators.write.checklist.duties import count_table, duty_tables, kept_sheets, month_table
from generators.write.checklist.grounds import annex_table, basis_table, exclusion_table, question_table, say_carried
from generators.write.checklist.qr import list_address, qr_picture

PAIRS = 3
"""How many facts of the profile stand beside each other."""
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
            attached=write_digests(checklist),
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
    sheets = kept_sheets(checklist, labels)
    parts = {
        "summary": count_table(checklist, sheets, labels),
        "months": month_table(sheets, labels),
        "duties": duty_tables(sheets, labels, carried),
        "questions": question_table(checklist, labels),
        "exclusions": exclusion_table(checklist, labels),
        "bases": basis_table(checklist, labels),
        "annex": annex_table(carried, labels),
    }
    filled = [name for name, blocks in parts.items() if blocks]
    for number, name in enumerate(filled, start=1):
        heading = Text(text=f"{say_han(number)}、{words[name]}")
        # the sheets are handed out one by one: nothing else stands on their pages
        alone = "duties" in filled[max(number - 2, 0) : number]
        yield Paragraph(style=Style.LEVEL_1, pieces=(heading,), new_page=alone)
        yield from parts[name]
    yield from _sign_off(words)


def _profile_table(checklist: Checklist, words: Mapping[str, str]) -> Table:
    enterprise, bases = checklist.enterprise, len(checklist.bases)
    facts = [
        (words["enterprise"], enterprise.name + (words["sample"] if enterprise.sample else "")),
        (words["year"], words["of_year"].format(year=checklist.year)),
        (words["version"], checklist.version),
        (words["code"], checklist.code),
        *checklist.profile,
        (words["searched"], words["searched_count"].format(all=bases + len(checklist.exclusions), listed=bases)),
    ]
    rows = [facts[start : start + PAIRS] for start in range(0, len(facts), PAIRS)]
    return Table(weights=(26, 58) * PAIRS, body=tuple([_profile_row(row) for row in rows]))


def _scan_table(picture: Picture, words: Mapping[str, str]) -> Table:
    """Set the QR code at the right, with what it is for and where it leads beside it."""
    says = cell(Style.ITEM_SMALL, words["scan"].format(address=picture.describes))
    return Table(weights=(210, 42), body=(Row(cells=(says, cell(Style.CELL, picture))),), style=TableStyle.BLANK)


def _profile_row(facts: list[tuple[str, str]]) -> Row:
    """Set a few facts beside each other; in a short row the last value takes the rest of the width."""
    cells = [
        one
        for label, value in facts
        for one in (text_cell(Style.HEAD_SMALL, label), text_cell(Style.ITEM_SMALL, value))
    ]
    last = cells[-1] if len(facts) == PAIRS else replace(cells[-1], columns=2 * (PAIRS - len(facts)) + 1)
    return Row(cells=(*cells[:-1], last))


def _sign_off(words: Mapping[str, str]) -> Iterator[Block]:
    yield paragraph(Style.SEAM)
    yield _signatures(tuple(words[name] for name in SIGNATURES))


@lru_cache(maxsize=8)
def _signatures(labels: tuple[str, ...]) -> Table:
    row = Row(height=16, cells=tuple(cell(Style.ITEM, label) for label in labels))
    return Table(weights=(40, 40, 60, 60, 60), body=(row,), style=TableStyle.BLANK)
