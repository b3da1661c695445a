"""What every command does first: read content/, check it, and say what is wrong."""

import click

from generators.commands import ROOT
from generators.model.library import Library
from generators.model.problem import Problem
from generators.read.library import locate, read_library


def open_library() -> tuple[Library, list[Problem]]:
    """Read and check content/; with problems nothing may be written."""
    library, problems = read_library(ROOT / "content")
    return library, locate(problems, ROOT)


def show_problems(problems: list[Problem], closing: str = "") -> int:
    """Print problems as people read them, with a closing line; return exit code 1."""
    for problem in problems:
        place = problem.place
        where = ":".join(str(part) for part in (place.file, place.line, place.column) if part is not None)
        click.echo(f"{where}: {problem.message}", err=True)
        if problem.hint:
            click.echo(f"    提示：{problem.hint}", err=True)
    files = len({problem.place.file for problem in problems})
    click.echo(f"共 {len(problems)} 处问题，涉及 {files} 个文件{closing}。", err=True)
    return 1
