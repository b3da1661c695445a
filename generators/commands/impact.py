"""The command `impact`: which outputs a change of the content makes differ; with --verify both sides are built."""

import gc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generators.commands import FOUND_PROBLEMS, ROOT
from generators.commands.build import BuildOrder
from generators.commands.content import show_problems
from generators.commands.making import Opened, list_files, list_pages, read_all, shown_index
from generators.commands.making_files import list_content_files
from generators.commands.options import as_of_option
from generators.commands.ranges import missing, range_argument
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.read.profiles import read_profiles
from generators.read.revisions import content_at
from generators.view.changes.narrow import MOST, narrow
from generators.view.changes.reach import reached_lists
from generators.write.manifest import Manifest, explain, write_outputs
from generators.write.output import Naming, Output
from generators.write.tables import table_outputs

ADDED, CHANGED, REMOVED = "新建", "更新", "移除"


@dataclass(frozen=True, kw_only=True)
class Impact:
    """What differs between the outputs of two states: path -> what a build does to it."""

    steps: dict[str, str]
    why: dict[str, str]


@click.command(help="预告两版内容之间哪些成品会变。A、B 是 git 版本或文件夹；空着是现在。")
@range_argument
@as_of_option
@click.option(
    "--roster",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="名单",
    help="还要说出名单上哪些企业的清单会变。",
)
@click.option("--verify", is_flag=True, help="两版都生成，核对预告与实际是否一致。")
def command(*, between: tuple[str, str], as_of: date, roster: Path | None, verify: bool) -> int:
    """Predict, tell, and prove where asked."""
    with content_at(between[0], ROOT) as (before, in_first), content_at(between[1], ROOT) as (after, in_last):
        if before is None or after is None:
            raise missing([*in_first, *in_last])
        orders = [BuildOrder(content=folder, day=as_of, with_site=False) for folder in (before, after)]
        (old, in_old), (new, in_new) = (read_all(order) for order in orders)
        if old is None or new is None:
            return show_problems([*in_old, *in_new])
        sides = (orders[0], old), (orders[1], new)
        gc.freeze()  # what was read stays: it need not be looked through for garbage again and again
        impact = predict(*sides)
        for path, action in sorted(impact.steps.items()):
            click.echo(f"{action} {path}：{impact.why[path]}")
        click.echo(f"共 {len(impact.steps)} 个成品会变。")
        if roster is not None and tell_roster(roster, old, new):
            return FOUND_PROBLEMS
        return prove(impact, sides) if verify else 0


Side = tuple[BuildOrder, Opened]


def predict(old: Side, new: Side, most: float = MOST) -> Impact:
    """Say what differs, file by file; only what is made from something else is made, to compare the bytes.

    Where the rest of the content gives the same to both sides, only what rests on a difference is looked at: where
    more than the share `most` of the duties does, all is.
    """
    before, after = (_list_outputs(side) for side in narrow_sides(old, new, most) or (old, new))
    naming = Naming()
    steps = dict.fromkeys(before.keys() - after.keys(), REMOVED) | dict.fromkeys(after.keys() - before.keys(), ADDED)
    why = dict.fromkeys(steps, "内容里不再有它") | dict.fromkeys(after.keys() - before.keys(), "内容里新有它")
    for path in before.keys() & after.keys():
        was, now = before[path].ingredients(naming), after[path].ingredients(naming)
        if was != now and before[path].make() != after[path].make():
            steps[path] = CHANGED
            why[path] = explain(was, now)
    return Impact(steps=steps, why=why)


def narrow_sides(old: Side, new: Side, most: float = MOST) -> tuple[Side, Side] | None:
    """Leave out of both sides what is the same and rests on nothing that differs; None where that cannot be told."""
    if old[1].index.official != new[1].index.official:
        return None
    found = narrow(old[1].index.library, new[1].index.library, most)
    return found and (_narrow_side(old, found[0]), _narrow_side(new, found[1]))


def _narrow_side(side: Side, library: Library) -> Side:
    order, opened = side
    return order, replace(opened, index=replace(opened.index, library=library, whole=opened.index))


def _list_outputs(side: Side) -> dict[str, Output]:
    """List what is made of the content; what is not is the same on both sides."""
    order, opened = side
    files = list_content_files(opened.index.library, opened.lists, opened.labels)
    tables = table_outputs(shown_index(order, opened), opened.labels)
    return {output.path: output for output in (*list_pages(order, opened), *files, *tables)}


def _outputs_of(side: Side) -> dict[str, Output]:
    order, opened = side
    return {output.path: output for output in (*list_pages(order, opened), *list_files(order, opened))}


def prove(impact: Impact, sides: Sequence[Side]) -> int:
    """Build both sides and hold what really differs against what was predicted."""
    with TemporaryDirectory(prefix="impact-") as name:
        folders = [Path(name) / str(number) for number, _ in enumerate(sides)]
        for folder, side in zip(folders, sides, strict=True):
            write_outputs(folder, _outputs_of(side).values(), Manifest())
        real = compare_folders(*folders)
    early, late = impact.steps.items() - real.items(), real.items() - impact.steps.items()
    for path, action in sorted(early):
        click.echo(f"预告会{action}，实际没有：{path}", err=True)
    for path, action in sorted(late):
        click.echo(f"实际{action}，没有预告：{path}", err=True)
    click.echo(f"核对：实际有 {len(real)} 个成品不同，{'与预告不一致' if early or late else '与预告一致'}。")
    return FOUND_PROBLEMS if early or late else 0


def compare_folders(old: Path, new: Path) -> dict[str, str]:
    """Say how the files of two folders differ."""
    before, after = ({path.relative_to(one).as_posix(): path for path in _files(one)} for one in (old, new))
    found = dict.fromkeys(before.keys() - after.keys(), REMOVED) | dict.fromkeys(after.keys() - before.keys(), ADDED)
    both = before.keys() & after.keys()
    return found | {path: CHANGED for path in both if before[path].read_bytes() != after[path].read_bytes()}


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def tell_roster(roster: Path, old: Opened, new: Opened) -> int:
    """Say whose lists of a roster differ."""
    library = new.index.library
    found = read_profiles(roster, library, None)
    if found.problems:
        show_problems(list(found.problems))
    enterprises: tuple[Enterprise, ...] = tuple(found.enterprises)
    reached = reached_lists(old.index.library, library, enterprises)
    for one in reached:
        click.echo(f"清单会变　{one.id}　{one.name}")
    click.echo(f"名单上 {len(enterprises)} 家，清单会变的 {len(reached)} 家。")
    return 0 if enterprises else FOUND_PROBLEMS
