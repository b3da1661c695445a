"""The command `checklist`: the list of one enterprise, as files."""

from datetime import date
from pathlib import Path

import click

from generators.commands import ROOT
from generators.commands.content import find_enterprise, open_labels, open_library, show_problems
from generators.commands.options import as_of_option, year_option
from generators.view.checklist import view_checklist
from generators.write.checklist import one_checklist_outputs
from generators.write.files import write_file


@click.command(help="生成一家企业的一企一清单（Word、Excel、日历和 JSON）。「企业」写编号，或企业档案文件的路径。")
@click.argument("enterprise", metavar="企业")
@year_option
@as_of_option
@click.option(
    "--out", metavar="文件夹", type=click.Path(path_type=Path, file_okay=False), help="放在哪个文件夹，默认 build/。"
)
def command(enterprise: str, year: int | None, as_of: date, out: Path | None) -> int:
    """Write the files of one list."""
    library, problems = open_library()
    labels, label_problems = open_labels()
    problems += label_problems
    if problems:
        return show_problems(problems)
    found, problems = find_enterprise(enterprise, library)
    if found is None:
        return show_problems(problems)
    checklist = view_checklist(found, library, as_of, year, library.calendar)
    folder = out or ROOT / "build"
    for output in one_checklist_outputs(checklist, labels, {}):
        write_file(folder / output.path, output.make())
        click.echo(folder / output.path)
    click.echo(f"{found.name}，{checklist.year}年度：适用 {len(checklist.listed)} 项，待确认 {checklist.waiting} 项。")
    return 0
