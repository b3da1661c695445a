"""The command `revise`: holds a new version of a text against its encoding and drafts the revised policy."""

from pathlib import Path

import click

from generators.check.hints import say_nearest
from generators.commands import FOUND_PROBLEMS, ROOT
from generators.commands.content import open_content, show_problems
from generators.commands.import_text import DRAFTS, SOURCES, check_id, tell_notes
from generators.commands.options import drafts_out_option
from generators.model.labels import Labels
from generators.model.library import Library
from generators.model.official import OfficialText
from generators.model.policy import Policy
from generators.read.imported_text import ImportedText, read_imported_text
from generators.read.official_text import read_official_text
from generators.read.policy_blocks import PolicyBlocks, cut_policy
from generators.view.draft import view_draft
from generators.view.revision import texts_of, view_revision
from generators.view.revision.summary import count_fates, is_another, old_references, say_fates
from generators.write.files import write_if_changed
from generators.write.revision import Revision, revision_yaml, write_revision


@click.command(help="政策有了新版本：与编好的旧版逐处比对，写出修订草稿，没有变的编码照旧。")
@click.argument("policy_id", metavar="政策编号")
@click.argument("file", metavar="新文件", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--sources",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / SOURCES,
    help="存放旧原文的文件夹，默认 sources/；有旧原文时逐字说出改动。",
)
@click.option("--as", "new_id", metavar="编号", help="草稿的文件名，默认是政策编号加 -revised。")
@drafts_out_option
@click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="文件夹",
    default=ROOT / "content",
    help="编好的内容，默认 content/。",
)
def command(  # noqa: PLR0913 - one for each option
    *, policy_id: str, file: Path, sources: Path, new_id: str | None, out: Path, content: Path
) -> int:
    """Compare, tell, and write the draft; nothing that exists is overwritten."""
    library, labels, problems = open_content(content)
    if problems:
        return show_problems(problems)
    policy = find_policy(policy_id, library)
    imported, problems = read_imported_text(file)
    if imported is None:
        return show_problems(problems)
    named = check_id(new_id or f"{policy.id}-revised")
    target, kept = out / DRAFTS / f"{named}.yaml", out / SOURCES / f"{named}.txt"
    blocks = cut_policy((content / "policies" / f"{policy.id}.yaml").read_text("utf-8"))
    refusal = _taken(target, kept, imported) or _undivided(policy, blocks)
    if refusal:
        click.echo(refusal, err=True)
        return FOUND_PROBLEMS
    old, notes = _old_text(policy, sources)
    revision = Revision(
        policy=policy,
        revised=view_revision(policy.clauses, imported.official, old),
        draft=view_draft(imported.official, imported.tables, library),
        before=view_draft(old, (), library) if old else None,
        source=kept.name,
    )
    write_if_changed(kept, imported.kept)
    write_revision(target, _lay_out(blocks, revision, labels))
    tell_notes(revision.draft, [*imported.notes, *notes])
    _tell(revision, library, target)
    return 0


def find_policy(policy_id: str, library: Library) -> Policy:
    """Find a policy by its id. Raises click.BadParameter when there is none."""
    policies = {policy.id: policy for policy in library.policies}
    if policy_id not in policies:
        raise click.BadParameter(
            f"没有编号为「{policy_id}」的政策。{say_nearest(policy_id, policies)}", param_hint="政策编号"
        )
    return policies[policy_id]


def _taken(target: Path, kept: Path, imported: ImportedText) -> str:
    """Say what of the draft and the text is already there, if anything; the same text may be."""
    for path in (target, kept):
        if path.exists() and not (path == kept and path.read_bytes() == imported.kept):
            return f"{path} 已存在，没有改动。先把它移走，或用 --as 换一个名字。"
    return ""


def _undivided(policy: Policy, blocks: PolicyBlocks) -> str:
    """Say that the file of a policy could not be cut into its clauses, if it could not."""
    if len(blocks.clauses) == len(policy.clauses):
        return ""
    return f"{policy.id}.yaml 的条款不是一条一个“- 条款: …”逐行写的，分不开，没有写草稿。"


def _lay_out(blocks: PolicyBlocks, revision: Revision, labels: Labels) -> str:
    clauses = zip(revision.policy.clauses, blocks.clauses, strict=True)
    keyed = {(clause.clause, clause.row): block for clause, block in clauses}
    return revision_yaml(blocks.head, keyed, revision, labels) + "".join(f"{line}\n" for line in blocks.foot)


def _old_text(policy: Policy, sources: Path) -> tuple[OfficialText | None, list[str]]:
    """Read the text that was encoded, with what to know of it; a text that is another says nothing of the encoding."""
    path = sources / policy.source
    if not path.exists():
        return None, [f"没有旧的原文 {path}，只凭校验值和编码比对；放进去（或给出 --sources）就能逐字说出改动。"]
    text, problems = read_official_text(path)
    if text is None:
        return None, [f"旧的原文 {path} 没有用上：{problems[0].message}。只凭校验值和编码比对。"]
    same, total = len(tuple(texts_of(policy.clauses, text))), len(policy.clauses)
    if not same:
        return None, [f"{path} 不是编好的那一版，没有用上；只凭校验值和编码比对。旧的原文要用当时的那一份。"]
    if same < total:
        return text, [f"{path} 有 {total - same} 处和编好的那一版不同，这些处只凭编码比对。"]
    return text, []


def _tell(revision: Revision, library: Library, target: Path) -> None:
    click.echo(f"{count_fates(revision.revised)}。")
    if is_another(revision.revised):
        title = revision.draft.metadata.title
        named = f"《{title}》" if title else "没有认出标题"
        says = f"新文件（{named}）和《{revision.policy.title}》几乎没有相同的地方。"
        click.echo(f"{says}是不是拿错了文件，或写错了政策编号？另一份政策用 import 导入。", err=True)
    for line in say_fates(revision.revised):
        click.echo(line)
    stale = list(old_references(revision.policy, library, revision.revised))
    if stale:
        click.echo("这些地方写的是旧编号，要一起改：")
    for line in stale:
        click.echo(f"    {line}")
    click.echo(f"草稿 {target}")
