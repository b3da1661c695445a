"""The command `form`: one form as a Word file."""

from difflib import get_close_matches
from pathlib import Path

import click

from generators.commands.content import open_library, show_problems
from generators.view.form import view_form
from generators.write.form import file_name, write_form


@click.command(help="把一张表单写成 Word 文件。例：form ax-2023-4 --out 四月.docx")
@click.argument("form_id", metavar="编号")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="写到哪个文件；默认在当前文件夹，以题名命名。"
)
@click.option("--enterprise", "enterprise_id", help="企业编号：在盖章处预填它的名称。")
@click.option("--unprotected", is_flag=True, help="不加保护：填写处以外也能改。")
@click.option("--force", is_flag=True, help="文件已存在时覆盖。")
def command(*, form_id: str, out: Path | None, enterprise_id: str | None, unprotected: bool, force: bool) -> int:
    """Write one form; an existing file stays as it is unless the reader insists."""
    library, problems = open_library()
    if problems:
        return show_problems(problems, "；未写出任何文件")
    form = next((form for form in library.forms if form.id == form_id), None)
    if form is None:
        return _refuse("表单", form_id, [form.id for form in library.forms])
    enterprise = next((one for one in library.enterprises if one.id == enterprise_id), None)
    if enterprise_id and enterprise is None:
        return _refuse("企业", enterprise_id, [one.id for one in library.enterprises])
    policy = next(policy for policy in library.policies if policy.id == form.policy)
    view = view_form(form, policy, enterprise)
    path = out or Path(file_name(view, protected=not unprotected))
    if path.exists() and not force:
        click.echo(f"{path} 已存在，没有改动。要覆盖请加 --force。", err=True)
        return 1
    write_form(view, path, protected=not unprotected)
    click.echo(f"{path}")
    return 0


def _refuse(what: str, name: str, known: list[str]) -> int:
    near = get_close_matches(name, known, n=1)
    hint = f"是不是「{near[0]}」？" if near else f"可选：{'、'.join(known) or '（还没有）'}"
    click.echo(f"没有编号为「{name}」的{what}。{hint}", err=True)
    return 1
