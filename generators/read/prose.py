"""Read the pages of the handbook that are written by hand."""

from pathlib import Path

from generators.model.problem import Place, Problem
from generators.read.yaml_file import read_text


def read_prose(folder: Path, content: Path) -> tuple[dict[str, str], list[Problem]]:
    """Return file name without its ending -> Markdown of every page; each begins with its title as a heading."""
    pages: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        name = path.relative_to(content.parent).as_posix()
        text, found = read_text(path, name)
        problems += found
        if text is None:
            continue
        if not text.startswith("# "):
            hint = "第一行写「# 页面名称」"
            problems.append(Problem(place=Place(file=name, line=1, column=1), message="页面没有标题", hint=hint))
        pages[path.stem] = text
    return pages, problems
