"""Read an official text and cut it into its places."""

from collections.abc import Iterable
from pathlib import Path

from generators.model.official import OfficialText
from generators.model.policy import Policy
from generators.model.problem import Place, Problem
from generators.read.official.blocks import clean_lines, split_blocks
from generators.read.official.openings import closes_table, opens_place
from generators.read.official.places import find_places

LARGEST_TEXT = 5 * 1024 * 1024
"""Bytes; the longest official text we know has 34 thousand."""


def read_official_text(path: Path) -> tuple[OfficialText | None, list[Problem]]:
    """Read an official text (.txt, UTF-8) and its places; what cannot be read is a problem, no exception."""
    try:
        if path.stat().st_size > LARGEST_TEXT:
            return None, [_complain(path, "原文超过 5 MB，不像一份政策原文", "请检查是不是放错了文件")]
        content = path.read_bytes()
    except FileNotFoundError:
        return None, [_complain(path, "没有这份原文", "把原文放到这里，文件名与政策的「来源文件」相同")]
    except OSError:
        return None, [_complain(path, "原文读不出来", "请检查它是不是普通文件、有没有读取权限")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return None, [_complain(path, "原文不是 UTF-8 编码", "请用文本编辑器另存为 UTF-8 的 .txt 文件", line)]
    official = split_official_text(text, path.name)
    if not official.places:
        return None, [_complain(path, "原文是空的", "请放入完整的原文")]
    return official, []


def read_official_texts(policies: Iterable[Policy], folder: Path) -> tuple[dict[str, OfficialText], list[Problem]]:
    """Read the official text of every policy whose file is in a folder, by the id of the policy."""
    texts: dict[str, OfficialText] = {}
    problems: list[Problem] = []
    for policy in policies:
        if (folder / policy.source).exists():
            text, found = read_official_text(folder / policy.source)
            problems += found
            if text is not None:
                texts[policy.id] = text
    return texts, problems


def split_official_text(text: str, file: str) -> OfficialText:
    """Cut an official text into its places: clauses, named parts, cells of a table of tasks.

    Joining the markers and texts of the places gives back every printed character of the text, in order.
    """
    blocks = split_blocks(clean_lines(text), opens_place, closes_table)
    return OfficialText(file=file, places=find_places(blocks))


def _complain(path: Path, message: str, hint: str, line: int | None = None) -> Problem:
    return Problem(place=Place(file=str(path), line=line, column=line and 1), message=message, hint=hint)
