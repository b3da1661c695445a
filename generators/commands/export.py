"""The command `export`: everything encoded as JSON or CSV for other programs."""

import csv
import io
import json
from typing import Any

import click

from generators.commands.content import open_library, show_problems
from generators.view.export import KINDS, view_export


@click.command(
    help=f"把内容导出为 JSON 或 CSV；字段说明见 content/pages/export.md。种类：{'、'.join(KINDS)}。",
)
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="种类")
@click.option(
    "--format",
    "layout",
    metavar="json|csv",
    type=click.Choice(["json", "csv"]),
    default="json",
    help="格式，默认 json。",
)
def command(*, kind: str, layout: str) -> int:
    """Print the records of one kind and nothing else."""
    library, problems = open_library()
    if problems:
        return show_problems(problems)
    records = view_export(library, kind)
    click.echo(_as_json(records) if layout == "json" else _as_csv(records), nl=False)
    return 0


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
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
