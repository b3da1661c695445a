"""The ledger as a spreadsheet: one row for each sender and row of the form, every figure with its file and cell.

Texts come from strangers: they are written as strings with a quote prefix and can never become formulas or links.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generators.model.filled_form import Answer, Status, Verdict
from generators.model.form import HEAD, FormRow, form_rows, leaf_columns, leaf_units, name_rows
from generators.model.ledger import Entry, Ledger
from generators.view.due import Due, say_due_day
from generators.view.form_sending import say_period
from generators.view.ledger.progress import compare_months

STATUSES = {
    Status.ACCEPTED: "收下",
    Status.WARNED: "收下，有提示",
    Status.INCOMPLETE: "没有填全",
    Status.REJECTED: "退回更正",
}
LEDGER, SOURCES = "台账", "来源"
_LONGEST = 32_000
"""Characters a cell of a spreadsheet holds, a little less."""
_FIRST = ("单位", "文件", "填报日期", "状态", "计入合计", "行")
_LAST = ("核对与说明",)
_WIDTHS = (28, 28, 12, 12, 10, 12)
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}

Value = str | int | Decimal | None


@dataclass(frozen=True, kw_only=True)
class _Looks:
    """How cells look."""

    heading: Format
    text: Format
    number: Format
    doubtful: Format


def workbook_bytes(ledger: Ledger, due: Due | None) -> bytes:
    """Make the spreadsheet; the same ledger gives the same bytes."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as workbook:
        workbook.set_properties({"title": ledger.form.title, "created": _moment(ledger.period)})
        looks = _Looks(
            heading=workbook.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E7EEF5"}),
            text=workbook.add_format({"text_wrap": True, "border": 1, "valign": "top", "quote_prefix": True}),
            number=workbook.add_format({"border": 1, "valign": "top"}),
            doubtful=workbook.add_format(
                {"text_wrap": True, "border": 1, "valign": "top", "quote_prefix": True, "bg_color": "#FCE4D6"}
            ),
        )
        _write_ledger(workbook.add_worksheet(LEDGER), workbook.add_worksheet(SOURCES), ledger, looks)
        for name, heading, rows in _tables(ledger, due):
            _write_table(workbook.add_worksheet(name), heading, rows, looks)
    return content.getvalue()


def _moment(period: str) -> datetime:
    """Date the file with its month, never with the day it was made."""
    return datetime.fromisoformat(f"{period}-01")


def _write_ledger(sheet: Worksheet, sources: Worksheet, ledger: Ledger, looks: _Looks) -> None:
    columns = leaf_columns(ledger.form.columns)
    units = leaf_units(ledger.form.columns)
    shown = [f"{path}（{units[column.id or '']}）" if units[column.id or ""] else path for path, column in columns]
    heading = (*_FIRST, *shown, *_LAST)
    for one in (sheet, sources):
        _write_heading(one, heading, looks)
        one.freeze_panes(1, 1)
        for number, width in enumerate(_WIDTHS):
            one.set_column(number, number, width)
    sheet.set_column(len(heading) - 1, len(heading) - 1, 60)
    ids = tuple(column.id or "" for _, column in columns)
    for number, line in enumerate(_lines(ledger, ids), start=1):
        _write_line(sheet, sources, number, line, looks)


@dataclass(frozen=True, kw_only=True)
class _Line:
    """One sender's answers in one row of the form."""

    entry: Entry
    row: FormRow
    name: str
    prefix: str
    """Begins the tags of the row."""
    columns: tuple[str, ...]
    """Ids of the columns."""
    answers: Mapping[str, Answer]
    """Column id -> answer."""


def _lines(ledger: Ledger, columns: tuple[str, ...]) -> Iterator[_Line]:
    """Yield every return row by row, spare rows only where used; a form without rows is one line for each return."""
    rows = form_rows(ledger.form)
    named = list(zip(rows, name_rows(rows), strict=True)) or [(FormRow(id=HEAD), "")]
    fixed = {row.id for row in ledger.form.rows} or {HEAD}
    for entry in ledger.entries:
        by_row: dict[str, dict[str, Answer]] = {}
        for answer in entry.filled.answers:
            _, row_id, column_id = answer.tag.split(".", 2)
            by_row.setdefault(row_id, {})[column_id] = answer
        for row, name in named:
            if row.id in fixed or row.id in by_row:
                prefix = f"{ledger.form.id}.{row.id}."
                answers = by_row.get(row.id, {})
                yield _Line(entry=entry, row=row, name=name, prefix=prefix, columns=columns, answers=answers)


def _write_line(sheet: Worksheet, sources: Worksheet, number: int, line: _Line, looks: _Looks) -> None:
    entry = line.entry
    first = (entry.name, entry.file, entry.filled.date or "", STATUSES[entry.filled.status], _say_counts(entry))
    for position, text in enumerate((*first, line.name)):
        _write(sheet, number, position, text, looks.text)
        _write(sources, number, position, text, looks.text)
    sheet.write_url(number, len(first), f"internal:'{SOURCES}'!A{number + 1}", looks.text, _safe(line.name))
    for position, column in enumerate(line.columns, start=len(_FIRST)):
        shown = line.answers.get(column) or line.row.cells.get(column)
        _write_answer(sheet, sources, (number, position), shown, looks)
    _write(sheet, number, len(_FIRST) + len(line.columns), _say_remarks(entry, line), looks.text)


def _write_answer(
    sheet: Worksheet, sources: Worksheet, place: tuple[int, int], shown: Answer | str | None, looks: _Looks
) -> None:
    if not isinstance(shown, Answer):
        _write(sheet, *place, shown, looks.text)
        return
    sure = shown.verdict in (Verdict.OK, Verdict.NORMALISED)
    if sure:
        _write(sheet, *place, shown.value, looks.text)
    else:
        doubtful = shown.verdict in (Verdict.REFUSED, Verdict.CONFLICT)
        _write(sheet, *place, shown.text, looks.doubtful if doubtful else looks.text)
    if shown.cell:
        _write(sources, *place, shown.cell, looks.text)


def _say_counts(entry: Entry) -> str:
    if entry.conflict:
        return "冲突，不计"
    return "已被更正，不计" if entry.replaced_by else "计入"


def _say_remarks(entry: Entry, line: _Line) -> str:
    """Say what is to be known of a line: what became of the return, the checks of its cells, the answers not taken."""
    remarks = [*entry.notes, entry.conflict]
    if entry.replaced_by:
        remarks.append(f"以“{entry.replaced_by}”为准")
    if entry.late:
        remarks.append("逾期")
    remarks += [
        f"【{check.level.value}】{check.says}"
        for check in entry.filled.checks
        if check.failed
        if not check.cells or any(tag.startswith(line.prefix) for tag in check.cells)
    ]
    remarks += [
        f"{answer.column}：{answer.says}"
        for answer in line.answers.values()
        if answer.verdict in (Verdict.REFUSED, Verdict.CONFLICT, Verdict.NORMALISED)
    ]
    return "\n".join(remark for remark in remarks if remark)


def _tables(ledger: Ledger, due: Due | None) -> Iterator[tuple[str, Sequence[str], Iterable[Sequence[Value]]]]:
    """Yield the other sheets: name, headings, rows."""
    yield (
        "合计",
        ("行", "列", "计量单位", "合计", "单位数", "因核对不符未计入的单位"),
        [(one.row, one.column, one.unit, one.value, one.n, "、".join(one.left_out)) for one in ledger.totals],
    )
    lists = [(name.value, one.name, one.file, one.says) for name, listed in ledger.lists.items() for one in listed]
    yield "清单", ("清单", "单位", "文件", "说明"), lists
    months = [say_period(month.period) for month in ledger.months]
    yield (
        "本年",
        ("列", "计量单位", *months, "比上月", "本年累计或最近数", "算法"),
        [
            (one.name, one.unit, *one.months, one.change, one.so_far, "各月相加" if one.is_sum else "取最近一月")
            for one in compare_months(ledger)
        ],
    )
    if ledger.quotas:
        yield (
            "个十百进度",
            ("任务", "任务数", "已完成", "还差", "计量单位", "取自"),
            [(one.name, one.quota, one.reached, one.lacking, one.unit, one.source) for one in ledger.quotas],
        )
    if ledger.letters:
        yield (
            "告知承诺",
            ("函件", "单位", "文件", "签回", "还缺"),
            [
                (one.title, one.name, one.file, "已签" if one.signed else "已收到，未签全", "、".join(one.lacking))
                for one in ledger.letters
            ],
        )
    says = [("报送期限", say_due_day(due) if due else "文件没有写明日期"), ("所属月份", say_period(ledger.period))]
    yield "说明", ("项目", "内容"), [*says, ("收件夹里别的表单和月份", ledger.others)]


def _write_table(sheet: Worksheet, heading: Sequence[str], rows: Iterable[Sequence[Value]], looks: _Looks) -> None:
    _write_heading(sheet, heading, looks)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(heading) - 1, 22)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _write(sheet, number, column, value, looks.text)


def _write_heading(sheet: Worksheet, heading: Sequence[str], looks: _Looks) -> None:
    for column, text in enumerate(heading):
        sheet.write_string(0, column, text, looks.heading)


def _write(sheet: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
    """Write a number as a number and everything else as a string, which no program takes for a formula."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, _safe(value), look)
    else:
        sheet.write_number(row, column, float(value), look)


def _safe(text: str) -> str:
    return text[:_LONGEST]
