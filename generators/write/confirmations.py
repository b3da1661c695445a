"""What was confirmed, as content/confirmations.yaml: written whole, sorted, what stands above the records kept."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path

from generators.model.suspect import Confirmation, TargetKind
from generators.model.words import yaml_word
from generators.write.files import write_if_changed

HEAD = (
    "# yaml-language-server: $schema=../build/schema/confirmations.schema.json",
    "# 谁在哪天对照条款确认了什么，以及那时各处条款的校验值；由 python3 run.py confirm 写出，不用手改。",
)
_PLAIN = re.compile(r"[\w（）《》“”/.、，；=·-](?:[\w（）《》“”/.、，；=·\- ]*[\w（）《》“”/.、，；=·-])?")
"""Texts that YAML takes as they are."""
_KINDS = [kind.value for kind in TargetKind]


def write_confirmations(path: Path, confirmations: Iterable[Confirmation]) -> bool:
    """Write them; return whether the file changed. A reader sees the old file or the new one, never half."""
    lines = [*_head_of(path), *(line for one in sorted(confirmations, key=_order) for line in _lay_out(one))]
    return write_if_changed(path, ("\n".join(lines) + "\n").encode())


def _head_of(path: Path) -> tuple[str, ...]:
    """Return the comments above the first record; ours where there is no file yet."""
    if not path.exists():
        return HEAD
    return tuple(takewhile(lambda line: not line.strip() or line.startswith("#"), path.read_text("utf-8").splitlines()))


def _order(one: Confirmation) -> tuple[int, str]:
    kind, _, name = one.target.partition(" ")
    return (_KINDS.index(kind) if kind in _KINDS else len(_KINDS), name)


def _lay_out(one: Confirmation) -> Iterator[str]:
    yield f"- {yaml_word('target')}: {_quote(one.target)}"
    yield f"  {yaml_word('confirmed_by')}: {_quote(one.confirmed_by)}"
    yield f"  {yaml_word('confirmed_on')}: {_quote(one.confirmed_on)}"
    yield f"  {yaml_word('bases')}:"
    yield from (f"    {_quote(place)}: {_quote(written)}" for place, written in one.bases.items())


def _quote(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text[0] not in "-=" else json.dumps(text, ensure_ascii=False)
