"""Read the pages of the handbook that are written by hand."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from generators.model.problem import Place, Problem
from generators.read.yaml_file import read_text

_PICTURE = re.compile(r"!\[[^\]\n]*\]\((images/[\w-]+\.png)\)")
"""A picture a page shows, beside the page."""


def read_prose(folder: Path, content: Path) -> tuple[dict[str, str], list[Problem]]:
    """Return file name without its ending -> Markdown of every page; each begins with its title as a heading.

    Without a folder that may be listed there are no pages; `read_library` says so where it is closed.
    """
    pages: dict[str, str] = {}
    problems: list[Problem] = []
    if not os.access(folder, os.R_OK | os.X_OK):
        return pages, problems
    for path in sorted(folder.glob("*.md")):
        name = path.relative_to(content.parent).as_posix()
        text, found = read_text(path, name)
        problems += found
        if text is None:
            continue
        if not text.startswith("# "):
            hint = "第一行写「# 页面名称」"
            problems.append(Problem(place=Place(file=name, line=1, column=1), message="页面没有标题", hint=hint))
        problems += _check_pictures(text, folder, name)
        pages[path.stem] = text
    return pages, problems


def _check_pictures(text: str, folder: Path, name: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), start=1):
        for match in _PICTURE.finditer(line):
            place = Place(file=name, line=number, column=match.start(1) + 1)
            if not (folder / match[1]).is_file():
                hint = f"图片放在 {name.rpartition('/')[0]}/images/"
                yield Problem(place=place, message=f"没有图片「{match[1]}」", hint=hint)
            elif not os.access(folder / match[1], os.R_OK):
                hint = "取得读取权限，或从页面里去掉它"
                yield Problem(place=place, message=f"没有读取图片「{match[1]}」的权限", hint=hint)
