"""The block in which somebody encoded a clause, brought to another place of the text and not laid out anew."""

import re
from collections.abc import Iterator, Sequence

from generators.model.official import OfficialPlace
from generators.model.policy import Clause
from generators.model.words import yaml_word
from generators.write.draft import quote


def move_block(block: Sequence[str], old: Clause, new: OfficialPlace) -> Iterator[str]:
    """Give a block its new path, row and hash; everything else stays as somebody wrote it."""
    row = None if new.row is None else str(new.row)
    fresh = [("clause", old.clause, quote(new.path)), ("hash", old.hash or "", quote(new.hash))]
    if old.row is not None:
        fresh.append(("row", str(old.row), row or "null"))
    elif row is not None:
        fresh[0] = ("clause", old.clause, f"{quote(new.path)}  # {yaml_word('row')}: {row}")
    for line in block:
        replaced = line
        for change in list(fresh):
            written = _write_value(replaced, *change)
            if written != replaced:
                fresh.remove(change)
                replaced = written
        yield replaced


def _write_value(line: str, name: str, was: str, now: str) -> str:
    """Write another value where a line gives the old one, on a line of its own or between braces."""
    value = rf"[\"']?{re.escape(was)}[\"']?"
    begins, ends = (
        (r"[{,]\s*", r"(?=\s*[,}])") if re.match(r"\s*-\s*\{", line) else (r"^\s*(?:-\s+)?", r"(?=\s*(?:#.*)?$)")
    )
    return re.sub(rf"({begins}{yaml_word(name)}:\s*){value}{ends}", lambda found: found[1] + now, line, count=1)
