"""Whose a file may be that cannot be read: its name may hold its sender's name or number. Never more than a hint."""

import re
from collections.abc import Iterable

from generators.model.ledger import ReturnedFile, Sender, UnreadFile
from generators.view.ledger.sorting import same_name

_SHORTEST_NAME = 2


def find_unread(files: Iterable[ReturnedFile], roster: Iterable[Sender]) -> tuple[UnreadFile, ...]:
    """List every file that is no readable return, why, and whose it may be."""
    senders = tuple(roster)
    return tuple(
        UnreadFile(file=file.file, why=why, likely=find_likely(file.file, senders))
        for file in files
        if (why := _say_why(file)) is not None
    )


def find_likely(file: str, roster: Iterable[Sender]) -> Sender | None:
    """Return the one sender whose name stands in the path of a file, else whose number does; None for two of them.

    A name within a longer one that also stands there is none: 示例一镇 in 示例一镇东区.
    """
    shown = same_name(file)
    named = [sender for sender in roster if _is_named(sender, shown)]
    longest = [one for one in named if not any(_is_part(one.name, other.name) for other in named)]
    found = longest or [sender for sender in roster if _is_numbered(sender, file)]
    return found[0] if len(found) == 1 else None


def _say_why(file: ReturnedFile) -> str | None:
    if file.filled is None:
        return file.refusal
    return None if file.filled.answers else "；".join(check.says for check in file.filled.checks)


def _is_named(sender: Sender, shown: str) -> bool:
    name = same_name(sender.name)
    return len(name) >= _SHORTEST_NAME and name in shown


def _is_part(name: str, other: str) -> bool:
    return same_name(name) != same_name(other) and same_name(name) in same_name(other)


def _is_numbered(sender: Sender, file: str) -> bool:
    """Tell whether the sender's number stands there by itself: zhen-1 is not in zhen-10.doc."""
    pattern = rf"(?<![A-Za-z0-9]){re.escape(sender.id)}(?![A-Za-z0-9])"
    return re.search(pattern, file, re.IGNORECASE) is not None
