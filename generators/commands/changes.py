"""The command `changes`: what differs between two states of the content, and what it means for whom."""

import json
from datetime import date
from pathlib import Path

import click

from generators.commands import FOUND_PROBLEMS, ROOT
from generators.commands.options import as_of_option
from generators.commands.ranges import both_libraries, range_argument
from generators.model.changes import Changes
from generators.view.changes import plain_changes, view_changes
from generators.view.changes.lines import say_changes, say_roles
from generators.write.update import make_update, write_update

UPDATES = "updates"


@click.command(help="比较两版内容：哪些职责、表单新增、加严、放宽、调整、取消。A、B 是 git 版本或文件夹；空着是现在。")
@range_argument
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.option("--by-role", is_flag=True, help="按角色列出。")
@click.option(
    "--notices",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="把给每个角色的一页通知（Word）写到这个文件夹；加 --roster 时也给名单上每家企业。",
)
@click.option(
    "--roster",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="名单",
    help="企业名单；与 --notices 同用。",
)
@click.option(
    "--publish",
    metavar="标题",
    help="把变化记入 content/updates/，手册的“更新”页和订阅就会有它；日期取 --as-of。",
)
@as_of_option
def command(  # noqa: PLR0913 - one for each option
    *,
    between: tuple[str, str],
    as_json: bool,
    by_role: bool,
    notices: Path | None,
    roster: Path | None,
    publish: str | None,
    as_of: date,
) -> int:
    """Compare and tell."""
    if roster is not None and notices is None:
        raise click.UsageError("--roster 要同 --notices 一起用。")
    if publish is not None and notices is not None:
        raise click.UsageError("--publish 和 --notices 分两次用。")
    with both_libraries(between, as_of) as found:
        if found is None:
            return FOUND_PROBLEMS
        old, new = found
        changes = view_changes(old, new)
        if publish is not None:
            return publish_update(changes, publish, as_of)
        if notices is not None:
            from generators.commands.notices import Notices, write_notices  # noqa: PLC0415 - only where asked

            return write_notices(Notices(old=old, new=new, changes=changes, folder=notices, day=as_of), roster)
    if as_json:
        click.echo(json.dumps(plain_changes(changes), ensure_ascii=False, indent=1))
        return 0
    for line in (*say_changes(changes), *(say_roles(changes, new) if by_role else ())):
        click.echo(line)
    return 0


def publish_update(changes: Changes, title: str, day: date) -> int:
    """Write down what is told to everybody; the record of a day is never written over."""
    if not (changes.duties or changes.forms):
        click.echo("没有职责或表单有变，不用发布。")
        return 0
    try:
        path = write_update(ROOT / "content" / UPDATES, make_update(changes, day.isoformat(), day.isoformat(), title))
    except FileExistsError as error:
        hint = f"同一天再发布一次时，先把它改名，如 {day}-a.yaml，编号也改。"
        click.echo(f"{error} 已存在，没有改动。{hint}", err=True)
        return FOUND_PROBLEMS
    click.echo(f"{path}\n提交它，再运行 build：“更新”页和订阅里就有了。")
    return 0
