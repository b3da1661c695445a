"""The blank workbook of a roster: a column for each fact, with the choices to pick from and the question beside it.

The same facts give the same bytes.
"""

from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from generators.model.labels import Labels, Words
from generators.model.library import Library
from generators.model.profiles import CODE, NAME, NUMBER, YEAR
from generators.model.registry import Fact, FactType

ROWS = 100_000
"""Rows below the headings that have the drop-downs."""
IDENTITY = {NUMBER: "number", CODE: "code", NAME: "name", YEAR: "year"}
"""Heading -> the key of what is said beside it."""
LINES = ("note_rows", "note_open", "note_several", "note_cells")
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - a fixed day, so that the same facts give the same bytes
_LONGEST_PROMPT = 255
_LONGEST_TITLE = 32


def template_bytes(library: Library, labels: Labels) -> bytes:
    """Make the workbook."""
    content, words = BytesIO(), labels["企业名单"]
    with xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"title": words["title"], "created": _MADE})
        sheet, choices, notes = (workbook.add_worksheet(words[name]) for name in ("sheet", "choices", "notes"))
        _write_columns(workbook, (sheet, choices), library, words)
        for row, key in enumerate(LINES):
            notes.write_string(row, 0, words[key])
        notes.set_column(0, 0, 90)
    return content.getvalue()


def _write_columns(workbook: Workbook, sheets: tuple[Worksheet, Worksheet], library: Library, words: Words) -> None:
    sheet, choices = sheets
    heading = workbook.add_format({"bold": True, "bg_color": "#E7EEF5", "border": 1, "text_wrap": True})
    text = workbook.add_format({"num_format": "@"})
    for column, (name, key) in enumerate(IDENTITY.items()):
        sheet.set_column(column, column, 30 if name == NAME else 22, text)
        sheet.write_string(0, column, name, heading)
        _ask(sheet, column, name, words[key], {"validate": "any"})
    for column, fact in enumerate(library.facts, start=len(IDENTITY)):
        sheet.set_column(column, column, 16, text if fact.type is FactType.REGION else None)
        sheet.write_string(0, column, fact.name, heading)
        values = _list_choices(fact, library)
        for row, value in enumerate((fact.name, *values)):
            choices.write_string(row, column, value)
        _ask(sheet, column, fact.name, _say_question(fact, words), _rule(fact, column, len(values), words))
    sheet.freeze_panes(1, list(IDENTITY).index(NAME) + 1)


def _list_choices(fact: Fact, library: Library) -> tuple[str, ...]:
    """List what may be picked for a fact; nothing for figures and free text."""
    if fact.type is FactType.REGION:
        return tuple(f"{region.code} {region.name}" for region in library.regions)
    return fact.values or (("是", "否") if fact.type is FactType.YES_NO else ())


def _say_question(fact: Fact, words: Words) -> str:
    unit = words["unit"].format(unit=fact.unit) if fact.unit else ""
    several = words["several"] if fact.type is FactType.CHOICES else ""
    return f"{fact.question}{unit}{several}{fact.help or ''}"


def _rule(fact: Fact, column: int, count: int, words: Words) -> dict[str, object]:
    """Say what a cell takes: one of a list, several joined by hand, a figure, anything."""
    if count:
        name = xl_col_to_name(column)
        source = f"={words['choices']}!${name}$2:${name}${count + 1}"
        several = fact.type is FactType.CHOICES
        return {"validate": "list", "source": source, "show_error": not several}
    if fact.type is FactType.NUMBER:
        return {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": words["not_a_number"]}
    return {"validate": "any"}


def _ask(sheet: Worksheet, column: int, name: str, prompt: str, rule: dict[str, object]) -> None:
    asked = {"input_title": name[:_LONGEST_TITLE], "input_message": prompt[:_LONGEST_PROMPT]}
    sheet.data_validation(1, column, ROWS, column, {**rule, **asked})
