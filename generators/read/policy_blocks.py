"""The text of a policy's YAML file cut into its head and the block of each clause, comments and all."""

import re
from dataclasses import dataclass

from generators.model.words import yaml_word

_LIST = re.compile(rf"^{yaml_word('clauses')}\s*:\s*(?:#.*)?$")
_ITEM = re.compile(r"^(?P<indent>\s*)-\s")
_COMMENT = re.compile(r"^\s*(?:#.*)?$")


@dataclass(frozen=True, kw_only=True)
class PolicyBlocks:
    """A policy's file: the lines before its clauses, the lines of each clause in order, the lines after them."""

    head: tuple[str, ...]
    clauses: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()


def cut_policy(text: str) -> PolicyBlocks:
    """Cut the text of a policy's file; a comment or blank line right above a clause belongs to that clause."""
    lines = text.splitlines()
    begin = next((at for at, line in enumerate(lines) if _LIST.match(line)), None)
    if begin is None:
        return PolicyBlocks(head=tuple(lines), clauses=())
    indent = next((found["indent"] for line in lines[begin + 1 :] if (found := _ITEM.match(line))), None)
    end = next((at for at in range(begin + 1, len(lines)) if _is_top(lines[at], indent or "")), len(lines))
    starts = [at for at in range(begin + 1, end) if indent is not None and lines[at].startswith(f"{indent}- ")]
    starts = [_with_comments(lines, at, begin + 1) for at in starts]
    blocks = [tuple(lines[start:stop]) for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    return PolicyBlocks(head=tuple(lines[: begin + 1]), clauses=tuple(blocks), foot=tuple(lines[end:]))


def _is_top(line: str, indent: str) -> bool:
    """Tell whether a line begins another key of the policy."""
    return bool(line) and not line[0].isspace() and not line.startswith(("#", f"{indent}- "))


def _with_comments(lines: list[str], start: int, floor: int) -> int:
    while start > floor and _COMMENT.match(lines[start - 1]):
        start -= 1
    return start
