"""The duties of a list: how many there are of each kind, then a table for each post."""

from collections.abc import Mapping

from generators.model.labels import Labels
from generators.model.policy import Strength
from generators.phrases.numbers import say_han
from generators.view.applicability import Relation
from generators.view.checklist import Checklist, ChecklistItem, Sheet
from generators.view.handbook.cards import Rhythm
from generators.word.blocks import Block, Table, paragraph
from generators.word.rows import heading_row, text_row
from generators.word.styles import Style

BOXES = ("done", "undone", "excused")
COLUMNS: dict[str, tuple[float, Style]] = {
    "number": (10, Style.CELL_SMALL),
    "who": (30, Style.ITEM_SMALL),
    "does": (58, Style.ITEM_SMALL),
    "timing": (22, Style.CELL_SMALL),
    "grounds": (37, Style.ITEM_SMALL),
    "basis": (54, Style.ITEM_COMPACT),
    "evidence": (27, Style.ITEM_SMALL),
    "outcome": (19, Style.ITEM_COMPACT),
}
"""Key of the heading -> share of the width, style of the cells."""


def count_table(checklist: Checklist, labels: Labels) -> list[Block]:
    """Count the duties of each sheet by how often they come round; columns nobody needs are left out."""
    words = labels["清单"]
    shown = [rhythm for rhythm in Rhythm if any(item.rhythm is rhythm for item in checklist.listed)]
    groups = [(sheet.name, sheet.items) for sheet in checklist.sheets] + [(words["total"], checklist.listed)]
    heading = (words["sheet"], words["count"], *(labels["清单频次"][rhythm.value] for rhythm in shown))
    styles = (Style.ITEM_SMALL, *(Style.CELL_SMALL for _ in heading[1:]))
    table = Table(
        weights=(60, 22, *(22 for _ in shown)),
        heading=(heading_row(heading),),
        body=tuple(text_row(styles, (name, *_counts(items, shown, words))) for name, items in groups),
    )
    notes = [words["shared_note"], words["order_note"].format(blank=words["blank"])]
    notes += [f"《{basis.title}》{basis.note}。" for basis in checklist.bases if basis.note]
    return [table, *(paragraph(Style.NOTE, note) for note in notes)]


def _counts(items: tuple[ChecklistItem, ...], shown: list[Rhythm], words: Mapping[str, str]) -> list[str]:
    """Count all items, then those of each rhythm."""
    counts = [sum(item.rhythm is rhythm for item in items) for rhythm in shown]
    return [str(len(items)), *(str(count or words["blank"]) for count in counts)]


def duty_tables(checklist: Checklist, labels: Labels) -> list[Block]:
    """Set one table of duties for each sheet, under its name."""
    blocks: list[Block] = []
    for number, sheet in enumerate(checklist.sheets, start=1):
        blocks += [paragraph(Style.LEVEL_2, f"（{say_han(number)}）{sheet.name}"), _duty_table(sheet, labels)]
    return blocks


def _duty_table(sheet: Sheet, labels: Labels) -> Table:
    weights, styles = zip(*COLUMNS.values(), strict=True)
    rows = [_cells(number, item, labels["清单"]) for number, item in enumerate(sheet.items, start=1)]
    return Table(
        weights=weights,
        heading=(heading_row(labels["清单栏目"][name] for name in COLUMNS),),
        body=tuple(text_row(styles, [row[name] for name in COLUMNS]) for row in rows),
    )


def _cells(number: int, item: ChecklistItem, words: Mapping[str, str]) -> dict[str, str]:
    """Give the texts of a row by column. Each box begins its line, where no program changes its typeface."""
    duty = item.duty
    return {
        "number": str(number),
        "who": "、".join(item.actors),
        "does": duty.does if duty.strength is Strength.MUST else f"【{duty.strength.value}】{duty.does}",
        "timing": item.timing or words["blank"],
        "grounds": item.grounds,
        "basis": break_basis(item.basis) + (f"\n{item.mark}" if item.mark else ""),
        "evidence": "、".join(duty.evidence) or words["blank"],
        "outcome": "" if item.relation is Relation.RECEIVED else "\n".join(words[box] for box in BOXES),
    }


def break_basis(basis: str) -> str:
    """Set the clause under the title of its policy."""
    return basis.replace("》", "》\n", 1)
