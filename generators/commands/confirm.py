"""The command `confirm`: who held what against the clauses it rests on, kept in content/confirmations.yaml."""

from collections.abc import Sequence
from datetime import date

import click

from generators.check.confirmations import KINDS
from generators.check.hints import say_nearest
from generators.commands import ROOT
from generators.commands.content import open_library, show_problems
from generators.commands.options import on_option, today
from generators.model.library import Library
from generators.read.library import REGISTRIES
from generators.read.prose import read_prose
from generators.view.suspects import confirm_targets, gone_confirmations, name_target
from generators.view.suspects.bases import Prose, list_targets
from generators.write.confirmations import write_confirmations

FILE = REGISTRIES["confirmations"][0]


@click.command(
    help="记下谁对照条款确认过什么：同一职责 名称、表单 编号、页面 名称、清单 企业编号。"
    "记在 content/confirmations.yaml；条款以后变了，靠它知道要复核什么。"
)
@click.argument("targets", nargs=-1, metavar="[同一职责|表单|页面|清单 名称]...")
@click.option("--all", "everything", is_flag=True, help="确认一切待复核的和没有确认过的；没变的照旧。")
@click.option("--by", metavar="谁", required=True, help="谁确认的，单位或岗位。")
@on_option
def command(*, targets: tuple[str, ...], everything: bool, by: str, on: date) -> int:
    """Confirm, and say what."""
    by = " ".join(by.split())
    if not by:
        raise click.BadParameter("写明谁确认的", param_hint="--by")
    if on > today():
        raise click.BadParameter(f"{on} 还没有到。", param_hint="--on")
    if everything == bool(targets):
        raise click.UsageError("写明确认什么（如 表单 gd-2023-monthly），或写 --all，只写一样。")
    content = ROOT / "content"
    library, problems = open_library(content)
    prose, prose_problems = read_prose(content / "pages", content)
    if problems or prose_problems:
        return show_problems([*problems, *prose_problems], "；没有记下任何确认")
    chosen = _open_ones(library, prose) if everything else _find(targets, library, prose)
    confirmations = confirm_targets(library, prose, chosen.__contains__, by, on)
    gone = {one.target for one in gone_confirmations(library, prose)} if everything else set()
    if chosen or gone:
        write_confirmations(content / FILE, [one for one in confirmations if one.target not in gone])
    tell([f"确认　{name}" for name in chosen], [f"去掉　{name}：已经没有它了" for name in sorted(gone)])
    return 0


def _find(words: tuple[str, ...], library: Library, prose: Prose) -> list[str]:
    """Find what is named, `表单 gd-2023-1` in one word or two. Raises click.BadParameter with the nearest name."""
    known = _confirmable(library, prose)
    joined, rest = [], list(words)
    while rest:
        word = rest.pop(0)
        joined.append(f"{word} {rest.pop(0)}" if word in KINDS and rest else word)
    for name in joined:
        if name not in known:
            kind = name.partition(" ")[0]
            near = [one for one in known if kind not in KINDS or one.partition(" ")[0] == kind]
            hint = say_nearest(name, near) if near else f"现在没有一样{kind}依据条款，要确认。"
            raise click.BadParameter(f"没有「{name}」，或它不依据任何条款。{hint}")
    return joined


def _open_ones(library: Library, prose: Prose) -> list[str]:
    """Name all that is suspect, and all where nobody confirmed anything yet."""
    if library.confirmations:
        return [one.target for one in library.suspects]
    return _confirmable(library, prose)


def _confirmable(library: Library, prose: Prose) -> list[str]:
    """Name all that rests on some clause, or did when it was confirmed."""
    held = {one.target for one in library.confirmations}
    named = ((name_target(target), places) for target, places in list_targets(library, prose).items())
    return [name for name, places in named if places or name in held]


def tell(confirmed: Sequence[str], removed: Sequence[str]) -> None:
    """Say what was confirmed and what was taken out."""
    for line in (*confirmed, *removed):
        click.echo(line)
    click.echo(f"共确认 {len(confirmed)} 项，记在 {FILE}。" if confirmed or removed else "没有要确认的。")
