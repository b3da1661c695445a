"""A file that the command line names and that is not there: a slip, said with the name that was probably meant."""

from pathlib import Path

import click

from generators.check.hints import find_nearest

_NOT_MEANT = (".", "~$")
"""Begins the names of hidden files, and of those that Office keeps beside an open one."""


def require_file(path: Path, option: str, kinds: tuple[str, ...]) -> None:
    """Pass on what is there; whoever reads it says what is wrong with it.

    `kinds` are the endings of files it may have been mistaken for, in small letters. Raises click.BadParameter.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise click.BadParameter(f"没有这个文件：{path}。{_say_near(path, kinds)}", param_hint=option) from error
    except OSError:
        return


def _say_near(path: Path, kinds: tuple[str, ...]) -> str:
    """Name the file of the same folder whose name without its ending, which all share, comes nearest."""
    try:
        beside = [one.name for one in sorted(path.parent.iterdir()) if one.suffix.lower() in kinds]
    except OSError:
        return f"也没有「{path.parent}」这个文件夹，请核对路径。"
    names = {Path(name).stem: name for name in beside if not name.startswith(_NOT_MEANT)}
    near = find_nearest(path.stem, names)
    return "请核对路径和文件名。" if near is None else f"是不是「{names[near]}」？"
