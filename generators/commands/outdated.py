"""The command `outdated`: what nobody has looked at for long, what most depends on it first."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import click

from generators.commands.content import open_library, show_problems
from generators.commands.options import as_of_option
from generators.view.outdated import Outdated, OutdatedKind, view_outdated

A_YEAR = 365
_SHOWN = 3
"""Places a line names; --json names all."""
_FIRST = 10
"""Lines of a kind that are printed without --all."""
_NOTED = {
    OutdatedKind.DOCUMENT: "documents.yaml 的那一条",
    OutdatedKind.POLICY: "policies/ 里的那一份",
    OutdatedKind.TERM: "glossary.yaml 的那一条",
}
"""Kind -> where in content/ one writes that it was looked at."""


@click.command(
    help="列出很久没有人看过的文件、政策、术语和确认记录，引用多的在前。查过了，在内容里写 核实: 日期；"
    "对照条款用 confirm 确认过什么，也算看过那份政策。例：outdated --days 180"
)
@click.option(
    "--days", metavar="天数", type=click.IntRange(min=0), default=A_YEAR, help="多少天没有看过的才列出，默认 365。"
)
@click.option("--all", "everything", is_flag=True, help=f"全部列出；不写时每类只列前 {_FIRST} 项。")
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="输出 JSON，全部列出。")
def command(*, days: int, everything: bool, as_of: date, as_json: bool) -> int:
    """List them; that there are some is no failure."""
    library, problems = open_library(day=as_of)
    if problems:
        return show_problems(problems, closing="")
    found = view_outdated(library, as_of, days)
    if as_json:
        click.echo(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=1))
        return 0
    for line in say_outdated(found, as_of, days, most=None if everything else _FIRST):
        click.echo(line)
    return 0


def say_outdated(found: Sequence[Outdated], as_of: date, days: int, most: int | None = None) -> Iterator[str]:
    """Yield what people read: kind by kind the first of it, how many more there are, where to note a look."""
    if not found:
        yield f"到 {as_of} 都在 {days} 天内看过。"
        return
    for kind in OutdatedKind:
        if own := [one for one in found if one.kind is kind]:
            never = sum(one.checked is None for one in own)
            yield f"{kind.value}：{len(own)} 项超过 {days} 天没有看过{f'，其中 {never} 项从未核实' if never else ''}"
            yield from (f"  {_say(one)}" for one in own[:most])
            if most is not None and len(own) > most:
                yield f"  …… 另有 {len(own) - most} 项，加 --all 全部列出"
            yield f"    提示：{_say_how(kind, as_of)}"


def _say_how(kind: OutdatedKind, as_of: date) -> str:
    if kind is OutdatedKind.CONFIRMATION:
        return "条款没有变过；再对照看一遍，运行 python3 run.py confirm 名称 --by 谁"
    return f"查过了，在 content/{_NOTED[kind]}写 核实: {as_of}"


def _say(one: Outdated) -> str:
    when = f"{one.checked} 看过，已 {one.days} 天" if one.checked else "从未核实"
    places = "、".join(place.say() for place in one.cited_by[:_SHOWN])
    more = f"等 {len(one.cited_by)} 处" if len(one.cited_by) > _SHOWN else ""
    status = f"（{one.status}）" if one.status else ""
    return f"{one.name}{status}：{when}" + (f"；引用：{places}{more}" if places else "")


def _plain(one: Outdated) -> dict[str, Any]:
    return {
        "kind": one.kind.name.lower(),
        "name": one.name,
        "status": one.status or None,
        "checked": one.checked,
        "days": one.days,
        "cited_by": [{"policy": place.policy, "clause": place.clause} for place in one.cited_by],
    }
