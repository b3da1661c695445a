"""What a list rests on and leaves out: questions that are open, policies and duties kept out, policies applied."""

from collections.abc import Mapping
from functools import lru_cache

from generators.model.labels import Labels
from generators.view.checklist import Checklist, Exclusion
from generators.view.checklist.carry import Carried
from generators.word.blocks import Block, PlacedRow, PreparedRow, Table, cell, paragraph
from generators.word.prepared import KEPT
from generators.word.rows import heading_row, text_row, text_table
from generators.word.styles import Style
from generators.write.checklist.duties import break_basis

NAMED_DUTIES = 5
"""How many of the duties that wait for a fact are named."""
QUESTION_COLUMNS = ("fact", "question", "waiting", "such_as")
EXCLUSION_COLUMNS = ("left_out", "left_out_by", "why_not")
ANNEX_COLUMNS = ("sheet", "does", "basis", "entered", "moved_why")
BASIS_COLUMNS = ("policy", "issuer", "policy_number", "period", "in_year", "today", "listed")


def question_table(checklist: Checklist, labels: Labels) -> list[Block]:
    """List the facts that are not known with what waits for them, then those that cannot be as they are written."""
    words = labels["清单"]
    blocks: list[Block] = []
    if checklist.questions:
        heading = [words[name] for name in QUESTION_COLUMNS]
        rows = [
            (
                question.fact,
                question.question,
                str(len(question.duties)),
                _name_some(question.duties, words["and_more"]),
            )
            for question in checklist.questions
        ]
        blocks.append(text_table(heading, (30, 70, 22, 135), rows))
    if checklist.misfits:
        blocks.append(paragraph(Style.NOTE, words["misfits"].format(facts="、".join(checklist.misfits))))
    return blocks


def _name_some(duties: tuple[str, ...], and_more: str) -> str:
    more = and_more.format(count=len(duties)) if len(duties) > NAMED_DUTIES else ""
    return "；".join(duties[:NAMED_DUTIES]) + more


def exclusion_table(checklist: Checklist, labels: Labels) -> list[Block]:
    """List the policies and the single duties that do not apply, and why."""
    policies = tuple(_exclusion_row(one) for one in checklist.exclusions)
    styles = (Style.ITEM_SMALL,) * len(EXCLUSION_COLUMNS)
    duties = tuple(
        text_row(styles, (item.duty.does, break_basis(item.basis), item.grounds)) for item in checklist.kept_out
    )
    if not policies and not duties:
        return []
    heading = heading_row(labels["清单"][name] for name in EXCLUSION_COLUMNS)
    return [Table(weights=(85, 90, 82), heading=(heading,), body=(*policies, *duties))]


@lru_cache(maxsize=KEPT)
def _exclusion_row(one: Exclusion) -> PlacedRow:
    cells = (cell(Style.ITEM_SMALL, f"《{one.title}》", columns=2), cell(Style.ITEM_SMALL, one.why))
    return PlacedRow(prepared=PreparedRow(cells=cells))


def basis_table(checklist: Checklist, labels: Labels) -> list[Block]:
    """List the policies that put something into the list."""
    words, statuses = labels["清单"], labels["状态"]
    rows = [
        (
            f"《{basis.title}》",
            basis.issuer or words["blank"],
            basis.number or words["blank"],
            basis.period,
            statuses[basis.in_year.value],
            statuses[basis.today.status.value],
            str(basis.duties),
        )
        for basis in checklist.bases
    ]
    heading = [words[name].format(year=checklist.year) for name in BASIS_COLUMNS]
    return [text_table(heading, (90, 50, 36, 44, 20, 18, 16), rows)]


def annex_table(carried: Carried, labels: Labels) -> list[Block]:
    """List what was entered for rows that are no longer in the list, and why they went."""
    if not carried.annex:
        return []
    words = {**labels["清单"], **labels["清单栏目"]}
    rows = [(one.sheet, one.does, one.basis, one.entered, one.why) for one in carried.annex]
    return [text_table([words[name] for name in ANNEX_COLUMNS], (26, 72, 78, 36, 50), rows)]


def say_carried(carried: Carried, words: Mapping[str, str]) -> str:
    """Say what was taken over from older versions."""
    return words["carried"].format(
        codes="、".join(carried.codes),
        kept=carried.kept,
        review=carried.to_review,
        moved=len(carried.annex),
    )
