"""The command `import`: reads an official text in whatever form it comes, and writes the draft of a policy."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import click

from generators.commands import FOUND_PROBLEMS
from generators.commands.content import open_content, show_problems
from generators.commands.options import drafts_out_option
from generators.model.draft import Draft
from generators.model.library import Library
from generators.model.official import squeeze
from generators.read.imported_text import ImportedText, read_imported_text
from generators.view.draft import view_draft
from generators.view.draft.plain import plain_draft
from generators.write.draft import write_draft
from generators.write.files import write_if_changed

DRAFTS, SOURCES = "drafts", "sources"
NO_CLAUSES = "没有认出任何条款编号。不是政策原文的，换一份文件；编号是图片或丢了的，补上再导入。"
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LETTERS = re.compile(r"[^a-z0-9]+")


@click.command(help="读一份新政策的原文（Word、文本、网页；装了软件还可读 .doc、PDF），写出编码草稿，由人补完。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--as", "policy_id", metavar="编号", help="草稿的政策编号，如 gd-2024；不写时由文件名得出。")
@click.option("--json", "as_json", is_flag=True, help="只把读出的结果以 JSON 打印出来，不写文件。")
@drafts_out_option
def command(*, file: Path, policy_id: str | None, as_json: bool, out: Path) -> int:
    """Import one file; nothing that exists is overwritten."""
    library, labels, problems = open_content()
    if problems:
        return show_problems(problems)
    imported, problems = read_imported_text(file)
    if imported is None:
        return show_problems(problems)
    draft = view_draft(imported.official, imported.tables, library)
    if as_json:
        click.echo(json.dumps(plain_draft(draft, imported.notes), ensure_ascii=False, indent=1))
        return 0
    named = check_id(policy_id or _name(file))
    target, text = out / DRAFTS / f"{named}.yaml", out / SOURCES / f"{named}.txt"
    taken = _taken(named, library, target, text, imported)
    if taken:
        click.echo(taken, err=True)
        return FOUND_PROBLEMS
    kept = imported.keep(text.name)
    write_if_changed(text, imported.kept)
    write_draft(target, draft, kept, named, labels)
    _tell(draft, [*imported.notes, *_same_title(draft, library)], target, text)
    return 0


def _name(file: Path) -> str:
    """Make an id of the name of a file. Raises click.BadParameter where it has neither letters nor figures."""
    named = _LETTERS.sub("-", file.stem.lower()).strip("-")
    if not named:
        says = f"文件名「{file.stem}」里没有字母和数字，得不出政策编号；用 --as 写一个，如 --as gd-2024。"
        raise click.BadParameter(says, param_hint="--as")
    return named


def check_id(named: str) -> str:
    """Give an id that can be one. Raises click.BadParameter for anything else: it names files."""
    if not _ID.fullmatch(named):
        hint = "用小写字母、数字和连字符，字母开头，如 gd-2024；用 --as 写出。"
        raise click.BadParameter(f"「{named}」不能作政策编号。{hint}", param_hint="--as")
    return named


def _same_title(draft: Draft, library: Library) -> list[str]:
    """Say which policy bears the title already, if one does."""
    title = squeeze(draft.metadata.title)
    found = [policy.id for policy in library.policies if title and squeeze(policy.title) == title]
    return [f"已编入的政策 {name} 也叫这个标题；是它的新版本的，用 revise {name} 新文件。" for name in found]


def _taken(named: str, library: Library, target: Path, text: Path, imported: ImportedText) -> str:
    """Say what is already there under this id, if anything."""
    if any(policy.id == named for policy in library.policies):
        return (
            f"政策 {named} 已经编入，没有改动。它有了新版本时用：revise {named} 新文件；"
            "另一份政策请用 --as 换一个编号。"
        )
    if target.exists():
        return f"{target} 已存在，没有改动。要重新导入，先把它移走，或用 --as 换一个编号。"
    if text.exists() and text.read_bytes() != imported.kept:
        return f"{text} 已存在，内容不同，没有改动。先把它移走，或用 --as 换一个编号。"
    return ""


def _tell(draft: Draft, notes: Sequence[str], target: Path, text: Path) -> None:
    head = draft.metadata
    click.echo(f"《{head.title}》" if head.title else "没有认出标题。")
    click.echo(
        f"条款 {len(draft.clauses)} 处，期限 {len(draft.deadlines)}，频次 {len(draft.frequencies)}，"
        f"门槛 {len(draft.thresholds)}，引用 {len(draft.citations)}，角色 {len(draft.roles)}，"
        f"分工 {len(draft.responsibilities)}，列举 {len(draft.enumerations)}，表格 {len(draft.tables)}。"
        "都只是提议，由人确认。"
    )
    tell_notes(draft, notes)
    click.echo(f"草稿 {target}\n原文 {text}（留在本机，供 trace 核对）")


def tell_notes(draft: Draft, notes: Sequence[str]) -> None:
    """Say what to know of a text that was read, and that it has no clauses where none was found."""
    for note in (*notes, *([] if draft.clauses else [NO_CLAUSES])):
        click.echo(f"注意：{note}")
