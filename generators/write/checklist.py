"""Write the lists of enterprises: a Word file to work from, and the same facts as JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from generators.model.library import Library
from generators.view.applicability import Relation
from generators.view.checklist import (
    Checklist,
    ChecklistItem,
    Sheet,
    plain_checklist,
    view_checklists,
)
from generators.view.handbook.cards import Rhythm
from generators.view.status import Status
from generators.word.blocks import Block, Cell, Paragraph, Row, Section, Table, cell, paragraph
from generators.word.document import Document, document_bytes
from generators.word.papers import Paper
from generators.word.styles import Style, TableStyle
from generators.write.output import ROOT, Output, hash_files

AUTHOR = "安建手册"
TITLE = "安全生产责任（履职）清单"
HEADINGS = (
    "序号",
    "责任岗位",
    "责任事项",
    "频次或时限",
    "适用条件（为何适用）",
    "依据（政策·条款）",
    "履职凭证",
    "完成情况",
)
WEIGHTS = (10, 30, 58, 22, 37, 54, 27, 19)
BOXES = "□已完成\n□未完成\n□不适用"
"""Each box begins its line: inside a line some programs take it from a typeface of another size."""
RHYTHMS = {
    Rhythm.DAY: "每日",
    Rhythm.WEEK: "每周（两周）",
    Rhythm.MONTH: "每月",
    Rhythm.QUARTER: "每季度",
    Rhythm.HALF_YEAR: "每半年",
    Rhythm.YEAR: "每年",
    Rhythm.DATED: "有期限",
    Rhythm.EVENT: "遇事限时",
    Rhythm.STANDING: "未写明时间",
}
STATUSES = {
    Status.BEFORE: "尚未生效",
    Status.RUNNING: "有效",
    Status.OVER: "已届满",
    Status.UNDATED: "期限不明",
}
NUMERALS = "一二三四五六七八九十"
PAIRS = 3
"""How many facts of the profile stand beside each other."""
NAMED_DUTIES = 5
"""How many of the duties that wait for a fact are named."""
BLANK = "—"
NOTES = (
    "由几个岗位共同负责的职责，在每个岗位的表中各列一次，合计只算一次。",
    f"职责清单中，“{BLANK}”表示原文没有写明；有效政策的职责在前，必须做的在前，可以做和鼓励做的在后。",
)


def checklist_outputs(library: Library, as_of: date) -> list[Output]:
    """Give the files of every enterprise: lists/<id>/清单.docx and 清单.json."""
    means = {"清单的版式": hash_files(ROOT / "generators" / "word", ROOT / "generators" / "write" / "checklist.py")}
    outputs: list[Output] = []
    for checklist in view_checklists(library.enterprises, library, as_of):
        outputs += one_checklist_outputs(checklist, means)
    return outputs


def one_checklist_outputs(checklist: Checklist, means: dict[str, str]) -> list[Output]:
    """Give the files of one enterprise."""
    folder = f"lists/{checklist.enterprise.id}"
    return [
        Output(
            path=f"{folder}/清单.docx", view=checklist, means=means, make=lambda: document_bytes(lay_out(checklist))
        ),
        Output(path=f"{folder}/清单.json", view=checklist, means=means, make=lambda: json_bytes(checklist)),
    ]


def json_bytes(checklist: Checklist) -> bytes:
    """Write every duty of every policy with its status and why."""
    content = {**plain_checklist(checklist), "version": checklist.version}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def lay_out(checklist: Checklist) -> Document:
    """Lay the list out as a document, A4 lying; it is dated with its year, never with the day it was made."""
    moment = datetime(checklist.year, 1, 1, tzinfo=UTC)
    return Document(
        title=f"{checklist.enterprise.name}{TITLE}（{checklist.year}年度）",
        author=AUTHOR,
        created=moment,
        modified=moment,
        running_head=f"{checklist.enterprise.name}　{checklist.year}年度　版本 {checklist.version}",
        sections=(Section(paper=Paper.A4_LANDSCAPE, blocks=tuple(_blocks(checklist))),),
    )


def _blocks(checklist: Checklist) -> Iterator[Block]:
    yield paragraph(Style.TABLE_TITLE, TITLE)
    yield _profile_table(checklist)
    numerals = iter(NUMERALS)
    parts = (
        ("汇总", _summary(checklist)),
        ("职责清单", _sheets(checklist)),
        ("待确认的问题", _questions(checklist)),
        ("不列入本清单的政策和职责", _exclusions(checklist)),
        ("依据的政策", _bases(checklist)),
    )
    for name, blocks in parts:
        if blocks:
            yield paragraph(Style.LEVEL_1, f"{next(numerals)}、{name}")
            yield from blocks
    yield from _sign_off()


def _profile_table(checklist: Checklist) -> Table:
    facts = [
        ("企业名称", checklist.enterprise.name + ("（示例，纯属虚构）" if checklist.enterprise.sample else "")),
        ("清单年度", f"{checklist.year}年"),
        ("版本号", checklist.version),
        *checklist.profile,
        ("查过的政策", f"{len(checklist.bases) + len(checklist.exclusions)}项，有{len(checklist.bases)}项列入"),
    ]
    rows = [facts[start : start + PAIRS] for start in range(0, len(facts), PAIRS)]
    return Table(
        weights=(26, 58) * PAIRS,
        body=tuple(_profile_row(row) for row in rows),
    )


def _profile_row(facts: list[tuple[str, str]]) -> Row:
    """Set a few facts beside each other; in a short row the last value takes the rest of the width."""
    cells = [one for label, value in facts for one in (cell(Style.HEAD_SMALL, label), cell(Style.ITEM_SMALL, value))]
    return Row(cells=(*cells[:-1], replace(cells[-1], columns=2 * (PAIRS - len(facts)) + 1)))


def _summary(checklist: Checklist) -> list[Block]:
    """Count the duties of each sheet by how often they come round; columns nobody needs are left out."""
    shown = [rhythm for rhythm in RHYTHMS if any(item.rhythm is rhythm for item in checklist.listed)]
    heading = ("责任主体或岗位", "职责数", *(RHYTHMS[rhythm] for rhythm in shown))
    rows = [
        (sheet.name, str(len(sheet.items)), *(_count(sheet.items, rhythm) for rhythm in shown))
        for sheet in checklist.sheets
    ]
    rows.append(("合计（不重复）", str(len(checklist.listed)), *(_count(checklist.listed, rhythm) for rhythm in shown)))
    table = Table(
        weights=(60, 22, *(22 for _ in shown)),
        heading=(_heading_row(heading),),
        body=tuple(_row((Style.ITEM_SMALL, *(Style.CELL_SMALL for _ in row[1:])), row) for row in rows),
    )
    notes = [f"《{basis.title}》{basis.note}。" for basis in checklist.bases if basis.note]
    return [table, *(paragraph(Style.NOTE, note) for note in (*NOTES, *notes))]


def _count(items: tuple[ChecklistItem, ...], rhythm: Rhythm) -> str:
    return str(sum(item.rhythm is rhythm for item in items) or BLANK)


def _sheets(checklist: Checklist) -> list[Block]:
    blocks: list[Block] = []
    for number, sheet in enumerate(checklist.sheets, start=1):
        blocks.append(paragraph(Style.LEVEL_2, f"（{_numeral(number)}）{sheet.name}"))
        blocks.append(_sheet_table(sheet))
    return blocks


def _numeral(number: int) -> str:
    """Write a number up to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return lead + (NUMERALS[ones - 1] if ones else "")


def _sheet_table(sheet: Sheet) -> Table:
    styles = (
        Style.CELL_SMALL,
        Style.ITEM_SMALL,
        Style.ITEM_SMALL,
        Style.CELL_SMALL,
        Style.ITEM_SMALL,
        Style.ITEM_COMPACT,
        Style.ITEM_SMALL,
        Style.ITEM_COMPACT,
    )
    return Table(
        weights=WEIGHTS,
        heading=(_heading_row(HEADINGS),),
        body=tuple(_row(styles, _cells(number, item)) for number, item in enumerate(sheet.items, start=1)),
    )


def _cells(number: int, item: ChecklistItem) -> tuple[str, ...]:
    strength = item.duty.strength.value
    does = item.duty.does if strength == "必须" else f"【{strength}】{item.duty.does}"
    return (
        str(number),
        "、".join(item.actors),
        does,
        item.timing or BLANK,
        item.grounds,
        _two_lines(item.basis) + (f"\n{item.mark}" if item.mark else ""),
        "、".join(item.duty.evidence) or BLANK,
        "" if item.relation is Relation.RECEIVED else BOXES,
    )


def _two_lines(basis: str) -> str:
    """Set the clause under the title of its policy."""
    return basis.replace("》", "》\n", 1)


def _questions(checklist: Checklist) -> list[Block]:
    blocks: list[Block] = []
    rows = [
        (question.fact, question.question, str(len(question.duties)), _some(question.duties))
        for question in checklist.questions
    ]
    if rows:
        blocks.append(_plain_table(("情况", "问题", "等它的职责", "包括"), (30, 70, 22, 135), rows))
    if checklist.misfits:
        blocks.append(paragraph(Style.NOTE, f"档案中填写有误、按未填写处理的情况：{'、'.join(checklist.misfits)}。"))
    return blocks


def _some(duties: tuple[str, ...]) -> str:
    more = f"等{len(duties)}项" if len(duties) > NAMED_DUTIES else ""
    return "；".join(duties[:NAMED_DUTIES]) + more


def _exclusions(checklist: Checklist) -> list[Block]:
    policies = tuple(
        Row(cells=(cell(Style.ITEM_SMALL, f"《{one.title}》", columns=2), cell(Style.ITEM_SMALL, one.why)))
        for one in checklist.exclusions
    )
    styles = (Style.ITEM_SMALL,) * 3
    duties = tuple(_row(styles, (item.duty.does, _two_lines(item.basis), item.grounds)) for item in checklist.kept_out)
    if not policies and not duties:
        return []
    heading = (_heading_row(("政策或职责", "依据", "为何不适用")),)
    return [Table(weights=(85, 90, 82), heading=heading, body=(*policies, *duties))]


def _bases(checklist: Checklist) -> list[Block]:
    rows = [
        (
            f"《{basis.title}》",
            basis.issuer or BLANK,
            basis.number or BLANK,
            basis.period,
            STATUSES[basis.in_year],
            STATUSES[basis.today],
            str(basis.duties),
        )
        for basis in checklist.bases
    ]
    heading = ("政策", "发布机关", "文号", "有效期", f"{checklist.year}年度内", "现状", "列入职责")
    return [_plain_table(heading, (90, 50, 36, 44, 20, 18, 16), rows)]


def _sign_off() -> Iterator[Block]:
    yield paragraph(Style.SEAM)
    labels = ("编制：", "审核：", "主要负责人（签字）：", "单位（盖章）：", "日期：　　　年　　月　　日")
    yield Table(
        weights=(40, 40, 60, 60, 60),
        body=(Row(height=16, cells=tuple(cell(Style.ITEM, label) for label in labels)),),
        style=TableStyle.BLANK,
    )


def _plain_table(heading: tuple[str, ...], weights: tuple[float, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    styles = tuple(Style.ITEM_SMALL for _ in heading)
    return Table(weights=weights, heading=(_heading_row(heading),), body=tuple(_row(styles, row) for row in rows))


def _heading_row(texts: tuple[str, ...]) -> Row:
    return Row(cells=tuple(cell(Style.HEAD_SMALL, text) for text in texts))


def _row(styles: tuple[Style, ...], texts: tuple[str, ...]) -> Row:
    return Row(cells=tuple(_text_cell(style, text) for style, text in zip(styles, texts, strict=True)))


def _text_cell(style: Style, text: str) -> Cell:
    paragraphs: tuple[Paragraph, ...] = (paragraph(style, text),)
    return Cell(paragraphs=paragraphs)
