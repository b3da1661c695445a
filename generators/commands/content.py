"""What every command does first: read content/ and the fixed words, check, and say what is wrong."""

from pathlib import Path

import click

from generators.check.content import check_content
from generators.commands import ROOT
from generators.model.calendar import Calendar
from generators.model.labels import Labels
from generators.model.library import Library
from generators.model.problem import Problem
from generators.read.labels import read_labels
from generators.read.library import find_unread, locate, read_library
from generators.read.workdays import read_workdays

LABELS = "templates/labels.yaml"
WORKDAYS = "content/workdays.yaml"


def open_library(content: Path = ROOT / "content") -> tuple[Library, list[Problem]]:
    """Read and check content/; with problems nothing may be written."""
    library, problems = read_library(content)
    problems += check_content(library, find_unread(problems))
    return library, locate(problems, content.parent)


def open_labels() -> tuple[Labels, list[Problem]]:
    """Read the fixed words of the outputs."""
    labels, problems = read_labels(ROOT / LABELS, LABELS)
    return labels, locate(problems, ROOT)


def open_calendar() -> tuple[Calendar, list[Problem]]:
    """Read the table of workdays."""
    calendar, problems = read_workdays(ROOT / WORKDAYS, WORKDAYS)
    return calendar, locate(problems, ROOT)


def show_problems(problems: list[Problem], closing: str = "；未写出任何文件") -> int:
    """Print problems as people read them, with a closing line; return exit code 1."""
    for problem in problems:
        click.echo(say_problem(problem), err=True)
    files = len({problem.place.file for problem in problems})
    click.echo(f"共 {len(problems)} 处问题，涉及 {files} 个文件{closing}。", err=True)
    return 1


def say_problem(problem: Problem) -> str:
    """Say a problem as `file:line:column: message`, its hint on a line of its own."""
    place = problem.place
    where = ":".join(str(part) for part in (place.file, place.line, place.column) if part is not None)
    hint = f"\n    提示：{problem.hint}" if problem.hint else ""
    return f"{where}: {problem.message}{hint}"
