"""The command `outdated`: documents, policies and terms nobody has looked at for long, with what cites them."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from generators.commands.content import open_library, show_problems
from generators.commands.options import as_of_option
from generators.view.outdated import Outdated, OutdatedKind, view_outdated

A_YEAR = 365
_SHOWN = 3
"""Places a line names; --json names all."""


@click.command(
    help="列出很久没有人核实的文件、政策和术语，以及哪些条款引用它们。核实过的，在内容里写 核实: 日期。"
    "例：outdated --days 180"
)
@click.option(
    "--days", metavar="天数", type=click.IntRange(min=0), default=A_YEAR, help="多少天没有核实的才列出，默认 365。"
)
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def command(*, days: int, as_of: date, as_json: bool) -> int:
    """List them; that there are some is no failure."""
    library, problems = open_library(day=as_of)
    if problems:
        return show_problems(problems, closing="")
    found = view_outdated(library, as_of, days)
    if as_json:
        click.echo(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=1))
    else:
        _tell(found, as_of, days)
    return 0


def _tell(found: Sequence[Outdated], as_of: date, days: int) -> None:
    for one in found:
        click.echo(_say(one))
    counts = Counter(one.kind for one in found)
    said = "，".join(f"{kind.value} {counts[kind]}" for kind in OutdatedKind)
    click.echo(f"到 {as_of} 超过 {days} 天没有核实的：{said}。" if found else f"到 {as_of} 都在 {days} 天内核实过。")


def _say(one: Outdated) -> str:
    when = f"{one.checked} 核实，已 {one.days} 天" if one.checked else "从未核实"
    places = "、".join(place.say() for place in one.cited_by[:_SHOWN])
    more = f"等 {len(one.cited_by)} 处" if len(one.cited_by) > _SHOWN else ""
    status = f"（{one.status}）" if one.status else ""
    return f"{one.kind.value} {one.name}{status}：{when}" + (f"；引用：{places}{more}" if places else "")


def _plain(one: Outdated) -> dict[str, Any]:
    return {
        "kind": one.kind.name.lower(),
        "name": one.name,
        "status": one.status or None,
        "checked": one.checked,
        "days": one.days,
        "cited_by": [{"policy": place.policy, "clause": place.clause} for place in one.cited_by],
    }
