"""The command `export`: everything encoded as JSON or CSV for other programs."""

import csv
import io
import json
from datetime import date
from typing import Any

import click

from generators.commands.content import find_enterprise, open_library, show_problems
from generators.commands.options import if_as_of_option, year_option
from generators.model.library import Library
from generators.model.problem import Problem
from generators.view.export import KINDS, view_checklist_records, view_export
from generators.write.csv_cell import plain_cell

OF_ENTERPRISE = "checklist"
"""The one kind that speaks of an enterprise."""


@click.command(
    help=f"把内容导出为 JSON 或 CSV；字段说明见 content/pages/export.md。种类：{'、'.join(KINDS)}、{OF_ENTERPRISE}；"
    f"{OF_ENTERPRISE} 要写企业的编号或企业档案文件的路径。",
)
@click.argument("kind", type=click.Choice([*KINDS, OF_ENTERPRISE]), metavar="种类")
@click.argument("enterprise", metavar="[企业]", required=False)
@year_option
@if_as_of_option
@click.option(
    "--format",
    "layout",
    metavar="json|csv",
    type=click.Choice(["json", "csv"]),
    default="json",
    help="格式，默认 json。",
)
def command(*, kind: str, enterprise: str | None, year: int | None, as_of: date | None, layout: str) -> int:
    """Print the records of one kind and nothing else."""
    check_arguments(kind, enterprise, year)
    library, problems = open_library(day=as_of)
    if problems:
        return show_problems(problems)
    records, problems = list_records(kind, enterprise, year, library)
    if problems:
        return show_problems(problems)
    click.echo(_as_json(records) if layout == "json" else _as_csv(records), nl=False)
    return 0


def check_arguments(kind: str, enterprise: str | None, year: int | None) -> None:
    """Refuse an enterprise or a year where the kind takes none, and a checklist of nobody."""
    if kind == OF_ENTERPRISE and enterprise is None:
        raise click.UsageError(f"{OF_ENTERPRISE} 要写明企业：编号，或企业档案文件的路径")
    if kind != OF_ENTERPRISE and (enterprise, year) != (None, None):
        raise click.UsageError(f"企业和 --year 只用于 {OF_ENTERPRISE}")


def list_records(
    kind: str, enterprise: str | None, year: int | None, library: Library
) -> tuple[list[dict[str, Any]], list[Problem]]:
    """List the records of one kind, or what is wrong with the profile they rest on."""
    if enterprise is None:
        return view_export(library, kind), []
    found, problems = find_enterprise(enterprise, library)
    if found is None:
        return [], problems
    return view_checklist_records(found, library, library.calendar, year), []


def _as_json(records: list[dict[str, Any]]) -> str:
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def _as_csv(records: list[dict[str, Any]]) -> str:
    """Write one row per record; nested values as JSON, an absent value as an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if records:
        writer.writerow(records[0])
    for record in records:
        writer.writerow([_cell(value) for value in record.values()])
    return text.getvalue()


def _cell(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return plain_cell(value)
