"""What every command does first: read content/ and the fixed words, check, and say what is wrong."""

import errno
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generators.check.content import check_content
from generators.check.hints import say_nearest
from generators.commands import FOUND_PROBLEMS, ROOT
from generators.model.enterprise import Enterprise
from generators.model.form import Form
from generators.model.labels import ADDRESS, SITE, Labels
from generators.model.library import Library
from generators.model.problem import Problem
from generators.read.labels import read_labels
from generators.read.library import find_unread, locate, read_file, read_library
from generators.read.prose import read_prose
from generators.read.site_address import read_site_address
from generators.view.as_of import library_at
from generators.view.suspects import with_suspects

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOWHERE = {errno.ENOENT, errno.ENOTDIR, errno.EEXIST}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
LABELS = "templates/labels.yaml"


def open_library(content: Path = ROOT / "content", *, day: date | None = None) -> tuple[Library, list[Problem]]:
    """Read and check content/; with problems nothing may be written.

    With a day, the library is that of the day: what was replaced, altered or repealed by then is applied. What is
    checked is always the whole as encoded.
    """
    library, problems = read_library(content)
    problems += check_content(library, find_unread(problems))
    if problems:
        return library, locate(problems, content.parent)
    library = _mark_suspects(library, content)
    return library if day is None else library_at(library, day), []


def _mark_suspects(library: Library, content: Path) -> Library:
    """Find what is suspect; what is wrong with the pages written by hand is said where they are read."""
    if not library.confirmations:
        return library
    prose, _ = read_prose(content / "pages", content)
    return with_suspects(library, prose)


def open_labels() -> tuple[Labels, list[Problem]]:
    """Read the fixed words of the outputs, with the address of the handbook on the web where it has one."""
    labels, problems = read_labels(ROOT / LABELS, LABELS)
    address = read_site_address(ROOT / "mkdocs.yml")
    return {**labels, **({SITE: {ADDRESS: address}} if address else {})}, locate(problems, ROOT)


def open_content(content: Path = ROOT / "content", *, day: date | None = None) -> tuple[Library, Labels, list[Problem]]:
    """Open the content, that of a day if one is given, and the fixed words, with what is wrong in either."""
    library, problems = open_library(content, day=day)
    labels, label_problems = open_labels()
    return library, labels, problems + label_problems


def find_form(form_id: str, library: Library, option: str = "") -> Form:
    """Find a form by its id. Raises click.BadParameter, with the name of the option, when there is none."""
    forms = {form.id: form for form in library.forms}
    if form_id not in forms:
        raise click.BadParameter(
            f"没有编号为「{form_id}」的表单。{say_nearest(form_id, forms)}", param_hint=option or None
        )
    return forms[form_id]


def find_enterprise(name: str, library: Library, option: str = "") -> tuple[Enterprise | None, list[Problem]]:
    """Find an enterprise by its id, or read its profile from a file anywhere.

    Raises click.BadParameter, with the name of the option, when there is neither.
    """
    enterprises = {enterprise.id: enterprise for enterprise in library.enterprises}
    if name in enterprises:
        return enterprises[name], []
    path = Path(name)
    if not path.is_file():
        says = f"没有编号为「{name}」的企业，也没有这个文件。{say_nearest(name, enterprises)}"
        raise click.BadParameter(says, param_hint=option or None)
    found, problems = read_file(path, path.name, Enterprise)
    if found is not None:
        checked = check_content(replace(library, enterprises=(found,)), find_unread(problems))
        problems += [problem for problem in checked if problem.place.file == path.name]  # not what the day took away
    return (None, locate(problems, path.parent)) if problems else (found, [])


def show_problems(problems: list[Problem], closing: str = "；未写出任何文件") -> int:
    """Print problems as people read them, with a closing line; return exit code 1."""
    for problem in problems:
        click.echo(say_problem(problem), err=True)
    files = len({problem.place.file for problem in problems})
    click.echo(f"共 {len(problems)} 处问题，涉及 {files} 个文件{closing}。", err=True)
    return FOUND_PROBLEMS


def say_problem(problem: Problem) -> str:
    """Say a problem as `file:line:column: message`, its hint on a line of its own."""
    place = problem.place
    where = ":".join(str(part) for part in (place.file, place.line, place.column) if part is not None)
    hint = f"\n    提示：{problem.hint}" if problem.hint else ""
    return f"{where}: {problem.message}{hint}"


def say_write_failure(error: OSError, folder: Path) -> str:
    """Say why a target cannot be written, and what is left as it was."""
    if error.errno in _FULL:
        why, hint = "磁盘已满，写不下", "腾出空间后"
    elif error.errno in _CLOSED:
        why, hint = "没有写入的权限，或磁盘是只读的", "换一个文件夹（--out），或取得权限后"
    elif error.errno in _NOWHERE:
        why, hint = "没有这个文件夹，也建不出来", "换一个文件夹（--out）后"
    else:
        why, hint = f"不能写入（{error.strerror or error}）", "换一个文件夹（--out）后"
    return f"{folder}：{why}。已写好的文件保持不变。\n    提示：{hint}再运行一次"
