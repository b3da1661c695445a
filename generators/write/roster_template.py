"""The blank workbook of a roster: a column for each fact, with the choices to pick from and the question beside it.

The same facts give the same bytes.
"""

from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from generators.model.library import Library
from generators.model.registry import Fact, FactType

ROWS = 100_000
"""Rows below the headings that have the drop-downs."""
SHEET, CHOICES, NOTES = "企业", "选项", "填写说明"
IDENTITY = {
    "编号": "自编的编号，字母、数字、连字符，不超过 40 位；不填时用统一社会信用代码。",
    "统一社会信用代码": "18 位，照营业执照填写；本列是文本格式，不要改成数字。",
    "名称": "企业全称，必填。",
    "年度": "清单的年度，四位数字，如 2023。",
}
LINES = (
    "每行一家企业，从第 2 行起填写；「企业」表的列名不要改，不用的列可以删去。",
    "不清楚的情况留空：相关职责列为待确认，不会当作没有。",
    "可选几项的，各项之间用顿号「、」隔开。",
    "不要合并单元格，不要写公式；需要自己记的内容，另起以「备注」开头的列。",
)
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - a fixed day, so that the same facts give the same bytes
_LONGEST_PROMPT = 255
_LONGEST_TITLE = 32


def template_bytes(library: Library) -> bytes:
    """Make the workbook."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"title": "企业名单", "created": _MADE})
        sheet, choices, notes = (workbook.add_worksheet(name) for name in (SHEET, CHOICES, NOTES))
        _write_columns(workbook, sheet, choices, library)
        for row, line in enumerate(LINES):
            notes.write_string(row, 0, line)
        notes.set_column(0, 0, 90)
    return content.getvalue()


def _write_columns(workbook: Workbook, sheet: Worksheet, choices: Worksheet, library: Library) -> None:
    heading = workbook.add_format({"bold": True, "bg_color": "#E7EEF5", "border": 1, "text_wrap": True})
    text = workbook.add_format({"num_format": "@"})
    for column, (name, prompt) in enumerate(IDENTITY.items()):
        sheet.set_column(column, column, 30 if name == "名称" else 22, text)
        sheet.write_string(0, column, name, heading)
        _ask(sheet, column, name, prompt, {"validate": "any"})
    for column, fact in enumerate(library.facts, start=len(IDENTITY)):
        sheet.set_column(column, column, 16, text if fact.type is FactType.REGION else None)
        sheet.write_string(0, column, fact.name, heading)
        values = list_choices(fact, library)
        for row, value in enumerate((fact.name, *values)):
            choices.write_string(row, column, value)
        _ask(sheet, column, fact.name, _say_question(fact), _rule(fact, column, len(values)))
    sheet.freeze_panes(1, list(IDENTITY).index("名称") + 1)


def list_choices(fact: Fact, library: Library) -> tuple[str, ...]:
    """List what may be picked for a fact; nothing for figures and free text."""
    if fact.type is FactType.REGION:
        return tuple(f"{region.code} {region.name}" for region in library.regions)
    return fact.values or (("是", "否") if fact.type is FactType.YES_NO else ())


def _say_question(fact: Fact) -> str:
    unit = f"（单位：{fact.unit}，只填数字）" if fact.unit else ""
    several = "可选几项，用顿号「、」隔开。" if fact.type is FactType.CHOICES else ""
    return f"{fact.question}{unit}{several}{fact.help or ''}"


def _rule(fact: Fact, column: int, count: int) -> dict[str, object]:
    """Say what a cell takes: one of a list, several joined by hand, a figure, anything."""
    if count:
        name = xl_col_to_name(column)
        source = f"={CHOICES}!${name}$2:${name}${count + 1}"
        several = fact.type is FactType.CHOICES
        return {"validate": "list", "source": source, "show_error": not several}
    if fact.type is FactType.NUMBER:
        return {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": "只填数字，不带单位"}
    return {"validate": "any"}


def _ask(sheet: Worksheet, column: int, name: str, prompt: str, rule: dict[str, object]) -> None:
    asked = {"input_title": name[:_LONGEST_TITLE], "input_message": prompt[:_LONGEST_PROMPT]}
    sheet.data_validation(1, column, ROWS, column, {**rule, **asked})
