"""The command `forms`: the blank of every form as Word files."""

import click

from generators.commands import ROOT
from generators.commands.content import open_library, show_problems
from generators.write.files import write_if_changed
from generators.write.form import form_outputs


@click.command(help="把每张表单的空白件写成 Word 文件，放进 build/forms/：一份加保护，一份不加保护。")
def command() -> int:
    """Write what changed; say how many files there are and how many were written."""
    library, problems = open_library()
    if problems:
        return show_problems(problems, "；未写出任何文件")
    outputs = form_outputs(library)
    written = [output.path for output in outputs if write_if_changed(ROOT / "build" / output.path, output.make())]
    for path in written:
        click.echo(f"build/{path}")
    click.echo(f"共 {len(library.forms)} 张表单，{len(outputs)} 个文件，写出 {len(written)} 个。")
    return 0
