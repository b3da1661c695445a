"""What is different between two versions of a text, in words."""

import re
from difflib import SequenceMatcher

MOST = 8
"""Stretches that differ; where there are more, whole parts of sentences are told instead of words."""
_WORD = re.compile(r"[A-Za-z0-9.]+|[^\sA-Za-z0-9]")
_PART = re.compile(r"[^，；。：！？\n]+[，；。：！？]?")
_CONTEXT = 12


def say_difference(before: str, after: str) -> tuple[str, ...]:
    """Say word by word what changed: 原“每月”改为“每周”, each with some text before it to find it by.

    Of a text that was written anew, say which parts of its sentences are gone and which have come.
    """
    said = tuple(_by_words(before, after))
    return said if len(said) <= MOST else tuple(_by_parts(before, after))


def _by_words(before: str, after: str) -> list[str]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    said: list[str] = []
    for action, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if action == "equal":
            continue
        near = "".join(new[max(start - _CONTEXT, 0) : start])
        where = f"“…{near}”后" if near else "开头"
        gone, come = "".join(old[first:last]), "".join(new[start:end])
        if gone and come:
            said.append(f"{where}：“{gone}”改为“{come}”")
        else:
            said.append(f"{where}：{'增加' if come else '删去'}“{come or gone}”")
    return said


def _by_parts(before: str, after: str) -> list[str]:
    old, new = (["".join(part.split()) for part in _PART.findall(text)] for text in (before, after))
    gone, come = ([part for part in one if part and part not in other] for one, other in ((old, new), (new, old)))
    return [f"{word}：“{''.join(parts)}”" for word, parts in (("不再有", gone), ("新写", come)) if parts]
