"""The command `changes`: what differs between two states of the content, and what it means for whom."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from generators.commands import FOUND_PROBLEMS, ROOT
from generators.commands.content import open_labels, open_library, show_problems
from generators.commands.options import as_of_option
from generators.model.changes import Changes, DutyChange, FieldChange
from generators.model.enterprise import Enterprise
from generators.model.library import Library
from generators.model.policy import Policy
from generators.read.profiles import read_profiles
from generators.read.revisions import content_at, split_range
from generators.view.as_of import held_policies
from generators.view.changes import plain_changes, view_changes
from generators.view.changes.concerned import Concerns, changes_by_role, count_kinds, forms_by_role
from generators.view.changes.notices import Notice, notice_for_enterprise, notice_for_role
from generators.write.files import write_if_changed
from generators.write.notice import notice_bytes, notice_name
from generators.write.update import make_update, write_update

UPDATES = "updates"


class RangeType(click.ParamType[tuple[str, str]]):
    """A range A..B of revisions or folders."""

    name = "A..B"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Split the range."""
        if isinstance(value, tuple):
            return value
        try:
            return split_range(str(value))
        except ValueError:
            self.fail(f"「{value}」不是 A..B。例：HEAD~1..（上一版到现在）、旧文件夹..新文件夹", param, ctx)


range_argument = click.argument("between", metavar="A..B", type=RangeType())


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
    with both_libraries(between, as_of) as found:
        if found is None:
            return FOUND_PROBLEMS
        old, new = found
        changes = view_changes(old, new)
        if publish is not None:
            return publish_update(changes, publish, as_of)
        if notices is not None:
            return write_notices(Notices(old=old, new=new, changes=changes, folder=notices, day=as_of), roster)
    if as_json:
        click.echo(json.dumps(plain_changes(changes), ensure_ascii=False, indent=1))
        return 0
    tell_changes(changes)
    if by_role:
        tell_by_role(changes, new)
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


@dataclass(frozen=True, kw_only=True)
class Notices:
    """What notices are written from, where, and for which day."""

    old: Library
    new: Library
    changes: Changes
    folder: Path
    day: date

    @property
    def held(self) -> dict[str, Policy]:
        """The policies that hold now, by their ids."""
        return {policy.id: policy for policy in held_policies(self.new)}


def write_notices(given: Notices, roster: Path | None) -> int:
    """Write a notice for every role and every enterprise that a change concerns."""
    labels, problems = open_labels()
    if problems:
        return show_problems(problems)
    enterprises: tuple[Enterprise, ...] = ()
    if roster is not None:
        found = read_profiles(roster, given.new, None)
        show_problems(list(found.problems)) if found.problems else None
        if not found.readable:
            return FOUND_PROBLEMS
        enterprises = found.enterprises
    written = total = 0
    for folder, notice in (*_role_notices(given), *_enterprise_notices(given, enterprises)):
        path = given.folder / folder / notice_name(notice, labels["变更通知"])
        written += write_if_changed(path, notice_bytes(notice, given.day, labels))
        total += 1
    told = f"变更通知 {total} 份，写 {written}，未变 {total - written}。在 {given.folder}"
    click.echo(told if total else "没有要通知的变化。")
    return 0


def _role_notices(given: Notices) -> Iterator[tuple[str, Notice]]:
    changed, forms = changes_by_role(given.changes, given.new), forms_by_role(given.changes, given.old, given.new)
    for role in dict.fromkeys([*changed, *forms]):
        yield "角色", notice_for_role(role, changed.get(role, ()), forms.get(role, ()), given.held)


def _enterprise_notices(given: Notices, enterprises: Iterable[Enterprise]) -> Iterator[tuple[str, Notice]]:
    concerns = Concerns(given.old, given.new, given.changes)
    for enterprise in enterprises:
        own = concerns.of(enterprise)
        notice = notice_for_enterprise(enterprise, own, concerns.forms_of(enterprise, own), given.held)
        if not notice.is_empty:
            yield f"企业/{enterprise.id}", notice


@contextmanager
def both_libraries(between: tuple[str, str], day: date) -> Iterator[tuple[Library, Library] | None]:
    """Open both sides of a range as they hold on a day; show what is wrong and give nothing then."""
    with content_at(between[0], ROOT) as (before, no_before), content_at(between[1], ROOT) as (after, no_after):
        if before is None or after is None:
            show_problems([*no_before, *no_after])
            yield None
            return
        (old, in_old), (new, in_new) = open_library(before, day=day), open_library(after, day=day)
        if in_old or in_new:
            show_problems([*in_old, *in_new])
        yield None if in_old or in_new else (old, new)


def tell_changes(changes: Changes) -> None:
    """Say every change, duties first."""
    if changes.is_empty:
        click.echo("没有变化。")
        return
    for duty in changes.duties:
        click.echo(say_change(duty))
        for line in say_fields(duty.fields):
            click.echo(line)
    for form in changes.forms:
        click.echo(f"{form.kind.value}　表单 {form.form.id}《{form.form.title}》")
        for line in say_fields(form.fields):
            click.echo(line)
    for record in changes.records:
        click.echo(f"{record.kind.value}　{record.what} {record.name}")
        for line in say_fields(record.fields):
            click.echo(line)
    counts = "，".join(f"{kind.value} {count}" for kind, count in count_kinds(changes.duties).items())
    kinds = f"（{counts}）" if counts else ""
    click.echo(f"职责 {len(changes.duties)} 项{kinds}，表单 {len(changes.forms)} 张，其他 {len(changes.records)} 处。")


def say_change(one: DutyChange) -> str:
    """Say a changed duty in a line."""
    who = "、".join(one.duty.who)
    return f"{one.kind.value}　职责 {one.id}　{who}{'：' if who else ''}{one.duty.does}"


def say_fields(changed: tuple[FieldChange, ...]) -> Iterator[str]:
    """Say each changed field with old and new."""
    for one in changed:
        yield f"    {one.name}（{one.effect.value}）：{one.old or '（无）'} → {one.new or '（无）'}"


def tell_by_role(changes: Changes, library: Library) -> None:
    """Say which roles the changes concern."""
    for role, listed in changes_by_role(changes, library).items():
        click.echo(f"\n{role}")
        for one in listed:
            click.echo(f"  {say_change(one)}")
