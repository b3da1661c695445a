"""Read who is to report: a YAML list of 编号 and 名称."""

import re
from pathlib import Path

from generators.model.ledger import Sender
from generators.model.problem import Place, Problem
from generators.read.yaml_file import read_yaml

_HINT = "写成 - {编号: xx-01, 名称: 某某单位}"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
"""Ids name files, so nothing else may stand in them."""


def read_senders(path: Path) -> tuple[tuple[Sender, ...], list[Problem]]:
    """Read a roster; every id and every name comes once."""
    raw, problems = read_yaml(path, path.name)
    if raw is None:
        return (), problems
    if not isinstance(raw, list) or not raw:
        return (), [Problem(place=Place(file=path.name), message="名单应是一列单位", hint=_HINT)]
    senders: list[Sender] = []
    for index, item in enumerate(raw):
        place = Place(file=path.name, keys=(index,))
        sender = _read_sender(item)
        if sender is None:
            problems.append(Problem(place=place, message="每个单位应写编号（字母、数字、连字符）和名称", hint=_HINT))
        elif any(sender.id == one.id or sender.name == one.name for one in senders):
            message = f"「{sender.id} {sender.name}」写了两次"
            problems.append(Problem(place=place, message=message, hint="每个单位只写一条"))
        else:
            senders.append(sender)
    return tuple(senders), problems


def _read_sender(item: object) -> Sender | None:
    if not isinstance(item, dict):
        return None
    number, name = item.get("编号"), item.get("名称")
    if not isinstance(number, str) or not isinstance(name, str) or not name.strip() or not _ID.fullmatch(number):
        return None
    return Sender(id=number, name=name.strip())
